package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

// cluster is a PostgreSQL server of its own, with its data on the same disk as everything else, and with the settings that it comes with, so that what
// it says is committed is on the disk.
type cluster struct {
	*process
	dir, bin, port string
	as             *syscall.Credential // not root, which PostgreSQL refuses; nil: whoever measures
}

// pgUser owns the cluster. Nobody but this machine reaches it, and it is gone afterwards, so it has no password.
const pgUser = "bench"

// startPostgres makes a cluster and starts it.
func startPostgres(ctx context.Context) (c *cluster, err error) {
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/postgres")
	if err != nil || len(found) == 0 {
		return nil, errors.Join(err, errors.New("PostgreSQL is missing: install Debian's package postgresql"))
	}
	c = &cluster{bin: filepath.Dir(slices.Max(found))}
	if c.dir, err = os.MkdirTemp("", "zonemint-bench-pg-"); err != nil {
		return nil, err
	}
	if err := c.initialise(ctx); err != nil {
		return nil, errors.Join(err, os.RemoveAll(c.dir))
	}
	cmd := c.command(ctx, "postgres", "-D", filepath.Join(c.dir, "data"), "-p", c.port, "-c", "listen_addresses=127.0.0.1",
		"-c", "unix_socket_directories=", "-c", "max_connections=100")
	if c.process, err = start(cmd); err != nil {
		return nil, errors.Join(err, os.RemoveAll(c.dir))
	}
	for began := time.Now(); time.Since(began) < startTimeout; time.Sleep(pollPace) {
		conn, err := pgx.Connect(ctx, c.dsn("postgres"))
		if err == nil {
			_, err = conn.Exec(ctx, "CREATE DATABASE zone")
			return c, errors.Join(err, conn.Close(ctx))
		}
	}
	return nil, errors.Join(errors.New("PostgreSQL was not ready in time"), c.stop())
}

func (c *cluster) initialise(ctx context.Context) error {
	if os.Getuid() == 0 {
		u, err := user.Lookup("postgres")
		if err != nil {
			return fmt.Errorf("PostgreSQL does not run as root: %w", err)
		}
		uid, err1 := strconv.ParseUint(u.Uid, 10, 32)
		gid, err2 := strconv.ParseUint(u.Gid, 10, 32)
		if err := errors.Join(err1, err2, os.Chown(c.dir, int(uid), int(gid))); err != nil {
			return err
		}
		c.as = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	}
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	_, c.port, err = net.SplitHostPort(l.Addr().String())
	if err := errors.Join(err, l.Close()); err != nil {
		return err
	}
	out, err := c.command(ctx, "initdb", "-D", filepath.Join(c.dir, "data"), "-U", pgUser, "-A", "trust", "-E", "UTF8", "--locale=C").CombinedOutput()
	if err != nil {
		return fmt.Errorf("initdb: %w: %s", err, out)
	}
	return nil
}

func (c *cluster) command(ctx context.Context, name string, arguments ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, filepath.Join(c.bin, name), arguments...) //nolint:gosec // what it runs is what it was told to measure
	cmd.Dir = c.dir
	if c.as != nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: c.as}
	}
	return cmd
}

func (c *cluster) dsn(database string) string {
	return "postgres://" + pgUser + "@127.0.0.1:" + c.port + "/" + database + "?sslmode=disable"
}

// execute runs a statement in a database of the cluster.
func (c *cluster) execute(ctx context.Context, statement, database string) error {
	conn, err := pgx.Connect(ctx, c.dsn(database))
	if err != nil {
		return err
	}
	_, err = conn.Exec(ctx, statement)
	return errors.Join(err, conn.Close(ctx))
}

// stop ends the server, and removes its data.
func (c *cluster) stop() error {
	_ = c.cmd.Process.Signal(syscall.SIGINT) // a fast shutdown: SIGTERM would wait for every client
	return errors.Join(c.process.stop(), os.RemoveAll(c.dir))
}

var pgbenchRate = regexp.MustCompile(`(?m)^tps = ([0-9.]+)`)

// prepareInserts makes the table that pgbench inserts into.
func (c *cluster) prepareInserts(ctx context.Context) error {
	err := c.execute(ctx, "CREATE TABLE uses (id bigserial PRIMARY KEY, token text NOT NULL, at bigint NOT NULL)", "postgres")
	const statement = "INSERT INTO uses (token, at) VALUES (md5(random()::text), 1800000000000);\n"
	return errors.Join(err, os.WriteFile(filepath.Join(c.dir, "insert.sql"), []byte(statement), 0o644)) //nolint:gosec // PostgreSQL's user reads it
}

// inserts is how many single rows pgbench inserts in a second, each in a transaction of its own, by a prepared statement.
func (c *cluster) inserts(ctx context.Context, clients int, lasts time.Duration) (float64, error) {
	out, err := c.command(ctx, "pgbench", "-n", "-M", "prepared", "-c", strconv.Itoa(clients), "-j", "2", "-T", strconv.Itoa(int(lasts.Seconds())),
		"-f", filepath.Join(c.dir, "insert.sql"), "-h", "127.0.0.1", "-p", c.port, "-U", pgUser, "postgres").CombinedOutput()
	found := pgbenchRate.FindSubmatch(out)
	if err != nil || found == nil {
		return 0, fmt.Errorf("pgbench: %w: %s", err, out)
	}
	return strconv.ParseFloat(string(found[1]), 64)
}
