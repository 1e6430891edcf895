package storetest

import (
	"testing"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

var instanceTests = []test{
	{"one row", testInstance},
	{"keys are listed by id", testKeys},
	{"key taken", func(t *testing.T, s zone.Store) {
		update(t, s, func(tx zone.Tx) error { return tx.InsertKey(newKey("0a")) })
		other := newKey("0a")
		other.Ciphertext = []byte{9}
		wantKind(t, try(s, func(tx zone.Tx) error { return tx.InsertKey(other) }), zone.Conflict)
		wantRead(t, s, []tokens.WrappedKey{keptKey(newKey("0a"))}, zone.ReadTx.Keys)
	}},
	{"what goes in and comes out is not shared", testKeyAliasing},
}

func testInstance(t *testing.T, s zone.Store) {
	wantMissing(t, s, zone.ReadTx.Instance)
	instance := zone.Instance{ID: "instance", Epoch: secret(5), CreatedAt: noon}
	update(t, s, func(tx zone.Tx) error { return tx.InsertInstance(instance) })
	want := instance
	want.CreatedAt = kept(noon)
	wantRead(t, s, want, zone.ReadTx.Instance)
	instance.ID = "another"
	wantKind(t, try(s, func(tx zone.Tx) error { return tx.InsertInstance(instance) }), zone.Conflict)
	wantRead(t, s, want, zone.ReadTx.Instance)
}

func keptKey(k tokens.WrappedKey) tokens.WrappedKey {
	k.CreatedAt = kept(k.CreatedAt)
	return k
}

func testKeys(t *testing.T, s zone.Store) {
	if keys, err := read(s, zone.ReadTx.Keys); err != nil || len(keys) != 0 {
		t.Errorf("an empty store has the keys %+v, error %v", keys, err)
	}
	retired := newKey("ff")
	retired.State = tokens.KeyRetired
	update(t, s, func(tx zone.Tx) error { return tx.InsertKey(retired) })
	update(t, s, func(tx zone.Tx) error { return tx.InsertKey(newKey("0a")) })
	wantRead(t, s, []tokens.WrappedKey{keptKey(newKey("0a")), keptKey(retired)}, zone.ReadTx.Keys)
}

func testKeyAliasing(t *testing.T, s zone.Store) {
	given := newKey("0a")
	update(t, s, func(tx zone.Tx) error { return tx.InsertKey(given) })
	given.Ciphertext[0] = 7
	wantRead(t, s, []tokens.WrappedKey{keptKey(newKey("0a"))}, zone.ReadTx.Keys)
	got, err := read(s, zone.ReadTx.Keys)
	if err != nil {
		t.Fatal(err)
	}
	got[0].Ciphertext[0] = 8
	got[0].State = tokens.KeyRetired
	wantRead(t, s, []tokens.WrappedKey{keptKey(newKey("0a"))}, zone.ReadTx.Keys)
}
