package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Bounds. They are there for when something is wrong; nothing waits them out otherwise.
const (
	startBound = 60 * time.Second
	stopBound  = 30 * time.Second
	callBound  = 30 * time.Second
)

// reporter is what tests and scripts have in common.
type reporter interface {
	Fatalf(format string, args ...any)
}

// world is what one test works with: a folder, programs that run in it, and every secret that came up.
type world struct {
	dir      string
	base     []string // environment of the programs
	programs map[string]*program
	secrets  secrets
	last     answer
	hashes   map[string]string
	stderr   *os.File // of the next program; nil: a file
}

// newWorld is a world for a test that is no script. Everything in it has ended when the test has.
func newWorld(t *testing.T) *world {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, ".tmp"), 0o700); err != nil {
		t.Fatal(err)
	}
	w := &world{dir: dir, base: programEnv(dir)}
	t.Cleanup(func() { w.killAll() })
	return w
}

// program is one zonemint that runs, or has run.
type program struct {
	name   string
	cmd    *exec.Cmd
	ended  chan struct{} // closed when the process has ended and err is set
	err    error
	ready  readiness
	raw    map[string]json.RawMessage // the ready file
	client *http.Client
}

func (w *world) file(name string) string { return filepath.Join(w.dir, name) }

func (w *world) program(r reporter, name string) *program {
	p := w.programs[name]
	if p == nil {
		r.Fatalf("no program %q was started", name)
	}
	return p
}

// start runs zonemint with a ready file and waits until it is there.
func (w *world) start(r reporter, name string, env []string, args ...string) *program {
	ready := w.file(name + ".ready")
	if err := os.Remove(ready); err != nil && !errors.Is(err, fs.ErrNotExist) { // of a program that was killed
		r.Fatalf("%v", err)
	}
	if !slices.ContainsFunc(args, func(a string) bool { return strings.HasPrefix(a, "--log-level") || a == "--config" }) {
		args = append(args, "--log-level", "debug") // where secrets would show first
	}
	p := w.spawn(r, name, env, append(args, "--ready-file", ready)...)
	there := poll(startBound, func() bool {
		select {
		case <-p.ended:
			return true
		default:
		}
		_, err := os.Stat(ready)
		return err == nil
	})
	text, err := os.ReadFile(ready)
	if !there || err != nil {
		_ = p.cmd.Process.Kill()
		<-p.ended
		log, _ := os.ReadFile(w.file(name + ".stderr"))
		r.Fatalf("%s did not get ready: %v\n%s", name, p.err, log)
	}
	if err := errors.Join(json.Unmarshal(text, &p.ready), json.Unmarshal(text, &p.raw)); err != nil {
		r.Fatalf("ready file: %v", err)
	}
	w.secrets.add(p.ready.AdminPassword)
	for _, provider := range p.ready.Providers {
		w.secrets.add(provider.Token)
	}
	p.client = w.clientOf(r, p.ready.DataDir)
	return p
}

// spawn runs zonemint in the background. What it says goes to files, to which a program of the same name appends.
func (w *world) spawn(r reporter, name string, env []string, args ...string) *program {
	path, err := exec.LookPath("zonemint")
	if err != nil {
		r.Fatalf("%v", err)
	}
	p := &program{name: name, cmd: exec.CommandContext(context.Background(), path, args...), ended: make(chan struct{})}
	p.cmd.Dir, p.cmd.Env = w.dir, slices.Concat(w.base, env)
	stdout, err1 := w.log(name + ".stdout")
	stderr, err2 := w.stderr, error(nil)
	if w.stderr = nil; stderr == nil {
		stderr, err2 = w.log(name + ".stderr")
	}
	if err := errors.Join(err1, err2); err != nil {
		r.Fatalf("%v", err)
	}
	p.cmd.Stdout, p.cmd.Stderr = stdout, stderr
	if err := p.cmd.Start(); err != nil {
		r.Fatalf("%v", err)
	}
	go func() {
		p.err = errors.Join(p.cmd.Wait(), stdout.Close(), stderr.Close())
		close(p.ended)
	}()
	if w.programs == nil {
		w.programs = make(map[string]*program)
	}
	w.programs[name] = p
	return p
}

func (w *world) log(name string) (*os.File, error) {
	return os.OpenFile(w.file(name), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
}

// clientOf trusts the certificate in the data directory and nothing else, and checks names as every client does.
func (w *world) clientOf(r reporter, dataDir string) *http.Client {
	if !filepath.IsAbs(dataDir) {
		dataDir = w.file(dataDir)
	}
	roots := x509.NewCertPool()
	for _, file := range []string{filepath.Join(dataDir, "tls", "cert.pem"), w.file("cert.pem")} {
		if text, err := os.ReadFile(file); err == nil && !roots.AppendCertsFromPEM(text) {
			r.Fatalf("%s has no certificate", file)
		}
	}
	return &http.Client{
		Timeout: callBound,
		Transport: &http.Transport{
			TLSClientConfig: &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12}, ForceAttemptHTTP2: true,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// wait waits for the end of the process.
func (p *program) wait(r reporter) error {
	select {
	case <-p.ended:
	case <-time.After(stopBound):
		_ = p.cmd.Process.Kill()
		<-p.ended
		r.Fatalf("%s did not end within %s", p.name, stopBound)
	}
	if p.client != nil {
		p.client.CloseIdleConnections()
	}
	return p.err
}

func (p *program) signal(r reporter, s os.Signal) {
	if err := p.cmd.Process.Signal(s); err != nil {
		r.Fatalf("%s: %v", p.name, err)
	}
}

// halt stops a program as an operator would, and looks at what it has said.
func (w *world) halt(r reporter, name string) {
	p := w.program(r, name)
	p.client.CloseIdleConnections() // net/http gives one of HTTP/2 a second to hear of the end
	p.signal(r, syscall.SIGTERM)
	if err := p.wait(r); err != nil {
		r.Fatalf("%s ended with %v", name, err)
	}
	w.checkLog(r, name)
	delete(w.programs, name)
}

// kill9 ends a program without its doing.
func (w *world) kill9(r reporter, name string) {
	p := w.program(r, name)
	p.signal(r, os.Kill)
	_ = p.wait(r)
	w.checkLog(r, name)
	delete(w.programs, name)
}

// killAll ends what a test that failed has left behind.
func (w *world) killAll() (left []string) {
	for name, p := range w.programs {
		select {
		case <-p.ended:
		default:
			left = append(left, name)
			_ = p.cmd.Process.Kill()
			<-p.ended
		}
		if p.client != nil {
			p.client.CloseIdleConnections()
		}
	}
	return left
}

// poll asks until the answer is yes, at most for bound.
func poll(bound time.Duration, ask func() bool) bool {
	end := time.After(bound)
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for !ask() {
		select {
		case <-tick.C:
		case <-end:
			return ask()
		}
	}
	return true
}

// url is the address of one of a program's listeners, which is named after a dot: "zone", "zone.http", "zone.admin".
func (w *world) url(r reporter, name string) (*program, string) {
	name, which, _ := strings.Cut(name, ".")
	p := w.program(r, name)
	url := map[string]string{"": p.ready.HTTPSURL, "http": p.ready.HTTPURL, "admin": p.ready.AdminURL}[which]
	if url == "" {
		r.Fatalf("%s has no listener %q", name, which)
	}
	return p, url
}

var _ reporter = testing.TB(nil)
