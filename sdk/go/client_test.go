package zonemint

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

	"github.com/zonemint/zonemint/sdk/go/api"
)

// secret is what no error and no client may show: as long as a token.
var secret = strings.Repeat("MDAx", 40)

// serve starts a server that answers as f says, and makes a client of it that does not wait.
func serve(t *testing.T, f http.HandlerFunc, options ...Option) *Client {
	t.Helper()
	s := httptest.NewServer(f)
	t.Cleanup(s.Close)
	return dial(t, s.URL, options...)
}

func dial(t *testing.T, address string, options ...Option) *Client {
	t.Helper()
	impatient := func(tr *transport) { tr.wait = func(context.Context, time.Duration) error { return nil } }
	c, err := New(address, append([]Option{impatient}, options...)...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// answer answers with a status and a body, which is JSON where it looks like it.
func answer(w http.ResponseWriter, status int, body string) {
	w.Header().Set("X-Request-Id", "r-1")
	if strings.HasPrefix(body, "<") {
		w.Header().Set("Content-Type", "text/html")
	} else if body != "" {
		w.Header().Set("Content-Type", "application/json")
	}
	w.WriteHeader(status)
	_, _ = io.WriteString(w, body)
}

// refusedWith is the APIError that err is.
func refusedWith(t *testing.T, err error) *APIError {
	t.Helper()
	var refused *APIError
	if !errors.As(err, &refused) {
		t.Fatalf("error %v is of another type", err)
	}
	return refused
}

// wantError wants an APIError with a status and a code that shows no secret.
func wantError(t *testing.T, err error, status int, code string) {
	t.Helper()
	refused := refusedWith(t, err)
	if refused.Status != status || refused.Code != code {
		t.Fatalf("error %v, want %d %s", err, status, code)
	}
	for _, text := range []string{err.Error(), refused.Description, fmt.Sprintf("%v %+v %#v", err, err, refused)} {
		if strings.Contains(text, secret) {
			t.Errorf("a secret is in %q", text)
		}
	}
}

// TestHeaders: what a request says of who makes it.
func TestHeaders(t *testing.T) {
	var got http.Header
	handler := func(w http.ResponseWriter, r *http.Request) {
		got = r.Header.Clone()
		answer(w, 200, `{"token":"t"}`)
	}
	for name, tt := range map[string]struct {
		options []Option
		want    map[string]string
	}{
		"nobody":   {nil, map[string]string{"Authorization": "", "X-Auth-Token": ""}},
		"a user":   {[]Option{WithPassword("zoë", "pä:ss")}, map[string]string{"Authorization": "Basic em/Dqzpww6Q6c3M=", "X-Auth-Token": ""}},
		"a token":  {[]Option{WithToken("abc")}, map[string]string{"Authorization": "", "X-Auth-Token": "abc"}},
		"the last": {[]Option{WithPassword("a", "b"), WithToken("abc")}, map[string]string{"Authorization": "", "X-Auth-Token": "abc"}},
	} {
		if _, err := serve(t, handler, tt.options...).Mint(t.Context(), "s"); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		tt.want["User-Agent"], tt.want["Accept"] = "zonemint-go/"+Version, "application/json"
		for header, want := range tt.want {
			if got.Get(header) != want {
				t.Errorf("%s: %s is %q, want %q", name, header, got.Get(header), want)
			}
		}
	}
}

// TestAddress: which addresses are taken, and what they become.
func TestAddress(t *testing.T) {
	for address, want := range map[string]string{
		"https://zone.example.org:8443":                        "https://zone.example.org:8443/api/v3/onezone",
		"https://zone.example.org/":                            "https://zone.example.org/api/v3/onezone",
		"https://zone.example.org/api/v3/onezone/":             "https://zone.example.org/api/v3/onezone",
		"https://example.org/zones/one/api/v3/onezone":         "https://example.org/zones/one/api/v3/onezone",
		"http://[::1]:8080":                                    "http://[::1]:8080/api/v3/onezone",
		"":                                                     "",
		"zone.example.org":                                     "",
		"ftp://zone.example.org":                               "",
		"https://":                                             "",
		"https://zone.example.org?token=" + secret:             "",
		"https://zone.example.org#a":                           "",
		"https://ada:" + secret + "@zone.example.org":          "",
		"https://ada:" + secret + "@zone.example.org:port/%zz": "",
	} {
		c, err := New(address)
		if want == "" {
			wantError(t, err, 0, CodeInvalidAddress)
		} else if err != nil || c.String() != "zonemint.Client("+want+")" {
			t.Errorf("%q: %v, %v", address, c, err)
		}
	}
}

// TestNotOfAZone: whatever is answered that is not what a zone would send is an error, and nothing panics.
func TestNotOfAZone(t *testing.T) {
	calls := map[string]func(*Client) error{
		"mint": func(c *Client) error { _, err := c.Mint(t.Context(), "s"); return err },
		"mint with": func(c *Client) error {
			_, err := c.MintWith(t.Context(), "s", api.SpaceSupportTokenRequest{})
			return err
		},
		"examine": func(c *Client) error { _, err := c.Examine(t.Context(), secret); return err },
		"confine": func(c *Client) error { _, err := c.Confine(t.Context(), secret); return err },
		"verify":  func(c *Client) error { _, err := c.Verify(t.Context(), secret, 1); return err },
		"redeem":  func(c *Client) error { _, err := c.Redeem(t.Context(), secret, 1); return err },
		"list":    func(c *Client) error { _, err := c.List(t.Context(), "s"); return err },
		"revoke":  func(c *Client) error { return c.Revoke(t.Context(), secret) },
		"by id":   func(c *Client) error { return c.RevokeByID(t.Context(), "s", "t") },
	}
	for name, call := range calls {
		for _, tt := range []struct {
			status int
			body   string
		}{
			{200, ""},
			{200, "null"},
			{200, "{}"},
			{200, "[]"},
			{200, `"` + secret + `"`},
			{200, `{"token":7,"tokens":7,"tokenId":7,"spaceId":7}`},
			{200, "<html>" + secret},
			{200, `{"token":`},
			{201, ""},
			{201, "{}"},
			{202, "{}"},
			{301, ""},
			{304, ""},
			{400, "null"},
			{403, `{"error":"` + secret + `","error_description":"x"}`},
			{404, `{"error":"not_found"}`},
			{502, "<html>" + secret},
			{503, ""},
		} {
			err := call(serve(t, func(w http.ResponseWriter, _ *http.Request) { answer(w, tt.status, tt.body) }))
			var refused *APIError
			if !errors.As(err, &refused) || refused.Code != CodeBadAnswer || strings.Contains(err.Error(), secret) {
				t.Errorf("%s, %d %s: %v", name, tt.status, tt.body, err)
			}
		}
	}
	err := calls["redeem"](serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", "/spaces/s")
		answer(w, 201, "")
	}))
	wantError(t, err, 201, CodeBadAnswer)
	err = calls["redeem"](serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", "/provider/spaces/s")
		answer(w, 200, "{}")
	}))
	wantError(t, err, 200, CodeBadAnswer)
	err = calls["revoke"](serve(t, func(w http.ResponseWriter, _ *http.Request) { answer(w, 200, "{}") }))
	wantError(t, err, 200, CodeBadAnswer)
}

// TestOperationsNotOfAZone: the operations of package api tell what is not JSON from an answer of a zone too, so that no field is nil
// where there is no error.
func TestOperationsNotOfAZone(t *testing.T) {
	for _, tt := range []struct {
		status int
		body   string
	}{{200, ""}, {200, "<html>"}, {200, `{"name":`}, {202, "{}"}, {201, "<html>"}} {
		c := serve(t, func(w http.ResponseWriter, _ *http.Request) { answer(w, tt.status, tt.body) })
		_, err := c.API().GetConfigurationWithResponse(t.Context())
		wantError(t, err, tt.status, CodeBadAnswer)
	}
}

// TestTooLong: an answer without an end is not kept in memory.
func TestTooLong(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		answer(w, 200, `{"token":"`+strings.Repeat("a", maxAnswer)+`"}`)
	})
	_, err := c.Mint(t.Context(), "s")
	wantError(t, err, 0, CodeUnreachable)
}

// TestRefusal: the error has what the zone has said, without what could be a token.
func TestRefusal(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		answer(w, 400, `{"error":"token_used","error_description":"`+secret+` was used:\u001b[2J ask for a new one."}`)
	})
	_, err := c.Redeem(t.Context(), secret, 1)
	wantError(t, err, 400, "token_used")
	got := refusedWith(t, err)
	const want = "zonemint: [redacted] was used:\uFFFD[2J ask for a new one (token_used, status 400, request r-1)"
	if got.Error() != want || got.RequestID != "r-1" {
		t.Errorf("%q, want %q", got.Error(), want)
	}
	_, err = c.API().GetUserWithResponse(t.Context(), "u")
	wantError(t, err, 400, "token_used")
}

// TestNoAnswer: a time-out, a cancelled call and a server that is not there are the same type of error, with their cause.
func TestNoAnswer(t *testing.T) {
	dead := func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
	_, err := serve(t, dead, WithTimeout(time.Millisecond)).Mint(t.Context(), "s")
	if wantError(t, err, 0, CodeTimeout); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v is no deadline", err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	_, err = serve(t, dead, WithTimeout(0)).Mint(ctx, "s")
	wantError(t, err, 0, CodeTimeout)

	ctx, cancel = context.WithCancel(t.Context())
	_, err = serve(t, func(_ http.ResponseWriter, r *http.Request) { cancel(); <-r.Context().Done() }).Mint(ctx, "s")
	if wantError(t, err, 0, CodeCanceled); !errors.Is(err, context.Canceled) {
		t.Errorf("%v is no cancellation", err)
	}
	s := httptest.NewServer(nil)
	s.Close()
	_, err = dial(t, s.URL).Mint(t.Context(), "s")
	wantError(t, err, 0, CodeUnreachable)
}

// TestSlowBody: the bound is for all of the answer, not for its head alone.
func TestSlowBody(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_ = http.NewResponseController(w).Flush()
		<-r.Context().Done()
	}, WithTimeout(50*time.Millisecond))
	_, err := c.Mint(t.Context(), "s")
	wantError(t, err, 0, CodeTimeout)
}

// TestRedirect: credentials are for the zone alone.
func TestRedirect(t *testing.T) {
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("the redirect was followed") }))
	t.Cleanup(elsewhere.Close)
	_, err := serve(t, http.RedirectHandler(elsewhere.URL, http.StatusTemporaryRedirect).ServeHTTP, WithToken(secret)).Mint(t.Context(), "s")
	wantError(t, err, 307, CodeBadAnswer)
}

// TestList: all pages are read, and a list that goes in circles ends.
func TestList(t *testing.T) {
	const token = `{"tokenId":"%s","name":"n","memo":"","issuer":"u","createdAt":1,"usageLimit":1,"uses":0,"revoked":false,"caveats":[]}`
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("cursor") == "" {
			answer(w, 200, fmt.Sprintf(`{"tokens":[`+token+`],"nextCursor":"c"}`, "one"))
		} else {
			answer(w, 200, fmt.Sprintf(`{"tokens":[`+token+`]}`, r.URL.Query().Get("cursor")))
		}
	})
	all, err := c.List(t.Context(), "s")
	if err != nil || len(all) != 2 || all[0].TokenID != "one" || all[1].TokenID != "c" {
		t.Errorf("%+v, %v", all, err)
	}
	circle := serve(t, func(w http.ResponseWriter, _ *http.Request) { answer(w, 200, `{"tokens":[],"nextCursor":"c"}`) })
	_, err = circle.List(t.Context(), "s")
	wantError(t, err, 200, CodeBadAnswer)
}

// TestNoSecretIsPrinted: however a client is printed, its credentials are not.
func TestNoSecretIsPrinted(t *testing.T) {
	for _, option := range []Option{WithPassword("ada", secret), WithToken(secret)} {
		c := dial(t, "https://zone.example.org", option)
		for _, verb := range []string{"%v", "%+v", "%#v", "%s"} {
			if text := fmt.Sprintf(verb+verb+verb, c, *c, c.API()); strings.Contains(text, secret) {
				t.Errorf("%s shows %s", verb, text)
			}
		}
	}
}
