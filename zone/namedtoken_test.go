package zone_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// providers registers n of them.
func (f *fixture) providers(t testing.TB, n int) []zone.Caller {
	t.Helper()
	all := make([]zone.Caller, n)
	for i := range all {
		all[i] = f.register(t, fmt.Sprintf("site-%d", i))
	}
	return all
}

// row reads a named token of the fixture's space.
func (f *fixture) row(t testing.TB, id tokens.Nonce) zone.NamedToken {
	t.Helper()
	row, err := f.NamedToken(t.Context(), f.alice, f.space, id)
	must(t, err)
	return row
}

// TestNamedTokenLimit has many providers redeem one token at once, through two nodes: as many get it as it is good for, or all.
func TestNamedTokenLimit(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, c *cluster) {
		providers := c.providers(t, 10)
		for _, limit := range []int64{1, 3, 10, 50} {
			space, err := c.CreateSpace(t.Context(), c.alice, zone.NewSpace{Name: "x"})
			must(t, err)
			token := mint(t, c.Service, c.alice, space, zone.NewSupportToken{Name: "for some", UsageLimit: limit})
			errs := make([]error, len(providers))
			var done sync.WaitGroup
			for i, p := range providers {
				done.Go(func() { errs[i] = redeem(c.nodes[i%2], p, token.Text.Reveal()) })
			}
			done.Wait()
			var granted int64
			for _, err := range errs {
				if err == nil {
					granted++
				} else {
					wantKind(t, err, zone.TokenUsed)
				}
			}
			want := min(limit, int64(len(providers)))
			row, err := c.NamedToken(t.Context(), c.alice, space, token.ID)
			must(t, err)
			supports, _, err := c.SpaceProviders(t.Context(), c.alice, space, zone.PageRequest{})
			must(t, err)
			if granted != want || row.Uses != want || int64(len(supports)) != want || !row.LastUsedAt.Equal(c.clock.Now().Truncate(time.Millisecond)) {
				t.Errorf("of the limit %d, %d were granted, %d counted, %d supports are there; last used %s",
					limit, granted, row.Uses, len(supports), row.LastUsedAt)
			}
		}
	})
}

// TestNamedTokenRepeated: the provider that redeemed it gets its answer again for the same size. For another size it is told what
// holds: of a token for many, that this provider has had its part; of a token for one, that it was used.
func TestNamedTokenRepeated(t *testing.T) {
	t.Parallel()
	for limit, other := range map[int64]zone.Kind{1: zone.TokenUsed, 2: zone.AlreadySupported} {
		f := newFixture(t)
		f.prepare(t, zone.NewSupportToken{Name: "x", UsageLimit: limit})
		ask := func(size int64) error {
			return second(f.Redeem(t.Context(), f.provider, zone.RedeemRequest{Token: f.text, Size: size}))
		}
		must(t, ask(size))
		must(t, ask(size))
		wantKind(t, ask(size+1), other)
		if row := f.row(t, f.id); row.Uses != 1 {
			t.Errorf("counted %d uses", row.Uses)
		}
		must(t, f.EndSupport(t.Context(), f.provider, f.space))
		wantKind(t, ask(size), zone.TokenUsed)
		wantKind(t, ask(size+1), zone.TokenUsed)
		must(t, redeem(f.Service, f.provider, f.mint(t))) // by another token
		wantKind(t, ask(size), zone.TokenUsed)
	}
}

// TestNamedTokenRow: the row says what the token is, and nothing that makes one.
func TestNamedTokenRow(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	created := f.clock.Now().Truncate(time.Second)
	minted := mint(t, f.Service, f.alice, f.space, zone.NewSupportToken{
		Name: "for ten years", Memo: "see the contract", UsageLimit: 7, TTL: 10 * 365 * 24 * time.Hour, MinSize: 1_000_000, MaxSize: 9_000_000,
		Audience: []zone.ProviderID{f.provider.Provider, "*"},
	})
	expires := created.Add(10 * 365 * 24 * time.Hour)
	row := f.row(t, minted.ID)
	want := zone.NamedToken{
		ID: minted.ID, Space: f.space, Issuer: f.alice.User, Name: "for ten years", Memo: "see the contract", Secret: row.Secret, UsageLimit: 7,
		Caveats: []string{
			fmt.Sprintf("time < %d", expires.Unix()), "consumer = prv-" + string(f.provider.Provider) + "|prv-*", "size >= 1000000", "size <= 9000000",
		},
		CreatedAt: created, ExpiresAt: expires,
	}
	if fmt.Sprintf("%+v", row) != fmt.Sprintf("%+v", want) || !minted.Named || !minted.ExpiresAt.Equal(expires) {
		t.Errorf("the row is\n%+v, want\n%+v", row, want)
	}
	examined, err := f.ExamineToken(t.Context(), f.bob, minted.Text.Reveal())
	must(t, err)
	if texts := examined.UnsafeCaveats(); !slices.Equal(texts, row.Caveats) {
		t.Errorf("the token carries %q, the row %q", texts, row.Caveats)
	}
	for _, text := range []string{fmt.Sprintf("%v %+v", row, row), f.log.String()} {
		if strings.Contains(text, minted.Text.Reveal()[40:]) || strings.Contains(text, string(row.Secret[:])) {
			t.Error("the row or the log gives the token away")
		}
	}
	f.clock.advance(expires.Sub(f.clock.Now()))
	wantKind(t, redeem(f.Service, f.provider, minted.Text.Reveal()), zone.TokenExpired)

	endless := mint(t, f.Service, f.alice, f.space, zone.NewSupportToken{Name: "endless"})
	if row := f.row(t, endless.ID); !row.ExpiresAt.IsZero() || !endless.ExpiresAt.IsZero() || row.Caveats != nil || row.UsageLimit != 1 {
		t.Errorf("the row of a token without bounds is %+v", row)
	}
	f.clock.advance(100 * 365 * 24 * time.Hour)
	must(t, redeem(f.Service, f.provider, endless.Text.Reveal()))
}

// TestNamedTokenOptions: what makes no sense is refused, and not ignored. Nothing of it is kept.
func TestNamedTokenOptions(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	before := f.dump(t)
	for _, n := range []zone.NewSupportToken{
		{Name: "x", TTL: -1},
		{Name: "x", TTL: -time.Hour},
		{Name: "x", TTL: time.Second - 1},
		{Name: "x", UsageLimit: -1},
		{Name: "x", MinSize: 2_000_000, MaxSize: 1_999_999},
		{Name: "x", MaxSize: 999_999},
		{Name: "x", MinSize: -1},
		{Name: "x", MaxSize: -1},
		{Name: "x", MinSize: zone.MaxSupportSize + 1},
		{MinSize: -1},
		{MaxSize: -1},
		{UsageLimit: 1},
		{UsageLimit: -1},
		{Memo: "x"},
		{Memo: "x", UsageLimit: 2},
	} {
		wantKind(t, second(f.MintSupportToken(t.Context(), f.alice, f.space, n)), zone.InvalidRequest)
	}
	if after := f.dump(t); after != before {
		t.Errorf("something was changed:\n%s\n%s", before, after)
	}
	wantKind(t, second(f.MintSupportToken(t.Context(), f.bob, f.space, zone.NewSupportToken{Name: "x"})), zone.Forbidden)
	wantKind(t, second(f.MintSupportToken(t.Context(), f.alice, "unknown", zone.NewSupportToken{Name: "x"})), zone.NotFound)
}

// TestNamedTokenNames: a name stands once in a space, and is free again when its token is gone or renamed.
func TestNamedTokenNames(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	ctx := t.Context()
	other, err := f.CreateSpace(ctx, f.alice, zone.NewSpace{Name: "other"})
	must(t, err)
	one := mint(t, f.Service, f.alice, f.space, zone.NewSupportToken{Name: "first"}).ID
	two := mint(t, f.Service, f.alice, f.space, zone.NewSupportToken{Name: "second"}).ID
	taken := func(space zone.SpaceID, name string) error {
		return second(f.MintSupportToken(ctx, f.alice, space, zone.NewSupportToken{Name: name}))
	}
	rename := func(id tokens.Nonce, name string) error {
		return f.ChangeNamedToken(ctx, f.alice, f.space, id, zone.NamedTokenChange{Name: &name})
	}
	wantKind(t, taken(f.space, "first"), zone.Conflict)
	must(t, taken(other, "first"))
	before := f.dump(t)
	wantKind(t, rename(two, "first"), zone.Conflict)
	if f.dump(t) != before {
		t.Error("a name that is taken was given")
	}
	must(t, rename(two, "second"))
	must(t, rename(one, "third"))
	must(t, rename(two, "first"))
	must(t, f.DeleteNamedToken(ctx, f.alice, f.space, one))
	must(t, taken(f.space, "third"))
	must(t, f.ChangeNamedToken(ctx, f.alice, f.space, two, zone.NamedTokenChange{Memo: new("for somebody")}))
	if row := f.row(t, two); row.Name != "first" || row.Memo != "for somebody" || !row.RevokedAt.IsZero() {
		t.Errorf("the row is %+v", row)
	}
	for _, id := range []tokens.Nonce{one, "unknown"} {
		wantKind(t, rename(id, "x"), zone.NotFound)
		wantKind(t, f.DeleteNamedToken(ctx, f.alice, f.space, id), zone.NotFound)
		wantKind(t, second(f.NamedToken(ctx, f.alice, f.space, id)), zone.NotFound)
	}
	// A token is not found by way of another space, whatever its id.
	wantKind(t, f.DeleteNamedToken(ctx, f.alice, other, two), zone.NotFound)
	wantKind(t, f.ChangeNamedToken(ctx, f.alice, other, two, zone.NamedTokenChange{Revoked: new(true)}), zone.NotFound)
}

// TestNamedTokenRevoked: it can be made valid again, which counts its uses no less.
func TestNamedTokenRevoked(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.prepare(t, zone.NewSupportToken{Name: "x", UsageLimit: 2})
	providers := f.providers(t, 3)
	revoke := func(revoked bool) {
		t.Helper()
		must(t, f.ChangeNamedToken(t.Context(), f.alice, f.space, f.id, zone.NamedTokenChange{Revoked: &revoked}))
	}
	must(t, redeem(f.Service, providers[0], f.text))
	revoke(true)
	at := f.row(t, f.id).RevokedAt
	if !at.Equal(f.clock.Now().Truncate(time.Millisecond)) {
		t.Errorf("revoked at %s", at)
	}
	f.clock.advance(time.Minute)
	revoke(true)
	must(t, f.RevokeToken(t.Context(), providers[1], f.text))
	if again := f.row(t, f.id).RevokedAt; !again.Equal(at) {
		t.Errorf("revoking it again moved the time from %s to %s", at, again)
	}
	wantKind(t, redeem(f.Service, providers[1], f.text), zone.TokenRevoked)
	must(t, redeem(f.Service, providers[0], f.text)) // a repetition of what was granted before
	revoke(false)
	must(t, redeem(f.Service, providers[1], f.text))
	wantKind(t, redeem(f.Service, providers[2], f.text), zone.TokenUsed)
	if row := f.row(t, f.id); row.Uses != 2 || !row.RevokedAt.IsZero() {
		t.Errorf("the row is %+v", row)
	}
	revoke(false)
}

// TestNamedTokenEnds: the space, the issuer or the row is gone.
func TestNamedTokenEnds(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		want zone.Kind
		end  func(*fixture) error
	}{
		"space removed":  {zone.TargetNotFound, func(f *fixture) error { return f.RemoveSpace(t.Context(), f.alice, f.space) }},
		"issuer removed": {zone.InvalidToken, func(f *fixture) error { return f.RemoveUser(t.Context(), f.admin, f.alice.User) }},
		"issuer blocked": {zone.IssuerNotAuthorized, func(f *fixture) error {
			return f.ChangeUser(t.Context(), f.admin, f.alice.User, zone.UserChange{Blocked: new(true)})
		}},
		// What there is no row of cannot be told from what somebody made up.
		"row deleted": {zone.InvalidToken, func(f *fixture) error { return f.DeleteNamedToken(t.Context(), f.alice, f.space, f.id) }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			eachStore(t, func(t *testing.T, c *cluster) {
				c.prepare(t, zone.NewSupportToken{Name: "x", UsageLimit: 2})
				before := c.register(t, "before")
				must(t, redeem(c.Service, before, c.text))
				must(t, tt.end(c.fixture))
				wantKind(t, redeem(c.nodes[1], c.provider, c.text), tt.want)
				spaces, _, err := c.SupportedSpaces(t.Context(), before, zone.PageRequest{})
				if stays := tt.want != zone.TargetNotFound; err != nil || slices.Contains(spaces, c.space) != stays {
					t.Errorf("what was granted before stays %t: %q, %v", stays, spaces, err)
				}
			})
		})
	}
}

// TestNamedTokenList: each token of the space stands in it once, page by page.
func TestNamedTokenList(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	other, err := f.CreateSpace(t.Context(), f.alice, zone.NewSpace{Name: "other"})
	must(t, err)
	mint(t, f.Service, f.alice, other, zone.NewSupportToken{Name: "0"})
	var want, got []string
	for i := range 7 {
		name := fmt.Sprint(i)
		mint(t, f.Service, f.alice, f.space, zone.NewSupportToken{Name: name})
		want = append(want, name)
	}
	for page := (zone.PageRequest{Limit: 3}); ; {
		rows, next, err := f.NamedTokens(t.Context(), f.alice, f.space, page)
		must(t, err)
		for _, row := range rows {
			got = append(got, row.Name)
		}
		if page.Cursor = next; next == "" {
			break
		}
	}
	if slices.Sort(got); !slices.Equal(got, want) {
		t.Errorf("listed %q, want %q", got, want)
	}
	wantKind(t, third(f.NamedTokens(t.Context(), f.bob, f.space, zone.PageRequest{})), zone.Forbidden)
}
