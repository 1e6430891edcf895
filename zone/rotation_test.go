package zone_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// TestRotationUnderLoad: while keys are rotated time and again, two nodes mint and redeem, each what the other has minted. None of it
// is refused. When the old keys are retired, none of theirs is accepted.
func TestRotationUnderLoad(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, c *cluster) {
		v := newRingView(t, c)
		var left []string // tokens that nobody redeems, the first of them minted before any rotation
		left = append(left, c.mint(t))
		access, err := c.MintAccessToken(t.Context(), c.alice, zone.NewAccessToken{})
		must(t, err)
		workers := make([]zone.Caller, 3)
		for i := range workers {
			workers[i] = c.register(t, fmt.Sprintf("site-%d", i))
		}
		var working, done sync.WaitGroup
		var stop atomic.Bool
		for i, worker := range workers {
			working.Go(func() {
				for n := range 20 {
					here, there := c.nodes[(i+n)%2], c.nodes[(i+n+1)%2]
					options := zone.NewSupportToken{}
					if n%5 == 4 {
						options.Name = fmt.Sprintf("%d of %d", n, i)
					}
					err := support(t.Context(), c, here, there, worker, options)
					if err == nil {
						_, err = here.AuthenticateToken(t.Context(), access.Text.Reveal(), c.alice.Address)
					}
					if err != nil {
						t.Errorf("the round %d of %d: %v", n, i, err)
						return
					}
				}
			})
		}
		rotations := 0
		done.Go(func() {
			for ; rotations < 5 || !stop.Load() && rotations < 300; rotations++ {
				if _, err := c.nodes[0].RotateKey(t.Context(), c.operator); err != nil {
					t.Error(err)
				}
				c.clock.advance(2 * time.Minute)
				if err := c.nodes[0].Maintain(t.Context()); err != nil {
					t.Error(err)
				}
				token, err := c.nodes[1].MintSupportToken(t.Context(), c.alice, c.space, zone.NewSupportToken{})
				if err != nil {
					t.Error(err)
				}
				left = append(left, token.Text.Reveal())
			}
		})
		working.Wait()
		stop.Store(true)
		done.Wait()
		checkRetired(t, c, v, left, rotations)
	})
}

// support has a provider redeem a token that one node mints at the other, and end the support again.
func support(ctx context.Context, c *cluster, here, there *zone.Service, by zone.Caller, n zone.NewSupportToken) error {
	token, err := here.MintSupportToken(ctx, c.alice, c.space, n)
	if err != nil {
		return fmt.Errorf("mint: %w", err)
	}
	if err := redeem(there, by, token.Text.Reveal()); err != nil {
		return fmt.Errorf("redeem: %w", err)
	}
	return here.EndSupport(ctx, by, c.space)
}

// checkRetired makes sure that what the old keys minted is good as long as they verify, and not a moment longer.
func checkRetired(t *testing.T, c *cluster, v *ringView, left []string, rotations int) {
	t.Helper()
	if rotations < 5 || len(left) != rotations+1 {
		t.Fatalf("%d rotations left %d tokens", rotations, len(left))
	}
	for i, text := range left {
		must(t, second(c.nodes[i%2].VerifySupportToken(t.Context(), c.provider, zone.VerifyRequest{Token: text})))
	}
	v.show(t)
	c.clock.advance(v.start.Add(2*time.Minute + overlap - time.Millisecond).Sub(c.clock.Now()))
	must(t, c.nodes[0].Maintain(t.Context()))
	wantKind(t, redeem(c.nodes[1], c.provider, left[0]), zone.TokenExpired) // and not InvalidToken: its key still verifies
	c.clock.advance(time.Millisecond)
	must(t, c.nodes[0].Maintain(t.Context()))
	wantKind(t, redeem(c.nodes[1], c.provider, left[0]), zone.InvalidToken)
	c.clock.advance(time.Duration(rotations-1) * 2 * time.Minute)
	must(t, c.nodes[0].Maintain(t.Context()))
	for i, text := range left[:len(left)-1] {
		if err := redeem(c.nodes[i%2], c.provider, text); !errors.Is(err, zone.InvalidToken) {
			t.Errorf("the token %d of %d, of a key that was retired: %v", i, len(left), err)
		}
	}
	keys, _ := c.storedRing(t)
	for _, key := range keys {
		if key.State == tokens.KeyVerifyOnly {
			t.Errorf("the key %s still verifies until %s", key.ID, key.VerifyUntil)
		}
	}
}

// keyOf is the id of the key that a token was minted with.
func keyOf(t failer, text string) tokens.KeyID {
	t.Helper()
	token, err := tokens.Parse(text)
	must(t, err)
	return token.UnsafeIdentifier().Key
}

// TestUpgradedRing: the one key of an older zone goes on to mint named tokens when its time for temporary ones is over, so that what
// lives for ever is not killed by rotations.
func TestUpgradedRing(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, c *cluster) {
		must(t, upgradeRing(c.stores[0]))
		v := newRingView(t, c)
		old := keyOf(t, c.mint(t))
		named := mint(t, c.Service, c.alice, c.space, zone.NewSupportToken{Name: "endless", UsageLimit: 100})
		access, err := c.MintAccessToken(t.Context(), c.alice, zone.NewAccessToken{})
		must(t, err)
		registered, err := c.RegisterProvider(t.Context(), c.admin, zone.NewProvider{Name: "x", Domain: "x"})
		must(t, err)
		v.at(30*day - 2*time.Minute)
		must(t, c.nodes[1].Maintain(t.Context()))
		last := mint(t, c.nodes[0], c.alice, c.space, zone.NewSupportToken{TTL: 7 * day})
		v.at(30 * day)
		must(t, c.nodes[1].Maintain(t.Context()))
		v.at(37*day - 3*time.Minute)
		must(t, redeem(c.nodes[0], c.provider, last.Text.Reveal()))
		for months := 2; months < 12; months++ {
			for _, after := range []time.Duration{-2 * time.Minute, 0, overlap} {
				v.at(time.Duration(months)*30*day + after)
				must(t, c.nodes[months%2].Maintain(t.Context()))
			}
			site := c.register(t, fmt.Sprintf("site-%d", months))
			must(t, redeem(c.nodes[0], site, named.Text.Reveal()))
			for _, text := range []string{access.Text.Reveal(), registered.Text.Reveal()} {
				must(t, second(c.nodes[1].AuthenticateToken(t.Context(), text, c.alice.Address)))
			}
			must(t, c.EndSupport(t.Context(), site, c.space))
			must(t, support(t.Context(), c, c.nodes[0], c.nodes[1], site, zone.NewSupportToken{}))
		}
		active := make(map[tokens.Persistence]int)
		keys, _ := c.storedRing(t)
		for _, key := range keys {
			if key.State == tokens.KeyActive {
				active[key.Mints]++
			}
			if key.ID == old && (key.State != tokens.KeyActive || key.Mints != tokens.Named || !key.VerifyUntil.IsZero()) {
				t.Errorf("the key of old is %+v", key)
			}
		}
		if len(keys) != 13 || active[tokens.Temporary] != 1 || active[tokens.Named] != 1 || len(active) != 2 {
			t.Errorf("of %d keys these mint: %v", len(keys), active)
		}
	})
}

// TestUpgradedRingRevoked: the key that mints both is replaced by one that mints both.
func TestUpgradedRingRevoked(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, c *cluster) {
		must(t, upgradeRing(c.stores[0]))
		v := newRingView(t, c)
		v.show(t)
		old := []string{c.mint(t), mint(t, c.Service, c.alice, c.space, zone.NewSupportToken{Name: "x"}).Text.Reveal()}
		v.at(time.Hour)
		must(t, revokeKey(tokens.KeyActive, "")(t.Context(), c.fixture, c.operator))
		for _, text := range old {
			wantKind(t, redeem(c.nodes[1], c.provider, text), zone.InvalidToken)
		}
		must(t, support(t.Context(), c, c.nodes[0], c.nodes[1], c.provider, zone.NewSupportToken{}))
		must(t, support(t.Context(), c, c.nodes[1], c.nodes[0], c.provider, zone.NewSupportToken{Name: "y"}))
	})
}

// TestReplaceKeys: every token of the zone dies, and whoever has a password begins anew.
func TestReplaceKeys(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, c *cluster) {
		v := newRingView(t, c)
		v.show(t)
		registered, err := c.RegisterProvider(t.Context(), c.admin, zone.NewProvider{Name: "x", Domain: "x"})
		must(t, err)
		login := func(node int, text string) error {
			caller, err := c.nodes[node].AuthenticateToken(t.Context(), text, c.alice.Address)
			if err == nil && caller.Provider != registered.ID {
				t.Errorf("the token is that of %+v", caller)
			}
			return err
		}
		must(t, login(0, registered.Text.Reveal()))
		must(t, redeem(c.Service, c.provider, c.mint(t)))
		old := c.mint(t)
		v.at(time.Second)
		must(t, second(c.RotateKey(t.Context(), c.operator)))
		v.at(2 * time.Second)
		must(t, c.nodes[1].ReplaceKeys(t.Context(), c.operator))
		v.want(t, "A tmp retired, B nmd retired, C tmp retired, D tmp active 2s, E nmd active 2s")
		wantKind(t, redeem(c.nodes[0], provider(registered.ID), old), zone.InvalidToken)
		for node := range c.nodes {
			wantKind(t, login(node, registered.Text.Reveal()), zone.InvalidAccessToken)
			must(t, second(c.nodes[node].AuthenticatePassword(t.Context(), "alice", alicePassword, c.alice.Address)))
		}
		first, err := c.nodes[0].ReplaceProviderToken(t.Context(), c.admin, registered.ID)
		must(t, err)
		must(t, login(1, first.Reveal()))
		next, err := c.nodes[1].ReplaceProviderToken(t.Context(), c.admin, registered.ID)
		must(t, err)
		for node := range c.nodes {
			wantKind(t, login(node, first.Reveal()), zone.InvalidAccessToken) // the old one dies at once
			must(t, login(node, next.Reveal()))
		}
		wantKind(t, second(c.ReplaceProviderToken(t.Context(), c.admin, "unknown")), zone.NotFound)
		must(t, second(c.SupportedSpace(t.Context(), c.provider, c.space))) // supports stay
		must(t, redeem(c.nodes[0], provider(registered.ID), c.mint(t)))
	})
}

// TestRingChangeFails: a change of the ring that is not committed leaves every node with the ring that is.
func TestRingChangeFails(t *testing.T) {
	t.Parallel()
	changes := map[string]func(context.Context, *fixture) error{
		"maintain": func(ctx context.Context, f *fixture) error { return f.Maintain(ctx) },
		"rotate":   func(ctx context.Context, f *fixture) error { return second(f.RotateKey(ctx, f.operator)) },
		"replace":  func(ctx context.Context, f *fixture) error { return f.ReplaceKeys(ctx, f.operator) },
		"rewrap":   func(ctx context.Context, f *fixture) error { return f.RewrapKeys(ctx, f.operator, tokens.KEK{1}) },
		"revoke": func(ctx context.Context, f *fixture) error {
			return revokeKey(tokens.KeyActive, tokens.Temporary)(ctx, f, f.operator)
		},
	}
	for name, change := range changes {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFixture(t)
			config := f.config
			config.Store = f.store.Store
			other, err := zone.New(t.Context(), config)
			must(t, err)
			old := f.mint(t)
			c := &cluster{fixture: f, nodes: [2]*zone.Service{f.Service, other}, stores: [2]zone.Store{f.store.Store, f.store.Store}}
			f.clock.advance(30*day - 2*time.Minute) // so that there is something to maintain
			before, trail := f.dump(t), len(f.audit(t))
			dry := newFixture(t)
			dry.clock.advance(30*day - 2*time.Minute)
			must(t, change(t.Context(), dry))
			if calls := dry.store.writes; len(calls) < 3 || calls[0] != "AppendAudit" || calls[len(calls)-1] != "UpdateInstance" {
				t.Errorf("it writes by %q", calls)
			}
			for _, deny := range append(dry.store.writes, "commit") {
				f.store.deny = deny
				wantKind(t, change(t.Context(), f), zone.Unavailable)
				f.store.deny = ""
				if f.dump(t) != before || len(f.audit(t)) != trail {
					t.Fatalf("%s failed, and something was changed", deny)
				}
				for i := range c.nodes {
					must(t, support(t.Context(), c, c.nodes[i], c.nodes[1-i], f.provider, zone.NewSupportToken{TTL: time.Hour}))
				}
				wantKind(t, redeem(other, f.register(t, "x"), old), zone.TokenExpired) // and not InvalidToken
				before, trail = f.dump(t), len(f.audit(t))
			}
		})
	}
}

// TestRingThatWasNeverCommitted has a transaction use a ring that another one has just written, and neither is committed. The next
// change gives the ring the same version, and it is another one.
func TestRingThatWasNeverCommitted(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	joint := &jointStore{Store: f.store.Store}
	config := f.config
	config.Store = joint.Store
	other, err := zone.New(t.Context(), config)
	must(t, err)
	config.Store = joint
	f.Service, err = zone.New(t.Context(), config)
	must(t, err)
	replace := func() error { return revokeKey(tokens.KeyActive, tokens.Temporary)(t.Context(), f, f.operator) }
	minted := errors.New("nothing was minted")
	joint.second = func() {
		minted = second(f.MintSupportToken(t.Context(), f.alice, f.space, zone.NewSupportToken{Name: "joint", UsageLimit: 1}))
	}
	wantKind(t, replace(), zone.Unavailable)
	if !errors.Is(minted, errDenied) {
		t.Errorf("the other transaction returned %v", minted)
	}
	joint.second = nil
	must(t, replace())
	must(t, redeem(other, f.provider, f.mint(t)))
}
