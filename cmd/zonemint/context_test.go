package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestContexts(t *testing.T) {
	dir := home(t)
	file := filepath.Join(dir, ".config", "zonemint", "contexts.yaml")
	key := write(t, filepath.Join(dir, "key"), "MDAs3cret\n")
	for _, step := range []struct {
		stdin, args string
		code        int
		out, talk   string
	}{
		{"", "context show", exitLocal, "", "no context is current"},
		{"", "context list", 0, "CURRENT  NAME  HOST  USERNAME  CREDENTIALS\n", ""},
		{"", "context set a", exitLocal, "", "--host: the host is empty"},
		{"", "context set a/b --host zone.test", exitLocal, "", "a context is named by"},
		{"", "context set a --host https://u:s3cret@zone.test", exitLocal, "", "must not have a username"},
		{"", "context set a --host zone.test --api-key-file " + key + " --username ada", exitLocal, "", "not both"},
		{"", "context set a --host zone.test --password-file " + key, exitLocal, "", "the password of whom?"},
		{"", "context set a --host zone.test --api-key-file /dev/null", exitLocal, "", "there is no access token"},
		{"s3cret\n", "context set a --host https://zone.test --username ada --password-file -", 0, "", "Set the context a, https://zone.test."},
		{"", "context set b --host https://two.test --api-key-file " + key + " --insecure", 0, "", "Set the context b"},
		{"", "context list -q", 0, "a\nb\n", ""},
		{"", "context list", 0, "CURRENT  NAME  HOST               USERNAME  CREDENTIALS\n*        a     https://zone.test  ada       password\n-        b     https://two.test   -         access token\n", ""},
		{"", "context use c", exitLocal, "", `there is no context "c"`},
		{"", "context use b", 0, "", "The current context is b now."},
		{"", "context show -o yaml", 0, "schemaVersion: 1\nname: b\ncurrent: true\nhost: https://two.test\ninsecure: true\ncredentials: access token\n", ""},
		{"", "context set b --insecure=false --ca-file ca.pem", 0, "", ""},
		{"", "context set b --username bob", 0, "", ""},
		{"", "context show b", 0, "name         b\ncurrent      yes\nhost         https://two.test\nca file      {CA}\ninsecure     no\nusername     bob\ncredentials  none\n", ""},
		{"", "context show a -q", 0, "a\n", ""},
		{"", "context set a --username eve", 0, "", ""}, // whose password the old one is not
		{"", "context show a -o json", 0, "{\n  \"schemaVersion\": 1,\n  \"name\": \"a\",\n  \"current\": false,\n  \"host\": \"https://zone.test\",\n  \"insecure\": false,\n  \"username\": \"eve\",\n  \"credentials\": \"none\"\n}\n", ""},
		{"", "context delete b", 0, "", "Deleted the context b."},
		{"", "context show", exitLocal, "", "no context is current"},
		{"", "context delete b", exitLocal, "", "there is no context"},
	} {
		got := runHere(t, indoors(), step.stdin, strings.Fields(step.args)...)
		absolute, err := filepath.Abs("ca.pem")
		if err != nil {
			t.Fatal(err)
		}
		if got.code != step.code || got.out != strings.ReplaceAll(step.out, "{CA}", absolute) || !strings.Contains(got.talk, step.talk) {
			t.Errorf("%s: %+v", step.args, got)
		}
		if strings.Contains(got.out+got.talk, "s3cret") {
			t.Errorf("%s shows a secret: %+v", step.args, got)
		}
	}
	for path, want := range map[string]os.FileMode{file: 0o600, filepath.Dir(file): 0o700} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v", path, info, err)
		}
	}
	if left, err := os.ReadDir(filepath.Dir(file)); err != nil || len(left) != 1 {
		t.Errorf("%v, %v", left, err)
	}
}

// TestContextFileIsPrivate: a file that others can read is refused, before anything of it is used, and by every command.
func TestContextFileIsPrivate(t *testing.T) {
	dir := home(t)
	file := write(t, filepath.Join(dir, "contexts.yaml"), "version: 1\ncurrent: a\ncontexts:\n  a: {host: https://zone.test, access-token: s3cret}\n")
	for mode, refused := range map[os.FileMode]bool{0o600: false, 0o400: false, 0o640: true, 0o604: true, 0o644: true, 0o620: true} {
		if err := os.Chmod(file, mode); err != nil {
			t.Fatal(err)
		}
		for _, args := range []string{"context list", "user show --curl"} {
			got := runHere(t, indoors(), "", append(strings.Fields(args), "--contexts", file)...)
			if (got.code != 0) != refused || refused && !strings.Contains(got.talk, "run chmod 600") {
				t.Errorf("%o, %s: %+v", mode, args, got)
			}
		}
	}
}

// TestContextFileIsStrict: what cannot be read is neither guessed at nor overwritten, and not repeated.
func TestContextFileIsStrict(t *testing.T) {
	dir := home(t)
	for text, want := range map[string]string{
		"s3cret: [":                        "is not a file of contexts",
		"version: 1\ncontext: s3cret":      "is not a file of contexts",
		"version: 1\ncontexts: s3cret":     "is not a file of contexts",
		"version: 2\ncontexts: {}":         "use the newer program",
		"":                                 "is not a file of contexts",
		"version: 1\ncurrent: a":           `there is no context "a"`,
		"version: 1\ncontexts: {a: {}}":    "no context is current",
		"version: 1\ncontexts:\ncurrent: ": "no context is current",
	} {
		file := write(t, filepath.Join(dir, "contexts.yaml"), text)
		got := runHere(t, indoors(), "", "context", "show", "--contexts", file)
		if got.code != exitLocal || !strings.Contains(got.talk, want) || strings.Contains(got.talk, "s3cret") {
			t.Errorf("%q: %+v", text, got)
		}
		if after, err := os.ReadFile(file); err != nil || string(after) != text {
			t.Errorf("%q is %q now: %v", text, after, err)
		}
	}
}

// TestContextFileBehindALink: the file that a link leads to is written, and the link stays.
func TestContextFileBehindALink(t *testing.T) {
	dir := home(t)
	file := write(t, filepath.Join(dir, "real.yaml"), "version: 1\n")
	link := filepath.Join(dir, "link.yaml")
	if err := os.Symlink(file, link); err != nil {
		t.Skip(err)
	}
	got := runHere(t, indoors(), "", "context", "set", "a", "--host", "zone.test", "--contexts", link)
	info, err1 := os.Lstat(link)
	text, err2 := os.ReadFile(file)
	if err := errors.Join(err1, err2); err != nil || got.code != 0 || info.Mode()&os.ModeSymlink == 0 || !strings.Contains(string(text), "zone.test") {
		t.Errorf("%v, %+v, %v, %s", err, got, info, text)
	}
}

// TestContextsAreOptional: without a home there are none, which matters to nobody who does not ask for one.
func TestContextsAreOptional(t *testing.T) {
	dir := home(t)
	key := write(t, filepath.Join(dir, "key"), "key")
	t.Setenv("HOME", "")
	t.Setenv("XDG_CONFIG_HOME", "")
	zone := newFakeZone(t, "GET /user -> 200 "+aUser)
	if got := runHere(t, indoors(), "", "user", "show", "-q", "--host", zone.url, "--api-key-file", key); got.code != 0 {
		t.Errorf("%+v", got)
	}
	for _, args := range []string{"context list", "user show"} {
		if got := runHere(t, indoors(), "", strings.Fields(args)...); got.code != exitLocal || !strings.Contains(got.talk, "name a file with --contexts") {
			t.Errorf("%s: %+v", args, got)
		}
	}
}

// TestContextFileIsSharedSafely: of two processes that change it at once, neither undoes what the other did.
func TestContextFileIsSharedSafely(t *testing.T) {
	path := filepath.Join(home(t), "contexts.yaml")
	one, err1 := loadContexts(path)
	two, err2 := loadContexts(path)
	if err := errors.Join(err1, err2); err != nil {
		t.Fatal(err)
	}
	one.Contexts["one"], two.Contexts["two"] = serverContext{Host: "one.test"}, serverContext{Host: "two.test"}
	if err := one.save(path); err != nil {
		t.Fatal(err)
	}
	if err := two.save(path); !errors.Is(err, errContextsChanged) {
		t.Errorf("%v", err)
	}
	again, err := loadContexts(path)
	if err != nil || len(again.Contexts) != 1 || again.Contexts["one"].Host != "one.test" {
		t.Fatalf("%+v, %v", again, err)
	}
	again.Contexts["two"] = two.Contexts["two"]
	if err := again.save(path); err != nil {
		t.Error(err)
	}
}
