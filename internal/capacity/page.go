package main

import (
	"fmt"
	"io"
	"os"
	"strings"
)

// The blocks of the page that are made.
const (
	measuredBlock  = "measured"
	simulatedBlock = "simulated"
)

// rewritePage puts the tables into the page.
func rewritePage(path string, f figures, progress io.Writer) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	page := string(text)
	for _, block := range []struct{ name, content string }{
		{measuredBlock, measuredTables(f)}, {simulatedBlock, simulatedTables(f)},
	} {
		if page, err = replaceBlock(page, block.name, block.content); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		_, _ = fmt.Fprintln(progress, block.content)
	}
	return os.WriteFile(path, []byte(page), 0o644) //nolint:gosec // it is a page of the handbook
}

func markers(name string) (begin, end string) {
	return "<!-- made by make capacity: " + name + " -->\n", "<!-- end of " + name + " -->\n"
}

// cutBlock finds a block of the page.
func cutBlock(page, name string) (before, content, after string, err error) {
	begin, end := markers(name)
	before, rest, found := strings.Cut(page, begin)
	content, after, closed := strings.Cut(rest, end)
	if !found || !closed {
		return "", "", "", fmt.Errorf("lacks the lines %q and %q", strings.TrimSpace(begin), strings.TrimSpace(end))
	}
	return before, content, after, nil
}

func replaceBlock(page, name, content string) (string, error) {
	before, _, after, err := cutBlock(page, name)
	if err != nil {
		return "", err
	}
	begin, end := markers(name)
	return before + begin + content + end + after, nil
}
