// Command testcounts adds up a run of tests from the files that gotestsum wrote (--jsonfile), one for each part of the run:
//
//	go run ./internal/testcounts -floors test/floors.txt -tier test bin/tests/*.json
//
// It prints what tests say they counted, in lines that begin with "counted: ", what failed, what was skipped, and at the very end
// "N passed, N failed". Subtests, fuzz seeds and examples count as tests. A run fails, with exit status 1, where
//
//   - a test failed, or a package that did not build or ended outside of its tests;
//   - a test was skipped and the environment variable CI is not empty, because nobody reads the log of a green run. Tests that are
//     left to a longer tier, as package tier marks them, are counted apart;
//   - fewer tests of a package passed than the floors ask for. A floor is a line "TIER PACKAGE COUNT"; # begins a comment.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	floors := flag.String("floors", "", "the file of floors")
	tier := flag.String("tier", "test", "the tier whose floors hold")
	flag.Parse()
	ok, err := run(os.Stdout, *floors, *tier, flag.Args(), os.Getenv("CI") != "")
	if err != nil {
		fmt.Fprintln(os.Stderr, "testcounts:", err)
	}
	if err != nil || !ok {
		os.Exit(1)
	}
}

func run(out io.Writer, floors, tier string, files []string, ci bool) (bool, error) {
	c := newCounts()
	for _, name := range files {
		if err := c.readFile(name); err != nil {
			return false, err
		}
	}
	var wanted []floor
	if floors != "" {
		var err error
		if wanted, err = readFloors(floors, tier); err != nil {
			return false, err
		}
	}
	return c.report(out, wanted, ci), nil
}
