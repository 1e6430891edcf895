package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/zonemint/zonemint/zone"
)

// newStore opens a store on a new file.
func newStore(tb testing.TB, opts Options) (s *Store, path string) {
	tb.Helper()
	path = filepath.Join(tb.TempDir(), "zone.db")
	return reopen(tb, path, opts), path
}

func reopen(tb testing.TB, path string, opts Options) *Store {
	tb.Helper()
	s, err := OpenSQLite(tb.Context(), path, opts)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = s.Close() }) // some tests have closed it
	return s
}

// rawDB opens the file beside the store, as another process would.
func rawDB(tb testing.TB, path string) *sql.DB {
	tb.Helper()
	db, err := openSQLiteDB(path, true, time.Second)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = db.Close() })
	return db
}

func exec(tb testing.TB, db *sql.DB, query string, args ...any) {
	tb.Helper()
	if _, err := db.ExecContext(tb.Context(), query, args...); err != nil {
		tb.Fatalf("%s: %v", query, err)
	}
}

func addUser(id zone.UserID) func(zone.Tx) error {
	return func(tx zone.Tx) error { return tx.InsertUser(zone.User{ID: id, Username: string(id)}) }
}

func TestSettings(t *testing.T) {
	t.Parallel()
	s, _ := newStore(t, Options{Readers: 3})
	for _, p := range []*pool{s.read, s.write} {
		queryOnly, how := "1", s.dialect.beginRead
		if p.writes {
			queryOnly, how = "0", s.dialect.beginWrite
		}
		for range cap(p.free) { // the queue is in order, so this is every session
			session, err := p.begin(t.Context(), how)
			if err != nil {
				t.Fatal(err)
			}
			for name, want := range map[string]string{
				"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "5000", "temp_store": "2",
				"query_only": queryOnly, "trusted_schema": "0",
			} {
				var got string
				if err := session.conn.QueryRowContext(t.Context(), "PRAGMA "+name).Scan(&got); err != nil || got != want {
					t.Errorf("writes %v: %s is %q, want %q, error %v", p.writes, name, got, want, err)
				}
			}
			if err := p.end(session, "ROLLBACK"); err != nil {
				t.Error(err)
			}
		}
	}
}

// TestSettingsRefused proves that the check can fail.
func TestSettingsRefused(t *testing.T) {
	t.Parallel()
	_, path := newStore(t, Options{})
	db := rawDB(t, path)
	for _, change := range []string{"synchronous = NORMAL", "foreign_keys = OFF", "query_only = ON"} {
		conn, err := db.Conn(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if err := checkSQLite(t.Context(), conn, true); err != nil {
			t.Errorf("before: %v", err)
		}
		if _, err := conn.ExecContext(t.Context(), "PRAGMA "+change); err != nil {
			t.Fatal(err)
		}
		if err := checkSQLite(t.Context(), conn, true); err == nil {
			t.Errorf("%s is not noticed", change)
		}
		(&session{conn: conn}).discard()
	}
}

// TestConnectionRefused proves that no transaction begins on a connection that fails the check, and that the next one may.
func TestConnectionRefused(t *testing.T) {
	t.Parallel()
	s, path := newStore(t, Options{})
	db, err := openSQLiteDB(path, true, time.Second)
	if err != nil {
		t.Fatal(err)
	}
	broken, sound := *s.dialect, s.dialect
	failure := errors.New("not as it should be")
	broken.check = func(context.Context, *sql.Conn, bool) error { return failure }
	p := newPool(db, &broken, new(reach), 1, true, time.Second)
	for range 2 {
		if _, err := p.begin(t.Context(), sound.beginWrite); !errors.Is(err, failure) {
			t.Errorf("error is %v", err)
		}
	}
	p.dialect = sound
	session, err := p.begin(t.Context(), sound.beginWrite)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.end(session, "ROLLBACK"); err != nil {
		t.Error(err)
	}
	if err := p.drain(time.Second); err != nil {
		t.Error(err)
	}
}

// TestDiscardEndsTransaction throws a session away whose transaction is open. Its locks must go with it, or nobody could write until
// the process ends.
func TestDiscardEndsTransaction(t *testing.T) {
	t.Parallel()
	s, path := newStore(t, Options{})
	session, err := s.write.begin(t.Context(), s.dialect.beginWrite)
	if err != nil {
		t.Fatal(err)
	}
	if err := session.run(t.Context(), s.dialect, `INSERT INTO token_uses (nonce, issued_at, count) VALUES ('n', 0, 1)`); err != nil {
		t.Fatal(err)
	}
	session.discard()
	s.write.free <- session
	lock, err := rawDB(t, path).BeginTx(t.Context(), nil) // IMMEDIATE, as the settings say
	if err != nil {
		t.Fatalf("another process cannot write: %v", err)
	}
	if err := lock.Rollback(); err != nil {
		t.Fatal(err)
	}
	if err := s.Update(t.Context(), addUser("A")); err != nil {
		t.Errorf("the next transaction: %v", err)
	}
}

// TestFailedCommit makes a commit fail that leaves the transaction open.
func TestFailedCommit(t *testing.T) {
	t.Parallel()
	s, _ := newStore(t, Options{})
	for range 3 {
		err := s.Update(t.Context(), then(addUser("A"), pragma(t, "PRAGMA defer_foreign_keys = ON"), orphan(t)))
		if !errors.Is(err, zone.NotFound) || !strings.Contains(err.Error(), "commit") {
			t.Errorf("error is %v", err)
		}
	}
	if err := s.Update(t.Context(), addUser("A")); err != nil {
		t.Errorf("the next transaction: %v", err)
	}
}

// TestVersion holds the version of SQLite above those that can lose committed writes (3.7.0 to 3.51.2, and 3.52.0).
func TestVersion(t *testing.T) {
	t.Parallel()
	_, path := newStore(t, Options{})
	var version string
	if err := rawDB(t, path).QueryRowContext(t.Context(), `SELECT sqlite_version()`).Scan(&version); err != nil {
		t.Fatal(err)
	}
	var major, minor, patch int
	if _, err := fmt.Sscanf(version, "%d.%d.%d", &major, &minor, &patch); err != nil {
		t.Fatal(err)
	}
	if major != 3 || minor < 53 {
		t.Errorf("SQLite %s is not known to be sound", version)
	}
}

func TestFileModes(t *testing.T) {
	t.Parallel()
	s, path := newStore(t, Options{})
	if err := s.Update(t.Context(), addUser("A")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{path, path + "-wal", path + "-shm"} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v", filepath.Base(name), info.Mode())
		}
	}
}

func TestOddPath(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "a b?mode=memory#%41&_synchronous=OFF.db")
	if err := reopen(t, path, Options{}).Update(t.Context(), addUser("A")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Size() == 0 {
		t.Errorf("the database is not in its file, error %v", err)
	}
}

func TestNoFolder(t *testing.T) {
	t.Parallel()
	_, err := OpenSQLite(t.Context(), filepath.Join(t.TempDir(), "missing", "zone.db"), Options{})
	if err == nil || !strings.Contains(err.Error(), "no such file") {
		t.Errorf("error is %v", err)
	}
}

func TestNotADatabase(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "zone.db")
	garbage := strings.Repeat("this is no database ", 1000)
	if err := os.WriteFile(path, []byte(garbage), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenSQLite(t.Context(), path, Options{}); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("error is %v", err)
	}
	if kept, err := os.ReadFile(path); err != nil || string(kept) != garbage {
		t.Errorf("the file was changed, error %v", err)
	}
}

func TestMustExist(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "zone.db")
	if _, err := OpenSQLite(t.Context(), path, Options{MustExist: true}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error is %v", err)
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file was made, or error %v", err)
	}
}

// TestOpenTogether opens one new file many times at once: one makes and migrates it, the others find it done.
func TestOpenTogether(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "zone.db")
	var done sync.WaitGroup
	for range 8 {
		done.Go(func() {
			s, err := OpenSQLite(t.Context(), path, Options{Wait: time.Minute})
			if err != nil {
				t.Errorf("OpenSQLite: %v", err)
				return
			}
			if err := s.Close(); err != nil {
				t.Errorf("Close: %v", err)
			}
		})
	}
	done.Wait()
}

func TestAuditCannotBeChanged(t *testing.T) {
	t.Parallel()
	s, path := newStore(t, Options{})
	err := s.Update(t.Context(), func(tx zone.Tx) error { return tx.AppendAudit(zone.AuditRecord{Action: "a"}) })
	if err != nil {
		t.Fatal(err)
	}
	db := rawDB(t, path)
	for _, query := range []string{
		`UPDATE audit SET action = 'b'`, `DELETE FROM audit`, `UPDATE audit SET seq = 7 WHERE seq = 1`,
	} {
		if _, err := db.ExecContext(t.Context(), query); err == nil {
			t.Errorf("%s is accepted", query)
		}
	}
	err = s.View(t.Context(), func(tx zone.ReadTx) error {
		records, err := tx.Audit(0, 10)
		if len(records) != 1 || records[0].Action != "a" {
			t.Errorf("the audit is %+v", records)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
