package main

import (
	"bufio"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// halfSent is a request whose last byte is missing, so that it is under way for as long as the test wants.
type halfSent struct {
	conn   net.Conn
	answer *bufio.Reader
	last   string
}

// sendHalf returns when the server has begun to read the body: it says so, by 100 Continue. Before that, a server that is shutting
// down may close the connection without an answer, and rightly so.
func sendHalf(t *testing.T, p *program, base string, c call) halfSent {
	t.Helper()
	request, err := c.build(t.Context(), base)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Expect", "100-continue")
	var raw strings.Builder
	if err := request.Write(&raw); err != nil {
		t.Fatal(err)
	}
	conn, err := (&net.Dialer{Timeout: callBound}).DialContext(t.Context(), "tcp", request.URL.Host)
	if err != nil {
		t.Fatal(err)
	}
	if request.URL.Scheme == "https" {
		config := p.client.Transport.(*http.Transport).TLSClientConfig.Clone() //nolint:errcheck // made by clientOf
		config.ServerName, config.NextProtos = request.URL.Hostname(), []string{"http/1.1"}
		conn = tls.Client(conn, config)
	}
	t.Cleanup(func() { end(conn) })
	head, body, _ := strings.Cut(raw.String(), "\r\n\r\n")
	if _, err := conn.Write([]byte(head + "\r\n\r\n")); err != nil {
		t.Fatal(err)
	}
	h := halfSent{conn, bufio.NewReader(conn), body[len(body)-1:]}
	response, err := http.ReadResponse(h.answer, nil)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusContinue {
		t.Fatalf("got %s before the body was sent", response.Status)
	}
	if _, err := conn.Write([]byte(body[:len(body)-1])); err != nil {
		t.Fatal(err)
	}
	return h
}

// finish sends the rest and reads the answer: its status, and whether the connection is to be closed.
func (h halfSent) finish(t *testing.T) (status int, closed bool) {
	t.Helper()
	if err := h.conn.SetDeadline(time.Now().Add(callBound)); err != nil {
		t.Fatal(err)
	}
	if _, err := h.conn.Write([]byte(h.last)); err != nil {
		t.Fatal(err)
	}
	response, err := http.ReadResponse(h.answer, nil)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	return response.StatusCode, response.Close
}

// busyZone is a zone with a request under way on one of its two listeners.
func busyZone(t *testing.T, w *world, listener string) (*program, halfSent) {
	t.Helper()
	p := w.start(t, "zone", nil, "dev", "--https-addr", "127.0.0.1:0", "--http-addr", "127.0.0.1:0")
	mint := minting("", devSpace)
	mint.user = devUser + ":" + devPassword
	token := text(t, w.want(t, "zone", http.StatusOK, mint), "token")
	_, base := w.url(t, listener)
	half := sendHalf(t, p, base, redeeming(p.ready.Providers[0].Token, token))
	p.client.CloseIdleConnections()
	return p, half
}

// refuses reports whether nobody listens at an address any more.
func refuses(url string) bool {
	_, addr, _ := strings.Cut(url, "://")
	conn, err := (&net.Dialer{Timeout: callBound}).Dial("tcp", addr)
	if err == nil {
		end(conn)
	}
	return errors.Is(err, syscall.ECONNREFUSED)
}

// TestDrain: after the signal nobody new is let in, on no listener, but who was in gets an answer. It ends with 0.
func TestDrain(t *testing.T) {
	t.Parallel()
	for listener, signal := range map[string]os.Signal{"zone": syscall.SIGTERM, "zone.http": os.Interrupt} {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			p, half := busyZone(t, w, listener)
			p.signal(t, signal)
			if !poll(stopBound, func() bool { return refuses(p.ready.HTTPSURL) && refuses(p.ready.HTTPURL) }) {
				t.Error("a listener goes on accepting while the other one is drained")
			}
			select {
			case <-p.ended:
				t.Fatal("it ended with a request under way")
			default:
			}
			if status, closed := half.finish(t); status != http.StatusCreated || !closed {
				t.Errorf("the request under way got %d, connection to be closed: %t", status, closed)
			}
			if err := p.wait(t); err != nil {
				t.Error(err)
			}
			w.checkLog(t, "zone")
			for _, path := range []string{w.file("zone.ready"), p.ready.DataDir} {
				if _, err := os.Stat(path); err == nil {
					t.Errorf("%s is left", path)
				}
			}
		})
	}
}

// TestSecondSignal: who asks twice does not want to wait.
func TestSecondSignal(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p, _ := busyZone(t, w, "zone.http")
	p.signal(t, syscall.SIGTERM)
	poll(stopBound, func() bool { return refuses(p.ready.HTTPURL) })
	began := time.Now()
	p.signal(t, syscall.SIGTERM)
	err := p.wait(t)
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		t.Fatalf("it ended with %v", err)
	}
	if want := 128 + int(syscall.SIGTERM); exit.ExitCode() != want {
		t.Errorf("it ended with %v, want the exit code %d", err, want)
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("it took %s, as long as without the second one", took)
	}
}

// TestDrainTimeout: a client that does not go on cannot keep the server from ending, and the operator learns of it.
func TestDrainTimeout(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.start(t, "zone", nil, "serve", "--store", "memory:", "--data-dir", "data", "--https-addr=", "--http-addr", "127.0.0.1:0",
		"--drain-timeout", "100ms")
	sendHalf(t, p, p.ready.HTTPURL, call{method: http.MethodPost, path: "/providers", body: `{"name":"p","domain":"p.provider.test","token":"none"}`})
	p.signal(t, syscall.SIGTERM)
	err := p.wait(t)
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitLocal {
		t.Errorf("it ended with %v", err)
	}
	log, _ := os.ReadFile(w.file("zone.stderr"))
	if !strings.Contains(string(log), "zonemint: requests were cut off after 100ms") {
		t.Errorf("the log is %s", log)
	}
}

// TestEndUnderLoad ends a server while it mints and redeems, by the book and by force. What it had answered holds afterwards: each
// redemption that was granted is granted again to the same provider, and none is lost.
func TestEndUnderLoad(t *testing.T) {
	t.Parallel()
	for _, signal := range []os.Signal{syscall.SIGTERM, os.Kill} {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			args := []string{"serve", "--data-dir", "data", "--https-addr", "127.0.0.1:0", "--log-level", "info"}
			provider, user := furnish(t, w, args)
			p := w.programs["zone"]
			granted := work(t, p, provider, user, func() { p.signal(t, signal) })
			err := p.wait(t)
			if signal != os.Kill && err != nil {
				t.Errorf("it ended with %v", err)
			}
			w.checkLog(t, "zone")
			w.start(t, "zone", nil, args...)
			for space, token := range granted {
				a := w.do(t, "zone", redeeming(provider, token))
				if a.status != http.StatusCreated || a.header.Get("Location") != "/provider/spaces/"+space {
					t.Errorf("granted before, now %s", a)
				}
			}
			w.halt(t, "zone")
		})
	}
}

// furnish makes a zone and starts it, and returns the access tokens of a provider and of a user.
func furnish(t *testing.T, w *world, args []string) (provider, user string) {
	t.Helper()
	init := exec.CommandContext(t.Context(), "zonemint", "init", "--data-dir", "data")
	init.Dir, init.Env = w.dir, w.base
	password, err := init.Output()
	if err != nil {
		t.Fatal(err)
	}
	w.start(t, "zone", nil, args...)
	login := "admin:" + strings.TrimSpace(string(password))
	user = text(t, w.want(t, "zone", http.StatusOK, call{method: http.MethodPost, path: "/user/client_tokens", user: login}), "token")
	registered := w.want(t, "zone", http.StatusCreated, call{
		method: http.MethodPost, path: "/providers", token: user, body: `{"name":"p","domain":"p.provider.test"}`,
	})
	return text(t, registered, "token"), user
}

// work makes spaces, mints and redeems with several clients until the server is gone. When some redemptions have been granted
// it calls stop. It returns the granted ones: spaces and tokens.
func work(t *testing.T, p *program, provider, user string, stop func()) map[string]string {
	t.Helper()
	var mu sync.Mutex
	var once sync.Once
	granted := make(map[string]string)
	ctx, cancel := context.WithTimeout(context.Background(), startBound) //nolint:usetesting // bounds the clients
	defer cancel()
	var clients sync.WaitGroup
	for range 8 {
		clients.Go(func() {
			for ctx.Err() == nil {
				space, token, err := redeemOnce(ctx, p, provider, user)
				if err != nil {
					var answered *unwanted
					if errors.As(err, &answered) {
						t.Error(err)
					}
					return
				}
				mu.Lock()
				granted[space] = token
				enough := len(granted) >= 40
				mu.Unlock()
				if enough {
					once.Do(stop)
				}
			}
		})
	}
	clients.Wait()
	if len(granted) < 40 {
		t.Fatalf("%d redemptions", len(granted))
	}
	return granted
}

// unwanted is an answer that the server should not have given, also at its end.
type unwanted struct{ answer }

func (u *unwanted) Error() string { return u.String() }

// redeemOnce makes a space, mints for it and redeems. An error that is not unwanted says that the server could not be reached.
func redeemOnce(ctx context.Context, p *program, provider, user string) (space, token string, err error) {
	expect := func(status int, c call) (fields map[string]any) {
		if err != nil {
			return nil
		}
		var a answer
		if a, err = p.send(ctx, p.ready.HTTPSURL, c); err == nil {
			if problem := a.check(); a.status != status || problem != nil {
				err = &unwanted{a}
			}
		}
		return object(a.body)
	}
	space = fmt.Sprint(expect(http.StatusCreated, call{method: http.MethodPost, path: "/user/spaces", token: user, body: `{"name":"s"}`})["spaceId"])
	token = fmt.Sprint(expect(http.StatusOK, minting(user, space))["token"])
	expect(http.StatusCreated, redeeming(provider, token))
	return space, token, err
}
