package sqlstore

import (
	"testing"

	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/zone"
)

// TestOriginOfADatabase holds two databases of one system for different ones, and the same one for the same.
func TestOriginOfADatabase(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	one, again, other := newPostgres(t, dsn, Options{}), newPostgres(t, dsn, Options{}), newPostgres(t, pgtest.DSN(t), Options{})
	first := originOf(t, one)
	if second := originOf(t, again); first.Database == "" || second != first {
		t.Errorf("the origin of one database is %+v and %+v", first, second)
	}
	if second := originOf(t, other); second.Database == first.Database {
		t.Errorf("two databases have the origin %+v", second)
	}
}

func originOf(t *testing.T, s *Store) (o zone.Origin) {
	t.Helper()
	err := s.View(t.Context(), func(tx zone.ReadTx) error { o = tx.Origin(); return nil })
	if err != nil {
		t.Error(err)
	}
	return o
}
