package tokens

import "time"

// MaxClockSkew is how far in the future a token may have been issued: nodes' clocks differ.
const MaxClockSkew = time.Minute

// Authentic is a token whose signature holds, so that this zone made its identifier. Whether it may be used is another
// question. Only [Authority.Authenticate] makes one.
type Authentic struct {
	identifier Identifier
	caveats    []string
}

// Verified is a token that was made for the purpose it is presented for, in time, with every caveat holding. Only
// [Authentic.Verify] makes one.
type Verified struct {
	identifier Identifier
	confined   bool
}

// Identifier returns the signed identifier.
func (a *Authentic) Identifier() Identifier { return a.identifier }

// Identifier returns the signed identifier.
func (v *Verified) Identifier() Identifier { return v.identifier }

// Confined reports whether the token carries any caveat. Whoever presents such a token must not get an unconfined one for it.
func (v *Verified) Confined() bool { return v.confined }

// Authenticate checks the signature under the root key that the secrets give. The location must be the zone's, since no
// signature covers it and a token has one spelling. It returns an error that matches [ErrInvalid] for a token that is not
// this zone's, and [ErrKeyMaterial] when a secret is missing, zero or one too many.
//
// It uses macaroon's VerifySignature: its Verify would run the caveats before it compares the signature.
func (a *Authority) Authenticate(u *Unverified, secrets ...Secret) (*Authentic, error) {
	if u == nil || u.macaroon == nil || u.macaroon.Location() != a.location {
		return nil, ErrMalformed
	}
	root, err := a.rootKey(u.identifier, u.macaroon.Id(), secrets)
	if err != nil {
		return nil, err
	}
	caveats, err := u.macaroon.VerifySignature(root[:], nil)
	if err != nil {
		return nil, ErrSignature
	}
	return &Authentic{identifier: u.identifier, caveats: caveats}, nil
}

// Is reports whether the token was made for purpose. The zero Authentic, which is no token, was made for none.
func (a *Authentic) Is(purpose Purpose) bool { return purpose != "" && a.identifier.Purpose == purpose }

// Verify checks, in this order, the purpose ([ErrPurpose]), the time of issue ([ErrNotYetValid]), the expiry ([ErrExpired])
// and every caveat ([ErrExpired], [*CaveatError]).
func (a *Authentic) Verify(purpose Purpose, r Request) (*Verified, error) {
	if !a.Is(purpose) {
		return nil, ErrPurpose
	}
	if a.identifier.IssuedAt.After(r.Now.Add(MaxClockSkew)) {
		return nil, ErrNotYetValid
	}
	if !a.identifier.ExpiresAt.IsZero() && !r.Now.Before(a.identifier.ExpiresAt) {
		return nil, ErrExpired
	}
	for _, text := range a.caveats {
		caveat, err := ParseCaveat(text)
		if err != nil {
			return nil, err
		}
		if err := caveat.Prohibits(r); err != nil {
			return nil, err
		}
	}
	return &Verified{identifier: a.identifier, confined: len(a.caveats) > 0}, nil
}
