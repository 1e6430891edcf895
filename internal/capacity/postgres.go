package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

// postgresSide is a database of its own on a PostgreSQL server of this machine, seen from outside.
type postgresSide struct {
	server  *pgx.Conn
	version string
	name    string
	dsn     *url.URL // of the database
}

var errPostgresDSN = errors.New("give a PostgreSQL of this machine as postgres://USER:PASSWORD@HOST:PORT/DATABASE?sslmode=disable, " +
	"by --store or ZONEMINT_STORE, with a role that may create databases; docs/scaling.md says how to start one")

// newPostgresSide makes the database.
func newPostgresSide(ctx context.Context, dsn string) (*postgresSide, error) {
	u, err := url.Parse(dsn)
	if err != nil || !strings.HasPrefix(u.Scheme, "postgres") || u.Query().Get("sslmode") != "disable" {
		return nil, errPostgresDSN // what the parser says repeats the DSN
	}
	p := &postgresSide{name: "zonemint_capacity_" + strings.ToLower(rand.Text()), dsn: u}
	config, err := pgx.ParseConfig(dsn)
	if err != nil {
		return nil, errPostgresDSN
	}
	if p.server, err = pgx.ConnectConfig(ctx, config); err != nil {
		return nil, err
	}
	if err := p.server.QueryRow(ctx, "SHOW server_version").Scan(&p.version); err != nil {
		return nil, errors.Join(err, p.server.Close(ctx))
	}
	if _, err := p.server.Exec(ctx, "CREATE DATABASE "+p.name); err != nil {
		return nil, errors.Join(err, p.server.Close(ctx))
	}
	p.dsn.Path = "/" + p.name
	return p, nil
}

// close removes the database.
func (p *postgresSide) close(ctx context.Context) error {
	_, err := p.server.Exec(ctx, "DROP DATABASE "+p.name+" WITH (FORCE)")
	return errors.Join(err, p.server.Close(ctx))
}

// cpu sums up the time of the processes that serve the database.
func (p *postgresSide) cpu(ctx context.Context) (time.Duration, error) {
	rows, err := p.server.Query(ctx, "SELECT pid FROM pg_stat_activity WHERE datname = $1", p.name)
	if err != nil {
		return 0, err
	}
	pids, err := pgx.CollectRows(rows, pgx.RowTo[int32])
	if err != nil {
		return 0, err
	}
	var sum time.Duration
	for _, pid := range pids {
		text, err := os.ReadFile(fmt.Sprintf("/proc/%d/schedstat", pid))
		if err != nil {
			return 0, fmt.Errorf("capacity: PostgreSQL must run on this machine, since its CPU time is read from /proc: %w", err)
		}
		first, _, _ := strings.Cut(string(text), " ")
		spent, err := strconv.ParseInt(first, 10, 64)
		if err != nil {
			return 0, err
		}
		sum += time.Duration(spent)
	}
	return sum, nil
}

func (*postgresSide) commits(_ context.Context, _ *rig, do func() error) (int, error) { return 0, do() }
