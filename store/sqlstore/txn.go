package sqlstore

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/zonemint/zonemint/zone"
)

// txn runs the statements of one transaction.
type txn struct {
	ctx     context.Context // the transaction's own: its methods take none
	store   *Store
	session *session // nil: no statement may run, see [group]
	lockRow string   // see dialect; empty unless the transaction holds what it reads from when it reads it on
	late    bool     // it holds what it has read only when it is to commit
	read    []reading
	known   []knownRow // what it has read since it wrote last
	plan    *[]planned // where readings are noted instead of being made; nil: they are made
	shared  bool       // the database's transaction holds what others have written, see batch
	ended   atomic.Bool
	failed  error // the failure after which the database may have rolled back by itself
}

// readTx is what [Store.View] hands out. It has no method that writes, so nobody can find one with a type assertion.
type readTx struct{ txn }

// tx is what [Store.Update] hands out.
type tx struct{ readTx }

// usable returns why no further statement may run: the transaction ended, failed, or took too long.
func (t *txn) usable() error {
	if t.ended.Load() {
		return errEnded
	}
	if t.failed == nil && t.ctx.Err() != nil {
		t.failed = t.store.translate("transaction", t.ctx.Err())
	}
	return t.failed
}

// fail translates err, and ends the transaction unless the database is known to go on after such an error.
func (t *txn) fail(what string, err error) error {
	err = t.store.translate(what, err)
	if !errors.Is(err, zone.Conflict) && !errors.Is(err, zone.NotFound) {
		t.failed = err
	}
	return err
}

func (t *txn) prepare(query string) (statement, error) {
	if err := t.usable(); err != nil {
		return nil, err
	}
	if t.session == nil {
		return nil, errAlone
	}
	return t.session.prepare(t.ctx, t.store.dialect, query)
}

// exec runs a statement and returns how many rows it changed. The parameter what names the row in errors.
func (t *txn) exec(what, query string, args ...any) (int64, error) {
	ctx := t.ctx
	if t.shared {
		// A write that is cut off is undone with all that was written before it. It is short; the next statement sees the bound.
		ctx = context.WithoutCancel(ctx)
	}
	return t.execWithin(ctx, what, query, args)
}

// write is exec for a statement on one row that is found by its key.
func (t *txn) write(what, query string, args ...any) (int64, error) {
	return t.execWithin(t.brief(), what, query, args)
}

func (t *txn) execWithin(ctx context.Context, what, query string, args []any) (int64, error) {
	t.known = nil
	stmt, err := t.prepare(query)
	if err != nil {
		return 0, t.fail(what, err)
	}
	n, err := stmt.exec(ctx, args)
	if err != nil {
		return 0, t.fail(what, err)
	}
	return n, nil
}

// insert adds a row. [zone.Conflict]: it is there already. That is no error to the database, since after one some databases take no
// further statement.
func (t *txn) insert(what, query string, args ...any) error {
	n, err := t.write(what, query+onlyNew, args...)
	if err == nil && n == 0 {
		return alreadyThere(what)
	}
	return err
}

// onlyNew ends a statement that inserts rows: those that are there already stay as they are, and are not counted.
const onlyNew = ` ON CONFLICT DO NOTHING`

// parent is a row that another one refers to.
type parent struct{ table, id string }

// insertUnder is insert for a row that refers to others. The query ends where VALUES would stand. [zone.NotFound]: one of the
// parents is not there.
func (t *txn) insertUnder(what string, parents []parent, query string, args ...any) error {
	query += ` SELECT ` + strings.Repeat(`?, `, len(args)-1) + `? WHERE true`
	for _, p := range parents {
		query += ` AND EXISTS (` + p.query() + `)`
		args = append(args, p.id)
	}
	n, err := t.write(what, query+onlyNew, args...)
	if err != nil || n > 0 {
		return err
	}
	for _, p := range parents {
		_, err := one(t, what, scanColumn[int], p.query(), p.id)
		if errors.Is(err, zone.NotFound) {
			return orphaned(what)
		}
		if err != nil {
			return err
		}
	}
	return alreadyThere(what)
}

func (p parent) query() string { return `SELECT 1 FROM ` + p.table + ` WHERE id = ?` }

// change updates or deletes one row. [zone.NotFound]: there is none.
func (t *txn) change(what, query string, args ...any) error {
	n, err := t.write(what, query, args...)
	if err == nil && n == 0 {
		return notFound(what)
	}
	return err
}

// Statements around one that may violate a constraint.
const (
	savepoint  = "SAVEPOINT attempt"
	rollbackTo = "ROLLBACK TO SAVEPOINT attempt"
	release    = "RELEASE SAVEPOINT attempt"
)

// changeUnique is change for what other rows may have already. [zone.Conflict]: one has, and the transaction goes on.
func (t *txn) changeUnique(what, query string, args ...any) error {
	if !t.store.dialect.failsWhole {
		return t.change(what, query, args...)
	}
	if _, err := t.exec(what, savepoint); err != nil {
		return err
	}
	err := t.change(what, query, args...)
	if errors.Is(err, zone.Conflict) {
		if _, undone := t.exec(what, rollbackTo); undone != nil {
			return undone
		}
	}
	if _, released := t.exec(what, release); released != nil {
		return released
	}
	return err
}

// held reads a row that decisions rest on. [Store.UpdateShared] holds it from then on until the commit, and [Store.Update] when it is to
// commit, since it may change the row, for which two that hold it would wait for each other. [zone.NotFound]: there is none.
func held[T any](t *txn, what string, scan func(scanner) (T, error), query string, args ...any) (none T, err error) {
	if r := (reading{what, query, args}); t.late && !slices.ContainsFunc(t.read, r.same) {
		t.read = append(t.read, r) // once is enough, and each is a round trip
	}
	if t.plan != nil {
		return none, t.note(planned{reading{what, query + t.lockRow, args}, t.lockRow != "", untyped(scan)})
	}
	return one(t, what, scan, query+t.lockRow, args...)
}

// note keeps a reading for later.
func (t *txn) note(p planned) error {
	*t.plan = append(*t.plan, p)
	return errPlanned
}

func untyped[T any](scan func(scanner) (T, error)) func(scanner) (any, error) {
	return func(r scanner) (any, error) { return scan(r) }
}

// reading is how a row was read that decisions rest on.
type reading struct {
	what, query string
	args        []any
}

func (r reading) same(other reading) bool {
	return r.query == other.query && slices.Equal(r.args, other.args)
}

// holdReads holds the rows that the transaction has read until the commit, which follows. Whoever has changed one of them since has
// made this transaction collide, and whoever wants to waits. Otherwise a right could be taken away, and acknowledged, and afterwards
// a change come into sight that rests on it: SERIALIZABLE promises some order of the transactions, not the one that people saw.
func (t *txn) holdReads() error {
	for _, r := range t.read {
		if _, err := t.exec(r.what, r.query+t.store.dialect.lockRow, r.args...); err != nil {
			return err
		}
	}
	return nil
}

// brief is the context for a statement on one row that is found by its key. Where the database runs in this process, such a statement is
// over before anybody could begin to watch the context; the next statement sees the bound.
func (t *txn) brief() context.Context {
	if t.store.dialect.direct {
		return context.WithoutCancel(t.ctx)
	}
	return t.ctx
}

// one reads a row that is found by its key. [zone.NotFound]: there is none.
func one[T any](t *txn, what string, scan func(scanner) (T, error), query string, args ...any) (T, error) {
	var none T
	if t.plan != nil {
		return none, t.note(planned{reading{what, query, args}, false, untyped(scan)})
	}
	if k, ok := t.recall(query, args); ok {
		row, found := k.row.(T)
		if err := t.usable(); err != nil || found {
			return row, err
		}
		return none, notFound(what)
	}
	stmt, err := t.prepare(query)
	if err != nil {
		return none, t.fail(what, err)
	}
	row, found := none, false
	err = stmt.each(t.brief(), args, func(r scanner) (err error) {
		if row, err = scan(r); err != nil {
			return err
		}
		found = true
		return errEnough
	})
	if err != nil {
		return none, t.fail(what, err)
	}
	if !found {
		return none, notFound(what)
	}
	t.known = append(t.known, knownRow{reading{what, query, args}, row})
	return row, nil
}

// knownRow is a row as the transaction has read it. Nobody else can change it for this transaction, which sees one state of the database,
// and what it changes itself makes it forget: so asking again would only be slow. Deciding on a redemption asks twice for some rows.
type knownRow struct {
	reading
	row any // nil: there is none
}

func (t *txn) recall(query string, args []any) (knownRow, bool) {
	for _, k := range t.known {
		if k.query == query && slices.Equal(k.args, args) {
			return k, true
		}
	}
	return knownRow{}, false
}

// many reads rows.
func many[T any](t *txn, what string, scan func(scanner) (T, error), query string, args ...any) ([]T, error) {
	stmt, err := t.prepare(query)
	if err != nil {
		return nil, t.fail(what, err)
	}
	var list []T
	err = stmt.each(t.ctx, args, func(r scanner) error {
		row, err := scan(r)
		if err == nil {
			list = append(list, row)
		}
		return err
	})
	if err != nil {
		return nil, t.fail(what, err)
	}
	return list, nil
}

// page reads rows of a list; the last two placeholders of query are where the page begins and how long it is at most.
func page[T any](t *txn, what string, scan func(scanner) (T, error), p zone.Page, query string, args ...any) ([]T, error) {
	if err := checkLimit(what, p.Limit); err != nil {
		return nil, err
	}
	return many(t, what, scan, query, append(args, p.After, p.Limit)...)
}

// checkLimit refuses a limit of a list that is less than 1. To a database a negative one would be none at all.
func checkLimit(what string, limit int) error {
	if limit < 1 {
		return fmt.Errorf("sqlstore: list of %s: limit %d is less than 1", what, limit)
	}
	return nil
}
