package main

import (
	"os"
	"strings"
	"testing"
)

// TestPageIsCurrent: the tables of the page are what the measured figures give.
func TestPageIsCurrent(t *testing.T) {
	f, err := readFigures("../../docs/scaling.json")
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("../../docs/scaling.md")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{measuredBlock: measuredTables(f), simulatedBlock: simulatedTables(f)} {
		_, got, _, err := cutBlock(string(page), name)
		if err != nil {
			t.Fatal(err)
		}
		if got != want {
			t.Errorf("docs/scaling.md: the block %q is not what docs/scaling.json gives: run \"go run ./internal/capacity simulate\"\ngot:\n%s\nwant:\n%s", name, got, want)
		}
	}
}

// TestReplaceBlock changes what is between the markers, and nothing else.
func TestReplaceBlock(t *testing.T) {
	begin, end := markers("x")
	got, err := replaceBlock("a\n"+begin+"old\n"+end+"b\n", "x", "new\n")
	if want := "a\n" + begin + "new\n" + end + "b\n"; err != nil || got != want {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
	if _, err := replaceBlock("a\n"+begin, "x", "new\n"); err == nil || !strings.Contains(err.Error(), "end of x") {
		t.Errorf("without an end: %v", err)
	}
}
