package contract

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// summary is what the tests say at their end.
var summary string

// page is what is published of the coverage.
const page = "../../docs/contract-coverage.md"

// testCoverage makes sure that every operation was called on each store, that nothing was answered that is not declared, and that the
// page says so. That the tests of handlers see every declared answer is what their TestMain is for.
func testCoverage(t *testing.T, reports map[string]*report) {
	all := allOperations(t)
	steady := common(reports)
	for _, r := range reports {
		for _, o := range all {
			if r.cases[o.id] == 0 {
				t.Errorf("Schemathesis has not called %s", o.id)
			}
		}
		for a := range r.seen {
			if !isDeclared(all, a) {
				t.Errorf("this answer is not declared, and was seen: %s", a)
			}
		}
	}
	comparePage(t, writePage(all, steady))
	summary = summarise(all, reports, steady)
	for line := range strings.Lines(summary) {
		t.Log("counted: " + strings.TrimSpace(line))
	}
}

// common are the answers that the phases which do the same in every run have seen on every store.
func common(reports map[string]*report) map[answer]bool {
	var steady map[answer]bool
	for _, r := range reports {
		if steady == nil {
			steady = maps.Clone(r.steady)
		}
		maps.DeleteFunc(steady, func(a answer, _ bool) bool { return !r.steady[a] })
	}
	return steady
}

// declared is the number of declared answers.
func declared(all []operation) int {
	n := 0
	for _, o := range all {
		n += len(o.statuses)
	}
	return n
}

// summarise says in a few lines what was done.
func summarise(all []operation, reports map[string]*report, steady map[answer]bool) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(reports)) {
		r := reports[name]
		fmt.Fprintf(&b, "%-10s  %d of %d operations, %d requests, %d failures; %d of %d declared answers seen\n",
			name, len(r.cases), len(all), r.total(), len(r.failures), len(r.seen), declared(all))
	}
	fmt.Fprintf(&b, "together    %d of %d declared answers seen from outside in every run, on each store\n", len(steady), declared(all))
	return b.String()
}

func isDeclared(all []operation, a answer) bool {
	return slices.ContainsFunc(all, func(o operation) bool { return o.id == a.operation && slices.Contains(o.statuses, a.status) })
}

// comparePage fails the test where the page is not what the run gives, or writes it anew.
func comparePage(t *testing.T, want []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(page, want, 0o644); err != nil {
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
func writePage(all []operation, steady map[answer]bool) []byte {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b operation) int {
		return cmp.Or(cmp.Compare(a.path, b.path), cmp.Compare(a.method, b.method))
	})
	var rows bytes.Buffer
	for _, o := range all {
		slices.Sort(o.statuses)
		var outside, inside []string
		for _, status := range o.statuses {
			if steady[answer{o.id, status}] {
				outside = append(outside, strconv.Itoa(status))
			} else {
				inside = append(inside, strconv.Itoa(status))
			}
		}
		fmt.Fprintf(&rows, "| `%s %s` | %s | %s | %s |\n", o.method, o.path, o.id, strings.Join(outside, " "), strings.Join(inside, " "))
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, `# Coverage of the contract

Made by `+"`make contract ARGS=-update`"+`; `+"`make test`"+` fails where it is not what it sees. [contract-tests.md](contract-tests.md) says how it is
measured.

| | |
| --- | --- |
| operations in `+"`openapi.yaml`"+` | %d |
| of them called on SQLite and on PostgreSQL | %[1]d |
| declared answers: pairs of an operation and a status | %[2]d |
| of them seen by the tests of `+"`handlers`"+`, and found to be as declared | %[2]d |
| of these also by Schemathesis, from outside, on both stores | %[3]d |

Only the phases of Schemathesis that do the same in every run count here. The rest are answers that a healthy server gives nobody (500,
503), or to what Schemathesis does not send in these phases: another Accept (406), 64 KiB (413), many wrong passwords (429), a body or a
parameter where none is wanted (400).

| request | operation | seen from outside, and by the tests of `+"`handlers`"+` | seen by the tests of `+"`handlers`"+` |
| --- | --- | --- | --- |
`, len(all), declared(all), len(steady))
	b.Write(rows.Bytes())
	return b.Bytes()
}

// TestPage: an answer that is not seen on both stores from outside is one that only the tests of handlers have seen.
func TestPage(t *testing.T) {
	t.Parallel()
	all := []operation{{id: "get_space", method: "GET", path: "/spaces/{id}", statuses: []int{200, 404}}}
	a, b := newReport(), newReport()
	a.steady[answer{"get_space", 200}], a.steady[answer{"get_space", 404}], b.steady[answer{"get_space", 200}] = true, true, true
	steady := common(map[string]*report{"a": a, "b": b})
	if !maps.Equal(steady, map[answer]bool{{"get_space", 200}: true}) || len(a.steady) != 2 {
		t.Errorf("on both: %v, on one: %v", steady, a.steady)
	}
	const row = "| `GET /spaces/{id}` | get_space | 200 | 404 |\n"
	if text := string(writePage(all, steady)); !strings.Contains(text, row) {
		t.Errorf("the page lacks %q:\n%s", row, text)
	}
}
