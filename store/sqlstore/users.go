package sqlstore

import "github.com/zonemint/zonemint/zone"

const selectUser = `SELECT id, username, full_name, password_hash, admin, blocked, secret, created_at FROM users `

// User implements [zone.ReadTx].
func (t *readTx) User(id zone.UserID) (zone.User, error) {
	return held(&t.txn, "user", scanUser, selectUser+`WHERE id = ?`, string(id))
}

// UserByName implements [zone.ReadTx].
func (t *readTx) UserByName(username string) (zone.User, error) {
	return one(&t.txn, "user", scanUser, selectUser+`WHERE username = ?`, username)
}

func scanUser(row scanner) (u zone.User, err error) {
	err = row.Scan(&u.ID, &u.Username, &u.FullName, &u.PasswordHash, &u.Admin, &u.Blocked,
		scanSecret{&u.Secret}, scanTime{&u.CreatedAt})
	return u, err
}

// Users implements [zone.ReadTx].
func (t *readTx) Users(p zone.Page) ([]zone.UserID, error) {
	return page(&t.txn, "users", scanColumn[zone.UserID], p, `SELECT id FROM users WHERE id > ? ORDER BY id LIMIT ?`)
}

// CountAdmins implements [zone.ReadTx].
func (t *readTx) CountAdmins() (int, error) {
	counts, err := many(&t.txn, "admins", scanColumn[int], `SELECT count(*) FROM users WHERE admin AND NOT blocked`)
	if err != nil {
		return 0, err
	}
	return counts[0], nil
}

// InsertUser implements [zone.Tx].
func (t *tx) InsertUser(u zone.User) error {
	return t.insert("user", `INSERT INTO users
		(id, username, full_name, password_hash, admin, blocked, secret, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		string(u.ID), u.Username, u.FullName, u.PasswordHash, u.Admin, u.Blocked, u.Secret[:], millis(u.CreatedAt))
}

// UpdateUser implements [zone.Tx].
func (t *tx) UpdateUser(u zone.User) error {
	return t.changeUnique("user", `UPDATE users SET username = ?, full_name = ?, password_hash = ?, admin = ?, blocked = ?, secret = ?
		WHERE id = ?`, u.Username, u.FullName, u.PasswordHash, u.Admin, u.Blocked, u.Secret[:], string(u.ID))
}

// DeleteUser implements [zone.Tx]. Memberships, access tokens and the named tokens that the user issued go with the row.
func (t *tx) DeleteUser(id zone.UserID) error {
	return t.change("user", `DELETE FROM users WHERE id = ?`, string(id))
}
