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
// [Copy] is DSN with a content that is made once.
//
// Where there is no PostgreSQL the test is skipped, or fails where CI is set. In make check it is skipped in any case.
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

	"github.com/zonemint/zonemint/internal/tier"
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
		} else if template.name != "" {
			_ = run(template.server, `DROP DATABASE "`+template.name+`" WITH (FORCE)`) // it is a test server
		}
	}()
	return m.Run()
}

// DSN makes an empty database and returns its DSN. It is gone after the test.
func DSN(tb testing.TB) string {
	tb.Helper()
	return create(tb, serverOf(tb), "")
}

// Copy makes a copy of a database that fill has filled, once for the test program, and returns its DSN. It is gone after the test. Fill
// closes its connections.
func Copy(tb testing.TB, fill func(ctx context.Context, dsn string) error) string {
	tb.Helper()
	server := serverOf(tb)
	template.Do(func() {
		template.server, template.name = server, newName()
		execute(tb, server, `CREATE DATABASE "`+template.name+`"`)
		dsn, err := withDatabase(server, template.name)
		if err == nil {
			err = fill(tb.Context(), dsn)
		}
		template.err = err
	})
	if template.err != nil {
		tb.Fatal(template.err)
	}
	return create(tb, server, ` TEMPLATE "`+template.name+`"`)
}

// template is the database of which Copy makes copies. Empty: there is none.
var template struct {
	sync.Once
	server, name string
	err          error
}

// serverOf is the DSN of the server that the test uses.
func serverOf(tb testing.TB) string {
	tb.Helper()
	tier.NeedTest(tb)
	if server := os.Getenv(Variable); server != "" {
		return server
	}
	return sharedCluster(tb).DSN("postgres")
}

// create makes a database for a test.
func create(tb testing.TB, server, options string) string {
	tb.Helper()
	name := newName()
	execute(tb, server, `CREATE DATABASE "`+name+`"`+options)
	tb.Cleanup(func() { execute(tb, server, `DROP DATABASE "`+name+`" WITH (FORCE)`) })
	dsn, err := withDatabase(server, name)
	if err != nil {
		tb.Fatal(err)
	}
	return dsn
}

func newName() string { return "zonemint_test_" + rand.Text() }

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
	if err := run(dsn, statement); err != nil {
		tb.Errorf("%s: %v", statement, err)
	}
}

// run is execute after the tests, too, whose own contexts have ended.
func run(dsn, statement string) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	connection, err := pgx.Connect(ctx, dsn)
	if err != nil {
		return err
	}
	defer func() { _ = connection.Close(ctx) }()
	_, err = connection.Exec(ctx, statement)
	return err
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
