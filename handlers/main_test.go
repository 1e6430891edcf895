package handlers_test

import (
	"flag"
	"fmt"
	"os"
	"testing"
)

// TestMain holds the suite as a whole to two promises: every answer that the contract declares was seen and found to be as
// declared, and no secret reached a log or an error.
func TestMain(m *testing.M) {
	code := m.Run()
	for _, complaint := range complaints(code == 0) {
		fmt.Fprintln(os.Stderr, complaint)
		code = 1
	}
	os.Exit(code)
}

func complaints(passed bool) []string {
	if listed := flag.Lookup("test.list"); listed != nil && listed.Value.String() != "" {
		return nil
	}
	all := canary.leaks()
	if filter := filtered(); filter != "" {
		fmt.Fprintf(os.Stderr, "not every test ran (%s): whether every declared answer was seen is left open\n", filter)
		return all
	}
	all = append(all, canary.brokenLogLines()...)
	if !passed {
		return all // what is missing then is missing because a test ended early
	}
	seen, missing := coverage.compare()
	for _, pair := range missing {
		all = append(all, "no test has seen this declared answer: "+pair)
	}
	fmt.Fprintf(os.Stderr, "%d (operation, status) pairs seen and found to be as declared\n", seen)
	return all
}

// filtered says by what flag some tests were left out; empty: by none.
func filtered() string {
	for _, name := range []string{"test.run", "test.skip", "test.fuzz"} {
		if f := flag.Lookup(name); f != nil && f.Value.String() != "" {
			return "-" + name[len("test."):]
		}
	}
	return ""
}
