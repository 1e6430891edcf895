package contract

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
)

// sabotage is one way in which a server could break the contract, and the check that must catch it there.
type sabotage struct {
	operation string // where it is noticed
	check     string
	request   func(r *http.Request)                             // changes what the server gets; nil: nothing
	instead   func(w http.ResponseWriter, r *http.Request) bool // answers in its place, if it wants to; nil: never
	answer    func(a *http.Response) error                      // changes what the client gets; nil: nothing
}

// sabotages have one for each check that can apply to openapi.yaml. missing_required_header cannot, since no operation requires a
// header, and object_level_authorization needs two users in one run.
var sabotages = []sabotage{
	{operation: "get_space", check: "response_schema_conformance", answer: of("GET", "/spaces/{id}", 200, func(a *http.Response) error {
		return rewrite(a, func(fields map[string]any) { delete(fields, "providersSupports") })
	})},
	{operation: "get_current_user", check: "response_headers_conformance", answer: of("GET", "/user", 200, func(a *http.Response) error {
		a.Header.Del("X-Request-Id")
		return nil
	})},
	{operation: "list_users", check: "status_code_conformance", answer: of("GET", "/users", 200, func(a *http.Response) error {
		a.StatusCode = http.StatusAccepted
		return nil
	})},
	{operation: "list_providers", check: "content_type_conformance", answer: of("GET", "/providers", 200, func(a *http.Response) error {
		a.Header.Set("Content-Type", "text/plain")
		return nil
	})},
	{operation: "list_spaces", check: "not_a_server_error", answer: of("GET", "/spaces", 200, func(a *http.Response) error {
		a.StatusCode = http.StatusInternalServerError
		return rewrite(a, func(fields map[string]any) {
			clear(fields)
			fields["error"], fields["error_description"] = "internal_error", "Broken on purpose."
		})
	})},
	{operation: "get_current_provider", check: "ignored_auth", instead: remembered("/provider")},
	{operation: "list_user_spaces", check: "negative_data_rejection", request: func(r *http.Request) {
		if at(r, "GET", "/user/spaces") {
			r.URL.RawQuery = ""
		}
	}},
	{operation: "create_user_space", check: "positive_data_acceptance", request: func(r *http.Request) {
		if at(r, "POST", "/user/spaces") {
			r.Body, r.ContentLength = io.NopCloser(strings.NewReader("{}")), 2
		}
	}},
	{operation: "get_configuration", check: "unsupported_method", request: func(r *http.Request) {
		if at(r, r.Method, "/configuration") {
			r.Method = http.MethodGet
		}
	}},
	{operation: "list_audit", check: "allow_header_conformance", answer: of("OPTIONS", "/audit", 405, func(a *http.Response) error {
		a.Header.Set("Allow", "GET, POST")
		return nil
	})},
	{operation: "get_space", check: "use_after_free", instead: func(w http.ResponseWriter, r *http.Request) bool {
		if !at(r, "DELETE", "/spaces/{id}") {
			return false
		}
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("X-Request-Id", "sabotage")
		w.WriteHeader(http.StatusNoContent)
		return true
	}},
	{operation: "get_user", check: "ensure_resource_availability", request: func(r *http.Request) {
		if at(r, "GET", "/users/{id}") {
			r.URL.Path = basePath + "/users/nobody"
		}
	}},
}

// at tells whether a request is for that method and path of the API.
func at(r *http.Request, method, template string) bool {
	wanted, given := strings.Split(basePath+template, "/"), strings.Split(r.URL.Path, "/")
	if r.Method != method || len(wanted) != len(given) {
		return false
	}
	for i, segment := range wanted {
		if segment != given[i] && !strings.HasPrefix(segment, "{") {
			return false
		}
	}
	return true
}

// of changes the answers of one status to one operation.
func of(method, template string, status int, change func(a *http.Response) error) func(a *http.Response) error {
	return func(a *http.Response) error {
		if a.StatusCode != status || !at(a.Request, method, template) {
			return nil
		}
		return change(a)
	}
}

// rewrite changes the fields of a body.
func rewrite(a *http.Response, change func(fields map[string]any)) error {
	fields := map[string]any{}
	if err := json.NewDecoder(a.Body).Decode(&fields); err != nil {
		return err
	}
	change(fields)
	text, err := json.Marshal(fields)
	if err != nil {
		return err
	}
	a.Body, a.ContentLength = io.NopCloser(bytes.NewReader(text)), int64(len(text))
	a.Header.Del("Content-Length")
	return nil
}

// remembered gives everybody, with or without credentials, what the first one was given.
func remembered(template string) func(w http.ResponseWriter, r *http.Request) bool {
	var mu sync.Mutex
	var credential string
	return func(_ http.ResponseWriter, r *http.Request) bool {
		if !at(r, http.MethodGet, template) {
			return false
		}
		mu.Lock()
		defer mu.Unlock()
		if token := r.Header.Get("X-Auth-Token"); credential == "" && len(token) > 100 {
			credential = token
		}
		if credential != "" {
			r.Header.Del("Authorization")
			r.Header.Del("macaroon")
			r.Header.Set("X-Auth-Token", credential)
		}
		return false
	}
}

// saboteur is a proxy before a server that breaks the contract in every way at once, each at an operation of its own.
func saboteur(t *testing.T, s *server) string {
	t.Helper()
	target, err := url.Parse(s.HTTPURL)
	if err != nil {
		t.Fatal(err)
	}
	proxy := &httputil.ReverseProxy{
		Rewrite: func(p *httputil.ProxyRequest) {
			p.SetURL(target)
			p.Out.Header["X-Forwarded-For"] = p.In.Header["X-Forwarded-For"]
		},
		ModifyResponse: func(a *http.Response) error {
			for _, s := range sabotages {
				if s.answer != nil {
					if err := s.answer(a); err != nil {
						return err
					}
				}
			}
			return nil
		},
	}
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, s := range sabotages {
			if s.request != nil {
				s.request(r)
			}
			if s.instead != nil && s.instead(w, r) {
				return
			}
		}
		proxy.ServeHTTP(w, r)
	}))
	t.Cleanup(front.Close)
	return front.URL
}

// TestControl breaks the contract on purpose, and expects each breach to be caught, by the check that is there for it. It is what
// makes a green TestContract mean something.
func TestControl(t *testing.T) {
	t.Parallel()
	needSchemathesis(t)
	s := startServer(t, stores["SQLite"](t))
	j := job{
		url: s.HTTPURL, through: saboteur(t, s), caller: "entitled", config: "schemathesis.toml", phases: "examples,coverage,fuzzing",
		examples: 20, args: []string{"--no-shrink"},
	}
	// What takes several requests to notice: short walks along the links, among few operations, so that every seed finds the way.
	walk := j
	walk.phases, walk.examples, walk.args = "stateful", 60, []string{"--no-shrink", "--mode", "positive"}
	deleted, made := walk, walk
	deleted.operations = []string{"create_space", "get_space", "remove_space"}
	made.operations = []string{"create_user", "get_user"}
	for _, s := range sabotages {
		if !slices.Contains(j.operations, s.operation) {
			j.operations = append(j.operations, s.operation)
		}
	}
	found := newReport()
	for _, j := range []job{j, deleted, made} {
		o := j.run(t)
		t.Logf("%d requests in %s: %s", o.report.total(), o.took, o.lastLine())
		if o.passed {
			t.Error("Schemathesis is content with a server that breaks the contract")
		}
		found.add(o.report)
	}
	for _, s := range sabotages {
		if n := found.failures[failure{s.operation, s.check}]; n == 0 {
			t.Errorf("%s has not caught what was done to %s", s.check, s.operation)
		} else {
			t.Logf("%s was caught %d times at %s", s.check, n, s.operation)
		}
	}
}

// TestWarningsAreFatal lets somebody without rights do what only those with rights can: nothing of the contract is broken, but the
// operation is not tested either, and that must not pass.
func TestWarningsAreFatal(t *testing.T) {
	t.Parallel()
	needSchemathesis(t)
	s := startServer(t, stores["SQLite"](t))
	o := job{
		url: s.HTTPURL, caller: "outsider", config: "schemathesis.toml", phases: "coverage", examples: 1,
		operations: []string{"get_current_provider"},
	}.run(t)
	if o.passed || len(o.report.failures) > 0 || !strings.Contains(o.output, "Authentication failed") {
		t.Errorf("passed %t, failed checks %v:\n%s", o.passed, o.report.failures, o.output)
	}
}
