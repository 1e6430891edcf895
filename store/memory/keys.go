package memory

import "github.com/zonemint/zonemint/tokens"

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
	return t.putKey(k)
}

// UpdateKey implements [zone.Tx].
func (t *tx) UpdateKey(k tokens.WrappedKey) error {
	before, err := find(&t.readTx, "key", t.data.keys, k.ID)
	if err != nil {
		return err
	}
	k.CreatedAt = before.CreatedAt
	return t.putKey(k)
}

// putKey writes a key. [zone.Conflict]: it is active beside another that mints the same.
func (t *tx) putKey(k tokens.WrappedKey) error {
	for _, other := range t.data.keys.rows {
		if other.ID != k.ID && bothMint(other, k) {
			return conflict("key")
		}
	}
	k = copyKey(k)
	k.CreatedAt, k.ActiveAt, k.VerifyUntil = cut(k.CreatedAt), cut(k.ActiveAt), cut(k.VerifyUntil)
	put(t, t.data.keys, k.ID, k)
	return nil
}

// bothMint reports whether two keys mint tokens of one kind. A key that names no kind mints both.
func bothMint(a, b tokens.WrappedKey) bool {
	return a.State == tokens.KeyActive && b.State == tokens.KeyActive && (a.Mints == b.Mints || a.Mints == "" || b.Mints == "")
}

func copyKey(k tokens.WrappedKey) tokens.WrappedKey {
	// No bytes are nil, also where an empty slice was given.
	k.Ciphertext = append([]byte(nil), k.Ciphertext...)
	return k
}
