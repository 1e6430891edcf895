package storetest

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

var keyTests = []test{
	{"insert, and list by id", testKeys},
	{"id taken", func(t *testing.T, s zone.Store) {
		insert(t, s, newKey("0a"))
		other := newKey("0a")
		other.Ciphertext, other.State = []byte{9}, tokens.KeyRetired
		wantKind(t, try(s, func(tx zone.Tx) error { return tx.InsertKey(other) }), zone.Conflict)
		wantKeys(t, s, newKey("0a"))
	}},
	{"update", testKeyUpdate},
	{"update that is rolled back", testKeyUpdateRollback},
	{"missing", func(t *testing.T, s zone.Store) {
		insert(t, s, newKey("0a"))
		wantKind(t, try(s, func(tx zone.Tx) error { return tx.UpdateKey(newKey("0A")) }), zone.NotFound)
		wantKeys(t, s, newKey("0a"))
	}},
	{"no two that are active mint the same", testKeysActive},
	{"any number of others beside the active one", testKeysInactive},
	{"one takes over from another", testKeyRotation},
	{"the key of everything is split in two", testKeySplit},
	{"what goes in and comes out is not shared", testKeyAliasing},
}

func keptKey(k tokens.WrappedKey) tokens.WrappedKey {
	k.CreatedAt, k.ActiveAt, k.VerifyUntil = kept(k.CreatedAt), kept(k.ActiveAt), kept(k.VerifyUntil)
	if len(k.Ciphertext) == 0 {
		k.Ciphertext = nil
	}
	return k
}

// wantKeys fails unless the keys are these, which are in order.
func wantKeys(t testing.TB, s zone.Store, keys ...tokens.WrappedKey) {
	t.Helper()
	var want []tokens.WrappedKey
	for _, k := range keys {
		want = append(want, keptKey(k))
	}
	wantRead(t, s, want, zone.ReadTx.Keys)
}

func keyOf(id string, state tokens.KeyState, mints tokens.Persistence) tokens.WrappedKey {
	k := newKey(id)
	k.State, k.Mints = state, mints
	return k
}

func testKeys(t *testing.T, s zone.Store) {
	wantKeys(t, s)
	pending := keyOf("0A", tokens.KeyPending, tokens.Named)
	pending.ActiveAt = time.Time{}
	verifying := keyOf("ff", tokens.KeyVerifyOnly, tokens.Temporary)
	verifying.VerifyUntil = noon.Add(time.Hour)
	retired := keyOf("00", tokens.KeyRetired, tokens.Temporary)
	retired.Ciphertext = []byte{}
	erased := keyOf("aa", tokens.KeyRetired, tokens.Named)
	erased.Ciphertext = nil
	insert(t, s, verifying, newKey("0a"), retired, erased, pending)
	wantKeys(t, s, retired, pending, newKey("0a"), erased, verifying)
}

func testKeyUpdate(t *testing.T, s zone.Store) {
	insert(t, s, newKey("0a"), keyOf("0b", tokens.KeyVerifyOnly, tokens.Temporary))
	for _, changed := range []tokens.WrappedKey{
		{
			ID: "0a", State: tokens.KeyVerifyOnly, Mints: tokens.Temporary, CreatedAt: noon.AddDate(1, 0, 0),
			ActiveAt: noon.Add(time.Second), VerifyUntil: noon.AddDate(0, 1, 0), Ciphertext: []byte{7, 8},
		},
		{ID: "0a", State: tokens.KeyRetired, Mints: tokens.Temporary, ActiveAt: noon, Ciphertext: nil},
		{ID: "0a", State: tokens.KeyRetired, Ciphertext: []byte{}},
	} {
		for range 2 { // the same values once more change nothing
			update(t, s, func(tx zone.Tx) error { return tx.UpdateKey(changed) })
		}
		changed.CreatedAt = noon // is not written
		wantKeys(t, s, changed, keyOf("0b", tokens.KeyVerifyOnly, tokens.Temporary))
	}
}

func testKeyUpdateRollback(t *testing.T, s zone.Store) {
	insert(t, s, newKey("0a"))
	wantRolledBack(t, try(s, func(tx zone.Tx) error {
		retired := keyOf("0a", tokens.KeyRetired, tokens.Named)
		retired.Ciphertext = nil
		if err := errors.Join(tx.UpdateKey(retired), tx.InsertKey(newKey("0b"))); err != nil {
			t.Error(err)
		}
		return errRollback
	}))
	wantKeys(t, s, newKey("0a"))
	wantKind(t, try(s, func(tx zone.Tx) error { return tx.InsertKey(newKey("0b")) }), zone.Conflict)
}

func testKeysActive(t *testing.T, s zone.Store) {
	const both, temporary, named = tokens.Persistence(""), tokens.Temporary, tokens.Named
	for _, pair := range []struct {
		first, second tokens.Persistence
		conflict      bool
	}{
		{both, both, true},
		{both, temporary, true},
		{both, named, true},
		{temporary, both, true},
		{temporary, temporary, true},
		{temporary, named, false},
		{named, both, true},
		{named, temporary, false},
		{named, named, true},
	} {
		first, second := keyOf("0a", tokens.KeyActive, pair.first), keyOf("0b", tokens.KeyActive, pair.second)
		for name, call := range map[string]func(zone.Tx) error{
			"insert": func(tx zone.Tx) error { return tx.InsertKey(second) },
			"begin to mint": func(tx zone.Tx) error {
				return errors.Join(tx.InsertKey(keyOf("0b", tokens.KeyPending, pair.second)), tx.UpdateKey(second))
			},
			"mint something else": func(tx zone.Tx) error {
				return errors.Join(tx.InsertKey(keyOf("0b", tokens.KeyPending, pair.first)), tx.UpdateKey(second))
			},
		} {
			err := try(s, func(tx zone.Tx) error { return errors.Join(tx.InsertKey(first), call(tx), errRollback) })
			if errors.Is(err, zone.Conflict) != pair.conflict || !errors.Is(err, errRollback) {
				t.Errorf("%s: a key of %q beside one of %q: %v", name, pair.second, pair.first, err)
			}
		}
	}
	wantKeys(t, s)
	insert(t, s, newKey("0a"))
	wantKind(t, try(s, func(tx zone.Tx) error { return tx.InsertKey(newKey("0b")) }), zone.Conflict)
}

func testKeysInactive(t *testing.T, s zone.Store) {
	insert(t, s, newKey("00"))
	want := []tokens.WrappedKey{newKey("00")}
	for _, state := range []tokens.KeyState{tokens.KeyPending, tokens.KeyVerifyOnly, tokens.KeyRetired} {
		for _, mints := range []tokens.Persistence{"", tokens.Temporary, tokens.Named} {
			for range 2 {
				k := keyOf(fmt.Sprintf("%02x", len(want)), state, mints)
				insert(t, s, k)
				want = append(want, k)
			}
		}
	}
	wantKeys(t, s, want...)
}

func testKeyRotation(t *testing.T, s zone.Store) {
	old, next := keyOf("0a", tokens.KeyActive, tokens.Temporary), keyOf("0b", tokens.KeyPending, tokens.Temporary)
	named := keyOf("0c", tokens.KeyActive, tokens.Named)
	insert(t, s, old, next, named)
	next.State = tokens.KeyActive
	update(t, s, func(tx zone.Tx) error {
		wantKind(t, tx.UpdateKey(next), zone.Conflict) // the old one has to step back first
		old.State, old.VerifyUntil = tokens.KeyVerifyOnly, noon.Add(time.Hour)
		return errors.Join(tx.UpdateKey(old), tx.UpdateKey(next))
	})
	wantKeys(t, s, old, next, named)
}

func testKeySplit(t *testing.T, s zone.Store) {
	insert(t, s, newKey("0a"))
	named, temporary := keyOf("0a", tokens.KeyActive, tokens.Named), keyOf("0b", tokens.KeyActive, tokens.Temporary)
	update(t, s, func(tx zone.Tx) error {
		wantKind(t, tx.InsertKey(temporary), zone.Conflict)
		return errors.Join(tx.UpdateKey(named), tx.InsertKey(temporary))
	})
	wantKeys(t, s, named, temporary)
	wantKind(t, try(s, func(tx zone.Tx) error { return tx.UpdateKey(newKey("0a")) }), zone.Conflict)
	wantKeys(t, s, named, temporary)
}

func testKeyAliasing(t *testing.T, s zone.Store) {
	given := newKey("0a")
	insert(t, s, given)
	given.Ciphertext[0] = 7
	wantKeys(t, s, newKey("0a"))
	got, err := read(s, zone.ReadTx.Keys)
	if err != nil {
		t.Fatal(err)
	}
	got[0].Ciphertext[0] = 8
	got[0].State = tokens.KeyRetired
	wantKeys(t, s, newKey("0a"))
	given = newKey("0a")
	update(t, s, func(tx zone.Tx) error { return tx.UpdateKey(given) })
	given.Ciphertext[0] = 9
	wantKeys(t, s, newKey("0a"))
}
