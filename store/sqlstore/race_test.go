package sqlstore_test

import (
	"sync"
	"testing"

	"github.com/zonemint/zonemint/internal/migrated"
	"github.com/zonemint/zonemint/store/storetest"
	"github.com/zonemint/zonemint/zone"
)

// TestTwoStoresRace lets two stores on one file, as two processes would have, consume tokens at once.
func TestTwoStoresRace(t *testing.T) {
	t.Parallel()
	path := migrated.SQLite(t)
	first, second := open(t, path), open(t, path)
	if granted := storetest.Race(t, 100, 1, "once", first, second); granted != 1 {
		t.Errorf("a token for one use was granted %d times", granted)
	}
	if granted := storetest.Race(t, 100, 3, "thrice", first, second); granted != 3 {
		t.Errorf("a token for three uses was granted %d times", granted)
	}
	err := second.View(t.Context(), func(tx zone.ReadTx) error {
		use, err := tx.Use("thrice")
		if use.Count != 3 {
			t.Errorf("the count is %d", use.Count)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	for _, s := range []zone.Store{first, second} {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestTwoStoresReadThenWrite lets two stores on one file write what rests on what they read. The lock must be there before
// the first read.
func TestTwoStoresReadThenWrite(t *testing.T) {
	t.Parallel()
	path := migrated.SQLite(t)
	stores := []zone.Store{open(t, path), open(t, path)}
	err := stores[0].Update(t.Context(), func(tx zone.Tx) error { return tx.InsertSpace(zone.Space{ID: "S"}) })
	if err != nil {
		t.Fatal(err)
	}
	var done sync.WaitGroup
	for i := range 100 {
		done.Go(func() {
			err := stores[i%2].Update(t.Context(), func(tx zone.Tx) error {
				space, err := tx.Space("S")
				if err != nil {
					return err
				}
				space.Name += "x"
				return tx.UpdateSpace(space)
			})
			if err != nil {
				t.Errorf("Update: %v", err)
			}
		})
	}
	done.Wait()
	err = stores[0].View(t.Context(), func(tx zone.ReadTx) error {
		space, err := tx.Space("S")
		if len(space.Name) != 100 {
			t.Errorf("%d of 100 changes are left", len(space.Name))
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	for _, s := range stores {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}
