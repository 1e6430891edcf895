package sqlstore

import (
	"github.com/zonemint/zonemint/zone"
)

// Origin implements [zone.ReadTx]. A connection stays on the line of history on which it was made.
func (t *readTx) Origin() zone.Origin { return t.session.origin }

// Instance implements [zone.ReadTx]. The row is never locked: every transaction that mints or redeems reads it, and whoever wants
// to change it would wait for a moment in which none does.
func (t *readTx) Instance() (zone.Instance, error) {
	i, err := one(&t.txn, "instance", scanInstance, `SELECT id, epoch, ring_version, restores, min_issued_at, created_at, `+
		t.store.dialect.now+` FROM instance WHERE one = 1`)
	if err == nil && t.store.now != nil {
		i.Now = t.store.now()
	}
	return i, err
}

func scanInstance(row scanner) (i zone.Instance, err error) {
	err = row.Scan(&i.ID, scanSecret{&i.Epoch}, &i.RingVersion, &i.Restores, scanTime{&i.MinIssuedAt}, scanTime{&i.CreatedAt},
		scanTime{&i.Now})
	return i, err
}

// InsertInstance implements [zone.Tx].
func (t *tx) InsertInstance(i zone.Instance) error {
	return t.insert("instance", `INSERT INTO instance (one, id, epoch, ring_version, restores, min_issued_at, created_at)
		VALUES (1, ?, ?, ?, ?, ?, ?)`,
		i.ID, i.Epoch[:], i.RingVersion, i.Restores, millisOrNull(i.MinIssuedAt), millis(i.CreatedAt))
}

// UpdateInstance implements [zone.Tx].
func (t *tx) UpdateInstance(i zone.Instance) error {
	return t.change("instance", `UPDATE instance SET epoch = ?, ring_version = ?, restores = ?, min_issued_at = ?
		WHERE one = 1 AND id = ?`, i.Epoch[:], i.RingVersion, i.Restores, millisOrNull(i.MinIssuedAt), i.ID)
}
