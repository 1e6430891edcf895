package sqlstore

import (
	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

const selectAccessToken = `SELECT id, user_id, name, secret, created_at, expires_at FROM access_tokens `

// AccessToken implements [zone.ReadTx].
func (t *readTx) AccessToken(id tokens.Nonce) (zone.AccessToken, error) {
	return one(&t.txn, "access token", scanAccessToken, selectAccessToken+`WHERE id = ?`, string(id))
}

func scanAccessToken(row scanner) (a zone.AccessToken, err error) {
	err = row.Scan(&a.ID, &a.User, &a.Name, scanSecret{&a.Secret}, scanTime{&a.CreatedAt}, scanTime{&a.ExpiresAt})
	return a, err
}

// UserAccessTokens implements [zone.ReadTx].
func (t *readTx) UserAccessTokens(user zone.UserID, p zone.Page) ([]zone.AccessToken, error) {
	return page(&t.txn, "access tokens", scanAccessToken, p,
		selectAccessToken+`WHERE user_id = ? AND id > ? ORDER BY id LIMIT ?`, string(user))
}

// InsertAccessToken implements [zone.Tx].
func (t *tx) InsertAccessToken(a zone.AccessToken) error {
	return t.insertUnder("access token", []parent{{"users", string(a.User)}},
		`INSERT INTO access_tokens (id, user_id, name, secret, created_at, expires_at)`,
		string(a.ID), string(a.User), a.Name, a.Secret[:], millis(a.CreatedAt), millisOrNull(a.ExpiresAt))
}

// DeleteAccessToken implements [zone.Tx].
func (t *tx) DeleteAccessToken(id tokens.Nonce) error {
	return t.change("access token", `DELETE FROM access_tokens WHERE id = ?`, string(id))
}
