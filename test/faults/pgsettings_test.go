package faults_test

import (
	"strings"
	"testing"

	"github.com/zonemint/zonemint/internal/pgtest"
)

// TestPostgresUnsafe sets a server up so that it says that things are kept which are not. No node serves on it.
func TestPostgresUnsafe(t *testing.T) {
	t.Parallel()
	server := pgtest.Start(t)
	c := newPostgres(t, server.DSN("postgres"), 1, 1)
	c.nodes[0].stop(t)
	for _, unsafe := range []struct{ name, set, reset string }{
		{"fsync=off", `ALTER SYSTEM SET fsync = off`, `ALTER SYSTEM RESET fsync`},
		{"synchronous_commit=off", `ALTER SYSTEM SET synchronous_commit = off`, `ALTER SYSTEM RESET synchronous_commit`},
	} {
		t.Run(unsafe.name, func(t *testing.T) {
			caught(t, "PostgreSQL "+unsafe.name)
			server.Execute(t, "postgres", unsafe.set)
			server.Execute(t, "postgres", `SELECT pg_reload_conf()`)
			n, err := launch(t, c.config())
			if err == nil {
				n.kill(t)
				t.Fatal("a node serves")
			}
			if !strings.Contains(err.Error(), unsafe.name+" where on is needed") {
				t.Errorf("it is refused by %v", err)
			}
			server.Execute(t, "postgres", unsafe.reset)
			server.Execute(t, "postgres", `SELECT pg_reload_conf()`)
		})
	}
	c.start(t).stop(t) // all is well again
}
