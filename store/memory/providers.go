package memory

import "github.com/zonemint/zonemint/zone"

// Provider implements [zone.ReadTx].
func (t *readTx) Provider(id zone.ProviderID) (zone.Provider, error) {
	p, err := find(t, "provider", t.data.providers, id)
	return copyProvider(p), err
}

// Providers implements [zone.ReadTx].
func (t *readTx) Providers(page zone.Page) ([]zone.ProviderID, error) {
	if err := t.usable(); err != nil {
		return nil, err
	}
	return t.data.providers.page(page)
}

// InsertProvider implements [zone.Tx].
func (t *tx) InsertProvider(p zone.Provider) error {
	if err := t.usable(); err != nil {
		return err
	}
	if _, taken := t.data.providers.get(p.ID); taken {
		return conflict("provider")
	}
	p.CreatedAt = cut(p.CreatedAt)
	put(t, t.data.providers, p.ID, copyProvider(p))
	return nil
}

// UpdateProvider implements [zone.Tx].
func (t *tx) UpdateProvider(p zone.Provider) error {
	before, err := t.Provider(p.ID)
	if err != nil {
		return err
	}
	p.CreatedAt = before.CreatedAt
	put(t, t.data.providers, p.ID, copyProvider(p))
	return nil
}

// DeleteProvider implements [zone.Tx].
func (t *tx) DeleteProvider(id zone.ProviderID) error {
	if _, err := t.Provider(id); err != nil {
		return err
	}
	removeRight(t, t.data.supports, id)
	remove(t, t.data.providers, id)
	return nil
}

func copyProvider(p zone.Provider) zone.Provider {
	p.Latitude, p.Longitude = copyFloat(p.Latitude), copyFloat(p.Longitude)
	return p
}

func copyFloat(f *float64) *float64 {
	if f == nil {
		return nil
	}
	value := *f
	return &value
}
