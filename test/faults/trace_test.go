package faults_test

import (
	"bufio"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"
)

// systemCall is one call in the log of strace.
type systemCall struct {
	name string
	args string // as strace prints them
	// result is what follows the equal sign, such as "0" or "-1 EIO (Input/output error) (INJECTED)"; "?" where the process was killed
	// before the call, "detached" where strace did not stay until its end, and empty where the log ends first.
	result string
}

// traceEvent is the begin or the end of a call. The calls of several threads overlap, and what matters is what had ended when something
// else began.
type traceEvent struct {
	call  *systemCall
	begin bool // else its end
}

var (
	traceWhole   = regexp.MustCompile(`^(\w+)\((.*)\)\s+= (.*)$`)
	traceBegin   = regexp.MustCompile(`^(\w+)\((.*) <(unfinished|detached) \.\.\.>$`)
	traceLeft    = regexp.MustCompile(`^<\.\.\. \w+ resumed>.* <detached \.\.\.>$`)
	traceResumed = regexp.MustCompile(`^<\.\.\. \w+ resumed>(.*)\)\s+= (.*)$`)
)

// readTrace reads a log of "strace -f -o".
func readTrace(t *testing.T, path string) []traceEvent {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	var events []traceEvent
	open := make(map[string]*systemCall) // by thread
	lines := bufio.NewReaderSize(file, 1<<20)
	for {
		line, err := lines.ReadString('\n')
		if thread, text, ok := strings.Cut(strings.TrimRight(line, "\n"), " "); ok {
			events = append(events, parseTrace(t, open, thread, strings.TrimLeft(text, " "))...)
		}
		if errors.Is(err, io.EOF) {
			return events
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// parseTrace reads one line. Signals and ends of threads are no calls, nor is what a killed thread would have done next ("???").
func parseTrace(t *testing.T, open map[string]*systemCall, thread, text string) []traceEvent {
	t.Helper()
	if strings.HasPrefix(text, "+++") || strings.HasPrefix(text, "---") || strings.HasPrefix(text, "???") || strings.HasPrefix(text, "<... ???") {
		return nil
	}
	if call := open[thread]; call != nil && traceLeft.MatchString(text) {
		call.result = "detached"
		return nil
	}
	if m := traceResumed.FindStringSubmatch(text); m != nil {
		call := open[thread]
		if call == nil {
			return nil // it began before strace was attached
		}
		delete(open, thread)
		call.args += m[1]
		call.result = m[2]
		return []traceEvent{{call, false}}
	}
	if m := traceBegin.FindStringSubmatch(text); m != nil {
		call := &systemCall{name: m[1], args: m[2]}
		if m[3] == "detached" {
			call.result = m[3]
		}
		open[thread] = call
		return []traceEvent{{call, true}}
	}
	if m := traceWhole.FindStringSubmatch(text); m != nil {
		call := &systemCall{m[1], m[2], m[3]}
		return []traceEvent{{call, true}, {call, false}}
	}
	t.Fatalf("cannot read this line of strace: %.200s", text)
	return nil
}

// file is the path that stands behind the descriptor which is the call's first argument, empty where there is none.
func (c *systemCall) file() string {
	first, _, _ := strings.Cut(c.args, ", ")
	return descriptor(first)
}

// descriptor is the path in "20</path>".
func descriptor(text string) string {
	_, path, ok := strings.Cut(text, "<")
	if !ok {
		return ""
	}
	return unescape(strings.TrimSuffix(path, ">"))
}

// injected reports whether strace let the call fail.
func (c *systemCall) injected() bool { return strings.Contains(c.result, "(INJECTED)") }

// killed reports whether the process was killed at this call.
func (c *systemCall) killed() bool { return c.result == "?" || c.result == "" }

// unescape reads a text that strace has printed in hexadecimal. Any other text is returned as it is.
func unescape(text string) string {
	if !strings.HasPrefix(text, `\x`) {
		return text
	}
	raw, err := hex.DecodeString(strings.ReplaceAll(text, `\x`, ""))
	if err != nil {
		return text
	}
	return string(raw)
}
