package main

import (
	"regexp"
	"strings"
)

// pkg is a package whose tests are running.
type pkg struct {
	name        string
	tests       map[string]*strings.Builder // what each running test printed
	output      strings.Builder             // what no test owns: panics, races found at exit, TestMain
	details     strings.Builder             // what the failed tests printed
	ran, failed int
}

func (p *pkg) write(test, output string) {
	b, ok := p.tests[test]
	if !ok { // output after the end of its test
		b = &p.output
	}
	b.WriteString(output)
}

// take returns what test printed, and forgets the test.
func (p *pkg) take(test string) string {
	b, ok := p.tests[test]
	if !ok {
		return ""
	}
	delete(p.tests, test)
	return b.String()
}

// quiet leaves out the lines with which go test says what it runs.
func quiet(output string) string {
	var b strings.Builder
	for line := range strings.Lines(output) {
		if !strings.HasPrefix(strings.TrimSpace(line), "=== ") {
			b.WriteString(line)
		}
	}
	return b.String()
}

// reason is why a test that printed output was skipped, as ": file.go:12: why", or empty where it gave none.
func reason(output string) string {
	var lines []string
	for line := range strings.Lines(quiet(output)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "--- SKIP") {
			lines = append(lines, line)
		}
	}
	if len(lines) == 0 {
		return ""
	}
	return ": " + strings.Join(lines, " ")
}

var countedPattern = regexp.MustCompile(`^\s+\S+\.go:\d+: counted: (.+)\n?$`)

// counted is what a test says it counted, by logging a line that begins with "counted: "; else empty.
func counted(line string) string {
	found := countedPattern.FindStringSubmatch(line)
	if found == nil {
		return ""
	}
	return found[1]
}
