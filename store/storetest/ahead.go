package storetest

import (
	"errors"
	"testing"

	"github.com/zonemint/zonemint/zone"
)

// aheadTests are about the [zone.Reading] of [zone.Store.UpdateShared], which may make reading faster and nothing else.
var aheadTests = []test{
	{"rows read ahead are the rows", func(t *testing.T, s zone.Store) {
		prepareAhead(t, s)
		for _, r := range readings {
			wantSameAhead(t, s, r)
		}
	}},
	{"what is written after reading ahead is seen", testAheadWrites},
	{"what was not said can be read, too", func(t *testing.T, s zone.Store) {
		prepareAhead(t, s)
		var space zone.Space
		updateAhead(t, s, readings[0], func(tx zone.Tx) (err error) {
			space, err = tx.Space("T")
			return err
		})
		wantEqual(t, space, keptSpace(newSpace("T")))
	}},
	{"an ended transaction reads nothing that was read ahead", func(t *testing.T, s zone.Store) {
		prepareAhead(t, s)
		var kept zone.Tx
		updateAhead(t, s, readings[0], func(tx zone.Tx) error { kept = tx; return nil })
		if _, err := kept.Space("S"); err == nil {
			t.Error("it reads on")
		}
	}},
}

// readings are of rows that are there, of some that are not, and of none.
var readings = []zone.Reading{
	{Provider: "P", Issuer: "A", Space: "S", Token: "n"},
	{Provider: "Q", Issuer: "B", Space: "T", Token: "n"},
	{Provider: "P", Issuer: "A", Space: "missing", Token: "m"},
	{Provider: "missing", Issuer: "missing", Space: "missing", Token: "missing"},
	{Provider: "P", Token: "n"},
	{Provider: "P", Issuer: "A", Space: "S", Token: "nA", Named: true},
	{},
}

func prepareAhead(t *testing.T, s zone.Store) {
	t.Helper()
	prepare(t, s)
	bare := newProvider("Q")
	bare.Latitude, bare.Longitude = nil, nil
	update(t, s, func(tx zone.Tx) error {
		return errors.Join(tx.UpdateProvider(bare), insertIn(tx, newInstance(), newRedemption("n", "P")))
	})
}

// found is what reading the rows of a reading gives.
type found struct {
	row  any
	kind error
}

// wantSameAhead wants that rows are the same whether they were read ahead or not, in both kinds of updates.
func wantSameAhead(t *testing.T, s zone.Store, r zone.Reading) {
	t.Helper()
	var lists [][]found
	for _, run := range []zone.Store{s, sharing{Store: s}, sharing{s, r}} {
		var list []found
		update(t, run, func(tx zone.Tx) (err error) {
			list, err = readEach(tx, r)
			return err
		})
		lists = append(lists, list)
	}
	for _, list := range lists[1:] {
		wantEqual(t, list, lists[0])
	}
}

func readEach(tx zone.ReadTx, r zone.Reading) (list []found, failure error) {
	add := func(row any, err error) {
		failure = errors.Join(failure, missingIsFalse(err))
		if err != nil {
			row, err = nil, zone.NotFound
		}
		list = append(list, found{row, err})
	}
	instance, err := tx.Instance()
	add(instance, err)
	provider, err := tx.Provider(r.Provider)
	add(provider, err)
	user, err := tx.User(r.Issuer)
	add(user, err)
	space, err := tx.Space(r.Space)
	add(space, err)
	member, err := tx.Member(r.Space, r.Issuer)
	add(member, err)
	support, err := tx.Support(r.Space, r.Provider)
	add(support, err)
	use, err := tx.Use(r.Token)
	add(use, err)
	redemption, err := tx.Redemption(r.Token, r.Provider)
	add(redemption, err)
	revocation, err := tx.Revocation(r.Token, r.Space)
	add(revocation, err)
	if r.Named {
		named, err := tx.NamedToken(r.Token)
		add(named, err)
	}
	return list, failure
}

// testAheadWrites has a transaction change what it has read ahead, and make what was not there.
func testAheadWrites(t *testing.T, s zone.Store) {
	prepareAhead(t, s)
	updateAhead(t, s, zone.Reading{Provider: "Q", Issuer: "A", Space: "S", Token: "m"}, func(tx zone.Tx) error {
		_, err := tx.Redemption("m", "Q")
		wantKind(t, err, zone.NotFound)
		_, err = tx.Use("m")
		wantKind(t, err, zone.NotFound)
		used, err := tx.Consume("m", noon, 1)
		wantEqual(t, used, true)
		err = errors.Join(err, insertIn(tx, newRedemption("m", "Q"), newSupport("S", "Q")), tx.UpdateSpace(zone.Space{ID: "S", Name: "other"}))
		if err != nil {
			return err
		}
		redemption, err := tx.Redemption("m", "Q")
		wantEqual(t, redemption.Provider, zone.ProviderID("Q"))
		use, useErr := tx.Use("m")
		wantEqual(t, use.Count, int64(1))
		support, supportErr := tx.Support("S", "Q")
		wantEqual(t, support, keptSupport(newSupport("S", "Q")))
		space, spaceErr := tx.Space("S")
		wantEqual(t, space.Name, "other")
		return errors.Join(err, useErr, supportErr, spaceErr)
	})
	wantUses(t, s, "m", 1)
}
