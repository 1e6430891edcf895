package sdk_test

import (
	"archive/zip"
	"path/filepath"
	"slices"
	"testing"
)

// TestPython runs what the Python SDK has: its own tests, mypy and ruff, and from its wheel the live program, with either client, and
// the example.
func TestPython(t *testing.T) {
	t.Parallel()
	provided(t, "python")
	dir := root + "/sdk/python"
	bin, err := filepath.Abs(root + "/.cache/sdk/python/bin")
	if err != nil {
		t.Fatal(err)
	}
	python := filepath.Join(bin, "python")
	s := sdk{
		language: "python", dir: dir,
		live:    []string{python, "tests/live.py"},
		example: []string{python, "example/main.py"},
		env:     []string{"PYTHONDONTWRITEBYTECODE=1"},
	}
	t.Run("unit", func(t *testing.T) { s.run(t, []string{python, "-W", "error", "-m", "unittest", "-q"}) })
	t.Run("lint", func(t *testing.T) {
		s.run(t, []string{python, "-m", "mypy", "--cache-dir", "../../.cache/sdk/mypy", "zonemint", "tests", "example"})
		s.run(t, []string{filepath.Join(bin, "ruff"), "check", "--quiet", "--no-cache", "."})
		s.run(t, []string{filepath.Join(bin, "ruff"), "format", "--quiet", "--no-cache", "--check", "."})
	})
	wheel := s.wheel(t, python)
	s.env = append(s.env, "PYTHONPATH="+wheel)
	s.test(t)
	asynchronous := s
	asynchronous.live = append(slices.Clone(s.live), "asyncio")
	t.Run("asyncio", asynchronous.testLive)
	showsExample(t, dir+"/README.md", "<!-- example -->", dir+"/example/main.py")
	showsExample(t, root+"/docs/sdk.md", "<!-- example: python -->", dir+"/example/main.py")
	hasVersion(t, dir+"/zonemint/_version.py", `__version__ = "([^"]+)"`)
}

// wheel builds what would be published, which Python can run from as it is, and looks for what tells type checkers that it is typed.
func (s sdk) wheel(t *testing.T, python string) string {
	t.Helper()
	folder := t.TempDir()
	s.run(t, []string{python, "-m", "flit_core.wheel", "--outdir", folder})
	file := filepath.Join(folder, "zonemint-"+version(t)+"-py3-none-any.whl")
	archive, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = archive.Close() }()
	if !slices.ContainsFunc(archive.File, func(f *zip.File) bool { return f.Name == "zonemint/py.typed" }) {
		t.Error("the wheel has no zonemint/py.typed")
	}
	return file
}
