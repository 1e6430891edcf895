package sqlstore

import (
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// Use implements [zone.ReadTx].
func (t *readTx) Use(nonce tokens.Nonce) (zone.Use, error) {
	return one(&t.txn, "use of the token", scanUse,
		`SELECT nonce, issued_at, count FROM token_uses WHERE nonce = ?`, string(nonce))
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
	n, err := t.exec("use of the token", `INSERT INTO token_uses (nonce, issued_at, count) VALUES (?, ?, 1)
		ON CONFLICT (nonce) DO UPDATE SET count = token_uses.count + 1
		WHERE token_uses.count < ?`, string(nonce), millis(issuedAt), limit)
	return n == 1 && err == nil, err
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
	return t.insert("redemption", `INSERT INTO redemptions
		(nonce, provider_id, space_id, size, redeemed_at) VALUES (?, ?, ?, ?, ?)`,
		string(r.Nonce), string(r.Provider), string(r.Space), r.Size, millis(r.RedeemedAt))
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

// InsertRevocation implements [zone.Tx].
func (t *tx) InsertRevocation(r zone.Revocation) error {
	return t.insert("revocation", `INSERT INTO revocations (nonce, space_id, revoked_at) VALUES (?, ?, ?)`,
		string(r.Nonce), string(r.Space), millis(r.RevokedAt))
}
