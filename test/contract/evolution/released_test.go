package evolution_test

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestNothingBreaks holds openapi.yaml against the contract of the last release.
func TestNothingBreaks(t *testing.T) {
	c, err := compare(t.Context(), released, current)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.verdict(); err != nil {
		t.Error(err)
	}
}

// TestReleasedIsTheLastTag: what is held to be the contract of the last release is that of the last tag, so that nobody
// makes a breaking change pass by editing the file that it is compared with.
func TestReleasedIsTheLastTag(t *testing.T) {
	tags := git(t, "tag", "--list", "v[0-9]*", "--merged", "HEAD", "--sort=-version:refname")
	tag, _, _ := strings.Cut(string(tags), "\n")
	if tag == "" {
		t.Log("there is no release yet")
		return
	}
	want := git(t, "show", tag+":openapi.yaml")
	got, err := os.ReadFile(released)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("test/contract/released/openapi.yaml is not openapi.yaml of %s: git show %s:openapi.yaml >test/contract/released/openapi.yaml", tag, tag)
	}
}

// git runs git in the repository.
func git(t *testing.T, args ...string) []byte {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "git", args...)
	cmd.Dir = root
	out, err := output(cmd)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
