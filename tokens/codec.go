package tokens

import (
	"encoding/base64"
	"strings"

	"gopkg.in/macaroon.v2"
)

// Caps, checked before any cryptography. Each byte and each caveat costs the server one HMAC step, and nobody needs more.
const (
	// MaxTokenBytes is the longest decoded token.
	MaxTokenBytes = 8 << 10
	// MaxTokenText is the longest text of a token: MaxTokenBytes in base64url, each character escaped.
	MaxTokenText = 2 * (MaxTokenBytes*4/3 + 1)
	// MaxCaveats is how many caveats a token can carry.
	MaxCaveats = 32
)

// Spelling is one of the two ways in which a token's bytes are written as text.
type Spelling string

// The spellings that are read. Only base64url is ever written.
const (
	SpellingBase64 Spelling = "base64url"
	SpellingBase62 Spelling = "base62"
)

// Unverified is a token that was merely read. Nothing in it is true until [Authority.Authenticate] says so; its methods
// carry that in their names.
type Unverified struct {
	macaroon   *macaroon.Macaroon
	identifier Identifier
	spelling   Spelling
}

// Parse reads the text of a token: size, spelling, V1 packets, caps, identifier. It returns [ErrMalformed] for everything
// that is not the one text that writing the same token gives, third-party caveats included.
func Parse(text string) (*Unverified, error) {
	m, spelling, err := decode(text)
	if err != nil {
		return nil, err
	}
	id, err := ParseIdentifier(string(m.Id()))
	if err != nil {
		return nil, err
	}
	return &Unverified{macaroon: m, identifier: id, spelling: spelling}, nil
}

// UnsafeIdentifier returns what the token claims about itself. It serves to find the key and the secrets, no more.
func (u *Unverified) UnsafeIdentifier() Identifier { return u.identifier }

// UnsafeCaveats returns the texts of the caveats, in order.
func (u *Unverified) UnsafeCaveats() []string { return caveatTexts(u.macaroon) }

// UnsafeLocation returns the location, which no signature covers.
func (u *Unverified) UnsafeLocation() string { return u.macaroon.Location() }

// Spelling returns how the text was written.
func (u *Unverified) Spelling() Spelling { return u.spelling }

// decode reads a V1 macaroon from text and makes sure that encoding it again gives the same text. macaroon.v2 by itself
// ignores trailing bytes, reads V2 as well and accepts four base64 alphabets, so one token would have many spellings.
func decode(text string) (*macaroon.Macaroon, Spelling, error) {
	if len(text) == 0 || len(text) > MaxTokenText {
		return nil, "", ErrMalformed
	}
	plain, spelling, ok := plainText(text)
	if !ok || base64.RawURLEncoding.DecodedLen(len(plain)) > MaxTokenBytes {
		return nil, "", ErrMalformed
	}
	raw, err := base64.RawURLEncoding.Strict().DecodeString(plain)
	if err != nil {
		return nil, "", ErrMalformed
	}
	var m macaroon.Macaroon
	if err := m.UnmarshalBinary(raw); err != nil || m.Version() != macaroon.V1 || !withinCaps(&m) {
		return nil, "", ErrMalformed
	}
	again, err := encode(&m)
	if err != nil || again != plain {
		return nil, "", ErrMalformed
	}
	return &m, spelling, nil
}

// locationMark is "cation", the end of the word "location" that the first packet begins with: always bytes 6 to 11, which are
// characters 8 to 15. In base62 the digit 0 within it is doubled, so the two spellings are told apart by the text alone.
const locationMark = "Y2F0aW9u"

func plainText(text string) (string, Spelling, bool) {
	if len(text) < 16 {
		return "", "", false
	}
	if text[8:16] == locationMark {
		return text, SpellingBase64, true
	}
	plain, ok := fromBase62(text)
	if !ok || strings.ContainsAny(text, "-_") || len(plain) < 16 || plain[8:16] != locationMark {
		return "", "", false
	}
	return plain, SpellingBase62, true
}

func withinCaps(m *macaroon.Macaroon) bool {
	caveats := m.Caveats()
	if len(caveats) > MaxCaveats {
		return false
	}
	for _, c := range caveats {
		// An empty verification id is one too: macaroon.v2 takes such a caveat for a first-party one, whose signature it
		// leaves as it is, so anybody could respell a token with it.
		if c.VerificationId != nil || c.Location != "" {
			return false
		}
	}
	return true
}

// encode writes a macaroon as unpadded base64url.
func encode(m *macaroon.Macaroon) (string, error) {
	raw, err := m.MarshalBinary()
	if err != nil {
		return "", err
	}
	return base64.RawURLEncoding.EncodeToString(raw), nil
}

func caveatTexts(m *macaroon.Macaroon) []string {
	caveats := m.Caveats()
	texts := make([]string, len(caveats))
	for i, c := range caveats {
		texts[i] = string(c.Id)
	}
	return texts
}
