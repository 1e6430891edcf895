package contract

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/pgtest"
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
type server struct {
	url   string
	cmd   *exec.Cmd
	log   string // the file that it writes its log to
	ended chan error
}

// startServer makes a zone in a store and serves it until the test is over. Whatever the server calls an error of its own fails the test.
func startServer(t *testing.T, store string) *server {
	t.Helper()
	program, err := build()
	if err != nil {
		t.Fatalf("go build: %v", err)
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
	initialise := exec.CommandContext(ctx, program, "init", "--data-dir", data, "--admin-password-file", password)
	initialise.Env = env
	if out, err := initialise.CombinedOutput(); err != nil {
		t.Fatalf("zonemint init: %v\n%s", err, out)
	}
	s := &server{log: filepath.Join(dir, "log"), ended: make(chan error, 1)}
	log, err := os.Create(s.log)
	if err != nil {
		t.Fatal(err)
	}
	ready := filepath.Join(dir, "ready")
	// Schemathesis sends wrong passwords by the dozen; as from a proxy, each comes from an address of its own.
	s.cmd = exec.CommandContext(ctx, program, "serve", "--data-dir", data, "--https-addr", "", "--http-addr", "127.0.0.1:0",
		"--ready-file", ready, "--trusted-proxy", "127.0.0.0/8", "--log-level", "warn")
	s.cmd.Env, s.cmd.Stdout, s.cmd.Stderr = env, log, log
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		err := s.cmd.Wait()
		_ = log.Close()
		s.ended <- err
	}()
	t.Cleanup(func() { s.stop(t) })
	s.awaitReady(t, ready)
	return s
}

// awaitReady reads the address from the ready file.
func (s *server) awaitReady(t *testing.T, ready string) {
	t.Helper()
	end := time.After(patience)
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for {
		text, err := os.ReadFile(ready)
		if err == nil {
			var addresses struct {
				HTTPURL string `json:"httpUrl"`
			}
			if err := json.Unmarshal(text, &addresses); err != nil || addresses.HTTPURL == "" {
				t.Fatalf("ready file %q: %v", text, err)
			}
			s.url = addresses.HTTPURL
			return
		}
		select {
		case <-tick.C:
		case err := <-s.ended:
			s.ended <- err
			t.Fatalf("the server ended: %v\n%s", err, s.said())
		case <-end:
			t.Fatalf("the server is not ready after %s:\n%s", patience, s.said())
		}
	}
}

// said is the log of the server.
func (s *server) said() string {
	text, err := os.ReadFile(s.log)
	if err != nil {
		return err.Error()
	}
	return string(text)
}

// stop stops the server and looks at what it has logged: an answer of 500 leaves an error there, whoever got it.
func (s *server) stop(t *testing.T) {
	if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Errorf("stop the server: %v", err)
	}
	select {
	case err := <-s.ended:
		if err != nil {
			t.Errorf("the server ended with: %v", err)
		}
	case <-time.After(patience):
		_ = s.cmd.Process.Kill()
		t.Errorf("the server did not end within %s", patience)
	}
	for line := range strings.Lines(s.said()) {
		if strings.Contains(line, `"level":"ERROR"`) || strings.Contains(line, "panic") {
			t.Errorf("the server logged an error: %s", line)
		}
	}
}
