package faults_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
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

// nodeConfig is how a node is started.
type nodeConfig struct {
	dir     string // for its ready file and its log; made if it is not there
	dataDir string // has the key-encryption key
	store   string
	args    []string // more flags of "zonemint serve"
	wrap    []string // a command line in front that ends by becoming the program
}

// node is a process of "zonemint serve", with a client of its own.
type node struct {
	cmd    *exec.Cmd
	base   string // URL of the server
	log    string // the file that it writes its log to
	client *http.Client
	ended  chan struct{} // closed when the process has ended and err is set
	err    error
	halted bool // somebody has looked at how it ended
}

// clientTimeout bounds each request. The server's own bounds are shorter, so a request that hits it was not answered in time.
const clientTimeout = 30 * time.Second

// launch starts a node and waits until it is ready. It returns an error when the node ends instead, as its log says.
func launch(t *testing.T, c nodeConfig) (*node, error) {
	t.Helper()
	if err := os.MkdirAll(c.dir, 0o700); err != nil {
		t.Fatal(err)
	}
	ready := filepath.Join(c.dir, "ready")
	_ = os.Remove(ready) // of an earlier one that was killed
	args := slices.Concat(c.wrap, []string{
		zonemint(t), "serve", "--data-dir", c.dataDir, "--https-addr", "", "--http-addr", "127.0.0.1:0", "--ready-file", ready,
	}, c.args)
	env := append(plainEnv(), storeEnv+c.store)
	if os.Geteuid() != 0 { // root traces any process, its own user only one that may be dumped
		args = append(args, "--core-dumps")
	}
	if needsPermission() {
		args, env = slices.Concat([]string{os.Args[0]}, args), append(env, roleEnv+"=traceable")
	}
	n := &node{log: filepath.Join(c.dir, "log"), ended: make(chan struct{})}
	// The context of the test ends before its cleanups, which may have questions to the node.
	n.cmd = exec.CommandContext(context.WithoutCancel(t.Context()), args[0], args[1:]...)
	n.cmd.Env = env
	log, err := os.OpenFile(n.log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	n.cmd.Stdout, n.cmd.Stderr = log, log
	if err := n.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		n.err = errors.Join(n.cmd.Wait(), log.Close())
		close(n.ended)
	}()
	t.Cleanup(func() { n.abandon(t) })
	if err := n.awaitReady(t, ready); err != nil {
		return nil, err
	}
	n.client = &http.Client{
		Timeout: clientTimeout, Transport: &http.Transport{MaxIdleConnsPerHost: 64},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return n, nil
}

// storeEnv names the store to the program: not on the command line, which others can read, since a DSN may hold a password.
const storeEnv = "ZONEMINT_STORE="

// plainEnv is the environment without what would set flags of the program.
func plainEnv() []string {
	return slices.DeleteFunc(os.Environ(), func(entry string) bool { return strings.HasPrefix(entry, "ZONEMINT_") })
}

// awaitReady reads the address from the ready file.
func (n *node) awaitReady(t *testing.T, ready string) error {
	t.Helper()
	var text []byte
	there := until(func() bool {
		if n.gone() {
			return true
		}
		var err error
		text, err = os.ReadFile(ready)
		return err == nil
	})
	if !there {
		t.Fatalf("the node is not ready after %s:\n%s", patience, n.said())
	}
	if text == nil {
		n.halted = true
		return fmt.Errorf("the node ended: %w\n%s", n.err, n.said())
	}
	var addresses struct {
		HTTPURL string `json:"httpUrl"`
	}
	if err := json.Unmarshal(text, &addresses); err != nil || addresses.HTTPURL == "" {
		t.Fatalf("ready file %q: %v", text, err)
	}
	n.base = addresses.HTTPURL
	return nil
}

// gone reports whether the process has ended.
func (n *node) gone() bool {
	select {
	case <-n.ended:
		return true
	default:
		return false
	}
}

// said is the log of the node.
func (n *node) said() string {
	text, err := os.ReadFile(n.log)
	if err != nil {
		return err.Error()
	}
	return string(text)
}

func (n *node) signal(t *testing.T, s os.Signal) {
	t.Helper()
	if err := n.cmd.Process.Signal(s); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Fatal(err)
	}
}

// wait waits for the end of the process, and returns how it ended. Nothing that it said may look like a mistake of the program.
func (n *node) wait(t *testing.T) error {
	t.Helper()
	select {
	case <-n.ended:
	case <-time.After(patience):
		_ = n.cmd.Process.Kill()
		<-n.ended
		t.Fatalf("the node did not end within %s:\n%s", patience, n.said())
	}
	n.halted = true
	if n.client != nil {
		n.client.CloseIdleConnections()
	}
	for _, sign := range []string{"panic:", "fatal error:", "goroutine 1 ["} {
		if log := n.said(); strings.Contains(log, sign) {
			t.Errorf("the node said %q:\n%s", sign, log)
		}
	}
	return n.err
}

// kill ends the node without its doing.
func (n *node) kill(t *testing.T) {
	t.Helper()
	n.signal(t, os.Kill)
	_ = n.wait(t)
}

// stop ends the node as an operator would, and wants exit code 0.
func (n *node) stop(t *testing.T) {
	t.Helper()
	n.signal(t, syscall.SIGTERM)
	if err := n.wait(t); err != nil {
		t.Errorf("the node ended with %v:\n%s", err, n.said())
	}
}

// abandon ends the node when its test has ended.
func (n *node) abandon(t *testing.T) {
	t.Helper()
	if !n.halted {
		n.kill(t)
	}
	if t.Failed() && n.client != nil {
		const most = 6000
		log := n.said()
		t.Logf("log of %s:\n%s", n.base, log[max(0, len(log)-most):])
	}
}

// exitCode is the code in the error of a process, or -1.
func exitCode(err error) int {
	var exit *exec.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit):
		return exit.ExitCode()
	}
	return -1
}
