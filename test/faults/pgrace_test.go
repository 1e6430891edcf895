package faults_test

import (
	"sync"
	"sync/atomic"
	"testing"

	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/internal/tier"
)

// TestPostgresRace has two nodes on one database, and two providers that redeem the same token at the same time, each at another node.
// One of them gets it. Several such races run beside each other.
func TestPostgresRace(t *testing.T) {
	t.Parallel()
	fault := newTally(t, "PostgreSQL race of two nodes")
	c := newPostgres(t, pgtest.DSN(t), 2, 2)
	var wins [2]atomic.Int64
	const beside, ofOneCheck = 4, 1000
	for left := tier.Pick(200, 500, 10_000); left > 0 && !t.Failed(); left -= ofOneCheck {
		var rounds atomic.Int64
		rounds.Store(int64(min(left, ofOneCheck)))
		var racing sync.WaitGroup
		for range beside {
			racing.Go(func() {
				for rounds.Add(-1) >= 0 && !t.Failed() {
					if winner, ok := c.raceOnce(t); ok {
						wins[winner].Add(1)
						fault.round(verdict{})
					}
				}
			})
		}
		racing.Wait()
		fault.total.add(c.recover(t, c.nodes...))
	}
	if fault.total.acknowledged != fault.rounds {
		t.Errorf("%d rounds, and %d redemptions", fault.rounds, fault.total.acknowledged)
	}
	fault.note("won by %d and %d", wins[0].Load(), wins[1].Load())
	if wins[0].Load() == 0 || wins[1].Load() == 0 {
		t.Error("the same node wins each time: they do not race")
	}
	for _, n := range c.nodes {
		n.stop(t)
	}
}

// raceOnce lets both providers redeem one token, each at its own node, and says who got it.
func (c *cluster) raceOnce(t *testing.T) (winner int, ok bool) {
	t.Helper()
	space, err := c.nodes[0].createSpace(t.Context(), c.user)
	if err != nil {
		t.Error(err)
		return 0, false
	}
	tok, err := c.nodes[1].mint(t.Context(), c.user, space)
	if err != nil {
		t.Error(err)
		return 0, false
	}
	outcomes, answers := c.race(t, tok)
	if outcomes[1] == acknowledged {
		winner = 1
	}
	if outcomes[winner] != acknowledged || answers[1-winner].code != "token_used" {
		t.Errorf("one gets %s, the other %s", answers[0], answers[1])
		return 0, false
	}
	return winner, true
}
