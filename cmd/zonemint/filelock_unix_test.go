//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestOneRewrapAtATime: a second one is refused before it does anything.
func TestOneRewrapAtATime(t *testing.T) {
	dir := filepath.Join(home(t), "data")
	if got := runHere(t, indoors(), "", "init", "--data-dir", dir); got.code != exitOK {
		t.Fatalf("%+v", got)
	}
	unlock, err := lockDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := lockDir(dir); !errors.Is(err, errLocked) {
		t.Errorf("a lock that is held: error is %v", err)
	}
	got := runHere(t, indoors(), "", "key", "rewrap", "--data-dir", dir)
	if got.code != exitLocal || !strings.Contains(got.talk, "another rewrap is running") || exists(filepath.Join(dir, "kek.next")) {
		t.Errorf("%+v", got)
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
	if got := runHere(t, indoors(), "", "key", "rewrap", "--data-dir", dir); got.code != exitOK {
		t.Errorf("%+v", got)
	}
}

// TestGiveLike: a new key is for whoever owns the old one, or is not made.
func TestGiveLike(t *testing.T) {
	t.Parallel()
	mine := write(t, filepath.Join(t.TempDir(), "kek.next"), "")
	refuse := func(string, int, int) error { return os.ErrPermission }
	if err := giveLike(mine, mine, refuse); err != nil {
		t.Errorf("a file of ours: %v", err)
	}
	other := "/" // which belongs to root
	const stranger = 12345
	if os.Geteuid() == 0 {
		other = write(t, filepath.Join(t.TempDir(), "kek"), "")
		if err := os.Chown(other, stranger, stranger); err != nil {
			t.Skip(err)
		}
	}
	if err := giveLike(mine, other, refuse); err == nil || !strings.Contains(err.Error(), "run it as the user who owns "+other) {
		t.Errorf("a file of another: error is %v", err)
	}
}

// TestRewrapKeepsTheOwner: root replaces the key of a server that is not root.
func TestRewrapKeepsTheOwner(t *testing.T) {
	dir := filepath.Join(home(t), "data")
	if got := runHere(t, indoors(), "", "init", "--data-dir", dir); got.code != exitOK {
		t.Fatalf("%+v", got)
	}
	kek := filepath.Join(dir, "kek")
	const stranger = 12345
	if err := os.Chown(kek, stranger, stranger); err != nil {
		t.Skip("only root can give files away")
	}
	if got := runHere(t, indoors(), "", "key", "rewrap", "--data-dir", dir); got.code != exitOK {
		t.Fatalf("%+v", got)
	}
	stat, err := ownerOf(os.Stat(kek))
	if err != nil || stat.Uid != stranger || stat.Gid != stranger {
		t.Errorf("owner %+v, error %v", stat, err)
	}
}
