package handlers_test

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/zonemint/zonemint/handlers"
	"github.com/zonemint/zonemint/zone"
	"github.com/zonemint/zonemint/zone/password"
)

// eachOperation runs a test of every operation in one world, which it must leave as it is.
func eachOperation(t *testing.T, w *world, test func(t *testing.T, op described)) {
	t.Helper()
	before := len(w.audit(t))
	for _, op := range operations() {
		t.Run(op.id, func(t *testing.T) { test(t, op) })
	}
	w.store.fail(nil)
	if after := len(w.audit(t)); after != before {
		t.Errorf("requests that were refused left %d audit records", after-before)
	}
}

func TestUnauthorized(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	eachOperation(t, w, func(t *testing.T, op described) {
		if op.id == "get_configuration" {
			w.expect(t, w.sampleOf(t, op).as(credential{username: "admin", password: newPassword()}), http.StatusOK)
			return
		}
		a := w.expect(t, w.sampleOf(t, op), http.StatusUnauthorized, "unauthorized")
		const want = `Basic realm="zonemint", charset="UTF-8", Bearer realm="zonemint"`
		if got := a.header.Get("WWW-Authenticate"); got != want {
			t.Errorf("WWW-Authenticate is %q, want %q", got, want)
		}
		w.expect(t, w.sampleOf(t, op).as(credential{username: "alice", password: newPassword()}), http.StatusUnauthorized, "invalid_credentials")
		w.expect(t, w.sampleOf(t, op).as(credential{token: "no token"}), http.StatusUnauthorized, "invalid_token")
		// Nothing else is looked at before that: an anonymous caller learns nothing about what is right with a request.
		if op.takesBody() {
			broken := call(op.method(), w.sampleOf(t, op).path+"?x=1", "{").with("Accept", "text/html").with("Content-Type", "text/csv")
			status := http.StatusUnauthorized
			if op.id == "register_provider" {
				status = http.StatusNotAcceptable // goes on without credentials
			}
			w.expect(t, broken, status)
		}
	})
}

// TestAnonymousLearnsNothing compares what an anonymous caller gets for ids that exist, that do not, and that cannot.
func TestAnonymousLearnsNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	eachOperation(t, w, func(t *testing.T, op described) {
		if !strings.Contains(op.path(), "{") {
			return
		}
		known := w.expect(t, w.sampleOf(t, op), http.StatusUnauthorized)
		for _, id := range []string{"unknown", "%00", strings.Repeat("x", 200)} {
			ids := map[string]string{"id": id, "uid": id, "pid": id, "sid": id, "tid": id}
			other := w.expect(t, call(op.method(), fill(op.path(), ids), nil), http.StatusUnauthorized)
			if string(known.body) != string(other.body) {
				t.Errorf("an id that exists is told from %q:\n%s\n%s", id, known.body, other.body)
			}
		}
	})
}

func TestMethodNotAllowed(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	allow := make(map[string][]string)
	for _, op := range operations() {
		allow[op.path()] = append(allow[op.path()], op.method())
	}
	all := []string{
		"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "REPORT", "FOO", "get", "Get",
	}
	for path, own := range allow {
		t.Run(path, func(t *testing.T) {
			for _, method := range all {
				if slices.Contains(own, method) {
					continue
				}
				r := call(method, fill(path, w.params(operationsOf(path)[0])), nil)
				for _, c := range []credential{{}, w.admin.basic(), w.p1.auth()} {
					a := w.expect(t, r.as(c), http.StatusMethodNotAllowed)
					got := strings.Split(a.header.Get("Allow"), ", ")
					slices.Sort(got)
					slices.Sort(own)
					if !slices.Equal(got, own) {
						t.Errorf("%s: Allow is %q, want %q", method, got, own)
					}
				}
			}
		})
	}
}

func operationsOf(path string) []described {
	var ops []described
	for _, op := range operations() {
		if op.path() == path {
			ops = append(ops, op)
		}
	}
	return ops
}

// TestMethodOverride: a header or a parameter is not the method.
func TestMethodOverride(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	r := get("/spaces/" + w.space).as(w.alice.basic())
	for _, header := range []string{"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"} {
		w.expect(t, r.with(header, "DELETE"), http.StatusOK)
	}
	w.expect(t, get("/spaces/"+w.space+"?_method=DELETE").as(w.alice.basic()), http.StatusBadRequest, "invalid_request")
	w.expect(t, r, http.StatusOK)
}

func TestNotAcceptable(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	eachOperation(t, w, func(t *testing.T, op described) {
		for _, accept := range []string{
			"text/html", "application/xml, text/*", "application/json;q=0", "application/json;q=0, */*", "application/*;q=0.0, text/html",
		} {
			w.expect(t, w.grantedSampleOf(t, op).with("Accept", accept), http.StatusNotAcceptable, "not_acceptable")
		}
	})
}

func TestAcceptable(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	for _, accept := range []string{
		"*/*", "application/json", "APPLICATION/JSON", "application/*", "text/html, application/json;q=0.1", "text/html,*/*;q=0.8",
		"application/json; charset=utf-8", "*/*;q=0, application/json", "application/json;q=0, application/json;q=1",
	} {
		w.expect(t, get("/user").as(w.alice.basic()).with("Accept", accept), http.StatusOK)
	}
	w.expect(t, get("/user").as(w.alice.basic()).with("Accept", "text/html", "application/json"), http.StatusOK)
}

func TestPayloadTooLarge(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	big := `{"name":"` + strings.Repeat("x", handlers.DefaultBodyLimit) + `"}`
	eachOperation(t, w, func(t *testing.T, op described) {
		r := call(op.method(), w.sampleOf(t, op).path, big)
		for _, c := range []credential{{}, samples[op.id].by(w)} {
			a := w.expect(t, r.as(c), http.StatusRequestEntityTooLarge, "payload_too_large")
			if a.header.Get("Connection") != "close" {
				t.Error("the connection stays open, so the rest of the body would be read")
			}
			w.expect(t, r.as(c).inChunks(), http.StatusRequestEntityTooLarge, "payload_too_large")
		}
	})
}

// TestLargestBody: the limit itself is allowed, and what is wrong then is something else.
func TestLargestBody(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	body := `{"name":"Zoology"}` + strings.Repeat(" ", handlers.DefaultBodyLimit-len(`{"name":"Zoology"}`))
	w.expect(t, post("/spaces", body).as(w.alice.basic()), http.StatusCreated)
	w.expect(t, post("/spaces", body).as(w.alice.basic()).inChunks(), http.StatusCreated)
	w.expect(t, post("/spaces", body+" ").as(w.alice.basic()).inChunks(), http.StatusRequestEntityTooLarge)
}

func TestUnsupportedMediaType(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	eachOperation(t, w, func(t *testing.T, op described) {
		if !op.takesBody() {
			return
		}
		r := w.grantedSampleOf(t, op)
		for _, contentType := range []string{
			"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/yaml", "text/csv",
			"application/xml", "application/json-patch+json", "application/problem+json", "application/jsonp", "json", ";",
			"application/json; charset=iso-8859-1", "application/json, text/plain", "application/json;;charset",
		} {
			w.expect(t, r.with("Content-Type", contentType), http.StatusUnsupportedMediaType, "unsupported_media_type")
		}
		w.expect(t, r.with("Content-Type"), http.StatusUnsupportedMediaType)
		w.expect(t, r.with("Content-Type", "application/json", "application/json"), http.StatusUnsupportedMediaType)
		w.expect(t, r.with("Content-Encoding", "gzip"), http.StatusUnsupportedMediaType)
		w.expect(t, r.with("Content-Type", "text/csv").inChunks(), http.StatusUnsupportedMediaType)
	})
}

func TestSupportedMediaType(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	for _, contentType := range []string{
		"application/json", "Application/JSON", "application/json; charset=utf-8", `application/json;charset="UTF-8"`, "application/json; v=1",
	} {
		r := post("/spaces", `{"name":"Ecology"}`).as(w.alice.basic()).with("Content-Type", contentType)
		w.expect(t, r, http.StatusCreated)
		w.expect(t, r.inChunks(), http.StatusCreated)
	}
}

func TestTooManyRequests(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{limits: password.Limits{Entries: 100}})
	for range 5 {
		w.expect(t, get("/user").as(credential{username: "alice", password: newPassword()}), http.StatusUnauthorized)
	}
	eachOperation(t, w, func(t *testing.T, op described) {
		if op.id == "get_configuration" {
			return
		}
		a := w.expect(t, w.sampleOf(t, op).as(w.alice.basic()), http.StatusTooManyRequests, "too_many_requests")
		if seconds, err := strconv.Atoi(a.header.Get("Retry-After")); err != nil || seconds < 1 || seconds > 60 {
			t.Errorf("Retry-After is %q", a.header.Get("Retry-After"))
		}
	})
	w.expect(t, get("/provider").as(w.p1.auth()), http.StatusOK)
	w.expect(t, get("/user").as(w.alice.basic()).from("192.0.2.11:1"), http.StatusOK)
	w.expect(t, get("/user").as(w.bob.basic()), http.StatusOK)
}

// TestFailingStore: whatever a store does, the answer is a 500 or a 503 in the one shape, and tells nothing.
func TestFailingStore(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	w.expect(t, get("/user").as(w.alice.basic()), http.StatusOK)
	const cause = "SELECT cause FROM store"
	faults := []struct {
		name   string
		status int
		fail   func() error
	}{
		{"unexpected", http.StatusInternalServerError, func() error { return errors.New(cause) }},
		{"wrapped", http.StatusInternalServerError, func() error { return fmt.Errorf("users: %w", errors.New(cause)) }},
		{"panic", http.StatusInternalServerError, func() error { panic(cause) }},
		{"runtime panic", http.StatusInternalServerError, func() error { return []error{}[len(cause)] }},
		{"unavailable", http.StatusServiceUnavailable, func() error { return zone.Errorf(zone.Unavailable, "busy").WithCause(errors.New(cause)) }},
		{"kind alone", http.StatusServiceUnavailable, func() error { return fmt.Errorf("%s: %w", cause, zone.Unavailable) }},
	}
	eachOperation(t, w, func(t *testing.T, op described) {
		if op.id == "get_configuration" {
			return // asks no store
		}
		r := w.grantedSampleOf(t, op)
		for _, f := range faults {
			for name, when := range map[string]func(bool) error{
				"at once": func(bool) error { return f.fail() },
				"writing": func(write bool) error {
					if write {
						return f.fail()
					}
					return nil
				},
			} {
				if name == "writing" && !op.writes() {
					continue
				}
				w.store.fail(&fault{before: when})
				checkFailure(t, w.do(t, r), f.status, cause)
				w.store.fail(nil)
			}
		}
	})
}

func checkFailure(t *testing.T, a answer, status int, cause string) {
	t.Helper()
	if a.status != status {
		t.Errorf("got %d %s, want %d", a.status, a.body, status)
	}
	if strings.Contains(string(a.body), cause) || strings.Contains(string(a.body), ".go") || strings.Contains(string(a.body), "goroutine") {
		t.Errorf("the body tells of the cause: %s", a.body)
	}
	id := a.header.Get("X-Request-Id")
	if status == http.StatusInternalServerError && !strings.Contains(a.detail(), id) {
		t.Errorf("the body does not name the request id: %s", a.body)
	}
	if status == http.StatusServiceUnavailable && a.header.Get("Retry-After") == "" {
		t.Error("no Retry-After")
	}
	if !canary.logHolds(id, `"level":"ERROR"`) {
		t.Error("the log has no error with the request's id")
	}
}
