package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// pairs adds a user and a space of one id in each transaction, until it is told to stop, and returns how many.
func pairs(s zone.Store, begun chan<- struct{}, stop <-chan struct{}) (n int, err error) {
	for ; ; n++ {
		id := fmt.Sprintf("%06d", n)
		err := s.Update(context.Background(), func(tx zone.Tx) error {
			return errors.Join(tx.InsertUser(zone.User{ID: zone.UserID(id), Username: id}), tx.InsertSpace(zone.Space{ID: zone.SpaceID(id)}))
		})
		if err != nil {
			return n, err
		}
		if n == 20 {
			close(begun)
		}
		select {
		case <-stop:
			return n + 1, nil
		default:
		}
	}
}

// backedUp makes a zone in a store, and a backup while others write to it.
func backedUp(t *testing.T, s zone.Store, backup func() error) (written int) {
	t.Helper()
	err := s.Update(t.Context(), func(tx zone.Tx) error {
		return tx.InsertInstance(zone.Instance{ID: "the zone", Epoch: tokens.Secret{1}, RingVersion: 7, Restores: 2})
	})
	if err != nil {
		t.Fatal(err)
	}
	begun, stop := make(chan struct{}), make(chan struct{})
	done := make(chan error)
	go func() {
		n, err := pairs(s, begun, stop)
		written = n
		done <- err
	}()
	<-begun
	failed := backup()
	close(stop)
	if err := errors.Join(failed, <-done); err != nil {
		t.Fatal(err)
	}
	return written
}

// wantCopy looks at what was copied: it is of one moment, after the backup began and before it ended.
func wantCopy(t *testing.T, s zone.Store, written int) {
	t.Helper()
	err := s.View(t.Context(), func(tx zone.ReadTx) error {
		instance, err := tx.Instance()
		users, usersErr := tx.Users(zone.Page{Limit: 1_000_000})
		spaces, spacesErr := tx.Spaces(zone.Page{Limit: 1_000_000})
		if instance.ID != "the zone" || instance.Restores != 2 || instance.RingVersion != 7 {
			t.Errorf("the copy is of %+v", instance)
		}
		if len(users) != len(spaces) || len(users) < 20 || len(users) > written {
			t.Errorf("the copy has %d users and %d spaces, of %d", len(users), len(spaces), written)
		}
		return errors.Join(err, usersErr, spacesErr)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// wantFiles wants a folder to hold these files and nothing else.
func wantFiles(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if !slices.Equal(got, want) {
		t.Errorf("the folder has %q, want %q", got, want)
	}
}

// TestBackupSQLite copies a database while others write to it.
func TestBackupSQLite(t *testing.T) {
	t.Parallel()
	s, path := newStore(t, Options{})
	dir := t.TempDir()
	to := filepath.Join(dir, "backup.db")
	written := backedUp(t, s, func() error { return BackupSQLite(t.Context(), path, to) })
	wantFiles(t, dir, "backup.db")
	if info, err := os.Stat(to); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the copy is %v, %v", info, err)
	}
	content, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	if err := BackupSQLite(t.Context(), path, to); !errors.Is(err, fs.ErrExist) {
		t.Errorf("over another file: %v", err)
	}
	if again, err := os.ReadFile(to); err != nil || string(again) != string(content) {
		t.Errorf("the file was written over, %v", err)
	}
	if err := os.Symlink(filepath.Join(dir, "nowhere"), filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	if err := BackupSQLite(t.Context(), path, filepath.Join(dir, "link")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("through a link: %v", err)
	}
	wantCopy(t, reopen(t, to, Options{MustExist: true, NoMigrate: true}), written)
}

// TestBackupRefused: what is no zone's, or damaged, makes no backup, and nothing is left of the attempt.
func TestBackupRefused(t *testing.T) {
	t.Parallel()
	zones, path := newStore(t, Options{})
	if err := zones.Close(); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(t.TempDir(), "other.db")
	if err := os.WriteFile(other, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := withSQLite(other, 1, func(db *sql.DB) error {
		_, err := db.ExecContext(t.Context(), `CREATE TABLE t (x)`)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	text := filepath.Join(t.TempDir(), "text")
	if err := os.WriteFile(text, []byte(strings.Repeat("no database ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	gone := filepath.Join(t.TempDir(), "gone.db")
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	for name, tt := range map[string]struct {
		ctx  context.Context
		path string
		says string
	}{
		"a schema without a zone": {t.Context(), path, "it holds no zone"},
		"somebody else's":         {t.Context(), other, "zonemint did not make"},
		"no database":             {t.Context(), text, "not a database"},
		"damaged":                 {t.Context(), damaged(t), "malformed"},
		"no file":                 {t.Context(), gone, "no such file"},
		"cut off":                 {ended, path, "context canceled"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			err := BackupSQLite(tt.ctx, tt.path, filepath.Join(dir, "backup.db"))
			if err == nil || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("the error is %v, want one that says %q", err, tt.says)
			}
			wantFiles(t, dir)
		})
	}
	if _, err := os.Stat(gone); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a database was made: %v", err)
	}
	if err := BackupSQLite(t.Context(), path, filepath.Join(t.TempDir(), "no", "such", "folder")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("into no folder: %v", err)
	}
}

// damaged is a zone's database with a page that is none.
func damaged(t *testing.T) string {
	t.Helper()
	s, path := newStore(t, Options{})
	backedUp(t, s, func() error { return nil })
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	const page = 4096
	for at := int64(4 * page); at < info.Size(); at += page { // behind the schema
		if _, err := f.WriteAt([]byte(strings.Repeat("\xff", 100)), at); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestBackupPostgres copies a database while others write to it, and restores the copy.
func TestBackupPostgres(t *testing.T) {
	t.Parallel()
	dsn, into := pgtest.DSN(t), pgtest.DSN(t)
	s, err := OpenPostgres(t.Context(), dsn, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	dir := t.TempDir()
	to := filepath.Join(dir, "backup.dump")
	written := backedUp(t, s, func() error { return BackupPostgres(t.Context(), dsn, to) })
	wantFiles(t, dir, "backup.dump")
	if info, err := os.Stat(to); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the copy is %v, %v", info, err)
	}
	if err := BackupPostgres(t.Context(), dsn, to); !errors.Is(err, fs.ErrExist) {
		t.Errorf("over another file: %v", err)
	}
	pgtest.Restore(t, into, to)
	copied, err := OpenPostgres(t.Context(), into, Options{NoMigrate: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = copied.Close() }()
	wantCopy(t, copied, written)
}

// fakeDump puts a program in the place of pg_dump that notes what it was told, writes something, and ends as it is to.
func fakeDump(t *testing.T, exit int) (told string) {
	t.Helper()
	bin, told := t.TempDir(), filepath.Join(t.TempDir(), "told")
	script := fmt.Sprintf(`#!/bin/sh
{ echo "arguments: $*"; /usr/bin/env | /bin/grep ^PG; } >%s
for a; do case $a in --file=*) echo data >"${a#--file=}";; esac; done
echo 'it says why' >&2
exit %d
`, told, exit)
	if err := os.WriteFile(filepath.Join(bin, "pg_dump"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin)
	return told
}

// TestBackupPostgresIsTold: no argument has the password, which everybody on the machine could read, and all hosts are named.
func TestBackupPostgresIsTold(t *testing.T) { // not parallel: PATH is everybody's
	dsn := pgtest.DSN(t)
	s, err := OpenPostgres(t.Context(), dsn, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	config, err := postgresConfig(dsn, Options{}.withDefaults())
	if err != nil {
		t.Fatal(err)
	}
	told := fakeDump(t, 0)
	dir := t.TempDir()
	if err := BackupPostgres(t.Context(), dsn, filepath.Join(dir, "backup")); err != nil {
		t.Fatal(err)
	}
	wantFiles(t, dir, "backup")
	said, err := os.ReadFile(told)
	if err != nil {
		t.Fatal(err)
	}
	arguments, environment, _ := strings.Cut(string(said), "\n")
	for _, secret := range []string{config.Password, "postgres:", config.User} {
		if strings.Contains(arguments, secret) {
			t.Errorf("the arguments are %q", arguments)
		}
	}
	for _, line := range []string{
		"PGPASSWORD=" + config.Password, "PGDATABASE=" + config.Database, "PGHOST=127.0.0.1", fmt.Sprint("PGPORT=", config.Port), "PGSSLMODE=disable",
		"PGTARGETSESSIONATTRS=read-write",
	} {
		if !strings.Contains(environment, line+"\n") {
			t.Errorf("the environment lacks %s", line)
		}
	}

	fakeDump(t, 1)
	dir = t.TempDir()
	if err := BackupPostgres(t.Context(), dsn, filepath.Join(dir, "backup")); err == nil || !strings.Contains(err.Error(), "it says why") {
		t.Errorf("pg_dump failed: %v", err)
	}
	wantFiles(t, dir)

	t.Setenv("PATH", t.TempDir())
	err = BackupPostgres(t.Context(), dsn, filepath.Join(dir, "backup"))
	if err == nil || !strings.Contains(err.Error(), "install PostgreSQL's client programs") {
		t.Errorf("without pg_dump: %v", err)
	}
	wantFiles(t, dir)
}

// TestLibpqEnvironment reads DSNs of both kinds.
func TestLibpqEnvironment(t *testing.T) {
	t.Parallel()
	for dsn, want := range map[string][]string{
		"postgres://u:p%40ss@one:1,two:2/db?sslmode=verify-full&sslrootcert=/a%20b/ca.pem": {
			"PGDATABASE=db", "PGHOST=one,two", "PGPASSWORD=p@ss", "PGPORT=1,2", "PGSSLMODE=verify-full", "PGSSLROOTCERT=/a b/ca.pem",
			"PGTARGETSESSIONATTRS=read-write", "PGUSER=u",
		},
		`host=one port=5 user=u password='a sslmode=require \' x' dbname=db sslmode = disable`: {
			"PGDATABASE=db", "PGHOST=one", "PGPASSWORD=a sslmode=require ' x", "PGPORT=5", "PGSSLMODE=disable", "PGTARGETSESSIONATTRS=read-write", "PGUSER=u",
		},
		"postgres://u@one/db": {
			"PGDATABASE=db", "PGHOST=one", "PGPASSWORD=", "PGPORT=5432", "PGTARGETSESSIONATTRS=read-write", "PGUSER=u",
		},
	} {
		readable := strings.Replace(dsn, "&sslrootcert=/a%20b/ca.pem", "", 1) // the driver would read the file
		config, err := postgresConfig(readable, Options{}.withDefaults())
		if err != nil {
			t.Fatal(err)
		}
		got := libpqEnvironment(config, dsn)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s is told as\n%q, want\n%q", dsn, got, want)
		}
	}
}
