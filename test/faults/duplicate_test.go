package faults_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/tier"
)

// TestDuplicates has a client give up after so short a time that it rarely hears the answer, and ask again several times at once. There
// is one support, and each of the answers says so.
func TestDuplicates(t *testing.T) {
	t.Parallel()
	tier.NeedAll(t)
	fault := newTally(t, "F15 duplicate delivery")
	random := newRandom(t)
	c := newCluster(t, 1)
	n := c.last()
	const repetitions = 5
	gaveUp := 0
	for range tier.Pick(150, 150, 2000) {
		tok := c.token(t, n)
		impatient, cancel := context.WithTimeout(t.Context(), time.Duration(50+random.IntN(1500))*time.Microsecond)
		if o, _, _ := c.redeem(impatient, n, tok, c.providers[0]); o == unknown {
			gaveUp++
		}
		var asking sync.WaitGroup
		for range repetitions {
			asking.Go(func() {
				if o, a, err := c.redeem(t.Context(), n, tok, c.providers[0]); o != acknowledged {
					t.Errorf("asking again gets %s, %v", a, err)
				}
			})
		}
		asking.Wait()
		cancel()
		fault.round(verdict{})
	}
	v := c.recover(t, n)
	fault.total.add(v)
	fault.note("given up %d times, %d repetitions each", gaveUp, repetitions)
	if gaveUp == 0 || v.acknowledged != fault.rounds {
		t.Errorf("of %d redemptions %d were given up first, and %d acknowledged", fault.rounds, gaveUp, v.acknowledged)
	}
}

// TestHangUps has many clients go away before they are answered, at every point of the way, for ever new redemptions and all at once. The
// server is none the worse for it: whoever asks again is served.
func TestHangUps(t *testing.T) {
	t.Parallel()
	tier.NeedAll(t)
	fault := newTally(t, "F15 clients that hang up")
	random := newRandom(t)
	c := newCluster(t, 1)
	n := c.last()
	const clients = 4
	gaveUp := 0
	for range tier.Pick(40, 40, 400) {
		minted := make([]token, 4*clients)
		for i := range minted {
			minted[i] = c.token(t, n)
		}
		timeouts := make([]time.Duration, len(minted))
		for i := range timeouts {
			timeouts[i] = time.Duration(50+random.IntN(1500)) * time.Microsecond
		}
		var asking sync.WaitGroup
		for client := range clients {
			asking.Go(func() {
				for i := client; i < len(minted); i += clients {
					impatient, cancel := context.WithTimeout(t.Context(), timeouts[i])
					_, _, _ = c.redeem(impatient, n, minted[i], c.providers[0])
					cancel()
				}
			})
		}
		asking.Wait()
		for _, a := range c.history.unsettled() {
			if a.outcome == unknown {
				gaveUp++
			}
		}
		fault.round(c.recover(t, n))
	}
	fault.note("hung up %d times", gaveUp)
	if gaveUp == 0 {
		t.Error("nobody hung up")
	}
}
