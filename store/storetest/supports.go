package storetest

import (
	"math"
	"testing"

	"github.com/zonemint/zonemint/zone"
)

var supportTests = []test{
	{"insert and read", func(t *testing.T, s zone.Store) {
		insert(t, s, newSpace("S"), newProvider("P"), newSupport("S", "P"))
		wantRead(t, s, keptSupport(newSupport("S", "P")),
			func(tx zone.ReadTx) (zone.Support, error) { return tx.Support("S", "P") })
	}},
	{"missing", testSupportMissing},
	{"already supported", func(t *testing.T, s zone.Store) {
		insert(t, s, newSpace("S"), newProvider("P"), newSupport("S", "P"))
		wantKind(t, try(s, func(tx zone.Tx) error { return tx.InsertSupport(newSupport("S", "P")) }), zone.Conflict)
	}},
	{"no such space or provider", func(t *testing.T, s zone.Store) {
		insert(t, s, newSpace("S"), newProvider("P"))
		for _, one := range []zone.Support{newSupport("T", "P"), newSupport("S", "Q"), newSupport("T", "Q")} {
			wantKind(t, try(s, func(tx zone.Tx) error { return tx.InsertSupport(one) }), zone.NotFound)
		}
	}},
	{"update writes the size only", testSupportUpdate},
	{"delete", testSupportDelete},
	{"list of a space", testSupportListOfSpace},
	{"list of a provider", testSupportListOfProvider},
}

func keptSupport(s zone.Support) zone.Support {
	s.Since = kept(s.Since)
	return s
}

func testSupportMissing(t *testing.T, s zone.Store) {
	insert(t, s, newSpace("S"), newSpace("T"), newProvider("P"), newProvider("Q"), newSupport("S", "P"))
	for _, one := range []zone.Support{newSupport("S", "Q"), newSupport("T", "P"), newSupport("x", "P")} {
		wantMissing(t, s, func(tx zone.ReadTx) (zone.Support, error) { return tx.Support(one.Space, one.Provider) })
		wantKind(t, try(s, func(tx zone.Tx) error { return tx.UpdateSupport(one) }), zone.NotFound)
		wantKind(t, try(s, func(tx zone.Tx) error { return tx.DeleteSupport(one.Space, one.Provider) }), zone.NotFound)
	}
}

func testSupportUpdate(t *testing.T, s zone.Store) {
	insert(t, s, newSpace("S"), newProvider("P"), newProvider("Q"), newSupport("S", "P"), newSupport("S", "Q"))
	update(t, s, func(tx zone.Tx) error {
		return tx.UpdateSupport(zone.Support{
			Space: "S", Provider: "P", Size: math.MaxInt64, Since: noon.AddDate(1, 0, 0), Token: "another",
		})
	})
	want := keptSupport(newSupport("S", "P"))
	want.Size = math.MaxInt64
	wantRead(t, s, want, func(tx zone.ReadTx) (zone.Support, error) { return tx.Support("S", "P") })
	wantRead(t, s, []zone.Support{want, keptSupport(newSupport("S", "Q"))},
		func(tx zone.ReadTx) ([]zone.Support, error) { return tx.SpaceSupports("S", zone.Page{Limit: 10}) })
	wantRead(t, s, []zone.Support{want},
		func(tx zone.ReadTx) ([]zone.Support, error) { return tx.ProviderSupports("P", zone.Page{Limit: 10}) })
}

func testSupportDelete(t *testing.T, s zone.Store) {
	insert(t, s, newSpace("S"), newProvider("P"), newProvider("Q"), newSupport("S", "P"), newSupport("S", "Q"))
	update(t, s, func(tx zone.Tx) error { return tx.DeleteSupport("S", "P") })
	wantMissing(t, s, func(tx zone.ReadTx) (zone.Support, error) { return tx.Support("S", "P") })
	wantRead(t, s, []zone.Support{keptSupport(newSupport("S", "Q"))},
		func(tx zone.ReadTx) ([]zone.Support, error) { return tx.SpaceSupports("S", zone.Page{Limit: 10}) })
	insert(t, s, newSupport("S", "P")) // may be given anew
}

func testSupportListOfSpace(t *testing.T, s zone.Store) {
	list := func(tx zone.ReadTx, p zone.Page) ([]zone.Support, error) { return tx.SpaceSupports("S", p) }
	byProvider := func(s zone.Support) string { return string(s.Provider) }
	insert(t, s, newSpace("S"), newSpace("s"), newProvider("other"), newSupport("s", "other"))
	wantPages(t, s, nil, byProvider, list)
	for _, id := range tricky {
		insert(t, s, newProvider(id), newSupport("S", id))
	}
	wantPages(t, s, tricky, byProvider, list)
}

func testSupportListOfProvider(t *testing.T, s zone.Store) {
	list := func(tx zone.ReadTx, p zone.Page) ([]zone.Support, error) { return tx.ProviderSupports("P", p) }
	bySpace := func(s zone.Support) string { return string(s.Space) }
	insert(t, s, newProvider("P"), newProvider("p"), newSpace("other"), newSupport("other", "p"))
	wantPages(t, s, nil, bySpace, list)
	for _, id := range tricky {
		insert(t, s, newSpace(id), newSupport(id, "P"))
	}
	wantPages(t, s, tricky, bySpace, list)
}
