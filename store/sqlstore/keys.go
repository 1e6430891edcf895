package sqlstore

import "github.com/zonemint/zonemint/tokens"

// Keys implements [zone.ReadTx].
func (t *readTx) Keys() ([]tokens.WrappedKey, error) {
	return many(&t.txn, "keys", scanKey,
		`SELECT id, state, mints, created_at, active_at, verify_until, ciphertext FROM master_keys ORDER BY id`)
}

func scanKey(row scanner) (k tokens.WrappedKey, err error) {
	err = row.Scan(&k.ID, &k.State, &k.Mints, scanTime{&k.CreatedAt}, scanTime{&k.ActiveAt}, scanTime{&k.VerifyUntil},
		scanBytes{&k.Ciphertext})
	return k, err
}

// InsertKey implements [zone.Tx]. That no other active key mints the same is for the indexes of the table to say.
func (t *tx) InsertKey(k tokens.WrappedKey) error {
	return t.insert("key", `INSERT INTO master_keys
		(id, state, mints, created_at, active_at, verify_until, ciphertext) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		string(k.ID), string(k.State), string(k.Mints), millis(k.CreatedAt), millisOrNull(k.ActiveAt), millisOrNull(k.VerifyUntil),
		notNull(k.Ciphertext))
}

// UpdateKey implements [zone.Tx].
func (t *tx) UpdateKey(k tokens.WrappedKey) error {
	return t.changeUnique("key", `UPDATE master_keys SET state = ?, mints = ?, active_at = ?, verify_until = ?, ciphertext = ?
		WHERE id = ?`, string(k.State), string(k.Mints), millisOrNull(k.ActiveAt), millisOrNull(k.VerifyUntil),
		notNull(k.Ciphertext), string(k.ID))
}
