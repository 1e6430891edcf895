package sdk_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/program"
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
	if err := zone.Stop(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return code
}

// server is "zonemint dev" with a user who has no privilege anywhere.
type server struct {
	*program.Server
}

// Who is a user, but no member of any space.
const (
	otherUser     = "outsider"
	otherPassword = "correct horse battery staple"
)

// start builds the program and starts it.
func start(dir string) (*server, error) {
	ctx := context.Background()
	path, err := program.Build(ctx, dir)
	if err != nil {
		return nil, err
	}
	running, err := program.Start(ctx, dir, nil, path, "dev", "--https-addr", "127.0.0.1:0", "--http-addr", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s := &server{running}
	if _, err := s.create(ctx, "/users", map[string]any{"username": otherUser, "password": otherPassword}); err != nil {
		return nil, errors.Join(err, s.Stop())
	}
	return s, nil
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
