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

// inUTC is a handler that tells times in UTC, and lets what is amiss be seen at once where the writer gathers lines.
type inUTC struct {
	slog.Handler
	to io.Writer
}

// Handle implements [slog.Handler].
func (h inUTC) Handle(ctx context.Context, r slog.Record) error {
	r.Time = r.Time.UTC()
	err := h.Handler.Handle(ctx, r)
	if gathered, ok := h.to.(*gatheredLog); ok && r.Level >= slog.LevelWarn {
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
	gatherFor  = 100 * time.Millisecond // how long a line waits at most
	gatherSize = 32 << 10               // bytes after which nothing waits any more
)

// gatheredLog is the log of a server. It writes many lines at a time, since each request has two, and a system call for each would
// take as long as making a token does. A line waits for a tenth of a second at most; a warning or an error does not wait.
type gatheredLog struct {
	to io.Writer

	mu    sync.Mutex
	lines []byte
	due   *time.Timer // nil until there was something to write
}

func newGatheredLog(to io.Writer) *gatheredLog { return &gatheredLog{to: to} }

// Write takes a line. What cannot be written is lost, as for any log.
func (g *gatheredLog) Write(line []byte) (int, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.lines) == 0 {
		if g.due == nil {
			g.due = time.AfterFunc(gatherFor, g.flush)
		} else {
			g.due.Reset(gatherFor)
		}
	}
	g.lines = append(g.lines, line...)
	if len(g.lines) >= gatherSize {
		g.write()
	}
	return len(line), nil
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
