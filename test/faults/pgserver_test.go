package faults_test

import (
	"context"
	"net/http"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/internal/tier"
)

// TestPostgresServerEnds kills the database server, or has it end without finishing anything, while clients mint and redeem, and starts
// it again. Meanwhile the nodes say that they are not available, and afterwards they go on by themselves.
func TestPostgresServerEnds(t *testing.T) {
	t.Parallel()
	tier.NeedAll(t)
	fault := newTally(t, "PostgreSQL server killed")
	random := newRandom(t)
	server, c := serverOf(t, 8, 2)
	ends := []func() error{
		server.Kill,
		func() error { return server.Stop(pgtest.Immediate) },
		func() error { return server.Stop(pgtest.Fast) },
	}
	var slowest time.Duration
	cutOff := 0
	for round := range tier.Pick(3, 3, 60) {
		spare := c.token(t, c.nodes[0])
		ctx, cancel := context.WithCancel(t.Context())
		l := c.startLoad(ctx, t, 8, random.Uint64(), c.nodes...)
		c.goesOn(t)
		<-time.After(time.Duration(20+random.IntN(400)) * time.Millisecond) // the moment is what is random
		if err := ends[round%len(ends)](); err != nil {
			t.Fatal(err)
		}
		for _, n := range c.nodes {
			c.wantAway(t, n, spare)
		}
		if err := server.StartAgain(); err != nil {
			t.Fatal(err)
		}
		slowest = max(slowest, awaitReady(t, http.StatusOK, c.nodes...))
		c.goesOn(t)
		cancel()
		l.wait()
		cutOff += c.cutOff()
		fault.round(c.recover(t, c.nodes...))
		if t.Failed() {
			return
		}
	}
	fault.note("cut off %d", cutOff)
	fault.note("slowest recovery %d ms", slowest.Milliseconds())
	if slowest > recoveryBound {
		t.Errorf("the nodes took %s to find the database again", slowest)
	}
	for _, n := range c.nodes {
		n.stop(t)
	}
}

// answerBound is how long a node may take to say that its database is away.
const answerBound = 8 * time.Second

// wantAway wants that a node without its database says so, soon and in the way by which clients know that they may try again. It is alive
// all the same.
func (c *cluster) wantAway(t *testing.T, n *node, spare token) {
	t.Helper()
	awaitReady(t, http.StatusServiceUnavailable, n)
	began := time.Now()
	o, a, err := c.redeem(t.Context(), n, spare, c.providers[0])
	if wantUnavailable(t, "a redemption without a database", a); o != unknown {
		t.Errorf("it gets %s, error %v", a, err)
	}
	if took := time.Since(began); took > answerBound {
		t.Errorf("it took %s", took)
	}
	wantAlive(t, n)
}

// wantAlive wants that the node says that it lives, which does not rest on its database.
func wantAlive(t *testing.T, n *node) {
	t.Helper()
	began := time.Now()
	_, err := n.want(t.Context(), http.StatusOK, call{method: http.MethodGet, path: "/healthz"})
	if took := time.Since(began); err != nil || took > answerBound {
		t.Errorf("/healthz after %s: %v", took, err)
	}
}
