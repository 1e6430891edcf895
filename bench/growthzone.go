package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/zonemint/zonemint/store/sqlstore"
)

// fillBound is how long one transaction that fills a zone may take, or wait for its turn.
const fillBound = 10 * time.Minute

// nursery makes zones that have grown. All are copies of one, the seed, which was made through the API: as many spaces as there are
// minters, with two members each, and the providers who redeem. So they have the same keys and secrets, and what was minted in one of them
// means the same in the others; each has a database of its own.
type nursery struct {
	binary, dir string
	cluster     *cluster // nil: SQLite, in the data directories
	people      *population
	made        int
}

// makeSeed makes the zone that the others are copies of.
func (p *nursery) makeSeed(ctx context.Context, sites int) error {
	if err := os.Mkdir(p.seed(), 0o700); err != nil {
		return err
	}
	dsn := ""
	if p.cluster != nil {
		dsn = p.cluster.dsn("zone")
	}
	n, admin, err := emptyNode(ctx, p.binary, p.seed(), dsn)
	if err != nil {
		return err
	}
	p.people, err = populate(ctx, n.client, admin, minterCount, sites)
	n.client.web.CloseIdleConnections()
	return errors.Join(err, n.stop())
}

func (p *nursery) seed() string { return filepath.Join(p.dir, "seed") }

// grown is a zone of some size.
type grown struct {
	*node
	*filler
	nursery  *nursery
	dir, dsn string // the DSN is empty for SQLite
	size     int
	took     time.Duration  // to fill it
	used     map[string]int // how many redemptions of each ask have been made
	begun    int            // how often it was asked to mint
}

// grow makes a zone and fills it. Nobody serves it yet.
func (p *nursery) grow(ctx context.Context, g growing, size int) (*grown, error) {
	p.made++
	z := &grown{nursery: p, dir: filepath.Join(p.dir, fmt.Sprintf("zone%d", p.made)), size: size, used: map[string]int{}}
	if err := copyZone(p.seed(), z.dir); err != nil {
		return nil, err
	}
	if p.cluster != nil {
		name := filepath.Base(z.dir)
		if err := p.cluster.execute(ctx, "CREATE DATABASE "+name+" TEMPLATE zone", "postgres"); err != nil {
			return nil, err
		}
		z.dsn = p.cluster.dsn(name)
	}
	began := time.Now()
	if err := z.fill(ctx, g); err != nil {
		return nil, fmt.Errorf("fill a zone with %d %s: %w", size, g.name, err)
	}
	z.took = time.Since(began)
	return z, nil
}

// fill opens the zone's store, fills it and closes it again.
func (z *grown) fill(ctx context.Context, g growing) (err error) {
	bounds := sqlstore.Options{MustExist: true, Wait: fillBound, Transaction: fillBound, Writers: fillers}
	var store *sqlstore.Store
	if z.dsn == "" {
		store, err = sqlstore.OpenSQLite(ctx, filepath.Join(z.dir, "zonemint.db"), bounds)
	} else {
		store, err = sqlstore.OpenPostgres(ctx, z.dsn, bounds)
	}
	if err != nil {
		return err
	}
	z.filler, err = newFiller(ctx, store, z.nursery.people, z.dsn != "")
	if err == nil {
		err = g.fill(ctx, z.filler, z.size)
	}
	if err := errors.Join(err, store.Close()); err != nil || z.dsn == "" {
		return err
	}
	// What the database would do by itself a while later, in the midst of what is measured.
	return z.nursery.cluster.execute(ctx, "VACUUM ANALYZE", filepath.Base(z.dir))
}

// serve starts the server of the zone, in the place of the one that there is.
func (z *grown) serve(ctx context.Context, arguments ...string) error {
	if z.node != nil {
		z.client.web.CloseIdleConnections()
		if err := z.stop(); err != nil {
			return err
		}
		z.node = nil
	}
	p, err := startNode(ctx, z.nursery.binary, z.dir, filepath.Join(z.dir, "printed"), append(storeArguments(z.dsn), arguments...)...)
	if err != nil {
		return err
	}
	z.node = &node{process: p, population: z.nursery.people, client: newClient(p.HTTP)}
	return nil
}

// remove stops the server of the zone, if there is one, and removes its database.
func (z *grown) remove(ctx context.Context) error {
	var err error
	if z.node != nil {
		z.client.web.CloseIdleConnections()
		err = z.stop()
	}
	if z.dsn != "" {
		err = errors.Join(err, z.nursery.cluster.execute(context.WithoutCancel(ctx), "DROP DATABASE "+filepath.Base(z.dir)+" WITH (FORCE)", "postgres"))
	}
	return errors.Join(err, os.RemoveAll(z.dir))
}

// ofAServer is what in a data directory belongs to the server that ran, and not to the zone. A certificate is made anew.
var ofAServer = []string{"ready", "log", "password", "tls"}

// copyZone copies the data directory of a zone that nobody serves.
func copyZone(from, to string) error {
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	if err := os.Mkdir(to, 0o700); err != nil {
		return err
	}
	for _, entry := range entries {
		if slices.Contains(ofAServer, entry.Name()) || strings.HasSuffix(entry.Name(), ".lock") {
			continue
		}
		if !entry.Type().IsRegular() {
			return fmt.Errorf("%s is not a file: %w", filepath.Join(from, entry.Name()), fs.ErrInvalid)
		}
		text, err := os.ReadFile(filepath.Join(from, entry.Name()))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(to, entry.Name()), text, 0o600); err != nil {
			return err
		}
	}
	return nil
}
