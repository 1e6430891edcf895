package tokens

import (
	"errors"
	"fmt"
	"time"
)

// ErrCaveats says that caveats cannot be added to a token: one is not of the grammar, or the token would grow beyond
// [MaxCaveats] or [MaxTokenBytes] and never be read again.
var ErrCaveats = errors.New("these caveats cannot be added to the token")

// Attenuate returns the token with more caveats at its end, which is all that a holder can do to one: the result is
// strictly weaker. It takes no key and therefore says nothing of whether the token is genuine; any macaroon library does the
// same. The result is written in base64url, however this one was. It returns [ErrCaveats] when the result would be no token.
func (u *Unverified) Attenuate(caveats ...Caveat) (Serialized, error) {
	if err := checkCaveats(caveats); err != nil {
		return Serialized{}, fmt.Errorf("%w: %w", ErrCaveats, err)
	}
	m := u.macaroon.Clone()
	s, err := addCaveats(m, caveats)
	if err != nil {
		return Serialized{}, fmt.Errorf("%w: %w", ErrCaveats, err)
	}
	return s, nil
}

// Limits are what the caveats of a token and its own expiry leave of it.
type Limits struct {
	ExpiresAt time.Time // the earliest end, whole seconds; zero: never
	MinSize   int64     // bytes of support; 0: no bound
	MaxSize   int64     // bytes of support; only where HasMax
	HasMax    bool
}

// Limits adds up the token's expiry and its caveats on time and size. Caveats of other kinds, and those that are unknown,
// change nothing here; [Authentic.Verify] refuses what they forbid.
func (a *Authentic) Limits() Limits {
	l := Limits{ExpiresAt: a.identifier.ExpiresAt}
	for _, text := range a.caveats {
		caveat, err := ParseCaveat(text)
		if err != nil {
			continue
		}
		switch c := caveat.(type) {
		case ExpiresBefore:
			at := time.Unix(min(int64(c), maxUnixTime), 0).UTC()
			if l.ExpiresAt.IsZero() || at.Before(l.ExpiresAt) {
				l.ExpiresAt = at
			}
		case MinSize:
			l.MinSize = max(l.MinSize, int64(c))
		case MaxSize:
			if !l.HasMax || int64(c) < l.MaxSize {
				l.MaxSize, l.HasMax = int64(c), true
			}
		}
	}
	return l
}
