package storetest

import (
	"fmt"
	"testing"
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

var pruneTests = []test{
	{"only what was issued before", testPruneBefore},
	{"the oldest first, so many and no more", testPruneLimit},
	{"with every redemption and revocation of a token", testPruneAll},
	{"revocations of tokens that were never used", testPruneUnused},
	{"named tokens stay, as long as they have a row", testPruneNamed},
	{"rolled back", testPruneRollback},
	{"a limit below one", func(t *testing.T, s zone.Store) {
		consumeAt(t, s, "n", noon)
		for _, limit := range []int{0, -1} {
			wantPruned(t, s, noon.Add(time.Hour), limit, 0)
		}
		wantUses(t, s, "n", 1)
	}},
	{"an empty ledger", func(t *testing.T, s zone.Store) { wantPruned(t, s, noon, 10, 0) }},
}

// consumeAt counts a use of a token that was issued at a time.
func consumeAt(t testing.TB, s zone.Store, nonce tokens.Nonce, issuedAt time.Time) {
	t.Helper()
	update(t, s, func(tx zone.Tx) error {
		counted, err := tx.Consume(nonce, issuedAt, 1)
		if err == nil && !counted {
			t.Errorf("the use of %s was not counted", nonce)
		}
		return err
	})
}

// wantPruned prunes, and fails unless that many tokens went.
func wantPruned(t testing.TB, s zone.Store, before time.Time, limit, want int) {
	t.Helper()
	var n int
	update(t, s, func(tx zone.Tx) (err error) {
		n, err = tx.PruneLedger(before, limit)
		return err
	})
	if n != want {
		t.Errorf("%d tokens were pruned, want %d", n, want)
	}
}

// wantGone fails if the ledger knows anything of a token.
func wantGone(t testing.TB, s zone.Store, nonce string) {
	t.Helper()
	wantMissing(t, s, func(tx zone.ReadTx) (zone.Use, error) { return tx.Use(tokens.Nonce(nonce)) })
	wantMissing(t, s, func(tx zone.ReadTx) (zone.Redemption, error) { return tx.Redemption(tokens.Nonce(nonce), "P") })
	wantNotRevoked(t, s, nonce, "S")
}

// wantRedeemed fails unless the ledger has a redemption by P.
func wantRedeemed(t testing.TB, s zone.Store, nonce string) {
	t.Helper()
	want := newRedemption(nonce, "P")
	want.RedeemedAt = kept(noon)
	wantRead(t, s, want, func(tx zone.ReadTx) (zone.Redemption, error) { return tx.Redemption(tokens.Nonce(nonce), "P") })
}

func testPruneBefore(t *testing.T, s zone.Store) {
	consumeAt(t, s, "before", noon.Add(-time.Millisecond))
	consumeAt(t, s, "then", noon)
	consumeAt(t, s, "after", noon.Add(time.Millisecond))
	consumeAt(t, s, "ahead", noon.Add(time.Minute))
	update(t, s, func(tx zone.Tx) error { // the row keeps the time that it was made with
		_, err := tx.Consume("then", noon.Add(-time.Hour), 5)
		return err
	})
	wantPruned(t, s, noon, 10, 1)
	wantGone(t, s, "before")
	wantUses(t, s, "then", 2)
	wantPruned(t, s, noon, 10, 0)
	wantPruned(t, s, noon.Add(time.Millisecond), 10, 1)
	wantGone(t, s, "then")
	wantPruned(t, s, noon.AddDate(1, 0, 0), 10, 2)
	wantGone(t, s, "ahead")
	consumeAt(t, s, "before", noon) // what is gone was never there, for whoever asks the ledger
}

func testPruneLimit(t *testing.T, s zone.Store) {
	for i := range 7 { // the later, the older; the two oldest are of one time
		consumeAt(t, s, tokens.Nonce(fmt.Sprint(i)), noon.Add(-time.Duration(min(i, 5))*time.Second))
	}
	left := func(want ...string) {
		t.Helper()
		var got []string
		for i := range 7 {
			nonce := fmt.Sprint(i)
			if _, err := read(s, func(tx zone.ReadTx) (zone.Use, error) { return tx.Use(tokens.Nonce(nonce)) }); err == nil {
				got = append(got, nonce)
			}
		}
		wantEqual(t, got, want)
	}
	wantPruned(t, s, noon, 1, 1)
	left("0", "1", "2", "3", "4", "6")
	wantPruned(t, s, noon, 3, 3)
	left("0", "1", "2")
	wantPruned(t, s, noon, 3, 2)
	left("0")
}

func testPruneAll(t *testing.T, s zone.Store) {
	insert(t, s, newRedemption("old", "P"), newRedemption("old", "Q"), newRevocation("old", "S"), newRevocation("old", "T"),
		newRedemption("new", "P"), newRevocation("new", "S"), newRedemption("OLD", "P"))
	consumeAt(t, s, "old", noon.AddDate(1, 0, 0)) // its row was made by the revocation
	consumeAt(t, s, "OLD", noon.Add(time.Hour))
	update(t, s, func(tx zone.Tx) error { return tx.InsertRevocation(newRevocation("new", "T"), noon.AddDate(-1, 0, 0)) })
	update(t, s, func(tx zone.Tx) error { return tx.InsertRevocation(newRevocation("newer", "S"), noon.Add(time.Minute)) })
	wantPruned(t, s, noon.Add(time.Second), 1, 1) // one token, however many rows it has: "new" comes before "old"
	wantGone(t, s, "new")
	wantRevoked(t, s, "old", "S")
	wantPruned(t, s, noon.Add(time.Second), 10, 1)
	wantGone(t, s, "old")
	wantNotRevoked(t, s, "old", "T")
	wantMissing(t, s, func(tx zone.ReadTx) (zone.Redemption, error) { return tx.Redemption("old", "Q") })
	wantRedeemed(t, s, "OLD")
	wantRevoked(t, s, "newer", "S")
}

func testPruneUnused(t *testing.T, s zone.Store) {
	insert(t, s, newRevocation("n", "S"), newRevocation("m", "S"))
	wantPruned(t, s, noon, 10, 0)
	wantRevoked(t, s, "n", "S")
	wantPruned(t, s, noon.Add(time.Hour), 1, 1)
	wantGone(t, s, "m")
	wantRevoked(t, s, "n", "S")
	wantPruned(t, s, noon.Add(time.Hour), 10, 1)
	wantGone(t, s, "n")
	insert(t, s, newRevocation("n", "S")) // and can come again
}

func testPruneNamed(t *testing.T, s zone.Store) {
	insert(t, s, newUser("A"), newNamedToken("named", "S", "A"), newNamedToken("deleted", "S", "A"))
	for _, nonce := range []string{"named", "deleted", "temporary"} {
		use(t, s, tokens.Nonce(nonce), "P", noon)
	}
	insert(t, s, newRevocation("named", "S"))
	update(t, s, func(tx zone.Tx) error { return tx.DeleteNamedToken("deleted") })
	wantPruned(t, s, noon.Add(time.Hour), 10, 2)
	wantGone(t, s, "temporary")
	wantGone(t, s, "deleted")
	wantUsed(t, s, newNamedToken("named", "S", "A"), 1, noon)
	wantRedeemed(t, s, "named")
	wantRevoked(t, s, "named", "S")
	wantPruned(t, s, noon.Add(time.Hour), 10, 0)
}

func testPruneRollback(t *testing.T, s zone.Store) {
	use(t, s, "n", "P", noon)
	insert(t, s, newRevocation("n", "S"))
	wantRolledBack(t, try(s, func(tx zone.Tx) error {
		if n, err := tx.PruneLedger(noon.Add(time.Hour), 10); n != 1 || err != nil {
			t.Errorf("pruned %d, error %v", n, err)
		}
		if _, err := tx.Use("n"); err == nil {
			t.Error("within the transaction the use is still there")
		}
		return errRollback
	}))
	wantUses(t, s, "n", 1)
	wantRedeemed(t, s, "n")
	wantRevoked(t, s, "n", "S")
}
