package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"testing"

	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/zone"
)

// TestGivenUpAttempt has a request end while its connection is being made, which cuts that. The next request must not be told that the
// database cannot be reached.
func TestGivenUpAttempt(t *testing.T) {
	t.Parallel()
	cluster := pgtest.Start(t)
	s := newPostgres(t, cluster.DSN("postgres"), Options{Writers: 2, Readers: 2})
	for range cap(s.write.free) {
		session := <-s.write.free
		session.discard()
		s.write.free <- session
	}
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
