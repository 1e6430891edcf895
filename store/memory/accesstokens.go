package memory

import (
	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// AccessToken implements [zone.ReadTx].
func (t *readTx) AccessToken(id tokens.Nonce) (zone.AccessToken, error) {
	if err := t.usable(); err != nil {
		return zone.AccessToken{}, err
	}
	if owners := t.data.accessTokens.byRight[id]; owners != nil {
		for _, token := range owners.rows { // there is one
			return token, nil
		}
	}
	return zone.AccessToken{}, notFound("access token")
}

// UserAccessTokens implements [zone.ReadTx].
func (t *readTx) UserAccessTokens(user zone.UserID, page zone.Page) ([]zone.AccessToken, error) {
	if err := t.usable(); err != nil {
		return nil, err
	}
	return t.data.accessTokens.byLeft[user].values(page)
}

// InsertAccessToken implements [zone.Tx].
func (t *tx) InsertAccessToken(a zone.AccessToken) error {
	if _, err := t.User(a.User); err != nil {
		return err
	}
	if _, taken := t.data.accessTokens.byRight[a.ID]; taken {
		return conflict("access token")
	}
	a.CreatedAt, a.ExpiresAt = cut(a.CreatedAt), cut(a.ExpiresAt)
	putPair(t, t.data.accessTokens, a.User, a.ID, a)
	return nil
}

// DeleteAccessToken implements [zone.Tx].
func (t *tx) DeleteAccessToken(id tokens.Nonce) error {
	token, err := t.AccessToken(id)
	if err != nil {
		return err
	}
	removePair(t, t.data.accessTokens, token.User, id)
	return nil
}
