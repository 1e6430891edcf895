package faults_test

import (
	"context"
	"syscall"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/tier"
)

// drainBound is how long a server may take to end after a signal: its own bound of 10 s for requests, and that of the store.
const drainBound = 20 * time.Second

// TestStopUnderLoad ends the server by signals while 16 clients mint and redeem. After one signal, whatever was done was also answered,
// and the server ends with 0. Who asks twice does not want to wait, and still nothing acknowledged is lost.
func TestStopUnderLoad(t *testing.T) {
	t.Parallel()
	tier.NeedAll(t)
	for _, how := range []struct {
		name    string
		signals []syscall.Signal
		codes   []int
	}{
		{"SIGTERM", []syscall.Signal{syscall.SIGTERM}, []int{0}},
		{"SIGINT", []syscall.Signal{syscall.SIGINT}, []int{0}},
		{"SIGTERM twice", []syscall.Signal{syscall.SIGTERM, syscall.SIGTERM}, []int{0, 128 + int(syscall.SIGTERM)}},
	} {
		t.Run(how.name, func(t *testing.T) {
			t.Parallel()
			fault := newTally(t, "F21 "+how.name+" under load")
			random := newRandom(t)
			c := newCluster(t, 8)
			var slowest time.Duration
			ended := make(map[int]int)
			for range tier.Pick(4, 4, 50) {
				n := c.last()
				ctx, cancel := context.WithCancel(t.Context())
				l := c.startLoad(ctx, t, 16, random.Uint64(), n)
				<-time.After(time.Duration(100+random.IntN(400)) * time.Millisecond) // the moment is what is random
				began := time.Now()
				for _, s := range how.signals {
					n.signal(t, s)
					<-time.After(time.Duration(random.IntN(2000)) * time.Microsecond)
				}
				err := n.wait(t)
				slowest = max(slowest, time.Since(began))
				l.wait()
				cancel()
				code := exitCode(err)
				if ended[code]++; code != how.codes[0] && code != how.codes[len(how.codes)-1] {
					t.Errorf("it ended with %v", err)
				}
				again := c.start(t)
				if len(how.signals) == 1 {
					wantAnswered(t, c)
				}
				fault.round(c.recover(t, again))
				if t.Failed() {
					return
				}
			}
			if slowest > drainBound {
				t.Errorf("the end took %s", slowest)
			}
			fault.note("exit codes %v", ended)
			fault.note("slowest end %d ms", slowest.Milliseconds())
		})
	}
}

// wantAnswered wants that each redemption that is there was acknowledged.
func wantAnswered(t *testing.T, c *cluster) {
	t.Helper()
	s, err := readSnapshot(t.Context(), c.database)
	if err != nil {
		t.Fatal(err)
	}
	granted, _ := digest(c.history.all())
	for u := range s.redemptions {
		if _, ok := granted[u]; !ok {
			t.Errorf("the redemption of %s by %s was done, and nobody was told", u.token, u.provider)
		}
	}
}
