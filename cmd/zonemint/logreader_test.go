package main

import (
	"io"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"sync"
	"syscall"
	"testing"
)

// unread starts a server whose log goes into a pipe that nobody reads, and returns its other end.
func unread(t *testing.T) (*program, *os.File) {
	t.Helper()
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = reader.Close() })
	w := newWorld(t)
	w.stderr = writer
	p := w.start(t, "zone", nil, "serve", "--store", "memory:", "--data-dir", "data", "--https-addr=", "--http-addr", "127.0.0.1:0",
		"--admin-addr", "127.0.0.1:0", "--log-level", "debug")
	return p, reader
}

// request makes requests from eight clients at once, and wants 200 for each.
func request(t *testing.T, p *program, path string, count int) {
	t.Helper()
	var clients sync.WaitGroup
	for range 8 {
		clients.Go(func() {
			for range count / 8 {
				answer, err := p.client.Get(p.ready.HTTPURL + path)
				if err != nil {
					t.Error(err)
					return
				}
				answer.Body.Close()
				if answer.StatusCode != http.StatusOK {
					t.Errorf("%s: %s", path, answer.Status)
					return
				}
			}
		})
	}
	clients.Wait()
}

// droppedLines is what the metrics say.
func droppedLines(t *testing.T, p *program) int {
	t.Helper()
	answer, err := p.client.Get(p.ready.AdminURL + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`(?m)^zonemint_log_lines_dropped_total (\S+)$`).FindSubmatch(text)
	if found == nil {
		t.Fatal("there is no such metric")
	}
	count, err := strconv.ParseFloat(string(found[1]), 64)
	if err != nil {
		t.Fatal(err)
	}
	return int(count)
}

// TestStalledLog: a server whose log nobody reads answers, and ends in time.
func TestStalledLog(t *testing.T) {
	t.Parallel()
	p, _ := unread(t)
	request(t, p, "/api/v3/onezone/configuration", 5000)
	request(t, p, "/readyz", 8)
	if droppedLines(t, p) == 0 {
		t.Error("no line was dropped, so the pipe was never full")
	}
	p.signal(t, syscall.SIGTERM)
	if err := p.wait(t); err != nil {
		t.Errorf("it ended with %v", err)
	}
}

// TestVanishedLogReader: a server whose log has lost its reader goes on, and ends well.
func TestVanishedLogReader(t *testing.T) {
	t.Parallel()
	p, reader := unread(t)
	if err := reader.Close(); err != nil {
		t.Fatal(err)
	}
	request(t, p, "/api/v3/onezone/configuration", 80)
	if !poll(stopBound, func() bool { return droppedLines(t, p) > 0 }) {
		t.Error("no line was dropped though nobody reads the log")
	}
	request(t, p, "/readyz", 8)
	p.signal(t, syscall.SIGTERM)
	if err := p.wait(t); err != nil {
		t.Errorf("it ended with %v", err)
	}
}
