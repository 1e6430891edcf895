// Command testsummary reads the output of go test -json on stdin and shows a person what matters: one line for each
// package as it finishes, everything that a failed test printed, and at the very end how many tests ran and a closing
// line of the form "N passed, N failed" or "N passed, N failed, N skipped".
//
//	set -o pipefail; go test -json ./... | testsummary
//
// Subtests, fuzz seeds and examples count as tests. What counts as failed besides a failed test: a package that does
// not build, one that fails or never finishes though none of its tests failed, and, where the environment variable CI
// is not empty, a skipped test, because nobody reads the log of a green run.
//
// A test that counts something which shows that it did its work, such as the rounds of a fault, logs it in a line that begins with
// "counted: ". These lines are repeated at the end.
//
// The exit status is 0 when at least one test ran and nothing failed, else 1. The exit status of go test itself must
// be looked at too, hence pipefail: an early error of the go command appears on its stderr only.
package main

import (
	"fmt"
	"os"
)

func main() {
	ok, err := summarize(os.Stdin, os.Stdout, os.Getenv("CI") != "")
	if err != nil {
		fmt.Fprintln(os.Stderr, "testsummary:", err)
	}
	if err != nil || !ok {
		os.Exit(1)
	}
}
