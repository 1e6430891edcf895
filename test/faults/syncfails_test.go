package faults_test

import (
	"net/http"
	"slices"
	"strconv"
	"testing"

	"github.com/zonemint/zonemint/internal/tier"
)

// TestSyncFails lets fsync fail. What the system then holds in memory may never reach the disk, so the redemption must not be
// acknowledged, and nothing more may be written until the server was started again.
func TestSyncFails(t *testing.T) {
	t.Parallel()
	tier.NeedAll(t)
	needTracing(t)
	zone, minted := readyZone(t, 1, 3)
	for _, state := range states {
		t.Run(state.name, func(t *testing.T) {
			t.Parallel()
			fault := newTally(t, "F3 sync fails, "+state.name)
			refusals := 0
			for _, when := range append([]string{"1+"}, numbers(tier.Pick(4, 4, 20))...) {
				r := inject(t, zone, minted, state.prepare, injection{"fsync,fdatasync", "EIO", when})
				var failed []string
				if r.outcome == acknowledged {
					r.tracer.detach(t)
					// What fails once the commit is on the disk can only be the copying of the log into the database, which is done again.
					if failed = r.failed(t); len(failed) == 0 {
						continue
					}
					if slices.Contains(failed, "fsync zonemint.db-wal") && state.writes != "zonemint.db" {
						t.Errorf("acknowledged, and %q have failed", failed)
					}
				} else {
					refusals++
					wantSuspect(t, r, minted[2])
				}
				r.node.kill(t)
				again := r.cluster.start(t)
				wantReady(t, again, http.StatusOK)
				fault.round(r.cluster.recover(t, again))
				again.kill(t)
			}
			fault.note("refused %d", refusals)
			if refusals == 0 {
				t.Error("no redemption was refused: no sync that mattered has failed")
			}
		})
	}
}

// numbers are 1 to n as texts.
func numbers(n int) (texts []string) {
	for i := range n {
		texts = append(texts, strconv.Itoa(i+1))
	}
	return texts
}

// wantSuspect wants that a server whose disk did not keep a write takes no more of them, also when the disk seems well again.
func wantSuspect(t *testing.T, r *injected, another token) {
	t.Helper()
	wantUnavailable(t, "the redemption whose sync failed", r.answer)
	wantReady(t, r.node, http.StatusServiceUnavailable)
	r.tracer.detach(t)
	_, a, _ := r.cluster.redeem(t.Context(), r.node, another, r.cluster.providers[0])
	wantUnavailable(t, "a later redemption", a)
	wantReady(t, r.node, http.StatusServiceUnavailable)
	wantReading(t, r.cluster, r.node, another.space)
}

// wantReady wants a status of the readiness probe.
func wantReady(t *testing.T, n *node, want int) {
	t.Helper()
	if got, err := n.ready(t.Context()); got != want || err != nil {
		t.Errorf("/readyz answers %d, error %v, want %d", got, err, want)
	}
}
