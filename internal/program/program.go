// Package program builds zonemint and runs its servers, for tests from outside.
package program

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// patience bounds how long a server has to begin, and to end. Nothing waits it out on a good day.
const patience = 2 * time.Minute

// Variable names the environment variable with the path of a program that is built already, so that a run of many packages builds it
// once. make test sets it.
const Variable = "ZONEMINT_TEST_PROGRAM"

// Build returns the path of the program as it is released: without cgo, and without the race detector. It is what [Variable] names, or
// else built into a folder.
func Build(ctx context.Context, dir string) (string, error) {
	if path := os.Getenv(Variable); path != "" {
		return path, nil
	}
	path := filepath.Join(dir, "zonemint")
	//nolint:gosec // where it is built to is the test's
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-o", path, "github.com/zonemint/zonemint/cmd/zonemint")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, out)
	}
	return path, nil
}

// Ready is what the ready file of a server says. Only that of "zonemint dev" has more than addresses and DataDir.
type Ready struct {
	HTTPSURL      string                       `json:"httpsUrl"`
	HTTPURL       string                       `json:"httpUrl"`
	AdminUser     string                       `json:"adminUser"`
	AdminPassword string                       `json:"adminPassword"`
	SpaceID       string                       `json:"spaceId"`
	Providers     []struct{ ID, Token string } `json:"providers"`
	DataDir       string                       `json:"dataDir"`
}

// Server is a process that serves.
type Server struct {
	Ready
	ReadyFile string // its path

	process *os.Process
	ended   chan error
	log     string // the path of the file that stderr goes to
}

// Start runs a command of the program that serves, such as dev, and returns when it is ready. The log and the ready file are in dir. A
// nil environment is the one of the test. The end of ctx kills the server.
func Start(ctx context.Context, dir string, env []string, path string, args ...string) (*Server, error) {
	s := &Server{ReadyFile: filepath.Join(dir, "ready"), log: filepath.Join(dir, "log"), ended: make(chan error, 1)}
	log, err := os.Create(s.log)
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, path, append(args, "--ready-file", s.ReadyFile)...) //nolint:gosec // what is run is what was built
	cmd.Env, cmd.Stderr = env, log
	if err := cmd.Start(); err != nil {
		return nil, errors.Join(err, log.Close())
	}
	s.process = cmd.Process
	go func() { s.ended <- errors.Join(cmd.Wait(), log.Close()) }()
	if err := s.await(ctx); err != nil {
		return nil, errors.Join(err, s.Stop())
	}
	return s, nil
}

// Run is Start for the time of a test, in a folder of its own. The server is to end by itself, so ctx must outlive the cleanups of the
// test, which the context of the test does not.
func Run(ctx context.Context, t *testing.T, env []string, path string, args ...string) *Server {
	t.Helper()
	s, err := Start(ctx, t.TempDir(), env, path, args...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Stop(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// await reads the ready file as soon as it is there. It is put in its place when it is whole.
func (s *Server) await(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		text, err := os.ReadFile(s.ReadyFile)
		if !errors.Is(err, fs.ErrNotExist) {
			return errors.Join(err, json.Unmarshal(text, &s.Ready))
		}
		select {
		case err := <-s.ended:
			s.ended <- err
			return errors.New("the server ended before it was ready")
		case <-ctx.Done():
			return errors.New("the server was not ready in time")
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// Stop has the server end by itself, and kills it where it does not. The error of one that does not end well has its log.
func (s *Server) Stop() error {
	if err := s.process.Signal(syscall.SIGTERM); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	var err error
	select {
	case err = <-s.ended:
	case <-time.After(patience):
		err = errors.Join(errors.New("it did not end in time"), s.process.Kill(), <-s.ended)
	}
	if err != nil {
		return fmt.Errorf("the server: %w\n%s", err, s.Log())
	}
	return nil
}

// Log is what the server has written to stderr so far.
func (s *Server) Log() string {
	text, err := os.ReadFile(s.log)
	if err != nil {
		return err.Error()
	}
	return string(text)
}
