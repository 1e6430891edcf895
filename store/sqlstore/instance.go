package sqlstore

import (
	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// Instance implements [zone.ReadTx].
func (t *readTx) Instance() (zone.Instance, error) {
	return one(&t.txn, "instance", scanInstance, `SELECT id, epoch, created_at FROM instance WHERE one = 1`)
}

func scanInstance(row scanner) (i zone.Instance, err error) {
	err = row.Scan(&i.ID, scanSecret{&i.Epoch}, scanTime{&i.CreatedAt})
	return i, err
}

// InsertInstance implements [zone.Tx].
func (t *tx) InsertInstance(i zone.Instance) error {
	return t.insert("instance", `INSERT INTO instance (one, id, epoch, created_at) VALUES (1, ?, ?, ?)`,
		i.ID, i.Epoch[:], millis(i.CreatedAt))
}

// Keys implements [zone.ReadTx].
func (t *readTx) Keys() ([]tokens.WrappedKey, error) {
	return many(&t.txn, "keys", scanKey, `SELECT id, state, created_at, ciphertext FROM master_keys ORDER BY id`)
}

func scanKey(row scanner) (k tokens.WrappedKey, err error) {
	err = row.Scan(&k.ID, &k.State, scanTime{&k.CreatedAt}, &k.Ciphertext)
	return k, err
}

// InsertKey implements [zone.Tx].
func (t *tx) InsertKey(k tokens.WrappedKey) error {
	return t.insert("key", `INSERT INTO master_keys (id, state, created_at, ciphertext) VALUES (?, ?, ?, ?)`,
		string(k.ID), string(k.State), millis(k.CreatedAt), k.Ciphertext)
}
