package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"time"
)

// spread is the median of some figures with the least and the greatest.
type spread struct{ median, least, greatest float64 }

func spreadOf(figures []float64) spread {
	sorted := slices.Sorted(slices.Values(figures))
	n := len(sorted)
	return spread{(sorted[(n-1)/2] + sorted[n/2]) / 2, sorted[0], sorted[n-1]}
}

// inRounds is one figure of each round.
func inRounds[S any](rounds []S, figure func(S) float64) []float64 {
	list := make([]float64, len(rounds))
	for i, one := range rounds {
		list[i] = figure(one)
	}
	return list
}

// ratioOf compares figures with those of the same rounds of something else.
func ratioOf(figures, base []float64) spread {
	list := make([]float64, len(figures))
	for round, one := range figures {
		list[round] = one / base[round]
	}
	return spreadOf(list)
}

// ratio writes a spread of ratios.
func (s spread) ratio() string {
	return fmt.Sprintf("%.2f (%.2f to %.2f)", s.median, s.least, s.greatest)
}

// tables are what is written down, line by line.
type tables struct {
	about, rates, notes, latencies, redemptions []string
	goals                                       []limit
}

// The goals: shares of what a server does that does nothing, without TLS and with it; of what the store does by itself; and how many
// times the latency of the bare server may be.
const (
	mintGoal, mintTLSGoal = 0.75, 0.85
	mintP99Goal           = 1.5
	goalConnections       = 32
)

var redeemGoals = map[string]float64{"sqlite": 2.0, "postgres": 0.40}

// goal keeps a ratio beside the least that it should be, or the greatest.
func (t *tables) goal(what string, found spread, goal float64, most bool) {
	text, reached := fmt.Sprintf("%.2f", goal), found.median >= goal
	if most {
		text, reached = "at most "+text, found.median <= goal
	}
	t.goals = append(t.goals, limit{what: what, found: found.ratio(), goal: text, reached: reached})
}

// mintGoals are those of minting on a disk of one's own.
func (t *tables) mintGoals(what, kind string, tls bool, connections int, f figures) {
	if kind != "sqlite" || connections != goalConnections || what != "mint-basic" && what != "mint-token" {
		return
	}
	name := fmt.Sprintf("%s, %s, %s, %d connections: ", what, kind, way(tls), connections)
	if tls {
		t.goal(name+"answers to those of bare echo", f.ratio, mintTLSGoal, false)
		return
	}
	t.goal(name+"answers to those of bare echo", f.ratio, mintGoal, false)
	t.goal(name+"p99 to that of bare echo", f.p99Ratio, mintP99Goal, true)
}

// machine says what was measured with what.
func machine(ctx context.Context) ([]string, error) {
	cpu := "unknown processor"
	text, err := os.ReadFile("/proc/cpuinfo")
	if err == nil {
		for line := range strings.SplitSeq(string(text), "\n") {
			if _, name, found := strings.Cut(line, "model name\t: "); found {
				cpu = name
			}
		}
	}
	load, _ := os.ReadFile("/proc/loadavg")
	version, err := exec.CommandContext(ctx, "git", "rev-parse", "--short", "HEAD").Output()
	if err != nil {
		return nil, err
	}
	wrk, _ := exec.CommandContext(ctx, "wrk", "-v").CombinedOutput() // which exits with 1
	first, _, _ := strings.Cut(string(wrk), " Copyright")
	return []string{
		"Measured on " + time.Now().UTC().Format("2006-01-02 15:04 MST") + fmt.Sprintf(", %d × %s, %s/%s, %s;", runtime.NumCPU(), cpu, runtime.GOOS, runtime.GOARCH, runtime.Version()),
		"commit " + strings.TrimSpace(string(version)) + ", " + strings.TrimSpace(first) + "; load average at the start: " + strings.TrimSpace(string(load)) + ".",
	}, nil
}

// writePage writes what is committed, a page or an image, where it has a name.
func writePage(path, text string) error {
	if path == "" {
		return nil
	}
	return os.WriteFile(path, []byte(text), 0o644) //nolint:gosec // everybody may read it
}

// way names a way to a server.
func way(tls bool) string {
	if tls {
		return "TLS"
	}
	return "plain"
}

// baseline is the place of the bare echo route among the contestants.
const baseline = 1

// figures are those of one server in one comparison.
type figures struct {
	rate, ratio, p99, p99Ratio, cpu spread
	errors                          int
}

func figuresOf(c, base *contestant) (f figures) {
	rate := func(s sample) float64 { return s.rate }
	p99 := func(s sample) float64 { return s.p99.Seconds() * 1e3 }
	some := func(s sample) float64 { return max(1e-6, p99(s)) } // at least a nanosecond, to divide by
	rates, latencies := inRounds(c.samples, rate), inRounds(c.samples, p99)
	f.rate, f.ratio = spreadOf(rates), ratioOf(rates, inRounds(base.samples, rate))
	f.p99, f.p99Ratio = spreadOf(latencies), ratioOf(latencies, inRounds(base.samples, some))
	f.cpu = spreadOf(inRounds(c.samples, func(s sample) float64 { return s.cpu.Seconds() * 1e6 }))
	for _, one := range c.samples {
		f.errors += one.errors
	}
	return f
}

func (t *tables) throughput(what, kind string, tls bool, connections, size int, all []*contestant) {
	for i, c := range all {
		f := figuresOf(c, all[baseline])
		if i == len(all)-1 {
			t.mintGoals(what, kind, tls, connections, f)
		}
		t.add(&t.rates, fmt.Sprintf("| %s, %d bytes | %s | %s | %d | %s | %.0f (%.0f to %.0f) | %s | %.2f | %s | %.1f | %d |", what, size, kind, way(tls), connections, c.name,
			f.rate.median, f.rate.least, f.rate.greatest, f.ratio.ratio(), f.p99.median, f.p99Ratio.ratio(), f.cpu.median, f.errors))
	}
}

func (t *tables) latency(what, kind string, tls bool, rate int, all []*contestant) {
	for _, c := range all {
		f := figuresOf(c, all[baseline])
		t.add(&t.latencies, fmt.Sprintf("| %s | %s | %s | %d | %s | %.2f (%.2f to %.2f) | %s | %d |", what, kind, way(tls), rate, c.name,
			f.p99.median, f.p99.least, f.p99.greatest, f.p99Ratio.ratio(), f.errors))
	}
}

func (t *tables) redeeming(kind string, connections int, r comparison) {
	rate, base, ratio := spreadOf(r.rates), spreadOf(r.base), ratioOf(r.rates, r.base)
	t.goal(fmt.Sprintf("redeem, %s, %d connections: redemptions to the base", kind, connections), ratio, redeemGoals[kind], false)
	t.add(&t.redemptions, fmt.Sprintf("| %s | %d | %.0f (%.0f to %.0f) | %.0f (%.0f to %.0f) | %s | %.0f |", kind, connections,
		rate.median, rate.least, rate.greatest, base.median, base.least, base.greatest, ratio.ratio(), spreadOf(r.cpu).median))
}

// add keeps a line, and shows it at once: the whole takes long.
func (t *tables) add(to *[]string, line string) {
	*to = append(*to, line)
	fmt.Fprintln(os.Stdout, line)
}

// page is all of it.
func (t *tables) page(s settings) string {
	var b strings.Builder
	section := func(head string, lines []string) {
		if len(lines) > 0 {
			fmt.Fprintf(&b, "\n%s\n%s\n", head, strings.Join(lines, "\n"))
		}
	}
	fmt.Fprintf(&b, "# Results of make bench\n\n%s\n\nEach figure is the median of %d rounds of %s for each server, in turn, with the least and the greatest. Ratios are to the\n"+
		"bare echo route of the same round. [docs/performance.md](../docs/performance.md) says what they mean.\n", strings.Join(t.about, "\n"), s.rounds, s.lasts)
	var goals []string
	for _, g := range t.goals {
		goals = append(goals, g.row())
	}
	section("## Goals\n\n| what | found | goal | reached |\n| --- | --: | --: | --- |", goals)
	section("## Throughput (wrk)\n\n| subject | store | way | connections | server | answers a second | ratio | p99 ms | ratio of p99 | CPU µs an answer | errors |\n"+
		"| --- | --- | --- | --: | --- | --: | --: | --: | --: | --: | --: |", t.rates)
	section("The trail of what was minted in all of these:\n", t.notes)
	section("## Latency at a fixed rate (vegeta)\n\n| subject | store | way | requests a second | server | p99 ms | ratio of p99 | errors |\n"+
		"| --- | --- | --- | --: | --- | --: | --: | --: |", t.latencies)
	section("## Redeeming, durable\n\nOn SQLite the base is a loop of single transactions of the same two rows, each on the disk before the next; on PostgreSQL it is\n"+
		"pgbench, which inserts single rows by a prepared statement over as many connections.\n\n| store | connections | redemptions a second | base | ratio | CPU µs of zonemint for one |\n| --- | --: | --: | --: | --: | --: |", t.redemptions)
	return b.String()
}
