package sqlstore

import "github.com/zonemint/zonemint/zone"

// Member implements [zone.ReadTx].
func (t *readTx) Member(space zone.SpaceID, user zone.UserID) (zone.Member, error) {
	return held(&t.txn, "member", scanMember,
		`SELECT space_id, user_id, privileges FROM members WHERE space_id = ? AND user_id = ?`, string(space), string(user))
}

func scanMember(row scanner) (m zone.Member, err error) {
	err = row.Scan(&m.Space, &m.User, &m.Privileges)
	return m, err
}

// Members implements [zone.ReadTx].
func (t *readTx) Members(space zone.SpaceID, p zone.Page) ([]zone.UserID, error) {
	return page(&t.txn, "members", scanColumn[zone.UserID], p,
		`SELECT user_id FROM members WHERE space_id = ? AND user_id > ? ORDER BY user_id LIMIT ?`, string(space))
}

// InsertMember implements [zone.Tx].
func (t *tx) InsertMember(m zone.Member) error {
	return t.insertUnder("member", []parent{{"spaces", string(m.Space)}, {"users", string(m.User)}},
		`INSERT INTO members (space_id, user_id, privileges)`, string(m.Space), string(m.User), int64(m.Privileges))
}

// UpdateMember implements [zone.Tx].
func (t *tx) UpdateMember(m zone.Member) error {
	return t.change("member", `UPDATE members SET privileges = ? WHERE space_id = ? AND user_id = ?`,
		int64(m.Privileges), string(m.Space), string(m.User))
}

// DeleteMember implements [zone.Tx].
func (t *tx) DeleteMember(space zone.SpaceID, user zone.UserID) error {
	return t.change("member", `DELETE FROM members WHERE space_id = ? AND user_id = ?`, string(space), string(user))
}
