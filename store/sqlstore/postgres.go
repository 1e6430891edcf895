package sqlstore

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/pressly/goose/v3"

	"github.com/zonemint/zonemint/zone"
)

//go:embed migrations/postgres/*.sql
var postgresMigrations embed.FS

// commitBound is how long a commit may take on PostgreSQL: with a synchronous standby that is away it would wait for ever.
const commitBound = 5 * time.Second

// postgresDialect is PostgreSQL, and what speaks its protocol and its SQL. Nothing here needs advisory locks or notifications.
func postgresDialect() *dialect {
	migrations, err := fs.Sub(postgresMigrations, "migrations/postgres")
	if err != nil {
		panic(err) // the path is a constant
	}
	return &dialect{
		goose:      goose.DialectPostgres,
		migrations: migrations,
		beginRead:  "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
		beginWrite: "BEGIN ISOLATION LEVEL SERIALIZABLE",
		// A snapshot and held rows refuse less than SERIALIZABLE, which takes transactions for colliding that only touch the same page
		// of an index, as all redemptions do while the ledger is small.
		beginShared:   "BEGIN ISOLATION LEVEL REPEATABLE READ",
		lockRow:       " FOR SHARE",
		manyWriters:   true,
		failsWhole:    true,
		commitBound:   commitBound,
		now:           "CAST(EXTRACT(EPOCH FROM transaction_timestamp()) * 1000 AS BIGINT)",
		rebind:        numbered,
		classify:      classifyPostgres,
		check:         checkPostgres,
		origin:        postgresOrigin,
		commit:        commitPostgres,
		readTogether:  postgresReadTogether,
		writeTogether: postgresWriteTogether,
		tables:        postgresTables,
	}
}

// numbered turns "?" into "$1", "$2" and so on. No statement has a question mark in a text.
func numbered(query string) string {
	var b strings.Builder
	for n := 1; ; n++ {
		before, after, found := strings.Cut(query, "?")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		b.WriteString("$" + strconv.Itoa(n))
		query = after
	}
}

// classifyPostgres goes by the SQLSTATE; its first two characters are the family. What is no error of the database is one of the
// way to it.
func classifyPostgres(err error) class {
	var answer *pgconn.PgError
	if !errors.As(err, &answer) {
		if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) || errors.Is(err, errDoubtful) || errors.Is(err, errMisplaced) {
			return classUnexpected
		}
		return classLost
	}
	switch answer.Code {
	case "23505": // unique_violation
		return classDuplicate
	case "23503": // foreign_key_violation
		return classOrphan
	case "40001", "40P01": // serialization_failure, deadlock_detected
		return classCollision
	case "XX000": // internal_error
		if strings.HasPrefix(answer.Message, crowdedRow) {
			return classCollision
		}
		return classUnexpected
	case "40003", // statement_completion_unknown
		"57P01", "57P02", "57P03", "57P05", // the server, or this connection, is going down or coming up
		"25006",                   // read_only_sql_transaction: it was a primary and is none any more
		"28000", "28P01", "3D000": // it does not let us in, which only the operator can change
		return classLost
	case "55P03", "57014", // lock_not_available, query_canceled
		"58030": // io_error
		return classBusy
	case "XX001", "XX002": // data_corrupted, index_corrupted
		return classSuspect
	}
	switch answer.Code[:min(2, len(answer.Code))] {
	case "08": // connection exception
		return classLost
	case "53": // insufficient resources: connections, memory, disk
		return classBusy
	}
	return classUnexpected
}

// crowdedRow begins what PostgreSQL says to a transaction that wants to change a row at the very moment at which another one, which has
// changed it, is being rolled back, while others hold the row for foreign keys: it takes both for changing the row, and is at a loss.
// The transaction was undone, and goes through when it is run again. That is told by a text because the code stands for all that
// PostgreSQL does not expect of itself; these texts are not translated.
const crowdedRow = "new multixact has more than one updating member"

// checkPostgres reads back the settings on which durability rests.
func checkPostgres(ctx context.Context, conn *sql.Conn, _ bool) error {
	const query = `SELECT coalesce(current_setting('fsync', true), 'on'), coalesce(current_setting('synchronous_commit', true), 'on'),
		coalesce(current_setting('transaction_read_only', true), 'off'), coalesce(current_setting('server_encoding', true), 'UTF8')`
	var fsync, synchronous, readOnly, encoding string
	if err := conn.QueryRowContext(ctx, query).Scan(&fsync, &synchronous, &readOnly, &encoding); err != nil {
		return err
	}
	for _, setting := range []struct {
		wrong      bool
		name, have string
		want       string
	}{
		{fsync != "on", "fsync", fsync, "on"},
		{synchronous == "off" || synchronous == "local", "synchronous_commit", synchronous, "on"},
		{encoding != "UTF8", "server_encoding", encoding, "UTF8"},
	} {
		if setting.wrong {
			return fmt.Errorf("%w: PostgreSQL runs with %s=%s where %s is needed", errMisplaced, setting.name, setting.have, setting.want)
		}
	}
	if readOnly != "off" {
		return errStandby
	}
	return nil
}

// errMisplaced is matched by what only the operator can put right.
var errMisplaced = errors.New("the database is not fit for a zone")

// errStandby says that the database takes no writes. It passes: a standby may be about to take over.
var errStandby = errors.New("the database takes no writes now: it is a standby")

// postgresOrigin names the database system and its timeline, which a standby that takes over begins anew, as does a restored backup.
func postgresOrigin(ctx context.Context, conn *sql.Conn) (zone.Origin, error) {
	const query = `SELECT (SELECT system_identifier FROM pg_control_system())::text || '/' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8),
		current_setting('synchronous_standby_names') <> ''`
	var o zone.Origin
	err := conn.QueryRowContext(ctx, query).Scan(&o.Database, &o.Synchronous)
	var answer *pgconn.PgError
	if errors.As(err, &answer) && classifyPostgres(err) == classUnexpected {
		return zone.Origin{}, nil // another database, or one whose operator keeps this from us
	}
	return o, err
}

// errDoubtful says that a commit may not be where it has to be.
var errDoubtful = errors.New("the database committed, and did not wait for its standby")

// commitPostgres commits. To a COMMIT after an error PostgreSQL answers that it has rolled back, which is no error to it; and where
// the wait for a synchronous standby was cut off, it has committed and only warns.
func commitPostgres(ctx context.Context, conn *sql.Conn) error {
	return onPostgres(conn, func(c *pgx.Conn) error {
		warned := warnings(c.PgConn())
		*warned = 0
		tag, err := c.Exec(ctx, "COMMIT")
		switch {
		case err != nil:
			return err
		case *warned > 0:
			return errDoubtful
		case tag.String() != "COMMIT":
			return fmt.Errorf("sqlstore: the database answered COMMIT with %s", tag)
		}
		return nil
	})
}

// warned is the key of the number of warnings among a connection's own data.
const warned = "zonemint.warnings"

// warnings is how many warnings a connection has had.
func warnings(c *pgconn.PgConn) *int {
	n, ok := c.CustomData()[warned].(*int)
	if !ok {
		n = new(int)
		c.CustomData()[warned] = n
	}
	return n
}

// countWarnings takes note of what the server says beside its answers.
func countWarnings(c *pgconn.PgConn, n *pgconn.Notice) {
	if n.SeverityUnlocalized == "WARNING" {
		*warnings(c)++
	}
}

func postgresTables(ctx context.Context, db *sql.DB, name string) (all, named int, err error) {
	err = db.QueryRowContext(ctx, `SELECT count(*), count(*) FILTER (WHERE table_name = $1)
		FROM information_schema.tables WHERE table_schema = current_schema()`, name).Scan(&all, &named)
	return all, named, err
}
