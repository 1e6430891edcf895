package sqlstore

import (
	"errors"
	"fmt"
	"testing"

	codes "modernc.org/sqlite/lib"

	"github.com/zonemint/zonemint/zone"
)

// coded stands for an error of the driver, which cannot be made from outside.
type coded int

func (c coded) Error() string { return fmt.Sprintf("result code %d", int(c)) }

func (c coded) Code() int { return int(c) }

func TestErrorKinds(t *testing.T) {
	t.Parallel()
	for code, want := range map[int]zone.Kind{
		codes.SQLITE_CONSTRAINT_UNIQUE:     zone.Conflict,
		codes.SQLITE_CONSTRAINT_PRIMARYKEY: zone.Conflict,
		codes.SQLITE_CONSTRAINT_FOREIGNKEY: zone.NotFound,
		codes.SQLITE_CONSTRAINT_CHECK:      zone.Internal,
		codes.SQLITE_CONSTRAINT_TRIGGER:    zone.Internal,
		codes.SQLITE_BUSY:                  zone.Unavailable,
		codes.SQLITE_BUSY_SNAPSHOT:         zone.Unavailable,
		codes.SQLITE_BUSY_RECOVERY:         zone.Unavailable,
		codes.SQLITE_LOCKED:                zone.Unavailable,
		codes.SQLITE_CANTOPEN:              zone.Unavailable,
		codes.SQLITE_FULL:                  zone.Unavailable,
		codes.SQLITE_IOERR_WRITE:           zone.Unavailable,
		codes.SQLITE_IOERR_FSYNC:           zone.Unavailable,
		codes.SQLITE_INTERRUPT:             zone.Unavailable,
		codes.SQLITE_CORRUPT:               zone.Unavailable,
		codes.SQLITE_CORRUPT_INDEX:         zone.Unavailable,
		codes.SQLITE_NOTADB:                zone.Unavailable,
		codes.SQLITE_ERROR:                 zone.Internal,
		codes.SQLITE_READONLY:              zone.Internal,
		codes.SQLITE_MISUSE:                zone.Internal,
	} {
		s := &Store{dialect: sqliteDialect()}
		cause := coded(code)
		err := s.translate("row", fmt.Errorf("wrapped: %w", cause))
		if e := zone.AsError(err); e.Kind != want || (want == zone.Unavailable) != (e.RetryAfter > 0) {
			t.Errorf("code %d becomes %v of kind %q, want %q", code, err, e.Kind, want)
		}
		if !errors.Is(err, cause) {
			t.Errorf("code %d: %v has lost its cause", code, err)
		}
	}
}

// TestSuspectDisk proves that after a failed fsync nothing is written and the store is not ready, but can be read.
func TestSuspectDisk(t *testing.T) {
	t.Parallel()
	s, path := newStore(t, Options{})
	if err := s.Update(t.Context(), addUser("A")); err != nil {
		t.Fatal(err)
	}
	for _, code := range []int{codes.SQLITE_IOERR_FSYNC, codes.SQLITE_BUSY} {
		if err := s.translate("commit", coded(code)); !errors.Is(err, zone.Unavailable) {
			t.Errorf("error is %v", err)
		}
	}
	ran := false
	write := s.Update(t.Context(), func(zone.Tx) error { ran = true; return nil })
	for _, err := range []error{write, s.Ping(t.Context())} {
		if !errors.Is(err, zone.Unavailable) || !errors.Is(err, coded(codes.SQLITE_IOERR_FSYNC)) {
			t.Errorf("error is %v", err)
		}
	}
	if ran {
		t.Error("a writing transaction was run")
	}
	err := s.View(t.Context(), func(tx zone.ReadTx) error { _, err := tx.User("A"); return err })
	if err != nil {
		t.Errorf("View: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := reopen(t, path, Options{}).Update(t.Context(), addUser("B")); err != nil {
		t.Errorf("after opening anew: %v", err)
	}
}
