package contract

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// page is what is published of the coverage.
const page = "../../docs/contract-coverage.md"

// seenByHandlers runs the tests of handlers, and returns which answers they saw and found to be as declared.
func seenByHandlers(t *testing.T) map[answer]bool {
	t.Helper()
	path := filepath.Join(t.TempDir(), "seen")
	ctx, cancel := context.WithTimeout(t.Context(), 15*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "go", "test", "-count=1", "github.com/zonemint/zonemint/handlers")
	cmd.Env = append(plainEnv(), "ZONEMINT_CONTRACT_SEEN="+path)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go test ./handlers: %v\n%s", err, out)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[answer]bool{}
	for line := range strings.Lines(string(text)) {
		operation, status, _ := strings.Cut(strings.TrimSpace(line), " ")
		number, err := strconv.Atoi(status)
		if err != nil {
			t.Fatalf("handlers have seen %q", line)
		}
		seen[answer{operation, number}] = true
	}
	return seen
}

// testCoverage makes sure that every operation was called on each store, that every declared answer was seen by somebody, and that
// the page says so.
func testCoverage(t *testing.T, reports map[string]*report, byHandlers map[answer]bool) {
	all := allOperations(t)
	steady, seen := map[answer]bool{}, map[answer]bool{}
	for i, r := range slices.Collect(values(reports)) {
		for a := range r.seen {
			seen[a] = true
		}
		if i == 0 {
			steady = r.steady
		}
		for a := range steady {
			if !r.steady[a] {
				delete(steady, a)
			}
		}
	}
	declared, proven := 0, 0
	for _, o := range all {
		for _, status := range o.statuses {
			declared++
			a := answer{o.id, status}
			if byHandlers[a] || seen[a] {
				proven++
			} else {
				t.Errorf("nobody has seen this declared answer: %s", a)
			}
		}
	}
	for a := range byHandlers {
		if !isDeclared(all, a) {
			t.Errorf("the tests of handlers have seen an answer that is not declared: %s", a)
		}
	}
	t.Logf("%d of %d declared answers of %d operations seen: %d by the tests of handlers, %d by Schemathesis on each store in every run",
		proven, declared, len(all), len(byHandlers), len(steady))
	comparePage(t, writePage(all, byHandlers, steady))
}

func values(reports map[string]*report) func(yield func(*report) bool) {
	return func(yield func(*report) bool) {
		for _, r := range reports {
			if !yield(r) {
				return
			}
		}
	}
}

func isDeclared(all []operation, a answer) bool {
	return slices.ContainsFunc(all, func(o operation) bool { return o.id == a.operation && slices.Contains(o.statuses, a.status) })
}

// comparePage fails the test where the page is not what the run gives, or writes it anew.
func comparePage(t *testing.T, want []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(page, want, 0o644); err != nil { //nolint:gosec // a page of the handbook is for everybody
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(got, want) {
		return
	}
	old := strings.Split(string(got), "\n")
	for line := range strings.Lines(string(want)) {
		if line = strings.TrimSuffix(line, "\n"); !slices.Contains(old, line) {
			t.Errorf("docs/contract-coverage.md lacks: %s", line)
		}
	}
	t.Error("docs/contract-coverage.md is not what this run gives; to write it anew: make contract ARGS=-update")
}

// writePage renders the coverage. Nothing in it differs from run to run.
func writePage(all []operation, byHandlers, steady map[answer]bool) []byte {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b operation) int {
		return cmp.Or(cmp.Compare(a.path, b.path), cmp.Compare(a.method, b.method))
	})
	declared, both := 0, 0
	var rows bytes.Buffer
	for _, o := range all {
		slices.Sort(o.statuses)
		var outside, inside []string
		for _, status := range o.statuses {
			declared++
			switch a := (answer{o.id, status}); {
			case steady[a]:
				both++
				outside = append(outside, strconv.Itoa(status))
			case byHandlers[a]:
				inside = append(inside, strconv.Itoa(status))
			}
		}
		fmt.Fprintf(&rows, "| `%s %s` | %s | %s | %s |\n", o.method, o.path, o.id, strings.Join(outside, " "), strings.Join(inside, " "))
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, `# Coverage of the contract

Made by `+"`make contract ARGS=-update`"+`; `+"`make contract`"+` and `+"`make test`"+` fail where it is not what they see. [contract-tests.md](contract-tests.md) says
how it is measured.

| | |
| --- | --- |
| operations in `+"`openapi.yaml`"+` | %d |
| of them called on SQLite and on PostgreSQL | %[1]d |
| declared answers: pairs of an operation and a status | %[2]d |
| of them seen, and found to be as declared | %[2]d |
| of these by the tests of `+"`handlers`"+` | %[3]d |
| of these also by Schemathesis, from outside, on both stores | %[4]d |

Only the phases of Schemathesis that do the same in every run count here. The rest are answers that a healthy server gives nobody
from outside, such as 500, and 503, or that take a long time to bring about, such as 429.

| request | operation | seen from outside, and by the tests of `+"`handlers`"+` | seen by the tests of `+"`handlers`"+` |
| --- | --- | --- | --- |
`, len(all), declared, len(byHandlers), both)
	b.Write(rows.Bytes())
	return b.Bytes()
}
