package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

const (
	// growthGoal is which share of the smallest zone's throughput the largest one should have, at least.
	growthGoal = 0.9
	// growthStart is how long a server may take until it is ready, however large the zone is.
	growthStart = time.Second
	// growthConnections is how many connections wrk has.
	growthConnections = 32
	// growthRows is how many rows of the ledger there are for each of "-growth-many".
	growthRows = 100

	sqliteRedeemers, postgresRedeemers = 64, 32 // connections, as in the other measurement of redeeming
)

// growthSettings are what the command line says of growth.
type growthSettings struct {
	on          bool
	spaces      []int
	many        int
	redemptions int
	plot        string
	of          []string

	spacesText, ofText string
}

// define adds the flags.
func (g *growthSettings) define(flags *flag.FlagSet) {
	flags.BoolVar(&g.on, "growth", false, "measure how much slower minting and redeeming become in a zone that has grown, and nothing else")
	flags.StringVar(&g.spacesText, "growth-spaces", "100,10000,1000000", "with -growth: how many spaces the zones have")
	flags.IntVar(&g.many, "growth-many", 10_000,
		fmt.Sprintf("with -growth: how many members and named tokens one space has; the ledger has %d times as many rows", growthRows))
	flags.IntVar(&g.redemptions, "growth-redemptions", redeemRound, "with -growth: how many redemptions one round has")
	flags.StringVar(&g.ofText, "growth-of", "spaces,members,ledger,named", "with -growth: of what")
	flags.StringVar(&g.plot, "growth-plot", "", "with -growth: file for the plot, an SVG; empty: none")
}

// settle checks the flags, and gives the stores that are meant where none were named.
func (g *growthSettings) settle(flags *flag.FlagSet, s *settings) error {
	if !g.on {
		return nil
	}
	named := false
	flags.Visit(func(f *flag.Flag) { named = named || f.Name == "stores" })
	if !named {
		s.stores = []string{"sqlite"}
	}
	if slices.Contains(s.stores, "memory") {
		return errors.New("-growth fills a database: -stores is sqlite or postgres")
	}
	for text := range strings.SplitSeq(g.spacesText, ",") {
		n, err := strconv.Atoi(text)
		if err != nil || n < minterCount || len(g.spaces) > 0 && n <= g.spaces[len(g.spaces)-1] {
			return fmt.Errorf("-growth-spaces: %q is not a number of spaces, from %d on, and more than the one before", text, minterCount)
		}
		g.spaces = append(g.spaces, n)
	}
	for text := range strings.SplitSeq(g.ofText, ",") {
		if !slices.ContainsFunc(g.growings(), func(known growing) bool { return known.key == text }) {
			return fmt.Errorf("-growth-of: %q does not grow here", text)
		}
		g.of = append(g.of, text)
	}
	if len(g.spaces) < 2 || g.many < 2*minterCount || g.redemptions < 1 {
		return fmt.Errorf("-growth-spaces must have two numbers at least, -growth-many be %d at least, and -growth-redemptions 1", 2*minterCount)
	}
	return nil
}

// growing is what grows in some zones that are alike but for that. The first size is the smallest, which the others are compared with.
type growing struct {
	key, name string
	sizes     []int
	fill      func(ctx context.Context, f *filler, size int) error
	asks      []ask
	forgetful []ask // asked of servers that remember nothing of what minting rests on
}

// ask is what is asked of each of these zones.
type ask struct {
	name    string
	redeems bool // tokens are redeemed; else they are minted
	asked   func(f *filler) []target
	spread  bool // it has the second half of the providers, for its redemptions must not be those of another ask
}

func everywhere(f *filler) []target { return f.all }
func base(f *filler) []target       { return f.base }
func first(f *filler) []target      { return f.one }

// growings are all that is measured.
func (g *growthSettings) growings() []growing {
	both := func(where string, asked func(f *filler) []target, spread bool) []ask {
		return []ask{{"mint, " + where, false, asked, spread}, {"redeem, " + where, true, asked, spread}}
	}
	// What was remembered of the spaces that were asked for last helps as long as these are few.
	forgetful := []ask{{"mint, spread over all spaces, with nothing remembered", false, everywhere, false}}
	return []growing{
		{
			"spaces", "spaces", g.spaces, func(ctx context.Context, f *filler, size int) error { return f.fillSpaces(ctx, size-minterCount) },
			slices.Concat(both(fmt.Sprintf("the same %d spaces", minterCount), base, false), both("spread over all spaces", everywhere, true)), forgetful,
		},
		{
			"members", "members of one space",
			[]int{2, g.many},
			func(ctx context.Context, f *filler, size int) error { return f.fillMembers(ctx, size-2) },
			both("that space", first, false), nil,
		},
		{
			"ledger", "rows in the ledger",
			[]int{0, g.many * growthRows},
			func(ctx context.Context, f *filler, size int) error { return f.fillLedger(ctx, size/len(f.base)) },
			both(fmt.Sprintf("the %d spaces", minterCount), base, false), nil,
		},
		{
			"named", "named tokens of one space",
			[]int{0, g.many},
			func(ctx context.Context, f *filler, size int) error { return f.fillNamedTokens(ctx, size) },
			both("that space", first, false), nil,
		},
	}
}

// measureGrowth measures all of it, and writes it down.
func measureGrowth(ctx context.Context, s settings, dir string) error {
	about, err := machine(ctx)
	if err != nil {
		return err
	}
	r := &growthResults{}
	for _, kind := range s.stores {
		if err := growOn(ctx, s, filepath.Join(dir, kind), kind, r); err != nil {
			return fmt.Errorf("%s: %w", kind, err)
		}
	}
	if err := writePage(s.out, r.page(s, about)); err != nil {
		return err
	}
	return writePage(s.growth.plot, growthPlot(s.stores[0], r.of(s.stores[0])))
}

// growOn measures on one kind of store. The zone that all others are copies of is made through the API.
func growOn(ctx context.Context, s settings, dir, kind string, r *growthResults) (err error) {
	if err := os.Mkdir(dir, 0o700); err != nil {
		return err
	}
	p := &nursery{binary: s.binary, dir: dir}
	switch kind {
	case "sqlite":
	case "postgres":
		if p.cluster, err = startPostgres(ctx); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, p.cluster.stop()) }()
	default:
		return errors.New("there is no such store: sqlite, postgres")
	}
	// Each redemption in one space needs a provider of its own, and those of a profile do as well.
	if err := p.makeSeed(ctx, 2*(s.rounds+1)*s.growth.redemptions); err != nil {
		return err
	}
	for _, g := range s.growth.growings() {
		if !slices.Contains(s.growth.of, g.key) {
			continue
		}
		if err := measureGrowing(ctx, s, p, kind, g, r); err != nil {
			return fmt.Errorf("%s: %w", g.name, err)
		}
	}
	return nil
}

// measureGrowing makes the zones of one comparison, measures, and removes them.
func measureGrowing(ctx context.Context, s settings, p *nursery, kind string, g growing, r *growthResults) (err error) {
	var zones []*grown
	defer func() {
		for _, z := range zones {
			err = errors.Join(err, z.remove(ctx))
		}
	}()
	for _, size := range g.sizes {
		z, err := p.grow(ctx, g, size)
		if err != nil {
			return err
		}
		zones = append(zones, z)
		r.note(fmt.Sprintf("- %s, %s %s: filled in %.0f s.", kind, count(size), g.name, z.took.Seconds()))
	}
	for _, z := range zones { // all are filled by now, and nobody writes but their servers
		if err := z.serve(ctx); err != nil {
			return err
		}
		r.start(fmt.Sprintf("%s, %s %s", kind, count(z.size), g.name), z.process.took)
	}
	if err := askAll(ctx, s, zones, kind, g, g.asks, r); err != nil || len(g.forgetful) == 0 {
		return err
	}
	for _, z := range zones {
		if err := z.serve(ctx, "--mint-recall", "0"); err != nil {
			return err
		}
	}
	return askAll(ctx, s, zones, kind, g, g.forgetful, r)
}

// askAll asks one thing after the other.
func askAll(ctx context.Context, s settings, zones []*grown, kind string, g growing, asks []ask, r *growthResults) error {
	for _, a := range asks {
		line, err := askGrown(ctx, s, zones, g, a)
		if err != nil {
			return fmt.Errorf("%s: %w", a.name, err)
		}
		line.store = kind
		r.add(line)
		if s.profiles != "" {
			if err := zones[len(zones)-1].profile(ctx, s, kind+"-"+g.key, a); err != nil {
				return err
			}
		}
	}
	return nil
}

// askGrown asks the zones in turn, again and again.
func askGrown(ctx context.Context, s settings, zones []*grown, g growing, a ask) (growthLine, error) {
	line := growthLine{grows: g.name, asks: a.name, points: make([]growthPoint, len(zones))}
	for i, z := range zones {
		line.points[i].size = z.size
		if err := z.prepare(a); err != nil {
			return line, err
		}
		if !a.redeems { // once for nothing, so that what is remembered and what the caches hold is there in all of them
			if _, err := z.mint(ctx, a, s.lasts); err != nil {
				return line, err
			}
		}
	}
	for range s.rounds {
		for i, z := range zones {
			one, err := z.drive(ctx, s, a)
			if err != nil {
				return line, err
			}
			line.points[i].samples = append(line.points[i].samples, one)
		}
	}
	return line, nil
}
