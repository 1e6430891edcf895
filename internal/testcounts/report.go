package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
)

// module is what the paths of the packages begin with. Floors name them by what follows; the root is ".".
const module = "github.com/zonemint/zonemint"

// floor is how many tests of a package must pass.
type floor struct {
	pkg   string
	least int
}

// readFloors reads the floors of a tier. A tier without floors is an error, so that a misspelled one does not pass everything.
func readFloors(name, tier string) ([]floor, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var floors []floor
	for line := range strings.Lines(string(text)) {
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		if len(fields) != 3 {
			return nil, fmt.Errorf("%s: %q is not TIER PACKAGE COUNT", name, line)
		}
		least, err := strconv.Atoi(fields[2])
		if err != nil || least < 1 {
			return nil, fmt.Errorf("%s: %q: the count must be a positive number", name, line)
		}
		if fields[0] == tier {
			floors = append(floors, floor{pkg: fields[1], least: least})
		}
	}
	if len(floors) == 0 {
		return nil, fmt.Errorf("%s has no floors for the tier %q", name, tier)
	}
	return floors, nil
}

// report prints everything and reports whether all is well. ci says that a skipped test is a failure.
func (c *counts) report(out io.Writer, floors []floor, ci bool) bool {
	list(out, "Counted:", c.counted)
	passed := 0
	for _, n := range c.passed {
		passed += n
	}
	failed := slices.Concat(c.failed, c.below(floors))
	skipped := len(c.skipped)
	if ci {
		failed = append(failed, c.skipped...)
		list(out, "Skipped, which counts as failed where CI is set:", c.skipped)
		skipped = 0
	} else {
		list(out, "Skipped:", c.skipped)
	}
	list(out, "Failed:", failed)
	fmt.Fprintln(out)
	for _, target := range slices.Sorted(maps.Keys(c.left)) {
		fmt.Fprintf(out, "%d tests are left to make %s\n", c.left[target], target)
	}
	fmt.Fprintf(out, "%d packages\n%d passed, %d failed", len(c.passed), passed, len(failed))
	if skipped > 0 {
		fmt.Fprintf(out, ", %d skipped", skipped)
	}
	fmt.Fprintln(out)
	return len(failed) == 0 && passed > 0
}

// below says of which packages fewer tests passed than they must.
func (c *counts) below(floors []floor) []string {
	var found []string
	for _, f := range floors {
		if passed := c.passed[path.Join(module, f.pkg)]; passed < f.least {
			found = append(found, fmt.Sprintf("%s: %d tests passed, which is below the floor of %d", f.pkg, passed, f.least))
		}
	}
	return found
}

func list(out io.Writer, title string, lines []string) {
	if len(lines) > 0 {
		slices.Sort(lines)
		fmt.Fprintf(out, "\n%s\n  %s\n", title, strings.Join(lines, "\n  "))
	}
}
