package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// contestant is a server in a comparison.
type contestant struct {
	name string
	*process
	targets map[bool]string // of vegeta, without and with TLS
	samples []sample
}

// measureAll measures what the settings ask for, and writes it down.
func measureAll(ctx context.Context, s settings, dir string) error {
	about, err := machine(ctx)
	if err != nil {
		return err
	}
	t := &tables{about: about}
	for _, kind := range s.stores {
		if err := measureStore(ctx, s, dir, kind, t); err != nil {
			return fmt.Errorf("%s: %w", kind, err)
		}
	}
	return writePage(s.out, t.page(s))
}

// measureStore measures the subjects on one kind of store.
func measureStore(ctx context.Context, s settings, dir, kind string, t *tables) (err error) {
	place := filepath.Join(dir, kind)
	if err := os.Mkdir(place, 0o700); err != nil {
		return err
	}
	var dsn string
	var pg *cluster
	switch kind {
	case "memory":
		dsn = "memory:"
	case "postgres":
		if pg, err = startPostgres(ctx); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, pg.stop()) }()
		dsn = pg.dsn("zone")
	case "sqlite":
	default:
		return errors.New("there is no such store: sqlite, memory, postgres")
	}
	n, err := newNode(ctx, s.binary, place, dsn, shownSites)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, n.stop()) }()
	for _, what := range subjects {
		if slices.Contains(s.subjects, what.name) {
			if err := measureSubject(ctx, s, place, kind, n, what, t); err != nil {
				return fmt.Errorf("%s: %w", what.name, err)
			}
		}
	}
	dropped, err := n.dropped(ctx)
	if err != nil {
		return err
	}
	t.add(&t.notes, fmt.Sprintf("- %s: %d audit records of mintings were dropped.", kind, dropped))
	if !slices.Contains(s.subjects, redeemSubject) {
		return nil
	}
	return redeemOn(ctx, s, place, kind, n, pg, t)
}

// redeemOn measures redeeming on a store that has a disk.
func redeemOn(ctx context.Context, s settings, dir, kind string, n *node, pg *cluster, t *tables) error {
	connections := 64
	var base func() (float64, error)
	switch kind {
	case "sqlite":
		alone, err := newSingles(ctx, dir)
		if err != nil {
			return err
		}
		defer alone.db.Close() //nolint:errcheck // it is removed
		base = func() (float64, error) { return alone.rate(ctx, s.lasts) }
	case "postgres":
		if err := pg.prepareInserts(ctx); err != nil {
			return err
		}
		connections = 32
		base = func() (float64, error) { return pg.inserts(ctx, connections, s.lasts) }
	default:
		return nil
	}
	used := 0
	r, err := measureRedeeming(ctx, s, n, connections, &used, base)
	if err != nil {
		return err
	}
	t.redeeming(kind, connections, r)
	if s.profiles == "" {
		return nil
	}
	list, err := n.ballots(ctx, &used, int(s.lasts.Seconds()*slices.Max(r.rates)))
	if err != nil {
		return err
	}
	return profile(ctx, s, n, redeemSubject+"-"+kind, func() error { _, err := cast(ctx, n.HTTP, list, connections); return err })
}

// measureSubject measures one subject against the bare servers.
func measureSubject(ctx context.Context, s settings, dir, kind string, n *node, what subject, t *tables) (err error) {
	requests := what.requests(n.population)
	script, err := writeScript(dir, what.name, requests)
	if err != nil {
		return err
	}
	size, err := n.size(ctx, requests[0])
	if err != nil {
		return err
	}
	var all []*contestant
	for _, bare := range []string{bareHTTP, bareEcho} {
		p, err := startBare(ctx, bare, size, filepath.Dir(dir))
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, p.stop()) }()
		all = append(all, &contestant{name: bare, process: p})
	}
	all = append(all, &contestant{name: "zonemint", process: n.process})
	for _, tls := range s.tls {
		for _, connections := range s.connections {
			drive := func(c *contestant) (sample, error) { return runWrk(ctx, c.of(tls), script, connections, s.lasts) }
			if err := rounds(s, all, drive); err != nil {
				return err
			}
			if s.profiles != "" {
				name := fmt.Sprintf("%s-%s-%v-%d", what.name, kind, tls, connections)
				again := func() error { _, err := runWrk(ctx, n.of(tls), script, connections, s.lasts); return err }
				if err := profile(ctx, s, n, name, again); err != nil {
					return err
				}
			}
			t.throughput(what.name, kind, tls, connections, size, all)
		}
		if s.vegeta == "" {
			continue
		}
		for i, c := range all {
			c.targets = map[bool]string{}
			if c.targets[tls], err = writeTargets(dir, fmt.Sprintf("%s-%d", what.name, i), c.of(tls), requests); err != nil {
				return err
			}
		}
		if err := rounds(s, all, func(c *contestant) (sample, error) { return runVegeta(ctx, s, c.targets[tls]) }); err != nil {
			return err
		}
		t.latency(what.name, kind, tls, s.rate, all)
	}
	return nil
}

// rounds drives each server in turn, again and again.
func rounds(s settings, all []*contestant, drive func(*contestant) (sample, error)) error {
	for _, c := range all {
		c.samples = nil
	}
	for range s.rounds {
		for _, c := range all {
			before := c.cpu()
			one, err := drive(c)
			if err != nil {
				return err
			}
			one.cpu = time.Duration(float64(c.cpu()-before) / max(1, one.rate*s.lasts.Seconds()))
			c.samples = append(c.samples, one)
		}
	}
	return nil
}
