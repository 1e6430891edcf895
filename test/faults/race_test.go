package faults_test

import (
	"sync"
	"testing"

	"github.com/zonemint/zonemint/internal/tier"
)

// TestTwoServersRace has two servers on one database, and two providers that redeem the same token at the same time, each at another
// server. One of them gets it.
func TestTwoServersRace(t *testing.T) {
	t.Parallel()
	fault := newTally(t, "race of two servers")
	c := newCluster(t, 2)
	c.start(t)
	wins := make([]int, len(c.nodes))
	const ofOneCheck = 1000
	rounds := tier.Pick(200, 200, 10_000)
	for round := range rounds {
		tok := c.token(t, c.nodes[round%2])
		outcomes, answers := c.race(t, tok)
		winner, loser := 0, 1
		if outcomes[1] == acknowledged {
			winner, loser = 1, 0
		}
		if wins[winner]++; outcomes[winner] != acknowledged || answers[loser].code != "token_used" {
			t.Fatalf("round %d: one gets %s, the other %s", round, answers[0], answers[1])
		}
		if fault.round(verdict{}); (round+1)%ofOneCheck == 0 || round+1 == rounds {
			fault.total.add(c.recover(t, c.nodes...))
		}
	}
	fault.note("won by %d and %d", wins[0], wins[1])
	if wins[0] == 0 || wins[1] == 0 {
		t.Error("the same server wins each time: they do not race")
	}
	for _, n := range c.nodes {
		n.stop(t)
	}
}

// race lets both providers redeem a token at once, each at a node of its own.
func (c *cluster) race(t *testing.T, tok token) (outcomes [2]outcome, answers [2]answer) {
	t.Helper()
	start := make(chan struct{})
	var racing sync.WaitGroup
	for i, p := range c.providers {
		racing.Go(func() {
			<-start
			var err error
			if outcomes[i], answers[i], err = c.redeemUntil(t.Context(), tok, p, c.nodes[i]); err != nil {
				t.Error(err)
			}
		})
	}
	close(start)
	racing.Wait()
	return outcomes, answers
}
