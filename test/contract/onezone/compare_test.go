package onezone_test

import (
	"cmp"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// findings are the differences that were seen, by operation.
type findings map[*operation]map[string]bool

// note records a difference, and fails the test where it is not declared.
func (f findings) note(t *testing.T, op *operation, what string, a answer) {
	t.Helper()
	d, declared := op.Differences[what]
	if !declared {
		t.Errorf("%s: %s is not as in Onezone, and not among the differences", a, what)
		return
	}
	if f[op] == nil {
		f[op] = map[string]bool{}
	}
	f[op][what] = true
	// What zonemint has instead stands between backquotes.
	for _, name := range quoted.FindAllStringSubmatch(d.Ours, -1) {
		if strings.HasPrefix(what, "response.") && !strings.Contains(a.text, `"`+name[1]+`"`) {
			t.Errorf("%s: has no %s, which is said to be there for %s", a, name[1], what)
		}
	}
}

var quoted = regexp.MustCompile("`([^`]+)`")

// missing are the declared differences that were not seen.
func (f findings) missing(d *description) []string {
	var all []string
	for _, op := range d.Operations {
		for _, what := range sorted(op.Differences) {
			if !f[op][what] {
				all = append(all, op.Request+": "+what)
			}
		}
	}
	return all
}

// compare holds an answer of success against the description.
func (f findings) compare(t *testing.T, d *description, op *operation, a answer) {
	t.Helper()
	if a.status != op.Status {
		f.note(t, op, "status", a)
		if a.status/100 != 2 || op.Differences["status"].Ours != strconv.Itoa(a.status) {
			t.Fatalf("%s: want %d, or what the differences say", a, op.Status)
		}
	}
	if got := a.header.Get("Location"); op.Location != "" {
		if got == "" {
			t.Errorf("%s has no Location", a)
		}
		if u, err := url.Parse(got); err != nil || u.IsAbs() != (op.Location == "url") {
			f.note(t, op, "header.Location", a)
		}
	}
	if len(op.Response) > 0 && a.header.Get("Content-Type") != "application/json" {
		t.Errorf("%s is %q", a, a.header.Get("Content-Type"))
	}
	for _, field := range sorted(op.Response) {
		if err := typed(a.body, field, op.Response[field], d.Privileges[cmp.Or(op.In, d.Generation)]); err != nil {
			f.note(t, op, "response."+field, a)
		}
	}
}

// typed is an error if a field is not there or not of the type.
func typed(body map[string]any, field, kind string, privileges []string) error {
	value, ok := body[field]
	if !ok {
		return fmt.Errorf("%s is absent", field)
	}
	if !is(value, kind, privileges) {
		return fmt.Errorf("%s is %v, want %s", field, value, kind)
	}
	return nil
}

// is tells whether a value has the type.
func is(value any, kind string, privileges []string) bool {
	switch v := value.(type) {
	case string:
		return kind == "string" || kind == "privilege" && slices.Contains(privileges, v)
	case bool:
		return kind == "boolean"
	case float64:
		return kind == "number" || strings.HasPrefix(kind, "integer") && v == float64(int64(v))
	case nil:
		return strings.HasSuffix(kind, " or null")
	case []any:
		inner, ok := strings.CutPrefix(kind, "[")
		return ok && !slices.ContainsFunc(v, func(one any) bool { return !is(one, strings.TrimSuffix(inner, "]"), privileges) })
	case map[string]any:
		inner, ok := strings.CutPrefix(kind, "{")
		if !ok {
			return kind == "object"
		}
		for _, one := range v {
			if !is(one, strings.TrimSuffix(inner, "}"), privileges) {
				return false
			}
		}
		return true
	}
	return false
}

// TestCompareBites: an answer that is not as described is a finding.
func TestCompareBites(t *testing.T) {
	for _, tt := range []struct {
		value any
		kind  string
		want  bool
	}{
		{"text", "string", true},
		{1.0, "string", false},
		{nil, "string", false},
		{nil, "integer or null", true},
		{1.0, "integer or null", true},
		{1.5, "integer", false},
		{1.5, "number", true},
		{true, "boolean", true},
		{[]any{"a", "b"}, "[string]", true},
		{[]any{"a", 1.0}, "[string]", false},
		{[]any{map[string]any{}}, "[string]", false},
		{[]any{map[string]any{}}, "[object]", true},
		{[]any{"space_view"}, "[privilege]", true},
		{[]any{"space_view_data"}, "[privilege]", false},
		{map[string]any{"p": 1.0}, "{integer}", true},
		{map[string]any{"p": "1"}, "{integer}", false},
		{map[string]any{}, "object", true},
		{"text", "object", false},
	} {
		if got := is(tt.value, tt.kind, []string{"space_view"}); got != tt.want {
			t.Errorf("%v is %s: %t", tt.value, tt.kind, got)
		}
	}
	if typed(map[string]any{}, "token", "string", nil) == nil {
		t.Error("a field that is absent is found")
	}
}
