package zone_test

import (
	"context"
	"net/netip"
	"slices"
	"time"

	"pgregory.net/rapid"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// pick draws one of some things; where there are none, the action is another.
func pick[T any](t *rapid.T, what string, from []T) T {
	if len(from) == 0 {
		t.Skip("there is none")
	}
	return from[rapid.IntRange(0, len(from)-1).Draw(t, what)]
}

// node draws who is asked.
func (m *machine) node(t *rapid.T) *zone.Service { return pick(t, "node", m.nodes[:]) }

// answered compares an answer with that of the oracle.
func answered(t *rapid.T, what string, err error, want zone.Kind) {
	t.Helper()
	got := granted
	if err != nil {
		got = zone.AsError(err).Kind
	}
	if got != want {
		t.Fatalf("%s: got the error %v, want the kind %d", what, err, want)
	}
}

// ask is answered for the administrator's requests that the oracle grants always.
func ask(t *rapid.T, what string, err error) {
	t.Helper()
	answered(t, what, err, granted)
}

// mint mints a support token of either kind.
func (m *machine) mint(t *rapid.T) {
	issuer, space := m.users[pick(t, "issuer", []int{1, 2, 1, 2, 0})], pick(t, "space", m.spaces)
	token := &oracleToken{
		space: space, issuer: issuer, ofIssuer: issuer.generation, ofSpace: space.generation, limit: 1, redeemedBy: make(map[int]int64),
	}
	n := zone.NewSupportToken{TTL: pick(t, "ttl", []time.Duration{0, 7 * day, 0, 7 * day, time.Hour, time.Second})}
	kind, now := tokens.Temporary, m.clock.Now().Truncate(time.Second)
	if named := rapid.Bool().Draw(t, "named"); named {
		kind = tokens.Named
		n.Name, n.UsageLimit = pick(t, "name", []string{"a", "b", "c"}), int64(rapid.IntRange(0, 3).Draw(t, "limit"))
		token.name, token.limit = n.Name, max(n.UsageLimit, 1)
		if n.TTL > 0 {
			n.TTL *= 100
			token.expires = now.Add(n.TTL)
		}
	} else if n.TTL == 0 {
		token.expires = now.Add(zone.DefaultTokenTTL)
	} else {
		token.expires = now.Add(n.TTL)
	}
	token.key, token.issued = m.minting(kind), now
	x := &oracleText{token: token, caveats: m.caveats(t, &n)}
	minted, err := m.node(t).MintSupportToken(context.Background(), user(issuer.id), space.id, n)
	want := granted
	switch {
	case !space.mayMint(issuer):
		want = zone.Forbidden
	case token.name != "" && space.named[token.name] != nil:
		want = zone.Conflict
	}
	answered(t, "mint", err, want)
	if want != granted {
		return
	}
	token.id, x.text = minted.ID, minted.Text.Reveal()
	m.tokens, token.texts = append(m.tokens, token), append(token.texts, x)
	if token.name != "" {
		space.named[token.name] = token
	}
	if id := keyOf(t, x.text); id != token.key.id || !minted.ExpiresAt.Equal(token.expires) {
		t.Fatalf("minted with the key %s until %s, want %s until %s", id, minted.ExpiresAt, token.key.id, token.expires)
	}
}

// caveats draws what restricts a token that is minted.
func (m *machine) caveats(t *rapid.T, n *zone.NewSupportToken) (all []oracleCaveat) {
	switch rapid.IntRange(0, 11).Draw(t, "caveat") { // most tokens are for everybody
	case 1:
		by := rapid.IntRange(0, 2).Draw(t, "for")
		n.Audience = []zone.ProviderID{m.providers[by].Provider}
		all = append(all, oracleCaveat{only: []int{by}})
	case 2:
		n.From = []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}
		all = append(all, oracleCaveat{elsewhere: true})
	case 3:
		n.MinSize = 2_000_000
		all = append(all, oracleCaveat{min: n.MinSize})
	case 4:
		n.MaxSize = 1_000_000
		all = append(all, oracleCaveat{max: n.MaxSize})
	}
	return all
}

// drawText draws a token, and then one of its texts, mostly the first.
func (m *machine) drawText(t *rapid.T) *oracleText {
	token := pick(t, "token", m.tokens)
	if rapid.IntRange(0, 2).Draw(t, "text") < 2 {
		return token.texts[0]
	}
	return pick(t, "copy", token.texts)
}

// drawSize draws a size. Few are outside of what can be asked for.
func drawSize(t *rapid.T) int64 {
	if rapid.IntRange(0, 15).Draw(t, "sense") == 11 {
		return pick(t, "nonsense", []int64{999_999, 1 << 53, 1, -1})
	}
	return pick(t, "size", []int64{1_000_000, 2_000_000, 2_000_001})
}

// redeemOne has a provider redeem a token; that it was redeemed before, by the same or another, comes by itself.
func (m *machine) redeemOne(t *rapid.T) {
	x, by, size := m.drawText(t), rapid.IntRange(0, 2).Draw(t, "provider"), drawSize(t)
	want, repeats := m.redeem(x, by, size, m.clock.Now())
	space, err := m.node(t).Redeem(context.Background(), m.providers[by], zone.RedeemRequest{Token: x.text, Size: size})
	answered(t, "redeem", err, want)
	if want == granted && space != x.token.space.id {
		t.Fatalf("redeemed for %s, want %s", space, x.token.space.id)
	}
	if want == granted && !repeats {
		x.token.space.supports[by] = &oracleSupport{size: size, token: x.token}
		x.token.redeemedBy[by] = size
		x.token.note(x.token.issued)
		m.grants++
	}
}

// verify asks whether a token could be redeemed, for a size or for any.
func (m *machine) verify(t *rapid.T) {
	x, by, now := m.drawText(t), rapid.IntRange(0, 2).Draw(t, "provider"), m.clock.Now()
	r := zone.VerifyRequest{Token: x.text}
	want := m.anySize(x, by, now)
	if rapid.Bool().Draw(t, "sized") {
		r.Size = drawSize(t)
		answer, _ := m.redeem(x, by, r.Size, now)
		want = []zone.Kind{answer}
	}
	found, err := m.node(t).VerifySupportToken(context.Background(), m.providers[by], r)
	if err != nil {
		if kind := zone.AsError(err).Kind; !slices.Contains(want, kind) {
			t.Fatalf("verify: got the error %v, want one of the kinds %d", err, want)
		}
		return
	}
	answered(t, "verify", nil, want[0])
	least, most, ends := x.bounds()
	expected := zone.Redeemable{
		Issuer: x.token.issuer.id, Space: x.token.space.id, SpaceName: found.SpaceName, ExpiresAt: ends, MinSize: least, MaxSize: most,
		UsesLeft: x.token.limit - int64(len(x.token.redeemedBy)),
	}
	if !ends.IsZero() {
		expected.Left = max(0, ends.Sub(now))
	}
	if before, redeemed := x.token.redeemedBy[by]; redeemed {
		expected.Redeemed, expected.MinSize, expected.MaxSize = true, before, before
	}
	if found != expected {
		t.Fatalf("verify: got %+v, want %+v", found, expected)
	}
}

// attenuate makes another text of a token.
func (m *machine) attenuate(t *rapid.T) {
	x := m.drawText(t)
	if len(x.caveats) > 6 {
		t.Skip("it has enough")
	}
	var caveat tokens.Caveat
	var c oracleCaveat
	switch rapid.IntRange(0, 4).Draw(t, "caveat") {
	case 0:
		c.max = 2_000_000
		caveat = tokens.MaxSize(c.max)
	case 1:
		c.min = pick(t, "least", []int64{1_000_000, 2_000_001, 1 << 60})
		caveat = tokens.MinSize(c.min)
	case 2:
		c.only = []int{0, 1}
		caveat = tokens.ForAudience{"prv-" + string(m.providers[0].Provider), "prv-" + string(m.providers[1].Provider)}
	case 3:
		c.before = m.clock.Now().Add(time.Minute).Unix()
		caveat = tokens.ExpiresBefore(c.before)
	default:
		c.unknowable = true
	}
	weaker := &oracleText{token: x.token, caveats: append(slices.Clone(x.caveats), c)}
	if caveat == nil {
		weaker.text = confine(t, x.text, "weather = fine")
	} else {
		text, err := m.node(t).AttenuateToken(context.Background(), m.admin, x.text, []tokens.Caveat{caveat})
		ask(t, "attenuate", err)
		weaker.text = text.Reveal()
	}
	x.token.texts = append(x.token.texts, weaker)
}

// revoke takes something away at one of the levels, or gives back what can be given back.
func (m *machine) revoke(t *rapid.T) {
	ctx, node := context.Background(), m.node(t)
	switch level := pick(t, "level", []string{"text", "text", "id", "id", "row", "row", "row", "delete", "issuer", "space", "login"}); level {
	case "text":
		x := m.drawText(t)
		want := granted
		if x.token.genuine(m.clock.Now()) {
			if x.token.name == "" {
				x.token.note(x.token.issued)
			}
			x.token.revoked = true
		} else {
			want = zone.InvalidToken
		}
		answered(t, "revoke a token", node.RevokeToken(ctx, pick(t, "by", m.providers), x.text), want)
	case "id":
		token, space := pick(t, "token", m.tokens), pick(t, "space", m.spaces)
		want := granted
		if token.name == "" || token.deleted { // nobody knows in which space it is
			token.note(m.clock.Now().Add(tokens.MaxClockSkew))
		}
		switch {
		case space == token.space:
			token.revoked = true
		case token.name != "" && !token.deleted:
			want = zone.NotFound
		}
		answered(t, "revoke by id", node.RevokeTokenByID(ctx, m.admin, space.id, token.id), want)
	case "row", "delete":
		m.changeRow(t, node, level == "delete")
	case "issuer":
		issuer := pick(t, "issuer", m.users)
		if rapid.Bool().Draw(t, "self") {
			want := granted
			if issuer.blocked {
				want = zone.Forbidden
			} else {
				issuer.generation++
			}
			answered(t, "revoke as the issuer", node.RevokeIssuedTokens(ctx, user(issuer.id)), want)
			return
		}
		ask(t, "revoke an issuer", node.RevokeUserTokens(ctx, m.admin, issuer.id))
		issuer.generation++
	case "space":
		space := pick(t, "space", m.spaces)
		ask(t, "revoke a space", node.RevokeSupportTokens(ctx, m.admin, space.id))
		space.generation++
	case "login":
		m.revokeLogin(t, node)
	}
}

// changeRow deletes a named token, or revokes it or takes that back.
func (m *machine) changeRow(t *rapid.T, node *zone.Service, remove bool) {
	named := slices.DeleteFunc(slices.Clone(m.tokens), func(t *oracleToken) bool { return t.name == "" })
	token, want := pick(t, "token", named), granted
	if token.deleted {
		want = zone.NotFound
	}
	if remove {
		answered(t, "delete a row", node.DeleteNamedToken(context.Background(), m.admin, token.space.id, token.id), want)
		if !token.deleted {
			token.deleted = true
			delete(token.space.named, token.name)
		}
		return
	}
	revoked := rapid.Bool().Draw(t, "revoked")
	change := zone.NamedTokenChange{Revoked: &revoked}
	answered(t, "change a row", node.ChangeNamedToken(context.Background(), m.admin, token.space.id, token.id, change), want)
	token.revoked = revoked
}

// right gives or takes what minting takes.
func (m *machine) right(t *rapid.T) {
	ctx, node, give := context.Background(), m.node(t), rapid.Bool().Draw(t, "give")
	u := m.users[rapid.IntRange(1, 2).Draw(t, "user")]
	switch rapid.IntRange(0, 3).Draw(t, "right") {
	case 0:
		ask(t, "block", node.ChangeUser(ctx, m.admin, u.id, zone.UserChange{Blocked: new(!give)}))
		u.blocked = !give
	case 1:
		ask(t, "make an administrator", node.ChangeUser(ctx, m.admin, u.id, zone.UserChange{Admin: &give}))
		u.admin = give
	default:
		space, how := pick(t, "space", m.spaces), zone.RevokePrivileges
		if give {
			how = zone.GrantPrivileges
		}
		member := zone.Member{Space: space.id, User: u.id, Privileges: zone.NewPrivilegeSet(zone.SpaceAddProvider)}
		ask(t, "change a privilege", node.ChangePrivileges(ctx, m.admin, member, how))
		space.may[u] = give
	}
}

// support ends one, or changes its size; what it was redeemed for stays what it was.
func (m *machine) support(t *rapid.T) {
	space, by := pick(t, "space", m.spaces), rapid.IntRange(0, 2).Draw(t, "provider")
	support, want := space.supports[by], granted
	if support == nil {
		want = zone.NotFound
	}
	if rapid.Bool().Draw(t, "end") {
		answered(t, "end a support", m.node(t).EndSupport(context.Background(), m.providers[by], space.id), want)
		delete(space.supports, by)
		return
	}
	answered(t, "resize a support", m.node(t).ResizeSupport(context.Background(), m.providers[by], space.id, 3_000_000), want)
	if support != nil {
		support.size = 3_000_000
	}
}

// time moves the clock, at random or to the very moment at which something ends or begins, and lets a node do what is due.
func (m *machine) time(t *rapid.T) {
	now := m.clock.Now()
	if ahead := m.instants(now); len(ahead) > 0 && rapid.Bool().Draw(t, "precisely") {
		at := pick(t, "instant", ahead[:min(len(ahead), 4)])
		m.clock.advance(at.Sub(now) - pick(t, "before", []time.Duration{0, time.Millisecond}))
	} else {
		m.clock.advance(pick(t, "later", []time.Duration{time.Second, time.Minute, time.Minute, time.Hour, time.Hour, day, 8 * day, 31 * day}))
	}
	if rapid.IntRange(0, 3).Draw(t, "maintain") > 0 {
		m.maintainBy(t, rapid.IntRange(0, 1).Draw(t, "node"))
	}
}

// maintainBy has a node do what time has made due.
func (m *machine) maintainBy(t *rapid.T, node int) {
	ask(t, "maintain", m.nodes[node].Maintain(context.Background()))
	m.maintain(m.clock.Now())
	m.prune(node, m.clock.Now().Truncate(time.Millisecond))
	m.learn(t)
}

// pruneSteadily has a node maintain the zone for so long that it prunes the ledger.
func (m *machine) pruneSteadily(t *rapid.T) {
	node := rapid.IntRange(0, 1).Draw(t, "node")
	for range rapid.IntRange(6, 8).Draw(t, "steps") {
		m.clock.advance(10 * time.Minute)
		m.maintainBy(t, node)
	}
}

// ring changes the keys.
func (m *machine) ring(t *rapid.T) {
	ctx, node, operator := context.Background(), m.node(t), zone.Caller{Kind: zone.CallerOperator}
	switch pick(t, "change", []string{"rotate", "rotate", "rotate", "revoke", "replace", "rewrap"}) {
	case "rotate":
		_, err := node.RotateKey(ctx, operator)
		ask(t, "rotate", err)
		m.rotate(m.clock.Now())
	case "revoke":
		k := pick(t, "key", m.keys)
		answered(t, "revoke a key", node.RevokeKey(ctx, operator, k.id), m.revokeKey(k, m.clock.Now()))
	case "replace":
		ask(t, "replace the keys", node.ReplaceKeys(ctx, operator))
		m.replaceKeys(m.clock.Now())
	case "rewrap":
		ask(t, "rewrap the keys", node.RewrapKeys(ctx, operator, m.config.KEK))
	}
	m.learn(t)
}

// restart begins a node anew. What waits for the audit trail is written, as Run does in the end.
func (m *machine) restart(t *rapid.T) {
	node := rapid.IntRange(0, 1).Draw(t, "node")
	must(t, m.nodes[node].WriteAudit(context.Background()))
	must(t, m.files.shut(node))
	m.start(t, node)
}

// login mints an access token, or uses one.
func (m *machine) login(t *rapid.T) {
	ctx, node := context.Background(), m.node(t)
	if rapid.IntRange(0, 2).Draw(t, "mint") == 0 {
		u, want := pick(t, "user", m.users), granted
		if u.blocked {
			want = zone.Forbidden
		}
		minted, err := node.MintAccessToken(ctx, user(u.id), zone.NewAccessToken{Name: "x"})
		answered(t, "mint an access token", err, want)
		if want == granted {
			m.logins = append(m.logins, &oracleLogin{text: minted.Text.Reveal(), key: m.minting(tokens.Named), user: u})
		}
		return
	}
	login, want := pick(t, "login", m.logins), granted
	if login.deleted || login.key.dead(m.clock.Now()) || login.user != nil && login.user.blocked {
		want = zone.InvalidAccessToken
	}
	c, err := node.AuthenticateToken(ctx, login.text, m.admin.Address)
	answered(t, "log in", err, want)
	if want != granted {
		return
	}
	if login.user != nil && c.User != login.user.id || login.user == nil && c.Provider != m.providers[login.by].Provider {
		t.Fatalf("logged in as %+v", c)
	}
}

// revokeLogin ends an access token: that of a user by presenting it, that of a provider by giving another.
func (m *machine) revokeLogin(t *rapid.T, node *zone.Service) {
	login := pick(t, "login", m.logins)
	if login.user == nil && !login.deleted {
		text, err := node.ReplaceProviderToken(context.Background(), m.admin, m.providers[login.by].Provider)
		ask(t, "replace the token of a provider", err)
		login.deleted = true
		m.logins = append(m.logins, &oracleLogin{text: text.Reveal(), key: m.minting(tokens.Named), by: login.by})
		return
	}
	want := granted
	if login.deleted || login.key.dead(m.clock.Now()) {
		want = zone.InvalidToken
	}
	answered(t, "revoke an access token", node.RevokeToken(context.Background(), m.admin, login.text), want)
	login.deleted = true
}
