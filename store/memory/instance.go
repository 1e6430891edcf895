package memory

import (
	"time"

	"github.com/zonemint/zonemint/zone"
)

// Origin implements [zone.ReadTx]. A store in memory has no history.
func (t *readTx) Origin() zone.Origin { return zone.Origin{} }

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
	i.CreatedAt, i.MinIssuedAt, i.Now = cut(i.CreatedAt), cut(i.MinIssuedAt), time.Time{}
	t.undo = append(t.undo, func() { t.data.instance = nil })
	t.data.instance = &i
	return nil
}

// UpdateInstance implements [zone.Tx].
func (t *tx) UpdateInstance(i zone.Instance) error {
	before, err := t.Instance()
	if err != nil {
		return err
	}
	if i.ID != before.ID {
		return notFound("instance")
	}
	after := before
	after.Epoch, after.RingVersion, after.Restores, after.MinIssuedAt = i.Epoch, i.RingVersion, i.Restores, cut(i.MinIssuedAt)
	t.undo = append(t.undo, func() { t.data.instance = &before })
	t.data.instance = &after
	return nil
}
