package memory

import (
	"bytes"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// Instance implements [zone.ReadTx].
func (t *readTx) Instance() (zone.Instance, error) {
	if err := t.usable(); err != nil {
		return zone.Instance{}, err
	}
	if t.data.instance == nil {
		return zone.Instance{}, notFound("instance")
	}
	return *t.data.instance, nil
}

// InsertInstance implements [zone.Tx].
func (t *tx) InsertInstance(i zone.Instance) error {
	if err := t.usable(); err != nil {
		return err
	}
	if t.data.instance != nil {
		return conflict("instance")
	}
	i.CreatedAt = cut(i.CreatedAt)
	t.undo = append(t.undo, func() { t.data.instance = nil })
	t.data.instance = &i
	return nil
}

// Keys implements [zone.ReadTx].
func (t *readTx) Keys() ([]tokens.WrappedKey, error) {
	if err := t.usable(); err != nil {
		return nil, err
	}
	var keys []tokens.WrappedKey
	for _, id := range t.data.keys.keys() {
		keys = append(keys, copyKey(t.data.keys.rows[id]))
	}
	return keys, nil
}

// InsertKey implements [zone.Tx].
func (t *tx) InsertKey(k tokens.WrappedKey) error {
	if err := t.usable(); err != nil {
		return err
	}
	if _, taken := t.data.keys.get(k.ID); taken {
		return conflict("key")
	}
	k = copyKey(k)
	k.CreatedAt = cut(k.CreatedAt)
	put(t, t.data.keys, k.ID, k)
	return nil
}

func copyKey(k tokens.WrappedKey) tokens.WrappedKey {
	k.Ciphertext = bytes.Clone(k.Ciphertext)
	return k
}
