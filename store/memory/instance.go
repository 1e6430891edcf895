package memory

import "github.com/zonemint/zonemint/zone"

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
	after.Epoch, after.RingVersion = i.Epoch, i.RingVersion
	t.undo = append(t.undo, func() { t.data.instance = &before })
	t.data.instance = &after
	return nil
}
