// Package tier is support for tests: it says which tier of the tests runs.
//
//	make check      go test -short               Go alone: no PostgreSQL, no browser, no other language
//	make test       go test                      what CI runs
//	make test-all   ZONEMINT_TESTS=all go test   everything, at length
//	make faults     ZONEMINT_TESTS=long go test  what is repeated and random, for hours; also make contract-full
//
// A test that needs more than its tier has is skipped, and says which tier runs it. Command testcounts counts these apart from tests
// that are skipped because something is missing, which fails a run in CI.
package tier

import (
	"os"
	"testing"
)

// Variable is the environment variable that, set to "all", runs everything, and set to "long", everything for hours.
const Variable = "ZONEMINT_TESTS"

// LeftTo is what the reason of a skipped test begins with, where a higher tier runs it.
const LeftTo = "left to make "

// All reports whether everything runs.
func All() bool { return os.Getenv(Variable) == "all" || Long() }

// Long reports whether everything runs for hours.
func Long() bool { return os.Getenv(Variable) == "long" }

// Pick is how often something is done: in make test, in make test-all, and where it may take hours.
func Pick(test, all, long int) int {
	switch {
	case Long():
		return long
	case All():
		return all
	}
	return test
}

// NeedTest skips a test in make check.
func NeedTest(tb testing.TB) {
	tb.Helper()
	if testing.Short() {
		tb.Skip(LeftTo + "test")
	}
}

// NeedAll skips a test in all tiers but make test-all.
func NeedAll(tb testing.TB) {
	tb.Helper()
	if !All() {
		tb.Skip(LeftTo + "test-all")
	}
}
