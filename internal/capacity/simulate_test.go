package main

import (
	"math"
	"slices"
	"testing"
)

// alone is a system in which nothing but the CPU of a node takes time.
func alone(cores int, steady bool) (system, operation) {
	s := system{nodes: 1, nodeCores: cores, databaseCores: 1, readers: 1, writers: 1, steady: steady}
	return s, operation{nodeCPU: 1e6}
}

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if math.Abs(got-want) > tolerance*want {
		t.Errorf("%s is %g, want %g within %g %%", what, got, want, 100*tolerance)
	}
}

// TestQueueFormulas compares the mean time in the system with what queueing theory says of M/M/1, M/D/1 and M/M/2, and the use of the
// processor with the utilisation law.
func TestQueueFormulas(t *testing.T) {
	for _, tt := range []struct {
		name   string
		cores  int
		steady bool
		rate   float64 // a second; the service takes 1 ms
		want   float64 // ms
	}{
		{"M/M/1 half busy", 1, false, 500, 1 / (1 - 0.5)},
		{"M/M/1 busy", 1, false, 800, 1 / (1 - 0.8)},
		{"M/D/1 half busy", 1, true, 500, 1 + 0.5/(2*(1-0.5))},
		{"M/D/1 busy", 1, true, 800, 1 + 0.8/(2*(1-0.8))},
		{"M/M/2", 2, false, 1600, 1 / (1 - 0.8*0.8)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s, op := alone(tt.cores, tt.steady)
			o := simulate(s, op, load{rate: tt.rate, requests: 200_000, warmUp: 10_000, seed: 7})
			near(t, "the mean time in the system (ms)", float64(o.mean)/1e6, tt.want, 0.05)
			near(t, "the share of the CPU", o.busy[nodeCPU], tt.rate*1e-3/float64(tt.cores), 0.02)
		})
	}
}

// whole is a system with everything in it, and both operations.
func whole(nodes int, hot float64) (s system, mint, redeem operation) {
	s = system{nodes: nodes, nodeCores: 2, databaseCores: 4, readers: 4, writers: 16, groups: 4, members: 128, trip: 500e3, flush: 700e3, hot: hot}
	mint = operation{name: "mint", nodeCPU: 400e3, databaseCPU: 240e3, reads: []int{5, 8}, records: 1, recordCPU: 30e3}
	redeem = operation{name: "redeem", nodeCPU: 600e3, databaseCPU: 800e3, groupCPU: 300e3, shared: 4, writes: 7}
	return s, mint, redeem
}

// TestConservation: whatever came has left, and the time that requests spent is the time for which they were there (Little's law, which
// is exact when a run begins and ends empty).
func TestConservation(t *testing.T) {
	for _, hot := range []float64{0, 0.1, 1} {
		s, mint, redeem := whole(3, hot)
		for _, op := range []operation{mint, redeem} {
			o := simulate(s, op, load{rate: 300, requests: 3000, seed: 3})
			if o.arrived != 3000 || o.completed+o.failed != o.arrived {
				t.Errorf("%s, hot %g: %d came, %d were served and %d given up", op.name, hot, o.arrived, o.completed, o.failed)
			}
			if o.sojourns != o.population {
				t.Errorf("%s, hot %g: requests spent %d ns, and were there for %d ns", op.name, hot, o.sojourns, o.population)
			}
		}
	}
}

// TestUtilisationLaw: each resource is as busy as rate times demand says.
func TestUtilisationLaw(t *testing.T) {
	s, mint, redeem := whole(2, 0)
	const rate = 400
	l := load{rate: rate, requests: 40_000, warmUp: 4000, seed: 5}
	o := simulate(s, mint, l)
	near(t, "the node's CPU", o.busy[nodeCPU], rate*400e-6/4, 0.03)
	near(t, "the database's CPU", o.busy[databaseCPU], rate*(240e-6+30e-6)/4, 0.03)
	if o.busy[writeSessions] != 0 || o.busy[databaseLog] != 0 {
		t.Errorf("minting used %g of the write sessions and %g of the log, want nothing", o.busy[writeSessions], o.busy[databaseLog])
	}
	o = simulate(s, redeem, l)
	near(t, "the node's CPU", o.busy[nodeCPU], rate*600e-6/4, 0.03)
	near(t, "the database's CPU", o.busy[databaseCPU], rate*(500e-6+300e-6/o.perGroup)/4, 0.03)
	begun := rate / o.perGroup / 2 // on each node in a second
	if least := begun * (4*500e-6 + 700e-6); o.busy[theGroups]*4 < least || o.busy[readSessions] != 0 {
		t.Errorf("%g groups ran on a node, fewer than %g, and the read sessions were busy for %g", o.busy[theGroups]*4, least, o.busy[readSessions])
	}
	near(t, "the write sessions", o.busy[writeSessions]*16, o.busy[theGroups]*4, 1e-9)
}

// TestGroupCommit: a flush takes along what came while the one before it ran, and no commit ends sooner than a whole flush.
func TestGroupCommit(t *testing.T) {
	var c clock
	j := &journal{meter: meter{clock: &c}, flush: 100}
	var ends []span
	commit := func() { j.commit(func() { ends = append(ends, c.now) }) }
	for _, at := range []span{0, 10, 20, 99, 150} {
		c.after(at, commit)
	}
	for c.step() { //revive:disable-line:empty-block // the events do everything
	}
	if want := []span{100, 200, 200, 200, 300}; !slices.Equal(ends, want) {
		t.Errorf("the commits ended at %v, want %v", ends, want)
	}
	if j.flushes != 3 || j.commits != 5 || j.read() != 300 {
		t.Errorf("%d flushes of %d commits in %d ns, want 3 of 5 in 300", j.flushes, j.commits, j.read())
	}
}

// TestAgenda: events happen in the order of their times, and those of one time in the order in which they were planned.
func TestAgenda(t *testing.T) {
	var c clock
	var got []int
	for i, at := range []span{30, 10, 20, 10, 0, 30, 20} {
		c.after(at, func() { got = append(got, i) })
	}
	for c.step() { //revive:disable-line:empty-block // the events do everything
	}
	if want := []int{4, 1, 3, 2, 6, 0, 5}; !slices.Equal(got, want) {
		t.Errorf("the events came in the order %v, want %v", got, want)
	}
}

// TestHotRow: one transaction holds the row, those that come meanwhile or whose snapshot is older than its commit begin anew.
func TestHotRow(t *testing.T) {
	var h hotRow
	var got []bool
	claim := func(snapshot span) { h.claim(snapshot, func(first bool) { got = append(got, first) }) }
	claim(1)
	claim(2)
	claim(3)
	if !slices.Equal(got, []bool{true}) {
		t.Fatalf("while the first one holds the row the answers are %v, want one", got)
	}
	h.release(10)
	claim(9)
	claim(10)
	if want := []bool{true, false, false, false, true}; !slices.Equal(got, want) {
		t.Errorf("the answers are %v, want %v", got, want)
	}
}

// TestHotRowIsSerial: uses of one token cannot be faster than one after the other, and others are not held up by them.
func TestHotRowIsSerial(t *testing.T) {
	s, _, redeem := whole(4, 1)
	least := s.trip + s.flush // of holding the row in a group
	l := load{rate: 2e9 / float64(least), requests: 1000, seed: 2}
	if o := simulate(s, redeem, l); o.ended < span(o.completed)*least || o.retries == 0 || o.completed == 0 {
		t.Errorf("%d uses of one row were over after %d ns, with %d retries; one takes at least %d ns", o.completed, o.ended, o.retries, least)
	}
	s.hot = 0
	if o := simulate(s, redeem, l); o.retries != 0 || o.p99 > latencyBound || o.ended > span(l.requests)*least {
		t.Errorf("without the row: %d retries, a p99 of %d ns, and an end after %d", o.retries, o.p99, o.ended)
	}
}

// TestSameSeed: a run repeats itself, and another seed gives another one.
func TestSameSeed(t *testing.T) {
	s, _, redeem := whole(3, 0.1)
	run := func(seed uint64) outcome {
		return simulate(s, redeem, load{rate: 300, requests: 1000, seed: seed})
	}
	if a, b := run(1), run(1); a.sojourns != b.sojourns {
		t.Errorf("two runs of one seed took %d and %d ns", a.sojourns, b.sojourns)
	}
	if a, b := run(1), run(2); a.sojourns == b.sojourns {
		t.Error("two seeds gave the same run")
	}
}

// TestFindCapacity: a lone processor's capacity is where the formula of M/M/1 puts it, as near as the search is fine: the 99th
// percentile of the time in the system is that of an exponential distribution.
func TestFindCapacity(t *testing.T) {
	s, op := alone(1, false)
	op.nodeCPU = 4e6
	c := findCapacity(s, op, load{requests: 60_000, warmUp: 6000, seed: 4})
	want := 250 - math.Log(100)/0.1
	if step := 250.0 / steps; c.rate > want+step/2 || c.rate < want-1.5*step {
		t.Errorf("the capacity is %g a second, want %g and at most a step of %g less", c.rate, want, step)
	}
	if c.bottleneck() != nodeCPU || c.bound.resource != nodeCPU {
		t.Errorf("the bottleneck is %s, the bound that of %s", c.bottleneck(), c.bound.resource)
	}
}
