package sdk_test

import "testing"

// TestGo runs what the Go SDK has: its own tests, the live program and the example.
func TestGo(t *testing.T) {
	t.Parallel()
	provided(t, "go")
	dir := root + "/sdk/go"
	s := sdk{
		language: "go", dir: dir,
		live:    []string{"go", "run", "./internal/live"},
		example: []string{"go", "run", "./example"},
		env:     []string{"GOFLAGS=-mod=readonly", "GOWORK=off"},
	}
	t.Run("unit", func(t *testing.T) { s.run(t, []string{"go", "test", "-count=1", "./..."}) })
	s.test(t)
	showsExample(t, dir+"/README.md", "<!-- example -->", dir+"/example/main.go")
	showsExample(t, root+"/docs/sdk.md", "<!-- example: go -->", dir+"/example/main.go")
	hasVersion(t, dir+"/version.go", `const Version = "([^"]+)"`)
}
