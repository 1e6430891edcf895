package main

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone/password"
)

// newKEKFile makes a key-encryption key in a file.
func newKEKFile(t *testing.T, path string) tokens.KEK {
	t.Helper()
	kek, err := createKEK(path, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return kek
}

// TestLoadKEKs: the next key is read first, and what is wrong with it matters only where there is no other.
func TestLoadKEKs(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "kek")
	var skipped []error
	load := func() ([]tokens.KEK, error) {
		skipped = nil
		return loadKEKs(path, func(err error) { skipped = append(skipped, err) })
	}
	if _, err := load(); err == nil || !strings.Contains(err.Error(), "does not exist") {
		t.Errorf("nothing is there: error is %v", err)
	}
	write(t, nextKEK(path), "")
	if _, err := load(); err == nil || !strings.Contains(err.Error(), "kek.next is not a key-encryption key") {
		t.Errorf("there is half a key only: error is %v", err)
	}
	now := newKEKFile(t, path)
	if got, err := load(); err != nil || !slices.Equal(got, []tokens.KEK{now}) || len(skipped) != 1 {
		t.Errorf("beside half a key: %d keys, error %v, skipped %v", len(got), err, skipped)
	}
	if err := os.Remove(nextKEK(path)); err != nil {
		t.Fatal(err)
	}
	if got, err := load(); err != nil || !slices.Equal(got, []tokens.KEK{now}) || len(skipped) != 0 {
		t.Errorf("one key: %d keys, error %v, skipped %v", len(got), err, skipped)
	}
	next := newKEKFile(t, nextKEK(path))
	if got, err := load(); err != nil || !slices.Equal(got, []tokens.KEK{next, now}) {
		t.Errorf("two keys: %d keys, error %v", len(got), err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if got, err := load(); err != nil || !slices.Equal(got, []tokens.KEK{next}) || len(skipped) != 1 {
		t.Errorf("the next one alone: %d keys, error %v, skipped %v", len(got), err, skipped)
	}
}

// TestWriteNewIsWhole: whoever sees the name sees the whole file. Were it written under its name, the reader would all but surely see
// less.
func TestWriteNewIsWhole(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "file")
	data := bytes.Repeat([]byte("x"), 16<<20)
	done := make(chan error, 1)
	go func() { done <- writeNew(path, data) }()
	there := poll(startBound, func() bool {
		info, err := os.Stat(path)
		if err == nil && info.Size() != int64(len(data)) {
			t.Errorf("it has %d bytes while it is written", info.Size())
		}
		return err == nil
	})
	if err := <-done; err != nil || !there {
		t.Fatalf("there: %t, error %v", there, err)
	}
	if err := writeNew(path, []byte("another")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("over another: error is %v", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("left behind: %v, error %v", entries, err)
	}
	if info, err := os.Stat(path); err != nil || info.Size() != int64(len(data)) || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, error %v", info, err)
	}
}

// TestOpensWith: a rewrap succeeds only when the file as it is on the disk opens the ring, alone.
func TestOpensWith(t *testing.T) {
	t.Parallel()
	hasher, err := password.NewHasher(password.HasherConfig{})
	if err != nil {
		t.Fatal(err)
	}
	a := &assembly{hasher: hasher, log: slog.New(slog.DiscardHandler), flags: &serveFlags{}}
	if err := a.begin(t.Context(), "memory:", "admin", "a good long password"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.store.Close(); err != nil {
			t.Error(err)
		}
	})
	a.keks = func() ([]tokens.KEK, error) { return []tokens.KEK{a.kek}, nil }
	path := filepath.Join(t.TempDir(), "kek")
	for _, name := range []string{"no file", "another key"} {
		if err := a.opensWith(t.Context(), path); err == nil || !strings.Contains(err.Error(), "does not open it; keep every") {
			t.Errorf("%s: error is %v", name, err)
		}
		if name == "no file" {
			newKEKFile(t, path)
		}
	}
	secret := tokens.Secret(a.kek)
	right := filepath.Join(t.TempDir(), "kek")
	if _, err := createKEK(right, bytes.NewReader(secret[:])); err != nil {
		t.Fatal(err)
	}
	if err := a.opensWith(t.Context(), right); err != nil {
		t.Error(err)
	}
}
