package faults_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/internal/tier"
)

// pair is a primary, the standby that follows it, and a zone of two nodes that know both.
type pair struct {
	*cluster
	primary, standby *pgtest.Cluster
}

// newPair makes a pair. Where it is synchronous, no commit is acknowledged that the standby does not have.
func newPair(t *testing.T, synchronous bool) *pair {
	t.Helper()
	primary := pgtest.Start(t)
	standby := primary.Standby(t, "second")
	if synchronous {
		primary.Execute(t, "postgres", `ALTER SYSTEM SET synchronous_standby_names = 'second'`)
		primary.Execute(t, "postgres", `SELECT pg_reload_conf()`)
	}
	both := primary.Through(primary.Address()+","+standby.Address(), "postgres")
	return &pair{newPostgres(t, both, 8, 2), primary, standby}
}

// failOver kills the primary and has the standby take over.
func (p *pair) failOver(t *testing.T) {
	t.Helper()
	if err := errors.Join(p.primary.Kill(), p.standby.Promote()); err != nil {
		t.Fatal(err)
	}
}

// fallBehind stops the standby, has redemptions acknowledged that it cannot know of, and has it take over all the same, since the primary
// is gone. It returns one of those that were lost.
func (p *pair) fallBehind(t *testing.T) token {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	l := p.startLoad(ctx, t, 4, newRandom(t).Uint64(), p.nodes...)
	p.goesOn(t)
	cancel()
	l.wait()
	minted := p.token(t, p.nodes[0])
	p.awaitStandby(t) // it knows of the space and of everything before
	if err := p.standby.Stop(pgtest.Fast); err != nil {
		t.Fatal(err)
	}
	if o, a, err := p.redeem(t.Context(), p.nodes[0], minted, p.providers[0]); o != acknowledged {
		t.Fatalf("with the standby away redeeming gets %s, error %v", a, err)
	}
	if err := errors.Join(p.primary.Kill(), p.standby.StartAgain(), p.standby.Promote()); err != nil {
		t.Fatal(err)
	}
	return minted
}

// awaitStandby waits until the standby has everything.
func (p *pair) awaitStandby(t *testing.T) {
	t.Helper()
	db, err := postgresAt{p.primary.DSN("postgres")}.open()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	var there bool
	if !until(func() bool {
		err = db.QueryRowContext(t.Context(), `SELECT coalesce(bool_and(replay_lsn >= pg_current_wal_lsn()), false)
			FROM pg_stat_replication`).Scan(&there)
		return err != nil || there
	}) || err != nil {
		t.Fatalf("the standby does not catch up: %v", err)
	}
}

// TestPostgresFailover kills the primary under load, and its synchronous standby takes over. Nothing that was acknowledged is lost, and the
// nodes go on by themselves.
func TestPostgresFailover(t *testing.T) {
	t.Parallel()
	fault := newTally(t, "PostgreSQL failover to a synchronous standby")
	random := newRandom(t)
	var slowest time.Duration
	cutOff := 0
	for range tier.Pick(1, 1, 20) {
		p := newPair(t, true)
		ctx, cancel := context.WithCancel(t.Context())
		l := p.startLoad(ctx, t, 8, random.Uint64(), p.nodes...)
		p.goesOn(t)
		<-time.After(time.Duration(50+random.IntN(1000)) * time.Millisecond) // the moment is what is random
		began := time.Now()
		p.failOver(t)
		awaitReady(t, http.StatusOK, p.nodes...)
		p.goesOn(t)
		slowest = max(slowest, time.Since(began))
		cancel()
		l.wait()
		cutOff += p.cutOff()
		fault.round(p.recover(t, p.nodes...))
		for _, n := range p.nodes {
			n.stop(t)
		}
		p.standby.Remove()
		p.primary.Remove()
		if t.Failed() {
			return
		}
	}
	fault.note("cut off %d", cutOff)
	fault.note("slowest failover %d ms", slowest.Milliseconds())
	if slowest > 2*recoveryBound {
		t.Errorf("the zone was away for %s", slowest)
	}
}

// TestPostgresFailoverControl is the failover with a standby that does not have everything, of which the checker is told nothing. It must
// find what was lost, or it would prove nothing in the other test.
func TestPostgresFailoverControl(t *testing.T) {
	t.Parallel()
	caught(t, "PostgreSQL failover to a standby that lags")
	p := newPair(t, false)
	p.fallBehind(t)
	ctx, cancel := within(t.Context())
	defer cancel()
	s, err := readSnapshot(ctx, p.database)
	if err != nil {
		t.Fatal(err)
	}
	if v := check(p.history.all(), s); v.lost != 1 || v.doubled != 0 || v.torn != 0 {
		t.Errorf("one redemption was lost, and the checker finds %+v", v)
	}
}

// TestPostgresFailoverLags has a standby take over that does not have everything that was acknowledged. The nodes find that out: they
// mint and redeem nothing, and are not ready, until the operator accepts it. Afterwards no token from before is good, since one of them was
// used in what was lost.
func TestPostgresFailoverLags(t *testing.T) {
	t.Parallel()
	tier.NeedAll(t)
	fault := newTally(t, "PostgreSQL failover to a standby that lags, noticed")
	for range tier.Pick(1, 1, 10) {
		p := newPair(t, false)
		spare := p.token(t, p.nodes[0])
		lost := p.fallBehind(t)
		n := p.nodes[0] // the one that acknowledged what was lost
		p.awaitPrimary(t)
		for _, tok := range []token{lost, spare} {
			o, a, err := n.redeem(t.Context(), tok, p.providers[1], leastSize)
			if wantUnavailable(t, "a redemption on a database that lacks some", a); o != unknown {
				t.Errorf("it gets %s, error %v", a, err)
			}
		}
		wantReady(t, n, http.StatusServiceUnavailable)
		p.acceptLoss(t, n, []token{lost, spare})
		v := p.afterLoss(t)
		fault.round(v)
		for _, n := range p.nodes {
			n.stop(t)
		}
		p.standby.Remove()
		p.primary.Remove()
		if t.Failed() {
			return
		}
	}
}

// awaitPrimary waits until the first node has found the standby that has taken over, which the log of its server shows.
func (p *pair) awaitPrimary(t *testing.T) {
	t.Helper()
	db, err := postgresAt{p.standby.DSN("postgres")}.open()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	if !until(func() bool {
		_, _ = p.nodes[0].ready(t.Context()) // which lets it look
		var n int
		err := db.QueryRowContext(t.Context(), `SELECT count(*) FROM pg_stat_activity WHERE application_name = 'zonemint'`).Scan(&n)
		return err == nil && n > 0
	}) {
		t.Fatal("the nodes do not find the standby that has taken over")
	}
}

// acceptLoss has the operator accept what was lost, and wants that no token from before is good at any node.
func (p *pair) acceptLoss(t *testing.T, n *node, before []token) {
	t.Helper()
	if out, err := p.operate(t, "restore-accept", "--yes"); err != nil {
		t.Fatalf("zonemint restore-accept: %v\n%s", err, out)
	} else if strings.Contains(out, "lacks nothing") {
		t.Errorf("the operator is told that nothing is lost:\n%s", out)
	}
	awaitReady(t, http.StatusOK, n)
	user, err := n.login(t.Context(), password)
	if err != nil {
		t.Fatal(err)
	}
	p.user = user
	for i := range p.providers {
		p.renew(t, n, i)
	}
	for _, n := range p.nodes {
		for _, tok := range before {
			if o, a, err := n.redeem(t.Context(), tok, p.providers[1], leastSize); o != refused {
				t.Errorf("a token from before gets %s, error %v", a, err)
			}
		}
	}
}

// renew gives a provider a new access token, as after all of them were killed.
func (c *cluster) renew(t *testing.T, n *node, i int) {
	t.Helper()
	a, err := n.want(t.Context(), http.StatusOK, call{
		method: http.MethodPost, path: basePath + "/providers/" + c.providers[i].id + "/token", token: c.user,
	})
	if err != nil {
		t.Fatal(err)
	}
	if c.providers[i].key, err = a.field("token"); err != nil {
		t.Fatal(err)
	}
}

// afterLoss works on and looks at the zone. What was acknowledged before and lost was noticed, so it does not count here.
func (p *pair) afterLoss(t *testing.T) verdict {
	t.Helper()
	for range 10 {
		tok := p.token(t, p.nodes[0])
		if o, a, err := p.redeemUntil(t.Context(), tok, p.providers[0], p.nodes...); o != acknowledged {
			t.Errorf("afterwards redeeming gets %s, error %v", a, err)
		}
	}
	ctx, cancel := within(t.Context())
	defer cancel()
	s, err := readSnapshot(ctx, p.database)
	if err != nil {
		t.Fatal(err)
	}
	v := check(p.history.all(), s)
	if v.lost != 1 || v.doubled+v.torn+v.other != 0 {
		t.Errorf("one redemption was lost, and the checker finds %+v", v)
	}
	v.lost--
	return v
}
