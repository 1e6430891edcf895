package memory

import "github.com/zonemint/zonemint/zone"

// Member implements [zone.ReadTx].
func (t *readTx) Member(space zone.SpaceID, user zone.UserID) (zone.Member, error) {
	return findPair(t, "member", t.data.members, space, user)
}

// Members implements [zone.ReadTx].
func (t *readTx) Members(space zone.SpaceID, page zone.Page) ([]zone.UserID, error) {
	if err := t.usable(); err != nil {
		return nil, err
	}
	return t.data.members.byLeft[space].page(page)
}

// InsertMember implements [zone.Tx].
func (t *tx) InsertMember(m zone.Member) error {
	if _, err := t.Space(m.Space); err != nil {
		return err
	}
	if _, err := t.User(m.User); err != nil {
		return err
	}
	return insertPair(t, "member", t.data.members, m.Space, m.User, m)
}

// UpdateMember implements [zone.Tx].
func (t *tx) UpdateMember(m zone.Member) error {
	if _, err := t.Member(m.Space, m.User); err != nil {
		return err
	}
	putPair(t, t.data.members, m.Space, m.User, m)
	return nil
}

// DeleteMember implements [zone.Tx].
func (t *tx) DeleteMember(space zone.SpaceID, user zone.UserID) error {
	if _, err := t.Member(space, user); err != nil {
		return err
	}
	removePair(t, t.data.members, space, user)
	return nil
}
