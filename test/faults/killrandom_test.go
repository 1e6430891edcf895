package faults_test

import (
	"context"
	"testing"
	"time"
)

// TestKillAtRandom kills the server at random moments while 16 clients mint and redeem, again and again.
func TestKillAtRandom(t *testing.T) {
	t.Parallel()
	fault := newTally(t, "F2 kill at random under load")
	random := newRandom(t)
	const ofOneZone = 20 // rounds, before the database gets long to read
	var c *cluster
	var slowest time.Duration
	unanswered := 0
	for round := range pick(15, 200) {
		if round%ofOneZone == 0 {
			if c != nil {
				c.last().kill(t)
			}
			c = newCluster(t, 8)
		}
		n := c.last()
		ctx, cancel := context.WithCancel(t.Context())
		l := c.startLoad(ctx, t, 16, random.Uint64(), n)
		<-time.After(time.Duration(20+random.IntN(400)) * time.Millisecond) // the moment is what is random
		n.kill(t)
		l.wait()
		cancel()
		for _, a := range c.history.unsettled() {
			if a.outcome == unknown {
				unanswered++
			}
		}
		began := time.Now()
		again := c.start(t)
		slowest = max(slowest, time.Since(began))
		fault.round(c.recover(t, again))
		if t.Failed() {
			return
		}
	}
	fault.note("cut off %d", unanswered)
	fault.note("slowest restart %d ms", slowest.Milliseconds())
	if fault.total.acknowledged == 0 || unanswered == 0 {
		t.Errorf("%d redemptions were acknowledged and %d cut off: nothing was interrupted", fault.total.acknowledged, unanswered)
	}
}
