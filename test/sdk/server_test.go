package sdk_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// patience bounds whatever is waited for. Nothing waits it out on a good day.
const patience = 5 * time.Minute

// root is the folder of the repository, seen from this one.
const root = "../.."

// zone is the server of all tests: each has a space of its own there, so they do not meet.
var zone *server

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "zonemint-sdk-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer func() { _ = os.RemoveAll(dir) }()
	if zone, err = start(dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	code := m.Run()
	if err := zone.stop(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return code
}

// server is "zonemint dev" with a user who has no privilege anywhere.
type server struct {
	HTTPURL       string                       `json:"httpUrl"`
	HTTPSURL      string                       `json:"httpsUrl"`
	AdminUser     string                       `json:"adminUser"`
	AdminPassword string                       `json:"adminPassword"`
	Providers     []struct{ ID, Token string } `json:"providers"`
	DataDir       string                       `json:"dataDir"`

	process *os.Process
	ended   chan error
	log     *bytes.Buffer // to be read once the process has ended
}

// Who is a user, but no member of any space.
const (
	otherUser     = "outsider"
	otherPassword = "correct horse battery staple"
)

// start builds the program and starts it.
func start(dir string) (*server, error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	program, file := filepath.Join(dir, "zonemint"), filepath.Join(dir, "ready")
	build := exec.CommandContext(ctx, "go", "build", "-o", program, "github.com/zonemint/zonemint/cmd/zonemint")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("building: %w\n%s", err, out)
	}
	s := &server{ended: make(chan error, 1), log: new(bytes.Buffer)}
	cmd := exec.Command(program, "dev", "--https-addr", "127.0.0.1:0", "--http-addr", "127.0.0.1:0", "--ready-file", file)
	cmd.Stderr = s.log
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	s.process = cmd.Process
	go func() { s.ended <- cmd.Wait() }()
	if err := s.await(ctx, file); err != nil {
		return nil, err
	}
	if _, err := s.create(ctx, "/users", map[string]any{"username": otherUser, "password": otherPassword}); err != nil {
		return nil, errors.Join(err, s.stop())
	}
	return s, nil
}

// await reads the ready file as soon as it is there.
func (s *server) await(ctx context.Context, file string) error {
	for {
		text, err := os.ReadFile(file)
		if err == nil {
			return json.Unmarshal(text, s)
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return errors.Join(err, s.stop())
		}
		select {
		case err := <-s.ended:
			return fmt.Errorf("zonemint dev ended: %w\n%s", err, s.log)
		case <-ctx.Done():
			return errors.Join(errors.New("zonemint dev was not ready in time"), s.stop())
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// stop has the server end by itself.
func (s *server) stop() error {
	if err := s.process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	if err := <-s.ended; err != nil {
		return fmt.Errorf("zonemint dev: %w\n%s", err, s.log)
	}
	return nil
}

// create makes something as the admin, and returns the last part of its path, which is its id.
func (s *server) create(ctx context.Context, path string, body any) (string, error) {
	data, err := json.Marshal(body)
	if err != nil {
		return "", err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, s.HTTPURL+"/api/v3/onezone"+path, bytes.NewReader(data))
	if err != nil {
		return "", err
	}
	r.SetBasicAuth(s.AdminUser, s.AdminPassword)
	r.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusCreated {
		return "", fmt.Errorf("POST %s: %s %s %w", path, answer.Status, text, err)
	}
	location := answer.Header.Get("Location")
	return location[strings.LastIndexByte(location, '/')+1:], nil
}

// space makes a space for one test.
func (s *server) space(t *testing.T) string {
	t.Helper()
	id, err := s.create(t.Context(), "/spaces", map[string]any{"name": t.Name()})
	if err != nil {
		t.Fatal(err)
	}
	return id
}
