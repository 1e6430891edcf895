package faults_test

import (
	"context"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/internal/tier"
)

// TestPostgresBackendsTerminated ends the nodes' connections at the server, again and again, while clients mint and redeem.
func TestPostgresBackendsTerminated(t *testing.T) {
	t.Parallel()
	tier.NeedAll(t)
	fault := newTally(t, "PostgreSQL backends terminated")
	random := newRandom(t)
	c := newPostgres(t, pgtest.DSN(t), 8, 2)
	db, err := postgresAt{c.database.store()}.open()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	terminated, cutOff := 0, 0
	for range tier.Pick(3, 3, 50) {
		ctx, cancel := context.WithCancel(t.Context())
		l := c.startLoad(ctx, t, 8, random.Uint64(), c.nodes...)
		for range 15 {
			<-time.After(time.Duration(5+random.IntN(100)) * time.Millisecond) // the moment is what is random
			var n int
			err := db.QueryRowContext(t.Context(), `SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
				WHERE datname = current_database() AND application_name = 'zonemint'`).Scan(&n)
			if err != nil {
				t.Fatal(err)
			}
			terminated += n
		}
		c.goesOn(t)
		cancel()
		l.wait()
		cutOff += c.cutOff()
		fault.round(c.recover(t, c.nodes...))
		if t.Failed() {
			return
		}
	}
	fault.note("terminated %d", terminated)
	fault.note("cut off %d", cutOff)
	if terminated == 0 || cutOff == 0 {
		t.Errorf("%d connections were ended and %d redemptions cut off: nothing was interrupted", terminated, cutOff)
	}
	for _, n := range c.nodes {
		n.stop(t)
	}
}
