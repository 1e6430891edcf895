package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/zonemint/zonemint/store/sqlstore"
	"github.com/zonemint/zonemint/zone"
)

// openNarrow opens PostgreSQL with one session of each kind.
func openNarrow(ctx context.Context, dsn string) (zone.Store, error) {
	s, err := sqlstore.OpenPostgres(ctx, dsn, sqlstore.Options{Readers: 1, Writers: 1})
	if err != nil {
		return nil, err
	}
	return s, nil
}

// measureAllStores measures everything in one run, in a folder within dir that it removes.
func measureAllStores(ctx context.Context, dsn, dir string, e effort, progress io.Writer) (f figures, err error) {
	if processCPU() == 0 {
		return f, errors.New("capacity: the CPU time of a process is not known on this system")
	}
	if dir, err = os.MkdirTemp(dir, "zonemint-capacity-"); err != nil {
		return f, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	p, err := newPostgresSide(ctx, dsn)
	if err != nil {
		return f, err
	}
	defer func() { err = errors.Join(err, p.close(context.WithoutCancel(ctx))) }()
	if f.Machine, err = describe(ctx, p.version); err != nil {
		return f, err
	}
	file := sqliteSide{path: filepath.Join(dir, "zone.db")}
	onSQLite, err := newRig(ctx, "sqlite:"+file.path)
	if err != nil {
		return f, err
	}
	defer func() { err = errors.Join(err, onSQLite.store.Close()) }()
	onPostgres, err := newRig(ctx, p.dsn.String())
	if err != nil {
		return f, err
	}
	defer func() { err = errors.Join(err, onPostgres.store.Close()) }()
	alone, err := newProbe(ctx, dir)
	if err != nil {
		return f, err
	}
	defer func() { err = errors.Join(err, alone.close()) }()
	var warm demands
	small := effort{mint: 20, lone: 10, service: 5, many: 64}
	if err := errors.Join(round(ctx, onSQLite, file, small, &warm), round(ctx, onPostgres, p, small, &warm)); err != nil {
		return f, err
	}
	var fsync, insert phase
	for i := range e.rounds {
		_, _ = fmt.Fprintf(progress, "round %d of %d\n", i+1, e.rounds)
		err := errors.Join(
			alone.round(ctx, e.disk, &fsync, &insert),
			round(ctx, onSQLite, file, e, &f.SQLite),
			round(ctx, onPostgres, p, e, &f.Postgres),
		)
		if err != nil {
			return f, err
		}
	}
	f.Disk = disk{Fsync: fsync.Elapsed, Insert: insert.Elapsed}
	return f, countTrips(ctx, p, onPostgres, &f.Postgres)
}
