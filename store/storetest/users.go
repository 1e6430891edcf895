package storetest

import (
	"testing"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

var userTests = []test{
	{"insert and read", testUserInsert},
	{"missing", testUserMissing},
	{"id taken", func(t *testing.T, s zone.Store) {
		insert(t, s, newUser("A"))
		again := newUser("A")
		again.Username = "another"
		wantKind(t, try(s, func(tx zone.Tx) error { return tx.InsertUser(again) }), zone.Conflict)
	}},
	{"username taken", func(t *testing.T, s zone.Store) {
		insert(t, s, newUser("A"))
		other := newUser("B")
		other.Username = newUser("A").Username
		wantKind(t, try(s, func(tx zone.Tx) error { return tx.InsertUser(other) }), zone.Conflict)
		wantMissing(t, s, func(tx zone.ReadTx) (zone.User, error) { return tx.User("B") })
	}},
	{"update", testUserUpdate},
	{"update to a taken username", testUserUpdateConflict},
	{"rename frees the old username", testUserRename},
	{"delete takes memberships and access tokens along", testUserDelete},
	{"count admins", testUserCountAdmins},
	{"list", func(t *testing.T, s zone.Store) {
		wantPages(t, s, nil, asString, zone.ReadTx.Users)
		for _, id := range tricky {
			insert(t, s, newUser(id))
		}
		wantPages(t, s, tricky, asString, zone.ReadTx.Users)
	}},
}

func keptUser(u zone.User) zone.User {
	u.CreatedAt = kept(u.CreatedAt)
	return u
}

func testUserInsert(t *testing.T, s zone.Store) {
	admin, blocked, bare := newUser("admin"), newUser("blocked"), zone.User{ID: "bare", Username: "bare", CreatedAt: noon}
	admin.Admin, blocked.Blocked = true, true
	for _, u := range []zone.User{admin, blocked, bare} {
		insert(t, s, u)
	}
	for _, u := range []zone.User{admin, blocked, bare} {
		wantRead(t, s, keptUser(u), func(tx zone.ReadTx) (zone.User, error) { return tx.User(u.ID) })
		wantRead(t, s, keptUser(u), func(tx zone.ReadTx) (zone.User, error) { return tx.UserByName(u.Username) })
	}
}

func testUserMissing(t *testing.T, s zone.Store) {
	insert(t, s, newUser("A"))
	wantMissing(t, s, func(tx zone.ReadTx) (zone.User, error) { return tx.User("a") })
	wantMissing(t, s, func(tx zone.ReadTx) (zone.User, error) { return tx.UserByName("A") })
	wantKind(t, try(s, func(tx zone.Tx) error { return tx.UpdateUser(newUser("B")) }), zone.NotFound)
	wantKind(t, try(s, func(tx zone.Tx) error { return tx.DeleteUser("B") }), zone.NotFound)
}

func testUserUpdate(t *testing.T, s zone.Store) {
	insert(t, s, newUser("A"), newUser("B"))
	changed := zone.User{
		ID: "A", Username: "renamed", FullName: "full", PasswordHash: "hash", Admin: true, Blocked: true, Secret: secret(9),
		CreatedAt: noon.AddDate(1, 0, 0),
	}
	update(t, s, func(tx zone.Tx) error { return tx.UpdateUser(changed) })
	changed.CreatedAt = noon // is not written
	wantRead(t, s, keptUser(changed), func(tx zone.ReadTx) (zone.User, error) { return tx.User("A") })
	wantRead(t, s, keptUser(changed), func(tx zone.ReadTx) (zone.User, error) { return tx.UserByName("renamed") })
	wantRead(t, s, keptUser(newUser("B")), func(tx zone.ReadTx) (zone.User, error) { return tx.User("B") })
	// The same values once more are no conflict with itself.
	update(t, s, func(tx zone.Tx) error { return tx.UpdateUser(changed) })
}

func testUserUpdateConflict(t *testing.T, s zone.Store) {
	insert(t, s, newUser("A"), newUser("B"))
	changed := newUser("A")
	changed.Username = newUser("B").Username
	wantKind(t, try(s, func(tx zone.Tx) error { return tx.UpdateUser(changed) }), zone.Conflict)
	wantRead(t, s, keptUser(newUser("A")), func(tx zone.ReadTx) (zone.User, error) { return tx.User("A") })
}

func testUserRename(t *testing.T, s zone.Store) {
	insert(t, s, newUser("A"))
	changed, heir := newUser("A"), newUser("B")
	heir.Username, changed.Username = changed.Username, "renamed"
	update(t, s, func(tx zone.Tx) error { return tx.UpdateUser(changed) })
	wantMissing(t, s, func(tx zone.ReadTx) (zone.User, error) { return tx.UserByName(heir.Username) })
	insert(t, s, heir)
	wantRead(t, s, keptUser(heir), func(tx zone.ReadTx) (zone.User, error) { return tx.UserByName(heir.Username) })
}

func testUserDelete(t *testing.T, s zone.Store) {
	insert(t, s, newUser("A"), newUser("B"), newSpace("S"), newSpace("T"), newMember("S", "A"), newMember("T", "A"),
		newMember("S", "B"), newAccessToken("tA1", "A"), newAccessToken("tA2", "A"), newAccessToken("tB", "B"))
	update(t, s, func(tx zone.Tx) error { return tx.DeleteUser("A") })
	wantMissing(t, s, func(tx zone.ReadTx) (zone.User, error) { return tx.User("A") })
	wantMissing(t, s, func(tx zone.ReadTx) (zone.User, error) { return tx.UserByName(newUser("A").Username) })
	wantMissing(t, s, func(tx zone.ReadTx) (zone.Member, error) { return tx.Member("T", "A") })
	for _, id := range []tokens.Nonce{"tA1", "tA2"} {
		wantMissing(t, s, func(tx zone.ReadTx) (zone.AccessToken, error) { return tx.AccessToken(id) })
	}
	wantPages(t, s, []string{"B"}, asString, zone.ReadTx.Users)
	wantPages(t, s, []string{"S", "T"}, asString, zone.ReadTx.Spaces)
	wantPages(t, s, []string{"B"}, asString,
		func(tx zone.ReadTx, p zone.Page) ([]zone.UserID, error) { return tx.Members("S", p) })
	wantPages(t, s, nil, asString, func(tx zone.ReadTx, p zone.Page) ([]zone.SpaceID, error) { return tx.UserSpaces("A", p) })
	if _, err := read(s, func(tx zone.ReadTx) (zone.AccessToken, error) { return tx.AccessToken("tB") }); err != nil {
		t.Errorf("another user's token: %v", err)
	}
	insert(t, s, newUser("A")) // nothing of the old one is in the way, and nothing comes back
	wantPages(t, s, nil, func(a zone.AccessToken) string { return string(a.ID) },
		func(tx zone.ReadTx, p zone.Page) ([]zone.AccessToken, error) { return tx.UserAccessTokens("A", p) })
}

func testUserCountAdmins(t *testing.T, s zone.Store) {
	wantRead(t, s, 0, zone.ReadTx.CountAdmins)
	for id, u := range map[string]zone.User{
		"A": {Admin: true}, "B": {Admin: true}, "C": {Admin: true, Blocked: true}, "D": {}, "E": {Blocked: true},
	} {
		user := newUser(id)
		user.Admin, user.Blocked = u.Admin, u.Blocked
		insert(t, s, user)
	}
	wantRead(t, s, 2, zone.ReadTx.CountAdmins)
	update(t, s, func(tx zone.Tx) error {
		if err := tx.DeleteUser("A"); err != nil {
			return err
		}
		count, err := tx.CountAdmins()
		if count != 1 {
			t.Errorf("within the transaction there are %d admins, want 1", count)
		}
		return err
	})
	wantRead(t, s, 1, zone.ReadTx.CountAdmins)
}
