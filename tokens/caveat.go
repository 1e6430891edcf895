package tokens

import (
	"net/netip"
	"strconv"
	"strings"
	"time"
)

// Request is what a token is presented for. A caveat is a question about it.
type Request struct {
	Now     time.Time
	Address netip.Addr // of the peer; the zero value is in no network
	// Audience is who presents the token, as "prv-" and an id; empty for one that a caveat on the consumer never admits.
	Audience string
	Size     int64 // bytes of support asked for; 0 where none is asked for, which no caveat on the size admits
}

// Caveat is one restriction. The set of caveats is closed; [ParseCaveat] knows them all.
type Caveat interface {
	// String is the caveat's text within the token.
	String() string
	// Prohibits returns nil when the caveat holds for r, and else [ErrExpired] or a [*CaveatError].
	Prohibits(r Request) error
}

// ExpiresBefore holds while the clock is before that many unix seconds: "time < N" (Onezone, every generation).
type ExpiresBefore int64

// String is "time < N".
func (c ExpiresBefore) String() string { return "time < " + strconv.FormatInt(int64(c), 10) }

// Prohibits returns [ErrExpired] from the second N on.
func (c ExpiresBefore) Prohibits(r Request) error {
	if r.Now.Unix() >= int64(c) {
		return ErrExpired
	}
	return nil
}

// FromNetwork holds for a peer within one of the networks: "ip = CIDR|CIDR" (Onezone 20.02; IPv6 is ours).
type FromNetwork []netip.Prefix

// String is "ip = " and the networks; single addresses are written with their full length, as Onezone does.
func (c FromNetwork) String() string {
	texts := make([]string, len(c))
	for i, p := range c {
		texts[i] = p.String()
	}
	return "ip = " + strings.Join(texts, "|")
}

// Prohibits returns a [*CaveatError] named "ip" for an address outside of every network.
func (c FromNetwork) Prohibits(r Request) error {
	addr := r.Address.Unmap().WithZone("")
	for _, p := range c {
		if p.Contains(addr) {
			return nil
		}
	}
	return &CaveatError{Name: "ip"}
}

// ForAudience holds for the named providers: "consumer = prv-ID|prv-ID", or for any provider, "prv-*" (Onezone 20.02).
type ForAudience []string

// AnyProvider is the audience that admits every provider.
const AnyProvider = "prv-*"

// String is "consumer = " and the names.
func (c ForAudience) String() string { return "consumer = " + strings.Join(c, "|") }

// Prohibits returns a [*CaveatError] named "consumer" for anybody else.
func (c ForAudience) Prohibits(r Request) error {
	for _, name := range c {
		if name == r.Audience || name == AnyProvider && strings.HasPrefix(r.Audience, "prv-") {
			return nil
		}
	}
	return &CaveatError{Name: "consumer"}
}

// MaxSize holds for a support of at most that many bytes: "size <= N".
type MaxSize int64

// String is "size <= N".
func (c MaxSize) String() string { return "size <= " + strconv.FormatInt(int64(c), 10) }

// Prohibits returns a [*CaveatError] named "size" for a larger support, and for a use that is no support.
func (c MaxSize) Prohibits(r Request) error { return sizeError(r.Size > 0 && r.Size <= int64(c)) }

// MinSize holds for a support of at least that many bytes: "size >= N".
type MinSize int64

// String is "size >= N".
func (c MinSize) String() string { return "size >= " + strconv.FormatInt(int64(c), 10) }

// Prohibits returns a [*CaveatError] named "size" for a smaller support, and for a use that is no support.
func (c MinSize) Prohibits(r Request) error { return sizeError(r.Size > 0 && r.Size >= int64(c)) }

func sizeError(holds bool) error {
	if holds {
		return nil
	}
	return &CaveatError{Name: "size"}
}

// maxListItems bounds the items of an ip or a consumer caveat.
const maxListItems = 32

// ParseCaveat reads the text of a caveat. It returns a [*CaveatError] for one that is unknown or malformed: a restriction
// that is not understood must not be ignored.
func ParseCaveat(text string) (Caveat, error) {
	unknown := &CaveatError{}
	if rest, ok := strings.CutPrefix(text, "ip = "); ok {
		return parseNetworks(rest)
	}
	if rest, ok := strings.CutPrefix(text, "consumer = "); ok {
		return parseAudience(rest)
	}
	for _, numeric := range []struct {
		prefix string
		caveat func(int64) Caveat
	}{
		{"time < ", func(n int64) Caveat { return ExpiresBefore(n) }},
		{"size <= ", func(n int64) Caveat { return MaxSize(n) }},
		{"size >= ", func(n int64) Caveat { return MinSize(n) }},
	} {
		rest, ok := strings.CutPrefix(text, numeric.prefix)
		if !ok {
			continue
		}
		n, err := strconv.ParseInt(rest, 10, 64)
		if err != nil || n < 0 || strconv.FormatInt(n, 10) != rest {
			return nil, unknown
		}
		return numeric.caveat(n), nil
	}
	return nil, unknown
}

func parseNetworks(list string) (Caveat, error) {
	items := strings.SplitN(list, "|", maxListItems+1)
	if len(items) > maxListItems {
		return nil, &CaveatError{}
	}
	networks := make(FromNetwork, len(items))
	for i, item := range items {
		p, err := ParseNetwork(item)
		if err != nil {
			return nil, err
		}
		networks[i] = p
	}
	return networks, nil
}

// ParseNetwork reads a network in CIDR notation, or a single address. It returns an error for a zone, for bits set outside of
// the prefix, and for IPv4 written as IPv6, each of which would match something else than it seems to.
func ParseNetwork(text string) (netip.Prefix, error) {
	if addr, err := netip.ParseAddr(text); err == nil {
		text += "/" + strconv.Itoa(addr.BitLen())
	}
	p, err := netip.ParsePrefix(text)
	if err != nil || p != p.Masked() || p.Addr().Is4In6() {
		return netip.Prefix{}, &CaveatError{}
	}
	return p, nil
}

func parseAudience(list string) (Caveat, error) {
	names := strings.SplitN(list, "|", maxListItems+1)
	if len(names) > maxListItems {
		return nil, &CaveatError{}
	}
	for _, name := range names {
		id, ok := strings.CutPrefix(name, "prv-")
		if !ok || name != AnyProvider && !ValidID(id) {
			return nil, &CaveatError{}
		}
	}
	return ForAudience(names), nil
}
