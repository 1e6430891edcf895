package zone_test

import (
	"context"
	"errors"
	"os"
	"sync/atomic"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/migrated"
	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/store"
	"github.com/zonemint/zonemint/store/memory"
	"github.com/zonemint/zonemint/store/sqlstore"
	"github.com/zonemint/zonemint/zone"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Run(m)) }

// cluster is a zone that two nodes serve. Its fixture's Service is the first of them.
type cluster struct {
	*fixture
	nodes  [2]*zone.Service
	stores [2]zone.Store // by which the nodes reach the one zone
}

// kinds are the stores on which it matters what happens at once: one in memory, which the nodes share, and a file of SQLite,
// which each node has opened for itself as two processes would, and a database of PostgreSQL. Its clock is kept from the nodes: the
// test has one.
var kinds = map[string]func(t testing.TB) func() zone.Store{
	"memory": func(testing.TB) func() zone.Store {
		shared := memory.New()
		return func() zone.Store { return shared }
	},
	"sqlite": func(t testing.TB) func() zone.Store {
		dsn := "sqlite:" + migrated.SQLite(t)
		return func() zone.Store { return openStore(t, dsn) }
	},
	"postgres": func(t testing.TB) func() zone.Store {
		dsn := migrated.Postgres(t)
		return func() zone.Store {
			s, err := sqlstore.OpenPostgres(t.Context(), dsn, sqlstore.Options{Now: func() time.Time { return time.Time{} }})
			must(t, err)
			t.Cleanup(func() { _ = s.Close() })
			return s
		}
	},
}

// openStore opens a store that the test closes.
func openStore(t testing.TB, dsn string) zone.Store {
	t.Helper()
	s, err := store.Open(t.Context(), dsn, store.Options{})
	must(t, err)
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func newCluster(t testing.TB, open func() zone.Store) *cluster {
	t.Helper()
	c := &cluster{stores: [2]zone.Store{open(), open()}}
	c.fixture = beginOn(t, c.stores[0])
	c.setup.Store, c.config.Store = c.stores[0], c.stores[0] // unwatched: watching is for one goroutine
	admin, err := zone.Setup(t.Context(), c.setup)
	must(t, err)
	c.admin = user(admin)
	c.populate(t)
	c.nodes[0] = c.Service
	second := c.config
	second.Store = c.stores[1]
	c.nodes[1], err = zone.New(t.Context(), second)
	must(t, err)
	return c
}

// eachStore runs a test in a zone of its own on each kind of store.
func eachStore(t *testing.T, test func(t *testing.T, c *cluster)) {
	t.Helper()
	for name, kind := range kinds {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, newCluster(t, kind(t)))
		})
	}
}

// gatedStore does something before each transaction that writes, or has it fail.
type gatedStore struct {
	zone.Store
	before func() // nil: nothing
	fails  atomic.Bool
}

// Update implements [zone.Store].
func (s *gatedStore) Update(ctx context.Context, fn func(zone.Tx) error) error {
	return s.gate(func() error { return s.Store.Update(ctx, fn) })
}

// UpdateShared implements [zone.Store].
func (s *gatedStore) UpdateShared(ctx context.Context, r zone.Reading, fn func(zone.Tx) error) error {
	return s.gate(func() error { return s.Store.UpdateShared(ctx, r, fn) })
}

func (s *gatedStore) gate(update func() error) error {
	if s.before != nil {
		s.before()
	}
	if s.fails.Load() {
		return errDenied
	}
	return update()
}

// jointStore can have a writing transaction run another one after it, as stores do that let several share a commit, which fails.
type jointStore struct {
	zone.Store
	second func() // runs the other one; nil: there is none
	open   zone.Tx
}

// Update implements [zone.Store].
func (s *jointStore) Update(ctx context.Context, fn func(zone.Tx) error) error {
	if s.open != nil {
		return errors.Join(fn(s.open), errDenied)
	}
	return s.Store.Update(ctx, func(tx zone.Tx) error {
		if err := fn(tx); err != nil || s.second == nil {
			return err
		}
		s.open = tx
		defer func() { s.open = nil }()
		s.second()
		return errDenied
	})
}
