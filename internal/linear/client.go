package linear

import "math/rand/v2"

// client decides what to do next, by chance alone: it does not know what became of what it did, and is not to.
type client struct {
	random *rand.Rand
	realms []*realm
	last   input // the last redemption that it asked for, to ask again; its action is another one before the first
}

func newClient(seed uint64, number int, realms []*realm) *client {
	return &client{
		random: rand.New(rand.NewPCG(seed, uint64(number))), //nolint:gosec // chance that can be repeated is wanted, and no secret comes of it
		realms: realms, last: input{action: actionCount},
	}
}

// next is the next call. Where it is about a token and none is known, it mints one.
func (c *client) next() input {
	in := input{action: c.action(), realm: c.random.IntN(len(c.realms)), space: c.random.IntN(spacesPerRealm)}
	if in.action == redeem && c.last.action == redeem && c.chance(20) {
		in = c.last
		if c.chance(25) {
			in.size = c.size()
		}
		return in
	}
	t := traits[in.action]
	in.byIssuer = t.issuer && c.chance(50)
	if t.provider {
		in.provider = c.random.IntN(providersPerRealm)
	}
	if t.token && in.action != mint {
		token := c.token(in.realm, t.named)
		if token == nil {
			in.action = mint
		} else {
			in.token, in.space = token.number, token.space
		}
	}
	switch in.action { //nolint:exhaustive // the others need nothing more
	case mint:
		in.byIssuer, in.provider = true, 0
		in.token = c.realms[in.realm].known.next()
		if t.named || c.chance(50) {
			in.limit = 1 + c.random.IntN(mostUses)
		}
	case redeem:
		in.size = c.size()
		c.last = in
	case verify:
		in.size = c.random.IntN(len(sizes))
	}
	return in
}

// action draws one, each as often as its weight says.
func (c *client) action() action {
	sum := 0
	for _, t := range traits {
		sum += t.weight
	}
	n := c.random.IntN(sum)
	for a, t := range traits {
		if n < t.weight {
			return action(a)
		}
		n -= t.weight
	}
	panic("linear: the weights do not add up")
}

// token draws a token, mostly one of the newest, so that the clients come with the same ones.
func (c *client) token(realm int, namedOnly bool) *minted {
	list := c.realms[realm].known.all(namedOnly)
	if len(list) == 0 {
		return nil
	}
	if newest := 3; len(list) > newest && c.chance(75) {
		list = list[len(list)-newest:]
	}
	return list[c.random.IntN(len(list))]
}

// size is that of a support to ask for: mostly the first.
func (c *client) size() int {
	if c.chance(80) {
		return 1
	}
	return 2
}

func (c *client) chance(percent int) bool { return c.random.IntN(100) < percent }
