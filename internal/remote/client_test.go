package remote

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// roundTrip is a transport that is a function.
type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// reply is an answer as a transport gives it.
func reply(r *http.Request, status int, body string, header ...string) *http.Response {
	h := http.Header{"X-Request-Id": {"req-1"}, "Content-Type": {"application/json"}}
	for _, line := range header {
		name, value, _ := strings.Cut(line, ": ")
		h.Set(name, value)
	}
	return &http.Response{StatusCode: status, Header: h, Body: io.NopCloser(strings.NewReader(body)), Request: r}
}

// client is a client of a server that is a function.
func client(t *testing.T, c Config, serve func(*http.Request) (*http.Response, error)) *Client {
	t.Helper()
	if c.Host == "" {
		c.Host = "zone.test"
	}
	c.Transport = roundTrip(serve)
	made, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(made.Close)
	return made
}

func TestDoSendsWhatTheRequestSays(t *testing.T) {
	c := client(t, Config{UserAgent: "zonemint/test", Credentials: Credentials{Token: NewSecret("key")}}, func(r *http.Request) (*http.Response, error) {
		body, err := io.ReadAll(r.Body)
		got := fmt.Sprint(r.Method, " ", r.URL, " ", string(body), " ", r.Header.Get("X-Auth-Token"), " ", r.Header.Get("Authorization"))
		want := `POST https://zone.test/api/v3/onezone/spaces/s-1/providers/token {"ttl":60,"name":"<a> & b"} key `
		if got != want || err != nil {
			t.Errorf("got  %q\nwant %q", got, want)
		}
		for name, want := range map[string]string{"Accept": "application/json", "Content-Type": "application/json", "User-Agent": "zonemint/test"} {
			if got := r.Header.Get(name); got != want {
				t.Errorf("%s is %q", name, got)
			}
		}
		return reply(r, 201, `{"token":"abc","tokenId":"id","expiresAt":1700000000}`, "Location: /spaces/s-1/providers/tokens/id"), nil
	})
	var minted Minted
	answer, err := c.Do(t.Context(), MintSupportToken("s-1", NewSupportToken{TTL: 60, Name: "<a> & b"}), &minted)
	if err != nil || minted.Token != "abc" || minted.TokenID != "id" || minted.ExpiresAt.Unix() != 1700000000 {
		t.Errorf("%+v, %v", minted, err)
	}
	if answer != (Answer{Status: 201, Location: "/spaces/s-1/providers/tokens/id", RequestID: "req-1"}) {
		t.Errorf("%+v", answer)
	}
}

func TestDoSendsCredentials(t *testing.T) {
	for name, tt := range map[string]struct {
		who         Credentials
		request     Request
		basic, auth string
	}{
		"a user":          {Credentials{Username: "ada", Password: NewSecret("pass:word")}, GetCurrentUser(), "ada pass:word", ""},
		"an access token": {Credentials{Username: "ada", Token: NewSecret("key")}, GetCurrentUser(), " ", "key"},
		"nobody":          {Credentials{}, GetCurrentUser(), " ", ""},
		"anonymous": {
			Credentials{Token: NewSecret("key")}, RegisterProvider(NewProvider{Token: &Secret{}}), " ", "",
		},
	} {
		c := client(t, Config{Credentials: tt.who}, func(r *http.Request) (*http.Response, error) {
			username, password, _ := r.BasicAuth()
			if got := username + " " + password; got != tt.basic || r.Header.Get("X-Auth-Token") != tt.auth {
				t.Errorf("%s: basic %q, token %q", name, got, r.Header.Get("X-Auth-Token"))
			}
			return reply(r, tt.request.Success[0], "{}"), nil
		})
		if _, err := c.Do(t.Context(), tt.request, nil); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestDoReadsRefusals(t *testing.T) {
	for name, tt := range map[string]struct {
		status int
		body   string
		header string
		want   Error
	}{
		"a refusal": {
			403, `{"error":"forbidden","error_description":"You lack space_add_provider."}`, "X-Request-Id: r.1",
			Error{Status: 403, Code: "forbidden", Description: "You lack space_add_provider.", RequestID: "r.1"},
		},
		"one with commands for the terminal": {
			400, `{"error":"invalid_request","error_description":"bad\u001b[2J\u202etext\n"}`, "X-Request-Id: \x1b[2J",
			Error{Status: 400, Code: "invalid_request", Description: "bad\ufffd[2J\ufffdtext\ufffd"},
		},
		"a page of a proxy": {
			502, "<html>", "A: b", Error{Status: 502, Description: "the answer is 502 Bad Gateway and not one of a zone's", RequestID: "req-1"},
		},
		"a code that is none": {
			400, `{"error":"\u001b[2J","error_description":"x"}`, "A: b",
			Error{Status: 400, Description: "the answer is 400 Bad Request and not one of a zone's", RequestID: "req-1"},
		},
		"a redirect": {
			307, "", "Location: https://elsewhere.test/",
			Error{Status: 307, RequestID: "req-1", Description: "the answer is 307, a redirect to https://elsewhere.test/: " +
				"give the address of the zone itself, since credentials are not sent on"},
		},
		"no JSON in a success": {
			200, "<html>", "A: b", Error{Status: 200, Description: "the answer is not the JSON that a zone would send", RequestID: "req-1"},
		},
	} {
		asked := 0
		c := client(t, Config{}, func(r *http.Request) (*http.Response, error) {
			asked++
			return reply(r, tt.status, tt.body, tt.header), nil
		})
		var out User
		_, err := c.Do(t.Context(), GetCurrentUser(), &out)
		var got *Error
		if !errors.As(err, &got) || *got != tt.want || asked != 1 {
			t.Errorf("%s, asked %d times: %+v, want %+v", name, asked, err, tt.want)
		}
	}
}

func TestErrorText(t *testing.T) {
	for want, e := range map[string]Error{
		"There is none (not_found, request r1)": {Status: 404, Code: "not_found", Description: "There is none.", RequestID: "r1"},
		"not a zone (status 502)":               {Status: 502, Description: "not a zone"},
	} {
		if got := e.Error(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestRedirectsAreNotFollowed: not even over the real net/http client do credentials reach another server.
func TestRedirectsAreNotFollowed(t *testing.T) {
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("the redirect was followed") }))
	defer elsewhere.Close()
	zone := httptest.NewServer(http.RedirectHandler(elsewhere.URL, http.StatusTemporaryRedirect))
	defer zone.Close()
	c, err := New(Config{Host: zone.URL, Credentials: Credentials{Token: NewSecret("key")}})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_, err = c.Do(t.Context(), RedeemToken(NewSecret("token"), 1), nil)
	var refused *Error
	if !errors.As(err, &refused) || refused.Status != http.StatusTemporaryRedirect {
		t.Errorf("%v", err)
	}
}

func TestLongAnswersAreCutOff(t *testing.T) {
	c := client(t, Config{}, func(r *http.Request) (*http.Response, error) {
		response := reply(r, 200, "")
		response.Body = io.NopCloser(endless{})
		return response, nil
	})
	var unreachable *UnreachableError
	if _, err := c.Do(t.Context(), GetCurrentUser(), nil); !errors.As(err, &unreachable) || !strings.Contains(err.Error(), "longer than") {
		t.Errorf("%v", err)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

// TestTimeout: an attempt ends after the timeout, and not before.
func TestTimeout(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := client(t, Config{Timeout: 7 * time.Second}, func(r *http.Request) (*http.Response, error) {
			<-r.Context().Done()
			return nil, r.Context().Err()
		})
		begin := time.Now()
		_, err := c.Do(t.Context(), GetCurrentUser(), nil)
		var unreachable *UnreachableError
		if !errors.As(err, &unreachable) || !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "7s") {
			t.Errorf("%v", err)
		}
		if took := time.Since(begin); took != 7*time.Second {
			t.Errorf("it took %s", took)
		}
	})
}

func TestNoTimeout(t *testing.T) {
	c := client(t, Config{Timeout: -1}, func(r *http.Request) (*http.Response, error) {
		if _, ok := r.Context().Deadline(); ok {
			t.Error("there is a deadline")
		}
		return reply(r, 200, "{}"), nil
	})
	if _, err := c.Do(t.Context(), GetCurrentUser(), nil); err != nil {
		t.Error(err)
	}
}

// TestInterrupted: who interrupts is told just that.
func TestInterrupted(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	c := client(t, Config{}, func(r *http.Request) (*http.Response, error) {
		interrupt()
		return nil, r.Context().Err()
	})
	if _, err := c.Do(ctx, GetCurrentUser(), nil); err == nil || !errors.Is(err, context.Canceled) || err.Error() != "context canceled" {
		t.Errorf("%v", err)
	}
}

// TestTrust: a server whose certificate is not trusted is not told anything.
func TestTrust(t *testing.T) {
	asked := 0
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		asked++
		fmt.Fprint(w, "{}")
	}))
	server.Config.ErrorLog = discard()
	server.TLS = &tls.Config{MinVersion: tls.VersionTLS12}
	server.StartTLS()
	defer server.Close()
	dir := t.TempDir()
	good, bad := filepath.Join(dir, "good.pem"), filepath.Join(dir, "bad.pem")
	certificate := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
	if err := errors.Join(os.WriteFile(good, certificate, 0o600), os.WriteFile(bad, []byte("no PEM"), 0o600)); err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		config Config
		want   string
	}{
		"the system's authorities": {Config{}, "certificate"},
		"its own":                  {Config{CAFile: good}, ""},
		"insecure":                 {Config{Insecure: true}, ""},
		"a file with none":         {Config{CAFile: bad}, "no certificate in PEM"},
		"no such file":             {Config{CAFile: bad + ".not"}, "no such file"},
	} {
		asked = 0
		tt.config.Host = server.URL
		err := call(t, tt.config)
		if (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) || (asked == 1) != (tt.want == "") {
			t.Errorf("%s: asked %d times, %v", name, asked, err)
		}
	}
}

func call(t *testing.T, config Config) error {
	t.Helper()
	c, err := New(config)
	if err != nil {
		return err
	}
	defer c.Close()
	_, err = c.Do(t.Context(), GetCurrentUser(), nil)
	return err
}

// TestNothingSecretIsPrinted: neither a configuration nor a request gives away what is secret, whatever the verb.
func TestNothingSecretIsPrinted(t *testing.T) {
	secret := NewSecret("s3cret")
	request := ChangePassword(secret, secret)
	config := Config{Credentials: Credentials{Username: "ada", Password: secret, Token: secret}}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%d", "%x"} {
		for _, value := range []any{secret, &secret, request, config} {
			if text := fmt.Sprintf(verb, value); strings.Contains(text, "s3cret") || strings.Contains(text, fmt.Sprintf("%x", "s3cret")) {
				t.Errorf("%s prints %s", verb, text)
			}
		}
	}
	if body, err := json.Marshal(request.Body); err != nil || !bytes.Contains(body, []byte("s3cret")) {
		t.Errorf("the body is %s, %v", body, err)
	}
}
