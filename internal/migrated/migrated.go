// Package migrated is support for tests: databases of their own whose schema is up to date. One is migrated for each test program, and
// the others are copies of it, which takes a twentieth of the time. Tests of migrating and of opening begin with an empty database
// instead: [pgtest.DSN], or the path of no file.
package migrated

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/store/sqlstore"
)

// SQLite is the path of a new file, which is gone after the test.
func SQLite(tb testing.TB) string {
	tb.Helper()
	file, err := migratedFile()
	if err != nil {
		tb.Fatal(err)
	}
	path := filepath.Join(tb.TempDir(), "zone.db")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}

// migratedFile is the content of a file of SQLite.
var migratedFile = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "zonemint-migrated-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	path := filepath.Join(dir, "zone.db")
	if _, err := sqlstore.MigrateSQLite(context.Background(), path); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// Postgres is the DSN of a new database, which is gone after the test.
func Postgres(tb testing.TB) string {
	tb.Helper()
	return pgtest.Copy(tb, func(ctx context.Context, dsn string) error {
		_, err := sqlstore.MigratePostgres(ctx, dsn)
		return err
	})
}
