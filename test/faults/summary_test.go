package faults_test

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

// summary is what the tests have found, a line each, for the end of the run.
var summary struct {
	sync.Mutex
	lines []string
}

// addLine logs a line at once, for the sum of the whole run, and keeps it for the end of this one.
func addLine(t *testing.T, line string) {
	t.Helper()
	t.Log("counted: " + line)
	summary.Lock()
	defer summary.Unlock()
	summary.lines = append(summary.lines, line)
}

func printSummary(w io.Writer) {
	summary.Lock()
	defer summary.Unlock()
	slices.SortFunc(summary.lines, func(a, b string) int { return strings.Compare(byNumber(a), byNumber(b)) })
	for _, line := range summary.lines {
		fmt.Fprintln(w, line)
	}
}

// byNumber is a line with its number filled up, so that F6 comes before F15.
func byNumber(line string) string {
	return regexp.MustCompile(`F(\d) `).ReplaceAllString(line, "F0$1 ")
}

// tally counts what one fault led to. It is added up over the rounds of a test and printed at its end, also when the test fails.
type tally struct {
	sync.Mutex
	rounds int
	total  verdict
	notes  []string
}

// newTally makes the tally of a fault, such as "F2 kill at random".
func newTally(t *testing.T, fault string) *tally {
	t.Helper()
	c := &tally{}
	t.Cleanup(func() {
		c.Lock()
		defer c.Unlock()
		line := fmt.Sprintf("fault %s: rounds %d, acknowledged %d, lost %d, doubled %d, torn %d", fault, c.rounds,
			c.total.acknowledged, c.total.lost, c.total.doubled, c.total.torn)
		line = strings.Join(append([]string{line}, c.notes...), ", ")
		if t.Failed() {
			line += ": FAILED"
		}
		addLine(t, line)
	})
	return c
}

// round counts a round and what the checker said after it.
func (c *tally) round(v verdict) {
	c.Lock()
	defer c.Unlock()
	c.rounds++
	c.total.add(v)
}

// note adds a figure of this fault's own to the line.
func (c *tally) note(format string, args ...any) {
	c.Lock()
	defer c.Unlock()
	c.notes = append(c.notes, fmt.Sprintf(format, args...))
}

// caught reports a negative control: what the harness must not pass, and did not.
func caught(t *testing.T, control string) {
	t.Helper()
	t.Cleanup(func() {
		line := "control " + control + ": caught"
		if t.Failed() {
			line = "control " + control + ": MISSED"
		}
		addLine(t, line)
	})
}
