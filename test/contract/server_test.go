package contract

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/internal/program"
)

// The administrator of every zone that is tested.
const (
	adminName     = "admin"
	adminPassword = "contract tests only, on a zone that is thrown away"
)

// stores are what a zone is kept in, by name.
var stores = map[string]func(t *testing.T) string{
	"SQLite":     func(t *testing.T) string { return "sqlite:" + filepath.Join(t.TempDir(), "zonemint.db") },
	"PostgreSQL": func(t *testing.T) string { return pgtest.DSN(t) },
}

// server is a process of "zonemint serve", on a zone of its own.
type server struct{ *program.Server }

// startServer makes a zone in a store and serves it until the test is over. Whatever the server calls an error of its own fails the test.
func startServer(t *testing.T, store string) *server {
	t.Helper()
	path, err := build()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	password := filepath.Join(dir, "password")
	if err := os.WriteFile(password, []byte(adminPassword+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	// Not on the command line, which others can read, since a DSN may hold a password.
	env := append(plainEnv(), "ZONEMINT_STORE="+store)
	data := filepath.Join(dir, "data")
	ctx, cancel := bounded(t)
	t.Cleanup(cancel)
	initialise := exec.CommandContext(ctx, path, "init", "--data-dir", data, "--admin-password-file", password)
	initialise.Env = env
	if out, err := initialise.CombinedOutput(); err != nil {
		t.Fatalf("zonemint init: %v\n%s", err, out)
	}
	// Schemathesis sends wrong passwords by the dozen; as from a proxy, each comes from an address of its own.
	running, err := program.Start(ctx, dir, env, path, "serve", "--data-dir", data, "--https-addr", "", "--http-addr", "127.0.0.1:0",
		"--trusted-proxy", "127.0.0.0/8", "--log-level", "warn")
	if err != nil {
		t.Fatal(err)
	}
	s := &server{running}
	t.Cleanup(func() { s.stop(t) })
	return s
}

// stop stops the server and looks at what it has logged: an answer of 500 leaves an error there, whoever got it.
func (s *server) stop(t *testing.T) {
	if err := s.Stop(); err != nil {
		t.Error(err)
	}
	for line := range strings.Lines(s.Log()) {
		if strings.Contains(line, `"level":"ERROR"`) || strings.Contains(line, "panic") {
			t.Errorf("the server logged an error: %s", line)
		}
	}
}
