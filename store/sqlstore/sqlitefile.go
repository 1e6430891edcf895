package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	sqlite "modernc.org/sqlite"
)

// OpenSQLite opens the database in the file at path, which it makes if there is none, and migrates it forward. The folder
// must exist. It returns an error that says what to do when the file is not a zone's database or was migrated by a newer
// program.
func OpenSQLite(ctx context.Context, path string, opts Options) (*Store, error) {
	opts = opts.withDefaults()
	d := sqliteDialect()
	if err := findFile(path, opts.MustExist); err != nil {
		return nil, err
	}
	if err := prepareSQLite(ctx, d, path, opts); err != nil {
		return nil, fmt.Errorf("open the database %s: %w", path, err)
	}
	s, r := &Store{dialect: d, transaction: opts.Transaction, now: opts.Now}, new(reach)
	for _, one := range []struct {
		into     **pool
		writes   bool
		sessions int
	}{{&s.write, true, 1}, {&s.read, false, opts.Readers}} {
		db, err := openSQLiteDB(path, one.writes, opts.Wait)
		if err != nil {
			return nil, fmt.Errorf("open the database %s: %w", path, err)
		}
		*one.into = newPool(db, d, r, one.sessions, one.writes, opts.Wait)
	}
	s.batches, s.groups = newBatcher(s), newGrouper(s, 1)
	if err := s.Ping(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open the database %s: %w", path, err), s.Close())
	}
	return s, nil
}

// findFile makes sure that there is a file, by making one where it may.
func findFile(path string, mustExist bool) error {
	if !mustExist {
		return createFile(path)
	}
	if _, err := os.Stat(path); err != nil {
		return fmt.Errorf("open the database: %w", err)
	}
	return nil
}

// prepareSQLite brings the schema up to date, or only checks it.
func prepareSQLite(ctx context.Context, d *dialect, path string, opts Options) error {
	return withSQLite(path, opts.Wait, func(db *sql.DB) error {
		if opts.NoMigrate {
			return checkSchema(ctx, d, db)
		}
		_, err := migrate(ctx, d, db)
		return err
	})
}

// MigrateSQLite runs the pending migrations of the database in the file at path, which it makes if there is none, and
// returns those that it ran.
func MigrateSQLite(ctx context.Context, path string) (applied []Migration, err error) {
	if err := createFile(path); err != nil {
		return nil, err
	}
	err = withSQLite(path, Options{}.withDefaults().Wait, func(db *sql.DB) error {
		applied, err = migrate(ctx, sqliteDialect(), db)
		return err
	})
	if err != nil {
		return applied, fmt.Errorf("migrate the database %s: %w", path, err)
	}
	return applied, nil
}

// SQLiteStatus lists the migrations, those that are pending too. It makes no file: where there is none, or an empty
// one, all are pending.
func SQLiteStatus(ctx context.Context, path string) (all []Migration, err error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0 { // opening an empty file writes to it
		return known(sqliteDialect())
	}
	err = withSQLite(path, Options{}.withDefaults().Wait, func(db *sql.DB) error {
		all, err = status(ctx, sqliteDialect(), db)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the schema of the database %s: %w", path, err)
	}
	return all, nil
}

// withSQLite runs fn on a connection of its own.
func withSQLite(path string, wait time.Duration, fn func(*sql.DB) error) error {
	db, err := openSQLiteDB(path, true, wait)
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	return errors.Join(fn(db), db.Close())
}

func openSQLiteDB(path string, writes bool, wait time.Duration) (*sql.DB, error) {
	dsn, err := sqliteDSN(path, writes, wait)
	if err != nil {
		return nil, err
	}
	connector, err := sqlite.NewConnector(dsn)
	if err != nil {
		return nil, err
	}
	return sql.OpenDB(connector), nil
}

// journalLimit is how large the write-ahead log stays after a checkpoint has emptied it, in bytes.
const journalLimit = 64 << 20

// checkpointPages is how many pages the write-ahead log has before a commit writes them back to their places. A page that many commits have
// changed is written back once, so more of them are less work; but the commit that does it takes longer, as does starting after a crash.
// SQLite's own number is 1000.
const checkpointPages = 4000

// sqliteDSN is the URI of a file with the settings of its connections.
func sqliteDSN(path string, writes bool, wait time.Duration) (string, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	settings := url.Values{
		"mode":          {"rw"}, // the file was made before, with the right mode
		"_txlock":       {"immediate"},
		"_busy_timeout": {strconv.FormatInt(max(1, wait.Milliseconds()), 10)},
		"_foreign_keys": {"on"},
		"_defensive":    {"1"}, // no statement can corrupt the file
		"_dqs":          {"0"}, // "text" is a name and never a string
		"_error_rc":     {"1"},
		"_pragma": {
			"temp_store(memory)", "trusted_schema(off)", "journal_size_limit(" + strconv.Itoa(journalLimit) + ")",
		},
		"_journal_mode": {"WAL"},
		"_synchronous":  {"FULL"},
	}
	if writes {
		// The rows of the ledger lie anywhere; without room for the pages that redemptions change, each is read anew for each of them.
		settings.Add("_pragma", "cache_size(-16384)") // KiB
		settings.Add("_pragma", "wal_autocheckpoint("+strconv.Itoa(checkpointPages)+")")
	} else {
		settings.Set("_query_only", "on")
	}
	// The URI form escapes what could be taken for a parameter in a name such as "a?b.db".
	uri := url.URL{Scheme: "file", Path: filepath.ToSlash(absolute), RawQuery: settings.Encode()}
	return uri.String(), nil
}

// creating is held from the question whether a file is there until it is made. Closing a file drops every lock that the
// process has on it, SQLite's too, so a file that is there is never opened here.
var creating sync.Mutex

// createFile makes an empty file that only its owner can read, unless there is a file. SQLite gives the mode to the files
// that it makes beside it.
func createFile(path string) error {
	creating.Lock()
	defer creating.Unlock()
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil // another process was quicker
	}
	if err != nil {
		return fmt.Errorf("make the database: %w", err)
	}
	return file.Close()
}
