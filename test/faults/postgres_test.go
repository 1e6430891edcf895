package faults_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"

	"github.com/zonemint/zonemint/internal/pgtest"
)

// postgresAt is a database in PostgreSQL, on one server or on one of several.
type postgresAt struct{ dsn string }

func (p postgresAt) store() string { return p.dsn }

// open opens the database as another program would. Of several servers it takes the one that takes writes.
func (p postgresAt) open() (*sql.DB, error) {
	config, err := pgx.ParseConfig(p.dsn)
	if err != nil {
		return nil, errors.New("the DSN cannot be read")
	}
	config.ConnectTimeout = 2 * time.Second
	config.ValidateConnect = pgconn.ValidateConnectTargetSessionAttrsReadWrite
	return stdlib.OpenDB(*config), nil
}

func (p postgresAt) look(ctx context.Context, read func(*sql.Tx) error) error {
	db, err := p.open()
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	tx, err := db.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback()
	return read(tx)
}

// integrity has every index checked against its table, by an extension that comes with PostgreSQL.
func (p postgresAt) integrity(ctx context.Context) (string, error) {
	db, err := p.open()
	if err != nil {
		return "", err
	}
	defer func() { _ = db.Close() }()
	if _, err := db.ExecContext(ctx, `CREATE EXTENSION IF NOT EXISTS amcheck`); err != nil {
		return "", fmt.Errorf("the extension amcheck: %w", err)
	}
	_, err = db.ExecContext(ctx, `SELECT bt_index_check(c.oid, true) FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid
		JOIN pg_am a ON a.oid = c.relam JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE a.amname = 'btree' AND n.nspname = current_schema() AND i.indisready AND i.indisvalid`)
	var answer *pgconn.PgError
	if errors.As(err, &answer) && strings.HasPrefix(answer.Code, "XX") {
		return answer.Message, nil
	}
	return "ok", err
}

// execute runs a statement of somebody else's.
func (p postgresAt) execute(t *testing.T, statement string, args ...any) {
	t.Helper()
	ctx, cancel := within(t.Context())
	defer cancel()
	db, err := p.open()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	if _, err := db.ExecContext(ctx, statement, args...); err != nil {
		t.Errorf("%s: %v", statement, err)
	}
}

// newPostgres makes a zone in an empty PostgreSQL database, with so many providers, and starts so many nodes.
func newPostgres(t *testing.T, dsn string, providers, nodes int) *cluster {
	t.Helper()
	c := newClusterIn(t, providers, func(string) database { return postgresAt{dsn} })
	for len(c.nodes) < nodes {
		c.join(t, dsn)
	}
	return c
}

// join starts another node of the zone, as on another machine: it has a data directory of its own, with a copy of the key-encryption
// key, and a way of its own to the database.
func (c *cluster) join(t *testing.T, dsn string) *node {
	t.Helper()
	config := c.config()
	config.dataDir, config.store = filepath.Join(config.dir, "data"), dsn
	if err := os.MkdirAll(config.dataDir, 0o700); err != nil {
		t.Fatal(err)
	}
	kek, err := os.ReadFile(filepath.Join(c.dataDir, "kek"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(config.dataDir, "kek"), kek, 0o600); err != nil {
		t.Fatal(err)
	}
	return c.startAs(t, config)
}

// operate runs a command of the operator on the first data directory, and returns what it printed and its error.
func (c *cluster) operate(t *testing.T, args ...string) (string, error) {
	t.Helper()
	ctx, cancel := within(t.Context())
	defer cancel()
	cmd := exec.CommandContext(ctx, zonemint(t), append(args, "--data-dir", c.dataDir)...)
	cmd.Env = append(plainEnv(), storeEnv+c.database.store())
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// granted is how many redemptions were acknowledged until now.
func (c *cluster) granted() int {
	known, _ := digest(c.history.all())
	return len(known)
}

// goesOn wants that redemptions are acknowledged from now on, and returns how long the first of them took to come.
func (c *cluster) goesOn(t *testing.T) time.Duration {
	t.Helper()
	began, before := time.Now(), c.granted()
	if !until(func() bool { return c.granted() > before }) {
		t.Fatalf("nothing is acknowledged for %s", patience)
	}
	return time.Since(began)
}

// awaitReady waits until all nodes are ready, and returns how long it took.
func awaitReady(t *testing.T, want int, nodes ...*node) time.Duration {
	t.Helper()
	began := time.Now()
	for _, n := range nodes {
		last := ""
		if !until(func() bool {
			got, err := n.ready(t.Context())
			last = fmt.Sprintf("%d, error %v", got, err)
			return got == want
		}) {
			t.Fatalf("/readyz answers %s for %s, want %d", last, patience, want)
		}
	}
	return time.Since(began)
}

// recoveryBound is how long nodes may take to find a database again: they rest for at most two seconds between attempts, each of which
// may take that long at each of two servers.
const recoveryBound = 15 * time.Second

// serverOf starts a PostgreSQL server of the test's own and makes a zone on it.
func serverOf(t *testing.T, providers, nodes int, settings ...string) (*pgtest.Cluster, *cluster) {
	t.Helper()
	server := pgtest.Start(t, settings...)
	return server, newPostgres(t, server.DSN("postgres"), providers, nodes)
}

// cutOff is how many of the requests since the last time have no known outcome.
func (c *cluster) cutOff() (n int) {
	for _, a := range c.history.unsettled() {
		if a.outcome == unknown {
			n++
		}
	}
	return n
}
