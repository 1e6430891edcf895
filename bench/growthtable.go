package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

// growthSample is what was seen of one zone in one round.
type growthSample struct {
	sample
	dropped float64 // audit records of mintings that were dropped, for each answer
}

// growthPoint is one size of a subject.
type growthPoint struct {
	size    int
	samples []growthSample
}

// spread is that of one figure over the rounds.
func (p growthPoint) spread(figure func(growthSample) float64) spread {
	return spreadOf(inRounds(p.samples, figure))
}

// rates are the answers a second, round by round.
func (p growthPoint) rates() []float64 {
	return inRounds(p.samples, func(s growthSample) float64 { return s.rate })
}

// growthLine is what one ask gave, for the sizes in order.
type growthLine struct {
	store, grows, asks string
	points             []growthPoint
}

// ratio is how the throughput of a size compares with that of the smallest one, within each round.
func (l growthLine) ratio(i int) spread {
	return ratioOf(l.points[i].rates(), l.points[0].rates())
}

// reached reports whether the largest zone reaches the goal. It goes by the median as it is, and not as it is printed.
func (l growthLine) reached() bool { return l.ratio(len(l.points)-1).median >= growthGoal }

// rows are the rows of the table, one for each size.
func (l growthLine) rows() []string {
	rows := make([]string, len(l.points))
	for i, p := range l.points {
		rate := spreadOf(p.rates())
		ratio, goal, reached := "1", "", ""
		if i > 0 {
			of := l.ratio(i)
			ratio = fmt.Sprintf("%.3f (%.3f to %.3f)", of.median, of.least, of.greatest)
		}
		if i == len(l.points)-1 {
			goal, reached = fmt.Sprintf("%.1f", growthGoal), yesOrNo(l.reached())
		}
		p99, lost, errors := "", "", 0
		if p.samples[0].p99 > 0 { // only wrk tells
			p99 = fmt.Sprintf("%.1f", p.spread(func(s growthSample) float64 { return s.p99.Seconds() * 1e3 }).median)
			lost = fmt.Sprintf("%.1f %%", 100*p.spread(func(s growthSample) float64 { return s.dropped }).median)
		}
		for _, one := range p.samples {
			errors += one.errors
		}
		cpu := p.spread(func(s growthSample) float64 { return s.cpu.Seconds() * 1e6 })
		rows[i] = fmt.Sprintf("| %s | %s | %s | %s | %.0f (%.0f to %.0f) | %s | %s | %s | %.0f | %s | %s | %d |", l.store, l.grows, l.asks, count(p.size),
			rate.median, rate.least, rate.greatest, ratio, goal, reached, cpu.median, p99, lost, errors)
	}
	return rows
}

// yesOrNo says whether a goal was reached.
func yesOrNo(reached bool) string {
	if reached {
		return "yes"
	}
	return "**no**"
}

// growthResults is all that was measured.
type growthResults struct {
	lines  []growthLine
	starts []limit
	notes  []string
}

// add keeps a line, and shows it at once: the whole takes long.
func (r *growthResults) add(l growthLine) {
	r.lines = append(r.lines, l)
	fmt.Fprintln(os.Stdout, strings.Join(l.rows(), "\n"))
}

// start keeps how long a server took until it was ready.
func (r *growthResults) start(of string, took time.Duration) {
	l := limit{what: of, found: fmt.Sprintf("%d ms", took.Milliseconds()), goal: growthStart.String(), reached: took <= growthStart}
	r.starts = append(r.starts, l)
	fmt.Fprintln(os.Stdout, l.row())
}

func (r *growthResults) note(line string) {
	r.notes = append(r.notes, line)
	fmt.Fprintln(os.Stdout, line)
}

// of are the lines of one kind of store.
func (r *growthResults) of(store string) []growthLine {
	var list []growthLine
	for _, l := range r.lines {
		if l.store == store {
			list = append(list, l)
		}
	}
	return list
}

// page is all of it.
func (r *growthResults) page(s settings, about []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Results of make bench-growth\n\n%s\n\nThe zones of a comparison are alike but for one thing, and were driven in turn, in %d rounds: %s each of minting with access tokens over\n"+
		"%d connections, and %s redemptions each, a token for each, over %d on SQLite and %d on PostgreSQL. Figures are medians of the rounds with the\nleast and the greatest. "+
		"Ratios are to the smallest zone in the same round; the goal is for the largest.\n[docs/performance.md](../docs/performance.md) says what they mean.\n\n",
		strings.Join(about, "\n"), s.rounds, s.lasts, growthConnections, count(s.growth.redemptions), sqliteRedeemers, postgresRedeemers)
	b.WriteString("| store | what grows | what is asked | how many | answers a second | ratio | goal | reached | CPU µs an answer | p99 ms | audit records dropped | errors |\n" +
		"| --- | --- | --- | --: | --: | --: | --: | --- | --: | --: | --: | --: |\n")
	for _, l := range r.lines {
		b.WriteString(strings.Join(l.rows(), "\n") + "\n")
	}
	b.WriteString("\nHow long a server took until it was ready:\n\n| with | ready after | goal | reached |\n| --- | --: | --: | --- |\n")
	for _, l := range r.starts {
		b.WriteString(l.row() + "\n")
	}
	fmt.Fprintf(&b, "\nHow the zones were filled, past the API, with the rows that it would have made:\n\n%s\n", strings.Join(r.notes, "\n"))
	return b.String()
}

// count writes a number with its thousands apart.
func count(n int) string {
	text := strconv.Itoa(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}
