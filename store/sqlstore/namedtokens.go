package sqlstore

import (
	"fmt"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// selectNamedToken looks the uses of each row up in the ledger, where both primary keys begin with the nonce. They are
// subqueries and no joins, since a joined row that is missing cannot be locked. See dialect.
const selectNamedToken = `SELECT id, space_id, issuer, name, memo, secret, usage_limit, caveats, created_at, expires_at, revoked_at,
	coalesce((SELECT u.count FROM token_uses u WHERE u.nonce = named_tokens.id), 0),
	(SELECT max(r.redeemed_at) FROM redemptions r WHERE r.nonce = named_tokens.id)
	FROM named_tokens `

// NamedToken implements [zone.ReadTx].
func (t *readTx) NamedToken(id tokens.Nonce) (zone.NamedToken, error) {
	return held(&t.txn, "named token", scanNamedToken, selectNamedToken+`WHERE id = ?`, string(id))
}

func scanNamedToken(row scanner) (n zone.NamedToken, err error) {
	err = row.Scan(&n.ID, &n.Space, &n.Issuer, &n.Name, &n.Memo, scanSecret{&n.Secret}, &n.UsageLimit, scanTexts{&n.Caveats},
		scanTime{&n.CreatedAt}, scanTime{&n.ExpiresAt}, scanTime{&n.RevokedAt}, &n.Uses, scanTime{&n.LastUsedAt})
	return n, err
}

// SpaceNamedTokens implements [zone.ReadTx].
func (t *readTx) SpaceNamedTokens(space zone.SpaceID, p zone.Page) ([]zone.NamedToken, error) {
	return page(&t.txn, "named tokens", scanNamedToken, p,
		selectNamedToken+`WHERE space_id = ? AND id > ? ORDER BY id LIMIT ?`, string(space))
}

// InsertNamedToken implements [zone.Tx].
func (t *tx) InsertNamedToken(n zone.NamedToken) error {
	caveats, err := jsonTexts(n.Caveats)
	if err != nil {
		return fmt.Errorf("sqlstore: named token: %w", err)
	}
	return t.insertUnder("named token", []parent{{"users", string(n.Issuer)}}, `INSERT INTO named_tokens
		(id, space_id, issuer, name, memo, secret, usage_limit, caveats, created_at, expires_at, revoked_at)`,
		string(n.ID), string(n.Space), string(n.Issuer), n.Name, n.Memo, n.Secret[:], n.UsageLimit, caveats, millis(n.CreatedAt),
		millisOrNull(n.ExpiresAt), millisOrNull(n.RevokedAt))
}

// UpdateNamedToken implements [zone.Tx].
func (t *tx) UpdateNamedToken(n zone.NamedToken) error {
	return t.changeUnique("named token", `UPDATE named_tokens SET name = ?, memo = ?, revoked_at = ? WHERE id = ?`,
		n.Name, n.Memo, millisOrNull(n.RevokedAt), string(n.ID))
}

// DeleteNamedToken implements [zone.Tx]. What the ledger holds of it stays.
func (t *tx) DeleteNamedToken(id tokens.Nonce) error {
	return t.change("named token", `DELETE FROM named_tokens WHERE id = ?`, string(id))
}
