package storetest

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

var ledgerTests = []test{
	{"a token that was never used has no row", func(t *testing.T, s zone.Store) {
		wantMissing(t, s, func(tx zone.ReadTx) (zone.Use, error) { return tx.Use("n") })
		wantMissing(t, s, func(tx zone.ReadTx) (zone.Redemption, error) { return tx.Redemption("n", "P") })
	}},
	{"consume up to the limit", testConsume},
	{"consume with a limit below one", testConsumeNothing},
	{"consume that is rolled back does not count", testConsumeRollback},
	{"consume within one transaction", testConsumeTwice},
	{"consume from many goroutines", testConsumeRace},
	{"redemption", testRedemption},
	{"the ledger outlives what it names", testLedgerOutlives},
}

// consume tries to count one use.
func consume(t testing.TB, s zone.Store, nonce tokens.Nonce, limit int64) (counted bool) {
	t.Helper()
	update(t, s, func(tx zone.Tx) (err error) {
		counted, err = tx.Consume(nonce, noon, limit)
		return err
	})
	return counted
}

func wantUses(t testing.TB, s zone.Store, nonce tokens.Nonce, count int64) {
	t.Helper()
	wantRead(t, s, zone.Use{Nonce: nonce, IssuedAt: kept(noon), Count: count},
		func(tx zone.ReadTx) (zone.Use, error) { return tx.Use(nonce) })
}

func testConsume(t *testing.T, s zone.Store) {
	for i := range int64(5) {
		if counted := consume(t, s, "n", 3); counted != (i < 3) {
			t.Errorf("use %d of 3: Consume returns %v", i+1, counted)
		}
		wantUses(t, s, "n", min(i+1, 3))
	}
	if !consume(t, s, "N", 1) || consume(t, s, "N", 1) {
		t.Error("another token is not counted by itself")
	}
	// The limit is the caller's: it may have grown, and the row keeps the time of the first use.
	update(t, s, func(tx zone.Tx) error {
		counted, err := tx.Consume("n", noon.AddDate(1, 0, 0), 4)
		if !counted {
			t.Error("a larger limit does not count")
		}
		return err
	})
	wantUses(t, s, "n", 4)
	if consume(t, s, "n", 1) {
		t.Error("a smaller limit counts")
	}
	wantUses(t, s, "n", 4)
}

func testConsumeNothing(t *testing.T, s zone.Store) {
	for _, limit := range []int64{0, -1} {
		if consume(t, s, "n", limit) {
			t.Errorf("a limit of %d counts", limit)
		}
	}
	wantMissing(t, s, func(tx zone.ReadTx) (zone.Use, error) { return tx.Use("n") })
}

func testConsumeRollback(t *testing.T, s zone.Store) {
	for range 3 {
		err := try(s, func(tx zone.Tx) error {
			if counted, err := tx.Consume("n", noon, 1); !counted || err != nil {
				t.Errorf("Consume returns %v, %v", counted, err)
			}
			return errRollback
		})
		wantRolledBack(t, err)
	}
	wantMissing(t, s, func(tx zone.ReadTx) (zone.Use, error) { return tx.Use("n") })
}

func testConsumeTwice(t *testing.T, s zone.Store) {
	update(t, s, func(tx zone.Tx) error {
		for i := range 3 {
			counted, err := tx.Consume("n", noon, 2)
			if err != nil {
				return err
			}
			if counted != (i < 2) {
				t.Errorf("use %d of 2: Consume returns %v", i+1, counted)
			}
		}
		use, err := tx.Use("n")
		wantEqual(t, use.Count, int64(2))
		return err
	})
}

func testConsumeRace(t *testing.T, s zone.Store) {
	for _, limit := range []int64{1, 2, 7} {
		nonce := tokens.Nonce(fmt.Sprintf("limit-%d", limit))
		counted := Race(t, 200, limit, nonce, s)
		if counted != limit {
			t.Errorf("limit %d: %d uses were granted", limit, counted)
		}
		wantUses(t, s, nonce, limit)
	}
}

// Race lets n goroutines, spread over stores of one content, consume a token at once, and returns to how many it was granted.
func Race(t testing.TB, n int, limit int64, nonce tokens.Nonce, stores ...zone.Store) int64 {
	t.Helper()
	var granted atomic.Int64
	var done sync.WaitGroup
	start := make(chan struct{})
	for i := range n {
		done.Go(func() {
			<-start
			mine := false // fn may be run more than once; what its last run says holds
			err := stores[i%len(stores)].Update(t.Context(), func(tx zone.Tx) (err error) {
				mine, err = tx.Consume(nonce, noon, limit)
				return err
			})
			if err != nil {
				t.Errorf("Consume: %v", err)
			} else if mine {
				granted.Add(1)
			}
		})
	}
	close(start)
	done.Wait()
	return granted.Load()
}

func testRedemption(t *testing.T, s zone.Store) {
	insert(t, s, newRedemption("n", "P"), newRedemption("n", "p"), newRedemption("N", "P"))
	again := newRedemption("n", "P")
	again.Space, again.Size = "T", 5
	wantKind(t, try(s, func(tx zone.Tx) error { return tx.InsertRedemption(again) }), zone.Conflict)
	want := newRedemption("n", "P")
	want.RedeemedAt = kept(noon)
	wantRead(t, s, want, func(tx zone.ReadTx) (zone.Redemption, error) { return tx.Redemption("n", "P") })
	wantMissing(t, s, func(tx zone.ReadTx) (zone.Redemption, error) { return tx.Redemption("N", "p") })
}

func testLedgerOutlives(t *testing.T, s zone.Store) {
	insert(t, s, newUser("A"), newSpace("S"), newProvider("P"), newMember("S", "A"), newSupport("S", "P"),
		newRedemption("n", "P"))
	consume(t, s, "n", 1)
	update(t, s, func(tx zone.Tx) error { return tx.DeleteProvider("P") })
	update(t, s, func(tx zone.Tx) error { return tx.DeleteSpace("S", noon) })
	update(t, s, func(tx zone.Tx) error { return tx.DeleteUser("A") })
	wantUses(t, s, "n", 1)
	if consume(t, s, "n", 1) {
		t.Error("the token can be used again")
	}
	want := newRedemption("n", "P")
	want.RedeemedAt = kept(noon)
	wantRead(t, s, want, func(tx zone.ReadTx) (zone.Redemption, error) { return tx.Redemption("n", "P") })
}
