package sqlstore_test

import (
	"testing"

	"github.com/zonemint/zonemint/store/storetest"
	"github.com/zonemint/zonemint/zone"
)

// TestTwoStoresRace lets two stores on one file, as two processes would have, consume tokens at once.
func TestTwoStoresRace(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	first, second := open(t, dir), open(t, dir)
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
