package tokens_test

import (
	"bytes"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
	"time"

	"gopkg.in/macaroon.v2"

	"github.com/zonemint/zonemint/tokens"
)

const (
	location = "onezone"
	keyA     = tokens.KeyID("00000000000000aa")
	keyB     = tokens.KeyID("00000000000000bb")
	nonce    = tokens.Nonce("AAECAwQFBgcICQoLDA0ODw")
	spaceID  = "9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc"
)

var (
	issued  = time.Unix(1_700_000_000, 0).UTC()
	expires = issued.Add(24 * time.Hour)

	masterA     = secret(0x10)
	masterB     = secret(0x20)
	epoch       = secret(0x30)
	spaceSecret = secret(0x40)
	userSecret  = secret(0x50)
	rowSecret   = secret(0x60)
)

// secret is 32 bytes that count up from first.
func secret(first byte) tokens.Secret {
	var s tokens.Secret
	for i := range s {
		s[i] = first + byte(i)
	}
	return s
}

// masterKey is a key of the ring with fixed fields.
func masterKey(id tokens.KeyID, state tokens.KeyState, material tokens.Secret) tokens.MasterKey {
	return tokens.MasterKey{ID: id, State: state, CreatedAt: issued, Material: material}
}

// authority is the zone of most tests: one active key, keyA.
func authority(tb testing.TB) *tokens.Authority {
	tb.Helper()
	return authorityOf(tb, epoch, masterKey(keyA, tokens.KeyActive, masterA))
}

func authorityOf(tb testing.TB, epoch tokens.Secret, keys ...tokens.MasterKey) *tokens.Authority {
	tb.Helper()
	ring, err := tokens.NewKeyRing(keys)
	if err != nil {
		tb.Fatalf("NewKeyRing: %v", err)
	}
	a, err := tokens.NewAuthority(location, epoch, ring)
	if err != nil {
		tb.Fatalf("NewAuthority: %v", err)
	}
	return a
}

// support, namedSupport, access and register are requests that make sense.
func support() tokens.MintRequest {
	return tokens.MintRequest{
		Purpose: tokens.PurposeSupport, Persistence: tokens.Temporary, IssuedAt: issued, ExpiresAt: expires, UsageLimit: 1,
		Nonce: nonce, Subject: "usr-alice", Target: spaceID,
	}
}

func namedSupport() tokens.MintRequest {
	return tokens.MintRequest{
		Purpose: tokens.PurposeSupport, Persistence: tokens.Named, IssuedAt: issued, UsageLimit: 18, Nonce: nonce, Subject: "usr-alice",
		Target: spaceID,
	}
}

func access() tokens.MintRequest {
	return tokens.MintRequest{
		Purpose: tokens.PurposeAccess, Persistence: tokens.Named, IssuedAt: issued, Nonce: nonce, Subject: "prv-p1",
	}
}

func register() tokens.MintRequest {
	return tokens.MintRequest{
		Purpose: tokens.PurposeRegister, Persistence: tokens.Temporary, IssuedAt: issued, ExpiresAt: expires, UsageLimit: 1,
		Nonce: nonce, Subject: "usr-admin",
	}
}

// requests has one request for each kind of token that a zone hands out.
func requests() []tokens.MintRequest {
	return []tokens.MintRequest{support(), namedSupport(), access(), register()}
}

// kind names the kind of token that a request makes.
func kind(r tokens.MintRequest) string { return string(r.Purpose) + " " + string(r.Persistence) }

// secretsFor are the secrets that the tests use for a kind of token.
func secretsFor(p tokens.Purpose, kept tokens.Persistence) []tokens.Secret {
	switch {
	case kept == tokens.Named:
		return []tokens.Secret{rowSecret}
	case p == tokens.PurposeSupport:
		return []tokens.Secret{spaceSecret, userSecret}
	default:
		return []tokens.Secret{userSecret}
	}
}

// mint makes a token with the secrets of its kind and returns its text.
func mint(tb testing.TB, a *tokens.Authority, r tokens.MintRequest, caveats ...tokens.Caveat) string {
	tb.Helper()
	r.Caveats = caveats
	s, _, err := a.Mint(rand.Reader, r, secretsFor(r.Purpose, r.Persistence)...)
	if err != nil {
		tb.Fatalf("Mint: %v", err)
	}
	return s.Reveal()
}

// authenticate reads text and checks its signature with the secrets of the kind that it claims to be.
func authenticate(a *tokens.Authority, text string) (*tokens.Authentic, error) {
	u, err := tokens.Parse(text)
	if err != nil {
		return nil, err
	}
	id := u.UnsafeIdentifier()
	return a.Authenticate(u, secretsFor(id.Purpose, id.Persistence)...)
}

// redeem verifies text for purpose, all three steps.
func redeem(a *tokens.Authority, text string, purpose tokens.Purpose, r tokens.Request) (*tokens.Verified, error) {
	token, err := authenticate(a, text)
	if err != nil {
		return nil, err
	}
	return token.Verify(purpose, r)
}

// macaroonOf reads text with the library alone, as a holder would.
func macaroonOf(tb testing.TB, text string) *macaroon.Macaroon {
	tb.Helper()
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		tb.Fatalf("base64url: %v", err)
	}
	var m macaroon.Macaroon
	if err := m.UnmarshalBinary(raw); err != nil {
		tb.Fatalf("unmarshal: %v", err)
	}
	return &m
}

// textOf writes m with the library alone.
func textOf(tb testing.TB, m *macaroon.Macaroon) string {
	tb.Helper()
	raw, err := m.MarshalBinary()
	if err != nil {
		tb.Fatalf("marshal: %v", err)
	}
	return base64.RawURLEncoding.EncodeToString(raw)
}

// attenuate adds caveats to a token as its holder can, without any key.
func attenuate(tb testing.TB, text string, caveats ...string) string {
	tb.Helper()
	m := macaroonOf(tb, text)
	for _, c := range caveats {
		if err := m.AddFirstPartyCaveat([]byte(c)); err != nil {
			tb.Fatalf("add caveat: %v", err)
		}
	}
	return textOf(tb, m)
}

// rootKey computes the root key from its definition, apart from the code under test.
func rootKey(tb testing.TB, master, epoch tokens.Secret, purpose tokens.Purpose, id string, secrets ...tokens.Secret) tokens.Secret {
	tb.Helper()
	k, err := hkdf.Key(sha256.New, master[:], epoch[:], "zonemint/1/"+string(purpose), 32)
	if err != nil {
		tb.Fatalf("hkdf: %v", err)
	}
	var message bytes.Buffer
	for _, s := range secrets {
		message.Write(s[:])
	}
	message.WriteString(id)
	mac := hmac.New(sha256.New, k)
	mac.Write(message.Bytes())
	return tokens.Secret(mac.Sum(nil))
}

// packet is one V1 packet, for texts that no library writes.
type packet struct{ name, data string }

func (p packet) String() string {
	return fmt.Sprintf("%04x%s %s\n", 6+len(p.name)+len(p.data), p.name, p.data)
}

// write puts packets together as the text of a token.
func write(packets ...packet) string {
	var raw strings.Builder
	for _, p := range packets {
		raw.WriteString(p.String())
	}
	return base64.RawURLEncoding.EncodeToString([]byte(raw.String()))
}
