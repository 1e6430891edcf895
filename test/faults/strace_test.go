package faults_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// tracing finds out once whether processes can be traced here at all.
var tracing = sync.OnceValue(func() error {
	if _, err := exec.LookPath("strace"); err != nil {
		return errors.New("strace is missing: run tools/deps.sh")
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	out, err := exec.CommandContext(ctx, "strace", "-f", "-o", os.DevNull, "true").CombinedOutput()
	if err != nil {
		return errors.Join(errors.New("strace cannot trace here: allow ptrace (in a container: --cap-add=SYS_PTRACE)"), err, errors.New(string(out)))
	}
	return nil
})

// needTracing ends a test that cannot work without strace.
func needTracing(t *testing.T) {
	t.Helper()
	need(t, tracing())
}

// needCommand ends a test that cannot work without a command.
func needCommand(t *testing.T, name string) {
	t.Helper()
	_, err := exec.LookPath(name)
	need(t, err)
}

// need ends a test for which something is missing. In CI, where nothing is passed over, that is a failure.
func need(t *testing.T, err error) {
	t.Helper()
	if err != nil && os.Getenv("CI") != "" {
		t.Fatal(err)
	}
	if err != nil {
		t.Skip(err)
	}
}

// needsPermission reports whether the kernel lets processes be traced by their ancestors only (Yama), of which strace is none.
func needsPermission() bool {
	scope, err := os.ReadFile("/proc/sys/kernel/yama/ptrace_scope")
	return err == nil && strings.TrimSpace(string(scope)) == "1" && os.Geteuid() != 0
}

// tracer is an strace that is attached to a node.
type tracer struct {
	cmd   *exec.Cmd
	log   string // the file of what it has seen
	ended chan struct{}
}

// attach lets strace trace all threads of a node with these options. When it returns, no call of the node escapes any more.
//
// The counter behind "when=" is one for each thread and each call, and begins now.
func attach(t *testing.T, n *node, options ...string) *tracer {
	t.Helper()
	tr := &tracer{log: filepath.Join(t.TempDir(), "trace"), ended: make(chan struct{})}
	args := append([]string{"-f", "-y", "-o", tr.log, "-p", strconv.Itoa(n.cmd.Process.Pid)}, options...)
	tr.cmd = exec.CommandContext(context.WithoutCancel(t.Context()), "strace", args...)
	says, err := tr.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := tr.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	attached := make(chan error, 1)
	go func() {
		attached <- awaitAttached(says)
		_, _ = io.Copy(io.Discard, says)
		_ = tr.cmd.Wait()
		close(tr.ended)
	}()
	t.Cleanup(func() { tr.detach(t) })
	select {
	case err := <-attached:
		if err != nil {
			t.Fatal(err)
		}
	case <-time.After(patience):
		t.Fatalf("strace is not attached after %s", patience)
	}
	return tr
}

// awaitAttached reads what strace says until it has attached itself.
func awaitAttached(says io.Reader) error {
	var all bytes.Buffer
	lines := bufio.NewReader(says)
	for {
		line, err := lines.ReadString('\n')
		all.WriteString(line)
		if strings.Contains(line, " attached") {
			return nil
		}
		if err != nil {
			return errors.New("strace did not attach itself: " + all.String())
		}
	}
}

// detach lets the node go on by itself, with no fault any more.
func (tr *tracer) detach(t *testing.T) {
	t.Helper()
	if err := tr.cmd.Process.Signal(syscall.SIGTERM); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Error(err)
	}
	tr.await(t)
}

// await waits for the end of strace, which also ends when the node does.
func (tr *tracer) await(t *testing.T) {
	t.Helper()
	select {
	case <-tr.ended:
	case <-time.After(patience):
		_ = tr.cmd.Process.Kill()
		t.Fatalf("strace did not end within %s", patience)
	}
}

// calls are what strace has seen, once it has ended.
func (tr *tracer) calls(t *testing.T) []traceEvent {
	t.Helper()
	tr.await(t)
	return readTrace(t, tr.log)
}
