package sqlstore

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync/atomic"
	"time"

	"github.com/zonemint/zonemint/zone"
)

// Options are the bounds of a [Store]. The zero value is what a server wants.
type Options struct {
	// MustExist makes opening fail with an error that matches fs.ErrNotExist when there is no file, instead of making one.
	MustExist bool
	// NoMigrate makes opening fail when migrations are pending, instead of running them.
	NoMigrate bool
	// Wait is how long a transaction waits for its turn and for locks of other processes before it is [zone.Unavailable].
	// Default 5 s.
	Wait time.Duration
	// Transaction is how long a transaction may run once it has begun. Default 10 s.
	Transaction time.Duration
	// Readers is how many transactions can read at once. Default: the number of processors, at least 4.
	Readers int
	// Writers is how many transactions can write at once, where the database has many writers. Default: 16.
	Writers int
	// Now replaces the database's clock, of which SQLite has none. Nil: nothing does.
	Now func() time.Time
}

func (o Options) withDefaults() Options {
	if o.Wait <= 0 {
		o.Wait = 5 * time.Second
	}
	if o.Transaction <= 0 {
		o.Transaction = 10 * time.Second
	}
	if o.Readers < 1 {
		o.Readers = max(4, runtime.GOMAXPROCS(0))
	}
	if o.Writers < 1 {
		o.Writers = 16
	}
	return o
}

// Store is a [zone.Store] in an SQL database. It is safe for concurrent use; a transaction that it hands out is not.
type Store struct {
	dialect     *dialect
	read, write *pool
	batches     *batcher // nil: each writing transaction is the database's own
	groups      *grouper // nil: shared ones that say what they read are like others
	transaction time.Duration
	now         func() time.Time      // nil: the database tells the time, if it can
	suspect     atomic.Pointer[error] // why the disk can no longer be trusted
	closing     atomic.Bool
}

// View runs fn on a snapshot. See [zone.Store]. The snapshot is of the first read, not of the beginning.
func (s *Store) View(ctx context.Context, fn func(zone.ReadTx) error) error {
	session, err := s.read.begin(ctx, s.dialect.beginRead)
	if err != nil {
		return s.translate("begin", err)
	}
	ctx, cancel := context.WithTimeout(ctx, s.transaction)
	defer cancel()
	t := &readTx{txn{ctx: ctx, store: s, session: session}}
	defer func() {
		t.ended.Store(true)
		_ = s.read.end(session, "ROLLBACK") // nothing to lose; a session that cannot is thrown away
	}()
	return fn(t)
}

// Update runs fn in one transaction; where the database has many writers, again when it collided with another one. See
// [zone.Store].
func (s *Store) Update(ctx context.Context, fn func(zone.Tx) error) error {
	if s.dialect.manyWriters {
		return s.again(ctx, func() error { return s.updateAlone(ctx, s.dialect.beginWrite, "", nil, fn) })
	}
	if s.batches != nil {
		return s.batches.update(ctx, fn)
	}
	return s.updateAlone(ctx, s.dialect.beginWrite, "", nil, fn)
}

// UpdateShared is Update, with less to collide on, where the database has many writers. See [zone.Store].
func (s *Store) UpdateShared(ctx context.Context, r zone.Reading, fn func(zone.Tx) error) error {
	ctx, cancel := context.WithTimeout(ctx, s.write.wait) // until it has begun, in a group or after one
	defer cancel()
	if s.groups != nil && r.Provider != "" {
		if done, err := s.groups.update(ctx, r, fn); done {
			return err
		}
	}
	if !s.dialect.manyWriters {
		return s.Update(ctx, fn)
	}
	plan := s.planOf(r)
	return s.again(ctx, func() error { return s.updateAlone(ctx, s.dialect.beginShared, s.dialect.lockRow, plan, fn) })
}

// updateAlone runs fn in a transaction of its own, once, which begins by what is planned.
func (s *Store) updateAlone(ctx context.Context, begin, lockRow string, plan []planned, fn func(zone.Tx) error) error {
	if err := s.suspicion(); err != nil {
		return err
	}
	session, err := s.write.begin(ctx, begin)
	if err != nil {
		return s.translate("begin", err)
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.transaction)
	defer cancel()
	t := &tx{readTx{txn{ctx: ctx, store: s, session: session, lockRow: lockRow, late: s.dialect.manyWriters && lockRow == ""}}}
	committing := false
	defer func() { // also when fn panics, which goes on after this
		t.ended.Store(true)
		if !committing {
			_ = s.write.end(session, "ROLLBACK")
		}
	}()
	t.readAhead(plan)
	if err := fn(t); err != nil {
		if t.failed != nil && errors.Is(t.failed, errCollision) {
			return t.failed // whatever fn made of it: the transaction is to be run again
		}
		return err
	}
	if err := t.usable(); err != nil {
		return err
	}
	if err := t.holdReads(); err != nil {
		return err
	}
	t.ended.Store(true)
	committing = true
	return s.commitError(s.write.commit(session))
}

// Ping reads from the database. See [zone.Store].
func (s *Store) Ping(ctx context.Context) error {
	if err := s.suspicion(); err != nil {
		return err
	}
	return s.View(ctx, func(t zone.ReadTx) error {
		if _, err := t.Instance(); err != nil && !errors.Is(err, zone.NotFound) {
			return unavailable("the store does not answer", err)
		}
		return nil
	})
}

// Close waits for the transactions that run, within their bound, and closes the database. See [zone.Store].
func (s *Store) Close() error {
	if !s.closing.CompareAndSwap(false, true) {
		return errClosed()
	}
	close(s.read.closed)
	close(s.write.closed)
	// The writer goes last: closing the last connection writes the log back, which readers would hinder.
	err := errors.Join(s.read.drain(s.transaction), s.write.drain(s.transaction))
	if err != nil {
		return fmt.Errorf("close the store: %w", err)
	}
	return nil
}
