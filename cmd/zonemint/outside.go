package main

import (
	"context"
	"errors"
	"io"
	"os"
	"time"

	"golang.org/x/term"
)

// outside is what commands take from around them beside the standard streams, so that tests can give them something else.
type outside struct {
	now func() time.Time
	// terminal tells whether a standard stream is one, and how many columns it has: 0 where that is not known.
	terminal func(stream any) (columns int, ok bool)
	// hidden reads a line from a terminal without showing it.
	hidden func(ctx context.Context, in io.Reader) ([]byte, error)
}

func newOutside() *outside {
	return &outside{now: time.Now, terminal: terminal, hidden: hiddenLine}
}

func (o *outside) isTerminal(stream any) bool {
	_, ok := o.terminal(stream)
	return ok
}

func terminal(stream any) (int, bool) {
	file, ok := stream.(*os.File)
	if !ok || !term.IsTerminal(descriptor(file)) {
		return 0, false
	}
	columns, _, err := term.GetSize(descriptor(file))
	if err != nil {
		columns = 0
	}
	return columns, true
}

func descriptor(file *os.File) int { return int(file.Fd()) }

// hiddenLine reads a line from a terminal. When ctx ends first, the terminal shows again what is typed.
func hiddenLine(ctx context.Context, in io.Reader) ([]byte, error) {
	file, ok := in.(*os.File)
	if !ok {
		return nil, errors.New("not a terminal")
	}
	before, err := term.GetState(descriptor(file))
	if err != nil {
		return nil, err
	}
	type result struct {
		line []byte
		err  error
	}
	done := make(chan result, 1)
	go func() {
		line, err := term.ReadPassword(descriptor(file))
		done <- result{line, err}
	}()
	select {
	case r := <-done:
		return r.line, r.err
	case <-ctx.Done():
		return nil, errors.Join(ctx.Err(), term.Restore(descriptor(file), before))
	}
}
