package sqlstore

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	sqlite "modernc.org/sqlite"
	codes "modernc.org/sqlite/lib"

	"github.com/zonemint/zonemint/zone"
)

// pragma runs a statement beside the methods of a transaction.
func pragma(t *testing.T, query string) func(zone.Tx) error {
	return func(z zone.Tx) error {
		_, err := innerOf(t, z).session.conn.ExecContext(t.Context(), query)
		return err
	}
}

// orphan writes a row that refers to nothing.
func orphan(t *testing.T) func(zone.Tx) error {
	return func(z zone.Tx) error {
		err := innerOf(t, z).insert("member", `INSERT INTO members (space_id, user_id, privileges) VALUES ('none', 'none', 0)`)
		if err != nil {
			t.Errorf("the row is refused at once: %v", err)
		}
		return err
	}
}

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

// TestFailedMember fails a statement of one member, which drops the error. Its work is undone, and the neighbours' is not.
func TestFailedMember(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T, s *Store, path string) {
		release := make(chan struct{})
		first := start(t.Context(), s, gated(release, addUser("A")))
		second := start(t.Context(), s, then(addUser("B"), func(z zone.Tx) error {
			if err := innerOf(t, z).insert("row", `INSERT INTO nowhere VALUES (1)`); err == nil {
				t.Error("the statement is accepted")
			}
			return nil
		}))
		third := start(t.Context(), s, addUser("C"))
		close(release)
		if err := errors.Join(first.answer(), third.answer()); err != nil {
			t.Error(err)
		}
		if err := second.answer(); err == nil || !strings.Contains(err.Error(), "nowhere") {
			t.Errorf("error is %v", err)
		}
		wantOnly(t, s, "A", "C")
		wantIdle(t, s, path)
	})
}

// lose runs a batch in whose middle culprit makes the database undo everything. Neither those that succeeded nor those that were
// refused can be told what they found; who came later begins anew.
func lose(t *testing.T, s *Store, path string, culprit func(zone.Tx) error) (told error) {
	t.Helper()
	release := make(chan struct{})
	first := start(t.Context(), s, gated(release, addUser("A")))
	refused := start(t.Context(), s, then(addUser("B"), addUser("A")))
	middle := start(t.Context(), s, then(addUser("C"), culprit))
	last := start(t.Context(), s, addUser("D"))
	close(release)
	for name, c := range map[string]*call{"first": first, "refused": refused} {
		if wantUnavailable(t, c.answer()); errors.Is(c.err, zone.Conflict) {
			t.Errorf("%s is told %v", name, c.err)
		}
	}
	if err := last.answer(); err != nil {
		t.Errorf("the next batch: %v", err)
	}
	wantOnly(t, s, "D")
	wantIdle(t, s, path)
	return middle.answer()
}

// TestLostBatch makes the database roll back by itself.
func TestLostBatch(t *testing.T) {
	t.Parallel()
	for name, one := range map[string]struct {
		culprit func(*testing.T) func(zone.Tx) error
		want    string // in what the culprit is told
	}{
		"refused": {func(t *testing.T) func(zone.Tx) error { return then(pragma(t, "ROLLBACK"), refuse) }, "no such savepoint"},
		"not noticed": {func(t *testing.T) func(zone.Tx) error {
			return pragma(t, "ROLLBACK")
		}, "no such savepoint"},
		"failed": {func(t *testing.T) func(zone.Tx) error {
			return then(pragma(t, "ROLLBACK"), func(z zone.Tx) error {
				_ = innerOf(t, z).insert("row", `INSERT INTO nowhere VALUES (1)`)
				return zone.Errorf(zone.TokenUsed, "a refusal that rests on nothing any more")
			})
		}, "nowhere"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inBubble(t, func(t *testing.T, s *Store, path string) {
				err := lose(t, s, path, one.culprit(t))
				if err == nil || !strings.Contains(err.Error(), one.want) || errors.Is(err, zone.TokenUsed) {
					t.Errorf("the culprit is told %v", err)
				}
			})
		})
	}
}

// TestNoSavepoint breaks the session between two members. Whoever cannot run must not leave the batch open.
func TestNoSavepoint(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T, s *Store, path string) {
		release := make(chan struct{})
		first := start(t.Context(), s, gated(release, then(addUser("A"), func(z zone.Tx) error {
			session := innerOf(t, z).session
			if _, err := session.prepare(t.Context(), s.dialect, beginMember); err != nil {
				return err
			}
			return session.stmts[beginMember].Close()
		})))
		second := start(t.Context(), s, func(zone.Tx) error { t.Error("it was run"); return nil })
		third := start(t.Context(), s, addUser("C"))
		close(release)
		wantUnavailable(t, first.answer())
		wantUnavailable(t, second.answer())
		if err := third.answer(); err != nil {
			t.Error(err)
		}
		wantOnly(t, s, "C")
		wantIdle(t, s, path)
	})
}

// TestFullDiskInBatch limits the size of the database for one member.
func TestFullDiskInBatch(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T, s *Store, path string) {
		err := lose(t, s, path, then(pragma(t, "PRAGMA max_page_count = 1"), func(tx zone.Tx) error {
			_ = tx.InsertUser(zone.User{ID: "large", Username: "large", FullName: strings.Repeat("x", 1<<20)})
			return nil // the store must know by itself
		}))
		var code interface{ Code() int }
		if wantUnavailable(t, err); !errors.As(err, &code) || code.Code() != codes.SQLITE_FULL {
			t.Errorf("the culprit is told %v", err)
		}
	})
}

// TestCommitFails makes the commit of a batch fail. It is everybody's failure, and no refusal of anybody.
func TestCommitFails(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T, s *Store, path string) {
		release := make(chan struct{})
		calls := []*call{
			start(t.Context(), s, gated(release, addUser("A"))),
			start(t.Context(), s, then(addUser("B"), refuse)),
			start(t.Context(), s, then(pragma(t, "PRAGMA defer_foreign_keys = ON"), orphan(t))),
			start(t.Context(), s, addUser("C")),
		}
		close(release)
		var code interface{ Code() int }
		for i, c := range calls {
			if wantUnavailable(t, c.answer()); errors.Is(c.err, zone.NotFound) || errors.Is(c.err, errRefused) {
				t.Errorf("call %d is told %v", i, c.err)
			}
			if !errors.As(c.err, &code) || code.Code() != codes.SQLITE_CONSTRAINT_FOREIGNKEY {
				t.Errorf("call %d is not told the cause, but %v", i, c.err)
			}
		}
		wantOnly(t, s)
		if err := s.Update(t.Context(), addUser("D")); err != nil {
			t.Errorf("the next one: %v", err)
		}
		wantOnly(t, s, "D")
		wantIdle(t, s, path)
	})
}

// TestDiskFailsAtCommit lets the disk fail to keep a batch. It may be there when the store is opened anew, and it may not: nobody is
// told either, and those that wait are not let write.
func TestDiskFailsAtCommit(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T, s *Store, _ string) {
		var broken atomic.Bool
		rawConn(t, s, func(hooks sqlite.HookRegisterer) {
			hooks.RegisterCommitHook(func() int32 {
				if broken.Load() {
					return 1
				}
				return 0
			})
		})
		broken.Store(true)
		failing := *s.dialect
		failing.classify = func(err error) class {
			var code interface{ Code() int }
			if errors.As(err, &code) && code.Code() == codes.SQLITE_CONSTRAINT_COMMITHOOK {
				return classSuspect
			}
			return classifySQLite(err)
		}
		s.dialect, s.batches.members = &failing, 2
		release := make(chan struct{})
		calls := []*call{
			start(t.Context(), s, gated(release, addUser("A"))),
			start(t.Context(), s, refuse),
			start(t.Context(), s, func(zone.Tx) error { t.Error("a writing transaction was run"); return nil }),
		}
		close(release)
		for i, c := range calls {
			if wantUnavailable(t, c.answer()); c.err == nil || !strings.Contains(c.err.Error(), "until it is restarted") {
				t.Errorf("call %d is told %v", i, c.err)
			}
		}
		wantOnly(t, s)
	})
}

// TestCloseWithinBatch closes the store while one member is at work, one waits for the commit and others for their turn.
func TestCloseWithinBatch(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T, s *Store, path string) {
		release, last := make(chan struct{}), make(chan struct{})
		first := start(t.Context(), s, gated(release, addUser("A")))
		second := start(t.Context(), s, gated(last, addUser("B")))
		queued := start(t.Context(), s, addUser("C"))
		close(release)
		synctest.Wait()
		closed := make(chan error, 1)
		go func() { closed <- s.Close() }()
		wantUnavailable(t, queued.answer())
		synctest.Wait()
		if first.answered() || second.answered() || len(closed) != 0 {
			t.Errorf("answered: %v, %v, closed: %v", first.answered(), second.answered(), len(closed) != 0)
		}
		close(last)
		if err := errors.Join(first.answer(), second.answer(), <-closed); err != nil {
			t.Error(err)
		}
		wantOnly(t, reopen(t, path, Options{}), "A", "B")
	})
}

// TestClosedWithTheTurn gives the turn to a caller just as the store is closed. Closing should wait for no more than what runs.
func TestClosedWithTheTurn(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T, s *Store, _ string) {
		release := make(chan struct{})
		first := start(t.Context(), s, gated(release, addUser("A")))
		closed := make(chan error, 1)
		go func() { closed <- s.Close() }()
		synctest.Wait()
		wantUnavailable(t, s.batches.enlarge(t.Context(), t.Context())) // which is what one does that has the turn
		close(release)
		if err := errors.Join(first.answer(), <-closed); err != nil {
			t.Error(err)
		}
	})
}
