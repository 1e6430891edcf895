package handlers_test

import (
	"net/http"
	"path"
	"reflect"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/zonemint/zonemint/handlers"
)

// TestDocs: the page and its files are served with the headers of every answer, under a policy of their own.
func TestDocs(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	for path, want := range map[string]string{
		"/docs": "text/html; charset=utf-8", "/docs/page.js": "text/javascript; charset=utf-8", "/docs/page.css": "text/css; charset=utf-8", "/docs/reference.css": "text/css; charset=utf-8",
		"/docs/swagger-ui-bundle.js": "text/javascript; charset=utf-8", "/docs/swagger-ui.css": "text/css; charset=utf-8",
		"/docs/icon.svg": "image/svg+xml", "/docs/licences.txt": "text/plain; charset=utf-8",
	} {
		for _, method := range []string{"GET", "HEAD"} {
			r := page(path)
			r.method = method
			a := w.send(r, r.build())
			if a.status != http.StatusOK || a.header.Get("Content-Type") != want || (len(a.body) > 0) != (method == "GET") {
				t.Errorf("%s %s -> %d, %s, %d bytes", method, path, a.status, a.header.Get("Content-Type"), len(a.body))
			}
			for name, value := range map[string]string{
				"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cross-Origin-Resource-Policy": "same-origin",
				"Cross-Origin-Opener-Policy": "same-origin", "Cache-Control": "no-cache",
				"Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
					"font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
			} {
				if got := a.header.Get(name); got != value {
					t.Errorf("%s: %s is %q", path, name, got)
				}
			}
			if a.header.Get("X-Request-Id") == "" {
				t.Errorf("%s has no request id", path)
			}
		}
		w.expect(t, page(path+"/"), map[bool]int{true: http.StatusPermanentRedirect, false: http.StatusNotFound}[path == "/docs"])
	}
	if a := w.expect(t, page("/docs/"), http.StatusPermanentRedirect); a.header.Get("Location") != "../docs" {
		t.Errorf("/docs/ leads to %q", a.header.Get("Location"))
	}
}

// TestDocsElsewhere: below the page there is nothing else, and an error is one like any other.
func TestDocsElsewhere(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	for _, path := range []string{
		"/docs/index.html", "/docs/x", "/docs/page.js/x", "/docs/../docs/x", "/docs/swagger-ui/LICENSE", "/docs//", "/Docs", "/docs.html",
		"/docs/%2e%2e/openapi.go", "/docs/swagger-ui-bundle.js.gz", "/docs/docs.go",
	} {
		w.expect(t, page(path), http.StatusNotFound, "not_found")
	}
	off := newWorld(t, setup{handlers: func(cfg *handlers.Config) { cfg.Docs = false }})
	for _, path := range []string{"/docs", "/docs/", "/docs/page.js", "/docs/swagger-ui-bundle.js"} {
		for _, method := range []string{"GET", "POST"} {
			r := page(path)
			r.method = method
			off.expect(t, r, http.StatusNotFound, "not_found")
		}
	}
	off.expect(t, page("/openapi.yaml"), http.StatusOK)
}

// TestContractsAgree: the YAML and the JSON that are served say the same, whatever the two are read with.
func TestContractsAgree(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	var fromYAML, fromJSON any
	must(t, yaml.Unmarshal(w.expect(t, page("/openapi.yaml"), http.StatusOK).body, &fromYAML))
	asJSON := w.expect(t, page("/openapi.json"), http.StatusOK).body
	must(t, yaml.Unmarshal(asJSON, &fromJSON)) // JSON is YAML, and so both have numbers of the same kind
	differ := differences("", fromYAML, fromJSON)
	if len(differ) > 0 {
		t.Errorf("/openapi.yaml and /openapi.json differ in:\n%s", strings.Join(differ, "\n"))
	}
	if len(asJSON) < 100_000 {
		t.Errorf("/openapi.json has %d bytes", len(asJSON))
	}
}

// differences are the places in which two documents differ.
func differences(at string, a, b any) []string {
	x, isMap := a.(map[string]any)
	y, isOther := b.(map[string]any)
	if !isMap || !isOther {
		if reflect.DeepEqual(number(a), number(b)) {
			return nil
		}
		// What is the default anyway is left out of one of them.
		if said := path.Base(at); b == nil && (said == "required" && a == false || said == "minLength" && a == 0) {
			return nil
		}
		return []string{at}
	}
	var all []string
	for name := range x {
		all = append(all, differences(at+"/"+name, x[name], y[name])...)
	}
	for name := range y {
		if _, found := x[name]; !found {
			all = append(all, at+"/"+name)
		}
	}
	return all
}

// number makes integers and fractions comparable: 90 may be written 90.0.
func number(v any) any {
	switch n := v.(type) {
	case int:
		return float64(n)
	case []any:
		all := make([]any, len(n))
		for i := range n {
			all[i] = number(n[i])
		}
		return all
	}
	return v
}
