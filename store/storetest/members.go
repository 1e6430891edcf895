package storetest

import (
	"testing"

	"github.com/zonemint/zonemint/zone"
)

var memberTests = []test{
	{"insert and read", testMemberInsert},
	{"missing", testMemberMissing},
	{"already a member", func(t *testing.T, s zone.Store) {
		insert(t, s, newUser("A"), newSpace("S"), newMember("S", "A"))
		again := newMember("S", "A")
		again.Privileges = zone.AllPrivileges
		wantKind(t, try(s, func(tx zone.Tx) error { return tx.InsertMember(again) }), zone.Conflict)
		wantRead(t, s, newMember("S", "A"), func(tx zone.ReadTx) (zone.Member, error) { return tx.Member("S", "A") })
	}},
	{"no such space or user", func(t *testing.T, s zone.Store) {
		insert(t, s, newUser("A"), newSpace("S"))
		for _, m := range []zone.Member{newMember("T", "A"), newMember("S", "B"), newMember("T", "B")} {
			wantKind(t, try(s, func(tx zone.Tx) error { return tx.InsertMember(m) }), zone.NotFound)
		}
		wantPages(t, s, nil, asString,
			func(tx zone.ReadTx, p zone.Page) ([]zone.UserID, error) { return tx.Members("S", p) })
	}},
	{"update", testMemberUpdate},
	{"delete", testMemberDelete},
	{"list of a space", testMemberList},
}

func testMemberInsert(t *testing.T, s zone.Store) {
	insert(t, s, newSpace("S"))
	for id, privileges := range map[string]zone.PrivilegeSet{
		"none": 0, "all": zone.AllPrivileges, "default": zone.DefaultPrivileges, "future": 1<<32 - 1,
	} {
		m := newMember("S", id)
		m.Privileges = privileges
		insert(t, s, newUser(id), m)
		wantRead(t, s, m, func(tx zone.ReadTx) (zone.Member, error) { return tx.Member("S", m.User) })
	}
}

func testMemberMissing(t *testing.T, s zone.Store) {
	insert(t, s, newUser("A"), newUser("B"), newSpace("S"), newSpace("T"), newMember("S", "A"))
	for _, m := range []zone.Member{newMember("S", "B"), newMember("T", "A"), newMember("x", "A"), newMember("S", "x")} {
		wantMissing(t, s, func(tx zone.ReadTx) (zone.Member, error) { return tx.Member(m.Space, m.User) })
		wantKind(t, try(s, func(tx zone.Tx) error { return tx.UpdateMember(m) }), zone.NotFound)
		wantKind(t, try(s, func(tx zone.Tx) error { return tx.DeleteMember(m.Space, m.User) }), zone.NotFound)
	}
}

func testMemberUpdate(t *testing.T, s zone.Store) {
	insert(t, s, newUser("A"), newUser("B"), newSpace("S"), newMember("S", "A"), newMember("S", "B"))
	changed := newMember("S", "A")
	changed.Privileges = zone.AllPrivileges
	update(t, s, func(tx zone.Tx) error { return tx.UpdateMember(changed) })
	wantRead(t, s, changed, func(tx zone.ReadTx) (zone.Member, error) { return tx.Member("S", "A") })
	wantRead(t, s, newMember("S", "B"), func(tx zone.ReadTx) (zone.Member, error) { return tx.Member("S", "B") })
	wantPages(t, s, []string{"S"}, asString,
		func(tx zone.ReadTx, p zone.Page) ([]zone.SpaceID, error) { return tx.UserSpaces("A", p) })
}

func testMemberDelete(t *testing.T, s zone.Store) {
	insert(t, s, newUser("A"), newUser("B"), newSpace("S"), newSpace("T"), newMember("S", "A"), newMember("S", "B"),
		newMember("T", "A"))
	update(t, s, func(tx zone.Tx) error { return tx.DeleteMember("S", "A") })
	wantMissing(t, s, func(tx zone.ReadTx) (zone.Member, error) { return tx.Member("S", "A") })
	wantPages(t, s, []string{"B"}, asString,
		func(tx zone.ReadTx, p zone.Page) ([]zone.UserID, error) { return tx.Members("S", p) })
	wantPages(t, s, []string{"T"}, asString,
		func(tx zone.ReadTx, p zone.Page) ([]zone.SpaceID, error) { return tx.UserSpaces("A", p) })
	insert(t, s, newMember("S", "A")) // may come back
}

func testMemberList(t *testing.T, s zone.Store) {
	list := func(tx zone.ReadTx, p zone.Page) ([]zone.UserID, error) { return tx.Members("S", p) }
	insert(t, s, newSpace("S"), newSpace("s"), newUser("other"), newMember("s", "other"))
	wantPages(t, s, nil, asString, list)
	for _, id := range tricky {
		insert(t, s, newUser(id), newMember("S", id))
	}
	wantPages(t, s, tricky, asString, list)
}
