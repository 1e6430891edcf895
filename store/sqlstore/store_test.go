package sqlstore_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/migrated"
	"github.com/zonemint/zonemint/store/sqlstore"
	"github.com/zonemint/zonemint/store/storetest"
	"github.com/zonemint/zonemint/zone"
)

// patient waits longer than a server would: the cases that race must not fail because the disk of a busy machine is slow.
var patient = sqlstore.Options{Wait: time.Minute, Transaction: time.Minute}

func open(tb testing.TB, path string) zone.Store {
	tb.Helper()
	s, err := sqlstore.OpenSQLite(tb.Context(), path, patient)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func TestSQLite(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(tb testing.TB) zone.Store { return open(tb, migrated.SQLite(tb)) })
}

func TestSQLiteDurable(t *testing.T) {
	t.Parallel()
	storetest.RunDurable(t, func(tb testing.TB, dir string) zone.Store { return open(tb, filepath.Join(dir, "zone.db")) })
}
