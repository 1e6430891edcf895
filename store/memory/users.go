package memory

import "github.com/zonemint/zonemint/zone"

// User implements [zone.ReadTx].
func (t *readTx) User(id zone.UserID) (zone.User, error) {
	return find(t, "user", t.data.users, id)
}

// UserByName implements [zone.ReadTx].
func (t *readTx) UserByName(username string) (zone.User, error) {
	id, err := find(t, "user", t.data.usernames, username)
	if err != nil {
		return zone.User{}, err
	}
	return t.User(id)
}

// Users implements [zone.ReadTx].
func (t *readTx) Users(page zone.Page) ([]zone.UserID, error) {
	if err := t.usable(); err != nil {
		return nil, err
	}
	return t.data.users.page(page)
}

// CountAdmins implements [zone.ReadTx].
func (t *readTx) CountAdmins() (int, error) {
	if err := t.usable(); err != nil {
		return 0, err
	}
	count := 0
	for _, u := range t.data.users.rows {
		if u.Admin && !u.Blocked {
			count++
		}
	}
	return count, nil
}

// InsertUser implements [zone.Tx].
func (t *tx) InsertUser(u zone.User) error {
	if err := t.usable(); err != nil {
		return err
	}
	_, idTaken := t.data.users.get(u.ID)
	_, nameTaken := t.data.usernames.get(u.Username)
	if idTaken || nameTaken {
		return conflict("user")
	}
	u.CreatedAt = cut(u.CreatedAt)
	put(t, t.data.users, u.ID, u)
	put(t, t.data.usernames, u.Username, u.ID)
	return nil
}

// UpdateUser implements [zone.Tx].
func (t *tx) UpdateUser(u zone.User) error {
	before, err := t.User(u.ID)
	if err != nil {
		return err
	}
	if owner, taken := t.data.usernames.get(u.Username); taken && owner != u.ID {
		return conflict("user")
	}
	u.CreatedAt = before.CreatedAt
	remove(t, t.data.usernames, before.Username)
	put(t, t.data.usernames, u.Username, u.ID)
	put(t, t.data.users, u.ID, u)
	return nil
}

// DeleteUser implements [zone.Tx].
func (t *tx) DeleteUser(id zone.UserID) error {
	before, err := t.User(id)
	if err != nil {
		return err
	}
	removeRight(t, t.data.members, id)
	removeLeft(t, t.data.accessTokens, id)
	if err := t.removeIssued(id); err != nil {
		return err
	}
	remove(t, t.data.usernames, before.Username)
	remove(t, t.data.users, id)
	return nil
}
