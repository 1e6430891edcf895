package faults_test

import (
	"context"
	"math/rand/v2"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/internal/tier"
)

// proxied is a zone of two nodes whose way to the database server leads through a proxy.
func proxied(t *testing.T, providers int) (*pgtest.Proxy, *cluster) {
	t.Helper()
	server := pgtest.Start(t)
	proxy := pgtest.NewProxy(t, server.Address())
	c := newPostgres(t, server.DSN("postgres"), providers, 1)
	way := server.Through(proxy.Address(), "postgres")
	c.nodes[0].stop(t) // it was needed to set the zone up, past the proxy
	c.nodes = nil
	c.join(t, way)
	c.join(t, way)
	return proxy, c
}

// TestPostgresCommitLost cuts the connection of a node when the answer to its commit comes, and instead of passing its commit on: first
// with one redemption at a time, then under load. The node finds out what became of it, or says that it does not know; who asks again is
// granted what was asked for, once.
func TestPostgresCommitLost(t *testing.T) {
	t.Parallel()
	fault := newTally(t, "PostgreSQL commit lost")
	random := newRandom(t)
	proxy, c := proxied(t, 8)
	first := make(map[int]int)
	for i := range tier.Pick(10, 20, 500) {
		tok := c.token(t, c.nodes[0])
		struck := proxy.Struck()
		proxy.Set(oneOf(random))
		o, a, err := c.redeem(t.Context(), c.nodes[i%2], tok, c.providers[0])
		first[a.status]++
		if proxy.Set(pgtest.NoFault); proxy.Struck() == struck {
			t.Fatalf("no commit was lost, and the answer is %s, error %v", a, err)
		}
		if o != acknowledged {
			wantUnavailable(t, "a redemption whose commit was lost", a)
		}
		if o, a, err := c.redeemUntil(t.Context(), tok, c.providers[0], c.nodes...); o != acknowledged {
			t.Errorf("asking again gets %s, error %v", a, err)
		}
		fault.round(verdict{})
	}
	fault.total.add(c.recover(t, c.nodes...))
	under, cutOff := c.loseCommits(t, proxy, random, tier.Pick(30, 60, 1500))
	fault.rounds += under
	fault.total.add(c.recover(t, c.nodes...))
	fault.note("first answers %v", first)
	fault.note("under load cut off %d", cutOff)
	for _, n := range c.nodes {
		n.stop(t)
	}
}

// oneOf is one of the ways to lose a commit.
func oneOf(random *rand.Rand) pgtest.Fault {
	return []pgtest.Fault{pgtest.LoseAnswer, pgtest.LoseCommit}[random.IntN(2)]
}

// loseCommits loses so many commits while clients mint and redeem.
func (c *cluster) loseCommits(t *testing.T, proxy *pgtest.Proxy, random *rand.Rand, many int) (rounds, cutOff int) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	l := c.startLoad(ctx, t, 8, random.Uint64(), c.nodes...)
	for rounds < many && !t.Failed() {
		<-time.After(time.Duration(random.IntN(20)) * time.Millisecond) // the moment is what is random
		struck := proxy.Struck()
		proxy.Set(oneOf(random))
		if !until(func() bool { return proxy.Struck() > struck }) {
			t.Fatal("no commit comes by")
		}
		rounds++
	}
	c.goesOn(t)
	cancel()
	l.wait()
	return rounds, c.cutOff()
}

// holeLasts is longer than a node waits for a commit.
const holeLasts = 7 * time.Second

// TestPostgresBlackHole lets nothing through between nodes and server for longer than a node waits for a commit, under load, and cuts
// nothing. The nodes answer all the same, and go on when it is over.
func TestPostgresBlackHole(t *testing.T) {
	t.Parallel()
	tier.NeedAll(t)
	fault := newTally(t, "PostgreSQL answers nothing")
	random := newRandom(t)
	proxy, c := proxied(t, 8)
	var slowest time.Duration
	cutOff := 0
	for range tier.Pick(1, 1, 10) {
		spare := []token{c.token(t, c.nodes[0]), c.token(t, c.nodes[1])}
		ctx, cancel := context.WithCancel(t.Context())
		l := c.startLoad(ctx, t, 8, random.Uint64(), c.nodes...)
		c.goesOn(t)
		proxy.Set(pgtest.BlackHole)
		over := time.After(holeLasts)
		var asking sync.WaitGroup
		for i, n := range c.nodes {
			asking.Go(func() {
				began := time.Now()
				o, a, err := c.redeem(t.Context(), n, spare[i], c.providers[0])
				if took := time.Since(began); took > clientTimeout/2 {
					t.Errorf("a redemption was answered after %s", took)
				}
				if o != acknowledged { // it may have had to wait for the end only
					wantUnavailable(t, "a redemption that nothing is heard of", a)
				}
				if o == refused {
					t.Errorf("it gets %s, error %v", a, err)
				}
			})
			wantAlive(t, n)
		}
		<-over
		proxy.Set(pgtest.NoFault)
		slowest = max(slowest, awaitReady(t, http.StatusOK, c.nodes...))
		asking.Wait()
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
		t.Errorf("the nodes took %s to go on", slowest)
	}
	for _, n := range c.nodes {
		n.stop(t)
	}
}
