package sqlstore

import (
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// Use implements [zone.ReadTx].
func (t *readTx) Use(nonce tokens.Nonce) (zone.Use, error) {
	return one(&t.txn, "use of the token", scanUse,
		`SELECT nonce, issued_at, count FROM token_uses WHERE nonce = ? AND count > 0`, string(nonce))
}

func scanUse(row scanner) (u zone.Use, err error) {
	err = row.Scan(&u.Nonce, scanTime{&u.IssuedAt}, &u.Count)
	return u, err
}

// Consume implements [zone.Tx]. The one statement is both the question and the act; no second one can come between.
func (t *tx) Consume(nonce tokens.Nonce, issuedAt time.Time, limit int64) (bool, error) {
	if limit < 1 {
		return false, t.usable() // the statement compares only where there is a row
	}
	n, err := t.countUses([]*grantedUse{{nonce, issuedAt, limit}}, limit)
	return n == 1 && err == nil, err
}

var usesRows = rowsStatement{
	head: `INSERT INTO token_uses (nonce, issued_at, count)`, row: `(?, ?, 1)`,
	tail: ` ON CONFLICT (nonce) DO UPDATE SET count = token_uses.count + 1 WHERE token_uses.count < ?`,
}

// countUses counts a use of each token that has not been used as often as the limit, which is the same for all and at least 1, and returns
// how many there were.
func (t *tx) countUses(uses []*grantedUse, limit int64) (int64, error) {
	return t.insertRows("use of the token", usesRows, len(uses), func(args []any, i int) []any {
		return append(args, string(uses[i].nonce), millis(uses[i].issuedAt))
	}, limit)
}

// Redemption implements [zone.ReadTx].
func (t *readTx) Redemption(nonce tokens.Nonce, provider zone.ProviderID) (zone.Redemption, error) {
	return one(&t.txn, "redemption", scanRedemption,
		`SELECT nonce, provider_id, space_id, size, redeemed_at FROM redemptions WHERE nonce = ? AND provider_id = ?`,
		string(nonce), string(provider))
}

func scanRedemption(row scanner) (r zone.Redemption, err error) {
	err = row.Scan(&r.Nonce, &r.Provider, &r.Space, &r.Size, scanTime{&r.RedeemedAt})
	return r, err
}

// InsertRedemption implements [zone.Tx].
func (t *tx) InsertRedemption(r zone.Redemption) error {
	n, err := t.insertRedemptions([]*zone.Redemption{&r})
	if err == nil && n == 0 {
		return alreadyThere("redemption")
	}
	return err
}

var redemptionsRows = rowsStatement{
	head: `INSERT INTO redemptions (nonce, provider_id, space_id, size, redeemed_at)`, row: `(?, ?, ?, ?, ?)`, tail: onlyNew,
}

// insertRedemptions adds those redemptions that are not there, and returns how many there were.
func (t *tx) insertRedemptions(list []*zone.Redemption) (int64, error) {
	return t.insertRows("redemption", redemptionsRows, len(list), func(args []any, i int) []any {
		r := list[i]
		return append(args, string(r.Nonce), string(r.Provider), string(r.Space), r.Size, millis(r.RedeemedAt))
	})
}

// Revocation implements [zone.ReadTx].
func (t *readTx) Revocation(nonce tokens.Nonce, space zone.SpaceID) (zone.Revocation, error) {
	return one(&t.txn, "revocation", scanRevocation,
		`SELECT nonce, space_id, revoked_at FROM revocations WHERE nonce = ? AND space_id = ?`, string(nonce), string(space))
}

func scanRevocation(row scanner) (r zone.Revocation, err error) {
	err = row.Scan(&r.Nonce, &r.Space, scanTime{&r.RevokedAt})
	return r, err
}

// InsertRevocation implements [zone.Tx]. It writes to the row that Consume writes to: two transactions of which one uses the token
// and the other one revokes it must not both believe that they were first. By that row pruning finds the revocation, too.
func (t *tx) InsertRevocation(r zone.Revocation, issuedAt time.Time) error {
	err := t.insert("revocation", `INSERT INTO revocations (nonce, space_id, revoked_at) VALUES (?, ?, ?)`,
		string(r.Nonce), string(r.Space), millis(r.RevokedAt))
	if err != nil {
		return err
	}
	_, err = t.write("use of the token", `INSERT INTO token_uses (nonce, issued_at, count) VALUES (?, ?, 0)
		ON CONFLICT (nonce) DO UPDATE SET count = token_uses.count`, string(r.Nonce), millis(issuedAt))
	return err
}

// prunable selects what the ledger knows of temporary tokens that were issued before a time, the oldest first.
const prunable = `SELECT u.nonce FROM token_uses u WHERE u.issued_at < ?
	AND NOT EXISTS (SELECT 1 FROM named_tokens n WHERE n.id = u.nonce) ORDER BY u.issued_at, u.nonce LIMIT ?`

// PruneLedger implements [zone.Tx]. Each statement selects the same tokens anew: the last one removes what they are found by.
func (t *tx) PruneLedger(before time.Time, limit int) (int, error) {
	if limit < 1 {
		return 0, t.usable()
	}
	var n int64
	for _, table := range []string{"redemptions", "revocations", "token_uses"} {
		var err error
		n, err = t.exec("ledger", `DELETE FROM `+table+` WHERE nonce IN (`+prunable+`)`, millis(before), limit)
		if err != nil {
			return 0, err
		}
	}
	return int(n), nil
}
