package main

import (
	"net/netip"
	"slices"
	"strings"
	"time"

	"github.com/zonemint/zonemint/tokens"
)

// question is what a token might be presented for. Only what is asked about is checked; the rest stays open.
type question struct {
	now      time.Time
	provider string     // an id; empty: not asked
	from     netip.Addr // the zero value: not asked
	size     int64      // bytes; 0: not asked
}

// redeems tells whether the question is about redeeming.
func (q question) redeems() bool { return q.provider != "" || q.size > 0 }

// explanation is a token in plain words. It never has the token's text.
type explanation struct {
	document
	Verified    bool              `json:"verified"` // always false: there is no key to verify with
	Purpose     string            `json:"purpose"`
	Persistence string            `json:"persistence"`
	TokenID     string            `json:"tokenId"`
	Zone        string            `json:"zone"`
	Issuer      string            `json:"issuer"`
	Space       string            `json:"space,omitempty"`
	IssuedAt    string            `json:"issuedAt"`
	ExpiresAt   string            `json:"expiresAt,omitempty"`   // the earliest end of identifier and caveats; absent: never
	SecondsLeft *int64            `json:"secondsLeft,omitempty"` // 0 once it has expired; absent: it never does
	UsageLimit  int64             `json:"usageLimit,omitempty"`
	MinSize     int64             `json:"minSize,omitempty"`
	MaxSize     *int64            `json:"maxSize,omitempty"`
	Caveats     []explainedCaveat `json:"caveats"`
	Refused     bool              `json:"refused"` // whether it surely would be
	Reasons     []string          `json:"reasons"` // why
	DependsOn   []string          `json:"dependsOn"`
	Unknown     []string          `json:"unknown"` // what cannot be told offline

	ends time.Time // zero: never
	now  time.Time
}

// explainedCaveat is a caveat in plain words.
type explainedCaveat struct {
	Text    string `json:"text"`
	Type    string `json:"type"` // time, ip, consumer, size or unknown
	Meaning string `json:"meaning"`
	// Holds is yes, no, or depends for what was not asked about.
	Holds string `json:"holds"`
}

// The values of explainedCaveat.Holds.
const (
	holds   = "yes"
	fails   = "no"
	depends = "depends"
)

// explain reads a token as far as that can be done without the zone.
func explain(u *tokens.Unverified, q question) *explanation {
	q.now = q.now.Truncate(time.Second) // which is all that a token knows
	id := u.UnsafeIdentifier()
	e := &explanation{
		document: newDocument(), Purpose: string(id.Purpose), Persistence: string(id.Persistence), TokenID: string(id.Nonce),
		Zone: u.UnsafeLocation(), Issuer: id.Subject, Space: id.Target, IssuedAt: id.IssuedAt.Format(time.RFC3339), UsageLimit: id.UsageLimit,
		Caveats: []explainedCaveat{}, Reasons: []string{}, DependsOn: []string{}, ends: id.ExpiresAt, now: q.now,
	}
	texts := u.UnsafeCaveats()
	parsed := make([]tokens.Caveat, len(texts))
	for i, text := range texts {
		parsed[i] = parsedCaveat(text)
		e.limit(parsed[i])
	}
	if !e.ends.IsZero() {
		left := max(int64(e.ends.Sub(q.now)/time.Second), 0)
		e.ExpiresAt, e.SecondsLeft = e.ends.UTC().Format(time.RFC3339), &left
	}
	e.judgeToken(id, q)
	for i, c := range parsed {
		e.Caveats = append(e.Caveats, e.judgeCaveat(texts[i], c, id.Purpose, q))
	}
	e.judgeTogether(parsed)
	e.Unknown = unknown(id)
	e.Refused = len(e.Reasons) > 0
	return e
}

// parsedCaveat is nil for a caveat that is not known.
func parsedCaveat(text string) tokens.Caveat {
	c, err := tokens.ParseCaveat(text)
	if err != nil {
		return nil
	}
	return c
}

// limit adds up what caveats on time and size leave.
func (e *explanation) limit(c tokens.Caveat) {
	switch c := c.(type) {
	case tokens.ExpiresBefore:
		if at := unixTime(int64(c)); e.ends.IsZero() || at.Before(e.ends) {
			e.ends = at
		}
	case tokens.MinSize:
		e.MinSize = max(e.MinSize, int64(c))
	case tokens.MaxSize:
		if size := int64(c); e.MaxSize == nil || size < *e.MaxSize {
			e.MaxSize = &size
		}
	}
}

// because adds a reason why the token would be refused, once.
func (e *explanation) because(reason string) {
	if !slices.Contains(e.Reasons, reason) {
		e.Reasons = append(e.Reasons, reason)
	}
}

// depending adds what the answer depends on, once.
func (e *explanation) depending(on string) {
	if !slices.Contains(e.DependsOn, on) {
		e.DependsOn = append(e.DependsOn, on)
	}
}

// judgeToken looks at what the identifier says: purpose, time of issue, expiry.
func (e *explanation) judgeToken(id tokens.Identifier, q question) {
	if q.redeems() && id.Purpose != tokens.PurposeSupport {
		e.because(withArticle(id.Purpose) + " cannot be redeemed")
	}
	if id.IssuedAt.After(q.now.Add(tokens.MaxClockSkew)) {
		e.because("it is issued in the future (" + moment(id.IssuedAt) + "): one of the clocks is wrong")
	}
	if !e.ends.IsZero() && !q.now.Before(e.ends) {
		e.because("it " + ending(e.ends, q.now))
	}
}

// judgeCaveat says what a caveat means and whether it holds for what was asked.
func (e *explanation) judgeCaveat(text string, c tokens.Caveat, purpose tokens.Purpose, q question) explainedCaveat {
	x := explainedCaveat{Text: text, Type: caveatType(c), Meaning: meaning(c, q.now), Holds: holds}
	request := tokens.Request{Now: q.now, Address: q.from, Size: q.size}
	if q.provider != "" {
		request.Audience = "prv-" + q.provider
	}
	var asked bool
	var on, reason string
	switch c := c.(type) {
	case nil:
		x.Holds = fails
		e.because("it has a caveat that is not known to zonemint")
		return x
	case tokens.ExpiresBefore: // judged with the end of the token
		if c.Prohibits(request) != nil {
			x.Holds = fails
		}
		return x
	case tokens.FromNetwork:
		asked, on, reason = q.from.IsValid(), "from where it is presented", x.Meaning+", and "+q.from.String()+" is not there"
	case tokens.ForAudience:
		asked, on, reason = q.provider != "", "which provider presents it", x.Meaning+", and "+q.provider+" is another"
	default: // a size
		asked, on, reason = q.size > 0, "the size that is asked for", "the size must be "+x.Meaning+", and "+humanSize(q.size)+" is not"
	}
	if purpose != tokens.PurposeSupport && x.Type != typeIP {
		x.Holds = fails
		e.because(withArticle(purpose) + " with a caveat on " + x.Type + " is good for nothing")
		return x
	}
	switch {
	case !asked:
		x.Holds = depends
		e.depending(on)
	case c.Prohibits(request) != nil:
		x.Holds = fails
		e.because(reason)
	}
	return x
}

// judgeTogether finds caveats that each could hold, but not all of them at once.
func (e *explanation) judgeTogether(caveats []tokens.Caveat) {
	if e.MaxSize != nil && e.MinSize > *e.MaxSize {
		e.because("no size is both at least " + humanSize(e.MinSize) + " and at most " + humanSize(*e.MaxSize))
	}
	var audiences [][]string
	var networks [][]netip.Prefix
	for _, c := range caveats {
		switch c := c.(type) {
		case tokens.ForAudience:
			if !slices.Contains(c, tokens.AnyProvider) {
				audiences = append(audiences, c)
			}
		case tokens.FromNetwork:
			networks = append(networks, c)
		}
	}
	if !anyCommon(audiences, func(a, b string) (string, bool) { return a, a == b }) {
		e.because("no provider is in all of its caveats")
	}
	if !anyCommon(networks, narrower) {
		e.because("no address is in all of its caveats")
	}
}

// anyCommon tells whether something is in each of the lists, where meet gives what two items have in common.
func anyCommon[T any](lists [][]T, meet func(a, b T) (T, bool)) bool {
	if len(lists) < 2 {
		return true
	}
	common := lists[0]
	for _, list := range lists[1:] {
		var next []T
		for _, a := range common {
			for _, b := range list {
				if both, ok := meet(a, b); ok {
					next = append(next, both)
				}
			}
		}
		if len(next) > maxCommon { // a token that was made to cost time; the zone will find out
			return true
		}
		common = next
	}
	return len(common) > 0
}

const maxCommon = 4096

// narrower is what two networks have in common: the smaller one, if it is in the other.
func narrower(a, b netip.Prefix) (netip.Prefix, bool) {
	if a.Bits() < b.Bits() {
		a, b = b, a
	}
	return a, a.Overlaps(b)
}

// unknown lists what only the zone can tell.
func unknown(id tokens.Identifier) []string {
	list := []string{"whether the signature is genuine, and the zone the one that is named"}
	if id.Purpose == tokens.PurposeAccess {
		return append(list, "whether it was deleted or replaced, and whether its owner is blocked")
	}
	list = append(list, "whether it was used or revoked", "whether its issuer may still do what it is for")
	if id.Target != "" {
		list = append(list, "whether the space still exists, and what sizes the zone takes")
	}
	return list
}

// The types of caveats, as the API names them.
const (
	typeTime     = "time"
	typeIP       = "ip"
	typeConsumer = "consumer"
	typeSize     = "size"
	typeUnknown  = "unknown"
)

func caveatType(c tokens.Caveat) string {
	switch c.(type) {
	case tokens.ExpiresBefore:
		return typeTime
	case tokens.FromNetwork:
		return typeIP
	case tokens.ForAudience:
		return typeConsumer
	case tokens.MinSize, tokens.MaxSize:
		return typeSize
	}
	return typeUnknown
}

// meaning says in plain words what a caveat allows.
func meaning(c tokens.Caveat, now time.Time) string {
	switch c := c.(type) {
	case tokens.ExpiresBefore:
		return ending(unixTime(int64(c)), now)
	case tokens.FromNetwork:
		names := make([]string, len(c))
		for i, network := range c {
			names[i] = network.String()
			if network.IsSingleIP() {
				names[i] = network.Addr().String()
			}
		}
		return "only from " + either(names)
	case tokens.ForAudience:
		if slices.Contains(c, tokens.AnyProvider) {
			return "any provider may redeem it"
		}
		names := make([]string, len(c))
		for i, name := range c {
			names[i] = strings.TrimPrefix(name, "prv-")
		}
		return "only provider " + either(names) + " may redeem it"
	case tokens.MinSize:
		return "at least " + humanSize(int64(c))
	case tokens.MaxSize:
		return "at most " + humanSize(int64(c))
	}
	return "not known to zonemint: it will be refused"
}

// unixTime is a time in unix seconds, or the last one that still has a date as people write it.
func unixTime(seconds int64) time.Time {
	const last = 253402300799 // 9999-12-31 23:59:59 UTC
	return time.Unix(min(seconds, last), 0).UTC()
}

// either joins alternatives: "a", "a or b", "a, b or c".
func either(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// withArticle names a kind of token.
func withArticle(p tokens.Purpose) string {
	switch p {
	case tokens.PurposeSupport:
		return "a support token"
	case tokens.PurposeAccess:
		return "an access token"
	case tokens.PurposeRegister:
		return "a registration token"
	}
	return "a token"
}
