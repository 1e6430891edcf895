package linear

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// EarlyStore is a store with a fault: it answers when the function has run, and commits a moment later. What was answered is then not
// yet there for others, and after a crash never.
type EarlyStore struct {
	zone.Store
	committing sync.WaitGroup
}

// AnswerEarly puts the fault into a store. It must be one that runs functions once.
func AnswerEarly(s zone.Store) *EarlyStore { return &EarlyStore{Store: s} }

// Update implements [zone.Store], wrongly.
func (s *EarlyStore) Update(ctx context.Context, fn func(zone.Tx) error) error {
	answer := make(chan error, 2)
	s.committing.Go(func() {
		answer <- s.Store.Update(ctx, func(tx zone.Tx) error {
			err := fn(tx)
			answer <- err
			return err
		})
	})
	return <-answer
}

// UpdateShared implements [zone.Store], wrongly.
func (s *EarlyStore) UpdateShared(ctx context.Context, _ zone.Reading, fn func(zone.Tx) error) error {
	return s.Update(ctx, fn)
}

// Wait waits for what is not committed yet.
func (s *EarlyStore) Wait() { s.committing.Wait() }

// snapshotStore is a store with a fault: what a function decides on is read from a snapshot that was taken before its transaction.
// What it writes is still guarded: uses are counted and supports are added by statements that fail if another transaction was
// quicker, and then all is done again. So this is a database with snapshot isolation, without the locks on the rows that were read.
type snapshotStore struct{ zone.Store }

// DecideOnSnapshot puts the fault into a store. It must be one that can read and write at once.
func DecideOnSnapshot(s zone.Store) zone.Store { return snapshotStore{s} }

// errOutdated: another transaction has written what this one wanted to.
var errOutdated = errors.New("linear: the snapshot is outdated")

// Update implements [zone.Store], wrongly.
func (s snapshotStore) Update(ctx context.Context, fn func(zone.Tx) error) (err error) {
	for range 100 {
		err = s.View(ctx, func(snapshot zone.ReadTx) error {
			if _, err := snapshot.Instance(); err != nil { // the first read takes the snapshot
				return err
			}
			if err := s.Store.Update(ctx, func(zone.Tx) error { return nil }); err != nil { // others have a turn meanwhile
				return err
			}
			return s.Store.Update(ctx, func(tx zone.Tx) error {
				return fn(snapshotTx{snapshot, writing{tx}})
			})
		})
		if !errors.Is(err, errOutdated) && !errors.Is(err, zone.Conflict) {
			return err
		}
	}
	return zone.Errorf(zone.Unavailable, "others are always quicker").WithCause(err)
}

// UpdateShared implements [zone.Store], wrongly.
func (s snapshotStore) UpdateShared(ctx context.Context, _ zone.Reading, fn func(zone.Tx) error) error {
	return s.Update(ctx, fn)
}

// snapshotTx reads from a snapshot and writes to a transaction.
type snapshotTx struct {
	zone.ReadTx
	writing
}

// writing is one level further down than the snapshot, whose methods therefore hide those of the same names.
type writing struct{ zone.Tx }

// Consume implements [zone.Tx].
func (t snapshotTx) Consume(nonce tokens.Nonce, issuedAt time.Time, limit int64) (bool, error) {
	granted, err := t.writing.Consume(nonce, issuedAt, limit)
	if err == nil && !granted {
		return false, errOutdated // or the function would have found out by reading
	}
	return granted, err
}
