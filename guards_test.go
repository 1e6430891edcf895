package zonemint_test

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// update writes the table of guards instead of comparing it.
var update = flag.Bool("update", false, "write the table of guards into docs/testing.md")

// What make check runs, by the beginning of the folder; what else there is needs a built program or other languages. The interoperation
// with other libraries is left to make test-all as a whole.
var (
	checkedFolders = []string{"tokens", "zone", "handlers", "store", "cmd", "internal", "test/contract/evolution"}
	allFolders     = []string{"test/interop"}
)

// TestGuards: the tests that ARCHITECTURE.md names as the guards of an invariant exist, and docs/testing.md says which tier runs them first.
func TestGuards(t *testing.T) {
	t.Parallel()
	tiers, unclear := testTiers(t)
	var rows strings.Builder
	for _, row := range invariants(t) {
		byTier := map[string][]string{}
		for _, name := range row.guards {
			tier, ok := tiers[name]
			if !ok {
				t.Errorf("ARCHITECTURE.md names %s, which does not exist", name)
				continue
			}
			if unclear[name] {
				t.Errorf("packages that different tiers run have a %s: give one of them another name", name)
			}
			byTier[tier] = append(byTier[tier], "`"+name+"`")
		}
		fmt.Fprintf(&rows, "| %s | %s | %s | %s |\n", row.name,
			strings.Join(byTier["check"], ", "), strings.Join(byTier["test"], ", "), strings.Join(byTier["test-all"], ", "))
	}
	const page, begin, end = "docs/testing.md", "<!-- guards -->\n", "<!-- /guards -->"
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, found := strings.Cut(string(text), begin)
	_, tail, ended := strings.Cut(rest, end)
	if !found || !ended {
		t.Fatalf("%s has no table of guards", page)
	}
	want := head + begin + "| invariant | make check | make test, too | make test-all, too |\n| --- | --- | --- | --- |\n" + rows.String() + end + tail
	switch {
	case want == string(text):
	case *update:
		if err := os.WriteFile(page, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("the table of guards in %s is out of date: go test -run TestGuards . -update", page)
	}
}

// invariant is a row of the table in ARCHITECTURE.md.
type invariant struct {
	name   string
	guards []string // tests and fuzz targets
}

func invariants(t *testing.T) []invariant {
	t.Helper()
	text, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(text), "\n## Invariants\n")
	section, _, _ = strings.Cut(section, "\n## ")
	row := regexp.MustCompile(`(?m)^\| \*\*(.+?)\*\*.*\|([^|]*)\|$`)
	name := regexp.MustCompile("`((?:Test|Fuzz)[A-Z]\\w*)`")
	var all []invariant
	for _, found := range row.FindAllStringSubmatch(section, -1) {
		one := invariant{name: strings.TrimSuffix(found[1], ".")}
		for _, guard := range name.FindAllStringSubmatch(found[2], -1) {
			one.guards = append(one.guards, guard[1])
		}
		if len(one.guards) == 0 {
			t.Errorf("nothing guards %q", one.name)
		}
		all = append(all, one)
	}
	if len(all) < 30 {
		t.Fatalf("ARCHITECTURE.md has %d invariants", len(all))
	}
	return all
}

// testTiers is the first tier that runs each test of the module, and the names that packages of different tiers share.
func testTiers(t *testing.T) (tiers map[string]string, unclear map[string]bool) {
	t.Helper()
	tiers, unclear = map[string]string{"TestMain": "check"}, map[string]bool{}
	for _, file := range goFiles(t) {
		if !strings.HasSuffix(file, "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, declaration := range tree.Decls {
			f, ok := declaration.(*ast.FuncDecl)
			if !ok || f.Recv != nil || !strings.HasPrefix(f.Name.Name, "Test") && !strings.HasPrefix(f.Name.Name, "Fuzz") {
				continue
			}
			name, tier := f.Name.Name, tierOf(filepath.ToSlash(filepath.Dir(file)), f)
			if old, ok := tiers[name]; ok && old != tier && name != "TestMain" {
				unclear[name] = true
			} else if !ok {
				tiers[name] = tier
			}
		}
	}
	return tiers, unclear
}

func tierOf(folder string, f *ast.FuncDecl) string {
	switch {
	case belowAny(folder, allFolders) || begins(f, "NeedAll"):
		return "test-all"
	case folder == "." || belowAny(folder, checkedFolders) && !begins(f, "NeedTest"):
		return "check"
	}
	return "test"
}

// begins reports whether a statement of the function itself, not of a subtest, calls that function of package tier.
func begins(f *ast.FuncDecl, name string) bool {
	return slices.ContainsFunc(f.Body.List, func(s ast.Stmt) bool {
		e, ok := s.(*ast.ExprStmt)
		if !ok {
			return false
		}
		call, ok := e.X.(*ast.CallExpr)
		if !ok {
			return false
		}
		selector, ok := call.Fun.(*ast.SelectorExpr)
		return ok && selector.Sel.Name == name
	})
}
