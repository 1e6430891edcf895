package faults_test

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"strings"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// database is where a zone keeps what it knows, as far as the tests reach it past the program.
type database interface {
	// store is the value of the flag --store.
	store() string
	// look calls read in a transaction that sees one state of the database and changes nothing. After a crash a node must have been
	// started before: it is the program that is to recover the database, and not the test.
	look(ctx context.Context, read func(*sql.Tx) error) error
	// integrity returns "ok", or what the database finds wrong with itself.
	integrity(ctx context.Context) (string, error)
}

// readSnapshot reads what the checker needs. The tables are the same in every database.
func readSnapshot(ctx context.Context, db database) (snapshot, error) {
	s := snapshot{
		uses: make(map[string]int64), redemptions: make(map[use]grant), supports: make(map[place]support), records: make(map[use][]string),
	}
	err := db.look(ctx, func(tx *sql.Tx) error {
		return errors.Join(
			each(ctx, tx, `SELECT nonce, count FROM token_uses`, func(row *sql.Rows) error {
				var id string
				var count int64
				err := row.Scan(&id, &count)
				s.uses[id] = count
				return err
			}),
			each(ctx, tx, `SELECT nonce, provider_id, space_id, size FROM redemptions`, func(row *sql.Rows) error {
				var u use
				var g grant
				err := row.Scan(&u.token, &u.provider, &g.space, &g.size)
				s.redemptions[u] = g
				return err
			}),
			each(ctx, tx, `SELECT space_id, provider_id, token, size FROM supports`, func(row *sql.Rows) error {
				var at place
				var given support
				err := row.Scan(&at.space, &at.provider, &given.token, &given.size)
				s.supports[at] = given
				return err
			}),
			each(ctx, tx, `SELECT token, caller, space_id FROM audit WHERE action = 'provider_space_support' AND result = 'ok'
				AND detail NOT LIKE '%, repeated' AND detail NOT LIKE '%, confirmed'`, func(row *sql.Rows) error {
				var id, caller, space string
				err := row.Scan(&id, &caller, &space)
				u := use{id, strings.TrimPrefix(caller, "prv-")}
				s.records[u] = append(s.records[u], space)
				return err
			}),
		)
	})
	if err != nil {
		return s, err
	}
	s.integrity, err = db.integrity(ctx)
	return s, err
}

// each calls fn on each row of a query.
func each(ctx context.Context, tx *sql.Tx, query string, fn func(*sql.Rows) error) error {
	rows, err := tx.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := fn(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// sqliteFile is a database in a SQLite file.
type sqliteFile struct{ path string }

func (f sqliteFile) store() string { return "sqlite:" + f.path }

// open opens the file as another process than the program does. What is done to it is up to the caller.
func (f sqliteFile) open(pragmas ...string) (*sql.DB, error) {
	settings := url.Values{"mode": {"rw"}, "_pragma": append([]string{"busy_timeout(10000)"}, pragmas...)}
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Path: f.path, RawQuery: settings.Encode()}).String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, nil
}

func (f sqliteFile) look(ctx context.Context, read func(*sql.Tx) error) error {
	db, err := f.open("query_only(1)")
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	tx, err := db.BeginTx(ctx, nil) // deferred: a reader, with the snapshot of its first read
	if err != nil {
		return err
	}
	defer tx.Rollback()
	return read(tx)
}

func (f sqliteFile) integrity(ctx context.Context) (string, error) {
	var lines []string
	err := f.look(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, `PRAGMA integrity_check(10)`, func(row *sql.Rows) error {
			var line string
			err := row.Scan(&line)
			lines = append(lines, line)
			return err
		})
	})
	return strings.Join(lines, "; "), err
}

// within is a context for one look at a database.
func within(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.WithoutCancel(ctx), patience)
}
