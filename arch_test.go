package zonemint_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/zonemint/zonemint"

// What is reached through these is somebody else's business: HTTP is that of handlers, SQL that of store/sqlstore.
var (
	web     = []string{"net/http", "github.com/labstack/echo", "github.com/getkin/kin-openapi", module + "/gen"}
	storage = []string{"database/sql", "modernc.org/sqlite", "github.com/jackc/pgx", "github.com/pressly/goose"}
)

// arrow says what a package and those below it must not lead to. A name stands for all packages below it too.
type arrow struct {
	from, why string
	deps      []string // not even through other packages
	imports   []string // not directly, neither in its tests
}

// arrows are the import rules: cmd -> handlers -> zone -> tokens, cmd -> store -> zone, handlers -> gen. The rules of
// depguard in .golangci.yml say the same of direct imports, in the editor; these also follow what the imports import.
var arrows = []arrow{
	{
		from: module + "/tokens", why: "tokens is pure: no storage, no HTTP, and none of ours",
		deps:    slices.Concat(web, storage, []string{module}),
		imports: []string{module + "/zone", module + "/store", module + "/handlers", module + "/cmd"},
	},
	{
		from: module + "/zone", why: "zone is the domain: it knows no HTTP and no SQL, and names the Store that it needs",
		deps: slices.Concat(web, storage, []string{module + "/store", module + "/handlers", module + "/cmd"}),
	},
	{
		from: module + "/handlers", why: "handlers reach the store through zone.Service only",
		deps:    []string{module + "/store", module + "/cmd"},
		imports: storage,
	},
	{
		from: module + "/store", why: "a store is an adapter of zone and ignorant of the others",
		deps: []string{"github.com/labstack/echo", "github.com/getkin/kin-openapi", module + "/gen", module + "/handlers", module + "/cmd"},
	},
	{
		from: module + "/internal/remote", why: "remote is a client: it knows the zone by its answers alone",
		deps: []string{
			module + "/gen", module + "/handlers", module + "/store", module + "/zone", module + "/tokens", module + "/cmd",
			"github.com/labstack/echo", "github.com/getkin/kin-openapi",
		},
	},
	{
		from: module + "/internal/linear", why: "linear judges a zone by its answers, whatever keeps it and whoever serves it",
		deps: slices.Concat(web, storage, []string{module + "/store", module + "/handlers", module + "/cmd"}),
	},
	{
		from: module + "/internal/testlogin", why: "testlogin is for the tests of every layer, and knows none but the domain",
		deps: slices.Concat(web, storage, []string{module + "/store", module + "/handlers", module + "/cmd"}),
	},
	{
		from: module + "/cmd", why: "testlogin is for tests: its hashes protect no password",
		deps: []string{module + "/internal/testlogin"},
	},
	{
		from: module + "/gen", why: "gen is generated from openapi.yaml and knows none of ours",
		deps: []string{module},
	},
}

// What no package but handlers, and gen which is generated for them, imports. Tests elsewhere may hold what they see
// against the contract, hence kin-openapi is theirs too, and internal/apidoc writes a page from it.
var (
	onlyHandlers     = []string{module + "/gen", "github.com/labstack/echo"}
	onlyHandlersCode = []string{"github.com/getkin/kin-openapi"}
)

// listed is a package as go list tells of it.
type listed struct {
	ImportPath                               string
	Imports, TestImports, XTestImports, Deps []string
}

func TestImportRules(t *testing.T) {
	packages := goList[listed](t, "list", "-json=ImportPath,Imports,TestImports,XTestImports,Deps", "./...")
	if len(packages) < 2 {
		t.Fatalf("go list found %d packages", len(packages))
	}
	for _, p := range packages {
		for _, violation := range violations(p) {
			t.Error(violation)
		}
	}
}

// violations says what in the imports of p is against the rules.
func violations(p listed) []string {
	var found []string
	direct := slices.Concat(p.Imports, p.TestImports, p.XTestImports)
	for _, a := range arrows {
		if !below(p.ImportPath, a.from) {
			continue
		}
		for _, dep := range p.Deps {
			if !below(dep, a.from) && belowAny(dep, a.deps) {
				found = append(found, fmt.Sprintf("%s depends on %s: %s", p.ImportPath, dep, a.why))
			}
		}
		for _, dep := range direct {
			if belowAny(dep, a.imports) {
				found = append(found, fmt.Sprintf("%s or its test imports %s: %s", p.ImportPath, dep, a.why))
			}
		}
	}
	if below(p.ImportPath, module+"/handlers") || below(p.ImportPath, module+"/gen") {
		return found
	}
	for _, dep := range direct {
		if below(p.ImportPath, module+"/bench") && below(dep, "github.com/labstack/echo") {
			continue // it compares with a bare echo route
		}
		if belowAny(dep, onlyHandlers) {
			found = append(found, fmt.Sprintf("%s or its test imports %s: only handlers do", p.ImportPath, dep))
		}
	}
	for _, dep := range p.Imports {
		if belowAny(dep, onlyHandlersCode) && p.ImportPath != module+"/internal/apidoc" {
			found = append(found, fmt.Sprintf("%s imports %s: only handlers, internal/apidoc and tests do", p.ImportPath, dep))
		}
	}
	return found
}

// TestImportRulesBite shows for each rule an import that it forbids, and some that all of them allow.
func TestImportRulesBite(t *testing.T) {
	for _, tt := range []struct {
		from, to string
		test     bool // imported by the test, not by the package
		want     bool
	}{
		{from: "tokens", to: "net/http", want: true},
		{from: "tokens", to: "database/sql/driver", want: true},
		{from: "tokens", to: module + "/zone", want: true},
		{from: "tokens", to: module + "/zone/password", test: true, want: true},
		{from: "tokens", to: "gopkg.in/macaroon.v2"},
		{from: "zone", to: "github.com/labstack/echo/v4", want: true},
		{from: "zone", to: "github.com/getkin/kin-openapi/openapi3", want: true},
		{from: "zone", to: module + "/gen", want: true},
		{from: "zone", to: module + "/store/memory", want: true},
		{from: "zone", to: module + "/store/memory", test: true},
		{from: "zone", to: module + "/tokens"},
		{from: "zone/password", to: "modernc.org/sqlite", want: true},
		{from: "handlers", to: module + "/store", want: true},
		{from: "handlers", to: module + "/store/memory", test: true},
		{from: "handlers", to: "database/sql", want: true},
		{from: "handlers", to: module + "/gen"},
		{from: "store/sqlstore", to: module + "/handlers", want: true},
		{from: "store/sqlstore", to: module + "/zone"},
		{from: "store", to: module + "/gen", want: true},
		{from: "internal/remote", to: module + "/handlers", want: true},
		{from: "internal/remote", to: module + "/zone", want: true},
		{from: "internal/remote", to: "net/http"},
		{from: "internal/linear", to: module + "/store/sqlstore", want: true},
		{from: "internal/linear", to: module + "/store/memory", test: true},
		{from: "internal/linear", to: "net/http", want: true},
		{from: "internal/linear", to: module + "/zone"},
		{from: "internal/testlogin", to: module + "/store/memory", want: true},
		{from: "internal/testlogin", to: "net/http", want: true},
		{from: "internal/testlogin", to: module + "/zone/password"},
		{from: "gen", to: module + "/zone", want: true},
		{from: "gen", to: "github.com/labstack/echo/v4"},
		{from: "cmd/zonemint", to: module + "/gen", want: true},
		{from: "cmd/zonemint", to: "github.com/labstack/echo/v4", test: true, want: true},
		{from: "cmd/zonemint", to: "github.com/getkin/kin-openapi/openapi3", want: true},
		{from: "cmd/zonemint", to: "github.com/getkin/kin-openapi/openapi3", test: true},
		{from: "cmd/zonemint", to: module + "/handlers"},
		{from: "cmd/zonemint", to: module + "/internal/testlogin", want: true},
		{from: "cmd/zonemint", to: module + "/internal/testlogin", test: true},
		{from: "bench", to: "github.com/labstack/echo/v4"},
		{from: "bench", to: module + "/gen", want: true},
		{from: "handlersfoo", to: module + "/handlers"},
	} {
		t.Run(tt.from+" to "+tt.to, func(t *testing.T) {
			p := listed{ImportPath: module + "/" + tt.from}
			if tt.test {
				p.XTestImports = []string{tt.to}
			} else {
				p.Imports, p.Deps = []string{tt.to}, []string{tt.to}
			}
			if got := violations(p); (len(got) > 0) != tt.want {
				t.Errorf("violations: %q, want any: %t", got, tt.want)
			}
		})
	}
}

// TestOnlyConvertBridges keeps the wire types and the domain types apart: of the files of package handlers only
// convert.go names both. The others hand on what convert.go made.
func TestOnlyConvertBridges(t *testing.T) {
	files, err := filepath.Glob("handlers/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if filepath.Base(file) == "convert.go" || strings.HasSuffix(file, "_test.go") {
			continue
		}
		imports := importsOf(t, file)
		if slices.Contains(imports, module+"/gen") && slices.Contains(imports, module+"/zone") {
			t.Errorf("%s imports both gen and zone: only handlers/convert.go may", file)
		}
	}
}

func importsOf(t *testing.T, file string) []string {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, spec := range tree.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

// below tells whether path is root or in a folder of it.
func below(path, root string) bool {
	return path == root || strings.HasPrefix(path, root+"/")
}

func belowAny(path string, roots []string) bool {
	return slices.ContainsFunc(roots, func(root string) bool { return below(path, root) })
}

// goList runs the go command at the root of the module and decodes the JSON objects that it prints.
func goList[T any](t *testing.T, args ...string) []T {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", args...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go %s: %v", strings.Join(args, " "), err)
	}
	var all []T
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var one T
		if err := d.Decode(&one); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, one)
	}
}
