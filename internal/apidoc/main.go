// Command apidoc writes the reference of all operations into docs/api.md, from openapi.yaml: who may, parameters, bodies,
// answers and an example of each, grouped by tag. What people have written on that page stands before the marks, and stays.
//
//	go run ./internal/apidoc
package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/zonemint/zonemint"
)

// What stands between these lines of the page is made.
const (
	begins = "<!-- made from openapi.yaml by internal/apidoc -->\n"
	ends   = "<!-- end of what is made -->\n"
)

const page = "docs/api.md"

func main() {
	if err := rewrite(page); err != nil {
		fmt.Fprintln(os.Stderr, "apidoc:", err)
		os.Exit(1)
	}
}

// rewrite puts the reference into a page.
func rewrite(path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	made, err := reference(zonemint.OpenAPI)
	if err != nil {
		return err
	}
	replaced, err := replace(string(text), made)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return os.WriteFile(path, []byte(replaced), 0o644) //nolint:gosec // it is a page of the handbook
}

// replace puts what is made between the marks of a page.
func replace(page, made string) (string, error) {
	before, rest, found := strings.Cut(page, begins)
	_, after, closed := strings.Cut(rest, ends)
	if !found || !closed {
		return "", fmt.Errorf("lacks the lines %q and %q", strings.TrimSpace(begins), strings.TrimSpace(ends))
	}
	return before + begins + made + ends + after, nil
}
