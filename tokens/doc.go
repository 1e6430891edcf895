// Package tokens mints, reads and verifies the macaroons that a zone hands out. It is pure: it stores nothing, speaks no
// protocol, and has neither a clock nor randomness of its own; the caller passes both in.
//
// # What a token is
//
// A token is a libmacaroons V1 macaroon (the packets of gopkg.in/macaroon.v2) as unpadded base64url text. Its parts:
//
//   - the location, a routing hint that carries the zone's name. No signature covers it, so nothing is ever decided from
//     it; it must merely equal the zone's own, so that a token has one spelling;
//   - the [Identifier], which names everything that the server relies on: purpose, key, times, limit, nonce, subject, target;
//   - caveats, which can only restrict. The set is closed ([ParseCaveat]): a caveat that is unknown, empty or addressed to a
//     third party refuses the token;
//   - the signature, an HMAC-SHA256 chain over identifier and caveats.
//
// Anybody who holds a token may add caveats to it with any macaroon library and without asking the server. That is what
// makes it safe to mail: the holder can bind it to one provider, one network, one size or an earlier end.
//
// # Keys
//
// A root key is never stored; [Authority] derives it:
//
//	K    = HKDF-SHA256(master[keyID], salt = epoch, info = "zonemint/1/" + purpose)
//	root = HMAC-SHA256(K, secrets... || identifier)
//
// The secrets are the space's and the issuer's for a temporary support token, the issuer's for a registration token, and a
// row's own for a named token. So a leaked key ring forges nothing without the database, a leaked database forges nothing
// without the key ring, and replacing a secret kills every token made with it. Master keys live in a [KeyRing] and rest
// wrapped by a [KEK] (AES-256-GCM).
//
// # Verifying
//
// The order is fixed by three types, each of which only the step before it can make:
//
//	u, err := tokens.Parse(text)                    // Unverified: size, decoding, one spelling, caps. Trust nothing.
//	a, err := authority.Authenticate(u, secrets...) // Authentic: key known, signature holds. The identifier is ours.
//	v, err := a.Verify(purpose, request)            // Verified: right purpose, in time, every caveat holds.
//
// No caveat is looked at before the signature holds, so what an attacker writes never drives code. Whether the token was
// spent or revoked is for the store to say.
//
// # Errors
//
// [ErrMalformed], [ErrUnknownKey] and [ErrSignature] are one answer to the outside ([ErrInvalid] matches all three). After
// the signature, [ErrPurpose], [ErrNotYetValid], [ErrExpired] and [*CaveatError] say what is wrong. No error holds token text.
package tokens
