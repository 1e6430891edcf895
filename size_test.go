package zonemint_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// The largest sizes that a reader still takes in. Files of about 100 lines and functions of about ten are wanted.
const (
	maxFileLines     = 450
	maxFunctionLines = 80
)

func TestSizes(t *testing.T) {
	files := goFiles(t)
	if len(files) == 0 {
		t.Fatal("found no Go file")
	}
	for _, file := range files {
		checkSizes(t, file)
	}
}

// goFiles are all hand-written Go files of the repository.
func goFiles(t *testing.T) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "node_modules"):
			return filepath.SkipDir
		case !d.IsDir() && strings.HasSuffix(path, ".go") && !generated(path):
			files = append(files, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func generated(path string) bool {
	dir := filepath.ToSlash(filepath.Dir(path))
	return (dir == "gen" || dir == "sdk/go/api") && strings.HasSuffix(path, ".gen.go")
}

func checkSizes(t *testing.T, path string) {
	t.Helper()
	files := token.NewFileSet()
	tree, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Error(err)
		return
	}
	if lines := files.File(tree.Pos()).LineCount() - 1; lines > maxFileLines {
		t.Errorf("%s has %d lines, more than %d: split it by its nouns", path, lines, maxFileLines)
	}
	for _, decl := range tree.Decls {
		f, ok := decl.(*ast.FuncDecl)
		if !ok {
			continue
		}
		if lines := files.Position(f.End()).Line - files.Position(f.Pos()).Line + 1; lines > maxFunctionLines {
			t.Errorf("%s: %s has %d lines, more than %d", files.Position(f.Pos()), f.Name.Name, lines, maxFunctionLines)
		}
	}
}
