package handlers_test

import (
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/labstack/echo/v4"

	"github.com/zonemint/zonemint"
	"github.com/zonemint/zonemint/gen"
	"github.com/zonemint/zonemint/handlers"
	"github.com/zonemint/zonemint/zone"
)

// TestContractIsServed: the file, the embedded contract and what is served are one.
func TestContractIsServed(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	served := w.expect(t, page("/openapi.yaml"), http.StatusOK)
	if string(served.body) != string(zonemint.OpenAPI) || served.header.Get("Content-Type") != "application/yaml" {
		t.Error("/openapi.yaml is not the file")
	}
	asJSON := w.expect(t, page("/openapi.json"), http.StatusOK)
	if got := asJSON.header.Get("Content-Type"); got != "application/json" {
		t.Errorf("/openapi.json is of type %s", got)
	}
	fromJSON, err := openapi3.NewLoader().LoadFromData(asJSON.body)
	must(t, err)
	embedded, err := gen.GetSpec()
	must(t, err)
	want := canonical(t, contract())
	for name, spec := range map[string]*openapi3.T{"/openapi.json": fromJSON, "the embedded contract": embedded} {
		if canonical(t, spec) != want {
			t.Errorf("%s is not openapi.yaml: run make generate", name)
		}
	}
}

// canonical writes a contract in one way, whatever it was read from.
func canonical(t *testing.T, spec *openapi3.T) string {
	t.Helper()
	text, err := json.Marshal(spec)
	must(t, err)
	return string(text)
}

// TestRoutes: what is routed is what is described, and no more.
func TestRoutes(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	e, ok := w.handler.(*echo.Echo)
	if !ok {
		t.Fatalf("the handler is a %T: this test wants to see its routes", w.handler)
	}
	undescribed := make(map[string]bool)
	for _, route := range e.Routes() {
		undescribed[route.Method+" "+route.Path] = true
	}
	for _, op := range operations() {
		key := op.method() + " " + handlers.BasePath + strings.NewReplacer("{", ":", "}", "").Replace(op.path())
		if !undescribed[key] {
			t.Errorf("%s is described and not routed", key)
		}
		delete(undescribed, key)
	}
	for path, methods := range pageMethods {
		for _, method := range methods {
			delete(undescribed, method+" "+path)
		}
	}
	delete(undescribed, "GET "+redirect)
	delete(undescribed, "HEAD "+redirect)
	for key := range maps.Clone(undescribed) { // what is left may only be there to be refused
		method, path, _ := strings.Cut(key, " ")
		r := call(method, path, nil).as(w.admin.basic())
		r.root = true
		if w.do(t, r).status != http.StatusMethodNotAllowed {
			t.Errorf("%s is routed and not described", key)
		}
	}
}

// TestShadowedPaths: a concrete path is not taken for a template of which it could be a value.
func TestShadowedPaths(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	for path, allow := range map[string]string{
		"/providers/token": "POST", "/provider/spaces/support": "POST", w.mintPath(): "GET, POST, DELETE", w.namedPath(): "GET",
	} {
		for _, method := range []string{"GET", "POST", "DELETE", "PATCH"} {
			if strings.Contains(allow, method) {
				continue
			}
			for _, c := range []credential{w.admin.basic(), w.p1.auth(), {}} {
				a := w.expect(t, call(method, path, nil).as(c), http.StatusMethodNotAllowed, "method_not_allowed")
				if got := a.header.Get("Allow"); got != allow {
					t.Errorf("%s %s: Allow is %q, want %q", method, path, got, allow)
				}
			}
		}
	}
}

// TestUnknownRoutes: in the one shape of errors, for everybody and every method, and without a page of any framework.
func TestUnknownRoutes(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	var body string
	for _, path := range []string{
		"/", "/api", "/api/v3", "/api/v3/onezone", "/api/v3/onezone/", "/api/v3/onezone/nothing", "/api/v3/onezone/configuration/", "/api/v2/onezone/user",
		"/API/v3/onezone/user", "/api/v3/oneprovider/spaces", "/favicon.ico", "/.git/config", "/debug/pprof/", "/metrics", "/admin", "/index.html",
		"/openapi", "/openapi.yml", "/healthz/", "/healthz/x", "/%2e%2e/etc/passwd", "/..%2f..%2fetc%2fpasswd", "/api/v3/onezone/spaces/x/groups",
		"/api/v3/onezone/user/x", "/*", "/%00", "/" + strings.Repeat("a/", 2000),
	} {
		for _, method := range []string{"GET", "POST", "DELETE", "OPTIONS", "FOO"} {
			r := call(method, path, nil)
			r.root = true
			a := w.expect(t, r, http.StatusNotFound, "not_found")
			if body == "" {
				body = string(a.body)
			}
			if string(a.body) != body {
				t.Errorf("%s: %s", path, a.body)
			}
			w.expect(t, r.as(credential{token: "x"}).with("Accept", "text/html"), http.StatusNotFound)
		}
		r := call("HEAD", path, nil)
		r.root = true
		w.expect(t, r, http.StatusNotFound)
	}
}

// pageMethods are the pages outside of the base path, and their methods.
var pageMethods = map[string][]string{
	"/openapi.yaml": {"GET"}, "/openapi.json": {"GET"}, "/healthz": {"GET", "HEAD"}, "/readyz": {"GET", "HEAD"},
	"/docs": {"GET", "HEAD"}, "/docs/page.js": {"GET", "HEAD"}, "/docs/page.css": {"GET", "HEAD"}, "/docs/reference.css": {"GET", "HEAD"}, "/docs/icon.svg": {"GET", "HEAD"},
	"/docs/swagger-ui-bundle.js": {"GET", "HEAD"}, "/docs/swagger-ui.css": {"GET", "HEAD"}, "/docs/licences.txt": {"GET", "HEAD"},
}

// redirect is the one page whose answer is another address.
const redirect = "/docs/"

// TestPageMethods: the pages have these methods and no others.
func TestPageMethods(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	for path, own := range pageMethods {
		for _, method := range []string{"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO"} {
			r := page(path)
			r.method = method
			if slices.Contains(own, method) {
				if a := w.send(r, r.build()); a.status != http.StatusOK { // net/http drops what is written as the body of a HEAD
					t.Errorf("%s %s -> %d", method, path, a.status)
				}
				continue
			}
			a := w.expect(t, r, http.StatusMethodNotAllowed, map[bool][]string{false: {"method_not_allowed"}}[method == "HEAD"]...)
			if got := a.header.Get("Allow"); got != strings.Join(own, ", ") {
				t.Errorf("%s %s: Allow is %q, want %q", method, path, got, own)
			}
		}
	}
}

// TestHealth: alive is not ready, and neither tells why or what runs.
func TestHealth(t *testing.T) {
	t.Parallel()
	var draining error
	w := newWorld(t, setup{handlers: func(cfg *handlers.Config) { cfg.Ready = func() error { return draining } }})
	for path, want := range map[string]string{"/healthz": "ok\n", "/readyz": "ready\n"} {
		if a := w.expect(t, page(path), http.StatusOK); string(a.body) != want {
			t.Errorf("%s says %q, want %q", path, a.body, want)
		}
	}
	const cause = "the reason of it all"
	notReady := func() {
		t.Helper()
		a := w.expect(t, page("/readyz"), http.StatusServiceUnavailable, "unavailable")
		if strings.Contains(string(a.body), cause) || a.header.Get("Retry-After") == "" {
			t.Errorf("%s, Retry-After %q", a.body, a.header.Get("Retry-After"))
		}
		w.expect(t, page("/healthz"), http.StatusOK)
		if !canary.logHolds("not ready", cause) {
			t.Error("the log does not say why")
		}
	}
	draining = errors.New(cause)
	notReady()
	draining = nil
	w.store.fail(&fault{before: func(bool) error { return zone.Errorf(zone.Unavailable, cause) }})
	notReady()
	w.store.fail(nil)
	w.expect(t, page("/readyz"), http.StatusOK)
}

// TestConfiguration: what a client may know before it authenticates.
func TestConfiguration(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	got := decode[struct {
		Name, Version string
		Compatibility []string
	}](t, w.expect(t, get("/configuration"), http.StatusOK))
	if got.Name != "onezone" || got.Version != "1.2.3" || !slices.Contains(got.Compatibility, "3.0.0") {
		t.Errorf("the configuration is %v", got)
	}
	w.expect(t, get("/configuration").as(w.dave.basic()), http.StatusOK)
	w.expect(t, get("/configuration").with("Authorization", "Basic x", "Basic y").with("X-Auth-Token", "z"), http.StatusOK)
}

// TestConfig: what is required is asked for.
func TestConfig(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	whole := handlers.Config{Service: w.service, Log: suiteLog, Name: "onezone", Version: "1"}
	if _, err := handlers.New(whole); err != nil {
		t.Fatal(err)
	}
	for name, damage := range map[string]func(*handlers.Config){
		"service": func(c *handlers.Config) { c.Service = nil }, "log": func(c *handlers.Config) { c.Log = nil },
		"name": func(c *handlers.Config) { c.Name = "" }, "version": func(c *handlers.Config) { c.Version = "" },
	} {
		cfg := whole
		damage(&cfg)
		if _, err := handlers.New(cfg); err == nil {
			t.Errorf("a Config without %s is accepted", name)
		}
	}
}
