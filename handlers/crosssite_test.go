package handlers_test

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/zonemint/zonemint/handlers"
)

// TestPagesCannotMint: no page makes a browser mint by a link, an image, a frame or a hint; programs and the server's own
// scripts can.
func TestPagesCannotMint(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	mint := get(w.mintPath()).as(w.alice.basic())
	for name, headers := range map[string]map[string]string{
		"cross-site":             {"Sec-Fetch-Site": "cross-site"},
		"same-site":              {"Sec-Fetch-Site": "same-site"},
		"navigate":               {"Sec-Fetch-Mode": "navigate"},
		"typed in":               {"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document", "Sec-Fetch-User": "?1"},
		"link on an own page":    {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"},
		"image":                  {"Sec-Fetch-Dest": "image"},
		"image on an own page":   {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"},
		"frame":                  {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Dest": "iframe"},
		"script":                 {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Dest": "script"},
		"prefetch":               {"Sec-Purpose": "prefetch"},
		"prerender":              {"Sec-Purpose": "prefetch;prerender"},
		"old prefetch":           {"Purpose": "prefetch"},
		"old prefetch, own page": {"Purpose": "prefetch", "Sec-Fetch-Site": "same-origin"},
		"script of another site": {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors", "Origin": "https://evil.example"},
		"old browser":            {"Origin": "https://evil.example"},
		"opaque origin":          {"Origin": "null"},
		"origin without scheme":  {"Origin": "example.com"},
		"same host, other port":  {"Origin": "https://example.com:444"},
	} {
		t.Run(name, func(t *testing.T) {
			r := mint
			for header, value := range headers {
				r = r.with(header, value)
			}
			w.expect(t, r, http.StatusForbidden, "forbidden")
			w.expect(t, r.with("Authorization"), http.StatusForbidden, "forbidden")
		})
	}
	for name, headers := range map[string]map[string]string{
		"program":                  {},
		"own script":               {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty", "Origin": "https://example.com"},
		"own script, GET":          {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "same-origin", "Sec-Fetch-Dest": "empty"},
		"own script, old":          {"Origin": "https://example.com"},
		"fetch of Node":            {"Sec-Fetch-Mode": "cors"},
		"extension":                {"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"},
		"a referrer says nothing":  {"Referer": "https://evil.example/"},
		"another purpose entirely": {"Purpose": "preview"},
	} {
		t.Run(name, func(t *testing.T) {
			r := mint
			for header, value := range headers {
				r = r.with(header, value)
			}
			w.expect(t, r, http.StatusOK)
		})
	}
}

// TestPagesCannotWrite: the same for every operation that changes something. What only reads answers: no page sees the answer.
func TestPagesCannotWrite(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	eachOperation(t, w, func(t *testing.T, op described) {
		if op.method() == http.MethodGet {
			return
		}
		r := w.grantedSampleOf(t, op)
		w.expect(t, r.with("Sec-Fetch-Site", "cross-site"), http.StatusForbidden, "forbidden")
		w.expect(t, r.with("Sec-Fetch-Site", "same-site"), http.StatusForbidden, "forbidden")
		w.expect(t, r.with("Origin", "https://evil.example"), http.StatusForbidden, "forbidden")
		w.expect(t, r.with("Origin", "null"), http.StatusForbidden, "forbidden")
	})
	w.expect(t, post("/spaces", `{"name":"x"}`).as(w.alice.basic()).with("Sec-Fetch-Site", "same-origin"), http.StatusCreated)
	w.expect(t, post("/spaces", `{"name":"x"}`).as(w.alice.basic()).with("Origin", "https://example.com"), http.StatusCreated)
	w.expect(t, get("/user").as(w.alice.basic()).with("Sec-Fetch-Site", "cross-site"), http.StatusOK)
	w.expect(t, get("/user").as(w.alice.basic()).with("Origin", "https://evil.example"), http.StatusOK)
}

// TestChallenge: a script gets a challenge at which the browser does not ask for a password by itself.
func TestChallenge(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	for mode, want := range map[string]string{
		"cors": `Bearer realm="zonemint"`, "same-origin": `Bearer realm="zonemint"`,
		"navigate": `Basic realm="zonemint", charset="UTF-8", Bearer realm="zonemint"`,
	} {
		a := w.expect(t, get("/user").with("Sec-Fetch-Mode", mode), http.StatusUnauthorized)
		if got := a.header.Get("WWW-Authenticate"); got != want {
			t.Errorf("%s: %q, want %q", mode, got, want)
		}
	}
}

// TestProxies: an address in a header counts when a trusted proxy wrote it, and never otherwise.
func TestProxies(t *testing.T) {
	t.Parallel()
	trusting := newWorld(t, setup{handlers: func(cfg *handlers.Config) {
		cfg.TrustedProxies = []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("2001:db8:1::/48")}
	}})
	plain := newWorld(t, setup{})
	tests := []struct {
		name, remote string
		forwarded    []string
		want, wantBy string // by the world that trusts a proxy; by the one that trusts none
	}{
		{"no proxy", "192.0.2.10:1", nil, "192.0.2.10", "192.0.2.10"},
		{"proxy", "10.1.2.3:1", []string{"203.0.113.5"}, "203.0.113.5", "10.1.2.3"},
		{"proxy of IPv6", "[2001:db8:1::9]:1", []string{"203.0.113.5"}, "203.0.113.5", "2001:db8:1::9"},
		{"proxy as IPv4 in IPv6", "[::ffff:10.1.2.3]:1", []string{"203.0.113.5"}, "203.0.113.5", "10.1.2.3"},
		{"no proxy of ours", "192.0.2.10:1", []string{"203.0.113.5"}, "192.0.2.10", "192.0.2.10"},
		{"loopback is no proxy", "127.0.0.1:1", []string{"203.0.113.5"}, "127.0.0.1", "127.0.0.1"},
		{"private is no proxy", "192.168.1.1:1", []string{"203.0.113.5"}, "192.168.1.1", "192.168.1.1"},
		{"client lies", "10.1.2.3:1", []string{"198.51.100.1, 203.0.113.5"}, "203.0.113.5", "10.1.2.3"},
		{"client lies in a header of its own", "10.1.2.3:1", []string{"198.51.100.1", "203.0.113.5"}, "203.0.113.5", "10.1.2.3"},
		{"two proxies", "10.1.2.3:1", []string{"198.51.100.1, 203.0.113.5, 10.9.9.9"}, "203.0.113.5", "10.1.2.3"},
		{"garbage", "10.1.2.3:1", []string{"garbage"}, "10.1.2.3", "10.1.2.3"},
		{"garbage before", "10.1.2.3:1", []string{"\x1b[2J, 203.0.113.5"}, "203.0.113.5", "10.1.2.3"},
		{"IPv6 client", "10.1.2.3:1", []string{"2001:db8:2::1"}, "2001:db8:2::1", "10.1.2.3"},
		{"brackets", "10.1.2.3:1", []string{"[2001:db8:2::1]"}, "2001:db8:2::1", "10.1.2.3"},
		{"port", "10.1.2.3:1", []string{"203.0.113.7:51234"}, "203.0.113.7", "10.1.2.3"},
		{"port after brackets", "10.1.2.3:1", []string{"[2001:db8:2::7]:51234"}, "2001:db8:2::7", "10.1.2.3"},
		{"port of a proxy", "10.1.2.3:1", []string{"203.0.113.5, 10.9.9.9:80"}, "203.0.113.5", "10.1.2.3"},
		{"IPv4 in IPv6 and port", "10.1.2.3:1", []string{"[::ffff:203.0.113.7]:1"}, "203.0.113.7", "10.1.2.3"},
		{"zone", "10.1.2.3:1", []string{"fe80::1%eth0"}, "fe80::1", "10.1.2.3"},
		{"zone and port", "10.1.2.3:1", []string{"[fe80::1%eth0]:51234"}, "fe80::1", "10.1.2.3"},
		{"proxy with a zone", "[2001:db8:1::9%eth0]:1", []string{"203.0.113.5"}, "203.0.113.5", "2001:db8:1::9"},
		{"brackets around IPv4", "10.1.2.3:1", []string{"[203.0.113.7]"}, "10.1.2.3", "10.1.2.3"},
		{"port that is none", "10.1.2.3:1", []string{"203.0.113.7:65536"}, "10.1.2.3", "10.1.2.3"},
		{"garbage of the second proxy", "10.1.2.3:1", []string{"203.0.113.5, unknown, 10.9.9.9"}, "10.1.2.3", "10.1.2.3"},
		{"empty", "10.1.2.3:1", []string{""}, "10.1.2.3", "10.1.2.3"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for w, want := range map[*world]string{trusting: test.want, plain: test.wantBy} {
				r := post("/spaces", `{"name":"x"}`).as(w.alice.basic()).from(test.remote).with("X-Forwarded-For", test.forwarded...)
				w.expect(t, r.with("X-Real-IP", "198.51.100.77").with("Forwarded", "for=198.51.100.78"), http.StatusCreated)
				records := w.audit(t)
				if got := records[len(records)-1].Address; got != want {
					t.Errorf("the audit trail has %s, want %s", got, want)
				}
			}
		})
	}
}

// TestUnreadableForwarded: the operator is told, once a minute, and without the text that a client may have sent.
func TestUnreadableForwarded(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	w := newWorld(t, setup{handlers: func(cfg *handlers.Config) {
		cfg.TrustedProxies = []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}
		cfg.Log = slog.New(slog.NewJSONHandler(&log, &slog.HandlerOptions{Level: slog.LevelWarn}))
	}})
	request := get("/configuration").from("10.1.2.3:1")
	for _, good := range []string{"198.51.100.1", "garbage, 198.51.100.1"} {
		w.expect(t, request.with("X-Forwarded-For", good), http.StatusOK)
	}
	w.expect(t, request, http.StatusOK)
	w.expect(t, get("/configuration").from("192.0.2.1:1").with("X-Forwarded-For", "garbage"), http.StatusOK)
	if log.Len() > 0 {
		t.Errorf("nothing is wrong, and the log says %s", &log)
	}
	for range 3 {
		w.expect(t, request.with("X-Forwarded-For", "198.51.100.1, my-secret, 10.9.9.9"), http.StatusOK)
	}
	text := log.String()
	if strings.Count(text, "\n") != 1 || !strings.Contains(text, `"proxy":"10.9.9.9"`) || strings.Contains(text, "secret") {
		t.Errorf("the log says %s", text)
	}
	due, now := handlers.NewThrottle(), time.Unix(1e9, 0)
	for i, step := range []struct {
		at   time.Time
		want bool
	}{{now, true}, {now.Add(59 * time.Second), false}, {now.Add(time.Minute), true}, {now, true}, {now, false}} {
		if got := due(step.at); got != step.want {
			t.Errorf("step %d: %t", i, got)
		}
	}
}

// TestRequestIDs: each request has one of its own, and one that a client sends counts from a trusted proxy only.
func TestRequestIDs(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{handlers: func(cfg *handlers.Config) {
		cfg.TrustedProxies = []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}
	}})
	seen := make(map[string]bool)
	for _, sent := range []string{"", "my-id", "al\r\nERROR x", "%0d%0a", "0123456789012345678901234567890123456789012345678901234567890123456789", "\x1b[2J"} {
		for _, r := range []request{get("/configuration"), get("/nowhere"), page("/healthz"), get("/user")} {
			id := w.do(t, r.with("X-Request-Id", sent)).header.Get("X-Request-Id")
			if id == sent || seen[id] || len(id) != 20 {
				t.Errorf("X-Request-Id %q was answered with %q", sent, id)
			}
			seen[id] = true
			if !canary.logHolds(id) {
				t.Errorf("the log does not have %q", id)
			}
		}
	}
	for sent, counts := range map[string]bool{
		"from-the_proxy-1": true, "a": true, "with blank": false, "line\nline": false, "": false,
		"0123456789012345678901234567890123456789012345678901234567890123456789": false, "é": false, "a.b": false,
	} {
		for _, proxy := range []string{"10.0.0.1:1", "[::ffff:10.0.0.1]:1"} {
			id := w.do(t, get("/configuration").from(proxy).with("X-Request-Id", sent)).header.Get("X-Request-Id")
			if (id == sent) != counts {
				t.Errorf("X-Request-Id %q from the proxy %s was answered with %q", sent, proxy, id)
			}
		}
	}
}
