package storetest

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

var tokenUseTests = []test{
	{"uses and the last use follow the ledger", testTokenUses},
	{"uses in a list are each token's own", testTokenUsesList},
	{"a use that is rolled back does not count", testTokenUsesRollback},
	{"uses are not lost with the provider", func(t *testing.T, s zone.Store) {
		insert(t, s, newUser("A"), newProvider("P"), newNamedToken("n", "S", "A"))
		use(t, s, "n", "P", noon)
		update(t, s, func(tx zone.Tx) error { return tx.DeleteProvider("P") })
		wantUsed(t, s, newNamedToken("n", "S", "A"), 1, noon)
	}},
	{"update writes no uses", func(t *testing.T, s zone.Store) {
		insert(t, s, newUser("A"), newNamedToken("n", "S", "A"))
		use(t, s, "n", "P", noon)
		update(t, s, func(tx zone.Tx) error { return tx.UpdateNamedToken(newNamedToken("n", "S", "A")) })
		wantUsed(t, s, newNamedToken("n", "S", "A"), 1, noon)
	}},
}

// use redeems a token as the zone does: it counts, and records what was asked.
func use(t testing.TB, s zone.Store, nonce tokens.Nonce, provider string, at time.Time) {
	t.Helper()
	update(t, s, func(tx zone.Tx) error { return useIn(tx, nonce, provider, at) })
}

func useIn(tx zone.Tx, nonce tokens.Nonce, provider string, at time.Time) error {
	counted, err := tx.Consume(nonce, noon, 100)
	if err != nil || !counted {
		return errors.Join(fmt.Errorf("counted: %v", counted), err)
	}
	r := newRedemption(string(nonce), provider)
	r.RedeemedAt = at
	return tx.InsertRedemption(r)
}

// wantUsed fails unless the store has the row with these uses.
func wantUsed(t testing.TB, s zone.Store, row zone.NamedToken, uses int64, last time.Time) {
	t.Helper()
	row.Uses, row.LastUsedAt = uses, kept(last)
	wantNamedToken(t, s, row)
}

func testTokenUses(t *testing.T, s zone.Store) {
	row := newNamedToken("n", "S", "A")
	insert(t, s, newUser("A"), row)
	use(t, s, "N", "P", noon) // of another token
	wantUsed(t, s, row, 0, time.Time{})
	use(t, s, "n", "Q", noon)
	wantUsed(t, s, row, 1, noon)
	use(t, s, "n", "R", noon.Add(2*time.Hour))
	wantUsed(t, s, row, 2, noon.Add(2*time.Hour))
	use(t, s, "n", "P", noon.Add(time.Hour)) // a clock that went back does not move the last use
	wantUsed(t, s, row, 3, noon.Add(2*time.Hour))
	consume(t, s, "n", 100) // each of the two is read where it stands
	wantUsed(t, s, row, 4, noon.Add(2*time.Hour))
	if consume(t, s, "n", 4) {
		t.Error("a token that is used up is counted")
	}
	wantUsed(t, s, row, 4, noon.Add(2*time.Hour))
	insert(t, s, newRedemption("only-redeemed", "P"), newNamedToken("only-redeemed", "S", "A"))
	wantUsed(t, s, newNamedToken("only-redeemed", "S", "A"), 0, noon)
}

func testTokenUsesList(t *testing.T, s zone.Store) {
	insert(t, s, newUser("A"))
	var want []zone.NamedToken
	for i := range 5 {
		row := newNamedToken(fmt.Sprint(i), "S", "A")
		insert(t, s, row)
		for j := range i {
			row.LastUsedAt = noon.Add(time.Duration(j) * time.Second)
			row.Uses++
			use(t, s, row.ID, fmt.Sprint(j), row.LastUsedAt)
		}
		row.LastUsedAt = kept(row.LastUsedAt)
		want = append(want, keptNamedToken(row))
	}
	list := func(p zone.Page) func(zone.ReadTx) ([]zone.NamedToken, error) {
		return func(tx zone.ReadTx) ([]zone.NamedToken, error) { return tx.SpaceNamedTokens("S", p) }
	}
	wantRead(t, s, want, list(zone.Page{Limit: 10}))
	wantRead(t, s, want[2:4], list(zone.Page{After: "1", Limit: 2}))
}

func testTokenUsesRollback(t *testing.T, s zone.Store) {
	row := newNamedToken("n", "S", "A")
	insert(t, s, newUser("A"), row)
	wantRolledBack(t, try(s, func(tx zone.Tx) error {
		if err := useIn(tx, "n", "P", noon); err != nil {
			t.Error(err)
		}
		got, err := tx.NamedToken("n")
		if err != nil || got.Uses != 1 || !got.LastUsedAt.Equal(kept(noon)) {
			t.Errorf("within the transaction: %d uses, the last at %v, error %v", got.Uses, got.LastUsedAt, err)
		}
		return errRollback
	}))
	wantUsed(t, s, row, 0, time.Time{})
}
