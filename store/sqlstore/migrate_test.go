package sqlstore

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zonemint/zonemint/zone"
)

func TestMigrate(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "zone.db")
	pending, err := SQLiteStatus(t.Context(), path)
	if err != nil || len(pending) == 0 {
		t.Fatalf("status is %+v, error %v", pending, err)
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("asking for the status makes the file, error %v", err)
	}
	for _, m := range pending {
		if m.Version < 1 || m.Name == "" || !m.AppliedAt.IsZero() {
			t.Errorf("%+v is no pending migration", m)
		}
	}
	applied, err := MigrateSQLite(t.Context(), path)
	if err != nil || len(applied) != len(pending) {
		t.Fatalf("applied %+v, error %v", applied, err)
	}
	status, err := SQLiteStatus(t.Context(), path)
	if err != nil || len(status) != len(pending) {
		t.Fatalf("status is %+v, error %v", status, err)
	}
	for i, m := range status {
		if m != applied[i] || m.AppliedAt.IsZero() || m.Version != pending[i].Version || m.Name != pending[i].Name {
			t.Errorf("status is %+v, applied %+v", m, applied[i])
		}
	}
	if again, err := MigrateSQLite(t.Context(), path); err != nil || len(again) != 0 {
		t.Errorf("migrating again applies %+v, error %v", again, err)
	}
	if err := reopen(t, path, Options{NoMigrate: true}).Ping(t.Context()); err != nil {
		t.Error(err)
	}
}

// wantRefused fails unless every entry to the file at path fails with an error that holds text.
func wantRefused(t *testing.T, path, text string) {
	t.Helper()
	_, open := OpenSQLite(t.Context(), path, Options{})
	_, openOnly := OpenSQLite(t.Context(), path, Options{NoMigrate: true})
	_, migrate := MigrateSQLite(t.Context(), path)
	_, status := SQLiteStatus(t.Context(), path)
	for name, err := range map[string]error{"Open": open, "NoMigrate": openOnly, "Migrate": migrate, "Status": status} {
		if err == nil || !strings.Contains(err.Error(), text) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: error is %v, want one with %q and the path", name, err, text)
		}
	}
}

func TestNewerSchema(t *testing.T) {
	t.Parallel()
	s, path := newStore(t, Options{})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	db := rawDB(t, path)
	exec(t, db, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (4711, 1)`)
	exec(t, db, `UPDATE compatibility SET oldest = 4710`)
	wantRefused(t, path, "the schema has version 4711, for programs that know at least 4710, and this one knows up to ")
}

// TestNewerSchemaThatIsCompatible opens a database that a newer program has migrated in a way that this one can live with.
func TestNewerSchemaThatIsCompatible(t *testing.T) {
	t.Parallel()
	s, path := newStore(t, Options{})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	exec(t, rawDB(t, path), `INSERT INTO goose_db_version (version_id, is_applied) VALUES (4711, 1)`)
	for _, opts := range []Options{{}, {NoMigrate: true}} {
		s := reopen(t, path, opts)
		if err := s.Update(t.Context(), func(tx zone.Tx) error { return tx.AppendAudit(zone.AuditRecord{Action: "a"}) }); err != nil {
			t.Errorf("%+v: %v", opts, err)
		}
	}
	if applied, err := MigrateSQLite(t.Context(), path); err != nil || len(applied) != 0 {
		t.Errorf("migrating applies %+v, error %v", applied, err)
	}
	if all, err := SQLiteStatus(t.Context(), path); err != nil || len(all) == 0 {
		t.Errorf("status is %+v, error %v", all, err)
	}
}

func TestForeignDatabase(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "other.db")
	if err := createFile(path); err != nil {
		t.Fatal(err)
	}
	db := rawDB(t, path)
	exec(t, db, `CREATE TABLE recipes (name TEXT)`)
	wantRefused(t, path, "zonemint did not make")
	if all, _, err := sqliteTables(t.Context(), db, ""); err != nil || all != 1 {
		t.Errorf("the database now has %d tables, error %v", all, err)
	}
}

func TestNoMigrate(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "zone.db")
	_, err := OpenSQLite(t.Context(), path, Options{NoMigrate: true})
	if err == nil || !strings.Contains(err.Error(), "zonemint migrate") {
		t.Errorf("error is %v", err)
	}
	if all, err := SQLiteStatus(t.Context(), path); err != nil || len(all) == 0 || !all[0].AppliedAt.IsZero() {
		t.Errorf("status is %+v, error %v", all, err)
	}
	reopen(t, path, Options{})
}

// TestStatusOfAnEmptyFile looks at a file that nothing was ever written to, and leaves it so.
func TestStatusOfAnEmptyFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "zone.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	all, err := SQLiteStatus(t.Context(), path)
	if err != nil || len(all) == 0 || !all[0].AppliedAt.IsZero() {
		t.Errorf("got %v, %v", all, err)
	}
	if info, err := os.Stat(path); err != nil || info.Size() != 0 {
		t.Errorf("the file has %v bytes, %v", info.Size(), err)
	}
}
