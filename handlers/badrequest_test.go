package handlers_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// TestUnknownQuery: a parameter that an operation does not know is refused, and so is one that holds a credential.
func TestUnknownQuery(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	token := w.p1.token
	eachOperation(t, w, func(t *testing.T, op described) {
		r := w.grantedSampleOf(t, op)
		path := r.path
		for _, query := range []string{"?x=1", "?limits=1", "?Limit=1", "?=", "?access_token=" + token, "?token=" + token, "?_method=GET", "?id=1"} {
			r.path = path + query
			a := w.expect(t, r, http.StatusBadRequest, "invalid_request")
			if strings.Contains(a.detail(), "access_token") {
				t.Errorf("the error repeats a name from the query: %s", a.detail())
			}
		}
		for _, query := range []string{"?%zz", "?a;b", "?limit=%"} {
			r.path = path
			sent := r.build()
			sent.URL.RawQuery = query[1:]
			w.expectRaw(t, r, sent, http.StatusBadRequest)
		}
	})
}

// TestTokenInQueryIsNoCredential: RFC 6750 section 2.3 is not supported, and the token does not reach the log.
func TestTokenInQueryIsNoCredential(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	w.expect(t, get("/provider?access_token="+w.p1.token), http.StatusUnauthorized, "unauthorized")
	w.expect(t, get("/"+w.p1.token), http.StatusNotFound, "not_found")
	w.expect(t, get("/spaces/"+w.p1.token[:128]).as(w.admin.basic()), http.StatusNotFound, "not_found")
}

// TestListParameters holds every list to the bounds of its parameters.
func TestListParameters(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	lists := 0
	eachOperation(t, w, func(t *testing.T, op described) {
		if op.route.Operation.Parameters.GetByInAndName("query", "limit") == nil {
			return
		}
		lists++
		r := w.grantedSampleOf(t, op)
		path := r.path
		for _, query := range []string{
			"limit=0", "limit=-1", "limit=1001", "limit=", "limit=x", "limit=1.5", "limit=0x10", "limit=1e2", "limit=9223372036854775808",
			"limit=1&limit=1", "limit=1&limit=2", "limit=%31%00", "limit=+5", "limit[]=1", "limit=1,2",
			"cursor=", "cursor=%20", "cursor=a%2Bb", "cursor=" + strings.Repeat("A", 257), "cursor=YQ&cursor=YQ", "cursor=%00",
			"cursor=A", "cursor=YR", "cursor=YQ==", "cursor=AA", "cursor=_w", "cursor=ICA", // not of an id: half a byte, NUL, 0xFF, blanks
			"cursor=YQ&limit=0",
		} {
			r.path = path + "?" + query
			w.expect(t, r, http.StatusBadRequest, "invalid_request")
		}
		good := []string{"limit=1", "limit=1000", "cursor=YQ", "limit=1&cursor=" + strings.Repeat("YWFh", 32)}
		if strings.HasSuffix(op.id, "_audit") { // whose cursors are numbers: not "a", "0", "-1", "2^63"
			for _, cursor := range []string{"YQ", "MA", "LTE", "OTIyMzM3MjAzNjg1NDc3NTgwOA"} {
				r.path = path + "?cursor=" + cursor
				w.expect(t, r, http.StatusBadRequest, "invalid_request")
			}
			good = []string{"limit=1", "limit=1000", "cursor=MQ", "limit=1&cursor=OTk5OTk5"}
		}
		for _, query := range good {
			r.path = path + "?" + query
			w.expect(t, r, http.StatusOK)
		}
	})
	if lists != 11 {
		t.Errorf("tested %d lists", lists)
	}
}

// TestBadIDs: an id that cannot be one is refused before anybody looks for it.
func TestBadIDs(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	bad := []string{
		"%20", "a%20b", "a%2Fb", "%2e%2e", "%00", "%0d%0a", "a%0aERROR", "%C3%A9", "%EF%BC%A1", "a.b", "a:b", "a;x=1", "'", "%22", "a+b", "a=b",
		strings.Repeat("x", 129), "%27%20OR%201=1--", "1;SELECT%20pg_sleep(5)", "$$", "{{7*7}}", "..%2f..%2fetc%2fpasswd", "%F0%9F%92%A5",
		"%E2%80%AE", strings.Repeat("x", 4096), "%ff", "{id}", ":id", "*",
	}
	eachOperation(t, w, func(t *testing.T, op described) {
		for _, parameter := range []string{"id", "uid", "pid", "sid", "tid"} {
			if !strings.Contains(op.path(), "{"+parameter+"}") {
				continue
			}
			for _, id := range bad {
				params := w.params(op)
				params[parameter] = id
				r := w.grantedSampleOf(t, op)
				r.path = fill(op.path(), params)
				a := w.expect(t, r, http.StatusBadRequest, "invalid_request")
				if !strings.Contains(a.detail(), "'"+parameter+"'") {
					t.Errorf("the error does not name the parameter: %s", a.detail())
				}
			}
		}
	})
}

// TestOddPaths: no other spelling of a path reaches an operation, and none another one than it names.
func TestOddPaths(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	s := w.space
	for path, status := range map[string]int{
		"/spaces/" + s + "%2Fproviders/token": 404, "/spaces/" + s + "/providers%2Ftoken": 404, "/spaces/" + s + "/providers/%74oken": 404,
		"//spaces": 404, "/spaces//providers/token": 400, "/spaces/" + s + "//providers/token": 404, "/./spaces/" + s: 404,
		"/spaces/../spaces/" + s: 404, "/spaces/" + s + "/": 404, "/spaces/" + s + "/providers/token/": 404,
		"/users/x/": 404, "/users/x/y": 404, "/providers/x/spaces": 404, "/provider/spaces/x/y/z": 404, "/user/client_tokens/x//": 404,
		"/spaces/" + s + "/users/x/y": 404, "/spaces/" + s + "/providers/x/%2F/y": 404,
		"/spaces/" + s + ";x=1/providers/token": 400, "/SPACES/" + s: 404, "/spaces/" + s + "/Providers/token": 404,
		"/spaces/" + s + "%00/providers/token": 400, "/spaces/%2e%2e/providers/token": 400, "/spaces/" + s + "/providers/token.json": 400,
		"/spaces/" + s + "/providers/token%20": 400, "/%73paces/" + s: 404, "/spaces/" + strings.ToUpper(s): 404,
	} {
		r := get(path).as(w.admin.basic())
		if status == http.StatusNotFound {
			r.root, r.path = true, r.target() // routed nowhere, or to nothing that exists
		}
		w.expect(t, r, status)
	}
}

// TestBodyWhereNoneIsWanted covers declared and chunked bodies.
func TestBodyWhereNoneIsWanted(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	eachOperation(t, w, func(t *testing.T, op described) {
		if op.takesBody() {
			return
		}
		r := w.grantedSampleOf(t, op)
		r.hasBody = true
		for _, body := range []string{"{}", "x", "null", strings.Repeat(" ", 65536)} {
			r.body = []byte(body)
			w.expect(t, r, http.StatusBadRequest, "invalid_request")
			w.expect(t, r.inChunks(), http.StatusBadRequest, "invalid_request")
			w.expect(t, r.with("Content-Type", "application/json"), http.StatusBadRequest, "invalid_request")
		}
	})
}

// badJSON is what is wrong whatever the schema says.
var badJSON = map[string]string{
	"empty object cut":   "{",
	"cut in a string":    `{"name":"x`,
	"blank":              " ",
	"word":               "nonsense",
	"single quotes":      `{'name':'x'}`,
	"trailing comma":     `{"name":"x",}`,
	"comment":            `{"name":"x"} // x`,
	"trailing object":    `{"name":"x"}{}`,
	"trailing bracket":   `{"name":"x"}]`,
	"trailing NUL":       "{\"name\":\"x\"}\x00",
	"BOM":                "\ufeff" + `{"name":"x"}`,
	"null":               "null",
	"array":              `[{"name":"x"}]`,
	"string":             `"name"`,
	"number":             "1",
	"huge number":        strings.Repeat("9", 60_000),
	"huge exponent":      `{"size":1e999999999}`,
	"NaN":                `{"size":NaN}`,
	"deep arrays":        strings.Repeat("[", 10_000),
	"deep closed arrays": strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000),
	"deep objects":       strings.Repeat(`{"a":`, 5_000) + "1" + strings.Repeat("}", 5_000),
	"duplicate":          `{"name":"x","name":"x"}`,
	"escaped duplicate":  `{"name":"x","n\u0061me":"x"}`,
	"unknown duplicate":  `{"x":1,"x":1}`,
	"nested duplicate":   `{"x":{"y":1,"y":2}}`,
	"invalid UTF-8":      "{\"name\":\"\xff\"}",
	"overlong UTF-8":     "{\"name\":\"\xc0\xaf\"}",
	"surrogate in UTF-8": "{\"name\":\"\xed\xa0\x80\"}",
	"lone surrogate":     `{"name":"\ud800"}`,
	"surrogate pair cut": `{"name":"\ud83d"}`,
	"invalid name":       "{\"\xff\":1}",
	"unknown field":      `{"somethingUnknown":1}`,
	"empty field":        `{"":1}`,
	"case of field":      `{"Name":"x","NAME":"y"}`,
	"prototype":          `{"__proto__":{"admin":true}}`,
	"mass assignment":    `{"subject":"x","usageCount":5,"revoked":true,"id":"x","secret":"y"}`,
	"control character":  "{\"name\":\"a\nb\"}",
	"bad escape":         `{"name":"\x41"}`,
}

func TestBadJSON(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	eachOperation(t, w, func(t *testing.T, op described) {
		if !op.takesBody() {
			return
		}
		r := w.grantedSampleOf(t, op)
		for name, body := range badJSON {
			r.body = []byte(body)
			a := w.expect(t, r, http.StatusBadRequest, "invalid_request")
			w.expect(t, r.inChunks(), http.StatusBadRequest, "invalid_request")
			if strings.Contains(a.detail(), "somethingUnknown") || strings.Contains(a.detail(), "does not match the contract") {
				t.Errorf("%s: %s", name, a.detail())
			}
		}
	})
}

// TestNesting: what nests deeper than anything that the contract has is refused for that, whatever else is wrong with it.
func TestNesting(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	for depth, deep := range map[int]bool{15: false, 16: true, 9_000: true} {
		body := `{"x":` + strings.Repeat("[", depth) + strings.Repeat("]", depth) + `}`
		a := w.expect(t, post("/spaces", body).as(w.alice.basic()), http.StatusBadRequest, "invalid_request")
		if strings.Contains(a.detail(), "nests deeper") != deep {
			t.Errorf("%d arrays in an object: %s", depth, a.detail())
		}
	}
}

// TestMissingBody: where a body is required, none at all is refused, and where it is not, none at all is accepted.
func TestMissingBody(t *testing.T) {
	t.Parallel()
	for _, op := range operations() {
		if !op.takesBody() {
			continue
		}
		t.Run(op.id, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, setup{})
			r := w.grantedSampleOf(t, op)
			r.body, r.hasBody = nil, false
			status := http.StatusBadRequest
			if !op.route.Operation.RequestBody.Value.Required {
				status = samples[op.id].status
			}
			w.expect(t, r.with("Content-Type"), status)
			w.expect(t, r, map[bool]int{true: status, false: again(status)}[status == http.StatusBadRequest])
			r.hasBody = true
			w.expect(t, r.inChunks(), map[bool]int{true: status, false: again(status)}[status == http.StatusBadRequest])
		})
	}
}

// again is the status of an operation that was granted before.
func again(status int) int {
	if status == http.StatusCreated {
		return http.StatusNoContent // add_space_user, the only one of them that answers 201
	}
	return status
}

// expectRaw sends a request that was built by hand; r says what it is to the contract.
func (w *world) expectRaw(t *testing.T, r request, sent *http.Request, status int) {
	t.Helper()
	a := w.send(r, sent)
	if a.status != status {
		t.Errorf("%s %s?%s -> %d %s, want %d", r.method, r.path, sent.URL.RawQuery, a.status, a.body, status)
	}
	for _, problem := range append(checkHeaders(a), checkBody(a)...) {
		t.Error(fmt.Sprint(r.path, ": ", problem))
	}
}

// TestControlCharactersInNames: what a terminal would take for a command is in no name, however it is encoded.
func TestControlCharactersInNames(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	for _, control := range []string{"\x00", "\x1b", "\x7f", "\u0080", "\u009b", "\u009f"} {
		name, err := json.Marshal("a" + control + "31mred")
		must(t, err)
		for path, body := range map[string]string{
			"/spaces": `{"name":` + string(name) + `}`, "/spaces/" + w.space + "/providers/token": `{"name":` + string(name) + `}`,
		} {
			w.expect(t, post(path, body).as(w.alice.basic()), http.StatusBadRequest, "invalid_request")
		}
	}
	w.expect(t, post("/spaces", `{"name":"Größe – 東京 🌍"}`).as(w.alice.basic()), http.StatusCreated)
}
