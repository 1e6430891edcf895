package main

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"time"
)

// probe is what the disk alone takes: an overwritten block, and a row in a transaction of its own.
type probe struct {
	file *os.File
	db   *sql.DB
}

// block is what a small commit writes, about.
const block = 8 << 10

func newProbe(ctx context.Context, dir string) (*probe, error) {
	file, err := os.Create(filepath.Join(dir, "probe"))
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", sqliteURI(filepath.Join(dir, "probe.db")))
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	p := &probe{file: file, db: db}
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(ctx, "CREATE TABLE probe (n INTEGER PRIMARY KEY, text TEXT)"); err != nil {
		return nil, errors.Join(err, p.close())
	}
	return p, p.overwrite()
}

func (p *probe) close() error { return errors.Join(p.db.Close(), p.file.Close()) }

func (p *probe) overwrite() error {
	_, err := p.file.WriteAt(make([]byte, block), 0)
	return errors.Join(err, p.file.Sync())
}

// round measures n of each. The disk's figures are means over all rounds.
func (p *probe) round(ctx context.Context, n int, fsync, insert *phase) error {
	begin := time.Now()
	for range n {
		if err := p.overwrite(); err != nil {
			return err
		}
	}
	between := time.Now()
	for range n {
		if _, err := p.db.ExecContext(ctx, "INSERT INTO probe (text) VALUES ('a row')"); err != nil {
			return err
		}
	}
	fsync.add(phase{Operations: n, Elapsed: microseconds(between.Sub(begin)) / float64(n)})
	insert.add(phase{Operations: n, Elapsed: microseconds(time.Since(between)) / float64(n)})
	return nil
}
