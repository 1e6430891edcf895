package storetest

import (
	"math"
	"testing"
	"time"

	"github.com/zonemint/zonemint/zone"
)

var instanceTests = []test{
	{"one row", testInstance},
	{"update", testInstanceUpdate},
	{"update without a row", func(t *testing.T, s zone.Store) {
		wantKind(t, try(s, func(tx zone.Tx) error { return tx.UpdateInstance(newInstance()) }), zone.NotFound)
		wantMissing(t, s, zone.ReadTx.Instance)
	}},
	{"update that is rolled back", func(t *testing.T, s zone.Store) {
		insert(t, s, newInstance())
		wantRolledBack(t, try(s, func(tx zone.Tx) error {
			changed := newInstance()
			changed.RingVersion, changed.Epoch, changed.Restores, changed.MinIssuedAt = 8, secret(6), 3, noon
			if err := tx.UpdateInstance(changed); err != nil {
				t.Error(err)
			}
			if got, err := tx.Instance(); err != nil || got.RingVersion != 8 {
				t.Errorf("within the transaction: %+v, error %v", got, err)
			}
			return errRollback
		}))
		wantRead(t, s, keptInstance(newInstance()), zone.ReadTx.Instance)
	}},
}

func newInstance() zone.Instance {
	return zone.Instance{ID: "instance", Epoch: secret(5), RingVersion: 7, Restores: 2, MinIssuedAt: noon.AddDate(0, 0, -7), CreatedAt: noon}
}

func keptInstance(i zone.Instance) zone.Instance {
	i.CreatedAt = kept(i.CreatedAt)
	if !i.MinIssuedAt.IsZero() {
		i.MinIssuedAt = kept(i.MinIssuedAt)
	}
	return i
}

func testInstance(t *testing.T, s zone.Store) {
	wantMissing(t, s, zone.ReadTx.Instance)
	insert(t, s, newInstance())
	wantRead(t, s, keptInstance(newInstance()), zone.ReadTx.Instance)
	another := newInstance()
	another.ID = "another"
	wantKind(t, try(s, func(tx zone.Tx) error { return tx.InsertInstance(another) }), zone.Conflict)
	wantRead(t, s, keptInstance(newInstance()), zone.ReadTx.Instance)
	none := newInstance() // a watermark that is none can be written, too
	none.MinIssuedAt, none.Restores = time.Time{}, 0
	update(t, s, func(tx zone.Tx) error { return tx.UpdateInstance(none) })
	wantRead(t, s, keptInstance(none), zone.ReadTx.Instance)
}

func testInstanceUpdate(t *testing.T, s zone.Store) {
	insert(t, s, newInstance())
	for _, version := range []int64{8, math.MaxInt64, 0} {
		changed := zone.Instance{
			ID: "instance", Epoch: secret(6), RingVersion: version, Restores: version, MinIssuedAt: noon.Add(time.Duration(version)),
			CreatedAt: noon.AddDate(1, 0, 0), Now: noon, // which is the store's to tell
		}
		update(t, s, func(tx zone.Tx) error { return tx.UpdateInstance(changed) })
		changed.CreatedAt, changed.Now = noon, time.Time{} // are not written
		wantRead(t, s, keptInstance(changed), zone.ReadTx.Instance)
	}
	another := newInstance()
	another.ID = "another"
	wantKind(t, try(s, func(tx zone.Tx) error { return tx.UpdateInstance(another) }), zone.NotFound)
	unchanged := zone.Instance{ID: "instance", Epoch: secret(6), CreatedAt: noon, MinIssuedAt: noon}
	wantRead(t, s, keptInstance(unchanged), zone.ReadTx.Instance)
}
