package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

const (
	readHeaderTimeout = 5 * time.Second
	startTimeout      = 30 * time.Second
	pollPace          = 20 * time.Millisecond
	readyPace         = time.Millisecond // the time that a server takes to start is measured
)

// process is a server that this program has started.
type process struct {
	urls
	cmd   *exec.Cmd
	ended chan error
	stdin interface{ Close() error }
	took  time.Duration // until it was ready
}

// startBare starts this program as a bare server.
func startBare(ctx context.Context, kind string, size int, dir string) (*process, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, self, "-bare", kind, "-bytes", strconv.Itoa(size), //nolint:gosec // what it runs is what it was told to measure
		"-cert", filepath.Join(dir, certificateFile), "-key", filepath.Join(dir, keyFile))
	cmd.Stderr = os.Stderr
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	p, err := start(cmd)
	if err != nil {
		return nil, err
	}
	line, err := bufio.NewReader(stdout).ReadBytes('\n')
	if err == nil {
		err = json.Unmarshal(line, &p.urls)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("the bare server %s does not start: %w", kind, err), p.stop())
	}
	return p, nil
}

// startNode starts zonemint on a data directory. Its log goes into a file, as it would on a server; what it prints into another one.
func startNode(ctx context.Context, binary, dir, printed string, arguments ...string) (*process, error) {
	log, err1 := os.Create(filepath.Join(dir, "log"))
	out, err2 := os.OpenFile(printed, os.O_CREATE|os.O_WRONLY, 0o600)
	if err := errors.Join(err1, err2); err != nil {
		return nil, err
	}
	defer log.Close() //nolint:errcheck // the process has it open by itself
	defer out.Close() //nolint:errcheck // the same
	ready := filepath.Join(dir, "ready")
	cmd := exec.CommandContext(ctx, binary, append([]string{ //nolint:gosec // what it runs is what it was told to measure
		"serve", "--data-dir", dir, "--https-addr", "127.0.0.1:0", "--http-addr", "127.0.0.1:0", "--admin-addr", "127.0.0.1:0",
		"--ready-file", ready,
	}, arguments...)...)
	cmd.Stdout, cmd.Stderr = out, log
	// The longest, which is the default but with PostgreSQL. A program of before, which has no such flag, does not mind the variable.
	cmd.Env = append(os.Environ(), "ZONEMINT_MINT_RECALL=900ms")
	began := time.Now()
	p, err := start(cmd)
	if err != nil {
		return nil, err
	}
	for p.took < startTimeout {
		text, err := os.ReadFile(ready)
		p.took = time.Since(began)
		if err == nil && json.Unmarshal(text, &p.urls) == nil {
			return p, nil
		}
		select {
		case err := <-p.ended:
			p.ended <- err
			return nil, fmt.Errorf("zonemint ended at once (%w); see %s", err, log.Name())
		case <-time.After(readyPace):
		}
	}
	return nil, errors.Join(fmt.Errorf("zonemint was not ready in time; see %s", log.Name()), p.stop())
}

func start(cmd *exec.Cmd) (*process, error) {
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	p := &process{cmd: cmd, ended: make(chan error, 1), stdin: stdin}
	go func() { p.ended <- cmd.Wait() }()
	return p, nil
}

// stop ends the process and waits for it.
func (p *process) stop() error {
	_ = p.stdin.Close()
	_ = p.cmd.Process.Signal(syscall.SIGTERM)
	select {
	case err := <-p.ended:
		if exit := new(exec.ExitError); errors.As(err, &exit) {
			return nil // some of these end by the signal
		}
		return err
	case <-time.After(startTimeout):
		return errors.Join(fmt.Errorf("process %d did not end and was killed", p.cmd.Process.Pid), p.cmd.Process.Kill())
	}
}
