package handlers_test

import (
	"bufio"
	"context"
	"crypto/tls"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/zonemint/zonemint/handlers"
	"github.com/zonemint/zonemint/internal/testlogin"
	"github.com/zonemint/zonemint/zone"
	"github.com/zonemint/zonemint/zone/password"
)

// serve puts a world on a socket of this machine.
func serve(t *testing.T, w *world) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(w.handler)
	t.Cleanup(server.Close)
	return server
}

// zeros is a body of that many bytes; it counts how many were taken. The transport may still read it after the answer came.
type zeros struct {
	size  int64
	taken atomic.Int64
}

func (z *zeros) Read(p []byte) (int, error) {
	n := min(int64(len(p)), z.size-z.taken.Load())
	if n == 0 {
		return 0, io.EOF
	}
	clear(p[:n])
	z.taken.Add(n)
	return int(n), nil
}

// TestHugeBodies: a body beyond the limit is refused early, and by far not read to its end, with and without its length.
func TestHugeBodies(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	server := serve(t, w)
	const huge = 64 << 20
	for name, length := range map[string]int64{"declared": huge, "chunked": -1} {
		t.Run(name, func(t *testing.T) {
			body := &zeros{size: huge}
			r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL+handlers.BasePath+"/spaces", body)
			must(t, err)
			r.ContentLength = length
			r.Header.Set("Content-Type", "application/json")
			answer, err := server.Client().Do(r)
			if err == nil { // the connection may be gone before the answer was read
				if answer.StatusCode != http.StatusRequestEntityTooLarge {
					t.Errorf("got %s", answer.Status)
				}
				must(t, answer.Body.Close())
			}
			if taken := body.taken.Load(); taken > huge/4 {
				t.Errorf("%d bytes were taken", taken)
			}
		})
	}
}

// raw sends bytes and reads what comes back: the statuses of the answers, and the text.
func raw(t *testing.T, server *httptest.Server, text string) string {
	t.Helper()
	conn, err := new(net.Dialer).DialContext(t.Context(), "tcp", server.Listener.Addr().String())
	must(t, err)
	defer func() { _ = conn.Close() }()
	must(t, conn.SetDeadline(time.Now().Add(20*time.Second)))
	_, err = io.WriteString(conn, text)
	must(t, err)
	if tcp, ok := conn.(*net.TCPConn); ok {
		must(t, tcp.CloseWrite())
	}
	answer, err := io.ReadAll(bufio.NewReader(conn))
	if err != nil && len(answer) == 0 {
		return ""
	}
	return string(answer)
}

// TestSmuggling: a request whose end two readers could see in two places is refused, and nothing behind it is answered.
func TestSmuggling(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	server := serve(t, w)
	auth := "Host: x\r\nAuthorization: " + basicHeader("alice", w.alice.password) + "\r\nContent-Type: application/json\r\n"
	line := "POST " + handlers.BasePath + "/spaces HTTP/1.1\r\n" + auth
	second := "GET " + handlers.BasePath + "/user HTTP/1.1\r\n" + auth + "\r\n"
	before := len(w.audit(t))
	for name, text := range map[string]string{
		"two lengths":            line + "Content-Length: 5\r\nContent-Length: 6\r\n\r\n{\"a\":\r\n",
		"unknown coding":         line + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
		"signed length":          line + "Content-Length: +5\r\n\r\n{}   ",
		"blank before the colon": line + "X-Test : x\r\n\r\n",
		"NUL in a header":        line + "X-Test: a\x00b\r\n\r\n",
		"no host":                "GET " + handlers.BasePath + "/user HTTP/1.1\r\n\r\n",
		"bad chunk":              line + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			answer := raw(t, server, text+second)
			if n := strings.Count(answer, "HTTP/1.1 "); n != 1 || !strings.HasPrefix(answer, "HTTP/1.1 4") && !strings.HasPrefix(answer, "HTTP/1.1 501") {
				t.Errorf("got %d answers: %s", n, answer)
			}
		})
	}
	if after := len(w.audit(t)); after != before {
		t.Errorf("%d of them were granted", after-before)
	}
}

// TestFramedTwice: where a proxy may have seen another end of the request, what stands behind it is not read as a second request.
func TestFramedTwice(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	server := serve(t, w)
	header := "Host: x\r\nAuthorization: " + basicHeader("alice", w.alice.password) + "\r\nContent-Type: application/json\r\n"
	post, get := "POST "+handlers.BasePath+"/spaces HTTP/1.", "GET "+handlers.BasePath+"/user HTTP/1."
	const chunks = "d\r\n{\"name\":\"a\"} \r\n0\r\n\r\n"
	for name, c := range map[string]struct {
		text string
		want int // answers
	}{
		"Content-Length and Transfer-Encoding": {post + "1\r\n" + header + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks, 1},
		"the other order":                      {post + "1\r\n" + header + "Transfer-Encoding: chunked\r\nContent-Length: 99\r\n\r\n" + chunks, 1},
		"Transfer-Encoding of no operation":    {"POST /nowhere HTTP/1.1\r\n" + header + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks, 1},
		"HTTP/1.0":                             {get + "0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\nContent-Length: 0\r\n" + header + "\r\n", 1},
		"one end":                              {get + "1\r\n" + header + "\r\n", 2},
	} {
		t.Run(name, func(t *testing.T) {
			answer := raw(t, server, c.text+get+"1\r\n"+header+"Connection: close\r\n\r\n")
			if n := strings.Count(answer, "HTTP/1."); n != c.want {
				t.Errorf("got %d answers, want %d: %s", n, c.want, answer)
			}
		})
	}
}

// TestHead: as a client sees it, with no body behind the headers.
func TestHead(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	answer := raw(t, serve(t, w), "HEAD "+handlers.BasePath+"/user HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
	_, body, found := strings.Cut(answer, "\r\n\r\n")
	if !strings.HasPrefix(answer, "HTTP/1.1 405 ") || !found || body != "" {
		t.Errorf("got %s", answer)
	}
}

// TestStrictTransport: over TLS, and only where the operator says that browsers accept the certificate.
func TestStrictTransport(t *testing.T) {
	t.Parallel()
	for _, strict := range []bool{true, false} {
		w := newWorld(t, setup{handlers: func(cfg *handlers.Config) { cfg.StrictTransport = strict }})
		r := get("/configuration").build()
		if w.send(get(""), r).header.Get("Strict-Transport-Security") != "" {
			t.Error("sent without TLS")
		}
		r.TLS = new(tls.ConnectionState)
		if got := w.send(get(""), r).header.Get("Strict-Transport-Security"); (got != "") != strict {
			t.Errorf("strict %t: %q", strict, got)
		}
	}
}

// TestMetrics: requests are counted by operation and status, with nothing in a label that a client can choose.
func TestMetrics(t *testing.T) {
	t.Parallel()
	metrics := handlers.NewMetrics("1.2.3")
	metrics.CountDroppedAudit(func() int64 { return 7 })
	metrics.WatchHasher(func() password.HasherStats { return password.HasherStats{Running: 1, Waiting: 2, Hashes: 3, Shed: 4} })
	w := newWorld(t, setup{handlers: func(cfg *handlers.Config) { cfg.Metrics = metrics }})
	w.expect(t, get("/user").as(w.alice.basic()), http.StatusOK)
	w.expect(t, get("/spaces/some-id-of-a-client"), http.StatusUnauthorized)
	w.expect(t, get("/some-path-of-a-client"), http.StatusNotFound)
	w.expect(t, call("FOO", "/user", nil), http.StatusMethodNotAllowed)
	recorder := httptest.NewRecorder()
	metrics.Handler().ServeHTTP(recorder, page("/metrics").build())
	text := recorder.Body.String()
	for _, want := range []string{
		`zonemint_http_request_duration_seconds_count{operation="get_current_user",status="200"} 1`,
		`zonemint_http_request_duration_seconds_count{operation="get_space",status="401"} 1`,
		`zonemint_http_request_duration_seconds_count{operation="",status="404"} 1`,
		`zonemint_http_request_duration_seconds_count{operation="",status="405"} 1`, `zonemint_build_info{version="1.2.3"} 1`,
		"zonemint_audit_records_dropped_total 7", "zonemint_password_hashes_running 1", "zonemint_password_hashes_waiting 2",
		"zonemint_password_hashes_total 3", "zonemint_password_hashes_shed_total 4",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the metrics lack %s", want)
		}
	}
	for _, unwanted := range []string{"of-a-client", "FOO", string(w.alice.id)} {
		if strings.Contains(text, unwanted) {
			t.Errorf("the metrics hold %s", unwanted)
		}
	}
}

// TestBusyHasher: a login that finds no free slot is turned away for a moment, and tokens go on working. It runs beside no other
// test, so that the hash that holds the slot outlasts the requests.
func TestBusyHasher(t *testing.T) {
	hasher, passwords, err := testlogin.Passwords(password.HasherConfig{Slots: 1, Queue: 1, Wait: time.Nanosecond}, password.Limits{Off: true})
	must(t, err)
	w := newWorld(t, setup{zone: func(cfg *zone.Config) { cfg.Passwords = passwords }})
	for range 10 {
		var answers []answer
		held := whileHashing(t, hasher, func() {
			for _, c := range []credential{w.alice.basic(), {username: "nobody", password: newPassword()}} {
				answers = append(answers, w.do(t, get("/user").as(c)))
			}
			w.expect(t, get("/provider").as(w.p1.auth()), http.StatusOK)
		})
		if !held {
			continue // the machine was so busy that the hash was done before the requests
		}
		for _, a := range answers {
			if a.status != http.StatusServiceUnavailable || a.code() != "unavailable" || a.header.Get("Retry-After") != "1" {
				t.Errorf("got %d %s, Retry-After %q", a.status, a.body, a.header.Get("Retry-After"))
			}
		}
		return
	}
	t.Error("the slot was never held for long enough")
}

// whileHashing does something while a hash that is as dear as one may be holds the hasher's slot. It reports whether the slot
// was still held at the end.
func whileHashing(t *testing.T, hasher *password.Hasher, do func()) bool {
	t.Helper()
	before := hasher.Stats().Hashes
	var holder sync.WaitGroup
	holder.Go(func() {
		dear := "$argon2id$v=19$m=65536,t=10,p=1$" + strings.Repeat("A", 22) + "$" + strings.Repeat("A", 43)
		if _, _, err := hasher.Verify(context.WithoutCancel(t.Context()), dear, "x"); err != nil {
			t.Error(err)
		}
	})
	defer holder.Wait()
	for hasher.Stats().Hashes == before {
		runtime.Gosched()
	}
	do()
	return hasher.Stats().Running == 1
}
