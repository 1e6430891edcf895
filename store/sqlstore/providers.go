package sqlstore

import "github.com/zonemint/zonemint/zone"

// Provider implements [zone.ReadTx].
func (t *readTx) Provider(id zone.ProviderID) (zone.Provider, error) {
	return held(&t.txn, "provider", scanProvider,
		`SELECT id, name, domain, latitude, longitude, token_id, secret, created_at FROM providers WHERE id = ?`, string(id))
}

func scanProvider(row scanner) (p zone.Provider, err error) {
	err = row.Scan(&p.ID, &p.Name, &p.Domain, scanFloat{&p.Latitude}, scanFloat{&p.Longitude}, &p.TokenID,
		scanSecret{&p.Secret}, scanTime{&p.CreatedAt})
	return p, err
}

// Providers implements [zone.ReadTx].
func (t *readTx) Providers(p zone.Page) ([]zone.ProviderID, error) {
	return page(&t.txn, "providers", scanColumn[zone.ProviderID], p, `SELECT id FROM providers WHERE id > ? ORDER BY id LIMIT ?`)
}

// InsertProvider implements [zone.Tx].
func (t *tx) InsertProvider(p zone.Provider) error {
	return t.insert("provider", `INSERT INTO providers
		(id, name, domain, latitude, longitude, token_id, secret, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		string(p.ID), p.Name, p.Domain, p.Latitude, p.Longitude, string(p.TokenID), p.Secret[:], millis(p.CreatedAt))
}

// UpdateProvider implements [zone.Tx].
func (t *tx) UpdateProvider(p zone.Provider) error {
	return t.change("provider", `UPDATE providers
		SET name = ?, domain = ?, latitude = ?, longitude = ?, token_id = ?, secret = ? WHERE id = ?`,
		p.Name, p.Domain, p.Latitude, p.Longitude, string(p.TokenID), p.Secret[:], string(p.ID))
}

// DeleteProvider implements [zone.Tx]. Supports go with the row.
func (t *tx) DeleteProvider(id zone.ProviderID) error {
	return t.change("provider", `DELETE FROM providers WHERE id = ?`, string(id))
}
