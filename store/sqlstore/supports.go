package sqlstore

import "github.com/zonemint/zonemint/zone"

const selectSupport = `SELECT space_id, provider_id, size, since, token FROM supports `

// Support implements [zone.ReadTx].
func (t *readTx) Support(space zone.SpaceID, provider zone.ProviderID) (zone.Support, error) {
	return one(&t.txn, "support", scanSupport, selectSupport+`WHERE space_id = ? AND provider_id = ?`,
		string(space), string(provider))
}

func scanSupport(row scanner) (s zone.Support, err error) {
	err = row.Scan(&s.Space, &s.Provider, &s.Size, scanTime{&s.Since}, &s.Token)
	return s, err
}

// SpaceSupports implements [zone.ReadTx].
func (t *readTx) SpaceSupports(space zone.SpaceID, p zone.Page) ([]zone.Support, error) {
	return page(&t.txn, "supports", scanSupport, p,
		selectSupport+`WHERE space_id = ? AND provider_id > ? ORDER BY provider_id LIMIT ?`, string(space))
}

// ProviderSupports implements [zone.ReadTx].
func (t *readTx) ProviderSupports(provider zone.ProviderID, p zone.Page) ([]zone.Support, error) {
	return page(&t.txn, "supports", scanSupport, p,
		selectSupport+`WHERE provider_id = ? AND space_id > ? ORDER BY space_id LIMIT ?`, string(provider))
}

// InsertSupport implements [zone.Tx].
func (t *tx) InsertSupport(s zone.Support) error {
	return t.insertUnder("support", []parent{{"spaces", string(s.Space)}, {"providers", string(s.Provider)}},
		`INSERT INTO supports (space_id, provider_id, size, since, token)`,
		string(s.Space), string(s.Provider), s.Size, millis(s.Since), string(s.Token))
}

// UpdateSupport implements [zone.Tx].
func (t *tx) UpdateSupport(s zone.Support) error {
	return t.change("support", `UPDATE supports SET size = ? WHERE space_id = ? AND provider_id = ?`,
		s.Size, string(s.Space), string(s.Provider))
}

// DeleteSupport implements [zone.Tx].
func (t *tx) DeleteSupport(space zone.SpaceID, provider zone.ProviderID) error {
	return t.change("support", `DELETE FROM supports WHERE space_id = ? AND provider_id = ?`, string(space), string(provider))
}
