package faults_test

import (
	"context"
	"database/sql"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/internal/tier"
)

// TestPostgresLocked has somebody hold the ledger for longer than a node waits, while more redeem than a node has connections for.
// Everything that writes nothing goes on.
func TestPostgresLocked(t *testing.T) {
	t.Parallel()
	tier.NeedAll(t)
	fault := newTally(t, "PostgreSQL ledger locked by somebody else")
	c := newPostgres(t, pgtest.DSN(t), 1, 2)
	const atEach = 20 // a node has 16 connections that write
	for range tier.Pick(1, 1, 5) {
		var minted []token
		for range atEach * len(c.nodes) {
			minted = append(minted, c.token(t, c.nodes[0]))
		}
		unlock := lockLedger(t, c.database)
		var waiting sync.WaitGroup
		for i, tok := range minted {
			waiting.Go(func() {
				began := time.Now()
				o, a, err := c.redeem(t.Context(), c.nodes[i%len(c.nodes)], tok, c.providers[0])
				took := time.Since(began)
				if wantUnavailable(t, "a redemption while the ledger is locked", a); o != unknown {
					t.Errorf("it gets %s, %v", a, err)
				}
				if took > 3*storeWait {
					t.Errorf("it took %s", took)
				}
			})
		}
		for i := range 20 {
			n := c.nodes[i%len(c.nodes)]
			began := time.Now()
			wantReading(t, c, n, minted[i].space)
			wantReady(t, n, http.StatusOK)
			wantAlive(t, n)
			if took := time.Since(began); took > storeWait {
				t.Errorf("what writes nothing took %s", took)
			}
		}
		waiting.Wait()
		unlock()
		for _, tok := range minted {
			if o, a, err := c.redeem(t.Context(), c.nodes[1], tok, c.providers[0]); o != acknowledged {
				t.Errorf("after the lock is gone redeeming gets %s, %v", a, err)
			}
		}
		fault.round(c.recover(t, c.nodes...))
	}
	fault.note("refused at once %d", atEach*len(c.nodes))
	for _, n := range c.nodes {
		n.stop(t)
	}
}

// lockLedger takes the table of the ledger for itself, and returns what gives it back.
func lockLedger(t *testing.T, in database) (unlock func()) {
	t.Helper()
	db, err := postgresAt{in.store()}.open()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	tx, err := db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.ExecContext(t.Context(), `LOCK TABLE token_uses IN ACCESS EXCLUSIVE MODE`); err != nil {
		t.Fatal(err)
	}
	return func() {
		t.Helper()
		if err := tx.Rollback(); err != nil {
			t.Error(err)
		}
	}
}

// TestPostgresConnectionsUsedUp has others take every connection that the server has, those of the nodes too. The nodes say so, soon, and
// go on when there are connections again.
func TestPostgresConnectionsUsedUp(t *testing.T) {
	t.Parallel()
	tier.NeedAll(t)
	fault := newTally(t, "PostgreSQL connections used up")
	random := newRandom(t)
	_, c := serverOf(t, 8, 2, "max_connections = 40")
	var slowest time.Duration
	for range tier.Pick(1, 1, 10) {
		spare := c.token(t, c.nodes[0])
		ctx, cancel := context.WithCancel(t.Context())
		l := c.startLoad(ctx, t, 4, random.Uint64(), c.nodes...)
		c.goesOn(t)
		release := useUp(t, c.database)
		for _, n := range c.nodes {
			c.wantAway(t, n, spare)
		}
		release()
		slowest = max(slowest, awaitReady(t, http.StatusOK, c.nodes...))
		c.goesOn(t)
		cancel()
		l.wait()
		fault.round(c.recover(t, c.nodes...))
		if t.Failed() {
			return
		}
	}
	fault.note("slowest recovery %d ms", slowest.Milliseconds())
	if slowest > recoveryBound {
		t.Errorf("the nodes took %s to go on", slowest)
	}
	for _, n := range c.nodes {
		n.stop(t)
	}
}

// useUp takes every connection that is to be had, ends those of the nodes, and takes what that sets free, until the nodes have none. It
// returns what gives them all back.
func useUp(t *testing.T, in database) (release func()) {
	t.Helper()
	db, err := postgresAt{in.store()}.open()
	if err != nil {
		t.Fatal(err)
	}
	var taken []*sql.Conn
	release = func() {
		for _, conn := range taken {
			_ = conn.Close()
		}
		_ = db.Close()
		taken = nil
	}
	t.Cleanup(release)
	take := func() bool {
		ctx, cancel := context.WithTimeout(t.Context(), storeWait)
		defer cancel()
		conn, err := db.Conn(ctx)
		if err != nil {
			return false
		}
		taken = append(taken, conn)
		return true
	}
	if !take() {
		t.Fatal("there is no connection to begin with")
	}
	if !until(func() bool {
		for take() {
		}
		var left int
		err := taken[0].QueryRowContext(t.Context(), `SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
			WHERE application_name = 'zonemint'`).Scan(&left)
		return err == nil && left == 0
	}) {
		t.Fatal("the nodes keep connections")
	}
	return release
}
