package zone_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// outstanding is one token of each sort that can be revoked, and how it is used.
type outstanding struct {
	text  map[string]string
	id    map[string]tokens.Nonce
	use   map[string]func(s *zone.Service) error
	other zone.SpaceID // another space of alice and bob
}

// The names of outstanding tokens.
const (
	aliceTmp   = "alice's, temporary"
	aliceCopy  = "alice's, temporary, attenuated"
	aliceTwin  = "alice's, temporary, another"
	aliceOther = "alice's, temporary, of the other space"
	bobTmp     = "bob's, temporary"
	aliceNamed = "alice's, named"
	bobNamed   = "bob's, named, of the other space"
	aliceLogin = "alice's access token"
	bobLogin   = "bob's access token"
	siteLogin  = "the provider's access token"
	newSite    = "a registration token"
)

// issue makes the tokens. Each support token has a provider of its own to redeem it, but for the attenuated copy: it has the one
// of the token that it was made of.
func issue(t *testing.T, c *cluster) *outstanding {
	t.Helper()
	ctx := t.Context()
	o := &outstanding{text: make(map[string]string), id: make(map[string]tokens.Nonce), use: make(map[string]func(*zone.Service) error)}
	other, err := c.CreateSpace(ctx, c.alice, zone.NewSpace{Name: "other"})
	must(t, err)
	o.other = other
	for _, space := range []zone.SpaceID{c.space, other} {
		must(t, second(c.AddMember(ctx, c.alice, zone.Member{Space: space, User: c.bob.User, Privileges: zone.AllPrivileges})))
	}
	keep := func(name, text string, use func(*zone.Service) error) {
		o.text[name], o.id[name], o.use[name] = text, nonceOf(t, text), use
	}
	support := func(name string, issuer zone.Caller, space zone.SpaceID, named string) string {
		text := mint(t, c.Service, issuer, space, zone.NewSupportToken{Name: named}).Text.Reveal()
		site := c.register(t, "site")
		keep(name, text, func(s *zone.Service) error { return redeem(s, site, text) })
		return text
	}
	tmp := support(aliceTmp, c.alice, c.space, "")
	weaker, err := c.AttenuateToken(ctx, c.bob, tmp, []tokens.Caveat{tokens.MaxSize(size)})
	must(t, err)
	site := c.register(t, "site")
	keep(aliceCopy, weaker.Reveal(), func(s *zone.Service) error {
		return second(s.VerifySupportToken(ctx, site, zone.VerifyRequest{Token: weaker.Reveal()}))
	})
	support(aliceTwin, c.alice, c.space, "")
	support(aliceOther, c.alice, other, "")
	support(bobTmp, c.bob, c.space, "")
	support(aliceNamed, c.alice, c.space, "x")
	support(bobNamed, c.bob, other, "x")
	login := func(name, text string) {
		keep(name, text, func(s *zone.Service) error { return second(s.AuthenticateToken(ctx, text, c.alice.Address)) })
	}
	for name, caller := range map[string]zone.Caller{aliceLogin: c.alice, bobLogin: c.bob} {
		token, err := c.MintAccessToken(ctx, caller, zone.NewAccessToken{})
		must(t, err)
		login(name, token.Text.Reveal())
	}
	registered, err := c.RegisterProvider(ctx, c.admin, zone.NewProvider{Name: "x", Domain: "x"})
	must(t, err)
	login(siteLogin, registered.Text.Reveal())
	registration, err := c.MintRegistrationToken(ctx, c.admin)
	must(t, err)
	keep(newSite, registration.Reveal(), func(s *zone.Service) error {
		return second(s.RegisterProvider(ctx, zone.Caller{}, zone.NewProvider{Name: "x", Domain: "x", Token: registration.Reveal()}))
	})
	return o
}

// kills is what a revocation leaves of the outstanding tokens; those that are not in it live on.
type kills map[string]zone.Kind

func all(kind zone.Kind, names ...string) kills {
	k := make(kills)
	for _, name := range names {
		k[name] = kind
	}
	return k
}

func (k kills) and(other kills) kills {
	both := maps.Clone(k)
	maps.Copy(both, other)
	return both
}

// revocations are the levels of revocation, from one token up to the zone.
var revocations = map[string]struct {
	do     func(t *testing.T, c *cluster, o *outstanding) error
	action string // of the audit record; empty: there is none
	kills  kills
}{
	"nothing": {do: func(*testing.T, *cluster, *outstanding) error { return nil }},

	"a temporary token": {presenting(aliceTmp), "revoke_token", all(zone.TokenRevoked, aliceTmp, aliceCopy)},
	"its copy":          {presenting(aliceCopy), "revoke_token", all(zone.TokenRevoked, aliceTmp, aliceCopy)},
	"a named token":     {presenting(aliceNamed), "revoke_token", all(zone.TokenRevoked, aliceNamed)},
	"an access token":   {presenting(aliceLogin), "revoke_token", all(zone.InvalidAccessToken, aliceLogin)},
	"a registration":    {presenting(newSite), "revoke_token", all(zone.TokenRevoked, newSite)},

	"a temporary token by id":            {naming(aliceTmp, false), "revoke_token", all(zone.TokenRevoked, aliceTmp, aliceCopy)},
	"a named token by id":                {naming(aliceNamed, false), "revoke_token", all(zone.TokenRevoked, aliceNamed)},
	"a temporary token in a wrong space": {naming(aliceTmp, true), "revoke_token", nil},
	"a registration by id":               {naming(newSite, false), "revoke_token", nil},
	"an access token by id":              {naming(aliceLogin, false), "revoke_token", nil},

	"the row of a named token": {func(t *testing.T, c *cluster, o *outstanding) error {
		return c.ChangeNamedToken(t.Context(), c.alice, c.space, o.id[aliceNamed], zone.NamedTokenChange{Revoked: new(true)})
	}, "update_space_named_token", all(zone.TokenRevoked, aliceNamed)},
	"no row of a named token": {func(t *testing.T, c *cluster, o *outstanding) error {
		return c.DeleteNamedToken(t.Context(), c.alice, c.space, o.id[aliceNamed])
	}, "delete_space_named_token", all(zone.InvalidToken, aliceNamed)},

	"the issuer, by herself": {func(t *testing.T, c *cluster, _ *outstanding) error {
		return c.RevokeIssuedTokens(t.Context(), c.alice)
	}, "revoke_user_temporary_tokens", all(zone.InvalidToken, aliceTmp, aliceCopy, aliceTwin, aliceOther)},
	"the issuer, by an admin": {func(t *testing.T, c *cluster, _ *outstanding) error {
		return c.RevokeUserTokens(t.Context(), c.admin, c.bob.User)
	}, "revoke_temporary_tokens_of_user", all(zone.InvalidToken, bobTmp)},
	"the admin": {func(t *testing.T, c *cluster, _ *outstanding) error {
		return c.RevokeIssuedTokens(t.Context(), c.admin)
	}, "revoke_user_temporary_tokens", all(zone.InvalidToken, newSite)},
	"the space": {func(t *testing.T, c *cluster, _ *outstanding) error {
		return c.RevokeSupportTokens(t.Context(), c.alice, c.space)
	}, "revoke_space_support_tokens", all(zone.InvalidToken, aliceTmp, aliceCopy, aliceTwin, bobTmp)},

	"the key of temporary tokens": {retiring(tokens.Temporary), "revoke_key", ofTemporaryKey},
	"the key of named tokens":     {retiring(tokens.Named), "revoke_key", ofNamedKey},
	"the epoch": {func(t *testing.T, c *cluster, _ *outstanding) error {
		return c.ReplaceKeys(t.Context(), c.operator)
	}, "replace_keys", ofTemporaryKey.and(ofNamedKey)},
}

var (
	ofTemporaryKey = all(zone.InvalidToken, aliceTmp, aliceCopy, aliceTwin, aliceOther, bobTmp, newSite)
	ofNamedKey     = all(zone.InvalidToken, aliceNamed, bobNamed).and(all(zone.InvalidAccessToken, aliceLogin, bobLogin, siteLogin))
)

func presenting(name string) func(*testing.T, *cluster, *outstanding) error {
	return func(t *testing.T, c *cluster, o *outstanding) error {
		return c.RevokeToken(t.Context(), c.bob, o.text[name]) // whoever holds it may
	}
}

func naming(name string, elsewhere bool) func(*testing.T, *cluster, *outstanding) error {
	return func(t *testing.T, c *cluster, o *outstanding) error {
		space := c.space
		if elsewhere {
			space = o.other
		}
		return c.RevokeTokenByID(t.Context(), c.alice, space, o.id[name])
	}
}

func retiring(mints tokens.Persistence) func(*testing.T, *cluster, *outstanding) error {
	return func(t *testing.T, c *cluster, _ *outstanding) error {
		return revokeKey(tokens.KeyActive, mints)(t.Context(), c.fixture, c.operator)
	}
}

// TestRevocation goes through the levels. Each is asked of one node and looked at from the other.
func TestRevocation(t *testing.T) {
	t.Parallel()
	for name, level := range revocations {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			eachStore(t, func(t *testing.T, c *cluster) {
				o := issue(t, c)
				before := len(c.audit(t))
				must(t, level.do(t, c, o))
				records := c.audit(t)[before:]
				if level.action != "" && (len(records) != 1 || records[0].Action != level.action || records[0].Result != zone.AuditOK) ||
					level.action == "" && len(records) > 0 {
					t.Errorf("the audit records are %+v", records)
				}
				names := slices.Sorted(maps.Keys(o.use))
				for _, token := range names {
					err := o.use[token](c.nodes[1])
					if kind, dead := level.kills[token]; dead {
						wantKind(t, err, kind)
						wantKind(t, o.use[token](c.nodes[0]), kind)
					} else if token == aliceCopy {
						wantKind(t, err, zone.TokenUsed) // by the token that it is a copy of, which comes before it
					} else if err != nil {
						t.Errorf("%s does not live on: %v", token, err)
					}
				}
				if log := c.log.String(); slices.ContainsFunc(names, func(n string) bool { return strings.Contains(log, o.text[n][40:]) }) {
					t.Error("the log has a token")
				}
			})
		})
	}
}

// TestRevokedTwice: to revoke what was revoked is no error, changes nothing and leaves no record.
func TestRevokedTwice(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"a temporary token", "a named token", "a registration", "a temporary token by id", "a named token by id"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			eachStore(t, func(t *testing.T, c *cluster) {
				o := issue(t, c)
				must(t, revocations[name].do(t, c, o))
				before, trail := c.dump(t), len(c.audit(t))
				must(t, revocations[name].do(t, c, o))
				if c.dump(t) != before || len(c.audit(t)) != trail {
					t.Error("something was changed")
				}
			})
		})
	}
}

// TestRevokeByPresenting: what is genuine is enough, and nothing else is.
func TestRevokeByPresenting(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	ctx := t.Context()
	registered, err := f.RegisterProvider(ctx, f.admin, zone.NewProvider{Name: "x", Domain: "x"})
	must(t, err)
	wantKind(t, f.RevokeToken(ctx, f.admin, registered.Text.Reveal()), zone.TokenType)
	must(t, second(f.AuthenticateToken(ctx, registered.Text.Reveal(), f.alice.Address)))
	foreign := newFixture(t).mint(t)
	for _, text := range []string{"", "x", foreign, f.mint(t) + "A"} {
		wantKind(t, f.RevokeToken(ctx, f.alice, text), zone.InvalidToken)
	}
	records := len(f.audit(t))
	f.prepare(t, zone.NewSupportToken{})
	f.clock.advance(zone.DefaultTokenTTL)
	wantKind(t, redeem(f.Service, f.provider, f.text), zone.TokenExpired)
	must(t, f.RevokeToken(ctx, f.provider, f.text)) // that it has expired is no reason
	f.prepare(t, zone.NewSupportToken{})
	must(t, f.RemoveSpace(ctx, f.alice, f.space))
	must(t, f.RevokeToken(ctx, f.provider, f.text))
	wantKind(t, redeem(f.Service, f.provider, f.text), zone.TokenRevoked)
	wantKind(t, f.RevokeTokenByID(ctx, f.alice, f.space, f.id), zone.NotFound)
	wantKind(t, f.RevokeTokenByID(ctx, f.admin, "", f.id), zone.NotFound)
	if after := len(f.audit(t)); after != records+3 {
		t.Errorf("left %d records", after-records)
	}
}

// TestRevokeIsForTheSpace: who has no part in a space revokes nothing of it.
func TestRevokeIsForTheSpace(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	ctx := t.Context()
	f.prepare(t, zone.NewSupportToken{Name: "x"})
	for _, revoke := range []error{
		f.RevokeTokenByID(ctx, f.bob, f.space, f.id), f.RevokeSupportTokens(ctx, f.bob, f.space), f.RevokeUserTokens(ctx, f.bob, f.alice.User),
		f.ChangeNamedToken(ctx, f.bob, f.space, f.id, zone.NamedTokenChange{Revoked: new(true)}), f.DeleteNamedToken(ctx, f.bob, f.space, f.id),
		f.RevokeTokenByID(ctx, f.provider, f.space, f.id), f.RevokeIssuedTokens(ctx, f.provider), f.ReplaceKeys(ctx, f.admin),
	} {
		wantKind(t, revoke, zone.Forbidden)
	}
	must(t, redeem(f.Service, f.provider, f.text))
}

// TestRevokeNothing: an id that names nothing which could be revoked is refused, so that nobody believes a token dead that is not.
func TestRevokeNothing(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, c *cluster) {
		o := issue(t, c)
		before := len(c.audit(t))
		wantKind(t, c.RevokeTokenByID(t.Context(), c.alice, o.other, o.id[aliceNamed]), zone.NotFound)
		for _, id := range []tokens.Nonce{"", "x", o.id[aliceTmp][:21], o.id[aliceTmp] + "A", "AAAAAAAAAAAAAAAAAAAAAB"} {
			wantKind(t, c.RevokeTokenByID(t.Context(), c.alice, c.space, id), zone.InvalidRequest)
		}
		if after := len(c.audit(t)); after != before {
			t.Errorf("left %d records", after-before)
		}
		must(t, o.use[aliceTmp](c.Service))
	})
}
