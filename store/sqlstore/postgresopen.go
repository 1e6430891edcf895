package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
)

// ErrPostgresDSN is returned for a DSN that cannot be read. It repeats nothing of it, since there may be a password in it.
var ErrPostgresDSN = errors.New("the DSN of PostgreSQL cannot be read; write " +
	"postgres://USER:PASSWORD@HOST:PORT/DATABASE?sslmode=verify-full, with %-escapes for what is special in a URL, and more hosts as HOST:PORT,HOST:PORT")

// connectTimeout is how long one host may take to answer, unless the DSN says otherwise: there may be another one that does.
const connectTimeout = 2 * time.Second

// OpenPostgres opens the database that dsn names, a URL or a list of "key=value", and migrates it forward. The database must exist;
// an empty one becomes a zone's. It returns [ErrPostgresDSN], or an error that says what to do when the database cannot be reached,
// is not a zone's or was migrated by a newer program.
func OpenPostgres(ctx context.Context, dsn string, opts Options) (*Store, error) {
	opts = opts.withDefaults()
	config, err := postgresConfig(dsn, opts)
	if err != nil {
		return nil, err
	}
	d := postgresDialect()
	if err := preparePostgres(ctx, d, config, opts); err != nil {
		return nil, fmt.Errorf("open the database: %w", explained(err))
	}
	s, r := &Store{dialect: d, transaction: opts.Transaction, now: opts.Now}, new(reach)
	s.write = newPool(stdlib.OpenDB(*config), d, r, opts.Writers, true, opts.Wait)
	s.read = newPool(stdlib.OpenDB(*config), d, r, opts.Readers, false, opts.Wait)
	s.groups = newGrouper(s, maxGroups)
	if err := s.Ping(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open the database: %w", err), s.Close())
	}
	return s, nil
}

// preparePostgres brings the schema up to date, or only checks it.
func preparePostgres(ctx context.Context, d *dialect, config *pgx.ConnConfig, opts Options) error {
	return withPostgres(config, func(db *sql.DB) error {
		if opts.NoMigrate {
			return checkSchema(ctx, d, db)
		}
		_, err := migrate(ctx, d, db)
		return err
	})
}

// MigratePostgres runs the pending migrations of the database that dsn names, and returns those that it ran.
func MigratePostgres(ctx context.Context, dsn string) (applied []Migration, err error) {
	err = withPostgresDSN(dsn, func(db *sql.DB) error {
		applied, err = migrate(ctx, postgresDialect(), db)
		return err
	})
	if err != nil {
		return applied, fmt.Errorf("migrate the database: %w", explained(err))
	}
	return applied, nil
}

// PostgresStatus lists the migrations, those that are pending too. It changes nothing.
func PostgresStatus(ctx context.Context, dsn string) (all []Migration, err error) {
	err = withPostgresDSN(dsn, func(db *sql.DB) error {
		all, err = status(ctx, postgresDialect(), db)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the schema of the database: %w", explained(err))
	}
	return all, nil
}

func withPostgresDSN(dsn string, fn func(*sql.DB) error) error {
	config, err := postgresConfig(dsn, Options{}.withDefaults())
	if err != nil {
		return err
	}
	return withPostgres(config, fn)
}

// withPostgres runs fn on a connection of its own.
func withPostgres(config *pgx.ConnConfig, fn func(*sql.DB) error) error {
	db := stdlib.OpenDB(*config)
	db.SetMaxOpenConns(1)
	return errors.Join(fn(db), db.Close())
}

// postgresConfig reads a DSN and completes it by what a zone relies on.
func postgresConfig(dsn string, opts Options) (*pgx.ConnConfig, error) {
	config, err := pgx.ParseConfig(dsn)
	if err != nil {
		return nil, ErrPostgresDSN // what the parser says repeats the DSN
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = connectTimeout
	}
	// Of several hosts the one is wanted that takes writes, and of a single one nothing else would do.
	config.ValidateConnect = pgconn.ValidateConnectTargetSessionAttrsReadWrite
	config.OnNotice = countWarnings
	for name, value := range map[string]string{
		"application_name": "zonemint",
		// The bounds of transactions are kept here, too: a node that has lost its way must not hold rows that others wait for.
		"statement_timeout":                   milliseconds(opts.Transaction),
		"lock_timeout":                        milliseconds(opts.Wait),
		"idle_in_transaction_session_timeout": milliseconds(2 * opts.Transaction),
	} {
		if _, given := config.RuntimeParams[name]; !given {
			config.RuntimeParams[name] = value
		}
	}
	return config, nil
}

// explained says what an operator can do about a database that does not let us in. What the driver says names the host, the user and
// the database, and no password.
func explained(err error) error {
	var answer *pgconn.PgError
	if !errors.As(err, &answer) {
		if classifyPostgres(err) == classLost && !errors.Is(err, errStandby) {
			return fmt.Errorf("the database cannot be reached; look whether it runs, and whether host and port are right: %w", err)
		}
		return err
	}
	switch answer.Code {
	case "28P01", "28000":
		return fmt.Errorf("the database refuses the user or the password: %w", err)
	case "3D000":
		return fmt.Errorf("there is no such database on the server; make one with \"createdb\": %w", err)
	case "42501":
		return fmt.Errorf("the database's user lacks a right; it must be able to make tables in its schema: %w", err)
	}
	return err
}

func milliseconds(d time.Duration) string { return strconv.FormatInt(max(1, d.Milliseconds()), 10) }
