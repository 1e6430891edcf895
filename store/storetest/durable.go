package storetest

import (
	"testing"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// RunDurable runs the cases of stores whose content outlives them. Each case calls open more than once with the same dir, an
// empty folder at first, and finds what the store before has left there. The suite closes the stores.
func RunDurable(t *testing.T, open func(tb testing.TB, dir string) zone.Store) {
	t.Helper()
	for _, one := range []struct {
		name        string
		write, read func(*testing.T, zone.Store)
	}{
		{"everything is there again", writeAll, readAll},
		{"what was removed stays removed", writeRemoved, readRemoved},
		{"what was rolled back stays away", func(t *testing.T, s zone.Store) {
			prepare(t, s)
			wantRolledBack(t, try(s, func(tx zone.Tx) error { writeEverything(t, tx); return errRollback }))
		}, func(t *testing.T, s zone.Store) { wantUntouched(t, s) }},
		{"a spent token stays spent", func(t *testing.T, s zone.Store) {
			consume(t, s, "n", 1)
		}, func(t *testing.T, s zone.Store) {
			if consume(t, s, "n", 1) {
				t.Error("the token can be used again")
			}
		}},
	} {
		t.Run(one.name, func(t *testing.T) {
			dir := t.TempDir()
			for _, part := range []func(*testing.T, zone.Store){one.write, one.read} {
				s := open(t, dir)
				part(t, s)
				if err := s.Close(); err != nil {
					t.Fatalf("Close: %v", err)
				}
			}
		})
	}
}

func writeAll(t *testing.T, s zone.Store) {
	prepare(t, s)
	insert(t, s, newInstance(), newKey("0a"), verifyingKey(), newRedemption("n", "P"))
	use(t, s, "nA", "P", noon)
}

// verifyingKey is a key that verifies for a while yet.
func verifyingKey() tokens.WrappedKey {
	k := keyOf("0b", tokens.KeyVerifyOnly, tokens.Temporary)
	k.VerifyUntil = noon.AddDate(0, 0, 7)
	return k
}

func readAll(t *testing.T, s zone.Store) {
	wantRead(t, s, keptInstance(newInstance()), zone.ReadTx.Instance)
	wantKeys(t, s, newKey("0a"), verifyingKey())
	wantKind(t, try(s, func(tx zone.Tx) error { return tx.InsertKey(newKey("0c")) }), zone.Conflict)
	wantPages(t, s, []string{"A", "B"}, asString, zone.ReadTx.Users)
	wantRead(t, s, keptUser(newUser("A")), func(tx zone.ReadTx) (zone.User, error) { return tx.User("A") })
	wantRead(t, s, keptSpace(newSpace("S")), func(tx zone.ReadTx) (zone.Space, error) { return tx.Space("S") })
	wantRead(t, s, newMember("S", "A"), func(tx zone.ReadTx) (zone.Member, error) { return tx.Member("S", "A") })
	wantRead(t, s, keptProvider(newProvider("P")), func(tx zone.ReadTx) (zone.Provider, error) { return tx.Provider("P") })
	wantRead(t, s, keptSupport(newSupport("S", "P")),
		func(tx zone.ReadTx) (zone.Support, error) { return tx.Support("S", "P") })
	wantRead(t, s, keptAccessToken(newAccessToken("t", "A")),
		func(tx zone.ReadTx) (zone.AccessToken, error) { return tx.AccessToken("t") })
	wantUsed(t, s, newNamedToken("nA", "S", "A"), 1, noon)
	wantNamedToken(t, s, newNamedToken("nB", "S", "B"))
	wantRevoked(t, s, "n", "S")
	wantNotRevoked(t, s, "n", "T")
	wantUses(t, s, "n", 1)
	redemption := newRedemption("n", "P")
	redemption.RedeemedAt = kept(noon)
	wantRead(t, s, redemption, func(tx zone.ReadTx) (zone.Redemption, error) { return tx.Redemption("n", "P") })
	before := records(t, s)
	insert(t, s, newRecord("after"))
	if all := records(t, s); len(before) != 1 || len(all) != 2 || all[1].Seq <= before[0].Seq {
		t.Errorf("the audit was %+v and is %+v", before, all)
	}
	wantActions(t, recent(t, s, "S", 0, 10), "after", "prepare")
}

func writeRemoved(t *testing.T, s zone.Store) {
	prepare(t, s)
	update(t, s, func(tx zone.Tx) error {
		writeEverything(t, tx) // ends with removing user A, provider P and space S
		return nil
	})
}

func readRemoved(t *testing.T, s zone.Store) {
	wantPages(t, s, []string{"B", "C"}, asString, zone.ReadTx.Users)
	wantPages(t, s, []string{"Q", "R"}, asString, zone.ReadTx.Providers)
	wantPages(t, s, []string{"T", "U"}, asString, zone.ReadTx.Spaces)
	wantMissing(t, s, func(tx zone.ReadTx) (zone.Support, error) { return tx.Support("S", "P") })
	wantMissing(t, s, func(tx zone.ReadTx) (zone.AccessToken, error) { return tx.AccessToken("t") })
	wantNamedTokens(t, s, "S", "nB") // outlives its space, the other one was gone with its issuer
	wantRevoked(t, s, "n", "S")
	wantRevoked(t, s, "r", "S")
	wantKeys(t, s, keyOf("0a", tokens.KeyRetired, tokens.Named))
	wantRead(t, s, zone.FormerSpace{ID: "S", RemovedAt: kept(noon)},
		func(tx zone.ReadTx) (zone.FormerSpace, error) { return tx.FormerSpace("S") })
	wantKind(t, try(s, func(tx zone.Tx) error { return tx.InsertSpace(newSpace("S")) }), zone.Conflict)
}
