package main

import (
	"strings"
	"testing"
	"time"
)

// TestGoals: the page says of each goal whether it was reached, and has no goals for what has none.
func TestGoals(t *testing.T) {
	t.Parallel()
	at := func(name string, rate float64, p99 time.Duration) *contestant {
		return &contestant{name: name, samples: []sample{{rate: rate, p99: p99}}}
	}
	all := []*contestant{at(bareHTTP, 1100, time.Millisecond), at(bareEcho, 1000, time.Millisecond), at("zonemint", 800, 2*time.Millisecond)}
	tables := &tables{}
	for _, kind := range []string{"memory", "sqlite"} {
		for _, connections := range []int{1, 32} {
			tables.throughput("mint-basic", kind, false, connections, 300, all)
			tables.throughput("mint-basic", kind, true, connections, 300, all)
			tables.throughput("verify", kind, false, connections, 300, all)
		}
	}
	tables.redeeming("sqlite", 64, comparison{base: []float64{100}, rates: []float64{210}, cpu: []float64{1}})
	tables.redeeming("postgres", 32, comparison{base: []float64{100}, rates: []float64{8}, cpu: []float64{1}})
	page := tables.page(settings{rounds: 1, lasts: time.Second})
	const want = `## Goals

| what | found | goal | reached |
| --- | --: | --: | --- |
| mint-basic, sqlite, plain, 32 connections: answers to those of bare echo | 0.80 (0.80 to 0.80) | 0.75 | yes |
| mint-basic, sqlite, plain, 32 connections: p99 to that of bare echo | 2.00 (2.00 to 2.00) | at most 1.50 | **no** |
| mint-basic, sqlite, TLS, 32 connections: answers to those of bare echo | 0.80 (0.80 to 0.80) | 0.85 | **no** |
| redeem, sqlite, 64 connections: redemptions to the base | 2.10 (2.10 to 2.10) | 2.00 | yes |
| redeem, postgres, 32 connections: redemptions to the base | 0.08 (0.08 to 0.08) | 0.40 | **no** |

`
	if !strings.Contains(page, want) {
		t.Errorf("the page says\n%s\nand not\n%s", page, want)
	}
}
