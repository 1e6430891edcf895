package storetest

import (
	"testing"

	"github.com/zonemint/zonemint/zone"
)

var providerTests = []test{
	{"insert and read", testProviderInsert},
	{"missing", func(t *testing.T, s zone.Store) {
		insert(t, s, newProvider("P"))
		wantMissing(t, s, func(tx zone.ReadTx) (zone.Provider, error) { return tx.Provider("p") })
		wantKind(t, try(s, func(tx zone.Tx) error { return tx.UpdateProvider(newProvider("Q")) }), zone.NotFound)
		wantKind(t, try(s, func(tx zone.Tx) error { return tx.DeleteProvider("Q") }), zone.NotFound)
	}},
	{"id taken", func(t *testing.T, s zone.Store) {
		insert(t, s, newProvider("P"))
		wantKind(t, try(s, func(tx zone.Tx) error { return tx.InsertProvider(newProvider("P")) }), zone.Conflict)
	}},
	{"update", testProviderUpdate},
	{"delete takes supports along", testProviderDelete},
	{"what goes in and comes out is not shared", testProviderAliasing},
	{"list", func(t *testing.T, s zone.Store) {
		wantPages(t, s, nil, asString, zone.ReadTx.Providers)
		for _, id := range tricky {
			insert(t, s, newProvider(id))
		}
		wantPages(t, s, tricky, asString, zone.ReadTx.Providers)
	}},
}

func keptProvider(p zone.Provider) zone.Provider {
	p.CreatedAt = kept(p.CreatedAt)
	return p
}

func testProviderInsert(t *testing.T, s zone.Store) {
	nowhere, equator := newProvider("nowhere"), newProvider("equator")
	nowhere.Latitude, nowhere.Longitude = nil, nil
	equator.Latitude = new(float64) // zero is a place and not the lack of one
	for _, p := range []zone.Provider{newProvider("P"), nowhere, equator} {
		insert(t, s, p)
		wantRead(t, s, keptProvider(p), func(tx zone.ReadTx) (zone.Provider, error) { return tx.Provider(p.ID) })
	}
}

func testProviderUpdate(t *testing.T, s zone.Store) {
	insert(t, s, newProvider("P"), newProvider("Q"))
	longitude := 1.5
	changed := zone.Provider{
		ID: "P", Name: "renamed", Domain: "q.example.org", Longitude: &longitude, TokenID: "another", Secret: secret(9),
		CreatedAt: noon.AddDate(1, 0, 0),
	}
	update(t, s, func(tx zone.Tx) error { return tx.UpdateProvider(changed) })
	changed.CreatedAt = noon // is not written
	wantRead(t, s, keptProvider(changed), func(tx zone.ReadTx) (zone.Provider, error) { return tx.Provider("P") })
	wantRead(t, s, keptProvider(newProvider("Q")), func(tx zone.ReadTx) (zone.Provider, error) { return tx.Provider("Q") })
}

func testProviderDelete(t *testing.T, s zone.Store) {
	insert(t, s, newProvider("P"), newProvider("Q"), newSpace("S"), newSpace("T"), newSupport("S", "P"), newSupport("T", "P"),
		newSupport("S", "Q"))
	update(t, s, func(tx zone.Tx) error { return tx.DeleteProvider("P") })
	wantMissing(t, s, func(tx zone.ReadTx) (zone.Provider, error) { return tx.Provider("P") })
	wantMissing(t, s, func(tx zone.ReadTx) (zone.Support, error) { return tx.Support("T", "P") })
	wantPages(t, s, []string{"Q"}, asString, zone.ReadTx.Providers)
	wantPages(t, s, []string{"S", "T"}, asString, zone.ReadTx.Spaces)
	wantPages(t, s, []string{"Q"}, func(s zone.Support) string { return string(s.Provider) },
		func(tx zone.ReadTx, p zone.Page) ([]zone.Support, error) { return tx.SpaceSupports("S", p) })
	insert(t, s, newProvider("P")) // nothing comes back with it
	wantPages(t, s, nil, func(s zone.Support) string { return string(s.Space) },
		func(tx zone.ReadTx, p zone.Page) ([]zone.Support, error) { return tx.ProviderSupports("P", p) })
}

func testProviderAliasing(t *testing.T, s zone.Store) {
	get := func(tx zone.ReadTx) (zone.Provider, error) { return tx.Provider("P") }
	given := newProvider("P")
	insert(t, s, given)
	*given.Latitude = 1
	wantRead(t, s, keptProvider(newProvider("P")), get)
	got, err := read(s, get)
	if err != nil {
		t.Fatal(err)
	}
	*got.Longitude = 2
	wantRead(t, s, keptProvider(newProvider("P")), get)
	changed := newProvider("P")
	changed.Name = "changed"
	update(t, s, func(tx zone.Tx) error { return tx.UpdateProvider(changed) })
	*changed.Latitude = 3
	want := newProvider("P")
	want.Name = "changed"
	wantRead(t, s, keptProvider(want), get)
}
