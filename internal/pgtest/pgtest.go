// Package pgtest gives tests a PostgreSQL to work on.
//
// [DSN] is an empty database of the test's own. It is made on the server that ZONEMINT_TEST_POSTGRES names, a DSN of a role that may
// create databases; without that, on a private cluster that is started from the installed binaries, once for each test program, and
// which [Run] stops:
//
//	func TestMain(m *testing.M) { os.Exit(pgtest.Run(m)) }
//
// [Start] is a private cluster in any case, for tests that stop it, kill it or have a standby follow it.
//
// Where there is no PostgreSQL the test is skipped, or fails where CI is set.
package pgtest

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/url"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// Variable names the server that tests are to use.
const Variable = "ZONEMINT_TEST_POSTGRES"

// shared is the cluster of the test program.
var shared struct {
	sync.Mutex
	cluster *Cluster
	err     error
}

// Run runs the tests of a program, which is a [*testing.M], and stops the cluster that they may have started.
func Run(m interface{ Run() int }) int {
	defer func() {
		shared.Lock()
		defer shared.Unlock()
		if shared.cluster != nil {
			shared.cluster.Remove()
		}
	}()
	return m.Run()
}

// DSN makes an empty database and returns its DSN. It is gone after the test.
func DSN(tb testing.TB) string {
	tb.Helper()
	server := os.Getenv(Variable)
	if server == "" {
		server = sharedCluster(tb).DSN("postgres")
	}
	name := "zonemint_test_" + rand.Text()
	execute(tb, server, `CREATE DATABASE "`+name+`"`)
	tb.Cleanup(func() { execute(tb, server, `DROP DATABASE "`+name+`" WITH (FORCE)`) })
	dsn, err := withDatabase(server, name)
	if err != nil {
		tb.Fatal(err)
	}
	return dsn
}

func sharedCluster(tb testing.TB) *Cluster {
	tb.Helper()
	shared.Lock()
	defer shared.Unlock()
	if shared.cluster == nil && shared.err == nil {
		shared.cluster, shared.err = New()
	}
	if shared.err != nil {
		missing(tb, shared.err)
	}
	return shared.cluster
}

// missing skips a test that has no PostgreSQL, or fails it where nothing may be skipped.
func missing(tb testing.TB, err error) {
	tb.Helper()
	if os.Getenv("CI") != "" {
		tb.Fatalf("no PostgreSQL to test with: %v", err)
	}
	tb.Skipf("no PostgreSQL to test with: %v", err)
}

// execute runs a statement on a connection of its own.
func execute(tb testing.TB, dsn, statement string) {
	tb.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute) //nolint:usetesting // also after the test, whose own context has ended
	defer cancel()
	connection, err := pgx.Connect(ctx, dsn)
	if err != nil {
		tb.Errorf("%s: %v", statement, err)
		return
	}
	defer func() { _ = connection.Close(ctx) }()
	if _, err := connection.Exec(ctx, statement); err != nil {
		tb.Errorf("%s: %v", statement, err)
	}
}

// withDatabase names another database of the same server.
func withDatabase(dsn, name string) (string, error) {
	u, err := url.Parse(dsn)
	if err != nil || u.Scheme == "" {
		return "", fmt.Errorf("%s must be a URL: postgres://USER:PASSWORD@HOST:PORT/DATABASE", Variable)
	}
	u.Path = "/" + name
	return u.String(), nil
}
