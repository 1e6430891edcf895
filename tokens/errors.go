package tokens

import (
	"errors"
	"fmt"
)

// ErrInvalid matches, by [errors.Is], every refusal that happens before the signature is known to hold. To the outside
// they are one answer, so that nobody learns from it how far a forgery came.
var ErrInvalid = errors.New("token is not valid")

// The reasons behind [ErrInvalid].
var (
	// ErrMalformed says that the text is not one of this zone's tokens in its one spelling.
	ErrMalformed = fmt.Errorf("%w: malformed", ErrInvalid)
	// ErrUnknownKey says that the key id is not in the key ring, or is retired.
	ErrUnknownKey = fmt.Errorf("%w: unknown key", ErrInvalid)
	// ErrSignature says that the signature does not hold under the derived root key.
	ErrSignature = fmt.Errorf("%w: bad signature", ErrInvalid)
)

// Refusals of a token whose signature holds.
var (
	// ErrPurpose says that the token was made for something else.
	ErrPurpose = errors.New("token is for another purpose")
	// ErrNotYetValid says that the token was issued more than [MaxClockSkew] in the future.
	ErrNotYetValid = errors.New("token is issued in the future")
	// ErrExpired says that the identifier's expiry, or a time caveat, has passed.
	ErrExpired = errors.New("token has expired")
)

// ErrKeyMaterial says that a key or secret is of the wrong length or all zero. macaroon.New would accept an empty root key,
// whose derived key is a public constant, so every use of a key checks for it.
var ErrKeyMaterial = errors.New("key material is missing, short or all zero")

// ErrWrap says that a wrapped key could not be opened: another key-encryption key, another database, or damage.
var ErrWrap = errors.New("wrapped key cannot be opened")

// CaveatError says that a caveat does not hold. Name is the caveat's kind ("ip", "consumer", "size"), or empty for one that
// is unknown, empty or not meant for this use; the caveat's text is not kept, since a holder can write anything there.
type CaveatError struct {
	Name string
}

// Error names the kind of the caveat.
func (e *CaveatError) Error() string {
	if e.Name == "" {
		return "token carries a caveat that this zone does not know"
	}
	return "the token's caveat on " + e.Name + " does not hold"
}
