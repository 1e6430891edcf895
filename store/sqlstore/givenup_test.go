package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/zone"
)

// TestGivenUpAttempt has a request end while its connection is being made, which cuts that. The next request must not be told that the
// database cannot be reached.
func TestGivenUpAttempt(t *testing.T) {
	t.Parallel()
	cluster := pgtest.Start(t)
	s := newPostgres(t, cluster.DSN("postgres"), Options{Writers: 2, Readers: 2})
	disconnect(s.write)
	ctx, giveUp := context.WithCancel(t.Context())
	d := *s.dialect
	d.check = func(ctx context.Context, conn *sql.Conn, writes bool) error {
		giveUp()
		_ = s.dialect.check(ctx, conn, writes)
		return s.dialect.check(context.WithoutCancel(ctx), conn, writes)
	}
	s.write.dialect = &d
	if err := s.Update(ctx, addUser("A")); !errors.Is(err, zone.Unavailable) {
		t.Errorf("who has given up gets %v", err)
	}
	s.write.dialect = s.dialect
	if err := s.Update(t.Context(), addUser("B")); err != nil {
		t.Errorf("the next one gets %v", err)
	}
	wantUsers(t, s, 1)
}

// TestReachedForAll has those who read find the database again. From then on those who write must not be told that it cannot be reached:
// the readiness probe reads.
func TestReachedForAll(t *testing.T) {
	t.Parallel()
	cluster := pgtest.Start(t)
	s := newPostgres(t, cluster.DSN("postgres"), Options{Writers: 2, Readers: 2})
	disconnect(s.read)
	disconnect(s.write)
	began := time.Now()
	s.write.reach.failed(began, began, errors.New("connection refused"))
	for s.Ping(t.Context()) != nil {
		if time.Since(began) > time.Minute {
			t.Fatal("the database is not found again")
		}
	}
	if err := s.Update(t.Context(), addUser("A")); err != nil {
		t.Errorf("once it has been reached, who writes gets %v", err)
	}
}

// disconnect throws the connections of a pool away, which nobody uses.
func disconnect(p *pool) {
	for range cap(p.free) {
		session := <-p.free
		session.discard()
		p.free <- session
	}
}
