package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
)

// parseLevel reads the value of --log-level.
func parseLevel(text string) (slog.Level, error) {
	var level slog.Level
	if err := level.UnmarshalText([]byte(text)); err != nil {
		return 0, errors.New("--log-level must be debug, info, warn or error")
	}
	return level, nil
}

// newLogger writes JSON, one object a line, times in UTC, at level and above.
func newLogger(w io.Writer, level slog.Leveler) *slog.Logger {
	return slog.New(inUTC{slog.NewJSONHandler(w, &slog.HandlerOptions{Level: level})})
}

// inUTC is a handler that writes times in UTC.
type inUTC struct{ slog.Handler }

// Handle implements [slog.Handler].
func (h inUTC) Handle(ctx context.Context, r slog.Record) error {
	r.Time = r.Time.UTC()
	return h.Handler.Handle(ctx, r)
}

// WithAttrs implements [slog.Handler].
func (h inUTC) WithAttrs(attrs []slog.Attr) slog.Handler { return inUTC{h.Handler.WithAttrs(attrs)} }

// WithGroup implements [slog.Handler].
func (h inUTC) WithGroup(name string) slog.Handler { return inUTC{h.Handler.WithGroup(name)} }
