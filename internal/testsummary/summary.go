package main

import (
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
)

// summary is what is known after the events so far.
type summary struct {
	out  io.Writer
	ci   bool // a skipped test is a failure
	open map[string]*pkg
	done int // finished packages that have tests

	ran, passed, failed int      // failed counts packages too, where no test of theirs did
	failures            []string // one line each, repeated at the end because the details are far up by then
	skips               []string
	counts              []string // what tests say they counted
	buildFailed         bool
}

// summarize reads events from in and writes the report to out. ok is false when something failed or no test ran.
// The error is one of reading in.
func summarize(in io.Reader, out io.Writer, ci bool) (ok bool, err error) {
	s := &summary{out: out, ci: ci, open: map[string]*pkg{}}
	err = readEvents(in, s.add, func(line string) { fmt.Fprint(out, line) })
	return s.close(), err
}

func (s *summary) add(e event) {
	switch e.Action {
	case "build-output":
		fmt.Fprint(s.out, e.Output)
		return
	case "build-fail":
		s.buildFailed = true
		return
	}
	if e.Package == "" {
		return
	}
	p, ok := s.open[e.Package]
	if !ok {
		p = &pkg{name: e.Package, tests: map[string]*strings.Builder{}}
		s.open[e.Package] = p
	}
	if e.Test != "" {
		s.addTest(p, e)
		return
	}
	switch e.Action {
	case "output":
		p.output.WriteString(e.Output)
	case "pass", "fail", "skip":
		s.finish(p, e)
	}
}

func (s *summary) addTest(p *pkg, e event) {
	switch e.Action {
	case "run":
		p.tests[e.Test] = &strings.Builder{}
	case "output":
		p.write(e.Test, e.Output)
		if said := counted(e.Output); said != "" {
			s.counts = append(s.counts, path.Base(p.name)+": "+said)
		}
	case "pass":
		s.passed++
		p.ran++
		delete(p.tests, e.Test)
	case "fail":
		s.fail(p, e.Test)
	case "skip":
		s.skips = append(s.skips, p.name+" "+e.Test+reason(p.take(e.Test)))
		p.ran++
	}
}

// fail counts a test as failed and keeps what it printed for the end of its package.
func (s *summary) fail(p *pkg, test string) {
	s.failed++
	p.ran++
	p.failed++
	s.failures = append(s.failures, p.name+" "+test)
	p.details.WriteString(quiet(p.take(test)))
}

// finish prints the line of a package, and the details if it failed.
func (s *summary) finish(p *pkg, e event) {
	delete(s.open, p.name)
	for _, test := range slices.Sorted(maps.Keys(p.tests)) { // still running: the process died
		s.fail(p, test)
	}
	if p.ran > 0 {
		s.done, s.ran = s.done+1, s.ran+p.ran
	} else if e.Action != "fail" {
		return // no test files, or no test in them
	}
	if e.Action != "fail" {
		fmt.Fprintf(s.out, "ok    %s  %d tests  %.1fs\n", p.name, p.ran, e.Elapsed)
		return
	}
	if p.failed == 0 {
		s.failed++
		s.failures = append(s.failures, p.name+why(e))
	}
	p.details.WriteString(p.output.String())
	fmt.Fprintf(s.out, "%sFAIL  %s  %d of %d tests  %.1fs\n", p.details.String(), p.name, p.failed, p.ran, e.Elapsed)
}

func why(e event) string {
	if e.FailedBuild != "" {
		return " (does not build)"
	}
	return " (the package, outside of its tests)"
}

// close prints the end of the report and tells whether all is well.
func (s *summary) close() bool {
	for _, name := range slices.Sorted(maps.Keys(s.open)) {
		s.finish(s.open[name], event{Action: "fail"})
	}
	if s.buildFailed && s.failed == 0 {
		s.failed++
		s.failures = append(s.failures, "the build")
	}
	slices.Sort(s.counts)
	s.list("Counted:", s.counts)
	skipped := len(s.skips)
	if s.ci {
		s.failed, skipped = s.failed+skipped, 0
	}
	s.list("Failed:", s.failures)
	if s.ci {
		s.list("Skipped, which counts as failed where CI is set:", s.skips)
	} else {
		s.list("Skipped:", s.skips)
	}
	fmt.Fprintf(s.out, "\n%d tests ran in %d packages\n%d passed, %d failed", s.ran, s.done, s.passed, s.failed)
	if skipped > 0 {
		fmt.Fprintf(s.out, ", %d skipped", skipped)
	}
	fmt.Fprintln(s.out)
	return s.failed == 0 && s.passed > 0
}

func (s *summary) list(title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintf(s.out, "\n%s\n  %s\n", title, strings.Join(lines, "\n  "))
}
