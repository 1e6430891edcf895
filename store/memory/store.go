package memory

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/zonemint/zonemint/zone"
)

// Store is a [zone.Store] in memory. It is safe for concurrent use; a transaction that it hands out is not.
type Store struct {
	mu     sync.RWMutex
	closed bool
	data   *data
}

// New makes an empty store.
func New() *Store { return &Store{data: newData()} }

// errEnded is returned by a transaction that is used after its function has returned.
var errEnded = errors.New("memory: transaction used after it ended")

func unavailable(detail string) *zone.Error {
	return zone.Errorf(zone.Unavailable, "%s", detail).Retry(time.Second)
}

// ready returns why no transaction can begin. The lock must be held.
func (s *Store) ready(ctx context.Context) error {
	if s.closed {
		return unavailable("the store is closed")
	}
	if err := ctx.Err(); err != nil {
		return unavailable("the request ended").WithCause(err)
	}
	return nil
}

// View runs fn while nothing is written. See [zone.Store].
func (s *Store) View(ctx context.Context, fn func(zone.ReadTx) error) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := s.ready(ctx); err != nil {
		return err
	}
	t := &readTx{data: s.data}
	defer t.ended.Store(true)
	return fn(t)
}

// Update runs fn alone, and takes back what it did unless it returns nil. See [zone.Store].
func (s *Store) Update(ctx context.Context, fn func(zone.Tx) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.ready(ctx); err != nil {
		return err
	}
	t := &tx{readTx: readTx{data: s.data}}
	committed := false
	defer func() { // also when fn panics, which goes on after this
		t.ended.Store(true)
		if !committed {
			t.rollback()
		}
	}()
	if err := fn(t); err != nil {
		return err
	}
	committed = true
	return nil
}

// UpdateShared is Update: there is one writer. See [zone.Store].
func (s *Store) UpdateShared(ctx context.Context, _ zone.Reading, fn func(zone.Tx) error) error {
	return s.Update(ctx, fn)
}

// Ping reports [zone.Unavailable] after Close. See [zone.Store].
func (s *Store) Ping(ctx context.Context) error {
	return s.View(ctx, func(zone.ReadTx) error { return nil })
}

// Close forgets everything. See [zone.Store].
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return unavailable("the store is closed")
	}
	s.closed, s.data = true, nil
	return nil
}
