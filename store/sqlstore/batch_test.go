package sqlstore

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	sqlite "modernc.org/sqlite"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// call is an Update that runs on its own goroutine.
type call struct {
	done      chan struct{}
	err       error
	recovered any
}

// start begins an Update and returns when it waits for something, so that several queue in the order in which they are started.
// It needs the bubble of a synctest.
func start(ctx context.Context, s *Store, fn func(zone.Tx) error) *call {
	c := &call{done: make(chan struct{})}
	go func() {
		defer close(c.done)
		defer func() { c.recovered = recover() }()
		c.err = s.Update(ctx, fn)
	}()
	synctest.Wait()
	return c
}

func (c *call) answered() bool {
	select {
	case <-c.done:
		return true
	default:
		return false
	}
}

// answer is what Update returned.
func (c *call) answer() error {
	<-c.done
	return c.err
}

// gated is fn, once release is closed.
func gated(release <-chan struct{}, fn func(zone.Tx) error) func(zone.Tx) error {
	return func(tx zone.Tx) error {
		<-release
		return fn(tx)
	}
}

// then runs functions in one transaction, up to the first error.
func then(fns ...func(zone.Tx) error) func(zone.Tx) error {
	return func(tx zone.Tx) error {
		for _, fn := range fns {
			if err := fn(tx); err != nil {
				return err
			}
		}
		return nil
	}
}

var errRefused = errors.New("refused")

func refuse(zone.Tx) error { return errRefused }

// rawConn lets fn have the driver's connection that writes.
func rawConn(t *testing.T, s *Store, fn func(sqlite.HookRegisterer)) {
	t.Helper()
	err := s.Update(t.Context(), func(z zone.Tx) error {
		return innerOf(t, z).session.conn.Raw(func(c any) error {
			hooks, ok := c.(sqlite.HookRegisterer)
			if !ok {
				return fmt.Errorf("a %T has no hooks", c)
			}
			fn(hooks)
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
}

// countCommits lets SQLite itself count its commits from now on.
func countCommits(t *testing.T, s *Store) *atomic.Int64 {
	t.Helper()
	commits := new(atomic.Int64)
	rawConn(t, s, func(hooks sqlite.HookRegisterer) {
		hooks.RegisterCommitHook(func() int32 { commits.Add(1); return 0 })
	})
	commits.Store(0)
	return commits
}

// wantCommits fails unless SQLite committed so often.
func wantCommits(t *testing.T, commits *atomic.Int64, want int64) {
	t.Helper()
	if n := commits.Load(); n != want {
		t.Errorf("there were %d commits, want %d", n, want)
	}
}

// wantOnly fails unless the users are these, in order.
func wantOnly(t *testing.T, s *Store, want ...zone.UserID) {
	t.Helper()
	err := s.View(t.Context(), func(tx zone.ReadTx) error {
		ids, err := tx.Users(zone.Page{Limit: 10000})
		if !slices.Equal(ids, want) {
			t.Errorf("the users are %q, want %q", ids, want)
		}
		return err
	})
	if err != nil {
		t.Errorf("View: %v", err)
	}
}

// wantIdle fails if anything is left of a batch: a turn, a transaction, a lock.
func wantIdle(t *testing.T, s *Store, path string) {
	t.Helper()
	synctest.Wait()
	if s.batches.turn.taken || len(s.batches.turn.waiting) != 0 || s.batches.open != nil {
		t.Errorf("taken %v, %d wait, a batch is open %v", s.batches.turn.taken, len(s.batches.turn.waiting), s.batches.open != nil)
	}
	lock, err := rawDB(t, path).BeginTx(t.Context(), nil) // IMMEDIATE, as the settings say
	if err != nil {
		t.Errorf("another process cannot write: %v", err)
		return
	}
	if err := lock.Rollback(); err != nil {
		t.Error(err)
	}
}

// inBubble runs a case with a store of its own, where time stands still while anybody is at work.
func inBubble(t *testing.T, run func(t *testing.T, s *Store, path string)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		s, path := newStore(t, Options{})
		run(t, s, path)
	})
}

// TestWithoutBatches gives each transaction one of the database.
func TestWithoutBatches(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T, s *Store, path string) {
		commits := countCommits(t, s)
		batches := s.batches
		s.batches = nil
		release := make(chan struct{})
		kept := start(t.Context(), s, gated(release, addUser("A")))
		refused := start(t.Context(), s, then(addUser("B"), refuse))
		panics := start(t.Context(), s, then(addUser("C"), func(zone.Tx) error { panic("what the function says") }))
		last := start(t.Context(), s, addUser("D"))
		close(release)
		if err := errors.Join(kept.answer(), last.answer()); err != nil {
			t.Error(err)
		}
		if err := refused.answer(); err != errRefused { //nolint:errorlint // the same, not wrapped
			t.Errorf("a refusal returns %v", err)
		}
		if _ = panics.answer(); panics.recovered != "what the function says" {
			t.Errorf("the panic is %v", panics.recovered)
		}
		wantCommits(t, commits, 2)
		wantOnly(t, s, "A", "D")
		s.batches = batches
		wantIdle(t, s, path)
	})
}

// TestOneAfterTheOther proves that who is alone pays for nobody: one commit each, and no savepoint.
func TestOneAfterTheOther(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T, s *Store, path string) {
		commits := countCommits(t, s)
		for _, id := range []zone.UserID{"A", "B", "C"} {
			if err := s.Update(t.Context(), addUser(id)); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.Update(t.Context(), then(addUser("D"), refuse)); err != errRefused { //nolint:errorlint // the same, not wrapped
			t.Errorf("a refusal returns %v", err)
		}
		wantCommits(t, commits, 3)
		wantOnly(t, s, "A", "B", "C")
		wantIdle(t, s, path)
		session := <-s.write.free
		for _, statement := range []string{beginMember, undoMember, endMember} {
			if session.stmts[statement] != nil {
				t.Errorf("%s was prepared", statement)
			}
		}
		s.write.free <- session
	})
}

// TestSharedCommit lets others queue while one transaction runs.
func TestSharedCommit(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T, s *Store, path string) {
		commits := countCommits(t, s)
		release := make(chan struct{})
		calls := []*call{start(t.Context(), s, gated(release, addUser("A")))}
		for _, id := range []zone.UserID{"B", "C", "D", "E"} {
			calls = append(calls, start(t.Context(), s, addUser(id)))
		}
		close(release)
		for i, c := range calls {
			if err := c.answer(); err != nil {
				t.Errorf("call %d: %v", i, err)
			}
		}
		wantCommits(t, commits, 1)
		wantOnly(t, s, "A", "B", "C", "D", "E")
		wantIdle(t, s, path)
	})
}

// TestAnswersWaitForTheCommit looks at a batch whose last member is still at work. A refusal that rests on what a neighbour wrote
// must not be told before that is certain.
func TestAnswersWaitForTheCommit(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T, s *Store, path string) {
		commits := countCommits(t, s)
		release, last := make(chan struct{}), make(chan struct{})
		ctx, cancel := context.WithCancel(t.Context())
		kept := start(ctx, s, gated(release, addUser("A")))
		refused := start(ctx, s, then(addUser("B"), func(tx zone.Tx) error {
			if _, err := tx.User("A"); err != nil {
				t.Errorf("what the neighbour wrote: %v", err)
			}
			return addUser("A")(tx)
		}))
		panics := start(ctx, s, then(addUser("C"), func(zone.Tx) error { panic("what the function says") }))
		exits := start(ctx, s, then(addUser("D"), func(zone.Tx) error { runtime.Goexit(); return nil }))
		ends := start(t.Context(), s, gated(last, addUser("E")))
		close(release)
		synctest.Wait()
		cancel() // the commit is not cut off, and neither is the wait for it
		synctest.Wait()
		for name, c := range map[string]*call{"kept": kept, "refused": refused, "panics": panics, "exits": exits, "ends": ends} {
			if c.answered() {
				t.Errorf("%s: there is an answer before the commit", name)
			}
		}
		wantCommits(t, commits, 0)
		wantOnly(t, s)
		close(last)
		if err := errors.Join(kept.answer(), ends.answer()); err != nil {
			t.Error(err)
		}
		if err := refused.answer(); !errors.Is(err, zone.Conflict) {
			t.Errorf("the refusal is %v", err)
		}
		if _ = panics.answer(); panics.recovered != "what the function says" {
			t.Errorf("the panic is %v", panics.recovered)
		}
		if _ = exits.answer(); exits.recovered != nil {
			t.Errorf("a panic: %v", exits.recovered)
		}
		wantCommits(t, commits, 1)
		wantOnly(t, s, "A", "E")
		wantIdle(t, s, path)
	})
}

// TestRefusedMember undoes one member of a batch, in each place and in each way.
func TestRefusedMember(t *testing.T) {
	t.Parallel()
	for name, refusal := range map[string]func(zone.Tx) error{
		"error":  refuse,
		"panic":  func(zone.Tx) error { panic("what the function says") },
		"Goexit": func(zone.Tx) error { runtime.Goexit(); return nil },
	} {
		for place, id := range []zone.UserID{"A", "B", "C"} {
			t.Run(fmt.Sprintf("%s at %d", name, place), func(t *testing.T) {
				t.Parallel()
				inBubble(t, func(t *testing.T, s *Store, path string) {
					release := make(chan struct{})
					var calls []*call
					for _, each := range []zone.UserID{"A", "B", "C"} {
						fn := gated(release, addUser(each))
						if each == id {
							fn = then(fn, refusal)
						}
						calls = append(calls, start(t.Context(), s, fn))
					}
					close(release)
					for i, c := range calls {
						if err := c.answer(); i != place && err != nil {
							t.Errorf("call %d: %v", i, err)
						}
					}
					if name == "error" && calls[place].err != errRefused { //nolint:errorlint // the same, not wrapped
						t.Errorf("the refused one is told %v", calls[place].err)
					}
					wantOnly(t, s, slices.DeleteFunc([]zone.UserID{"A", "B", "C"}, func(u zone.UserID) bool { return u == id })...)
					wantIdle(t, s, path)
				})
			})
		}
	}
}

// TestFullBatch lets more queue than a batch takes.
func TestFullBatch(t *testing.T) {
	t.Parallel()
	for name, one := range map[string]struct {
		members int
		longest time.Duration
		commits int64
	}{
		"by members": {3, time.Hour, 3}, // of 3, 3 and 1
		"by time":    {1000, -1, 7},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inBubble(t, func(t *testing.T, s *Store, path string) {
				s.batches.members, s.batches.longest = one.members, one.longest
				commits := countCommits(t, s)
				release := make(chan struct{})
				ids := []zone.UserID{"A", "B", "C", "D", "E", "F", "G"}
				var calls []*call
				for _, id := range ids {
					calls = append(calls, start(t.Context(), s, gated(release, addUser(id))))
				}
				close(release)
				for _, c := range calls {
					if err := c.answer(); err != nil {
						t.Error(err)
					}
				}
				wantCommits(t, commits, one.commits)
				wantOnly(t, s, ids...)
				wantIdle(t, s, path)
			})
		})
	}
}

// useOf reads a row of the ledger.
func useOf(t *testing.T, s *Store, nonce tokens.Nonce) (use zone.Use, err error) {
	t.Helper()
	err = s.View(t.Context(), func(tx zone.ReadTx) error {
		use, err = tx.Use(nonce)
		return err
	})
	return use, err
}
