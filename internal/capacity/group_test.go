package main

import (
	"math"
	"testing"
)

// still is a system of so many nodes in which everything takes as long each time, and to which nobody comes by himself.
func still(nodes int) *simulation {
	s, _, redeem := whole(nodes, 0)
	s.steady, s.members = true, 4
	return newSimulation(s, redeem, load{})
}

// redeemer is a request at a node that has come as far as to redeem.
func (r *simulation) redeemer(node int, hot bool) *request {
	r.population.add(1)
	return &request{simulation: r, node: r.fleet[node], hot: hot}
}

func (r *simulation) runOut() outcome {
	for r.step() { //revive:disable-line:empty-block // the events do everything
	}
	return r.result()
}

// TestGroups: whoever comes first has a group to himself, and so have others while there is room; then as many as wait are in one, up to
// the most that may be, and the rest wait until that one has ended.
func TestGroups(t *testing.T) {
	r := still(1)
	g := &r.fleet[0].groups
	for range 10 {
		g.join(r.redeemer(0, false))
	}
	if g.begun != 4 || g.grouped != 4 || len(g.waiting) != 6 {
		t.Errorf("%d groups with %d redemptions have begun, and %d wait, want 4, 4 and 6", g.begun, g.grouped, len(g.waiting))
	}
	// Four of one, one of four, and one of two, for which the others had to end.
	if o := r.runOut(); o.completed != 10 || g.begun != 6 || o.perGroup != 10.0/6 || g.inUse != 0 {
		t.Errorf("%d were redeemed in %d groups, %g in each, and %d run on, want 10 in 6", o.completed, g.begun, o.perGroup, g.inUse)
	}
}

// TestGroupTakesTurns: on one node uses of one token wait for each other, so that none collides, and others pass them by.
func TestGroupTakesTurns(t *testing.T) {
	r := still(1)
	g := &r.fleet[0].groups
	for _, hot := range []bool{true, true, true, false} {
		g.join(r.redeemer(0, hot))
	}
	if g.begun != 2 || len(g.waiting) != 2 {
		t.Errorf("%d groups have begun, and %d redemptions wait, want 2 and 2", g.begun, len(g.waiting))
	}
	if o := r.runOut(); o.completed != 4 || o.retries != 0 {
		t.Errorf("%d were redeemed, and %d begun anew, want 4 and none", o.completed, o.retries)
	}
	s, _, redeem := whole(1, 1)
	if o := simulate(s, redeem, load{rate: 300, requests: 1000, seed: 6}); o.retries != 0 || o.completed != 1000 {
		t.Errorf("%d were redeemed, and %d begun anew, want 1000 and none", o.completed, o.retries)
	}
}

// TestGroupUndone: where another node holds the token, the whole group is undone, and each member is run alone.
func TestGroupUndone(t *testing.T) {
	r := still(2)
	r.fleet[0].groups.join(r.redeemer(0, true))
	late := &r.fleet[1].groups
	late.waiting = []*request{r.redeemer(1, true), r.redeemer(1, false)}
	late.form()
	if o := r.runOut(); o.completed != 3 || o.retries != 2 || late.begun != 1 || r.log.commits != 3 {
		t.Errorf("%d were redeemed, %d begun anew, and %d committed, want 3, 2 and 3", o.completed, o.retries, r.log.commits)
	}
	for i, n := range r.fleet {
		if n.groups.inUse != 0 || n.groups.hot || n.writers.inUse != 0 {
			t.Errorf("node %d has %d groups and %d sessions in use when all is over, and the token taken: %t", i, n.groups.inUse, n.writers.inUse, n.groups.hot)
		}
	}
}

// TestSharedCPU: what a group costs and what each member does come to what was measured, of one by itself and of n.
func TestSharedCPU(t *testing.T) {
	for _, tt := range []struct{ alone, grouped, n, want float64 }{
		{600, 150, 10, 500},
		{600, 600, 10, 0},
		{600, 700, 10, 0}, // which only chance can be
		{600, 100, 1, 0},
		{600, 10, 2, 600},
	} {
		got := sharedCPU(tt.alone, tt.grouped, tt.n)
		if math.Abs(got-tt.want) > 1e-9 {
			t.Errorf("%g alone and %g in a group of %g share %g, want %g", tt.alone, tt.grouped, tt.n, got, tt.want)
		}
	}
}

// TestBottleneck: it is the hot row where that has the lowest bound, unless something else is used up by those who begin anew.
func TestBottleneck(t *testing.T) {
	for _, tt := range []struct {
		bound    string
		database float64
		want     string
	}{{theHotRow, 0.2, theHotRow}, {theHotRow, 0.97, databaseCPU}, {databaseCPU, 0.5, databaseCPU}} {
		c := capacity{bound: bound{resource: tt.bound}, outcome: outcome{busy: map[string]float64{databaseCPU: tt.database, theGroups: 1, databaseLog: 1}}}
		if got := c.bottleneck(); got != tt.want {
			t.Errorf("with the bound of %s and a database that is busy for %g it is %s, want %s", tt.bound, tt.database, got, tt.want)
		}
	}
}

// TestLoadAt: a run lasts as long as it must, and as much of it goes by before anything is measured.
func TestLoadAt(t *testing.T) {
	l := load{requests: 1200, seconds: 2, warmUp: 200}
	if got := l.at(100); got.requests != 1200 || got.warmUp != 200 || got.rate != 100 {
		t.Errorf("a slow load is %+v", got)
	}
	if got := l.at(1200); got.requests != 2400 || got.warmUp != 400 {
		t.Errorf("a fast load is %+v", got)
	}
}
