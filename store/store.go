// Package store opens the store that a DSN names:
//
//   - "sqlite:PATH", such as sqlite:/var/lib/zonemint/zone.db: a SQLite file, made if there is none. Its folder must exist,
//     on a local disk. PATH may be relative. See [github.com/zonemint/zonemint/store/sqlstore];
//   - "postgres://USER:PASSWORD@HOST:PORT/DATABASE": a PostgreSQL database, which any number of servers can use at once. It must
//     exist; an empty one becomes a zone's. More hosts may follow the first after a comma: the one that takes writes is used. What
//     the DSN leaves out comes from PGPASSWORD and PostgreSQL's other variables, or ~/.pgpass;
//   - "memory:": nothing is kept when the process ends. See [github.com/zonemint/zonemint/store/memory].
//
// A DSN may hold a password, so no error repeats one.
package store

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/zonemint/zonemint/store/memory"
	"github.com/zonemint/zonemint/store/sqlstore"
	"github.com/zonemint/zonemint/zone"
)

var (
	_ zone.Store = (*memory.Store)(nil)
	_ zone.Store = (*sqlstore.Store)(nil)
)

// ErrDSN is returned for a DSN that names no store.
var ErrDSN = errors.New("the store is not one that is known; " +
	"give sqlite:PATH for a SQLite file, postgres://USER:PASSWORD@HOST:PORT/DATABASE for PostgreSQL, or memory: for a store that is gone " +
	"when the process ends")

// Options say how to open a store. The zero value is what a server wants.
type Options struct {
	// MustExist makes opening fail when there is no such SQLite file yet, instead of making one. The error matches fs.ErrNotExist.
	MustExist bool
	// NoMigrate makes opening fail when migrations are pending, instead of running them.
	NoMigrate bool
	// Wait is how long a transaction waits for its turn and for locks of other processes before it is [zone.Unavailable].
	// Default 5 s.
	Wait time.Duration
}

// Migration is one step of a store's schema.
type Migration struct {
	Version   int64
	Name      string
	AppliedAt time.Time // zero: pending
}

// Open opens the store that dsn names and migrates it forward, unless the options say not to. It returns [ErrDSN], or an
// error that says what to do when the store cannot be reached, belongs to something else or was migrated by a newer program. ctx
// bounds the opening only.
func Open(ctx context.Context, dsn string, opts Options) (zone.Store, error) {
	kind, path, err := parse(dsn)
	if err != nil {
		return nil, err
	}
	options := sqlstore.Options{MustExist: opts.MustExist, NoMigrate: opts.NoMigrate, Wait: opts.Wait}
	var s *sqlstore.Store
	switch kind {
	case inMemory:
		return memory.New(), nil
	case inPostgres:
		s, err = sqlstore.OpenPostgres(ctx, dsn, options)
	default:
		s, err = sqlstore.OpenSQLite(ctx, path, options)
	}
	if err != nil {
		return nil, err // not s, which as a zone.Store would not be nil
	}
	return s, nil
}

// Migrate migrates the store that dsn names forward and returns the migrations that it ran; a store in memory has none.
func Migrate(ctx context.Context, dsn string) (applied []Migration, err error) {
	return migrations(dsn, func(path string) ([]sqlstore.Migration, error) { return sqlstore.MigrateSQLite(ctx, path) },
		func() ([]sqlstore.Migration, error) { return sqlstore.MigratePostgres(ctx, dsn) })
}

// MigrationStatus lists the migrations of the store that dsn names, pending ones too, and changes nothing.
func MigrationStatus(ctx context.Context, dsn string) ([]Migration, error) {
	return migrations(dsn, func(path string) ([]sqlstore.Migration, error) { return sqlstore.SQLiteStatus(ctx, path) },
		func() ([]sqlstore.Migration, error) { return sqlstore.PostgresStatus(ctx, dsn) })
}

func migrations(
	dsn string, ofSQLite func(path string) ([]sqlstore.Migration, error), ofPostgres func() ([]sqlstore.Migration, error),
) ([]Migration, error) {
	kind, path, err := parse(dsn)
	if err != nil || kind == inMemory {
		return nil, err
	}
	var from []sqlstore.Migration
	if kind == inPostgres {
		from, err = ofPostgres()
	} else {
		from, err = ofSQLite(path)
	}
	var to []Migration
	for _, m := range from {
		to = append(to, Migration(m))
	}
	return to, err
}

// kind is a kind of store.
type kind int

const (
	inMemory kind = iota
	inSQLite
	inPostgres
)

// Shared reports whether dsn names a store that servers on other machines can use, too.
func Shared(dsn string) bool {
	kind, _, err := parse(dsn)
	return err == nil && kind == inPostgres
}

// parse returns the kind of store that a DSN names, and the path of a SQLite file.
func parse(dsn string) (k kind, path string, err error) {
	scheme, rest, found := strings.Cut(dsn, ":")
	switch {
	case found && scheme == "memory" && rest == "":
		return inMemory, "", nil
	case found && scheme == "sqlite":
		return inSQLite, rest, checkPath(rest)
	case found && (scheme == "postgres" || scheme == "postgresql") && strings.HasPrefix(rest, "//"):
		return inPostgres, "", nil
	default:
		return 0, "", ErrDSN
	}
}

// checkPath refuses what other programs read as something else than the name of a file.
func checkPath(path string) error {
	switch {
	case path == "":
		return errors.New("sqlite: lacks the path of a file, as in sqlite:zone.db")
	case path == ":memory:":
		return errors.New("sqlite: takes the path of a file; for a store in memory give memory: alone")
	case strings.HasPrefix(path, "//") && !strings.HasPrefix(path, "///"):
		return errors.New("sqlite: takes the path of a file and no host; write sqlite:PATH or sqlite:///ABSOLUTE/PATH")
	case strings.ContainsAny(path, "?#\x00"):
		return errors.New("sqlite: takes the path of a file and no parameters")
	}
	return nil
}

// ErrNoBackup is returned for a store of which there is nothing to copy.
var ErrNoBackup = errors.New("a store in memory is gone with its server: there is nothing to back up")

// Backup copies the store that dsn names to a new file at to, consistently, while servers go on using it: a SQLite file, or what pg_dump
// makes of a PostgreSQL database. Errors match fs.ErrExist when there is such a file, and fs.ErrNotExist when there is no such store.
func Backup(ctx context.Context, dsn, to string) error {
	kind, path, err := parse(dsn)
	switch {
	case err != nil:
		return err
	case kind == inMemory:
		return ErrNoBackup
	case kind == inPostgres:
		return sqlstore.BackupPostgres(ctx, dsn, to)
	default:
		return sqlstore.BackupSQLite(ctx, path, to)
	}
}
