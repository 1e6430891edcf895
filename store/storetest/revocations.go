package storetest

import (
	"testing"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

var revocationTests = []test{
	{"insert and read, each in its space", testRevocation},
	{"already revoked", func(t *testing.T, s zone.Store) {
		insert(t, s, newRevocation("n", "S"))
		again := newRevocation("n", "S")
		again.RevokedAt = noon.AddDate(1, 0, 0)
		update(t, s, func(tx zone.Tx) error { // and the transaction goes on
			wantKind(t, tx.InsertRevocation(again, noon), zone.Conflict)
			return tx.InsertRevocation(newRevocation("after", "S"), noon)
		})
		wantRevoked(t, s, "n", "S")
		wantRevoked(t, s, "after", "S")
	}},
	{"rolled back", func(t *testing.T, s zone.Store) {
		wantRolledBack(t, try(s, func(tx zone.Tx) error {
			if err := tx.InsertRevocation(newRevocation("n", "S"), noon); err != nil {
				t.Error(err)
			}
			return errRollback
		}))
		wantNotRevoked(t, s, "n", "S")
		insert(t, s, newRevocation("n", "S"))
	}},
	{"of tokens, spaces and users that are gone or never were", testRevocationOutlives},
	{"does not touch the ledger", func(t *testing.T, s zone.Store) {
		insert(t, s, newRevocation("n", "S"))
		wantMissing(t, s, func(tx zone.ReadTx) (zone.Use, error) { return tx.Use("n") })
		if !consume(t, s, "n", 1) {
			t.Error("Consume looks at revocations, which is for its caller to do")
		}
	}},
}

func newRevocation(nonce, space string) zone.Revocation {
	return zone.Revocation{Nonce: tokens.Nonce(nonce), Space: zone.SpaceID(space), RevokedAt: noon}
}

func wantRevoked(t testing.TB, s zone.Store, nonce, space string) {
	t.Helper()
	want := newRevocation(nonce, space)
	want.RevokedAt = kept(noon)
	wantRead(t, s, want, func(tx zone.ReadTx) (zone.Revocation, error) { return tx.Revocation(want.Nonce, want.Space) })
}

func wantNotRevoked(t testing.TB, s zone.Store, nonce, space string) {
	t.Helper()
	wantMissing(t, s, func(tx zone.ReadTx) (zone.Revocation, error) {
		return tx.Revocation(tokens.Nonce(nonce), zone.SpaceID(space))
	})
}

func testRevocation(t *testing.T, s zone.Store) {
	wantNotRevoked(t, s, "n", "S")
	insert(t, s, newRevocation("n", "S"))
	wantRevoked(t, s, "n", "S")
	for _, other := range [][2]string{{"n", "T"}, {"n", "s"}, {"N", "S"}, {"n", ""}, {"", "S"}, {"S", "n"}} {
		wantNotRevoked(t, s, other[0], other[1])
	}
	insert(t, s, newRevocation("n", "T"), newRevocation("n", "")) // in no space: a registration token
	wantRevoked(t, s, "n", "T")
	wantRevoked(t, s, "n", "")
	wantRevoked(t, s, "n", "S")
}

func testRevocationOutlives(t *testing.T, s zone.Store) {
	insert(t, s, newUser("A"), newSpace("S"), newNamedToken("n", "S", "A"), newRevocation("n", "S"), newRevocation("m", "never"))
	update(t, s, func(tx zone.Tx) error { return tx.DeleteNamedToken("n") })
	update(t, s, func(tx zone.Tx) error { return tx.DeleteSpace("S", noon) })
	update(t, s, func(tx zone.Tx) error { return tx.DeleteUser("A") })
	wantRevoked(t, s, "n", "S")
	wantRevoked(t, s, "m", "never")
}
