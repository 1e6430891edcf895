package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zonemint/zonemint/store"
	"github.com/zonemint/zonemint/zone"
)

func TestOpen(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for dsn, file := range map[string]string{
		"memory:":                      "",
		"sqlite:" + dir + "/a.db":      "a.db",
		"sqlite://" + dir + "/b.db":    "b.db", // three slashes with the path's own
		"sqlite:" + dir + "/./c d%.db": "c d%.db",
	} {
		s, err := store.Open(t.Context(), dsn, store.Options{})
		if err != nil {
			t.Errorf("%s: %v", dsn, err)
			continue
		}
		if err := s.Ping(t.Context()); err != nil {
			t.Errorf("%s: Ping: %v", dsn, err)
		}
		if err := s.Close(); err != nil {
			t.Errorf("%s: Close: %v", dsn, err)
		}
		if _, err := os.Stat(filepath.Join(dir, file)); err != nil {
			t.Errorf("%s: %v", dsn, err)
		}
	}
}

func TestOpenRelative(t *testing.T) {
	t.Chdir(t.TempDir())
	s, err := store.Open(t.Context(), "sqlite:zone.db", store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat("zone.db"); err != nil {
		t.Error(err)
	}
}

func TestBadDSN(t *testing.T) {
	t.Parallel()
	for _, dsn := range []string{
		"", ":", "zone.db", "/var/lib/zone.db", "postgres:zone", "hunter2:", "SQLITE:zone.db", "memory",
		"memory:x", "file:zone.db?hunter2", "sqlite", "mysql://zone:hunter2@db/zone\x00",
	} {
		s, err := store.Open(t.Context(), dsn, store.Options{})
		if s != nil || !errors.Is(err, store.ErrDSN) {
			t.Errorf("%q: store %v, error %v", dsn, s, err)
		}
		_, migrateErr := store.Migrate(t.Context(), dsn)
		_, statusErr := store.MigrationStatus(t.Context(), dsn)
		for _, err := range []error{err, migrateErr, statusErr} {
			wantHelp(t, dsn, err, "sqlite:PATH", "memory:")
		}
	}
}

func TestBadPath(t *testing.T) {
	t.Parallel()
	for dsn, help := range map[string]string{
		"sqlite:":                           "sqlite:zone.db",
		"sqlite::memory:":                   "memory:",
		"sqlite://zone:hunter2@host/zone":   "no host",
		"sqlite:zone.db?password=hunter2":   "no parameters",
		"sqlite:/tmp/zone.db#hunter2":       "no parameters",
		"sqlite:" + t.TempDir() + "/x/y.db": "no such file",
	} {
		s, err := store.Open(t.Context(), dsn, store.Options{})
		if s != nil {
			t.Errorf("%q gives the store %v", dsn, s)
		}
		wantHelp(t, dsn, err, help)
	}
}

// wantHelp fails unless err says each of the texts and does not repeat a password.
func wantHelp(t *testing.T, dsn string, err error, texts ...string) {
	t.Helper()
	if err == nil {
		t.Errorf("%q is accepted", dsn)
		return
	}
	for _, text := range texts {
		if !strings.Contains(err.Error(), text) {
			t.Errorf("%q: error %q does not say %q", dsn, err, text)
		}
	}
	if strings.Contains(err.Error(), "hunter2") {
		t.Errorf("%q: error %q repeats the password", dsn, err)
	}
}

func TestMigrate(t *testing.T) {
	t.Parallel()
	dsn := "sqlite:" + filepath.Join(t.TempDir(), "zone.db")
	pending, err := store.MigrationStatus(t.Context(), dsn)
	if err != nil || len(pending) == 0 || !pending[0].AppliedAt.IsZero() || pending[0].Name != "init" {
		t.Fatalf("status is %+v, error %v", pending, err)
	}
	if s, err := store.Open(t.Context(), dsn, store.Options{NoMigrate: true}); s != nil || err == nil {
		t.Errorf("a database that lacks migrations is opened: %v, error %v", s, err)
	}
	applied, err := store.Migrate(t.Context(), dsn)
	if err != nil || len(applied) != len(pending) || applied[0].AppliedAt.IsZero() {
		t.Errorf("applied %+v, error %v", applied, err)
	}
	s, err := store.Open(t.Context(), dsn, store.Options{NoMigrate: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if err := s.Ping(t.Context()); !errors.Is(err, zone.Unavailable) {
		t.Errorf("Ping after Close: %v", err)
	}
}

func TestMemoryHasNoMigrations(t *testing.T) {
	t.Parallel()
	applied, err := store.Migrate(t.Context(), "memory:")
	if len(applied) != 0 || err != nil {
		t.Errorf("applied %+v, error %v", applied, err)
	}
	all, err := store.MigrationStatus(t.Context(), "memory:")
	if len(all) != 0 || err != nil {
		t.Errorf("status is %+v, error %v", all, err)
	}
}
