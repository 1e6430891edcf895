package remote

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
)

func TestList(t *testing.T) {
	for name, tt := range map[string]struct {
		pages map[string]string // by cursor
		limit int
		want  []string
		more  bool
		asked []string // limit and cursor
		fails bool
	}{
		"nothing":     {map[string]string{"": `{"spaces":[]}`}, 10, []string{}, false, []string{"10 "}, false},
		"one page":    {map[string]string{"": `{"spaces":["a","b"]}`}, 10, []string{"a", "b"}, false, []string{"10 "}, false},
		"three pages": {map[string]string{"": `{"spaces":["a"],"nextCursor":"1"}`, "1": `{"spaces":["b"],"nextCursor":"2"}`, "2": `{"spaces":["c"]}`}, 5000, []string{"a", "b", "c"}, false, []string{"1000 ", "1000 1", "1000 2"}, false},
		"up to the limit": {
			map[string]string{"": `{"spaces":["a"],"nextCursor":"1"}`, "1": `{"spaces":["b"],"nextCursor":"2"}`},
			2,
			[]string{"a", "b"},
			true,
			[]string{"2 ", "1 1"},
			false,
		},
		"exactly the limit": {map[string]string{"": `{"spaces":["a","b"]}`}, 2, []string{"a", "b"}, false, []string{"2 "}, false},
		"more than asked":   {map[string]string{"": `{"spaces":["a","b","c"]}`}, 2, []string{"a", "b"}, true, []string{"2 "}, false},
		"in circles":        {map[string]string{"": `{"spaces":["a"],"nextCursor":"1"}`, "1": `{"spaces":["b"],"nextCursor":"1"}`}, 9, nil, false, []string{"9 ", "8 1"}, true},
		"for ever empty":    {map[string]string{"": `{"spaces":[],"nextCursor":"1"}`}, 9, nil, false, []string{"9 "}, true},
		"another list":      {map[string]string{"": `{"users":["a"]}`}, 9, nil, false, []string{"9 "}, true},
		"of another type":   {map[string]string{"": `{"spaces":[7]}`}, 9, nil, false, []string{"9 "}, true},
		"no list":           {map[string]string{"": `[]`}, 9, nil, false, []string{"9 "}, true},
	} {
		var asked []string
		c := client(t, Config{}, func(r *http.Request) (*http.Response, error) {
			query := r.URL.Query()
			asked = append(asked, query.Get("limit")+" "+query.Get("cursor"))
			if !strings.HasSuffix(r.URL.Path, "/user/spaces") {
				t.Errorf("%s: %s", name, r.URL)
			}
			return reply(r, 200, tt.pages[query.Get("cursor")]), nil
		})
		var counts []int
		got, more, err := List[string](t.Context(), c, ListSpaces(false), tt.limit, func(n int) { counts = append(counts, n) })
		if !slices.Equal(got, tt.want) || (got == nil) != (tt.want == nil) || more != tt.more || (err != nil) != tt.fails || !slices.Equal(asked, tt.asked) {
			t.Errorf("%s: %q, more %t, %v, asked %q", name, got, more, err, asked)
		}
		if !tt.fails && len(counts) != len(asked) {
			t.Errorf("%s: told %v", name, counts)
		}
	}
}

// TestListStops: an error of a later page is not passed over.
func TestListStops(t *testing.T) {
	c := client(t, Config{}, func(r *http.Request) (*http.Response, error) {
		if r.URL.Query().Has("cursor") {
			return reply(r, 403, `{"error":"forbidden","error_description":"no"}`), nil
		}
		return reply(r, 200, `{"records":[{"seq":1,"at":5}],"nextCursor":"x"}`), nil
	})
	if _, _, err := List[AuditRecord](t.Context(), c, ListAudit("s"), 10, nil); err == nil || !strings.Contains(err.Error(), "forbidden") {
		t.Errorf("%v", err)
	}
}

func TestTime(t *testing.T) {
	var at Time
	for text, want := range map[string]string{"1700000000": `"2023-11-14T22:13:20Z"`, "null": "null"} {
		if err := at.UnmarshalJSON([]byte(text)); err != nil {
			t.Error(err)
		}
		if got, err := at.MarshalJSON(); string(got) != want || err != nil {
			t.Errorf("%s: %s, %v", text, got, err)
		}
	}
	if err := at.UnmarshalJSON([]byte(`"soon"`)); err == nil {
		t.Error(fmt.Sprint("soon is ", at))
	}
}
