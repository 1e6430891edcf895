package memory

import (
	"time"

	"github.com/zonemint/zonemint/zone"
)

// Space implements [zone.ReadTx].
func (t *readTx) Space(id zone.SpaceID) (zone.Space, error) {
	return find(t, "space", t.data.spaces, id)
}

// FormerSpace implements [zone.ReadTx].
func (t *readTx) FormerSpace(id zone.SpaceID) (zone.FormerSpace, error) {
	return find(t, "former space", t.data.formerSpaces, id)
}

// Spaces implements [zone.ReadTx].
func (t *readTx) Spaces(page zone.Page) ([]zone.SpaceID, error) {
	if err := t.usable(); err != nil {
		return nil, err
	}
	return t.data.spaces.page(page)
}

// UserSpaces implements [zone.ReadTx].
func (t *readTx) UserSpaces(user zone.UserID, page zone.Page) ([]zone.SpaceID, error) {
	if err := t.usable(); err != nil {
		return nil, err
	}
	return t.data.members.byRight[user].page(page)
}

// InsertSpace implements [zone.Tx].
func (t *tx) InsertSpace(s zone.Space) error {
	if err := t.usable(); err != nil {
		return err
	}
	if _, removed := t.data.formerSpaces.get(s.ID); removed {
		return zone.Errorf(zone.Conflict, "a space of that id was removed; ids are not used again")
	}
	if _, taken := t.data.spaces.get(s.ID); taken {
		return conflict("space")
	}
	s.CreatedAt = cut(s.CreatedAt)
	put(t, t.data.spaces, s.ID, s)
	return nil
}

// UpdateSpace implements [zone.Tx].
func (t *tx) UpdateSpace(s zone.Space) error {
	before, err := t.Space(s.ID)
	if err != nil {
		return err
	}
	s.CreatedAt = before.CreatedAt
	put(t, t.data.spaces, s.ID, s)
	return nil
}

// DeleteSpace implements [zone.Tx].
func (t *tx) DeleteSpace(id zone.SpaceID, at time.Time) error {
	before, err := t.Space(id)
	if err != nil {
		return err
	}
	removeLeft(t, t.data.members, id)
	removeLeft(t, t.data.supports, id)
	remove(t, t.data.spaces, id)
	put(t, t.data.formerSpaces, id, zone.FormerSpace{ID: id, Secret: before.Secret, RemovedAt: cut(at)})
	return nil
}
