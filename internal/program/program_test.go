package program_test

import (
	"strings"
	"testing"

	"github.com/zonemint/zonemint/internal/program"
)

// TestStartFails: what does not serve is an error, which has what it said.
func TestStartFails(t *testing.T) {
	t.Parallel()
	for script, want := range map[string]string{
		"echo 'no key' >&2; exit 3":                  "no key",
		`printf '{"httpUrl":' >"$2"; exec sleep 600`: "unexpected end of JSON input",
	} {
		s, err := program.Start(t.Context(), t.TempDir(), nil, "sh", "-c", script, "sh")
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want an error with %q", script, err, want)
		}
		if s != nil {
			t.Errorf("%s: there is a server", script)
		}
	}
}

// TestStop: a server that ends badly is an error.
func TestStop(t *testing.T) {
	t.Parallel()
	const script = `trap 'echo went badly >&2; kill %1; exit 4' TERM; sleep 600 & echo '{"httpUrl":"http://127.0.0.1:1"}' >"$2.new" && mv "$2.new" "$2"; wait`
	s, err := program.Start(t.Context(), t.TempDir(), nil, "bash", "-c", script, "sh")
	if err != nil {
		t.Fatal(err)
	}
	if s.HTTPURL != "http://127.0.0.1:1" || s.Log() != "" {
		t.Errorf("the server is at %q and said %q", s.HTTPURL, s.Log())
	}
	if err := s.Stop(); err == nil || !strings.Contains(err.Error(), "exit status 4") || !strings.Contains(err.Error(), "went badly") {
		t.Errorf("its end is %v", err)
	}
}
