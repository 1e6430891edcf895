package tokens_test

import (
	"crypto/rand"
	"encoding/base64"
	"errors"
	"net"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/zonemint/zonemint/tokens"
)

// seedTexts are texts that parse, and texts that nearly do.
func seedTexts(f *testing.F) []string {
	f.Helper()
	texts := []string{"", wellFormed(), caveatsOf(0), caveatsOf(tokens.MaxCaveats), caveatsOf(tokens.MaxCaveats + 1), versionTwo("zzzcation")}
	for _, v := range readVectors(f)[:4] {
		texts = append(texts, v.Token)
	}
	for _, g := range readGolden(f, "testdata/golden-v1.json").Tokens {
		texts = append(texts, g.Token, g.Base62)
	}
	for _, name := range []string{"empty key, no location", "third-party, empty key", "key before caveat", "caveat, empty location"} {
		texts = append(texts, write(refusedPackets[name]...))
	}
	for _, example := range documentedExamples {
		texts = append(texts, example)
	}
	return texts
}

// FuzzParse holds that what parses is written again as the same text, in its spelling, and lies within the caps.
func FuzzParse(f *testing.F) {
	for _, text := range seedTexts(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		u, err := tokens.Parse(text)
		if err != nil {
			if !errors.Is(err, tokens.ErrMalformed) || u != nil {
				t.Fatalf("Parse = %v, %v; want nil, ErrMalformed", u, err)
			}
			return
		}
		m, spelling, err := tokens.Decode(text)
		if err != nil || spelling != u.Spelling() {
			t.Fatalf("decode: %q, %v; Parse says %q", spelling, err, u.Spelling())
		}
		again, err := tokens.Encode(m)
		if err != nil {
			t.Fatal(err)
		}
		if want := map[tokens.Spelling]string{tokens.SpellingBase64: again, tokens.SpellingBase62: tokens.ToBase62(again)}[spelling]; text != want {
			t.Fatalf("%q is written again as %q", text, want)
		}
		if len(text) > tokens.MaxTokenText || base64.RawURLEncoding.DecodedLen(len(again)) > tokens.MaxTokenBytes || len(u.UnsafeCaveats()) > tokens.MaxCaveats {
			t.Fatal("beyond the caps")
		}
		if u.UnsafeIdentifier().String() != string(m.Id()) || u.UnsafeLocation() != m.Location() {
			t.Fatalf("identifier %v, location %q", u.UnsafeIdentifier(), u.UnsafeLocation())
		}
	})
}

// FuzzVerify offers texts, and valid tokens in which bytes were changed, taken out or put in. What authenticates must be a
// minted token or an honest attenuation of one: its own caveats, then any others, in one of the two spellings.
func FuzzVerify(f *testing.F) {
	a := authority(f)
	var minted []string
	for _, r := range requests() {
		minted = append(minted, mint(f, a, r), mint(f, a, r, tokens.ForAudience{"prv-p1"}, tokens.MaxSize(9_000_000)))
	}
	for _, g := range readGolden(f, "testdata/golden-v1.json").Tokens { // of the same keys
		minted = append(minted, g.Token)
	}
	for _, text := range seedTexts(f) {
		f.Add(text, uint8(0), uint16(0), uint16(0), []byte(nil))
	}
	for i, text := range minted {
		f.Add(text, uint8(i), uint16(30), uint16(1), []byte("2"))
		f.Add(tokens.ToBase62(text), uint8(i), uint16(0), uint16(0), []byte(nil))
		f.Add(attenuate(f, text, "size >= 1", ""), uint8(i), uint16(60), uint16(0), []byte("0008vid \n0007cl \n"))
	}
	f.Fuzz(func(t *testing.T, text string, which uint8, at, cut uint16, put []byte) {
		checkHonest(t, a, minted, text)
		base := minted[int(which)%len(minted)]
		checkHonest(t, a, minted, splice(base, at, cut, put))
		raw, _ := base64.RawURLEncoding.DecodeString(base)
		spliced := base64.RawURLEncoding.EncodeToString([]byte(splice(string(raw), at, cut, put)))
		checkHonest(t, a, minted, spliced)
		checkHonest(t, a, minted, tokens.ToBase62(spliced))
	})
}

// splice replaces cut bytes of s at the place at by put; places wrap around.
func splice(s string, at, cut uint16, put []byte) string {
	from := int(at) % (len(s) + 1)
	return s[:from] + string(put) + s[min(from+int(cut), len(s)):]
}

// checkHonest fails unless text is refused, or what a holder of a minted token can make.
func checkHonest(t *testing.T, a *tokens.Authority, minted []string, text string) {
	t.Helper()
	token, err := authenticate(a, text)
	if err != nil {
		if !errors.Is(err, tokens.ErrInvalid) || token != nil {
			t.Fatalf("authenticate = %v, %v; want ErrInvalid", token, err)
		}
		return
	}
	m, _, err := tokens.Decode(text)
	if err != nil {
		t.Fatal(err)
	}
	caveats := tokens.CaveatTexts(m)
	for _, base := range minted {
		own := tokens.CaveatTexts(macaroonOf(t, base))
		if len(own) > len(caveats) || !slices.Equal(own, caveats[:len(own)]) {
			continue
		}
		honest := attenuateRaw(t, base, caveats[len(own):]...)
		if text == honest || text == tokens.ToBase62(honest) {
			return
		}
	}
	t.Fatalf("authenticated a forgery: %q", text)
}

// FuzzIdentifier holds that what parses is written again as the same text, in the closed alphabet, and can be minted.
func FuzzIdentifier(f *testing.F) {
	for _, text := range acceptedIdentifiers {
		f.Add(text)
	}
	for _, text := range refusedIdentifiers {
		f.Add(text)
	}
	a := authority(f)
	f.Fuzz(func(t *testing.T, text string) {
		id, err := tokens.ParseIdentifier(text)
		if err != nil {
			if !errors.Is(err, tokens.ErrMalformed) || id != (tokens.Identifier{}) {
				t.Fatalf("ParseIdentifier = %v, %v", id, err)
			}
			return
		}
		if id.String() != text {
			t.Fatalf("%q is written again as %q", text, id)
		}
		if strings.Trim(text, ".0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-") != "" {
			t.Fatalf("%q has other characters", text)
		}
		s, minted, err := a.Mint(rand.Reader, tokens.MintRequest{
			Purpose: id.Purpose, Persistence: id.Persistence, IssuedAt: id.IssuedAt, ExpiresAt: id.ExpiresAt, UsageLimit: id.UsageLimit,
			Nonce: id.Nonce, Subject: id.Subject, Target: id.Target,
		}, secretsFor(id.Purpose, id.Persistence)...)
		id.Key = keyA
		if err != nil || minted != id {
			t.Fatalf("minted %v, %v; want %v", minted, err, id)
		}
		if _, err := authenticate(a, s.Reveal()); err != nil {
			t.Fatalf("the minted token: %v", err)
		}
	})
}

// FuzzCaveat holds that what parses is written as the same text, or, of networks, as one that parses to the same and no longer
// changes; that networks are what package net reads; and that a caveat can answer any request.
func FuzzCaveat(f *testing.F) {
	for _, text := range refusedCaveats {
		f.Add(text)
	}
	for text := range acceptedCaveats {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, err := tokens.ParseCaveat(text)
		if err != nil {
			if refusal(err) != "unknown" || c != nil {
				t.Fatalf("ParseCaveat = %v, %v", c, err)
			}
			return
		}
		again, err := tokens.ParseCaveat(c.String())
		if err != nil || again.String() != c.String() || !reflect.DeepEqual(again, c) {
			t.Fatalf("%q is written as %q and that as %v, %v", text, c, again, err)
		}
		if networks, ok := c.(tokens.FromNetwork); ok {
			checkNetworks(t, networks, strings.TrimPrefix(text, "ip = "))
		} else if c.String() != text {
			t.Fatalf("%q is written as %q", text, c)
		}
		for _, r := range []tokens.Request{{}, here} {
			first, second := refusal(c.Prohibits(r)), refusal(again.Prohibits(r))
			if first != second {
				t.Fatalf("%q and %q answer %q and %q", text, c, first, second)
			}
		}
		if c.Prohibits(tokens.Request{Now: expires.AddDate(8000, 0, 0)}) == nil {
			if _, isTime := c.(tokens.ExpiresBefore); !isTime {
				t.Fatalf("%q holds for a request that says nothing", text)
			}
		}
	})
}

// checkNetworks compares networks with what package net, which the code does not use, reads in the list that they come from.
func checkNetworks(t *testing.T, networks tokens.FromNetwork, list string) {
	t.Helper()
	items := strings.Split(list, "|")
	if len(items) != len(networks) {
		t.Fatalf("%q is read as %d networks", list, len(networks))
	}
	inside := false
	for i, item := range items {
		if !strings.Contains(item, "/") {
			item += map[bool]string{true: "/128", false: "/32"}[strings.Contains(item, ":")]
		}
		ip, network, err := net.ParseCIDR(item)
		if err != nil || network.String() != networks[i].String() || !ip.Equal(network.IP) {
			t.Fatalf("item %q is read as %s; package net says %v, %v", item, networks[i], network, err)
		}
		inside = inside || network.Contains(here.Address.AsSlice())
	}
	if holds := networks.Prohibits(here) == nil; holds != inside {
		t.Fatalf("%q admits %s: %v", list, here.Address, holds)
	}
}

// FuzzBase62 holds that the escape and its reverse are each other's, whatever the text.
func FuzzBase62(f *testing.F) {
	for _, text := range []string{"", "0", "00", "01", "02", "03", "0a", "a0", "000", "_-", wellFormed(), tokens.ToBase62(wellFormed())} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if back, ok := tokens.FromBase62(tokens.ToBase62(text)); !ok || back != text {
			t.Fatalf("%q came back as %q, %v", text, back, ok)
		}
		if plain, ok := tokens.FromBase62(text); ok && !strings.ContainsAny(text, "-_") && tokens.ToBase62(plain) != text {
			t.Fatalf("%q is written again as %q", text, tokens.ToBase62(plain))
		}
	})
}
