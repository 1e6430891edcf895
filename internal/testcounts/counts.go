package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"regexp"
	"strings"

	"github.com/zonemint/zonemint/internal/tier"
)

// event is one line of go test -json: a TestEvent of "go doc cmd/test2json" or a BuildEvent of "go help buildjson".
type event struct {
	Action, Package, Test, Output string
	FailedBuild                   string // of a package that failed: what did not build
}

// testID names a test. Test is empty for the package itself.
type testID struct{ Package, Test string }

func (id testID) String() string { return strings.TrimSpace(id.Package + " " + id.Test) }

// counts is what is known after the events so far.
type counts struct {
	passed   map[string]int // by package
	failed   []string       // tests, and packages that failed outside of their tests
	skipped  []string       // with the reason
	left     map[string]int // by the tier that they are left to
	counted  []string       // what tests say they counted
	running  map[testID]*strings.Builder
	failures map[string]bool // packages with a failed test
}

func newCounts() *counts {
	return &counts{
		passed: map[string]int{}, left: map[string]int{}, running: map[testID]*strings.Builder{}, failures: map[string]bool{},
	}
}

func (c *counts) readFile(name string) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if err := c.read(bytes.NewReader(text)); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// read adds the events of one part of the run. What has begun and not ended when they end has failed.
func (c *counts) read(in io.Reader) error {
	d := json.NewDecoder(in)
	for {
		var e event
		err := d.Decode(&e)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		c.add(e)
	}
	for id := range c.running {
		c.fail(id, " (did not end)")
	}
	return nil
}

func (c *counts) add(e event) {
	id := testID{e.Package, e.Test}
	if e.Package == "" {
		return
	}
	switch e.Action {
	case "start", "run":
		c.running[id] = &strings.Builder{}
	case "output":
		c.addOutput(id, e.Output)
	case "pass":
		delete(c.running, id)
		if e.Test != "" {
			c.passed[e.Package]++
		}
	case "fail":
		c.addFailure(id, e)
	case "skip":
		c.addSkip(id)
	}
}

var countedPattern = regexp.MustCompile(`^\s+\S+\.go:\d+: counted: (.+)\n?$`)

func (c *counts) addOutput(id testID, output string) {
	if said := countedPattern.FindStringSubmatch(output); said != nil {
		c.counted = append(c.counted, path.Base(id.Package)+": "+said[1])
	}
	if b := c.running[id]; b != nil && id.Test != "" {
		b.WriteString(output)
	}
}

// addFailure counts a package only where no test of it explains that it failed.
func (c *counts) addFailure(id testID, e event) {
	switch {
	case e.Test != "":
		c.fail(id, "")
	case e.FailedBuild != "":
		c.fail(id, " (does not build)")
	case c.failures[e.Package]:
		delete(c.running, id)
	default:
		for other := range c.running { // the process died in them
			if other.Package == e.Package && other.Test != "" {
				c.fail(other, " (did not end)")
			}
		}
		if !c.failures[e.Package] {
			c.fail(id, " (outside of its tests)")
		}
		delete(c.running, id)
	}
}

func (c *counts) fail(id testID, why string) {
	delete(c.running, id)
	c.failures[id.Package] = true
	c.failed = append(c.failed, id.String()+why)
}

func (c *counts) addSkip(id testID) {
	output := c.running[id]
	delete(c.running, id)
	if id.Test == "" {
		return // a package without tests
	}
	why := reason(output)
	if _, target, ok := strings.Cut(why, tier.LeftTo); ok {
		c.left[target]++
		return
	}
	c.skipped = append(c.skipped, id.String()+why)
}

// reason is why a test was skipped, as ": file.go:12: why", or empty where it did not say.
func reason(output *strings.Builder) string {
	if output == nil {
		return ""
	}
	var said []string
	for line := range strings.Lines(output.String()) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "===") && !strings.HasPrefix(line, "--- SKIP") {
			said = append(said, line)
		}
	}
	if len(said) == 0 {
		return ""
	}
	return ": " + strings.Join(said, " ")
}
