package handlers_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/zonemint/zonemint/handlers"
	"github.com/zonemint/zonemint/zone"
)

// wireCodes are the codes of the contract, by status.
var wireCodes = map[int][]string{
	400: {
		"invalid_request", "invalid_token", "token_expired", "token_used", "token_revoked", "token_type", "caveat_not_met", "issuer_not_authorized",
		"target_not_found",
	},
	401: {"unauthorized", "invalid_credentials", "invalid_token"}, 403: {"forbidden"}, 404: {"not_found"},
	409: {"already_supported", "conflict"}, 429: {"too_many_requests"}, 500: {"internal_error"}, 503: {"unavailable"},
}

// TestErrorTable walks the kinds: each has a row, and each row is one of the contract.
func TestErrorTable(t *testing.T) {
	t.Parallel()
	seen := make(map[string]bool)
	for _, kind := range zone.Kinds() {
		status, code, found := handlers.Outcome(kind)
		if !found {
			t.Errorf("%s has no row", kind)
			continue
		}
		row := fmt.Sprint(status, " ", code)
		if seen[row] {
			t.Errorf("%s is the row of two kinds", row)
		}
		seen[row] = true
		for _, err := range []error{kind, zone.Errorf(kind, "what is wrong"), fmt.Errorf("wrapped: %w", zone.Errorf(kind, "what is wrong"))} {
			gotStatus, gotCode, detail, _ := handlers.ProblemOf(err)
			if gotStatus != status || gotCode != code || detail == "" {
				t.Errorf("%v is answered with %d %s %q, want %d %s", err, gotStatus, gotCode, detail, status, code)
			}
		}
	}
	want := 0
	for status, codes := range wireCodes {
		for _, code := range codes {
			want++
			if !seen[fmt.Sprint(status, " ", code)] {
				t.Errorf("no kind is answered with %d %s", status, code)
			}
		}
	}
	if want != len(seen) || want != handlers.Outcomes() {
		t.Errorf("there are %d kinds and %d rows for %d codes", len(seen), handlers.Outcomes(), want)
	}
}

// TestForeignErrors: what nobody foresaw is an opaque 500, and what the framework says keeps its class and not its words.
func TestForeignErrors(t *testing.T) {
	t.Parallel()
	const secret = "something that the client sent"
	for name, test := range map[string]struct {
		err    error
		status int
	}{
		"unknown":           {errors.New(secret), 500},
		"cancelled":         {context.Canceled, 500},
		"end of file":       {io.EOF, 500},
		"unknown kind":      {zone.Kind(99), 500},
		"negative kind":     {zone.Errorf(zone.Kind(-1), "%s", secret), 500},
		"echo 400":          {echo.NewHTTPError(400, secret), 400},
		"echo 401":          {echo.NewHTTPError(401, secret), 500},
		"echo 404":          {echo.ErrNotFound, 404},
		"echo 405":          {echo.ErrMethodNotAllowed, 405},
		"echo 413":          {echo.ErrStatusRequestEntityTooLarge, 413},
		"echo 415":          {echo.ErrUnsupportedMediaType.WithInternal(errors.New(secret)), 415},
		"echo 500":          {echo.NewHTTPError(500, secret), 500},
		"echo 302":          {echo.NewHTTPError(302, secret), 500},
		"echo, wrapped":     {fmt.Errorf("%s: %w", secret, echo.ErrNotFound), 404},
		"ours within echo":  {echo.NewHTTPError(418, secret).SetInternal(zone.Errorf(zone.Forbidden, "no")), 403},
		"joined":            {errors.Join(errors.New(secret), zone.Errorf(zone.Conflict, "taken")), 409},
		"cause of the kind": {zone.Errorf(zone.NotFound, "none").WithCause(zone.Conflict), 404},
	} {
		status, code, detail, _ := handlers.ProblemOf(test.err)
		if status != test.status || code == "" {
			t.Errorf("%s: answered with %d %s, want %d", name, status, code, test.status)
		}
		if status < 500 && strings.Contains(detail, secret) {
			t.Errorf("%s: the answer says %q", name, detail)
		}
	}
	if _, _, _, after := handlers.ProblemOf(zone.Errorf(zone.Unavailable, "x").Retry(1500 * time.Millisecond)); after != 1500*time.Millisecond {
		t.Errorf("try again after %s", after)
	}
}

// TestRetryAfter: whole seconds, and at least one.
func TestRetryAfter(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	for after, want := range map[time.Duration]string{0: "1", time.Millisecond: "1", time.Second: "1", 1500 * time.Millisecond: "2", time.Minute: "60"} {
		w.store.fail(&fault{before: func(bool) error { return zone.Errorf(zone.Unavailable, "busy").Retry(after) }})
		a := w.expect(t, get("/user").as(w.alice.basic()), http.StatusServiceUnavailable, "unavailable")
		if got := a.header.Get("Retry-After"); got != want {
			t.Errorf("after %s: Retry-After is %q, want %q", after, got, want)
		}
	}
}

// TestPanicTrace: a panic's value may hold what the request held, so it is named by its type, and only the runtime's own in words.
func TestPanicTrace(t *testing.T) {
	t.Parallel()
	secret := newPassword()
	for _, value := range []any{secret, errors.New(secret), fmt.Errorf("%s", secret), []byte(secret), struct{ Password string }{secret}, &secret} {
		trace := handlers.PanicTrace(value)
		if strings.Contains(trace, secret) || !strings.Contains(trace, "problem_test.go") {
			t.Errorf("the trace of a %T holds its value, or no stack", value)
		}
	}
	defer func() {
		if trace := handlers.PanicTrace(recover()); !strings.Contains(trace, "index out of range") {
			t.Errorf("the trace of a mistake in the program does not say which: %.80s", trace)
		}
	}()
	_ = []int{}[len(secret)]
}

// TestAbortedRequest: http.ErrAbortHandler is how a handler tells net/http to hang up, so it goes on to it.
func TestAbortedRequest(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	w.store.fail(&fault{before: func(bool) error { panic(http.ErrAbortHandler) }})
	defer func() {
		if r := recover(); r != http.ErrAbortHandler { //nolint:errorlint // what was thrown, and nothing that wraps it
			t.Errorf("the panic came out as %v", r)
		}
	}()
	w.handler.ServeHTTP(httptest.NewRecorder(), get("/user").as(w.alice.basic()).build())
}

// TestCancelledRequest: a request that ended before its work began is the store's to refuse, and no mistake of the server.
func TestCancelledRequest(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, r := range []request{get("/user").as(w.alice.basic()), get("/provider").as(w.p1.auth()), registration("x")} {
		a := w.send(r, r.build().WithContext(ctx))
		if a.status != http.StatusServiceUnavailable || a.code() != "unavailable" {
			t.Errorf("%s: got %d %s", r.path, a.status, a.body)
		}
	}
}

// TestLogInjection: whatever stands in a request, the log has one JSON object a line, and neither path nor query in it.
func TestLogInjection(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	marker := "canary-of-the-path"
	for _, r := range []request{
		get("/spaces/%0d%0aERROR%20x%1b%5b2J" + marker), get("/%0d%0a" + marker), page("/" + marker + "?" + marker + "=" + marker),
		get("/users/" + marker + "?x=" + marker), post("/spaces", `{"name":"`+marker+`","x":1}`), get("/user").with("User-Agent", "\r\n"+marker),
		get("/user").with("Referer", marker), get("/user").with("X-Forwarded-For", marker), call("FOO"+strings.ToUpper(marker), "/user", nil),
	} {
		for _, c := range []credential{{}, w.admin.basic(), {username: "al\r\nERROR x\x1b[2Jice", password: newPassword()}} {
			id := w.do(t, r.as(c)).header.Get("X-Request-Id")
			if !canary.logHolds(id) {
				t.Errorf("the log does not have the request %s", r.path)
			}
			if canary.logHolds(id, marker) || canary.logHolds(id, strings.ToUpper(marker)) {
				t.Errorf("the log repeats what the client sent: %s %s", r.method, r.path)
			}
		}
	}
}
