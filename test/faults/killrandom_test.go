package faults_test

import (
	"context"
	"net/http"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/tier"
)

// TestKillAtRandom kills a server at random moments while 16 clients mint and redeem, again and again: the only server of a database,
// and one of two, of which the other one goes on.
func TestKillAtRandom(t *testing.T) {
	t.Parallel()
	t.Run("the only server", func(t *testing.T) {
		t.Parallel()
		killAtRandom(t, newTally(t, "F2 kill at random under load"), 1, tier.Pick(6, 15, 200))
	})
	t.Run("one of two servers", func(t *testing.T) {
		t.Parallel()
		killAtRandom(t, newTally(t, "F2 kill at random under load, one of two"), 2, tier.Pick(4, 8, 100))
	})
}

func killAtRandom(t *testing.T, fault *tally, nodes, rounds int) {
	t.Helper()
	random := newRandom(t)
	const ofOneZone = 20 // rounds, before the database gets long to read
	var c *cluster
	var serving []*node
	var slowest time.Duration
	cutOff := 0
	for round := range rounds {
		if round%ofOneZone == 0 {
			for _, n := range serving {
				n.kill(t)
			}
			c = newCluster(t, 8)
			serving = []*node{c.last()}
			for len(serving) < nodes {
				serving = append(serving, c.start(t))
			}
		}
		ctx, cancel := context.WithCancel(t.Context())
		l := c.startLoad(ctx, t, 16, random.Uint64(), serving...)
		moment := func() { <-time.After(time.Duration(20+random.IntN(400)) * time.Millisecond) } // it is what is random
		moment()
		serving[0].kill(t)
		if nodes > 1 {
			moment() // for the others to go on
			c.finish(t, l, cancel, serving[1:])
		}
		l.wait()
		cancel()
		for _, a := range c.history.unsettled() {
			if a.outcome == unknown {
				cutOff++
			}
		}
		began := time.Now()
		again := c.start(t)
		slowest = max(slowest, time.Since(began))
		serving = append(serving[1:], again)
		fault.round(c.recover(t, serving...))
		if t.Failed() {
			return
		}
	}
	fault.note("cut off %d", cutOff)
	fault.note("slowest restart %d ms", slowest.Milliseconds())
	if fault.total.acknowledged == 0 || cutOff == 0 {
		t.Errorf("%d redemptions were acknowledged and %d cut off: nothing was interrupted", fault.total.acknowledged, cutOff)
	}
}

// finish wants that those nodes that were not killed still serve, and ends the load.
func (c *cluster) finish(t *testing.T, l *load, cancel context.CancelFunc, nodes []*node) {
	t.Helper()
	select {
	case <-l.done:
		t.Error("with one server killed, no client gets an answer from the other")
	default:
	}
	for _, n := range nodes {
		wantReady(t, n, http.StatusOK)
	}
	cancel()
}
