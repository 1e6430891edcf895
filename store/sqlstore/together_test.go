package sqlstore

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/zonemint/zonemint/zone"
)

// TestReadTogether: however many readings are made at once, each gives what it gives by itself, be there a row or not.
func TestReadTogether(t *testing.T) {
	t.Parallel()
	onEachDatabase(t, func(t *testing.T, g *grouped) {
		t.Helper()
		for n := range 6 {
			r := g.reading(n, fmt.Sprint("token ", n))
			if err := g.UpdateShared(t.Context(), r, redeeming(r, 1)); err != nil {
				t.Fatal(err)
			}
		}
		for _, members := range []int{1, 2, 4, 5, 17, 70, 140} {
			var list []planned
			for n := range members {
				r := g.reading(n*7%members, fmt.Sprint("token ", n*5%members)) // those from groupSites on are nowhere
				r.Named = n%3 == 0
				list = append(list, g.planOf(r)...)
			}
			err := g.Update(t.Context(), func(z zone.Tx) error {
				inner := innerOf(t, z)
				rows, what, err := g.dialect.readTogether(inner, list, false)
				if err != nil || len(rows) != len(list) {
					return fmt.Errorf("%d rows of %d, %s: %w", len(rows), len(list), what, err)
				}
				for i, p := range list {
					alone, err := one(inner, p.what, p.scan, p.query, p.args...)
					if errors.Is(err, zone.NotFound) {
						alone, err = nil, nil
					}
					if err != nil || !reflect.DeepEqual(rows[i], alone) {
						t.Errorf("%d members: %s %q: %v, by itself %v, error %v", members, p.what, p.args, rows[i], alone, err)
					}
				}
				return nil
			})
			if err != nil {
				t.Error(err)
			}
		}
	})
}

// TestManyKeysArePlanned: a statement for many keys looks each of them up.
func TestManyKeysArePlanned(t *testing.T) {
	t.Parallel()
	s, path := newStore(t, Options{})
	db := rawDB(t, path)
	seen := make(map[string]bool)
	for _, named := range []bool{false, true} {
		for _, p := range s.planOf(zone.Reading{Provider: "P", Issuer: "U", Space: "S", Token: "T", Named: named}) {
			for _, keys := range []int{2, 64} {
				query, n := sqliteQuestion(p.query, keys)
				seen[p.what] = seen[p.what] || n > 1
				if n >= keys && strings.Count(query, "?") != n*len(p.args) {
					t.Errorf("%d keys for %d: %s", strings.Count(query, "?"), n*len(p.args), query)
				}
				wantIndexed(t, db, query)
			}
		}
	}
	for what, many := range seen {
		if !many && what != "instance" && what != "named token" { // of which there is one, and which has questions within
			t.Errorf("the rows of each %s are read one by one", what)
		}
	}
	if len(seen) != 10 {
		t.Errorf("readings are of %v", seen)
	}
}
