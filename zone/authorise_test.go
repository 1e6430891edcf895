package zone_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/zonemint/zonemint/zone"
)

// TestAnonymous: the zero Caller may do nothing, and learns nothing: for what exists and what does not it gets one answer.
func TestAnonymous(t *testing.T) {
	t.Parallel()
	for _, calls := range []map[string]call{reads, writes} {
		eachCall(t, calls, func(t *testing.T, f *fixture, m call) {
			t.Helper()
			before := len(f.audit(t))
			known := m.do(t.Context(), f, zone.Caller{})
			wantKind(t, known, zone.Unauthorized)
			f.space, f.token, f.id, f.bob.User, f.provider.Provider = "unknown", "unknown", "unknown", "unknown", "unknown"
			f.text = "no token"
			f.alice.User = "" // whose space it is does not matter
			if unknown := m.do(t.Context(), f, zone.Caller{}); m.action != "provider_space_support" && fmt.Sprint(unknown) != fmt.Sprint(known) {
				t.Errorf("what exists is told from what does not: %v, %v", known, unknown)
			}
			if after := len(f.audit(t)); after != before {
				t.Errorf("left %d audit records", after-before)
			}
		})
	}
}

// TestAnonymousRegistration: a token is what an anonymous caller registers a provider with, and nothing else is.
func TestAnonymousRegistration(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	register := func(token string) error {
		return second(f.RegisterProvider(t.Context(), zone.Caller{}, zone.NewProvider{Name: "x", Domain: "x.example.org", Token: token}))
	}
	wantKind(t, register(""), zone.Unauthorized)
	wantKind(t, register("x"), zone.InvalidToken)
	wantKind(t, register(f.mint(t)), zone.TokenType)
	text, err := f.MintRegistrationToken(t.Context(), f.admin)
	must(t, err)
	must(t, register(text.Reveal()))
	wantKind(t, register(text.Reveal()), zone.TokenUsed)
	records := f.audit(t)
	if last := records[len(records)-1]; last.Caller != "anonymous" || last.Token == "" || last.Address != "" {
		t.Errorf("the audit record is %+v", last)
	}
}

// TestWrongKind: what is for users is not for providers, and the other way round. What is for the operator of the server is for
// nobody who comes over the network.
func TestWrongKind(t *testing.T) {
	t.Parallel()
	for _, calls := range []map[string]call{reads, writes} {
		eachCall(t, calls, func(t *testing.T, f *fixture, m call) {
			t.Helper()
			other := f.provider
			if m.by(f).Kind == zone.CallerProvider {
				other = f.admin
			}
			if !m.anybody {
				wantKind(t, m.do(t.Context(), f, other), zone.Forbidden)
			}
			if m.by(f).Kind != zone.CallerOperator {
				wantKind(t, m.do(t.Context(), f, f.operator), zone.Forbidden)
			} else {
				wantKind(t, m.do(t.Context(), f, f.admin), zone.Forbidden)
			}
			other.Kind = zone.CallerKind(99)
			if err := m.do(t.Context(), f, other); err == nil {
				t.Error("granted to a caller of a kind that there is not")
			}
		})
	}
}

// TestBlockedCaller: authentication is long past when a user is blocked, so each operation asks again.
func TestBlockedCaller(t *testing.T) {
	t.Parallel()
	for _, calls := range []map[string]call{reads, writes} {
		eachCall(t, calls, func(t *testing.T, f *fixture, m call) {
			t.Helper()
			caller := m.by(f)
			if caller.Kind != zone.CallerUser {
				return
			}
			must(t, f.ChangeUser(t.Context(), f.admin, f.bob.User, zone.UserChange{Admin: new(true)}))
			must(t, f.ChangeUser(t.Context(), f.bob, caller.User, zone.UserChange{Blocked: new(true)}))
			wantKind(t, m.do(t.Context(), f, caller), zone.Forbidden)
		})
	}
}

// TestVanishedCaller: whoever is gone has no account.
func TestVanishedCaller(t *testing.T) {
	t.Parallel()
	for _, calls := range []map[string]call{reads, writes} {
		eachCall(t, calls, func(t *testing.T, f *fixture, m call) {
			t.Helper()
			caller := m.by(f)
			if caller.Kind == zone.CallerOperator {
				return // nothing in the store says who that is
			}
			caller.User, caller.Provider = "gone", "gone"
			wantKind(t, m.do(t.Context(), f, caller), zone.Unauthorized)
		})
	}
}

// TestClosedStore: every operation says that the store cannot serve, and none that something is not there.
func TestClosedStore(t *testing.T) {
	t.Parallel()
	for _, calls := range []map[string]call{reads, writes} {
		eachCall(t, calls, func(t *testing.T, f *fixture, m call) {
			t.Helper()
			must(t, f.store.Close())
			wantKind(t, m.do(t.Context(), f, m.by(f)), zone.Unavailable)
		})
	}
	f := newFixture(t)
	must(t, f.Ping(t.Context()))
	must(t, f.store.Close())
	wantKind(t, f.Ping(t.Context()), zone.Unavailable)
	wantKind(t, second(f.AuthenticatePassword(t.Context(), "alice", alicePassword, f.alice.Address)), zone.Unavailable)
}

// TestAuthenticate covers what HTTP cannot tell apart.
func TestAuthenticate(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	ctx := t.Context()
	id, err := f.AuthenticatePassword(ctx, "ALICE", alicePassword, f.alice.Address)
	if err != nil || id != f.alice.User {
		t.Errorf("got %q, %v", id, err)
	}
	minted, err := f.MintAccessToken(ctx, f.alice, zone.NewAccessToken{TTL: time.Minute})
	must(t, err)
	caller, err := f.AuthenticateToken(ctx, minted.Text.Reveal(), f.alice.Address)
	if want := (zone.Caller{Kind: zone.CallerUser, User: f.alice.User, Confined: true}); err != nil || caller != want {
		t.Errorf("got %+v, %v, want %+v", caller, err, want)
	}
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	wantKind(t, second(f.AuthenticatePassword(cancelled, "alice", alicePassword, f.alice.Address)), zone.Unavailable)
	f.clock.advance(time.Minute)
	wantKind(t, second(f.AuthenticateToken(ctx, minted.Text.Reveal(), f.alice.Address)), zone.InvalidAccessToken)
	for _, text := range []string{"", "x", f.mint(t)} {
		wantKind(t, second(f.AuthenticateToken(ctx, text, f.alice.Address)), zone.InvalidAccessToken)
	}
}

// TestAccessTokenLife: a life that makes no token is refused, and none is for ever by mistake.
func TestAccessTokenLife(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	for _, ttl := range []time.Duration{-1, -time.Hour, 1, time.Second - 1} {
		wantKind(t, second(f.MintAccessToken(t.Context(), f.alice, zone.NewAccessToken{TTL: ttl})), zone.InvalidRequest)
	}
	must(t, second(f.MintAccessToken(t.Context(), f.alice, zone.NewAccessToken{TTL: time.Second})))
}

// TestSupportTokenOptions: the bounds of the zone, which the contract does not know.
func TestSupportTokenOptions(t *testing.T) {
	t.Parallel()
	f := begin(t)
	must(t, second(zone.Setup(t.Context(), f.setup)))
	f.config.MaxTokenTTL, f.config.MinSupportSize = time.Hour, 10
	service, err := zone.New(t.Context(), f.config)
	must(t, err)
	admin, err := service.AuthenticatePassword(t.Context(), "admin", "password of the admin", zone.Caller{}.Address)
	must(t, err)
	space, err := service.CreateSpace(t.Context(), user(admin), zone.NewSpace{Name: "x"})
	must(t, err)
	mint := func(n zone.NewSupportToken) (string, error) {
		minted, err := service.MintSupportToken(t.Context(), user(admin), space, n)
		return minted.Text.Reveal(), err
	}
	for _, n := range []zone.NewSupportToken{
		{TTL: -1}, {TTL: time.Second - 1}, {TTL: time.Hour + 1}, {TTL: 7 * 24 * time.Hour}, {MaxSize: 9}, {MinSize: 11, MaxSize: 10},
	} {
		if _, err := mint(n); err == nil {
			t.Errorf("%+v was minted", n)
		} else {
			wantKind(t, err, zone.InvalidRequest)
		}
	}
	registered, err := service.RegisterProvider(t.Context(), user(admin), zone.NewProvider{Name: "x", Domain: "x"})
	must(t, err)
	redeem := func(token string, size int64) error {
		return second(service.Redeem(t.Context(), provider(registered.ID), zone.RedeemRequest{Token: token, Size: size}))
	}
	usual, err := mint(zone.NewSupportToken{}) // as long as the zone allows at most, where that is less than the usual
	must(t, err)
	small, err := mint(zone.NewSupportToken{TTL: time.Hour, MaxSize: 10})
	must(t, err)
	wantKind(t, redeem(small, 9), zone.InvalidRequest)
	must(t, redeem(small, 10))
	f.clock.advance(time.Hour)
	wantKind(t, redeem(usual, 10), zone.TokenExpired)
}

// TestChosenSpaceIDs: a space can come with its id, which is then taken for good.
func TestChosenSpaceIDs(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	ctx := t.Context()
	const id = "9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc"
	create := func(id zone.SpaceID) error {
		return second(f.CreateSpace(ctx, f.alice, zone.NewSpace{ID: id, Name: "x"}))
	}
	must(t, create(id))
	wantKind(t, create(id), zone.Conflict)
	must(t, f.RemoveSpace(ctx, f.alice, id))
	wantKind(t, create(id), zone.Conflict) // or tokens of the old one would be tokens of the new one
	for _, bad := range []zone.SpaceID{"a b", "a.b", "ä", "a/b", "\x00"} {
		wantKind(t, create(bad), zone.InvalidRequest)
	}
}
