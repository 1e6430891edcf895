package sqlstore

import (
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"

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
			return session.stmts[beginMember].close()
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
		breakCommits(t, s).Store(true)
		s.batches.members = 2
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

// breakCommits lets the disk fail to keep what is committed, once that is switched on.
func breakCommits(t *testing.T, s *Store) (broken *atomic.Bool) {
	t.Helper()
	broken = new(atomic.Bool)
	rawConn(t, s, func(hooks sqlite.HookRegisterer) {
		hooks.RegisterCommitHook(func() int32 {
			if broken.Load() {
				return 1
			}
			return 0
		})
	})
	failing := *s.dialect
	failing.classify = func(err error) class { // a commit that the hook refuses is one that the disk did not keep
		var code interface{ Code() int }
		if errors.As(err, &code) && code.Code() == codes.SQLITE_CONSTRAINT_COMMITHOOK {
			return classSuspect
		}
		return classifySQLite(err)
	}
	s.dialect = &failing
	return broken
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
