package sqlstore

import (
	"errors"

	"github.com/zonemint/zonemint/zone"
)

// planned is a reading that is to be made together with others.
type planned struct {
	reading
	holds bool // the row is to be held, see [held]
	scan  func(scanner) (any, error)
}

// errPlanned is what a reading gives that was noted. Nobody but planOf sees it.
var errPlanned = errors.New("the reading was noted")

// planOf is what a transaction of [Store.UpdateShared] reads that is about to read r, in the order in which it would.
func (s *Store) planOf(r zone.Reading) (list []planned) {
	if r.Provider == "" {
		return nil
	}
	t := &readTx{txn{store: s, lockRow: s.dialect.lockRow, plan: &list}}
	_, _ = t.Provider(r.Provider)
	_, _ = t.Instance()
	if r.Issuer != "" {
		_, _ = t.User(r.Issuer)
	}
	if r.Space != "" {
		_, _ = t.Space(r.Space)
	}
	_, _ = t.Redemption(r.Token, r.Provider)
	if r.Named {
		_, _ = t.NamedToken(r.Token)
	} else {
		_, _ = t.Revocation(r.Token, r.Space)
	}
	_, _ = t.Use(r.Token)
	if r.Space != "" && r.Issuer != "" {
		_, _ = t.Member(r.Space, r.Issuer)
	}
	if r.Space != "" {
		_, _ = t.Support(r.Space, r.Provider)
	}
	return list
}

// readAhead makes readings before anybody asks for them: in the same way, and so with the same locks. An error comes with the next
// reading.
func (t *txn) readAhead(list []planned) {
	if len(list) == 0 || t.usable() != nil {
		return
	}
	rows, what, err := t.store.dialect.readTogether(t, list, false)
	if err != nil {
		t.failed = t.fail(what, err) // also where one statement by itself would leave the transaction usable: which one is not looked at
		return
	}
	t.known = knownRows(list, rows)
}

func knownRows(list []planned, rows []any) []knownRow {
	known := make([]knownRow, len(list))
	for i, row := range rows {
		known[i] = knownRow{list[i].reading, row}
	}
	return known
}
