package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// The goals for memory, for starting, and for what an attack may cost others.
const (
	binaryGoal = 40 // MiB, stripped
	startGoal  = 200 * time.Millisecond
	restGoal   = 40  // MiB, at rest
	loadGoal   = 150 // MiB, while it mints
	idleGoal   = 600 // MiB, with idle connections
	idleP99    = 250 * time.Millisecond
	attackGoal = 256                   // MiB, under attack
	attackP99  = 50 * time.Millisecond // or twice what it is when it is quiet, if that is more
)

const (
	settles     = 5 * time.Second // until a server is said to be at rest
	attackRate  = 1000            // wrong passwords a second
	quietRate   = 500             // requests a second of those who go on minting meanwhile
	looksAtHash = 100 * time.Millisecond
)

// limit is a figure beside its goal.
type limit struct {
	what, found, goal string
	reached           bool
}

// limits are the figures, as they come.
type limits struct {
	settings
	dir  string
	list []limit
	note []string // of what was seen besides
}

func (l *limits) add(what, goal string, reached bool, found string, values ...any) {
	one := limit{what: what, found: fmt.Sprintf(found, values...), goal: goal, reached: reached}
	l.list = append(l.list, one)
	fmt.Fprintln(os.Stdout, one.row())
}

func (l *limits) say(format string, values ...any) {
	l.note = append(l.note, fmt.Sprintf(format, values...))
	fmt.Fprintln(os.Stdout, l.note[len(l.note)-1])
}

// memory adds a size.
func (l *limits) memory(what string, goal, bytes int) {
	l.add(what, fmt.Sprintf("%d MiB", goal), bytes <= goal*mebibyte, "%.1f MiB", float64(bytes)/mebibyte)
}

func (one limit) row() string {
	return fmt.Sprintf("| %s | %s | %s | %s |", one.what, one.found, one.goal, yesOrNo(one.reached))
}

// measureLimits measures what a server takes at rest, under load and under attack, on the store that it has by default.
func measureLimits(ctx context.Context, s settings, dir string) error {
	l := &limits{settings: s, dir: dir}
	about, err := machine(ctx)
	if err != nil {
		return err
	}
	for _, part := range []func(context.Context) error{l.binarySize, l.starts, l.serving} {
		if err := part(ctx); err != nil {
			return err
		}
	}
	return writePage(s.out, l.page(about))
}

// binarySize builds the program as "make build" does, without what only a debugger reads.
func (l *limits) binarySize(ctx context.Context) error {
	path := filepath.Join(l.dir, "stripped")
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", path, "./cmd/zonemint") //nolint:gosec // the place is its own
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %w: %s", err, out)
	}
	about, err := os.Stat(path)
	if err != nil {
		return err
	}
	l.memory("binary, stripped", binaryGoal, int(about.Size()))
	return os.Remove(path)
}

// starts measures how long it takes until a new zone is served for the first time, with its certificate made meanwhile, and what
// memory that takes when nobody asks for anything.
func (l *limits) starts(ctx context.Context) error {
	var times, sizes []float64
	for range l.rounds {
		took, bytes, err := l.startOnce(ctx)
		if err != nil {
			return err
		}
		times, sizes = append(times, took.Seconds()*1e3), append(sizes, float64(bytes)/mebibyte)
	}
	start, rest := spreadOf(times), spreadOf(sizes)
	l.add("ready on an empty store", startGoal.String(), start.greatest <= startGoal.Seconds()*1e3,
		"%.0f ms (%.0f to %.0f)", start.median, start.least, start.greatest)
	l.add("resident at rest", fmt.Sprintf("%d MiB", restGoal), rest.greatest <= restGoal,
		"%.1f MiB (%.1f to %.1f)", rest.median, rest.least, rest.greatest)
	return nil
}

func (l *limits) startOnce(ctx context.Context) (took time.Duration, bytes int, err error) {
	dir, err := os.MkdirTemp(l.dir, "start-")
	if err != nil {
		return 0, 0, err
	}
	n, _, err := emptyNode(ctx, l.binary, dir, "")
	if err != nil {
		return 0, 0, err
	}
	defer func() { err = errors.Join(err, n.stop(), os.RemoveAll(dir)) }()
	select {
	case <-time.After(settles):
	case <-ctx.Done():
		return 0, 0, ctx.Err()
	}
	bytes, err = n.resident()
	return n.took, bytes, err
}

// serving measures a server that is minted from, one that clients hold connections to, and one that is attacked: each a new one, since
// memory that was taken once is given back slowly.
func (l *limits) serving(ctx context.Context) error {
	for i, part := range []func(context.Context, *node) error{l.minting, l.idling, l.attacked} {
		dir := filepath.Join(l.dir, fmt.Sprint("serving-", i))
		if err := os.Mkdir(dir, 0o700); err != nil {
			return err
		}
		n, err := newNode(ctx, l.binary, dir, "", shownSites)
		if err != nil {
			return err
		}
		if err := errors.Join(part(ctx, n), n.stop()); err != nil {
			return err
		}
	}
	return nil
}

// minting measures memory while tokens are minted as fast as they are asked for.
func (l *limits) minting(ctx context.Context, n *node) error {
	script, err := writeScript(l.dir, "load", requestsOf("mint-basic", n))
	if err != nil {
		return err
	}
	for _, connections := range []int{32, 256} {
		if err := n.forgetPeak(); err != nil {
			return err
		}
		var rates []float64
		for range l.rounds {
			one, err := runWrk(ctx, n.HTTP, script, connections, l.lasts)
			if err != nil {
				return err
			}
			rates = append(rates, one.rate)
		}
		bytes, err := n.peak()
		if err != nil {
			return err
		}
		l.memory(fmt.Sprintf("at most resident, minting %.0f tokens a second over %d connections", spreadOf(rates).median, connections), loadGoal, bytes)
	}
	return nil
}

// idling measures memory and minting while many clients hold connections that they do not use.
func (l *limits) idling(ctx context.Context, n *node) error {
	targets, err := writeTargets(l.dir, "idle", n.HTTPS, requestsOf("mint-basic", n))
	if err != nil {
		return err
	}
	if err := n.forgetPeak(); err != nil {
		return err
	}
	began := time.Now()
	all, err := holdIdle(ctx, n.HTTPS, l.idle)
	if err != nil {
		return err
	}
	opened := time.Since(began)
	s := l.settings
	s.rate = quietRate
	one, err := runVegeta(ctx, s, targets)
	if err != nil {
		return errors.Join(err, all.close())
	}
	bytes, err := n.peak()
	if err != nil {
		return errors.Join(err, all.close())
	}
	alive := all.alive()
	if err := all.close(); err != nil {
		return err
	}
	l.memory(fmt.Sprintf("at most resident, with %d idle TLS connections", l.idle), idleGoal, bytes)
	l.add(fmt.Sprintf("p99 of minting over TLS meanwhile, %d a second", quietRate), idleP99.String(), one.p99 <= idleP99 && one.errors == 0 && alive == l.idle,
		"%.1f ms", one.p99.Seconds()*1e3)
	l.say("The %d idle connections were opened in %.0f s, %d of them were answered again afterwards, and %d of the requests to mint failed.",
		l.idle, opened.Seconds(), alive, one.errors)
	return nil
}

func requestsOf(name string, n *node) []request {
	i := slices.IndexFunc(subjects, func(s subject) bool { return s.name == name })
	return subjects[i].requests(n.population)
}

// page is all of it.
func (l *limits) page(about []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Results of make bench-limits\n\n%s\n\nzonemint on SQLite, with the settings that it comes with, in %d rounds of %s. [docs/performance.md](../docs/performance.md) says what\nthe figures mean.\n\n"+
		"| what | found | goal | reached |\n| --- | --: | --: | --- |\n", strings.Join(about, "\n"), l.rounds, l.lasts)
	for _, one := range l.list {
		b.WriteString(one.row() + "\n")
	}
	if len(l.note) > 0 {
		b.WriteString("\n" + strings.Join(l.note, "\n") + "\n")
	}
	return b.String()
}
