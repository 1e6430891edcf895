package main

import (
	"fmt"
	"strings"
	"sync"
	"time"
)

// What is assumed of the machines that the tables are about. docs/scaling.md says why.
const (
	nodeCores     = 2
	databaseCores = 8
	readers       = 4  // what store/sqlstore gives a node of up to four cores
	writers       = 16 // and for transactions that write
	groups        = 4  // how many it has run at once
	members       = 128
	trip          = span(500e3)
)

var (
	fleets    = []int{1, 10, 100}
	hotShares = []float64{0, 0.01, 0.1, 1}
)

const hotFleet = 10

// simulated is how long each run is.
var simulated = load{requests: 12_000, seconds: 2, warmUp: 2_000, seed: 1}

// assumed is a system of so many nodes on the measured disk.
func assumed(f figures, nodes int) system {
	return system{
		nodes: nodes, nodeCores: nodeCores, databaseCores: databaseCores, readers: readers, writers: writers,
		groups: groups, members: members, trip: trip, flush: nanoseconds(f.Disk.Fsync),
	}
}

// minting and redeeming are the two operations as they were measured on PostgreSQL with 64 at once, and what a group costs by comparison with
// one at a time. The node's work for the audit record counts as the minting's own.
func minting(f figures) operation {
	d := f.Postgres
	return operation{
		name: "mint", nodeCPU: nanoseconds(d.MintMany.NodeCPU + d.Audit.NodeCPU), databaseCPU: nanoseconds(d.MintMany.DatabaseCPU),
		reads: []int{d.MemberTrips, d.MintTrips}, records: 1, recordCPU: nanoseconds(d.Audit.DatabaseCPU),
	}
}

func redeeming(f figures) operation {
	d := f.Postgres
	return operation{
		name: "redeem", nodeCPU: nanoseconds(d.RedeemMany.NodeCPU), databaseCPU: nanoseconds(d.Redeem.DatabaseCPU),
		groupCPU: nanoseconds(sharedCPU(d.Redeem.DatabaseCPU, d.RedeemMany.DatabaseCPU, d.PerCommit)),
		shared:   d.RedeemTrips, writes: d.AloneTrips,
	}
}

// sharedCPU is what a group costs the database however many are in it, if one by itself costs alone, and each of n costs grouped.
func sharedCPU(alone, grouped, n float64) float64 {
	if n <= 1 || grouped >= alone {
		return 0
	}
	return min(alone, (alone-grouped)*n/(n-1))
}

// row is a system, what it is asked, and what came out.
type row struct {
	system system
	op     operation
	found  capacity
}

// work runs the simulations of all rows, as many at once as there are processors for.
func work(rows []row) {
	var group sync.WaitGroup
	for i := range rows {
		group.Go(func() { rows[i].found = findCapacity(rows[i].system, rows[i].op, simulated) })
	}
	group.Wait()
}

// simulatedTables are what the simulation gives for the figures.
func simulatedTables(f figures) string {
	var rows []row
	for _, op := range []operation{minting(f), redeeming(f)} {
		for _, nodes := range fleets {
			rows = append(rows, row{system: assumed(f, nodes), op: op})
		}
	}
	for _, share := range hotShares {
		s := assumed(f, hotFleet)
		s.hot = share
		rows = append(rows, row{system: s, op: redeeming(f)})
	}
	work(rows)
	var b strings.Builder
	b.WriteString("| | nodes | requests per second | p50 | p99 | node CPU | read sessions | groups | database CPU | log | audit writer | redemptions per group | commits per flush | bottleneck |\n" +
		"| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --- |\n")
	plain := len(rows) - len(hotShares)
	for _, r := range rows[:plain] {
		o := r.found.outcome
		fmt.Fprintf(&b, "| %s | %d | %s | %s | %s |", r.op.name, r.system.nodes, rounded(r.found.rate), milli(o.p50), milli(o.p99))
		for _, resource := range []string{nodeCPU, readSessions, theGroups, databaseCPU, databaseLog, auditWriter} {
			fmt.Fprintf(&b, " %s |", percent(o.busy[resource]))
		}
		fmt.Fprintf(&b, " %s | %s | %s |\n", ratio(o.perGroup), ratio(o.perFlush), r.found.bottleneck())
	}
	fmt.Fprintf(&b, "\n| share of redemptions on one token (%d nodes) | redemptions per second | of these on that token | p50 | p99 | begun anew | redemptions per group | bottleneck |\n"+
		"| --: | --: | --: | --: | --: | --: | --: | --- |\n", hotFleet)
	for _, r := range rows[plain:] {
		o := r.found.outcome
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s | %s | %s |\n", percent(r.system.hot), rounded(r.found.rate), rounded(r.found.rate*r.system.hot),
			milli(o.p50), milli(o.p99), percent(float64(o.retries)/float64(max(1, o.arrived))), ratio(o.perGroup), r.found.bottleneck())
	}
	return b.String()
}

// measuredTables are the figures themselves, as they were found.
func measuredTables(f figures) string {
	var b strings.Builder
	m := f.Machine
	fmt.Fprintf(&b, "Measured on %s: %d cores of %s, %s, %s, SQLite %s, PostgreSQL %s. CPU is in microseconds an operation.\n\n",
		m.Date, m.Cores, m.Processor, m.System, m.Go, m.SQLite, m.PostgreSQL)
	b.WriteString("| | SQLite: process | SQLite: per second | PostgreSQL: node | PostgreSQL: database | PostgreSQL: per second |\n| --- | --: | --: | --: | --: | --: |\n")
	for _, line := range []struct {
		name             string
		sqlite, postgres phase
	}{
		{"mint, `Service.MintSupportToken` alone", f.SQLite.MintService, f.Postgres.MintService},
		{"mint, the whole request", f.SQLite.Mint, f.Postgres.Mint},
		{"mint, the whole request, 64 at once", f.SQLite.MintMany, f.Postgres.MintMany},
		{"its audit record, written later", f.SQLite.Audit, f.Postgres.Audit},
		{"redeem, `Service.Redeem` alone", f.SQLite.RedeemService, f.Postgres.RedeemService},
		{"redeem, the whole request", f.SQLite.Redeem, f.Postgres.Redeem},
		{"redeem, the whole request, 64 at once", f.SQLite.RedeemMany, f.Postgres.RedeemMany},
	} {
		fmt.Fprintf(&b, "| %s | %.0f | %s | %.0f | %.0f | %s |\n", line.name, line.sqlite.NodeCPU, rounded(line.sqlite.perSecond()),
			line.postgres.NodeCPU, line.postgres.DatabaseCPU, rounded(line.postgres.perSecond()))
	}
	lone, many, insert := f.SQLite.Redeem.perSecond(), f.SQLite.RedeemMany.perSecond(), 1e6/f.Disk.Insert
	fmt.Fprintf(&b, `
| in the same run | |
| --- | --: |
| an fsync of 8 KiB | %.0f µs |
| single inserts into SQLite, each with its own commit | %s per second |
| redemptions on SQLite, one at a time, to these inserts | %.2f |
| redemptions on SQLite, 64 at once, to these inserts | %.2f |
| redemptions on SQLite in one commit, 64 at once | %.0f |
| redemptions on PostgreSQL in one group, 64 at once | %.0f |
| round trips to PostgreSQL of a mint: authenticating, minting | %d, %d |
| round trips to PostgreSQL of a group of redemptions by providers that are recognised | %d |
| round trips to PostgreSQL of a redemption alone, after its group was undone | %d |
| round trips to PostgreSQL of authenticating a provider that is not recognised | %d |
`, f.Disk.Fsync, rounded(insert), lone/insert, many/insert, f.SQLite.PerCommit, f.Postgres.PerCommit,
		f.Postgres.MemberTrips, f.Postgres.MintTrips, f.Postgres.RedeemTrips, f.Postgres.AloneTrips, f.Postgres.ProviderTrips)
	return b.String()
}

// rounded is a rate with two digits that mean something.
func rounded(rate float64) string {
	unit := 1
	for rate/float64(unit) >= 100 {
		unit *= 10
	}
	n := int(rate/float64(unit)+0.5) * unit
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%d,%03d", n/1000, n%1000)
}

func percent(share float64) string { return fmt.Sprintf("%.0f %%", 100*share) }

func milli(s span) string { return fmt.Sprintf("%.0f ms", time.Duration(s).Seconds()*1e3) }

// ratio is a mean number; 0: there is none.
func ratio(n float64) string {
	if n == 0 {
		return "–"
	}
	return fmt.Sprintf("%.1f", n)
}
