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
		example: []string{"node", "example.js"},
		env:     []string{"NODE_EXTRA_CA_CERTS=" + filepath.Join(zone.DataDir, "tls", "cert.pem")},
	}
	for _, name := range []string{"src", "test", "live", "example"} {
		if err := os.CopyFS(filepath.Join(s.dir, name), os.DirFS(filepath.Join(source, name))); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"package.json", "tsconfig.json", "README.md"} {
		copyFile(t, filepath.Join(source, name), filepath.Join(s.dir, name))
	}
	link(t, "", s.dir)
	s.run(t, []string{"node", "node_modules/typescript/bin/tsc"})
	t.Run("unit", func(t *testing.T) {
		files, err := filepath.Glob(s.dir + "/dist/test/*.test.js") // no two lines of Node.js take folders or patterns alike
		if err != nil || len(files) == 0 {
			t.Fatalf("found no test: %v", err)
		}
		s.run(t, append([]string{"node", "--test"}, files...))
	})
	t.Run("live", s.testLive)
	t.Run("example", s.project(t).testExample)
	showsExample(t, source+"/README.md", "<!-- example -->", source+"/example/example.ts")
	showsExample(t, root+"/docs/sdk.md", "<!-- example: typescript -->", source+"/example/example.ts")
	hasVersion(t, source+"/package.json", `"version": "([^"]+)"`)
	hasVersion(t, source+"/src/version.ts", `version = '([^']+)'`)
}

// project makes a project of somebody who uses the SDK: with the package as npm packs it, and the example, which is compiled there
// with the types of the package.
func (s sdk) project(t *testing.T) sdk {
	t.Helper()
	user := s
	user.dir = t.TempDir()
	home := filepath.Join(user.dir, "node_modules", "@zonemint", "sdk")
	if err := os.MkdirAll(home, 0o700); err != nil {
		t.Fatal(err)
	}
	s.run(t, []string{"npm", "pack", "--silent", "--ignore-scripts", "--pack-destination", user.dir})
	user.run(t, []string{"tar", "-xzf", "zonemint-sdk-" + version(t) + ".tgz", "--strip-components=1", "-C", home})
	for _, name := range []string{"@types", "typescript", "undici-types"} {
		link(t, name, user.dir)
	}
	if err := os.WriteFile(filepath.Join(user.dir, "package.json"), []byte(`{"type":"module"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	copyFile(t, filepath.Join(s.dir, "example", "example.ts"), filepath.Join(user.dir, "example.ts"))
	user.run(t, []string{"node", "node_modules/typescript/bin/tsc", "--strict", "--target", "es2022", "--module", "nodenext", "example.ts"})
	return user
}

// link makes the packages that are installed, or one of them, be found in a folder.
func link(t *testing.T, name, dir string) {
	t.Helper()
	modules, err := filepath.Abs(root + "/.cache/sdk/typescript/node_modules")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(modules, name), filepath.Join(dir, "node_modules", name)); err != nil {
		t.Fatal(err)
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, data, 0o600); err != nil {
		t.Fatal(err)
	}
}
