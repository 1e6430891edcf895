package storetest

import (
	"testing"

	"github.com/zonemint/zonemint/zone"
)

var spaceTests = []test{
	{"insert and read", func(t *testing.T, s zone.Store) {
		insert(t, s, newSpace("S"))
		wantRead(t, s, keptSpace(newSpace("S")), func(tx zone.ReadTx) (zone.Space, error) { return tx.Space("S") })
	}},
	{"missing", testSpaceMissing},
	{"id taken", func(t *testing.T, s zone.Store) {
		insert(t, s, newSpace("S"))
		wantKind(t, try(s, func(tx zone.Tx) error { return tx.InsertSpace(newSpace("S")) }), zone.Conflict)
	}},
	{"update", testSpaceUpdate},
	{"delete takes members and supports along", testSpaceDelete},
	{"delete leaves a former space", testSpaceFormer},
	{"the id of a former space is not used again", testSpaceFormerConflict},
	{"list", func(t *testing.T, s zone.Store) {
		wantPages(t, s, nil, asString, zone.ReadTx.Spaces)
		for _, id := range tricky {
			insert(t, s, newSpace(id))
		}
		wantPages(t, s, tricky, asString, zone.ReadTx.Spaces)
	}},
	{"list of a user", testUserSpaces},
}

func keptSpace(s zone.Space) zone.Space {
	s.CreatedAt = kept(s.CreatedAt)
	return s
}

func testSpaceMissing(t *testing.T, s zone.Store) {
	insert(t, s, newSpace("S"))
	wantMissing(t, s, func(tx zone.ReadTx) (zone.Space, error) { return tx.Space("s") })
	wantMissing(t, s, func(tx zone.ReadTx) (zone.FormerSpace, error) { return tx.FormerSpace("S") })
	wantKind(t, try(s, func(tx zone.Tx) error { return tx.UpdateSpace(newSpace("T")) }), zone.NotFound)
	wantKind(t, try(s, func(tx zone.Tx) error { return tx.DeleteSpace("T", noon) }), zone.NotFound)
	wantMissing(t, s, func(tx zone.ReadTx) (zone.FormerSpace, error) { return tx.FormerSpace("T") })
}

func testSpaceUpdate(t *testing.T, s zone.Store) {
	insert(t, s, newSpace("S"), newSpace("T"))
	changed := zone.Space{ID: "S", Name: "renamed", Secret: secret(9), CreatedAt: noon.AddDate(1, 0, 0)}
	update(t, s, func(tx zone.Tx) error { return tx.UpdateSpace(changed) })
	changed.CreatedAt = noon // is not written
	wantRead(t, s, keptSpace(changed), func(tx zone.ReadTx) (zone.Space, error) { return tx.Space("S") })
	wantRead(t, s, keptSpace(newSpace("T")), func(tx zone.ReadTx) (zone.Space, error) { return tx.Space("T") })
}

func testSpaceDelete(t *testing.T, s zone.Store) {
	insert(t, s, newUser("A"), newProvider("P"), newSpace("S"), newSpace("T"), newMember("S", "A"), newMember("T", "A"),
		newSupport("S", "P"), newSupport("T", "P"))
	update(t, s, func(tx zone.Tx) error { return tx.DeleteSpace("S", noon) })
	wantMissing(t, s, func(tx zone.ReadTx) (zone.Space, error) { return tx.Space("S") })
	wantMissing(t, s, func(tx zone.ReadTx) (zone.Member, error) { return tx.Member("S", "A") })
	wantMissing(t, s, func(tx zone.ReadTx) (zone.Support, error) { return tx.Support("S", "P") })
	wantPages(t, s, []string{"T"}, asString, zone.ReadTx.Spaces)
	wantPages(t, s, []string{"T"}, asString,
		func(tx zone.ReadTx, p zone.Page) ([]zone.SpaceID, error) { return tx.UserSpaces("A", p) })
	wantPages(t, s, []string{"T"}, func(s zone.Support) string { return string(s.Space) },
		func(tx zone.ReadTx, p zone.Page) ([]zone.Support, error) { return tx.ProviderSupports("P", p) })
	wantPages(t, s, []string{"A"}, asString, zone.ReadTx.Users)
	wantPages(t, s, []string{"P"}, asString, zone.ReadTx.Providers)
}

func testSpaceFormer(t *testing.T, s zone.Store) {
	insert(t, s, newSpace("S"))
	changed := newSpace("S")
	changed.Secret = secret(9)
	update(t, s, func(tx zone.Tx) error { return tx.UpdateSpace(changed) })
	update(t, s, func(tx zone.Tx) error { return tx.DeleteSpace("S", noon) })
	former := zone.FormerSpace{ID: "S", Secret: secret(9), RemovedAt: kept(noon)}
	wantRead(t, s, former, func(tx zone.ReadTx) (zone.FormerSpace, error) { return tx.FormerSpace("S") })
	wantKind(t, try(s, func(tx zone.Tx) error { return tx.DeleteSpace("S", noon) }), zone.NotFound)
}

func testSpaceFormerConflict(t *testing.T, s zone.Store) {
	insert(t, s, newSpace("S"))
	update(t, s, func(tx zone.Tx) error { return tx.DeleteSpace("S", noon) })
	wantKind(t, try(s, func(tx zone.Tx) error { return tx.InsertSpace(newSpace("S")) }), zone.Conflict)
	wantMissing(t, s, func(tx zone.ReadTx) (zone.Space, error) { return tx.Space("S") })
	// Also within the transaction that removes it.
	insert(t, s, newSpace("T"))
	err := try(s, func(tx zone.Tx) error {
		if err := tx.DeleteSpace("T", noon); err != nil {
			return err
		}
		return tx.InsertSpace(newSpace("T"))
	})
	wantKind(t, err, zone.Conflict)
	wantRead(t, s, keptSpace(newSpace("T")), func(tx zone.ReadTx) (zone.Space, error) { return tx.Space("T") })
}

func testUserSpaces(t *testing.T, s zone.Store) {
	list := func(tx zone.ReadTx, p zone.Page) ([]zone.SpaceID, error) { return tx.UserSpaces("A", p) }
	insert(t, s, newUser("A"), newUser("a"), newSpace("other"), newMember("other", "a"))
	wantPages(t, s, nil, asString, list)
	for _, id := range tricky {
		insert(t, s, newSpace(id), newMember(id, "A"))
	}
	wantPages(t, s, tricky, asString, list)
}
