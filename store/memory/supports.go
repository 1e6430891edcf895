package memory

import "github.com/zonemint/zonemint/zone"

// Support implements [zone.ReadTx].
func (t *readTx) Support(space zone.SpaceID, provider zone.ProviderID) (zone.Support, error) {
	return findPair(t, "support", t.data.supports, space, provider)
}

// SpaceSupports implements [zone.ReadTx].
func (t *readTx) SpaceSupports(space zone.SpaceID, page zone.Page) ([]zone.Support, error) {
	if err := t.usable(); err != nil {
		return nil, err
	}
	return t.data.supports.byLeft[space].values(page)
}

// ProviderSupports implements [zone.ReadTx].
func (t *readTx) ProviderSupports(provider zone.ProviderID, page zone.Page) ([]zone.Support, error) {
	if err := t.usable(); err != nil {
		return nil, err
	}
	return t.data.supports.byRight[provider].values(page)
}

// InsertSupport implements [zone.Tx].
func (t *tx) InsertSupport(s zone.Support) error {
	if _, err := t.Space(s.Space); err != nil {
		return err
	}
	if _, err := t.Provider(s.Provider); err != nil {
		return err
	}
	s.Since = cut(s.Since)
	return insertPair(t, "support", t.data.supports, s.Space, s.Provider, s)
}

// UpdateSupport implements [zone.Tx].
func (t *tx) UpdateSupport(s zone.Support) error {
	support, err := t.Support(s.Space, s.Provider)
	if err != nil {
		return err
	}
	support.Size = s.Size
	putPair(t, t.data.supports, s.Space, s.Provider, support)
	return nil
}

// DeleteSupport implements [zone.Tx].
func (t *tx) DeleteSupport(space zone.SpaceID, provider zone.ProviderID) error {
	if _, err := t.Support(space, provider); err != nil {
		return err
	}
	removePair(t, t.data.supports, space, provider)
	return nil
}
