package tokens

import (
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"reflect"
	"time"

	"gopkg.in/macaroon.v2"
)

// Authority mints and authenticates the tokens of one zone in one epoch. It does not change once made and may be used from
// any number of goroutines.
type Authority struct {
	location string
	active   map[Persistence]KeyID
	derived  hidden[map[derivedKey]Secret]
}

type derivedKey struct {
	id      KeyID
	purpose Purpose
}

// maxLocation keeps the first packet short enough that its length has two leading zeros, as every token begins.
const maxLocation = 128

// NewAuthority derives the keys of ring for epoch. location is the zone's name, 1 to 128 printable ASCII characters without
// spaces. It returns [ErrKeyMaterial] for a zero epoch, and for a ring that [NewKeyRing] did not make.
func NewAuthority(location string, epoch Secret, ring *KeyRing) (*Authority, error) {
	if !ValidLocation(location) {
		return nil, fmt.Errorf("zone name must be 1 to %d printable ASCII characters without spaces", maxLocation)
	}
	if epoch.IsZero() {
		return nil, fmt.Errorf("epoch: %w", ErrKeyMaterial)
	}
	if ring == nil || len(ring.active) == 0 {
		return nil, fmt.Errorf("key ring: %w", ErrKeyMaterial)
	}
	derived := make(map[derivedKey]Secret)
	for id, master := range ring.verifying.get() {
		for _, purpose := range []Purpose{PurposeSupport, PurposeAccess, PurposeRegister} {
			key, err := derive(master, epoch, purpose)
			if err != nil {
				return nil, err
			}
			derived[derivedKey{id, purpose}] = key
		}
	}
	return &Authority{location: location, active: ring.active, derived: hide(derived)}, nil
}

// ValidLocation reports whether s can be the location of tokens, which is the zone's name.
func ValidLocation(s string) bool {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] > '~' {
			return false
		}
	}
	return s != "" && len(s) <= maxLocation
}

// derive is K of the package comment (RFC 5869).
func derive(master, epoch Secret, purpose Purpose) (Secret, error) {
	if master.IsZero() || epoch.IsZero() {
		return Secret{}, ErrKeyMaterial
	}
	key, err := hkdf.Key(sha256.New, master[:], epoch[:], "zonemint/1/"+string(purpose), SecretSize)
	if err != nil {
		return Secret{}, fmt.Errorf("derive key: %w", err)
	}
	return SecretFromBytes(key)
}

// rootKey is HMAC-SHA256(K, secrets... || identifier). Each secret has the same length, and purpose and persistence fix how
// many there are, so the parts cannot be mistaken for one another.
func (a *Authority) rootKey(id Identifier, text []byte, secrets []Secret) (Secret, error) {
	k, ok := a.derived.get()[derivedKey{id.Key, id.Purpose}]
	if !ok {
		return Secret{}, ErrUnknownKey
	}
	if len(secrets) != id.secrets() {
		return Secret{}, ErrKeyMaterial
	}
	parts := make([][]byte, 0, maxSecrets+1)
	for i := range secrets {
		if secrets[i].IsZero() {
			return Secret{}, ErrKeyMaterial
		}
		parts = append(parts, secrets[i][:])
	}
	sum := mac(k[:], append(parts, text)...)
	return SecretFromBytes(sum[:])
}

// MintRequest says what token to make.
type MintRequest struct {
	Purpose     Purpose
	Persistence Persistence
	IssuedAt    time.Time // cut to whole seconds
	ExpiresAt   time.Time // cut to whole seconds; zero: never, for a named token only
	UsageLimit  int64     // at least 1; 0 for an access token
	Nonce       Nonce     // made from the randomness where empty
	Subject     string    // "usr-" or "prv-" and an id
	Target      string    // a space's id for a support token, else empty
	Caveats     []Caveat  // beside "time < expiry", which a token with an expiry always carries
}

// Mint makes a token with the active key. The secrets are those that [Authority.Authenticate] will be given, in the same
// order. It returns [ErrKeyMaterial] when their number is not the one that the token takes or one of them is zero, and an error for a
// request that makes no sense or no token that could ever be used.
func (a *Authority) Mint(random io.Reader, r MintRequest, secrets ...Secret) (Serialized, Identifier, error) {
	id, err := a.identify(random, r)
	if err != nil {
		return Serialized{}, Identifier{}, err
	}
	text := []byte(id.String())
	root, err := a.rootKey(id, text, secrets)
	if err != nil {
		return Serialized{}, Identifier{}, err
	}
	if err := checkCaveats(r.Caveats); err != nil {
		return Serialized{}, Identifier{}, fmt.Errorf("mint: %w", err)
	}
	caveats := r.Caveats
	if !id.ExpiresAt.IsZero() {
		caveats = append([]Caveat{ExpiresBefore(id.ExpiresAt.Unix())}, caveats...)
	}
	s, err := write(root, a.location, text, caveats)
	if err != nil {
		return Serialized{}, Identifier{}, fmt.Errorf("mint: %w", err)
	}
	return s, id, nil
}

func (a *Authority) identify(random io.Reader, r MintRequest) (Identifier, error) {
	id := Identifier{
		Purpose: r.Purpose, Persistence: r.Persistence, Key: a.active[r.Persistence], IssuedAt: r.IssuedAt.UTC().Truncate(time.Second),
		ExpiresAt: r.ExpiresAt, UsageLimit: r.UsageLimit, Nonce: r.Nonce, Subject: r.Subject, Target: r.Target,
	}
	if !id.ExpiresAt.IsZero() {
		id.ExpiresAt = id.ExpiresAt.UTC().Truncate(time.Second)
	}
	if id.Nonce == "" {
		nonce, err := NewNonce(random)
		if err != nil {
			return Identifier{}, err
		}
		id.Nonce = nonce
	}
	if err := id.check(); err != nil {
		return Identifier{}, fmt.Errorf("mint: fields make no token: %w", err)
	}
	return id, nil
}

// checkCaveats makes sure that each caveat will be read back as what it is: a list that is empty or too long, a negative
// size or a network with host bits would make a token that nobody can ever use.
func checkCaveats(caveats []Caveat) error {
	for i, c := range caveats {
		if c == nil {
			return fmt.Errorf("caveat %d is nil", i+1)
		}
		// DeepEqual, not the texts: a "|" within a name would make two of it.
		if again, err := ParseCaveat(c.String()); err != nil || !reflect.DeepEqual(again, c) {
			return fmt.Errorf("caveat %d is not of the grammar", i+1)
		}
	}
	return nil
}

// addCaveats adds caveats to m and writes it. It checks the caps that reading it will apply, so that no token is made that
// cannot be used.
func addCaveats(m *macaroon.Macaroon, caveats []Caveat) (Serialized, error) {
	if len(m.Caveats())+len(caveats) > MaxCaveats {
		return Serialized{}, fmt.Errorf("more than %d caveats", MaxCaveats)
	}
	for _, c := range caveats {
		if err := m.AddFirstPartyCaveat([]byte(c.String())); err != nil {
			return Serialized{}, err
		}
	}
	text, err := encode(m)
	if err != nil {
		return Serialized{}, err
	}
	if base64.RawURLEncoding.DecodedLen(len(text)) > MaxTokenBytes {
		return Serialized{}, fmt.Errorf("token would be longer than %d bytes", MaxTokenBytes)
	}
	return Serialized{text: &text}, nil
}
