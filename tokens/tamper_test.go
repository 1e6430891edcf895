package tokens_test

import (
	"bytes"
	"encoding/base64"
	"errors"
	"testing"

	"gopkg.in/macaroon.v2"

	"github.com/zonemint/zonemint/tokens"
)

// targets are tokens of every kind, by name: with as few caveats as they can have, minted with more, and with more added by the
// holder.
func targets(t *testing.T, a *tokens.Authority) map[string]string {
	t.Helper()
	texts := make(map[string]string)
	for _, r := range requests() {
		texts[kind(r)] = mint(t, a, r)
		texts[kind(r)+", minted with caveats"] = mint(t, a, r, tokens.MinSize(1), tokens.ForAudience{"prv-p1"})
		texts[kind(r)+", with caveats of the holder"] = attenuate(t, texts[kind(r)], "ip = 10.0.0.0/8", "size <= 9000000")
	}
	for name, text := range texts {
		if _, err := authenticate(a, text); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	return texts
}

// TestEveryBitOfTheText flips each bit of a token's text, in both spellings.
func TestEveryBitOfTheText(t *testing.T) {
	a := authority(t)
	for target, plain := range targets(t, a) {
		for name, text := range bothSpellings(plain) {
			t.Run(target+", "+name, func(t *testing.T) {
				t.Parallel()
				if _, err := authenticate(a, text); err != nil {
					t.Fatal(err)
				}
				for i := range len(text) * 8 {
					flipped := []byte(text)
					flipped[i/8] ^= 1 << (i % 8)
					refuseForged(t, a, string(flipped), i)
				}
			})
		}
	}
}

// TestEveryCharacterOfTheText writes each character that a token can have in each place of a text.
func TestEveryCharacterOfTheText(t *testing.T) {
	a := authority(t)
	for _, r := range requests() {
		text := mint(t, a, r)
		t.Run(kind(r), func(t *testing.T) {
			t.Parallel()
			for i := range text {
				for _, c := range []byte(alphabet + "+/=") {
					if text[i] != c {
						refuseForged(t, a, text[:i]+string(c)+text[i+1:], i)
					}
				}
			}
		})
	}
}

// TestEveryBitOfTheBytes flips each bit of the decoded token, the location's included, and writes it as text again.
func TestEveryBitOfTheBytes(t *testing.T) {
	a := authority(t)
	for target, text := range targets(t, a) {
		t.Run(target, func(t *testing.T) {
			t.Parallel()
			raw, err := base64.RawURLEncoding.DecodeString(text)
			if err != nil {
				t.Fatal(err)
			}
			for i := range len(raw) * 8 {
				raw[i/8] ^= 1 << (i % 8)
				text := base64.RawURLEncoding.EncodeToString(raw)
				raw[i/8] ^= 1 << (i % 8)
				refuseForged(t, a, text, i)
				refuseForged(t, a, tokens.ToBase62(text), i)
			}
		})
	}
}

// refuseForged authenticates text under the secrets of every kind.
func refuseForged(t *testing.T, a *tokens.Authority, text string, bit int) {
	t.Helper()
	u, err := tokens.Parse(text)
	if err != nil {
		if !errors.Is(err, tokens.ErrInvalid) {
			t.Fatalf("bit %d: %v, want ErrInvalid", bit, err)
		}
		return
	}
	for _, r := range requests() {
		token, err := a.Authenticate(u, secretsFor(r.Purpose, r.Persistence)...)
		if err == nil || token != nil {
			t.Fatalf("bit %d: authenticated as %+v", bit, token.Identifier())
		}
		if !errors.Is(err, tokens.ErrInvalid) && !errors.Is(err, tokens.ErrKeyMaterial) {
			t.Fatalf("bit %d: %v, want ErrInvalid", bit, err)
		}
	}
}

// TestEveryPrefixAndSuffix cuts the text at every place.
func TestEveryPrefixAndSuffix(t *testing.T) {
	a := authority(t)
	for _, text := range bothSpellings(mint(t, a, support())) {
		for i := 1; i < len(text); i++ {
			refuseForged(t, a, text[:i], i)
			refuseForged(t, a, text[i:], i)
			refuseForged(t, a, text[:i]+text[i-1:], i)
		}
	}
}

// TestTwoTokensDoNotMix takes each packet of one token into another of the same space and issuer.
func TestTwoTokensDoNotMix(t *testing.T) {
	a := authority(t)
	r := support()
	r.Nonce = "ABECAwQFBgcICQoLDA0ODw"
	one, two := macaroonOf(t, mint(t, a, support(), tokens.MaxSize(5))), macaroonOf(t, mint(t, a, r, tokens.MaxSize(6)))
	for i, id := range []*macaroon.Macaroon{one, two} {
		for j, caveat := range []*macaroon.Macaroon{one, two} {
			for k, signature := range []*macaroon.Macaroon{one, two} {
				text := write(locationPacket, packet{"identifier", string(id.Id())}, packet{"cid", string(caveat.Caveats()[0].Id)},
					packet{"cid", string(caveat.Caveats()[1].Id)}, packet{"signature", string(signature.Signature())})
				_, err := authenticate(a, text)
				if i == j && j == k {
					if err != nil {
						t.Errorf("the token itself: %v", err)
					}
				} else if !errors.Is(err, tokens.ErrSignature) {
					t.Errorf("identifier %d, caveats %d, signature %d: %v, want ErrSignature", i, j, k, err)
				}
			}
		}
	}
}

// TestWeakRootKeysForgeNothing makes tokens of keys that anybody can guess.
func TestWeakRootKeysForgeNothing(t *testing.T) {
	a := authority(t)
	for name, key := range map[string][]byte{
		"nil": nil, "empty": {}, "zero byte": {0}, "32 zeros": make([]byte, 32), "64 zeros": make([]byte, 64),
		"the generator": []byte("macaroons-key-generator"), "the identifier": []byte(identifierPacket.data), "the location": []byte(location),
		"a letter": []byte("k"), "16 bytes": bytes.Repeat([]byte{7}, 16), "31 bytes": bytes.Repeat([]byte{7}, 31), "33 bytes": bytes.Repeat([]byte{7}, 33),
		"32 bytes of ones": bytes.Repeat([]byte{0xff}, 32), "the master key alone": masterA[:], "the epoch alone": epoch[:],
		"the space's secret alone": spaceSecret[:], "the issuer's secret alone": userSecret[:], "the row's secret alone": rowSecret[:],
	} {
		t.Run(name, func(t *testing.T) {
			for _, id := range acceptedIdentifiers {
				m, err := macaroon.New(key, []byte(id), location, macaroon.V1)
				if err != nil {
					t.Fatal(err)
				}
				refuseForged(t, a, textOf(t, m), 0)
				refuseForged(t, a, attenuate(t, textOf(t, m), "size >= 1"), 0)
			}
		})
	}
}

// TestSignatureNeverStartsAChain offers signatures that are parts of the computation a holder can know.
func TestSignatureNeverStartsAChain(t *testing.T) {
	a := authority(t)
	text := mint(t, a, support())
	m := macaroonOf(t, text)
	next := hmacOf(tokens.Secret(m.Signature()), "size >= 1")
	for name, signature := range map[string][]byte{
		"zeros": make([]byte, 32), "of the longer token": next[:], "of this token, fewer caveats": m.Signature(),
	} {
		forged := write(locationPacket, packet{"identifier", string(m.Id())}, packet{"signature", string(signature)})
		if _, err := authenticate(a, forged); !errors.Is(err, tokens.ErrSignature) {
			t.Errorf("%s: %v, want ErrSignature", name, err)
		}
	}
}
