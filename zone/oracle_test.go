package zone_test

import (
	"slices"
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// oracle says what a zone has to answer. It knows what has happened and nothing of how a zone keeps it: there are no signatures,
// no secrets and no transactions in it, only who did what to what.
type oracle struct {
	users  []*oracleUser
	spaces []*oracleSpace
	keys   []*oracleKey // in the order in which they were made
	tokens []*oracleToken
	logins []*oracleLogin
	nodes  [2]oracleNode
	oldest time.Time // no temporary token that was issued earlier is accepted
}

// oracleNode is what a node knows of the clock.
type oracleNode struct {
	seen, steady, pruned time.Time
}

type oracleUser struct {
	id             zone.UserID
	admin, blocked bool
	generation     int // of what the user has issued: each revocation of it all begins another
}

type oracleSpace struct {
	id         zone.SpaceID
	may        map[*oracleUser]bool // who has space_add_provider
	generation int
	supports   map[int]*oracleSupport // by provider
	named      map[string]*oracleToken
}

type oracleSupport struct {
	size  int64
	token *oracleToken
}

type oracleKey struct {
	id       tokens.KeyID // empty until the zone has told it
	state    tokens.KeyState
	mints    tokens.Persistence
	activeAt time.Time
	until    time.Time
}

// oracleToken is what one minting has made, with all that was attenuated from it.
type oracleToken struct {
	id         tokens.Nonce
	space      *oracleSpace
	issuer     *oracleUser
	name       string // empty: it is temporary
	key        *oracleKey
	ofIssuer   int // the generations that it belongs to
	ofSpace    int
	limit      int64
	expires    time.Time // zero: never
	revoked    bool
	deleted    bool // its row is gone
	issued     time.Time
	inLedger   time.Time     // by when the ledger orders it; zero: it knows nothing of it
	forgotten  bool          // the ledger has lost its uses
	redeemedBy map[int]int64 // for which size, by provider
	texts      []*oracleText // as it was minted, and what was made of it
}

// oracleText is one of the texts of a token.
type oracleText struct {
	text    string
	token   *oracleToken
	caveats []oracleCaveat // in order
}

// oracleCaveat is one restriction; what is zero does not restrict.
type oracleCaveat struct {
	before     int64 // unix seconds
	min, max   int64 // bytes
	only       []int // providers
	elsewhere  bool  // from a network in which no provider is
	unknowable bool  // of a kind that there is not
}

type oracleLogin struct {
	text    string
	key     *oracleKey
	user    *oracleUser // nil: the provider
	by      int         // the provider
	deleted bool
}

const leastSize, mostSize = 1_000_000, 1<<53 - 1

// granted stands for no refusal.
const granted = zone.Kind(-1)

// genuine reports whether a token's signature holds.
func (t *oracleToken) genuine(now time.Time) bool {
	if t.key.dead(now) {
		return false
	}
	if t.name != "" {
		return !t.deleted
	}
	return t.ofIssuer == t.issuer.generation && t.ofSpace == t.space.generation
}

// may reports whether a user may mint for a space.
func (s *oracleSpace) mayMint(u *oracleUser) bool { return !u.blocked && (u.admin || s.may[u]) }

// redeem is the answer to a provider that asks for a support of that size. It changes nothing. repeats says that it was granted before.
func (o *oracle) redeem(x *oracleText, by int, size int64, now time.Time) (answer zone.Kind, repeats bool) {
	t := x.token
	if size < leastSize || size > mostSize {
		return zone.InvalidRequest, false
	}
	if !t.genuine(now) {
		return zone.InvalidToken, false
	}
	if t.name == "" && t.issued.Before(o.oldest) {
		return zone.TokenExpired, false
	}
	if before, redeemed := t.redeemedBy[by]; redeemed {
		support := t.space.supports[by]
		switch {
		case support == nil || support.token != t:
			return zone.TokenUsed, false
		case before == size:
			return granted, true
		case t.limit > 1:
			return zone.AlreadySupported, false
		default:
			return zone.TokenUsed, false
		}
	}
	if !t.expires.IsZero() && !now.Before(t.expires) {
		return zone.TokenExpired, false
	}
	for _, c := range x.caveats {
		if refusal := c.refuses(by, size, now); refusal != granted {
			return refusal, false
		}
	}
	switch {
	case t.revoked:
		return zone.TokenRevoked, false
	case int64(len(t.redeemedBy)) >= t.limit:
		return zone.TokenUsed, false
	case !t.space.mayMint(t.issuer):
		return zone.IssuerNotAuthorized, false
	case t.space.supports[by] != nil:
		return zone.AlreadySupported, false
	}
	return granted, false
}

func (c oracleCaveat) refuses(by int, size int64, now time.Time) zone.Kind {
	switch {
	case c.before != 0 && now.Unix() >= c.before:
		return zone.TokenExpired
	case c.min != 0 && size < c.min, c.max != 0 && size > c.max, c.elsewhere, c.unknowable,
		c.only != nil && !slices.Contains(c.only, by):
		return zone.CaveatNotMet
	}
	return granted
}

// anySize is what can be said to a provider that names no size: granted, if there is one that would be; else what any size would be
// refused for.
func (o *oracle) anySize(x *oracleText, by int, now time.Time) (answers []zone.Kind) {
	sizes := []int64{leastSize, mostSize}
	for _, c := range x.caveats {
		sizes = append(sizes, min(max(c.min, leastSize), mostSize), min(max(c.max, leastSize), mostSize))
	}
	if before, redeemed := x.token.redeemedBy[by]; redeemed {
		sizes = append(sizes, before)
	}
	for _, size := range sizes {
		answer, _ := o.redeem(x, by, size, now)
		if answer == granted {
			return []zone.Kind{granted}
		}
		answers = append(answers, answer)
	}
	return answers
}

// bounds are the sizes that a text allows, and when it ends. most is 0 where there is no bound.
func (x *oracleText) bounds() (least, most int64, ends time.Time) {
	least, ends = leastSize, x.token.expires
	for _, c := range x.caveats {
		least = max(least, c.min)
		if c.max != 0 && (most == 0 || c.max < most) {
			most = c.max
		}
		if at := time.Unix(c.before, 0).UTC(); c.before != 0 && (ends.IsZero() || at.Before(ends)) {
			ends = at
		}
	}
	return least, most, ends
}

// minting is the key that makes tokens of a kind.
func (o *oracle) minting(kind tokens.Persistence) *oracleKey {
	for _, k := range o.keys {
		if k.state == tokens.KeyActive && (k.mints == kind || k.mints == "") {
			return k
		}
	}
	return nil
}

func (o *oracle) pending() *oracleKey {
	for _, k := range o.keys {
		if k.state == tokens.KeyPending {
			return k
		}
	}
	return nil
}

// maintain does what time has made due.
func (o *oracle) maintain(now time.Time) {
	active, pending := o.minting(tokens.Temporary), o.pending()
	for _, k := range o.keys {
		if k.state == tokens.KeyVerifyOnly && !k.until.After(now) {
			k.retire()
		}
	}
	switch {
	case pending != nil && !pending.activeAt.After(now):
		if active.mints == "" {
			active.mints = tokens.Named
		} else {
			active.state, active.until = tokens.KeyVerifyOnly, now.Add(overlap)
		}
		pending.state, pending.activeAt = tokens.KeyActive, now
	case pending == nil && !now.Before(active.activeAt.Add(30*day-2*time.Minute)):
		at := active.activeAt.Add(30 * day)
		if soon := now.Add(2 * time.Minute); at.Before(soon) {
			at = soon
		}
		o.keys = append(o.keys, &oracleKey{state: tokens.KeyPending, mints: tokens.Temporary, activeAt: at})
	}
}

// prune is what a node does with the ledger when it maintains the zone.
func (o *oracle) prune(node int, now time.Time) {
	n := &o.nodes[node]
	if step := now.Sub(n.seen); n.seen.IsZero() || step > 10*time.Minute {
		n.steady = now
	}
	n.seen = now
	if now.Sub(n.steady) < time.Hour || !n.pruned.IsZero() && now.Sub(n.pruned) < time.Hour {
		return
	}
	n.pruned = now
	if w := now.Add(-overlap); w.After(o.oldest) {
		o.oldest = w
	}
	for _, t := range o.tokens {
		if !t.inLedger.IsZero() && t.inLedger.Before(o.oldest) && (t.name == "" || t.deleted) {
			t.inLedger, t.forgotten = time.Time{}, true
		}
	}
}

// note has the ledger know a token.
func (t *oracleToken) note(at time.Time) {
	if t.inLedger.IsZero() {
		t.inLedger = at
	}
}

func (o *oracle) rotate(now time.Time) {
	soon := now.Add(2 * time.Minute)
	if next := o.pending(); next == nil {
		o.keys = append(o.keys, &oracleKey{state: tokens.KeyPending, mints: tokens.Temporary, activeAt: soon})
	} else if soon.Before(next.activeAt) {
		next.activeAt = soon
	}
}

// dead reports whether a key verifies no more: it is retired, or its time is over and nobody has come to retire it.
func (k *oracleKey) dead(now time.Time) bool {
	return k.state == tokens.KeyRetired || k.state == tokens.KeyVerifyOnly && !now.Before(k.until)
}

func (k *oracleKey) retire() { k.state, k.until = tokens.KeyRetired, time.Time{} }

// revokeKey retires a key; the answer is a conflict for one that is.
func (o *oracle) revokeKey(k *oracleKey, now time.Time) zone.Kind {
	if k.state == tokens.KeyRetired {
		return zone.Conflict
	}
	if k.state == tokens.KeyActive {
		o.activate(k.mints, now)
	}
	k.retire()
	return granted
}

func (o *oracle) activate(mints tokens.Persistence, now time.Time) {
	o.keys = append(o.keys, &oracleKey{state: tokens.KeyActive, mints: mints, activeAt: now})
}

func (o *oracle) replaceKeys(now time.Time) {
	for _, k := range o.keys {
		k.retire()
	}
	o.activate(tokens.Temporary, now)
	o.activate(tokens.Named, now)
}

// instants are the times ahead at which something changes by itself.
func (o *oracle) instants(now time.Time) []time.Time {
	var all []time.Time
	for _, k := range o.keys {
		all = append(all, k.until)
		switch {
		case k.state == tokens.KeyPending:
			all = append(all, k.activeAt)
		case k == o.minting(tokens.Temporary):
			all = append(all, k.activeAt.Add(30*day-2*time.Minute))
		}
	}
	for _, token := range o.tokens {
		for _, x := range token.texts {
			_, _, ends := x.bounds()
			all = append(all, ends)
		}
	}
	all = slices.DeleteFunc(all, func(t time.Time) bool { return !t.After(now) })
	slices.SortFunc(all, time.Time.Compare)
	return slices.CompactFunc(all, time.Time.Equal)
}
