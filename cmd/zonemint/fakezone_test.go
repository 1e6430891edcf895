package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3filter"

	"github.com/zonemint/zonemint/handlers"
)

// fakeZone answers what a test tells it to, and holds what it is asked against the contract.
type fakeZone struct {
	t       *testing.T
	url     string
	mu      sync.Mutex
	answers map[string][]string // by request, such as "GET /user": status, space, body
	seen    []string            // requests with their bodies, in order
	headers []http.Header
}

func newFakeZone(t *testing.T, answers ...string) *fakeZone {
	t.Helper()
	z := &fakeZone{t: t, answers: map[string][]string{}}
	for _, line := range answers {
		request, answer, ok := strings.Cut(line, " -> ")
		if !ok {
			t.Fatalf("%q is no request with an answer", line)
		}
		z.answers[request] = append(z.answers[request], answer)
	}
	server := httptest.NewServer(http.HandlerFunc(z.serve))
	t.Cleanup(server.Close)
	z.url = server.URL
	return z
}

func (z *fakeZone) serve(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		z.t.Error(err)
	}
	z.mu.Lock()
	defer z.mu.Unlock()
	path := strings.TrimPrefix(r.URL.RequestURI(), handlers.BasePath)
	z.seen = append(z.seen, strings.TrimSpace(r.Method+" "+path+" "+string(body)))
	z.headers = append(z.headers, r.Header)
	if err := conforms(r, path, body); err != nil {
		z.t.Errorf("%s %s %s: %v", r.Method, path, body, err)
	}
	answers := z.answers[r.Method+" "+path]
	if len(answers) == 0 {
		z.t.Errorf("nobody said what to answer to %s %s", r.Method, path)
		w.WriteHeader(http.StatusTeapot)
		return
	}
	if len(answers) > 1 {
		z.answers[r.Method+" "+path] = answers[1:]
	}
	var status int
	if _, err := fmt.Sscan(answers[0], &status); err != nil {
		z.t.Errorf("%q has no status", answers[0])
	}
	w.Header().Set("X-Request-Id", "req-1")
	rest := strings.TrimSpace(strings.TrimPrefix(answers[0], fmt.Sprint(status)))
	for strings.HasPrefix(rest, "[") { // [Name: value]
		header, after, _ := strings.Cut(rest[1:], "]")
		name, value, _ := strings.Cut(header, ": ")
		w.Header().Set(name, value)
		rest = strings.TrimSpace(after)
	}
	w.WriteHeader(status)
	fmt.Fprint(w, rest)
}

// conforms holds a request against the contract.
func conforms(r *http.Request, path string, body []byte) error {
	target, err := url.Parse(path)
	if err != nil {
		return err
	}
	plain := &http.Request{Method: r.Method, URL: target, Header: r.Header, Body: io.NopCloser(bytes.NewReader(body))}
	route, params, err := contract().FindRoute(plain)
	if err != nil {
		return err
	}
	return openapi3filter.ValidateRequest(context.Background(), &openapi3filter.RequestValidationInput{
		Request: plain, PathParams: params, Route: route,
		Options: &openapi3filter.Options{MultiError: true, AuthenticationFunc: openapi3filter.NoopAuthenticationFunc},
	})
}

// at is a clock that stands still.
func at(seconds int64) func() time.Time {
	return func() time.Time { return time.Unix(seconds, 0).UTC() }
}

// indoors is an outside without terminals, with a clock that stands at 2023-11-14T22:13:20Z.
func indoors() *outside {
	return &outside{
		now: at(1700000000), terminal: func(any) (int, bool) { return 0, false },
		hidden: func(context.Context, io.Reader) ([]byte, error) { return nil, io.ErrUnexpectedEOF },
	}
}

// home gives the test an empty home and an environment without settings, and returns the folder.
func home(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, entry := range os.Environ() {
		name, _, _ := strings.Cut(entry, "=")
		if strings.HasPrefix(name, envPrefix) || strings.HasPrefix(name, "ONEZONE_") || strings.HasSuffix(strings.ToLower(name), "_proxy") {
			t.Setenv(name, "") // so that it is put back at the end
			if err := os.Unsetenv(name); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Setenv("HOME", dir)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(dir, ".config"))
	return dir
}

// result is how a run of the program ended.
type result struct {
	code      int
	out, talk string
}

// runHere runs the program within the test.
func runHere(t *testing.T, o *outside, stdin string, args ...string) result {
	t.Helper()
	var out, talk bytes.Buffer
	code := runIn(t.Context(), o, args, streams{in: strings.NewReader(stdin), out: &out, err: &talk})
	return result{code, out.String(), talk.String()}
}

// write makes a file for its owner only.
func write(t *testing.T, path, text string) string {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func (z *fakeZone) expect(t *testing.T, want ...string) {
	t.Helper()
	z.mu.Lock()
	defer z.mu.Unlock()
	if !slices.Equal(z.seen, want) {
		t.Errorf("asked\n  %s\nwant\n  %s", strings.Join(z.seen, "\n  "), strings.Join(want, "\n  "))
	}
}
