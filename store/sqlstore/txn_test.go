package sqlstore

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/zonemint/zonemint/zone"
)

func wantUnavailable(t *testing.T, err error) {
	t.Helper()
	if e := zone.AsError(err); err == nil || e.Kind != zone.Unavailable || e.RetryAfter != time.Second {
		t.Errorf("error is %v, want one of kind unavailable that says to try again in 1s", err)
	}
}

// innerOf is what stands behind a transaction.
func innerOf(t *testing.T, z zone.Tx) *txn {
	t.Helper()
	inner, ok := z.(*tx)
	if !ok {
		t.Fatalf("the transaction is a %T", z)
	}
	return &inner.txn
}

func countUsers(t *testing.T, s *Store) (n int) {
	t.Helper()
	err := s.View(t.Context(), func(tx zone.ReadTx) error {
		ids, err := tx.Users(zone.Page{Limit: 1000})
		n = len(ids)
		return err
	})
	if err != nil {
		t.Errorf("View: %v", err)
	}
	return n
}

// TestLockedByAnotherProcess holds the write lock from outside.
func TestLockedByAnotherProcess(t *testing.T) {
	t.Parallel()
	s, path := newStore(t, Options{Wait: time.Hour})
	lock, err := rawDB(t, path).BeginTx(t.Context(), nil) // IMMEDIATE, as the settings say
	if err != nil {
		t.Fatal(err)
	}
	s.write.wait = 50 * time.Millisecond
	for range 3 {
		wantUnavailable(t, s.Update(t.Context(), addUser("A"))) // SQLite itself would wait for an hour
		if n := countUsers(t, s); n != 0 {                      // reading goes on
			t.Errorf("there are %d users", n)
		}
	}
	s.write.wait = time.Hour
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(time.Millisecond, cancel)
	err = s.Update(ctx, addUser("A"))
	if wantUnavailable(t, err); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v, without the reason", err)
	}
	if err := lock.Rollback(); err != nil {
		t.Fatal(err)
	}
	if err := s.Update(t.Context(), addUser("A")); err != nil {
		t.Errorf("after the lock is gone: %v", err)
	}
}

// TestQueue fills the place of the one writer.
func TestQueue(t *testing.T) {
	t.Parallel()
	s, _ := newStore(t, Options{Wait: time.Hour})
	err := s.Update(t.Context(), func(tx zone.Tx) error {
		s.write.wait = 20 * time.Millisecond
		wantUnavailable(t, s.Update(t.Context(), addUser("A"))) // waits for its bound
		s.write.wait = time.Hour
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error)
		go func() { done <- s.Update(ctx, addUser("B")) }()
		cancel()
		wantUnavailable(t, <-done)
		if n := countUsers(t, s); n != 0 {
			t.Errorf("there are %d users", n)
		}
		return addUser("C")(tx)
	})
	if err != nil {
		t.Errorf("Update: %v", err)
	}
	if n := countUsers(t, s); n != 1 {
		t.Errorf("there are %d users", n)
	}
}

// TestReadersQueue fills the places of the readers.
func TestReadersQueue(t *testing.T) {
	t.Parallel()
	s, _ := newStore(t, Options{Wait: time.Hour, Readers: 1})
	view := func(fn func(zone.ReadTx) error) error { return s.View(t.Context(), fn) }
	err := view(func(zone.ReadTx) error {
		s.read.wait = 20 * time.Millisecond
		wantUnavailable(t, view(func(zone.ReadTx) error { return nil }))
		wantUnavailable(t, s.Ping(t.Context()))
		s.read.wait = time.Hour
		return s.Update(t.Context(), addUser("A")) // writing goes on
	})
	if err != nil {
		t.Errorf("View: %v", err)
	}
	if n := countUsers(t, s); n != 1 {
		t.Errorf("there are %d users", n)
	}
}

// TestSnapshot commits a change while a reader is at work.
func TestSnapshot(t *testing.T) {
	t.Parallel()
	s, _ := newStore(t, Options{})
	err := s.View(t.Context(), func(tx zone.ReadTx) error {
		for range 3 {
			users, err := tx.Users(zone.Page{Limit: 10})
			if err != nil || len(users) != 0 {
				t.Errorf("users %v, error %v", users, err)
			}
			_ = s.Update(t.Context(), addUser("A")) // the first one commits
			if n := countUsers(t, s); n != 1 {
				t.Errorf("another reader sees %d users", n)
			}
		}
		return nil
	})
	if err != nil {
		t.Errorf("View: %v", err)
	}
}

// TestTransactionBound lets the transaction's own time run out.
func TestTransactionBound(t *testing.T) {
	t.Parallel()
	s, _ := newStore(t, Options{})
	s.transaction = -time.Second // has run out before it begins
	for name, fn := range map[string]func(zone.Tx) error{
		"error is passed on": addUser("A"),
		"error is dropped":   func(tx zone.Tx) error { _ = addUser("A")(tx); return nil },
		"no statement":       func(zone.Tx) error { return nil },
	} {
		if err := s.Update(t.Context(), fn); !errors.Is(err, zone.Unavailable) || !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: error is %v", name, err)
		}
	}
	wantUnavailable(t, s.View(t.Context(), func(tx zone.ReadTx) error { _, err := tx.User("A"); return err }))
	s.transaction = time.Minute
	if n := countUsers(t, s); n != 0 {
		t.Errorf("there are %d users", n)
	}
}

// TestViewEndsWithItsContext differs from writing: nobody waits for the answer any more.
func TestViewEndsWithItsContext(t *testing.T) {
	t.Parallel()
	s, _ := newStore(t, Options{})
	ctx, cancel := context.WithCancel(t.Context())
	err := s.View(ctx, func(tx zone.ReadTx) error {
		cancel()
		_, err := tx.Users(zone.Page{Limit: 1})
		return err
	})
	wantUnavailable(t, err)
	if n := countUsers(t, s); n != 0 {
		t.Errorf("there are %d users", n)
	}
}

// TestFailureEndsTransaction proves that nothing is committed after an error that is dropped. The database may have rolled
// back by then, and each later statement would be a transaction by itself.
func TestFailureEndsTransaction(t *testing.T) {
	t.Parallel()
	s, _ := newStore(t, Options{})
	err := s.Update(t.Context(), func(z zone.Tx) error {
		if err := addUser("before")(z); err != nil {
			t.Errorf("before: %v", err)
		}
		inner := innerOf(t, z)
		_, failure := inner.exec("row", `ROLLBACK`) // as the database does after some errors
		if failure != nil {
			t.Errorf("ROLLBACK: %v", failure)
		}
		failure = inner.insert("row", `INSERT INTO nowhere VALUES (1)`)
		if failure == nil {
			t.Error("the statement is accepted")
		}
		if err := addUser("after")(z); !errors.Is(err, failure) {
			t.Errorf("a later statement returns %v, want %v", err, failure)
		}
		return nil
	})
	if err == nil || !strings.Contains(err.Error(), "nowhere") {
		t.Errorf("Update returns %v", err)
	}
	if n := countUsers(t, s); n != 0 {
		t.Errorf("there are %d users", n)
	}
	if err := s.Update(t.Context(), addUser("A")); err != nil {
		t.Errorf("the next transaction: %v", err)
	}
}

// TestFullDisk limits the size of the database.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	s, _ := newStore(t, Options{})
	limit := func(pages string) {
		err := s.Update(t.Context(), func(z zone.Tx) error {
			_, err := innerOf(t, z).session.conn.ExecContext(t.Context(), "PRAGMA max_page_count = "+pages)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	large := func(id zone.UserID) func(zone.Tx) error {
		return func(tx zone.Tx) error {
			_ = tx.InsertUser(zone.User{ID: id, Username: string(id), FullName: strings.Repeat("x", 1<<20)})
			return nil // the store must know by itself
		}
	}
	limit("1") // means: no more than there are
	err := s.Update(t.Context(), large("A"))
	wantUnavailable(t, err)
	if n := countUsers(t, s); n != 0 {
		t.Errorf("there are %d users", n)
	}
	limit("1000000")
	if err := s.Update(t.Context(), large("A")); err != nil {
		t.Errorf("with room again: %v", err)
	}
}

// TestCloseWaits closes the store under a running transaction.
func TestCloseWaits(t *testing.T) {
	t.Parallel()
	s, path := newStore(t, Options{})
	closed := make(chan error)
	err := s.Update(t.Context(), func(tx zone.Tx) error {
		go func() { closed <- s.Close() }()
		<-s.write.closed
		wantUnavailable(t, s.Ping(t.Context()))
		return addUser("A")(tx)
	})
	if err != nil {
		t.Errorf("Update: %v", err)
	}
	if err := <-closed; err != nil {
		t.Errorf("Close: %v", err)
	}
	if n := countUsers(t, reopen(t, path, Options{})); n != 1 {
		t.Errorf("there are %d users", n)
	}
}

// TestCloseGivesUp closes the store under a transaction that does not end.
func TestCloseGivesUp(t *testing.T) {
	t.Parallel()
	s, _ := newStore(t, Options{})
	s.transaction = time.Millisecond
	err := s.View(t.Context(), func(zone.ReadTx) error { return s.Close() })
	if err == nil || !strings.Contains(err.Error(), "1 transactions still run") {
		t.Errorf("Close returns %v", err)
	}
	wantUnavailable(t, s.View(t.Context(), func(zone.ReadTx) error { return nil }))
}
