package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
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
	failing = `{"Action":"start","Package":"f"}
{"Action":"run","Package":"f","Test":"TestB"}
{"Action":"output","Package":"f","Test":"TestB","Output":"    b_test.go:7: got 1, want 2\n"}
{"Action":"fail","Package":"f","Test":"TestB"}
{"Action":"fail","Package":"f","Elapsed":0.3}
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
	outside = `{"Action":"start","Package":"m"}
{"Action":"output","Package":"m","Output":"panic: in TestMain\n"}
{"Action":"fail","Package":"m","Elapsed":0.1}
`
	died = `{"Action":"run","Package":"d","Test":"TestD"}
{"Action":"output","Package":"d","Test":"TestD","Output":"last words\n"}
{"Action":"fail","Package":"d","Elapsed":0.1}
`
	cutOff = `{"Action":"start","Package":"c"}
{"Action":"run","Package":"c","Test":"TestE"}
`
)

// skipping is a package with a skipped test that gave a reason.
func skipping(reason string) string {
	return fmt.Sprintf(`{"Action":"run","Package":"s","Test":"TestC"}
{"Action":"output","Package":"s","Test":"TestC","Output":"=== RUN   TestC\n"}
{"Action":"output","Package":"s","Test":"TestC","Output":"    c_test.go:9: %s\n"}
{"Action":"output","Package":"s","Test":"TestC","Output":"--- SKIP: TestC (0.00s)\n"}
{"Action":"skip","Package":"s","Test":"TestC"}
{"Action":"pass","Package":"s","Elapsed":0.3}
`, reason)
}

func TestReport(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, in string
		ci, ok   bool
		close    string // the last line
		shows    []string
	}{
		{name: "passing", in: passing, ci: true, ok: true, close: "2 passed, 0 failed", shows: []string{"1 packages"}},
		{name: "failing", in: passing + failing, close: "2 passed, 1 failed", shows: []string{"Failed:\n  f TestB\n"}},
		{name: "skipping", in: passing + skipping("no moon"), ok: true, close: "2 passed, 0 failed, 1 skipped", shows: []string{"s TestC: c_test.go:9: no moon"}},
		{name: "skipping in CI", in: passing + skipping("no moon"), ci: true, close: "2 passed, 1 failed", shows: []string{"counts as failed", "no moon"}},
		{name: "left to a longer tier", in: passing + skipping("left to make test-all"), ci: true, ok: true, close: "2 passed, 0 failed", shows: []string{"1 tests are left to make test-all"}},
		{name: "skipping all", in: skipping("no moon"), close: "0 passed, 0 failed, 1 skipped"},
		{name: "no test files", in: passing + noTestFiles, ci: true, ok: true, close: "2 passed, 0 failed"},
		{name: "no test ran", in: noTestFiles, close: "0 passed, 0 failed"},
		{name: "nothing at all", close: "0 passed, 0 failed"},
		{name: "not building", in: passing + notBuilding, close: "2 passed, 1 failed", shows: []string{"b (does not build)"}},
		{name: "failing outside of its tests", in: passing + outside, close: "2 passed, 1 failed", shows: []string{"m (outside of its tests)"}},
		{name: "died in a test", in: died, close: "0 passed, 1 failed", shows: []string{"d TestD (did not end)"}},
		{name: "cut off", in: passing + cutOff, close: "2 passed, 2 failed", shows: []string{"c TestE (did not end)"}},
		{
			name: "counting", ok: true, close: "2 passed, 0 failed",
			in: passing + `{"Action":"output","Package":"a/p","Test":"TestA","Output":"    a_test.go:7: counted: 20 rounds\n"}
{"Action":"output","Package":"a/p","Test":"TestA","Output":"    a_test.go:8: not counted: 30 rounds\n"}
{"Action":"output","Package":"a/p","Test":"TestA","Output":"counted: by another program\n"}
{"Action":"output","Package":"a/p","Test":"TestA","Output":"    a_test.go:9: counted: 10 races\n"}
`,
			shows: []string{"\nCounted:\n  p: 10 races\n  p: 20 rounds\n\n1 packages"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := newCounts()
			if err := c.read(strings.NewReader(tt.in)); err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			if ok := c.report(&out, nil, tt.ci); ok != tt.ok {
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
			if t.Failed() {
				t.Logf("report:\n%s", &out)
			}
		})
	}
}

// TestFloors: a package of which fewer tests passed than the floor asks for fails the run, and so does one that did not run.
func TestFloors(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	events := filepath.Join(dir, "events.json")
	if err := os.WriteFile(events, []byte(strings.ReplaceAll(passing, `"p"`, `"`+module+`/p"`)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		floors, tier string
		ok           bool
		says         string // in the report or the error
	}{
		{floors: "test p 2 # both\n", tier: "test", ok: true, says: "2 passed, 0 failed"},
		{floors: "test p 3\n", tier: "test", says: "p: 2 tests passed, which is below the floor of 3"},
		{floors: "test p 2\ntest q 1\n", tier: "test", says: "q: 0 tests passed"},
		{floors: "all p 3\ncheck p 1\n", tier: "check", ok: true, says: "2 passed"},
		{floors: "all p 3\n", tier: "test", says: `no floors for the tier "test"`},
		{floors: "test p\n", tier: "test", says: "is not TIER PACKAGE COUNT"},
		{floors: "test p none\n", tier: "test", says: "positive number"},
	} {
		name := filepath.Join(dir, "floors.txt")
		if err := os.WriteFile(name, []byte(tt.floors), 0o600); err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		ok, err := run(&out, name, tt.tier, []string{events}, true)
		if err != nil {
			out.WriteString(err.Error())
		}
		if ok != tt.ok || !strings.Contains(out.String(), tt.says) {
			t.Errorf("%q: ok = %t, want %t, with %q:\n%s", tt.floors, ok, tt.ok, tt.says, &out)
		}
	}
	if ok, err := run(&bytes.Buffer{}, "", "test", []string{filepath.Join(dir, "missing.json")}, true); ok || err == nil {
		t.Errorf("a part that did not run: %t, %v", ok, err)
	}
}

func TestReadsRubbish(t *testing.T) {
	t.Parallel()
	if err := newCounts().read(strings.NewReader(passing + "no JSON\n")); err == nil {
		t.Error("no error")
	}
}
