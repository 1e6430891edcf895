package zone_test

import (
	"encoding/base64"
	"errors"
	"net/netip"
	"slices"
	"testing"
	"time"

	"gopkg.in/macaroon.v2"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// confine adds the text of a caveat to a token as anybody can, whatever the text is.
func confine(t failer, text, caveat string) string {
	t.Helper()
	packets, err := base64.RawURLEncoding.DecodeString(text)
	must(t, err)
	var m macaroon.Macaroon
	must(t, m.UnmarshalBinary(packets))
	must(t, m.AddFirstPartyCaveat([]byte(caveat)))
	packets, err = m.MarshalBinary()
	must(t, err)
	return base64.RawURLEncoding.EncodeToString(packets)
}

// situation is a token and who comes with it.
type situation struct {
	set  func(t *testing.T, f *fixture) // mints the token, and does what happens to it
	by   func(f *fixture) zone.Caller   // nil: the provider
	size int64                          // 0: the usual
	want zone.Kind                      // Internal: none, it can be redeemed
}

func minting(n zone.NewSupportToken, then ...func(t *testing.T, f *fixture)) func(*testing.T, *fixture) {
	return func(t *testing.T, f *fixture) {
		t.Helper()
		f.prepare(t, n)
		for _, do := range then {
			do(t, f)
		}
	}
}

// with adds a caveat to the token of the fixture.
func with(caveat string) func(*testing.T, *fixture) {
	return func(t *testing.T, f *fixture) { t.Helper(); f.text = confine(t, f.text, caveat) }
}

// doing is what may not fail.
func doing(do func(t *testing.T, f *fixture) error) func(*testing.T, *fixture) {
	return func(t *testing.T, f *fixture) { t.Helper(); must(t, do(t, f)) }
}

// mintedAhead has a token minted by a node whose clock is ahead.
func mintedAhead(d time.Duration) func(*testing.T, *fixture) {
	return func(t *testing.T, f *fixture) {
		t.Helper()
		ahead := f.config
		ahead.Now = func() time.Time { return f.clock.Now().Add(d) }
		node, err := zone.New(t.Context(), ahead)
		must(t, err)
		token := mint(t, node, f.alice, f.space, zone.NewSupportToken{})
		f.text, f.id = token.Text.Reveal(), token.ID
	}
}

func later(d time.Duration) func(*testing.T, *fixture) {
	return func(_ *testing.T, f *fixture) { f.clock.advance(d) }
}

var (
	spent = doing(func(_ *testing.T, f *fixture) error { return redeem(f.Service, f.provider, f.text) })
	ended = doing(func(t *testing.T, f *fixture) error { return f.EndSupport(t.Context(), f.provider, f.space) })
	kept  = func(text *string) func(*testing.T, *fixture) { // puts the token aside, for another one to be minted
		return func(_ *testing.T, f *fixture) { *text = f.text }
	}
	back = func(text *string) func(*testing.T, *fixture) {
		return func(_ *testing.T, f *fixture) { f.text = *text }
	}
)

func situations() map[string]situation {
	temporary, forTwo := zone.NewSupportToken{}, zone.NewSupportToken{Name: "for two", UsageLimit: 2}
	var aside string
	return map[string]situation{
		"good":            {set: minting(temporary)},
		"good, named":     {set: minting(forTwo)},
		"good to the end": {set: minting(zone.NewSupportToken{TTL: time.Hour}, later(time.Hour-time.Second))},
		"repeated":        {set: minting(temporary, spent)},
		"repeated, named": {set: minting(forTwo, spent)},
		"repeated, long after": {set: minting(temporary, spent, later(1000*time.Hour), doing(func(t *testing.T, f *fixture) error {
			return f.RevokeToken(t.Context(), f.alice, f.text)
		}))},
		"the size fits": {set: minting(zone.NewSupportToken{MinSize: size, MaxSize: size})},
		"for this provider": {set: func(t *testing.T, f *fixture) {
			t.Helper()
			f.prepare(t, zone.NewSupportToken{Audience: []zone.ProviderID{f.provider.Provider}})
		}},
		"from this address":   {set: minting(zone.NewSupportToken{From: []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24")}})},
		"none":                {set: func(*testing.T, *fixture) {}, want: zone.InvalidToken},
		"of another zone":     {set: func(t *testing.T, f *fixture) { t.Helper(); f.text = newFixture(t).mint(t) }, want: zone.InvalidToken},
		"by a user":           {set: minting(temporary), by: byAlice, want: zone.Forbidden},
		"by nobody":           {set: minting(temporary), by: func(*fixture) zone.Caller { return zone.Caller{} }, want: zone.Unauthorized},
		"by one who is gone":  {set: minting(temporary), by: func(*fixture) zone.Caller { return provider("gone") }, want: zone.Unauthorized},
		"none, by a user":     {set: func(*testing.T, *fixture) {}, by: byAlice, want: zone.Forbidden},
		"too small":           {set: minting(temporary), size: 999_999, want: zone.InvalidRequest},
		"negative":            {set: minting(temporary), size: -1, want: zone.InvalidRequest},
		"too large":           {set: minting(temporary), size: zone.MaxSupportSize + 1, want: zone.InvalidRequest},
		"larger than any":     {set: minting(temporary, with("size >= 9007199254740992")), want: zone.CaveatNotMet},
		"too small, and none": {set: func(*testing.T, *fixture) {}, size: 1, want: zone.InvalidRequest},
		"an access token":     {set: accessible, want: zone.TokenType},
		"a registration":      {set: registrable, want: zone.TokenType},
		"expired":             {set: minting(temporary, later(zone.DefaultTokenTTL)), want: zone.TokenExpired},
		"expired earlier":     {set: minting(forTwo, with("time < 1700000000")), want: zone.TokenExpired},
		"expired, and impossible": {
			set: minting(zone.NewSupportToken{MaxSize: size - 1}, with("size >= 6000000"), later(zone.DefaultTokenTTL)), want: zone.TokenExpired,
		},
		"from the future":         {set: mintedAhead(tokens.MaxClockSkew + time.Second), want: zone.InvalidToken},
		"from a clock ahead":      {set: mintedAhead(tokens.MaxClockSkew - time.Second)},
		"smaller than allowed":    {set: minting(zone.NewSupportToken{MinSize: size + 1}), want: zone.CaveatNotMet},
		"larger than allowed":     {set: minting(zone.NewSupportToken{MaxSize: size - 1}), want: zone.CaveatNotMet},
		"impossible":              {set: minting(zone.NewSupportToken{MaxSize: size}, with("size >= 5000001")), want: zone.CaveatNotMet},
		"for another provider":    {set: minting(zone.NewSupportToken{Audience: []zone.ProviderID{"another"}}), want: zone.CaveatNotMet},
		"from another address":    {set: minting(zone.NewSupportToken{From: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}}), want: zone.CaveatNotMet},
		"with an unknown caveat":  {set: minting(temporary, with("weather = fine")), want: zone.CaveatNotMet},
		"with an empty caveat":    {set: minting(temporary, with("")), want: zone.CaveatNotMet},
		"unknown before expired":  {set: minting(forTwo, with("weather = fine"), with("time < 1")), want: zone.CaveatNotMet},
		"revoked":                 {set: minting(temporary, doing(revokedByText)), want: zone.TokenRevoked},
		"revoked, named":          {set: minting(forTwo, doing(revokedByText)), want: zone.TokenRevoked},
		"revoked after expiring":  {set: minting(temporary, doing(revokedByText), later(zone.DefaultTokenTTL)), want: zone.TokenExpired},
		"of another's support":    {set: minting(temporary, spent), by: anotherProvider, want: zone.TokenUsed},
		"used up by others":       {set: minting(zone.NewSupportToken{Name: "for one"}, spent), by: anotherProvider, want: zone.TokenUsed},
		"repeated, other size":    {set: minting(temporary, spent), size: size + 1, want: zone.TokenUsed},
		"named, other size":       {set: minting(forTwo, spent), size: size + 1, want: zone.AlreadySupported},
		"support ended":           {set: minting(temporary, spent, ended), want: zone.TokenUsed},
		"support ended, named":    {set: minting(forTwo, spent, ended), want: zone.TokenUsed},
		"support by another":      {set: minting(temporary, kept(&aside), minting(temporary), spent, back(&aside)), want: zone.AlreadySupported},
		"space removed":           {set: minting(temporary, removedSpace), want: zone.TargetNotFound},
		"space removed, named":    {set: minting(forTwo, removedSpace), want: zone.TargetNotFound},
		"space removed, repeated": {set: minting(temporary, spent, removedSpace), want: zone.TokenUsed},
		"issuer blocked": {set: minting(temporary, doing(func(t *testing.T, f *fixture) error {
			return f.ChangeUser(t.Context(), f.admin, f.alice.User, zone.UserChange{Blocked: new(true)})
		})), want: zone.IssuerNotAuthorized},
		"issuer no member": {set: minting(forTwo, doing(func(t *testing.T, f *fixture) error {
			return f.RemoveMember(t.Context(), f.alice, f.space, f.alice.User)
		})), want: zone.IssuerNotAuthorized},
		"issuer removed": {set: minting(temporary, doing(func(t *testing.T, f *fixture) error {
			return f.RemoveUser(t.Context(), f.admin, f.alice.User)
		})), want: zone.InvalidToken},
		"issuer's tokens revoked": {set: minting(temporary, doing(func(t *testing.T, f *fixture) error {
			return f.RevokeIssuedTokens(t.Context(), f.alice)
		})), want: zone.InvalidToken},
		"key retired": {set: minting(temporary, doing(func(t *testing.T, f *fixture) error {
			return revokeKey(tokens.KeyActive, tokens.Temporary)(t.Context(), f, f.operator)
		})), want: zone.InvalidToken},
	}
}

func revokedByText(t *testing.T, f *fixture) error {
	return f.RevokeToken(t.Context(), f.alice, f.text)
}

func removedSpace(t *testing.T, f *fixture) {
	t.Helper()
	must(t, f.RemoveSpace(t.Context(), f.alice, f.space))
}

func anotherProvider(f *fixture) zone.Caller { return provider("other") }

// TestVerifyIsRedeem: asking comes to the same as doing, with the size or without, and changes nothing.
func TestVerifyIsRedeem(t *testing.T) {
	t.Parallel()
	for name, s := range situations() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFixture(t)
			must(t, f.store.Store.Update(t.Context(), func(tx zone.Tx) error {
				return tx.InsertProvider(zone.Provider{ID: "other", CreatedAt: f.clock.Now()})
			}))
			s.set(t, f)
			caller := f.provider
			if s.by != nil {
				caller = s.by(f)
			}
			if s.size == 0 {
				s.size = size
			}
			must(t, f.WriteAudit(t.Context()))
			before, trail := f.dump(t), len(f.audit(t))
			sized, sizedErr := f.VerifySupportToken(t.Context(), caller, zone.VerifyRequest{Token: f.text, Size: s.size})
			free, freeErr := f.VerifySupportToken(t.Context(), caller, zone.VerifyRequest{Token: f.text})
			must(t, f.WriteAudit(t.Context()))
			if f.dump(t) != before || len(f.audit(t)) != trail {
				t.Error("asking changed something")
			}
			_, err := f.Redeem(t.Context(), caller, zone.RedeemRequest{Token: f.text, Size: s.size})
			if s.want == zone.Internal {
				must(t, errors.Join(sizedErr, freeErr, err))
				if sized != free || sized.Space != f.space || sized.SpaceName != "Space" || sized.Issuer != f.alice.User {
					t.Errorf("the answers are %+v and %+v", sized, free)
				}
				return
			}
			wantKind(t, err, s.want)
			wantKind(t, sizedErr, s.want)
			if sized != (zone.Redeemable{}) || free != (zone.Redeemable{}) && freeErr != nil {
				t.Errorf("the refusals say %+v and %+v", sized, free)
			}
			checkFree(t, f, caller, s, freeErr)
		})
	}
}

// checkFree compares an answer that was given without a size with the redemptions that could follow: if it is a refusal, none of
// any size could be granted.
func checkFree(t *testing.T, f *fixture, caller zone.Caller, s situation, err error) {
	t.Helper()
	if err != nil {
		for _, size := range []int64{1_000_000, size - 1, size, size + 1, zone.MaxSupportSize} {
			_, redeemErr := f.Redeem(t.Context(), caller, zone.RedeemRequest{Token: f.text, Size: size})
			wantKind(t, redeemErr, zone.AsError(err).Kind)
		}
		return
	}
	if s.want != zone.InvalidRequest && s.want != zone.CaveatNotMet && s.size == size {
		t.Errorf("asked without a size it can be redeemed, but %q", s.want)
	}
}

// TestVerifyAnswer: what a provider is told of a token that it can redeem.
func TestVerifyAnswer(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	ctx := t.Context()
	ask := func(by zone.Caller, from string) zone.Redeemable {
		t.Helper()
		r := zone.VerifyRequest{Token: f.text}
		if from != "" {
			r.Address = netip.MustParseAddr(from)
		}
		found, err := f.VerifySupportToken(ctx, by, r)
		must(t, err)
		return found
	}
	want := zone.Redeemable{Issuer: f.alice.User, Space: f.space, SpaceName: "Space", MinSize: 1_000_000, UsesLeft: 1}
	compare := func(got zone.Redeemable) {
		t.Helper()
		if got != want {
			t.Errorf("the answer is %+v, want %+v", got, want)
		}
	}
	f.prepare(t, zone.NewSupportToken{Name: "endless"})
	compare(ask(f.provider, ""))

	now := f.clock.Now().Truncate(time.Millisecond)
	want.ExpiresAt = now.Truncate(time.Second).Add(time.Hour)
	want.Left = want.ExpiresAt.Sub(now)
	want.MinSize, want.MaxSize, want.UsesLeft = 2_000_000, 9_000_000, 3
	f.prepare(t, zone.NewSupportToken{
		Name: "bounded", UsageLimit: 3, MinSize: 2_000_000, MaxSize: 9_000_000, TTL: time.Hour, From: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")},
	})
	_, err := f.VerifySupportToken(ctx, f.provider, zone.VerifyRequest{Token: f.text})
	wantKind(t, err, zone.CaveatNotMet)
	compare(ask(f.provider, "10.1.2.3"))
	whole := f.text
	f.text = confine(t, confine(t, confine(t, f.text, "size <= 8000000"), "size >= 3000000"), "time < 1795435380")
	want.MinSize, want.MaxSize, want.ExpiresAt = 3_000_000, 8_000_000, time.Unix(1795435380, 0).UTC()
	want.Left = want.ExpiresAt.Sub(now)
	compare(ask(f.provider, "10.1.2.3"))

	f.provider.Address = netip.MustParseAddr("10.9.9.9")
	must(t, redeem(f.Service, f.provider, whole))
	want.MinSize, want.MaxSize, want.UsesLeft, want.Redeemed = size, size, 2, true
	compare(ask(f.provider, ""))
	f.clock.advance(2 * time.Hour)
	want.Left = 0 // it has ended, and the support stands
	compare(ask(f.provider, ""))
}

// TestExamineAndAttenuate: neither needs a key, and what they make of a token is what anybody could.
func TestExamineAndAttenuate(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	ctx := t.Context()
	f.prepare(t, zone.NewSupportToken{TTL: time.Hour, MaxSize: size})
	weaker, err := f.AttenuateToken(ctx, f.provider, f.text, []tokens.Caveat{
		tokens.MinSize(size), tokens.ForAudience{"prv-" + string(f.provider.Provider)},
	})
	must(t, err)
	forged := newFixture(t).mint(t)
	for _, caller := range []zone.Caller{f.alice, f.bob, f.provider} {
		must(t, second(f.ExamineToken(ctx, caller, forged)))
	}
	examined, err := f.ExamineToken(ctx, f.bob, weaker.Reveal())
	must(t, err)
	id := examined.UnsafeIdentifier()
	if id.Nonce != f.id || id.Target != string(f.space) || id.Subject != f.alice.Subject() || examined.UnsafeLocation() != zone.DefaultName {
		t.Errorf("the token says %+v of %s", id, examined.UnsafeLocation())
	}
	if caveats := examined.UnsafeCaveats(); len(caveats) != 4 || !slices.Contains(caveats, "size >= 5000000") {
		t.Errorf("the token carries %q", caveats)
	}
	wantKind(t, redeem(f.Service, f.register(t, "another"), weaker.Reveal()), zone.CaveatNotMet)
	must(t, redeem(f.Service, f.provider, weaker.Reveal()))

	wantKind(t, second(f.ExamineToken(ctx, f.bob, "x")), zone.InvalidToken)
	wantKind(t, second(f.AttenuateToken(ctx, f.bob, "x", []tokens.Caveat{tokens.MaxSize(1)})), zone.InvalidToken)
	for _, caveats := range [][]tokens.Caveat{
		slices.Repeat([]tokens.Caveat{tokens.MaxSize(1)}, tokens.MaxCaveats),
		{tokens.MaxSize(-1)},
		{tokens.ForAudience{}},
		{nil},
		{tokens.ForAudience{"prv-a|prv-b"}},
	} {
		wantKind(t, second(f.AttenuateToken(ctx, f.bob, f.text, caveats)), zone.InvalidRequest)
	}
}
