package sqlstore

import (
	"errors"
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// memberTx is what a member of a [group] is handed out. It reads what was read for the member, and notes what a redemption writes;
// everything else, and reading after writing, is for a transaction of its own.
type memberTx struct {
	*tx
	member *member
	grant  *grant
}

var _ zone.Tx = (*memberTx)(nil)

// Origin implements [zone.ReadTx].
func (t *memberTx) Origin() zone.Origin { return t.member.group.origin }

// AppendAudit implements [zone.Tx].
func (t *memberTx) AppendAudit(records ...zone.AuditRecord) error {
	return t.put(func() { t.grant.audits = append(t.grant.audits, records...) })
}

// Consume implements [zone.Tx].
func (t *memberTx) Consume(nonce tokens.Nonce, issuedAt time.Time, limit int64) (bool, error) {
	if limit < 1 {
		return false, t.usable()
	}
	if t.grant.use != nil {
		return false, t.alone()
	}
	use, _, err := lookUp(t, func(before *readTx) (zone.Use, error) { return before.Use(nonce) })
	if err != nil || use.Count >= limit {
		return false, err
	}
	return true, t.put(func() { t.grant.use = &grantedUse{nonce, issuedAt, limit} })
}

// InsertSupport implements [zone.Tx]. Its parents were read for the member, and are held.
func (t *memberTx) InsertSupport(s zone.Support) error {
	if t.grant.support != nil {
		return t.alone()
	}
	_, hasSpace, err1 := lookUp(t, func(before *readTx) (zone.Space, error) { return before.Space(s.Space) })
	_, hasProvider, err2 := lookUp(t, func(before *readTx) (zone.Provider, error) { return before.Provider(s.Provider) })
	_, exists, err3 := lookUp(t, func(before *readTx) (zone.Support, error) { return before.Support(s.Space, s.Provider) })
	switch err := errors.Join(err1, err2, err3); {
	case err != nil:
		return err
	case !hasSpace || !hasProvider || exists:
		return t.alone() // which knows what to say
	}
	return t.put(func() { t.grant.support = &s })
}

// InsertRedemption implements [zone.Tx].
func (t *memberTx) InsertRedemption(r zone.Redemption) error {
	if t.grant.redemption != nil {
		return t.alone()
	}
	_, exists, err := lookUp(t, func(before *readTx) (zone.Redemption, error) { return before.Redemption(r.Nonce, r.Provider) })
	switch {
	case err != nil:
		return err
	case exists:
		return t.alone()
	}
	return t.put(func() { t.grant.redemption = &r })
}

// put notes something. What was read before may not be so any more.
func (t *memberTx) put(note func()) error {
	if err := t.usable(); err != nil {
		return err
	}
	note()
	t.known = nil
	return nil
}

// alone gives the group up.
func (t *memberTx) alone() error {
	if t.failed == nil {
		t.failed = errAlone
	}
	return t.failed
}

// lookUp reads a row as it was before the member wrote anything, and reports whether it is there.
func lookUp[T any](t *memberTx, read func(*readTx) (T, error)) (row T, found bool, err error) {
	if err := t.usable(); err != nil {
		return row, false, err
	}
	row, err = read(&readTx{t.member.txn()})
	switch {
	case err == nil:
		return row, true, nil
	case errors.Is(err, zone.NotFound):
		return row, false, nil
	}
	return row, false, t.alone()
}
