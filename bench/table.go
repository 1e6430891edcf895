package main

import (
	"fmt"
	"io"
	"slices"
)

// spread is the median of some figures with the least and the greatest.
type spread struct{ median, least, greatest float64 }

func spreadOf(figures []float64) spread {
	sorted := slices.Sorted(slices.Values(figures))
	n := len(sorted)
	return spread{(sorted[(n-1)/2] + sorted[n/2]) / 2, sorted[0], sorted[n-1]}
}

func report(w io.Writer, what, kind string, tls bool, connections int, all []*contestant) {
	for _, c := range all {
		var rates, ratios, p99, p99ratios, cpus []float64
		errors := 0
		for i, one := range c.samples {
			base := all[1].samples[i]
			rates = append(rates, one.rate)
			ratios = append(ratios, one.rate/base.rate)
			p99 = append(p99, one.p99.Seconds()*1000)
			p99ratios = append(p99ratios, one.p99.Seconds()/base.p99.Seconds())
			errors += one.errors
			cpus = append(cpus, one.cpu.Seconds()*1e6)
		}
		r, q, p, z := spreadOf(rates), spreadOf(ratios), spreadOf(p99), spreadOf(p99ratios)
		fmt.Fprintf(w, "%s %s tls=%v c=%d %-9s %.0f/s [%.0f %.0f] ratio %.2f [%.2f %.2f] p99 %.2f ms ratio %.2f [%.2f %.2f] cpu %.1f us errors %d\n", what, kind, tls, connections, c.name,
			r.median, r.least, r.greatest, q.median, q.least, q.greatest, p.median, z.median, z.least, z.greatest, spreadOf(cpus).median, errors)
	}
}
