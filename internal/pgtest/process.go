package pgtest

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
	"time"
)

// process is a server that runs.
type process struct {
	cmd    *exec.Cmd
	output *syncBuffer
	ended  chan struct{} // closed when it has
}

// syncBuffer keeps what a server prints.
type syncBuffer struct {
	mu     sync.Mutex
	buffer bytes.Buffer
}

func (b *syncBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buffer.Write(p)
}

func (b *syncBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buffer.String()
}

// launch starts the server, which ends with this program, however that ends.
func (c *Cluster) launch() (*process, error) {
	p := &process{output: new(syncBuffer), ended: make(chan struct{})}
	p.cmd = exec.Command(filepath.Join(c.bin, "postgres"), "-D", c.data()) //nolint:gosec,noctx // it is PostgreSQL, and stopped by hand
	p.cmd.Dir, p.cmd.Stdout, p.cmd.Stderr = c.dir, p.output, p.output
	p.cmd.Env = []string{"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "HOME=" + c.dir}
	// The kernel sends SIGQUIT, PostgreSQL's immediate shutdown, when the thread ends that started it, so that one has to stay.
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Credential: c.as, Pdeathsig: syscall.SIGQUIT}
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := p.cmd.Start()
		started <- err
		if err == nil {
			_ = p.cmd.Wait() // how it ended is in its output
			close(p.ended)
		}
	}()
	return p, <-started
}

// Mode is a way to stop a server: the signal that PostgreSQL knows it by.
type Mode syscall.Signal

// Ways to stop a server.
const (
	Fast      = Mode(syscall.SIGINT)  // transactions are rolled back, everything is written
	Immediate = Mode(syscall.SIGQUIT) // as in a crash, but the server ends its own processes
)

// Stop stops the server, if it runs, and waits for its end.
func (c *Cluster) Stop(how Mode) error {
	if c.server == nil {
		return nil
	}
	server := c.server
	c.server = nil
	if err := server.cmd.Process.Signal(syscall.Signal(how)); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	return server.wait()
}

// Kill kills the server with SIGKILL, which it cannot hear, so that its other processes find out by themselves. Some of them may
// go on for a moment, and a new server does not start before they have ended: see [Cluster.StartAgain].
func (c *Cluster) Kill() error {
	if c.server == nil {
		return nil
	}
	server := c.server
	c.server = nil
	if err := server.cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	return server.wait()
}

func (p *process) wait() error {
	select {
	case <-p.ended:
		return nil
	case <-time.After(startBound):
		return errors.Join(errors.New("the server does not end"), p.cmd.Process.Kill())
	}
}

// StartAgain starts a server that was killed, as soon as nothing is left of it.
func (c *Cluster) StartAgain() error {
	deadline := time.Now().Add(startBound)
	for {
		err := c.Start()
		if err == nil || time.Now().After(deadline) {
			return err
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// Log is what the server printed since it was started last.
func (c *Cluster) Log() string {
	if c.server == nil {
		return ""
	}
	return c.server.output.String()
}

// Remove stops the server at once and removes its files.
func (c *Cluster) Remove() {
	_ = c.Stop(Immediate) // it is told to the kernel, too; see launch
	_ = os.RemoveAll(c.dir)
}
