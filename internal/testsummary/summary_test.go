package main

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

const (
	passing = `{"Action":"start","Package":"p"}
{"Action":"run","Package":"p","Test":"TestA"}
{"Action":"output","Package":"p","Test":"TestA","Output":"chatter\n"}
{"Action":"run","Package":"p","Test":"TestA/sub"}
{"Action":"pass","Package":"p","Test":"TestA/sub","Elapsed":0.1}
{"Action":"pass","Package":"p","Test":"TestA","Elapsed":0.1}
{"Action":"output","Package":"p","Output":"PASS\n"}
{"Action":"pass","Package":"p","Elapsed":0.2}
`
	failing = `{"Action":"run","Package":"f","Test":"TestB"}
{"Action":"output","Package":"f","Test":"TestB","Output":"=== RUN   TestB\n"}
{"Action":"output","Package":"f","Test":"TestB","Output":"    b_test.go:7: got 1, want 2\n"}
{"Action":"fail","Package":"f","Test":"TestB"}
{"Action":"fail","Package":"f","Elapsed":0.3}
`
	skipping = `{"Action":"run","Package":"s","Test":"TestC"}
{"Action":"output","Package":"s","Test":"TestC","Output":"=== RUN   TestC\n"}
{"Action":"output","Package":"s","Test":"TestC","Output":"    c_test.go:9: no moon\n"}
{"Action":"output","Package":"s","Test":"TestC","Output":"--- SKIP: TestC (0.00s)\n"}
{"Action":"skip","Package":"s","Test":"TestC"}
{"Action":"pass","Package":"s","Elapsed":0.3}
`
	noTestFiles = `{"Action":"start","Package":"n"}
{"Action":"output","Package":"n","Output":"?   \tn\t[no test files]\n"}
{"Action":"skip","Package":"n","Elapsed":0}
`
	notBuilding = `{"ImportPath":"b [b.test]","Action":"build-output","Output":"./b.go:3:1: syntax error\n"}
{"ImportPath":"b [b.test]","Action":"build-fail"}
{"Action":"start","Package":"b"}
{"Action":"fail","Package":"b","Elapsed":0,"FailedBuild":"b [b.test]"}
`
	panicOutside = `{"Action":"output","Package":"m","Output":"panic: in TestMain\n"}
{"Action":"fail","Package":"m","Elapsed":0.1}
`
	died = `{"Action":"run","Package":"d","Test":"TestD"}
{"Action":"output","Package":"d","Test":"TestD","Output":"last words\n"}
{"Action":"fail","Package":"d","Elapsed":0.1}
`
	cutOff = `{"Action":"run","Package":"c","Test":"TestE"}
`
)

func TestSummarize(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		ci, ok   bool
		close    string // the last line
		shows    []string
		hides    string
	}{
		{name: "passing", in: passing, ok: true, close: "2 passed, 0 failed", shows: []string{"ok    p  2 tests  0.2s", "2 tests ran in 1 packages"}, hides: "chatter"},
		{name: "passing in CI", in: passing, ci: true, ok: true, close: "2 passed, 0 failed"},
		{name: "failing", in: passing + failing, close: "2 passed, 1 failed", shows: []string{"got 1, want 2", "FAIL  f  1 of 1 tests", "Failed:\n  f TestB"}, hides: "=== RUN"},
		{name: "skipping", in: passing + skipping, ok: true, close: "2 passed, 0 failed, 1 skipped", shows: []string{"s TestC: c_test.go:9: no moon", "3 tests ran in 2 packages"}},
		{name: "skipping in CI", in: passing + skipping, ci: true, close: "2 passed, 1 failed", shows: []string{"counts as failed", "no moon"}},
		{name: "skipping all", in: skipping, close: "0 passed, 0 failed, 1 skipped"},
		{name: "no test files", in: passing + noTestFiles, ci: true, ok: true, close: "2 passed, 0 failed", hides: "no test files"},
		{name: "no test ran", in: noTestFiles, close: "0 passed, 0 failed"},
		{name: "nothing at all", close: "0 passed, 0 failed"},
		{name: "not building", in: passing + notBuilding, close: "2 passed, 1 failed", shows: []string{"syntax error", "b (does not build)", "2 tests ran in 1 packages"}},
		{name: "failing outside of its tests", in: passing + panicOutside, close: "2 passed, 1 failed", shows: []string{"panic: in TestMain", "m (the package"}},
		{name: "died in a test", in: died, close: "0 passed, 1 failed", shows: []string{"last words", "d TestD"}},
		{name: "cut off", in: passing + cutOff, close: "2 passed, 1 failed", shows: []string{"c TestE"}},
		{name: "build failure of no package", in: passing + `{"ImportPath":"x","Action":"build-fail"}`, close: "2 passed, 1 failed", shows: []string{"the build"}},
		{
			name: "counting", ok: true, close: "2 passed, 0 failed", hides: "not counted",
			in: `{"Action":"run","Package":"a/p","Test":"TestA"}
{"Action":"output","Package":"a/p","Test":"TestA","Output":"    a_test.go:7: counted: 20 rounds\n"}
{"Action":"output","Package":"a/p","Test":"TestA","Output":"    a_test.go:8: not counted: 30 rounds\n"}
{"Action":"output","Package":"a/p","Test":"TestA","Output":"counted: by another program\n"}
{"Action":"output","Package":"a/p","Test":"TestA","Output":"    a_test.go:9: counted: 10 races\n"}
{"Action":"pass","Package":"a/p","Test":"TestA"}
{"Action":"run","Package":"a/p","Test":"TestB"}
{"Action":"pass","Package":"a/p","Test":"TestB"}
{"Action":"pass","Package":"a/p","Elapsed":0.2}
`,
			shows: []string{"\nCounted:\n  p: 10 races\n  p: 20 rounds\n\n2 tests ran"},
		},
		{name: "other lines", in: "go: something\n" + passing, ok: true, close: "2 passed, 0 failed", shows: []string{"go: something\n"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var out strings.Builder
			ok, err := summarize(strings.NewReader(tt.in), &out, tt.ci)
			if err != nil {
				t.Fatal(err)
			}
			if ok != tt.ok {
				t.Errorf("ok = %t, want %t", ok, tt.ok)
			}
			if !strings.HasSuffix(out.String(), "\n"+tt.close+"\n") {
				t.Errorf("want the closing line %q", tt.close)
			}
			for _, want := range tt.shows {
				if !strings.Contains(out.String(), want) {
					t.Errorf("want %q", want)
				}
			}
			if tt.hides != "" && strings.Contains(out.String(), tt.hides) {
				t.Errorf("do not want %q", tt.hides)
			}
			if t.Failed() {
				t.Logf("report:\n%s", &out)
			}
		})
	}
}

func TestSummarizeLongLine(t *testing.T) {
	long := `{"Action":"output","Package":"p","Output":"` + strings.Repeat("x", 1<<20) + `"}` + "\n"
	if ok, err := summarize(strings.NewReader(long+passing), io.Discard, true); !ok || err != nil {
		t.Errorf("got %t, %v", ok, err)
	}
}

func TestSummarizeReadError(t *testing.T) {
	broken := errors.New("broken pipe")
	_, err := summarize(io.MultiReader(strings.NewReader(passing), iotest.ErrReader(broken)), io.Discard, true)
	if !errors.Is(err, broken) {
		t.Errorf("got %v, want %v", err, broken)
	}
}
