package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"sync"
	"time"
)

// newLogger writes JSON, one object a line, times in UTC, at level and above.
func newLogger(w io.Writer, level string) (*slog.Logger, error) {
	var l slog.Level
	if err := l.UnmarshalText([]byte(level)); err != nil {
		return nil, fmt.Errorf("--log-level must be debug, info, warn or error")
	}
	return slog.New(inUTC{slog.NewJSONHandler(w, &slog.HandlerOptions{Level: l}), w}), nil
}

// The lines of which each request has one, by their messages.
const (
	requestLine   = "request"
	operationLine = "operation"
)

// ofRequest tells whether a line is one of those.
func ofRequest(r slog.Record) bool {
	return r.Level == slog.LevelInfo && (r.Message == requestLine || r.Message == operationLine)
}

// inUTC is a handler that tells times in UTC. Where the writer gathers lines, it lets only those of requests wait.
type inUTC struct {
	slog.Handler
	to io.Writer
}

// Handle implements [slog.Handler].
func (h inUTC) Handle(ctx context.Context, r slog.Record) error {
	r.Time = r.Time.UTC()
	err := h.Handler.Handle(ctx, r)
	if gathered, ok := h.to.(*gatheredLog); ok && !ofRequest(r) {
		gathered.flush()
	}
	return err
}

// WithAttrs implements [slog.Handler].
func (h inUTC) WithAttrs(attrs []slog.Attr) slog.Handler {
	return inUTC{h.Handler.WithAttrs(attrs), h.to}
}

// WithGroup implements [slog.Handler].
func (h inUTC) WithGroup(name string) slog.Handler { return inUTC{h.Handler.WithGroup(name), h.to} }

const (
	gatherFor   = 100 * time.Millisecond // how long a line waits at most
	gatherSize  = 32 << 10               // bytes after which nothing waits any more
	gatherAfter = 64                     // lines in that time that are written at once all the same
)

// gatheredLog is the log of a server. When there are many requests it writes many lines at a time, since each request has two, and a system call
// for each would take as long as making a token does. Such a line waits for a tenth of a second at most; every other one is written at once,
// with those before it.
type gatheredLog struct {
	to io.Writer

	mu    sync.Mutex
	lines []byte
	count int         // of lines since the timer was set; 0: it is not set
	due   *time.Timer // nil until there was something to write
}

func newGatheredLog(to io.Writer) *gatheredLog { return &gatheredLog{to: to} }

// Write takes a line. What cannot be written is lost, as for any log.
func (g *gatheredLog) Write(line []byte) (int, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.count++; g.count == 1 {
		if g.due == nil {
			g.due = time.AfterFunc(gatherFor, g.turn)
		} else {
			g.due.Reset(gatherFor)
		}
	}
	g.lines = append(g.lines, line...)
	if g.count <= gatherAfter || len(g.lines) >= gatherSize {
		g.write()
	}
	return len(line), nil
}

// turn ends a tenth of a second.
func (g *gatheredLog) turn() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.count = 0
	g.write()
}

// flush writes what waits. Whoever made the log calls it at the end.
func (g *gatheredLog) flush() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.write()
}

func (g *gatheredLog) write() {
	if len(g.lines) > 0 {
		_, _ = g.to.Write(g.lines)
		g.lines = g.lines[:0]
	}
}
