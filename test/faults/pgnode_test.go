package faults_test

import (
	"context"
	"net/http"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/internal/tier"
)

// TestPostgresNodeKilled kills one of two nodes on one database at random moments while clients mint and redeem. The other one goes on, and
// so does the zone with a new one.
func TestPostgresNodeKilled(t *testing.T) {
	t.Parallel()
	tier.NeedAll(t)
	fault := newTally(t, "PostgreSQL node killed, one of two")
	random := newRandom(t)
	const ofOneZone = 50 // rounds, before the database gets long to read
	var c *cluster
	var serving []*node
	cutOff := 0
	for round := range tier.Pick(10, 10, 200) {
		if round%ofOneZone == 0 {
			for _, n := range serving {
				n.kill(t)
			}
			c = newPostgres(t, pgtest.DSN(t), 8, 2)
			serving = []*node{c.nodes[0], c.nodes[1]}
		}
		ctx, cancel := context.WithCancel(t.Context())
		l := c.startLoad(ctx, t, 8, random.Uint64(), serving...)
		<-time.After(time.Duration(20+random.IntN(400)) * time.Millisecond) // the moment is what is random
		dying := random.IntN(2)
		serving[dying].kill(t)
		c.goesOn(t)
		wantReady(t, serving[1-dying], http.StatusOK)
		cancel()
		l.wait()
		cutOff += c.cutOff()
		serving[dying] = c.join(t, c.database.store())
		fault.round(c.recover(t, serving...))
		if t.Failed() {
			return
		}
	}
	fault.note("cut off %d", cutOff)
	if fault.total.acknowledged == 0 || cutOff == 0 {
		t.Errorf("%d redemptions were acknowledged and %d cut off: nothing was interrupted", fault.total.acknowledged, cutOff)
	}
}
