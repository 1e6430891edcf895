package sqlstore

import (
	"context"
	"database/sql/driver"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	sqlite "modernc.org/sqlite"

	"github.com/zonemint/zonemint/zone"
)

// TestQueuedContextEnds ends the context of a caller that waits for its turn.
func TestQueuedContextEnds(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T, s *Store, path string) {
		release := make(chan struct{})
		first := start(t.Context(), s, gated(release, addUser("A")))
		ctx, cancel := context.WithCancel(t.Context())
		second := start(ctx, s, addUser("B"))
		third := start(t.Context(), s, addUser("C"))
		cancel()
		synctest.Wait()
		if !second.answered() || first.answered() || third.answered() {
			t.Fatalf("answered: %v, %v, %v", first.answered(), second.answered(), third.answered())
		}
		if err := second.answer(); !errors.Is(err, context.Canceled) {
			t.Errorf("error is %v", err)
		}
		wantUnavailable(t, second.answer())
		close(release)
		if err := errors.Join(first.answer(), third.answer()); err != nil {
			t.Error(err)
		}
		wantOnly(t, s, "A", "C")
		wantIdle(t, s, path)
	})
}

// lateContext has ended although nobody was told: so it is for a moment when a context ends as the turn is given.
type lateContext struct{ context.Context }

func (lateContext) Err() error { return context.Canceled }

// TestContextEndsWithTheTurn gives the turn to a caller whose context has just ended. It must see to the batch.
func TestContextEndsWithTheTurn(t *testing.T) {
	t.Parallel()
	for name, others := range map[string][]zone.UserID{"the last one": nil, "others wait": {"C", "D"}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inBubble(t, func(t *testing.T, s *Store, path string) {
				commits := countCommits(t, s)
				release := make(chan struct{})
				calls := []*call{start(t.Context(), s, gated(release, addUser("A")))}
				late := start(lateContext{t.Context()}, s, addUser("B"))
				for _, id := range others {
					calls = append(calls, start(t.Context(), s, addUser(id)))
				}
				close(release)
				for _, c := range calls {
					if err := c.answer(); err != nil {
						t.Error(err)
					}
				}
				if wantUnavailable(t, late.answer()); !errors.Is(late.err, context.Canceled) {
					t.Errorf("error is %v", late.err)
				}
				wantCommits(t, commits, 1)
				wantOnly(t, s, append([]zone.UserID{"A"}, others...)...)
				wantIdle(t, s, path)
			})
		})
	}
}

// TestContextEndsAtAnyMoment is the same with a real context, which ends just before the turn is given.
func TestContextEndsAtAnyMoment(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T, s *Store, path string) {
		for range 200 {
			ctx, cancel := context.WithCancel(t.Context())
			release := make(chan struct{})
			first := start(t.Context(), s, gated(release, func(zone.Tx) error { cancel(); return nil }))
			second := start(ctx, s, addUser("B"))
			close(release)
			if err := first.answer(); err != nil {
				t.Fatal(err)
			}
			wantUnavailable(t, second.answer())
		}
		wantOnly(t, s)
		wantIdle(t, s, path)
	})
}

// TestQueuedTooLong lets the wait of callers end, while they queue and as they are given the turn.
func TestQueuedTooLong(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T, s *Store, path string) {
		s.transaction = time.Hour
		release := make(chan struct{})
		first := start(t.Context(), s, gated(release, addUser("A")))
		second := start(t.Context(), s, addUser("B"))
		if wantUnavailable(t, second.answer()); first.answered() { // the clock goes on while nobody has anything to do
			t.Error("there is an answer before the commit")
		}
		third := start(t.Context(), s, addUser("C"))
		close(release)
		if err := errors.Join(first.answer(), third.answer()); err != nil {
			t.Error(err)
		}
		wantOnly(t, s, "A", "C")
		wantIdle(t, s, path)
	})
}

// TestMemberBound lets the time of one member run out. It undoes that one alone.
func TestMemberBound(t *testing.T) {
	t.Parallel()
	for name, after := range map[string]func(zone.Tx) error{
		"error is passed on": addUser("B2"),
		"error is dropped":   func(tx zone.Tx) error { _ = addUser("B2")(tx); return nil },
		"no statement":       func(zone.Tx) error { return nil },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inBubble(t, func(t *testing.T, s *Store, path string) {
				s.batches.longest, s.write.wait = time.Hour, time.Hour
				release := make(chan struct{})
				first := start(t.Context(), s, gated(release, addUser("A")))
				second := start(t.Context(), s, then(addUser("B"), func(zone.Tx) error { <-time.After(s.transaction + 1); return nil }, after))
				third := start(t.Context(), s, addUser("C"))
				close(release)
				if err := errors.Join(first.answer(), third.answer()); err != nil {
					t.Error(err)
				}
				if wantUnavailable(t, second.answer()); !errors.Is(second.err, context.DeadlineExceeded) {
					t.Errorf("error is %v", second.err)
				}
				wantOnly(t, s, "A", "C")
				wantIdle(t, s, path)
			})
		})
	}
}

// slowWrite runs a statement that writes and in the middle of which the transaction's time runs out.
func slowWrite(t *testing.T, s *Store) func(zone.Tx) error {
	return func(z zone.Tx) error {
		inner := innerOf(t, z)
		ctx, cancel := context.WithCancel(inner.ctx)
		inner.ctx = ctx
		err := inner.session.conn.Raw(func(c any) error {
			hooks, ok := c.(sqlite.HookRegisterer)
			if !ok {
				return errors.New("no hooks")
			}
			hooks.RegisterPreUpdateHook(func(sqlite.SQLitePreUpdateData) { cancel() })
			return nil
		})
		if err != nil {
			return err
		}
		_, err = inner.exec("use", `INSERT INTO token_uses (nonce, issued_at, count)
			WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT 'n' || i, 0, 1 FROM n`)
		if s.suspicion() != nil {
			t.Error("the disk is suspected")
		}
		return err
	}
}

// TestBoundWithinWrite lets the time of one member run out while SQLite writes. A write that is cut off would be undone with the
// whole transaction.
func TestBoundWithinWrite(t *testing.T) {
	t.Parallel()
	s, path := newStore(t, Options{})
	wantUnavailable(t, s.Update(t.Context(), slowWrite(t, s))) // it is cut off where it harms nobody else
	wantOnly(t, s)
	inBubble(t, func(t *testing.T, s *Store, path string) {
		s.batches.longest, s.write.wait = time.Hour, time.Hour
		release := make(chan struct{})
		first := start(t.Context(), s, gated(release, addUser("A")))
		slow := start(t.Context(), s, slowWrite(t, s))
		third := start(t.Context(), s, addUser("C"))
		close(release)
		if err := errors.Join(first.answer(), third.answer()); err != nil {
			t.Error(err)
		}
		wantUnavailable(t, slow.answer())
		wantOnly(t, s, "A", "C")
		wantIdle(t, s, path)
		if _, err := useOf(t, s, "n1"); !errors.Is(err, zone.NotFound) {
			t.Errorf("of the undone write there is something left, error %v", err)
		}
	})
	if _, err := useOf(t, reopen(t, path, Options{}), "n1"); !errors.Is(err, zone.NotFound) {
		t.Errorf("of the write that was cut off there is something left, error %v", err)
	}
}

// cutOff is what the SQL function cut_off calls. There is one for the whole process.
var cutOff atomic.Pointer[context.CancelFunc]

func init() {
	sqlite.MustRegisterScalarFunction("cut_off", 0, func(*sqlite.FunctionContext, []driver.Value) (driver.Value, error) {
		(*cutOff.Load())()
		return int64(0), nil
	})
}

// TestBoundWithinRead lets the time of one member run out while SQLite reads, which is cut off. It undoes that one alone.
func TestBoundWithinRead(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T, s *Store, path string) {
		release := make(chan struct{})
		first := start(t.Context(), s, gated(release, addUser("A")))
		second := start(t.Context(), s, then(addUser("B"), func(z zone.Tx) error {
			inner := innerOf(t, z)
			ctx, cancel := context.WithCancel(inner.ctx)
			inner.ctx = ctx
			cutOff.Store(&cancel)
			n, err := many(inner, "number", func(row scanner) (n int, err error) { err = row.Scan(&n); return n, err },
				`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000)
				SELECT count(*) FROM n WHERE i > 1 OR cut_off() = 0`)
			if err == nil {
				t.Errorf("all rows were read: %d", n)
			}
			return err
		}))
		third := start(t.Context(), s, addUser("C"))
		close(release)
		if err := errors.Join(first.answer(), third.answer()); err != nil {
			t.Error(err)
		}
		if wantUnavailable(t, second.answer()); !errors.Is(second.err, context.Canceled) {
			t.Errorf("error is %v", second.err)
		}
		wantOnly(t, s, "A", "C")
		wantIdle(t, s, path)
	})
}
