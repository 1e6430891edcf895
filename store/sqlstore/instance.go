package sqlstore

import "github.com/zonemint/zonemint/zone"

// Instance implements [zone.ReadTx].
func (t *readTx) Instance() (zone.Instance, error) {
	return one(&t.txn, "instance", scanInstance, `SELECT id, epoch, ring_version, created_at FROM instance WHERE one = 1`)
}

func scanInstance(row scanner) (i zone.Instance, err error) {
	err = row.Scan(&i.ID, scanSecret{&i.Epoch}, &i.RingVersion, scanTime{&i.CreatedAt})
	return i, err
}

// InsertInstance implements [zone.Tx].
func (t *tx) InsertInstance(i zone.Instance) error {
	return t.insert("instance", `INSERT INTO instance (one, id, epoch, ring_version, created_at) VALUES (1, ?, ?, ?, ?)`,
		i.ID, i.Epoch[:], i.RingVersion, millis(i.CreatedAt))
}

// UpdateInstance implements [zone.Tx].
func (t *tx) UpdateInstance(i zone.Instance) error {
	return t.change("instance", `UPDATE instance SET epoch = ?, ring_version = ? WHERE one = 1 AND id = ?`,
		i.Epoch[:], i.RingVersion, i.ID)
}
