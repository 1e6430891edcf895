package zone_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// lifeOfTemporary is how long after its issue no temporary token can be accepted, by clocks that differ by ten minutes.
const lifeOfTemporary = 7*day + 10*time.Minute

// minIssuedAt is the watermark.
func (f *fixture) minIssuedAt(t testing.TB) time.Time {
	t.Helper()
	var instance zone.Instance
	must(t, f.config.Store.View(context.WithoutCancel(t.Context()), func(tx zone.ReadTx) (err error) {
		instance, err = tx.Instance()
		return err
	}))
	return instance.MinIssuedAt
}

// knows reports whether the ledger knows a token.
func (f *fixture) knows(t testing.TB, id tokens.Nonce) bool {
	t.Helper()
	var err error
	must(t, f.config.Store.View(context.WithoutCancel(t.Context()), func(tx zone.ReadTx) error {
		_, err = tx.Use(id)
		return nil
	}))
	if err != nil && !errors.Is(err, zone.NotFound) {
		t.Errorf("use: %v", err)
	}
	return err == nil
}

// maintained moves the clock, and lets a service do what is due.
func (f *fixture) maintained(t testing.TB, s *zone.Service, step time.Duration) {
	t.Helper()
	f.clock.advance(step)
	must(t, s.Maintain(context.WithoutCancel(t.Context())))
}

// steadily has a service maintain the zone for a time, as Run does it.
func (f *fixture) steadily(t testing.TB, s *zone.Service, d time.Duration) {
	t.Helper()
	for ; d > 0; d -= 10 * time.Minute {
		f.maintained(t, s, min(d, 10*time.Minute))
	}
}

// TestPrune: what no token can be accepted for any more leaves the ledger, and the watermark rises with it. Before and after, a token is
// refused.
func TestPrune(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, c *cluster) {
		used := mint(t, c.Service, c.alice, c.space, zone.NewSupportToken{TTL: 7 * day})
		must(t, redeem(c.Service, c.provider, used.Text.Reveal()))
		other, err := c.CreateSpace(t.Context(), c.alice, zone.NewSpace{Name: "other"})
		must(t, err)
		revoked := mint(t, c.Service, c.alice, other, zone.NewSupportToken{TTL: 7 * day})
		must(t, c.RevokeToken(t.Context(), c.alice, revoked.Text.Reveal()))
		named := mint(t, c.Service, c.alice, other, zone.NewSupportToken{Name: "named", UsageLimit: 2})
		must(t, redeem(c.Service, c.provider, named.Text.Reveal()))
		c.steadily(t, c.Service, time.Hour)
		late := mint(t, c.Service, c.alice, other, zone.NewSupportToken{TTL: 7 * day})
		must(t, redeem(c.nodes[1], c.register(t, "late"), late.Text.Reveal()))

		c.clock.advance(lifeOfTemporary - 2*time.Hour)
		must(t, redeem(c.Service, c.provider, used.Text.Reveal())) // is expired, and gets its first answer again
		c.steadily(t, c.Service, 2*time.Hour)
		c.maintained(t, c.Service, 5*time.Minute)
		watermark := c.minIssuedAt(t)
		if want := c.clock.Now().Add(-lifeOfTemporary); watermark.After(want) || watermark.Before(want.Add(-time.Hour)) {
			t.Errorf("the watermark is %s, want %s, or an hour before", watermark, want)
		}
		for id, want := range map[tokens.Nonce]bool{used.ID: false, revoked.ID: false, named.ID: true, late.ID: true} {
			if c.knows(t, id) != want {
				t.Errorf("the ledger knows %s: %t", id, !want)
			}
		}
		for range 2 {
			for _, node := range c.nodes {
				wantKind(t, redeem(node, c.provider, used.Text.Reveal()), zone.TokenExpired)
				wantKind(t, redeem(node, c.provider, revoked.Text.Reveal()), zone.TokenExpired)
				must(t, redeem(node, c.provider, named.Text.Reveal()))
			}
			// Whatever the clock says afterwards: it is not accepted.
			c.clock.advance(-8 * day)
			c.nodes[0], c.nodes[1] = c.withoutRecords(t), c.withoutRecords(t)
		}
		if !strings.Contains(c.log.String(), `"msg":"the ledger was pruned","tokens":2`) {
			t.Errorf("the log is %s", c.log)
		}
	})
}

// withoutRecords is the zone as a process opens it that finds no records, by which it would know that the clock went back.
func (c *cluster) withoutRecords(t testing.TB) *zone.Service {
	t.Helper()
	config := c.config
	config.Store = forgetful{config.Store}
	service, err := zone.New(t.Context(), config)
	must(t, err)
	return service
}

// forgetful is a store that shows no audit records.
type forgetful struct{ zone.Store }

// View implements [zone.Store].
func (s forgetful) View(ctx context.Context, fn func(zone.ReadTx) error) error {
	return s.Store.View(ctx, func(tx zone.ReadTx) error { return fn(forgetfulTx{tx}) })
}

type forgetfulTx struct{ zone.ReadTx }

func (forgetfulTx) RecentAudit(zone.SpaceID, int64, int) ([]zone.AuditRecord, error) { return nil, nil }

// TestPruneOnlyWhenSteady: pruning rests on the clock, so the clock has to go steadily for an hour.
func TestPruneOnlyWhenSteady(t *testing.T) {
	t.Parallel()
	const ten = 10 * time.Minute
	hour := slices.Repeat([]time.Duration{ten}, 6)
	after := func(steps ...time.Duration) []time.Duration { return append(slices.Clone(hour[1:]), steps...) }
	for name, tt := range map[string]struct {
		steps []time.Duration // before each call but the first
		want  bool            // that the last one prunes, and none before
	}{
		"the first call":             {nil, false},
		"after an hour":              {hour, true},
		"just under an hour":         {after(ten - time.Millisecond), false},
		"in small steps":             {slices.Repeat([]time.Duration{30 * time.Second}, 120), true},
		"one hour at once":           {[]time.Duration{time.Hour}, false},
		"a step too long":            {after(ten + time.Millisecond), false},
		"a step back":                {after(-time.Millisecond, ten, ten), false},
		"no step":                    {after(0, 0, ten), true},
		"years ahead":                {after(3650 * day), false},
		"years ahead, and an hour":   {append([]time.Duration{3650 * day}, hour...), true},
		"an hour after a step back":  {append([]time.Duration{ten, -time.Second}, hour...), true},
		"an hour after one too long": {append([]time.Duration{time.Hour}, hour...), true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFixture(t)
			f.maintained(t, f.Service, 0)
			for i, step := range tt.steps {
				if !f.minIssuedAt(t).IsZero() {
					t.Fatalf("it was pruned before step %d", i)
				}
				f.maintained(t, f.Service, step)
			}
			want := time.Time{}
			if tt.want {
				want = f.clock.Now().Add(-lifeOfTemporary).Truncate(time.Millisecond)
			}
			if got := f.minIssuedAt(t); !got.Equal(want) {
				t.Errorf("the watermark is %s, want %s", got, want)
			}
		})
	}
}

// TestPrunePace: once an hour, by each process; and the watermark never falls.
func TestPrunePace(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.maintained(t, f.Service, 0)
	f.steadily(t, f.Service, time.Hour)
	first := f.minIssuedAt(t)
	f.steadily(t, f.Service, 50*time.Minute)
	if got := f.minIssuedAt(t); got != first {
		t.Errorf("within the hour the watermark rose to %s", got)
	}
	f.maintained(t, f.Service, 10*time.Minute)
	if got := f.minIssuedAt(t); !got.Equal(first.Add(time.Hour)) {
		t.Errorf("after an hour the watermark is %s, want %s", got, first.Add(time.Hour))
	}
	other := f.reopened(t) // has its own hour
	f.maintained(t, other, 10*time.Minute)
	f.steadily(t, other, 50*time.Minute)
	if got := f.minIssuedAt(t); !got.Equal(first.Add(time.Hour)) {
		t.Errorf("another process has pruned up to %s", got)
	}
	f.watermark(t, f.clock.Now().Add(time.Hour)) // as by another clock
	high := f.minIssuedAt(t)
	f.steadily(t, other, 2*time.Hour)
	if got := f.minIssuedAt(t); got != high {
		t.Errorf("the watermark fell from %s to %s", high, got)
	}
}

// TestPruneRounds: many transactions with some tokens each, so that others get their turn, and no more than fifty; the rest waits for the
// next call, and not for an hour.
func TestPruneRounds(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	limits := 0
	store := &prunedStore{Store: f.store.Store, prune: func(limit int) (int, error) {
		limits = limit
		return limit, nil
	}}
	f.config.Store = store
	s := f.reopened(t)
	f.maintained(t, s, 0)
	f.steadily(t, s, time.Hour)
	for n := 1; n <= 3; n++ {
		if store.calls != 50*n || limits != 1000 {
			t.Fatalf("after %d rounds there were %d transactions, of %d tokens each", n, store.calls, limits)
		}
		f.maintained(t, s, 30*time.Second)
	}
	batches := []int{1000, 1000, 999}
	store.calls, store.prune = 0, func(int) (int, error) {
		n := batches[0]
		batches = batches[1:]
		return n, nil
	}
	f.maintained(t, s, 30*time.Second)
	f.maintained(t, s, 30*time.Second) // which is within the hour
	if store.calls != 3 {
		t.Errorf("there were %d transactions, want 3", store.calls)
	}
	if !strings.Contains(f.log.String(), `"msg":"the ledger was pruned","tokens":2999`) {
		t.Errorf("the log is %s", f.log)
	}
}

// prunedStore is a store whose ledger prunes as a function says.
type prunedStore struct {
	zone.Store
	prune func(limit int) (int, error)
	calls int
}

// Update implements [zone.Store].
func (s *prunedStore) Update(ctx context.Context, fn func(zone.Tx) error) error {
	return s.Store.Update(ctx, func(tx zone.Tx) error { return fn(&prunedTx{tx, s}) })
}

type prunedTx struct {
	zone.Tx
	store *prunedStore
}

func (tx *prunedTx) PruneLedger(_ time.Time, limit int) (int, error) {
	tx.store.calls++
	return tx.store.prune(limit)
}

// TestPruneFails: what fails leaves the watermark where it was, is told by the error, and is tried again at the next call.
func TestPruneFails(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	text := f.mint(t)
	must(t, redeem(f.Service, f.provider, text))
	id := nonceOf(t, text)
	f.clock.advance(lifeOfTemporary)
	f.maintained(t, f.Service, 0)
	f.steadily(t, f.Service, 50*time.Minute)
	f.clock.advance(10 * time.Minute)
	for _, deny := range []string{"PruneLedger", "UpdateInstance", "commit"} {
		f.store.deny = deny
		wantKind(t, f.Maintain(t.Context()), zone.Unavailable)
		f.store.deny = ""
		if !f.minIssuedAt(t).IsZero() || !f.knows(t, id) {
			t.Errorf("%s failed, and the watermark is %s", deny, f.minIssuedAt(t))
		}
	}
	f.maintained(t, f.Service, time.Second)
	if f.minIssuedAt(t).IsZero() || f.knows(t, id) {
		t.Error("it was not tried again")
	}
}

// TestPruneNotBehind: while the clock is behind the time that the zone goes by, nothing is pruned.
func TestPruneNotBehind(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.clock.advance(100 * day)
	must(t, second(f.CreateSpace(t.Context(), f.alice, zone.NewSpace{Name: "x"})))
	f.clock.advance(-50 * day)
	f.maintained(t, f.Service, 0)
	f.steadily(t, f.Service, 3*time.Hour)
	if got := f.minIssuedAt(t); !got.IsZero() {
		t.Errorf("the watermark is %s", got)
	}
}

// TestPruneWhileRedeeming: two nodes redeem tokens as old as can be, and repeat what they have redeemed, while both prune. None is used
// twice, and whatever is answered stays.
func TestPruneWhileRedeeming(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, c *cluster) {
		const n = 24
		attempts := make([]*attempt, n)
		for i := range attempts {
			space, err := c.CreateSpace(t.Context(), c.alice, zone.NewSpace{Name: fmt.Sprint(i)})
			must(t, err)
			attempts[i] = &attempt{minted: mint(t, c.Service, c.alice, space, zone.NewSupportToken{TTL: 7 * day}), provider: c.provider}
			c.clock.advance(time.Minute)
		}
		other := c.register(t, "other")
		for _, node := range c.nodes {
			c.maintained(t, node, 0)
		}
		c.clock.advance(7*day - 30*time.Minute)
		for _, a := range attempts {
			must(t, redeem(c.Service, a.provider, a.minted.Text.Reveal()))
		}
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			for range 90 {
				c.clock.advance(time.Minute)
				for _, node := range c.nodes {
					if err := node.Maintain(t.Context()); err != nil {
						t.Errorf("maintain: %v", err)
					}
				}
			}
		}()
		for running := true; running; {
			select {
			case <-ended:
				running = false
			default:
			}
			for i, a := range attempts {
				c.edge(t, c.nodes[i%2], a, other)
			}
		}
		for i, a := range attempts {
			c.edge(t, c.nodes[i%2], a, other)
		}
		supports, _, err := c.SupportedSpaces(t.Context(), other, zone.PageRequest{})
		if err != nil || len(supports) != 0 {
			t.Errorf("tokens were used twice, for %v, %v", supports, err)
		}
	})
}

// edge has the provider of an attempt and then another one redeem its token: once it was refused as expired, it stays so.
func (c *cluster) edge(t *testing.T, node *zone.Service, a *attempt, other zone.Caller) {
	t.Helper()
	err := redeem(node, a.provider, a.minted.Text.Reveal())
	if over := a.revoked.Load(); err == nil && over {
		t.Error("a token was accepted that had been refused as expired")
	}
	if err != nil {
		wantKind(t, err, zone.TokenExpired)
		a.revoked.Store(true)
	}
	if err := redeem(node, other, a.minted.Text.Reveal()); !errors.Is(err, zone.TokenUsed) && !errors.Is(err, zone.TokenExpired) {
		t.Errorf("another provider got %v", err)
	}
}
