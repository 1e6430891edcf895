package pgtest

import (
	"context"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// Restore puts what pg_dump wrote to a file (--format=custom) in the place of the database that dsn names, whoever is connected to it.
func Restore(tb testing.TB, dsn, file string) {
	tb.Helper()
	config, err := pgx.ParseConfig(dsn)
	if err != nil {
		tb.Fatal(err)
	}
	server, err := withDatabase(dsn, "postgres")
	if err != nil {
		tb.Fatal(err)
	}
	execute(tb, server, `DROP DATABASE "`+config.Database+`" WITH (FORCE)`)
	execute(tb, server, `CREATE DATABASE "`+config.Database+`"`)
	program, err := exec.LookPath("pg_restore")
	if err != nil {
		missing(tb, err)
	}
	ctx, cancel := context.WithTimeout(tb.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "--no-password", "--exit-on-error", "--dbname="+config.Database, file) //nolint:gosec // a test's own file
	cmd.Env = append(os.Environ(), "PGHOST="+config.Host, "PGPORT="+strconv.Itoa(int(config.Port)), "PGUSER="+config.User, "PGPASSWORD="+config.Password)
	if output, err := cmd.CombinedOutput(); err != nil {
		tb.Fatalf("pg_restore: %v\n%s", err, output)
	}
}
