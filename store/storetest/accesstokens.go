package storetest

import (
	"testing"
	"time"

	"github.com/zonemint/zonemint/zone"
)

var accessTokenTests = []test{
	{"insert and read", testAccessTokenInsert},
	{"missing", func(t *testing.T, s zone.Store) {
		insert(t, s, newUser("A"), newAccessToken("t", "A"))
		wantMissing(t, s, func(tx zone.ReadTx) (zone.AccessToken, error) { return tx.AccessToken("T") })
		wantKind(t, try(s, func(tx zone.Tx) error { return tx.DeleteAccessToken("T") }), zone.NotFound)
	}},
	{"id taken, also by another user's", func(t *testing.T, s zone.Store) {
		insert(t, s, newUser("A"), newUser("B"), newAccessToken("t", "A"))
		for _, user := range []string{"A", "B"} {
			err := try(s, func(tx zone.Tx) error { return tx.InsertAccessToken(newAccessToken("t", user)) })
			wantKind(t, err, zone.Conflict)
		}
	}},
	{"no such user", func(t *testing.T, s zone.Store) {
		err := try(s, func(tx zone.Tx) error { return tx.InsertAccessToken(newAccessToken("t", "A")) })
		wantKind(t, err, zone.NotFound)
	}},
	{"delete", testAccessTokenDelete},
	{"list of a user", testAccessTokenList},
}

func keptAccessToken(a zone.AccessToken) zone.AccessToken {
	a.CreatedAt = kept(a.CreatedAt)
	if !a.ExpiresAt.IsZero() {
		a.ExpiresAt = kept(a.ExpiresAt)
	}
	return a
}

func testAccessTokenInsert(t *testing.T, s zone.Store) {
	insert(t, s, newUser("A"))
	forever := newAccessToken("forever", "A")
	forever.ExpiresAt = time.Time{}
	for _, a := range []zone.AccessToken{newAccessToken("t", "A"), forever} {
		insert(t, s, a)
		wantRead(t, s, keptAccessToken(a), func(tx zone.ReadTx) (zone.AccessToken, error) { return tx.AccessToken(a.ID) })
	}
}

func testAccessTokenDelete(t *testing.T, s zone.Store) {
	insert(t, s, newUser("A"), newAccessToken("t", "A"), newAccessToken("u", "A"))
	update(t, s, func(tx zone.Tx) error { return tx.DeleteAccessToken("t") })
	wantMissing(t, s, func(tx zone.ReadTx) (zone.AccessToken, error) { return tx.AccessToken("t") })
	wantRead(t, s, []zone.AccessToken{keptAccessToken(newAccessToken("u", "A"))},
		func(tx zone.ReadTx) ([]zone.AccessToken, error) {
			return tx.UserAccessTokens("A", zone.Page{Limit: 10})
		})
}

func testAccessTokenList(t *testing.T, s zone.Store) {
	list := func(tx zone.ReadTx, p zone.Page) ([]zone.AccessToken, error) { return tx.UserAccessTokens("A", p) }
	byID := func(a zone.AccessToken) string { return string(a.ID) }
	insert(t, s, newUser("A"), newUser("a"), newAccessToken("other", "a"))
	wantPages(t, s, nil, byID, list)
	for _, id := range tricky {
		insert(t, s, newAccessToken(id, "A"))
	}
	wantPages(t, s, tricky, byID, list)
}
