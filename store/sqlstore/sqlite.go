package sqlstore

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
	sqlite "modernc.org/sqlite"
	codes "modernc.org/sqlite/lib"
)

//go:embed migrations/sqlite/*.sql
var sqliteMigrations embed.FS

// sqliteDialect is SQLite.
func sqliteDialect() *dialect {
	migrations, err := fs.Sub(sqliteMigrations, "migrations/sqlite")
	if err != nil {
		panic(err) // the path is a constant
	}
	return &dialect{
		goose:      goose.DialectSQLite3,
		migrations: migrations,
		beginRead:  "BEGIN DEFERRED",
		// IMMEDIATE takes the write lock before the first read. A transaction that began as a reader could not become a
		// writer once another one has committed.
		beginWrite: "BEGIN IMMEDIATE",
		now:        "NULL",
		stmtsHold:  true,
		direct:     true,
		rebind:     func(query string) string { return query },
		classify:   classifySQLite,
		check:      checkSQLite,
		tables:     sqliteTables,

		readTogether:  sqliteReadTogether,
		writeTogether: sqliteWriteTogether,
	}
}

// classifySQLite goes by the result code; the low byte is the family, the rest the case.
func classifySQLite(err error) class {
	var coded interface{ Code() int }
	if !errors.As(err, &coded) {
		return classUnexpected
	}
	switch coded.Code() {
	case codes.SQLITE_CONSTRAINT_UNIQUE, codes.SQLITE_CONSTRAINT_PRIMARYKEY, codes.SQLITE_CONSTRAINT_ROWID:
		return classDuplicate
	case codes.SQLITE_CONSTRAINT_FOREIGNKEY:
		return classOrphan
	case codes.SQLITE_IOERR_FSYNC, codes.SQLITE_IOERR_DIR_FSYNC:
		return classSuspect
	}
	switch coded.Code() & 0xFF {
	case codes.SQLITE_BUSY, codes.SQLITE_LOCKED, codes.SQLITE_CANTOPEN, codes.SQLITE_FULL, codes.SQLITE_IOERR,
		codes.SQLITE_INTERRUPT:
		return classBusy
	case codes.SQLITE_CORRUPT, codes.SQLITE_NOTADB:
		return classSuspect
	}
	return classUnexpected
}

var _ interface{ Code() int } = (*sqlite.Error)(nil)

// checkSQLite reads back the settings on which durability and integrity rest: SQLite answers a setting that it does not
// take with silence.
func checkSQLite(ctx context.Context, conn *sql.Conn, writes bool) error {
	queryOnly := "1"
	if writes {
		queryOnly = "0"
	}
	for _, setting := range [...]struct{ name, want string }{
		{"journal_mode", "wal"},
		{"synchronous", "2"}, // FULL
		{"foreign_keys", "1"},
		{"query_only", queryOnly},
	} {
		var got string
		if err := conn.QueryRowContext(ctx, "PRAGMA "+setting.name).Scan(&got); err != nil {
			return err
		}
		if got != setting.want {
			return fmt.Errorf("SQLite runs with %s=%s where %s is needed", setting.name, got, setting.want)
		}
	}
	return nil
}

func sqliteTables(ctx context.Context, db *sql.DB, name string) (all, named int, err error) {
	err = db.QueryRowContext(ctx, `SELECT count(*), count(*) FILTER (WHERE name = ?) FROM sqlite_schema WHERE type = 'table'`,
		name).Scan(&all, &named)
	return all, named, err
}
