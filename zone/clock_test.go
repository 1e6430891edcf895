package zone_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/zonemint/zonemint/store/sqlstore"
	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// reopened is the zone as another process opens it.
func (f *fixture) reopened(t testing.TB) *zone.Service {
	t.Helper()
	service, err := zone.New(context.WithoutCancel(t.Context()), f.config)
	must(t, err)
	return service
}

// wantClock wants the refusal that says how far the clock is behind.
func wantClock(t testing.TB, err error, behind time.Duration) {
	t.Helper()
	wantKind(t, err, zone.Unavailable)
	e := zone.AsError(err)
	for _, part := range []string{behind.String() + " behind", "Set the clock", "wait", "zonemint restore-accept"} {
		if !strings.Contains(e.Detail, part) {
			t.Errorf("the answer %q does not say %q", e.Detail, part)
		}
	}
	if e.RetryAfter < time.Second || e.RetryAfter > time.Minute {
		t.Errorf("it is to be tried again after %s", e.RetryAfter)
	}
}

// TestClockGoesBack: time never goes back, in the process that saw it and in the next one. A little, and it stands still; further, and
// tokens are neither minted nor redeemed until the clock has caught up.
func TestClockGoesBack(t *testing.T) {
	t.Parallel()
	const tolerance = 10 * time.Minute
	for _, tt := range []struct {
		back   time.Duration
		stands bool
	}{
		{0, true},
		{time.Millisecond, true},
		{5 * time.Minute, true},
		{tolerance, true},
		{tolerance + time.Millisecond, false},
		{time.Hour, false},
		{1000 * day, false},
	} {
		for name, which := range map[string]func(t *testing.T, c *cluster) *zone.Service{
			"same process": func(_ *testing.T, c *cluster) *zone.Service { return c.Service },
			"next process": func(t *testing.T, c *cluster) *zone.Service { t.Helper(); return c.reopened(t) },
		} {
			t.Run(fmt.Sprint(tt.back, " ", name), func(t *testing.T) {
				t.Parallel()
				if tt.back == time.Hour { // one that matters on every store
					eachStore(t, func(t *testing.T, c *cluster) { goesBack(t, c, which, tt.back, tt.stands) })
					return
				}
				goesBack(t, newCluster(t, kinds["memory"](t)), which, tt.back, tt.stands)
			})
		}
	}
}

func goesBack(t *testing.T, c *cluster, which func(*testing.T, *cluster) *zone.Service, back time.Duration, stands bool) {
	t.Helper()
	short := mint(t, c.Service, c.alice, c.space, zone.NewSupportToken{TTL: time.Hour}).Text.Reveal()
	long := mint(t, c.Service, c.alice, c.space, zone.NewSupportToken{TTL: 7 * day}).Text.Reveal()
	c.clock.advance(time.Hour)
	wantKind(t, redeem(c.Service, c.provider, short), zone.TokenExpired)
	must(t, c.WriteAudit(t.Context())) // as it is within a second
	at := c.clock.Now()
	c.clock.advance(-back)
	s := which(t, c)
	minted, mintErr := s.MintSupportToken(t.Context(), c.alice, c.space, zone.NewSupportToken{})
	if !stands {
		wantClock(t, mintErr, back.Round(time.Second))
		wantClock(t, redeem(s, c.provider, long), back.Round(time.Second))
		wantClock(t, s.Ping(t.Context()), back.Round(time.Second))
		c.clock.advance(back - 10*time.Minute)
	} else {
		must(t, mintErr)
		if want := at.Truncate(time.Second).Add(zone.DefaultTokenTTL); !minted.ExpiresAt.Equal(want) {
			t.Errorf("minted until %s, want %s", minted.ExpiresAt, want)
		}
	}
	must(t, s.Ping(t.Context()))
	wantKind(t, redeem(s, c.provider, short), zone.TokenExpired)
	must(t, redeem(s, c.provider, long))
}

// TestClockFarBehind: everything but making tokens and using them up goes on, by a time that stands still; and what is written then
// does not let the next process forget how late it was.
func TestClockFarBehind(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	ctx := t.Context()
	login, err := f.MintAccessToken(ctx, f.alice, zone.NewAccessToken{Name: "for an hour", TTL: time.Hour})
	must(t, err)
	stays, err := f.MintAccessToken(ctx, f.alice, zone.NewAccessToken{Name: "for ever"})
	must(t, err)
	token := f.mint(t)
	registration, err := f.MintRegistrationToken(ctx, f.admin)
	must(t, err)
	f.clock.advance(2 * time.Hour)
	wantKind(t, second(f.AuthenticateToken(ctx, login.Text.Reveal(), f.alice.Address)), zone.InvalidAccessToken)
	at := f.clock.Now().Truncate(time.Millisecond)
	f.clock.advance(-365 * day)
	for range 2 {
		for name, err := range map[string]error{
			"support token": second(f.MintSupportToken(ctx, f.alice, f.space, zone.NewSupportToken{})),
			"named token":   second(f.MintSupportToken(ctx, f.alice, f.space, zone.NewSupportToken{Name: "x"})),
			"registration":  second(f.MintRegistrationToken(ctx, f.admin)),
			"access token":  second(f.MintAccessToken(ctx, f.alice, zone.NewAccessToken{Name: "x"})),
			"provider":      second(f.RegisterProvider(ctx, f.admin, zone.NewProvider{Name: "x", Domain: "x"})),
			"new token":     second(f.ReplaceProviderToken(ctx, f.admin, f.provider.Provider)),
			"redeem":        redeem(f.Service, f.provider, token),
			"verify":        second(f.VerifySupportToken(ctx, f.provider, zone.VerifyRequest{Token: token})),
			"register":      second(f.RegisterProvider(ctx, zone.Caller{}, zone.NewProvider{Name: "x", Domain: "x", Token: registration.Reveal()})),
		} {
			t.Log(name)
			wantClock(t, err, 365*day)
		}
		wantKind(t, second(f.AuthenticateToken(ctx, login.Text.Reveal(), f.alice.Address)), zone.InvalidAccessToken)
		must(t, second(f.AuthenticateToken(ctx, stays.Text.Reveal(), f.alice.Address)))
		must(t, f.RenameSpace(ctx, f.alice, f.space, "x"))
		must(t, f.RevokeToken(ctx, f.alice, token))
		must(t, f.Maintain(ctx))
		records := f.audit(t)
		if last := records[len(records)-1]; !last.At.Equal(at) {
			t.Errorf("the record is of %s, want %s", last.At, at)
		}
		f.Service = f.reopened(t)
	}
}

// TestClockIsComplainedOf: the log is told, but not by each request.
func TestClockIsComplainedOf(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.clock.advance(-time.Hour)
	complaints := func() int {
		return strings.Count(f.log.String(), `"level":"ERROR","msg":"tokens are neither minted nor redeemed"`)
	}
	ask := func() {
		for range 3 {
			wantKind(t, second(f.MintSupportToken(t.Context(), f.alice, f.space, zone.NewSupportToken{})), zone.Unavailable)
		}
	}
	for n, step := range []time.Duration{0, time.Minute, time.Minute, -time.Hour} { // it may go back further
		f.clock.advance(step)
		ask()
		if got := complaints(); got != n+1 {
			t.Errorf("after %d minutes there are %d complaints", n, got)
		}
	}
	f.clock.advance(59 * time.Second)
	if ask(); complaints() != 4 {
		t.Errorf("within the minute there are %d complaints: %s", complaints(), f.log)
	}
}

// TestClockAhead: a clock that was ahead and is put right makes no token that lives longer than its life, and ends nothing for good.
func TestClockAhead(t *testing.T) {
	t.Parallel()
	const ahead = 10 * 365 * day
	f := newFixture(t)
	before := f.mint(t)
	f.clock.advance(ahead)
	future := f.mint(t) // its record is not written yet
	f.clock.advance(-ahead)
	wantClock(t, redeem(f.Service, f.provider, before), ahead)
	next := f.reopened(t) // a process that knows nothing of it
	wantKind(t, redeem(next, f.provider, future), zone.InvalidToken)
	must(t, redeem(next, f.provider, before))
	f.clock.advance(ahead + zone.DefaultTokenTTL) // its time has come, and is over
	wantKind(t, redeem(next, f.provider, future), zone.TokenExpired)
	must(t, next.Maintain(t.Context()))
	f.clock.advance(8 * day)
	must(t, next.Maintain(t.Context()))
	f.clock.advance(8 * day)
	wantKind(t, redeem(next, f.provider, future), zone.InvalidToken) // its key is gone
}

// TestStoreWithClock: where the store has a clock, that one is the zone's, and the process's own decides nothing.
func TestStoreWithClock(t *testing.T) {
	t.Parallel()
	common := &manualClock{now: time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)}
	opened, err := sqlstore.OpenSQLite(t.Context(), filepath.Join(t.TempDir(), "zone.db"), sqlstore.Options{Now: common.Now})
	must(t, err)
	t.Cleanup(func() { _ = opened.Close() })
	f := beginOn(t, opened)
	f.setup.Now = common.Now
	admin, err := zone.Setup(t.Context(), f.setup)
	must(t, err)
	f.admin = user(admin)
	f.populate(t)
	slow := f.reopened(t)
	f.clock.advance(-1000 * day)
	minted := mint(t, slow, f.alice, f.space, zone.NewSupportToken{TTL: time.Hour})
	if !minted.ExpiresAt.Equal(common.Now().Add(time.Hour)) {
		t.Errorf("it expires at %s", minted.ExpiresAt)
	}
	f.clock.advance(2000 * day)
	common.advance(time.Hour - time.Second)
	must(t, second(f.VerifySupportToken(t.Context(), f.provider, zone.VerifyRequest{Token: minted.Text.Reveal()})))
	common.advance(time.Second)
	wantKind(t, redeem(f.Service, f.provider, minted.Text.Reveal()), zone.TokenExpired)
	for _, r := range f.written(t, 0) {
		if r.At.After(common.Now()) || r.At.Before(common.Now().Add(-day)) {
			t.Errorf("a record is of %s", r.At)
		}
	}
	common.advance(-time.Hour)
	wantClock(t, redeem(f.reopened(t), f.provider, minted.Text.Reveal()), time.Hour)
}

// TestOneMoment: what mints, verifies or redeems reads the zone's row once, and what is decided by it is of one time.
func TestOneMoment(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	text := f.mint(t)
	login, err := f.MintAccessToken(t.Context(), f.alice, zone.NewAccessToken{Name: "x"})
	must(t, err)
	for _, do := range []struct {
		what string
		do   func() error
	}{
		{"mint", func() error { return second(f.MintSupportToken(t.Context(), f.alice, f.space, zone.NewSupportToken{})) }},
		{"log in", func() error { return second(f.AuthenticateToken(t.Context(), login.Text.Reveal(), f.alice.Address)) }},
		{"verify", func() error {
			return second(f.VerifySupportToken(t.Context(), f.provider, zone.VerifyRequest{Token: text}))
		}},
		{"redeem", func() error { return redeem(f.Service, f.provider, text) }},
		{"redeem again", func() error { return redeem(f.Service, f.provider, text) }},
	} {
		f.store.moments = 0
		must(t, do.do())
		if f.store.moments != 1 {
			t.Errorf("%s: the zone's row was read %d times", do.what, f.store.moments)
		}
	}
}

// watermark has the zone refuse temporary tokens that were issued before a time.
func (f *fixture) watermark(t testing.TB, at time.Time) {
	t.Helper()
	must(t, f.config.Store.Update(context.WithoutCancel(t.Context()), func(tx zone.Tx) error {
		instance, err := tx.Instance()
		if err != nil {
			return err
		}
		instance.MinIssuedAt = at
		return tx.UpdateInstance(instance)
	}))
}

// TestWatermark: a temporary token that was issued before the watermark is expired, whatever the ledger says of it, which is not asked.
func TestWatermark(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		set   func(*testing.T, *fixture)
		after time.Duration // the watermark, after the time of minting
		want  zone.Kind     // Internal: it can be redeemed
	}{
		"issued before":          {minting(zone.NewSupportToken{}), time.Second, zone.TokenExpired},
		"issued then":            {minting(zone.NewSupportToken{}), 0, zone.Internal},
		"issued after":           {minting(zone.NewSupportToken{}), -time.Second, zone.Internal},
		"used before":            {minting(zone.NewSupportToken{}, spent), time.Second, zone.TokenExpired},
		"revoked before":         {minting(zone.NewSupportToken{}, doing(revokedByText)), time.Second, zone.TokenExpired},
		"revoked after":          {minting(zone.NewSupportToken{}, doing(revokedByText)), 0, zone.TokenRevoked},
		"named":                  {minting(zone.NewSupportToken{Name: "x"}), 1000 * day, zone.Internal},
		"of another zone":        {func(t *testing.T, f *fixture) { t.Helper(); f.text = newFixture(t).mint(t) }, time.Second, zone.InvalidToken},
		"for another purpose":    {registrable, time.Second, zone.TokenType},
		"with a caveat not met":  {minting(zone.NewSupportToken{}, with("weather = fine")), time.Second, zone.TokenExpired},
		"of an issuer who is no": {minting(zone.NewSupportToken{}, removedSpace), time.Second, zone.TokenExpired},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFixture(t)
			issued := f.clock.Now().Truncate(time.Second)
			tt.set(t, f)
			f.watermark(t, issued.Add(tt.after))
			if tt.want == zone.TokenExpired {
				for _, ledger := range []string{"Redemption", "Use", "Revocation", "Consume"} {
					f.store.deny = ledger
					wantKind(t, redeem(f.Service, f.provider, f.text), tt.want)
				}
				f.store.deny = ""
			}
			verified := second(f.VerifySupportToken(t.Context(), f.provider, zone.VerifyRequest{Token: f.text}))
			err := redeem(f.Service, f.provider, f.text)
			if tt.want == zone.Internal {
				must(t, verified)
				must(t, err)
				return
			}
			wantKind(t, verified, tt.want)
			wantKind(t, err, tt.want)
		})
	}
}

// TestWatermarkOfRegistrations is the same for what registers providers.
func TestWatermarkOfRegistrations(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	issued := f.clock.Now().Truncate(time.Second)
	registrable(t, f)
	register := func() error {
		return second(f.RegisterProvider(t.Context(), zone.Caller{}, zone.NewProvider{Name: "x", Domain: "x.example.org", Token: f.text}))
	}
	f.watermark(t, issued.Add(time.Second))
	for _, ledger := range []string{"Revocation", "Consume"} {
		f.store.deny = ledger
		wantKind(t, register(), zone.TokenExpired)
	}
	f.store.deny = ""
	f.watermark(t, issued)
	must(t, register())
	wantKind(t, register(), zone.TokenUsed)
	if token, err := tokens.Parse(f.text); err != nil || !token.UnsafeIdentifier().IssuedAt.Equal(issued) {
		t.Errorf("the token was issued at another time: %v", err)
	}
}
