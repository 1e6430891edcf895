package sqlstore_test

import (
	"os"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/migrated"
	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/internal/tier"
	"github.com/zonemint/zonemint/store/sqlstore"
	"github.com/zonemint/zonemint/store/storetest"
	"github.com/zonemint/zonemint/zone"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Run(m)) }

// timeless is patient, and tells no time, so that every store gives back what was written and nothing else.
var timeless = sqlstore.Options{
	Wait: time.Minute, Transaction: time.Minute, Readers: 4, Writers: 8, Now: func() time.Time { return time.Time{} },
}

func openPostgres(tb testing.TB, dsn string) zone.Store {
	tb.Helper()
	s, err := sqlstore.OpenPostgres(tb.Context(), dsn, timeless)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func TestPostgres(t *testing.T) {
	tier.NeedTest(t)
	t.Parallel()
	storetest.Run(t, func(tb testing.TB) zone.Store { return openPostgres(tb, migrated.Postgres(tb)) })
}

func TestPostgresDurable(t *testing.T) {
	tier.NeedTest(t)
	t.Parallel()
	databases := make(map[string]string)
	storetest.RunDurable(t, func(tb testing.TB, dir string) zone.Store {
		if databases[dir] == "" {
			databases[dir] = pgtest.DSN(t)
		}
		return openPostgres(tb, databases[dir])
	})
}
