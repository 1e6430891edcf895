package sqlstore

import (
	"errors"
	"time"

	"github.com/zonemint/zonemint/zone"
)

// Space implements [zone.ReadTx].
func (t *readTx) Space(id zone.SpaceID) (zone.Space, error) {
	return held(&t.txn, "space", scanSpace, `SELECT id, name, secret, created_at FROM spaces WHERE id = ?`, string(id))
}

func scanSpace(row scanner) (s zone.Space, err error) {
	err = row.Scan(&s.ID, &s.Name, scanSecret{&s.Secret}, scanTime{&s.CreatedAt})
	return s, err
}

// FormerSpace implements [zone.ReadTx].
func (t *readTx) FormerSpace(id zone.SpaceID) (zone.FormerSpace, error) {
	return one(&t.txn, "former space", scanFormerSpace, `SELECT id, secret, removed_at FROM former_spaces WHERE id = ?`,
		string(id))
}

func scanFormerSpace(row scanner) (s zone.FormerSpace, err error) {
	err = row.Scan(&s.ID, scanSecret{&s.Secret}, scanTime{&s.RemovedAt})
	return s, err
}

// Spaces implements [zone.ReadTx].
func (t *readTx) Spaces(p zone.Page) ([]zone.SpaceID, error) {
	return page(&t.txn, "spaces", scanColumn[zone.SpaceID], p, `SELECT id FROM spaces WHERE id > ? ORDER BY id LIMIT ?`)
}

// UserSpaces implements [zone.ReadTx].
func (t *readTx) UserSpaces(user zone.UserID, p zone.Page) ([]zone.SpaceID, error) {
	return page(&t.txn, "spaces", scanColumn[zone.SpaceID], p,
		`SELECT space_id FROM members WHERE user_id = ? AND space_id > ? ORDER BY space_id LIMIT ?`, string(user))
}

// InsertSpace implements [zone.Tx].
func (t *tx) InsertSpace(s zone.Space) error {
	_, err := t.FormerSpace(s.ID)
	if err == nil {
		return zone.Errorf(zone.Conflict, "a space of that id was removed; ids are not used again")
	}
	if !errors.Is(err, zone.NotFound) {
		return err
	}
	return t.insert("space", `INSERT INTO spaces (id, name, secret, created_at) VALUES (?, ?, ?, ?)`,
		string(s.ID), s.Name, s.Secret[:], millis(s.CreatedAt))
}

// UpdateSpace implements [zone.Tx].
func (t *tx) UpdateSpace(s zone.Space) error {
	return t.change("space", `UPDATE spaces SET name = ?, secret = ? WHERE id = ?`, s.Name, s.Secret[:], string(s.ID))
}

// DeleteSpace implements [zone.Tx]. Members and supports go with the row; named tokens do not refer to it.
func (t *tx) DeleteSpace(id zone.SpaceID, at time.Time) error {
	space, err := t.Space(id)
	if err != nil {
		return err
	}
	err = t.insert("former space", `INSERT INTO former_spaces (id, secret, removed_at) VALUES (?, ?, ?)`,
		string(id), space.Secret[:], millis(at))
	if err != nil {
		return err
	}
	return t.change("space", `DELETE FROM spaces WHERE id = ?`, string(id))
}
