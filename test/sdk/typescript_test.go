package sdk_test

import (
	"os"
	"path/filepath"
	"testing"
)

// TestTypeScript compiles the TypeScript SDK, which checks its types, and runs its own tests, the live program and the example.
func TestTypeScript(t *testing.T) {
	t.Parallel()
	provided(t, "typescript")
	source := root + "/sdk/typescript"
	s := sdk{
		language: "typescript", dir: t.TempDir(), // so that nothing is built in the tree
		live:    []string{"node", "dist/live/live.js"},
		example: []string{"node", "dist/example/example.js"},
		env:     []string{"NODE_EXTRA_CA_CERTS=" + filepath.Join(zone.DataDir, "tls", "cert.pem")},
	}
	for _, name := range []string{"package.json", "tsconfig.json", "src", "test", "live", "example"} {
		path, err := filepath.Abs(filepath.Join(source, name))
		if err != nil {
			t.Fatal(err)
		}
		copyTree(t, path, filepath.Join(s.dir, name))
	}
	modules, err := filepath.Abs(root + "/.cache/sdk/typescript/node_modules")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(modules, filepath.Join(s.dir, "node_modules")); err != nil {
		t.Fatal(err)
	}
	s.run(t, []string{"node", "node_modules/typescript/bin/tsc"})
	t.Run("unit", func(t *testing.T) {
		files, err := filepath.Glob(s.dir + "/dist/test/*.test.js") // no two lines of Node.js take folders or patterns alike
		if err != nil || len(files) == 0 {
			t.Fatalf("found no test: %v", err)
		}
		s.run(t, append([]string{"node", "--test"}, files...))
	})
	s.test(t)
	showsExample(t, source+"/README.md", "<!-- example -->", source+"/example/example.ts")
	showsExample(t, root+"/docs/sdk.md", "<!-- example: typescript -->", source+"/example/example.ts")
	hasVersion(t, source+"/package.json", `"version": "([^"]+)"`)
	hasVersion(t, source+"/src/version.ts", `version = '([^']+)'`)
}

// copyTree copies a file, or a folder with all that is in it.
func copyTree(t *testing.T, from, to string) {
	t.Helper()
	info, err := os.Stat(from)
	if err != nil {
		t.Fatal(err)
	}
	if info.IsDir() {
		if err := os.CopyFS(to, os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
		return
	}
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, data, 0o600); err != nil {
		t.Fatal(err)
	}
}
