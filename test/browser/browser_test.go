package browser_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/program"
	"github.com/zonemint/zonemint/internal/tier"
)

// patience is how long the server has to begin, and all cases together to end. Nothing waits for it on a good day.
const patience = 10 * time.Minute

// TestInBrowser runs the cases of run.mjs in Chromium against "zonemint dev", in make test the core of them. Each is a subtest.
func TestInBrowser(t *testing.T) {
	chromium := browser(t)
	// The context of the test ends before its cleanups, and would kill the server that is to end by itself.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(t.Context()), patience)
	t.Cleanup(cancel)
	zonemint, err := program.Build(ctx, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	zone := program.Run(ctx, t, nil, zonemint, "dev", "--https-addr", "127.0.0.1:0")
	args := []string{"run.mjs"}
	if !tier.All() {
		args = append(args, "--core")
	}
	cmd := exec.CommandContext(ctx, "node", args...)
	cmd.Env = append(os.Environ(), "ZONEMINT_READY="+zone.ReadyFile, "ZONEMINT_CHROMIUM="+chromium)
	var said bytes.Buffer
	cmd.Stderr = &said
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	seen := report(t, bufio.NewScanner(stdout))
	if err := cmd.Wait(); err != nil {
		t.Fatalf("run.mjs: %v\n%s", err, said.String())
	}
	if seen.cases < tier.Pick(7, 15, 15) || seen.closing == nil {
		t.Fatalf("only %d cases were run to their end", seen.cases)
	}
	t.Logf("counted: %d tests in a browser, %d CSP violations, %d requests to other origins, %d uncaught errors",
		seen.cases, len(seen.closing.Violations), len(seen.closing.Foreign), len(seen.closing.Failures))
	for _, wrong := range [][]string{seen.closing.Violations, seen.closing.Foreign, seen.closing.Failures} {
		for _, text := range wrong {
			t.Error(text)
		}
	}
}

// line is what run.mjs prints: a case, or at the end what the watch over the pages has seen.
type line struct {
	Case, Error                   string
	Violations, Foreign, Failures []string
}

// results are all lines together.
type results struct {
	cases   int
	closing *line
}

// report makes a subtest of each case as it ends.
func report(t *testing.T, lines *bufio.Scanner) (r results) {
	t.Helper()
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var one line
		if err := json.Unmarshal(lines.Bytes(), &one); err != nil {
			t.Errorf("run.mjs has printed %q: %v", lines.Text(), err)
			continue
		}
		if one.Case == "" {
			r.closing = &one
			continue
		}
		r.cases++
		t.Run(one.Case, func(t *testing.T) {
			if one.Error != "" {
				t.Error(one.Error)
			}
		})
	}
	if err := lines.Err(); err != nil {
		t.Error(err)
	}
	return r
}

// browser finds Chromium and what drives it. Where one of them is missing the test fails in CI, and is skipped elsewhere.
func browser(t *testing.T) string {
	t.Helper()
	// Seen by the go command, which otherwise would repeat an old result after they were installed, or the scripts were changed.
	_, _ = os.Stat("../../.cache/browser/stamp")
	scripts, err := filepath.Glob("*.mjs")
	if err != nil || len(scripts) == 0 {
		t.Fatal("no scripts", err)
	}
	for _, script := range scripts {
		if _, err := os.ReadFile(script); err != nil {
			t.Fatal(err)
		}
	}
	missing := "no Chromium is installed: make deps"
	if out, err := exec.CommandContext(t.Context(), "bash", "../../tools/browser.sh", "--check").CombinedOutput(); err != nil {
		missing = strings.TrimSpace(string(out))
	} else {
		for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
			if path, err := exec.LookPath(name); err == nil {
				return path
			}
		}
	}
	if os.Getenv("CI") != "" {
		t.Fatal(missing)
	}
	t.Skip(missing)
	return ""
}
