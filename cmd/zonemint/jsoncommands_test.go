package main

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

func cmdJSONVar(ts *testscript.TestScript, neg bool, args []string) {
	w := worldOf(ts, neg)
	value := lookUp(ts, w, args[1:])
	ts.Setenv(args[0], value)
}

func cmdJSONIs(ts *testscript.TestScript, neg bool, args []string) {
	w := worldOf(ts, false)
	want := args[1]
	got := lookUp(ts, w, append([]string{args[0]}, args[2:]...))
	if (got == want) == neg {
		ts.Fatalf("%s is %q, want %q (negated: %t)", args[0], got, want, neg)
	}
}

// lookUp finds the value at args[0], such as .providers.0.id, in the file args[1] or the last answer. What is no string is
// given as JSON.
func lookUp(ts *testscript.TestScript, w *world, args []string) string {
	data := w.last.body
	if len(args) > 1 {
		data = []byte(ts.ReadFile(args[1]))
	}
	var value any
	ts.Check(json.Unmarshal(data, &value))
	for _, key := range strings.Split(strings.Trim(args[0], "."), ".") {
		if key == "" {
			continue
		}
		found := false
		switch v := value.(type) {
		case map[string]any:
			value, found = v[key]
		case []any:
			if i, err := strconv.Atoi(key); err == nil && i < len(v) {
				value, found = v[i], true
			}
		}
		if !found {
			ts.Fatalf("no %s in %s", args[0], data)
		}
	}
	if text, ok := value.(string); ok {
		return text
	}
	out, err := json.Marshal(value)
	ts.Check(err)
	return string(out)
}

func cmdJSONKeys(ts *testscript.TestScript, neg bool, args []string) {
	worldOf(ts, neg)
	fields := make(map[string]any)
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &fields))
	got, want := slices.Sorted(maps.Keys(fields)), slices.Sorted(slices.Values(args[1:]))
	if !slices.Equal(got, want) {
		ts.Fatalf("%s has the keys %q, want %q", args[0], got, want)
	}
}
