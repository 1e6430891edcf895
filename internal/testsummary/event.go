package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// event is one line of go test -json: a TestEvent of "go doc cmd/test2json" or a BuildEvent of "go help buildjson".
type event struct {
	Action      string
	Package     string  // of a TestEvent
	Test        string  // empty where the event is about the whole package
	Elapsed     float64 // seconds
	Output      string
	ImportPath  string // of a BuildEvent
	FailedBuild string // the ImportPath that did not build, where that is why the package failed
}

// readEvents calls event for each line of in that is one, and other with each line that is not: go test -json lets
// through what wrappers and old tools print. Lines may have any length. It returns the error of reading, but not io.EOF.
func readEvents(in io.Reader, event func(event), other func(line string)) error {
	r := bufio.NewReader(in)
	for {
		line, err := r.ReadBytes('\n')
		if len(line) > 0 {
			if e, ok := parseEvent(line); ok {
				event(e)
			} else {
				other(string(line))
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read test events: %w", err)
		}
	}
}

func parseEvent(line []byte) (event, bool) {
	var e event
	if err := json.Unmarshal(line, &e); err != nil || e.Action == "" {
		return event{}, false
	}
	return e, true
}
