package main

import (
	"bytes"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestStatusBytes: sizes are read as the system writes them, and nothing else is taken for one.
func TestStatusBytes(t *testing.T) {
	t.Parallel()
	const text = "Name:\tzonemint\nVmHWM:\t   43428 kB\nVmRSS:\t      12 kB\nThreads:\t8\nVmOdd:\t7 MB\n"
	for key, want := range map[string]int{"VmHWM": 43428 << 10, "VmRSS": 12 << 10} {
		if got, err := statusBytes(text, key); err != nil || got != want {
			t.Errorf("%s: %d, %v, want %d", key, got, err, want)
		}
	}
	for _, key := range []string{"Name", "Threads", "VmOdd", "VmSwap", ""} {
		if got, err := statusBytes(text, key); err == nil {
			t.Errorf("%q: %d", key, got)
		}
	}
}

// TestPeak: what a process has taken is remembered until it is forgotten.
func TestPeak(t *testing.T) {
	t.Parallel()
	if _, err := os.Stat("/proc/self/clear_refs"); err != nil {
		t.Skip("this is not Linux")
	}
	// A shell that holds 32 MiB in a variable, lets go of them and waits.
	cmd := exec.CommandContext(t.Context(), "sh", "-c", `a=$(head -c 33554432 /dev/zero | tr '\0' a); a=; echo; read b; echo; read b`)
	in, err1 := cmd.StdinPipe()
	out, err2 := cmd.StdoutPipe()
	if err1 != nil || err2 != nil {
		t.Fatal(err1, err2)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = in.Close()
		_ = cmd.Wait()
	})
	p := &process{cmd: cmd}
	wait := func() {
		if _, err := io.ReadFull(out, make([]byte, 1)); err != nil {
			t.Fatal(err)
		}
	}
	wait()
	before, err := p.peak()
	if err != nil || before < 32*mebibyte {
		t.Fatalf("peak %d, %v", before, err)
	}
	if err := p.forgetPeak(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(in, "\n"); err != nil {
		t.Fatal(err)
	}
	wait()
	after, err1 := p.peak()
	now, err2 := p.resident()
	if err1 != nil || err2 != nil || after >= before || now > after {
		t.Errorf("peak %d before, %d after it was forgotten, %d now; %v, %v", before, after, now, err1, err2)
	}
}

// TestAttackers: guesses come from addresses of this machine, as many as are told, and none is used twice before all were.
func TestAttackers(t *testing.T) {
	t.Parallel()
	seen := map[netip.Addr]bool{}
	for n := range attackers {
		a := attackerAddress(n)
		if !a.IsLoopback() || seen[a] {
			t.Fatalf("guess %d comes from %s", n, a)
		}
		seen[a] = true
	}
	if attackerAddress(attackers) != attackerAddress(0) {
		t.Error("there are more addresses")
	}
}

// TestAttack: each guess is another password, from another address, and is counted by what it was answered.
func TestAttack(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	addresses, passwords := map[string]bool{}, map[string]bool{}
	enough := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		username, pass, _ := r.BasicAuth()
		host, _, _ := net.SplitHostPort(r.RemoteAddr)
		mu.Lock()
		defer mu.Unlock()
		addresses[host], passwords[pass] = true, true
		if len(passwords) == 50 {
			close(enough)
		}
		if username == "admin" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		w.WriteHeader(http.StatusServiceUnavailable)
	}))
	t.Cleanup(server.Close)
	host, err := hostOf(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	a := &attack{host: host, rate: 1000, usernames: []string{"admin", "nobody"}, answers: map[int]int{}}
	end := a.begin(t.Context())
	<-enough
	if err := end(); err != nil {
		t.Fatal(err)
	}
	if a.sent < 50 || len(addresses) != a.sent || len(passwords) != a.sent || a.answers[401]+a.answers[503] != a.sent || a.answers[401]-a.answers[503] > 1 {
		t.Errorf("%d guesses: %d addresses, %d passwords, answers %s", a.sent, len(addresses), len(passwords), answersOf(a.answers))
	}
	if got := answersOf(map[int]int{503: 2, 0: 1, 401: 3}); got != "none: 1, 401: 3, 503: 2" {
		t.Errorf("answers: %s", got)
	}
}

// TestIdlers: connections are held, and one that the server has closed is missed.
func TestIdlers(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	var conns []net.Conn
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	server.Config.ConnState = func(c net.Conn, state http.ConnState) {
		if state == http.StateNew {
			mu.Lock()
			defer mu.Unlock()
			conns = append(conns, c)
		}
	}
	server.StartTLS()
	t.Cleanup(server.Close)
	all, err := holdIdle(t.Context(), server.URL, 40)
	if err != nil {
		t.Fatal(err)
	}
	if got := all.alive(); got != 40 || len(conns) != 40 {
		t.Errorf("%d of 40 are alive, over %d connections", got, len(conns))
	}
	if err := conns[7].Close(); err != nil {
		t.Fatal(err)
	}
	if got := all.alive(); got != 39 {
		t.Errorf("%d of 39 are alive", got)
	}
	if err := all.close(); err != nil {
		t.Error(err)
	}
}

// TestLimitRows: a figure stands beside its goal, and says whether it was reached.
func TestLimitRows(t *testing.T) {
	t.Parallel()
	l := &limits{settings: settings{rounds: 2, lasts: time.Second}}
	l.memory("memory", 40, 40*mebibyte)
	l.memory("memory", 40, 40*mebibyte+1)
	l.say("A note.")
	text := l.page([]string{"Measured somewhere."})
	for _, want := range []string{
		"| memory | 40.0 MiB | 40 MiB | yes |\n| memory | 40.0 MiB | 40 MiB | **no** |\n", "\nA note.\n", "\nMeasured somewhere.\n", "in 2 rounds of 1s.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("lacks %q:\n%s", want, text)
		}
	}
}

// TestMetric: a figure of the operators' page is found, and one that is not there is missed.
func TestMetric(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = bytes.NewBufferString("# HELP x\nzonemint_password_hashes_running 3\nzonemint_password_hashes_running_not 4\n").WriteTo(w)
	}))
	t.Cleanup(server.Close)
	n := &node{process: &process{urls: urls{Admin: server.URL}}, client: newClient(server.URL)}
	if got, err := n.metric(t.Context(), hashesRunning); got != 3 || err != nil {
		t.Errorf("%v, %v", got, err)
	}
	if got, err := n.metric(t.Context(), droppedRecords); err == nil {
		t.Errorf("found %v", got)
	}
}
