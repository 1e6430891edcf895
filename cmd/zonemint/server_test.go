package main

import (
	"bufio"
	"context"
	"crypto/tls"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/zonemint/zonemint/zone/password"
)

// TestServerLimits: net/http has no limits of its own, so a listener that lacks one waits for ever or reads a megabyte.
func TestServerLimits(t *testing.T) {
	s := &server{
		log: slog.New(slog.DiscardHandler), handler: http.NewServeMux(), admin: http.NewServeMux(),
	}
	s.certificates.read = func() (tls.Certificate, error) { return serverCertificate("", "", t.TempDir(), time.Now()) }
	const anyPort = "127.0.0.1:0"
	if err := s.listen(t.Context(), addresses{https: anyPort, http: anyPort, admin: anyPort}); err != nil {
		t.Fatal(err)
	}
	defer s.close()
	if len(s.running) != 3 {
		t.Fatalf("%d listeners", len(s.running))
	}
	for _, l := range s.running {
		got := []time.Duration{l.server.ReadHeaderTimeout, l.server.ReadTimeout, l.server.WriteTimeout, l.server.IdleTimeout}
		want := []time.Duration{5 * time.Second, 15 * time.Second, 30 * time.Second, 60 * time.Second}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: timeouts are %v, want %v", l.url, got, want)
		}
		if l.server.MaxHeaderBytes != 16<<10 || l.server.HTTP2 == nil || l.server.HTTP2.MaxConcurrentStreams != 100 {
			t.Errorf("%s: headers of %d bytes, HTTP/2 %+v", l.url, l.server.MaxHeaderBytes, l.server.HTTP2)
		}
		if c := l.server.TLSConfig; c != nil && c.MinVersion != tls.VersionTLS12 {
			t.Errorf("%s speaks TLS from version %x on", l.url, c.MinVersion)
		}
		if l.server.ErrorLog == nil {
			t.Errorf("%s: net/http would write to standard error", l.url)
		}
	}
	if s.url("https") == "" || s.url("http") == s.adminURL() || s.url("http") == "" || s.adminURL() == "" {
		t.Errorf("addresses: %q, %q, %q", s.url("https"), s.url("http"), s.adminURL())
	}
}

// TestListenIsAllOrNothing: a listener that cannot be opened closes those that were.
func TestListenIsAllOrNothing(t *testing.T) {
	taken, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer end(taken)
	s := &server{log: slog.New(slog.DiscardHandler), handler: http.NewServeMux(), admin: http.NewServeMux()}
	err = s.listen(t.Context(), addresses{http: "127.0.0.1:0", admin: taken.Addr().String()})
	if err == nil || len(s.running) > 0 {
		t.Fatalf("error %v, %d listeners", err, len(s.running))
	}
}

// TestReadinessWhileDraining: whoever asks in time is told to send requests elsewhere.
func TestReadinessWhileDraining(t *testing.T) {
	s := memoryServer(t)
	ask := func() int {
		recorder := httptest.NewRecorder()
		s.handler.ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, "/readyz", nil))
		if recorder.Code != http.StatusOK && recorder.Header().Get("Retry-After") == "" {
			t.Error("no Retry-After")
		}
		return recorder.Code
	}
	if got := ask(); got != http.StatusOK {
		t.Errorf("before: %d", got)
	}
	ctx, stop := context.WithCancel(t.Context())
	if err := s.listen(ctx, addresses{http: "127.0.0.1:0", admin: "127.0.0.1:0"}); err != nil {
		t.Fatal(err)
	}
	stop()
	if err := s.serve(ctx); err != nil {
		t.Error("draining failed:", err)
	}
	if got := ask(); got != http.StatusServiceUnavailable {
		t.Errorf("after: %d", got)
	}
}

// memoryServer is a server over a zone in memory.
func memoryServer(t *testing.T) *server {
	t.Helper()
	hasher, err := password.NewHasher(password.HasherConfig{})
	if err != nil {
		t.Fatal(err)
	}
	a := &assembly{log: slog.New(slog.DiscardHandler), flags: &serveFlags{}, hasher: hasher}
	if err := a.makeInMemory(t.Context(), io.Discard); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.store.Close() })
	service, err := a.service(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s, err := a.server(service, time.Second)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestIsLoopback: what only sounds like this machine is another one.
func TestIsLoopback(t *testing.T) {
	for addr, want := range map[string]bool{
		"127.0.0.1:80": true, "127.9.9.9:0": true, "[::1]:80": true, "localhost:80": true, "[::ffff:127.0.0.1]:80": true,
		":80": false, "0.0.0.0:80": false, "[::]:80": false, "192.0.2.1:80": false, "127.0.0.1": false, "": false,
		"localhost.example.com:80": false, "127.0.0.1.example.com:80": false, "2130706433:80": false,
	} {
		if got := isLoopback(addr); got != want {
			t.Errorf("%q: %t", addr, got)
		}
	}
}

// TestWarnTrusting: only networks that hold everybody are warned of.
func TestWarnTrusting(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{"0.0.0.0/0": true, "::/0": true, "10.0.0.0/8": false, "127.0.0.1/32": false} {
		proxies, err := parseProxies([]string{text})
		if err != nil {
			t.Fatal(err)
		}
		var log strings.Builder
		warnTrusting(newLogger(&log, slog.LevelInfo), proxies)
		if got := strings.Contains(log.String(), "every peer is trusted"); got != want {
			t.Errorf("%s: the log says %q", text, &log)
		}
	}
}

// rawCase is a request as bytes, and what comes of it.
type rawCase struct{ name, request, status string }

// TestRawRequests: what is not HTTP ends where it is read, on every listener.
func TestRawRequests(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.start(t, "zone", nil, "dev", "--store", "memory:", "--https-addr", "127.0.0.1:0", "--http-addr", "127.0.0.1:0")
	defer w.halt(t, "zone")
	const line, host = "GET /api/v3/onezone/configuration HTTP/1.1\r\n", "Host: zone\r\n"
	long := strings.Repeat("a", 24<<10)
	for _, tt := range []rawCase{
		{"as it should be", line + host + "Connection: close\r\n\r\n", "200"},
		{"headers that are long", line + host + "Connection: close\r\nX-Auth-Token: " + long[:14<<10] + "\r\n\r\n", "200"},
		{"headers that are too long", line + host + "X-Auth-Token: " + long + "\r\n\r\n", "431"},
		{"many headers", line + host + strings.Repeat("X: y\r\n", 5000) + "\r\n", "431"},
		{"a path that is too long", "GET /" + long + " HTTP/1.1\r\n" + host + "\r\n", "431"},
		{"no host", line + "\r\n", "400"},
		{"two lengths", "POST /api/v3/onezone/spaces HTTP/1.1\r\n" + host + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x", "400"},
		{"a signed length", "POST /api/v3/onezone/spaces HTTP/1.1\r\n" + host + "Content-Length: +2\r\n\r\n{}", "400"},
		{"an unknown coding", "POST /api/v3/onezone/spaces HTTP/1.1\r\n" + host + "Transfer-Encoding: xchunked\r\n\r\n{}", "501"},
		{"a space before the colon", line + host + "X-Auth-Token : a\r\n\r\n", "400"},
		{"a NUL in a header", line + host + "X-Auth-Token: a\x00b\r\n\r\n", "400"},
		{"a server as a whole", "OPTIONS * HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n", "404"},
		{"a tunnel", "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\nConnection: close\r\n\r\n", "404"},
		{"another protocol", "\x16\x03\x01\x00\x05hello\r\n\r\n", "400"},
	} {
		checkRaw(t, strings.TrimPrefix(p.ready.HTTPURL, "http://"), tt)
	}
	// RFC 9110 would allow a redirect here; with credentials in the first request it would be a leak that goes unnoticed.
	checkRaw(t, strings.TrimPrefix(p.ready.HTTPSURL, "https://"), rawCase{"HTTP where HTTPS is spoken", line + host + "\r\n", "400"})
}

// checkRaw sends a request and compares the status. The server must close the connection.
func checkRaw(t *testing.T, addr string, c rawCase) {
	t.Helper()
	conn, err := (&net.Dialer{Timeout: callBound}).DialContext(t.Context(), "tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer end(conn)
	if err := conn.SetDeadline(time.Now().Add(callBound)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(conn, c.request); err != nil {
		t.Fatal(err)
	}
	reader := bufio.NewReader(conn)
	response, err := http.ReadResponse(reader, nil)
	if err != nil {
		t.Errorf("%s: %v", c.name, err)
		return
	}
	body, _ := io.ReadAll(response.Body)
	response.Body.Close()
	if !strings.HasPrefix(response.Status, c.status) || response.Header.Get("Location") != "" {
		t.Errorf("%s: %s %s", c.name, response.Status, body)
	}
	if c.status == "404" {
		var problem map[string]string
		if err := json.Unmarshal(body, &problem); err != nil || problem["error"] != "not_found" {
			t.Errorf("%s: the body is %s", c.name, body)
		}
	}
	if rest, err := io.ReadAll(reader); err != nil && !strings.Contains(err.Error(), "reset") || len(rest) > 0 {
		t.Errorf("%s: the connection stays open, or has a second answer: %q %v", c.name, rest, err)
	}
}
