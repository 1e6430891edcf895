package onezone_test

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

// update writes the tables into the page.
var update = flag.Bool("update", false, "write the tables into docs/compatibility.md")

const (
	page   = "../../../docs/compatibility.md"
	begins = "<!-- made from test/contract/onezone/onezone.yaml -->\n"
	ends   = "<!-- end of what is made -->\n"
)

// TestPage wants docs/compatibility.md to have the tables that the description gives.
func TestPage(t *testing.T) {
	want := tables(describe(t))
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(text), begins)
	got, after, closed := strings.Cut(rest, ends)
	if !ok || !closed {
		t.Fatalf("%s has no place for the tables", page)
	}
	if got == want {
		return
	}
	if !*update {
		t.Fatal("docs/compatibility.md differs from the description: go test ./test/contract/onezone -run TestPage -update")
	}
	if err := os.WriteFile(page, []byte(before+begins+want+ends+after), 0o600); err != nil {
		t.Fatal(err)
	}
}

// tables are the operations, their differences, and the refusals with another status.
func tables(d *description) string {
	var b strings.Builder
	b.WriteString("\n| request | operationId | in zonemint, where it is another | from |\n| --- | --- | --- | --- |\n")
	for _, op := range d.Operations {
		other := ""
		if op.ourID() != op.OperationID {
			other = "`" + op.ourID() + "`"
		}
		fmt.Fprintf(&b, "| `%s` | `%s` | %s | %s |\n", op.Request, op.OperationID, other, cmp.Or(op.In, d.Generation))
	}
	b.WriteString("\nWhere the answers differ, or those of 18.02 where a request stands twice above:\n\n| request | what | Onezone | zonemint | why |\n| --- | --- | --- | --- | --- |\n")
	for _, row := range differences(d) {
		fmt.Fprintf(&b, "| %s | %s |\n", strings.Join(row.requests, "<br>"), row.cells)
	}
	b.WriteString("\nWhere what is refused has another status:\n\n| request | with | Onezone | zonemint | why |\n| --- | --- | --- | --- | --- |\n")
	for _, op := range d.Operations {
		for _, name := range sorted(op.Refusals) {
			if r := op.Refusals[name]; r.Zonemint != 0 {
				fmt.Fprintf(&b, "| `%s` | %s | %d | %d | %s |\n", op.Request, name, r.Status, r.Zonemint, r.Why)
			}
		}
	}
	b.WriteString("\n")
	return b.String()
}

// row is a difference with the requests that have it.
type row struct {
	requests []string
	cells    string
}

func differences(d *description) []*row {
	var rows []*row
	index := map[string]*row{}
	for _, op := range d.Operations {
		for _, what := range sorted(op.Differences) {
			cells := op.cells(what)
			if index[cells] == nil {
				index[cells] = &row{cells: cells}
				rows = append(rows, index[cells])
			}
			index[cells].requests = append(index[cells].requests, "`"+op.Request+"`")
		}
	}
	return rows
}

// cells are a difference as the table has it, from the second column on.
func (o *operation) cells(what string) string {
	d := o.Differences[what]
	kind, name, _ := strings.Cut(what, ".")
	onezone, label := d.Onezone, what
	switch kind {
	case "response":
		onezone, label = cmp.Or(onezone, types.Replace(o.Response[name])), fmt.Sprintf("the field `%s` of the answer", name)
	case "request":
		onezone, label = cmp.Or(onezone, "taken"), fmt.Sprintf("the field `%s` of the request", name)
	case "path":
		label = fmt.Sprintf("`{%s}` in the path", name)
	case "header":
		label = fmt.Sprintf("the header `%s`", name)
	case "status":
		onezone = cmp.Or(onezone, fmt.Sprint(o.Status))
	}
	return strings.Join([]string{label, onezone, d.Ours, d.Why}, " | ")
}

// types says the types of the description in words.
var types = strings.NewReplacer("[string]", "list of texts", "[object]", "list of objects", "{integer}", "object of integers",
	"[privilege]", "names of 18.02", "string", "text")
