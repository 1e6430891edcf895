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

	"github.com/zonemint/zonemint/zone"
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

// commits counts the transactions that the rows of redemptions are of.
func (p *postgresSide) commits(ctx context.Context, _ *rig, do func() error) (n int, err error) {
	err = p.within(ctx, func(c *pgx.Conn) error {
		before, err := redeemingTransactions(ctx, c)
		if err != nil {
			return err
		}
		if err := do(); err != nil {
			return err
		}
		after, err := redeemingTransactions(ctx, c)
		n = after - before
		return err
	})
	return n, err
}

func redeemingTransactions(ctx context.Context, c *pgx.Conn) (n int, err error) {
	err = c.QueryRow(ctx, "SELECT count(DISTINCT xmin::text) FROM redemptions").Scan(&n)
	return n, err
}

// within connects to the database for a while.
func (p *postgresSide) within(ctx context.Context, do func(*pgx.Conn) error) error {
	c, err := pgx.Connect(ctx, p.dsn.String())
	if err != nil {
		return err
	}
	return errors.Join(do(c), c.Close(context.WithoutCancel(ctx)))
}

// hinder runs something that holds a space, which somebody holds against it until it waits for that.
func (p *postgresSide) hinder(ctx context.Context, space zone.SpaceID, do func() error) error {
	return p.within(ctx, func(c *pgx.Conn) error {
		tx, err := c.Begin(ctx)
		if err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, "SELECT FROM spaces WHERE id = $1 FOR UPDATE", string(space)); err != nil {
			return errors.Join(err, tx.Rollback(ctx))
		}
		ended := make(chan error, 1)
		go func() { ended <- do() }()
		for waits := false; !waits && err == nil; {
			select {
			case err := <-ended:
				return errors.Join(errors.New("capacity: what was to wait for a space did not"), err, tx.Rollback(ctx))
			case <-time.After(time.Millisecond):
			}
			const query = "SELECT count(*) > 0 FROM pg_stat_activity WHERE datname = $1 AND wait_event_type = 'Lock'"
			err = p.server.QueryRow(ctx, query, p.name).Scan(&waits)
		}
		return errors.Join(err, tx.Rollback(ctx), <-ended)
	})
}
