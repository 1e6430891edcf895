package main

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"net/url"
	"os"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"github.com/zonemint/zonemint/zone"
)

// sqliteSide is a SQLite file, seen from outside.
type sqliteSide struct{ path string }

func (sqliteSide) cpu(context.Context) (time.Duration, error) { return 0, nil }

// commits counts the commits by the frames of the write-ahead log that end one. A reader holds a snapshot meanwhile, so that SQLite
// does not begin the log anew.
func (s sqliteSide) commits(ctx context.Context, r *rig, do func() error) (n int, err error) {
	if err := s.emptyLog(ctx); err != nil {
		return 0, err
	}
	// A snapshot holds the log only where the log has something that is not in the database yet.
	if _, err := r.service.CreateSpace(ctx, r.member, zone.NewSpace{Name: "marker"}); err != nil {
		return 0, err
	}
	err = r.store.View(ctx, func(tx zone.ReadTx) error {
		if _, err := tx.Instance(); err != nil {
			return err
		}
		before, err := logCommits(s.path + "-wal")
		if err != nil {
			return err
		}
		if err := do(); err != nil {
			return err
		}
		after, err := logCommits(s.path + "-wal")
		n = after - before
		return err
	})
	return n, err
}

func (s sqliteSide) emptyLog(ctx context.Context) (err error) {
	db, err := sql.Open("sqlite", sqliteURI(s.path))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var busy, pages, moved int
	if err := db.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved); err != nil {
		return err
	}
	if busy != 0 {
		return errors.New("capacity: the write-ahead log is in use and cannot be emptied")
	}
	return nil
}

// sqliteURI opens a file with what a commit costs on a server.
func sqliteURI(path string) string {
	u := url.URL{Scheme: "file", Path: path, RawQuery: url.Values{
		"_busy_timeout": {"5000"}, "_journal_mode": {"WAL"}, "_synchronous": {"FULL"},
	}.Encode()}
	return u.String()
}

// The format of a write-ahead log: a header, then frames, each a header and a page. Of the last frame of a commit the second word is
// not zero.
const (
	logHeader   = 32
	frameHeader = 24
)

// logCommits counts the commits in a write-ahead log that was never begun anew.
func logCommits(path string) (int, error) {
	log, err := os.ReadFile(path)
	if err != nil {
		return 0, err
	}
	if len(log) < logHeader {
		return 0, fmt.Errorf("capacity: %s is too short for a write-ahead log", path)
	}
	page := int(binary.BigEndian.Uint32(log[8:]))
	salts := string(log[16:24])
	n := 0
	for frames := log[logHeader:]; len(frames) >= frameHeader+page; frames = frames[frameHeader+page:] {
		if string(frames[8:16]) == salts && binary.BigEndian.Uint32(frames[4:]) != 0 {
			n++
		}
	}
	return n, nil
}
