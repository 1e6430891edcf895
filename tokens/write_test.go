package tokens_test

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"strings"
	"testing"
	"unicode/utf8"

	"gopkg.in/macaroon.v2"

	"github.com/zonemint/zonemint/tokens"
)

// byLibrary makes a token with macaroon.v2.
func byLibrary(tb testing.TB, root tokens.Secret, location, id string, caveats []string) string {
	tb.Helper()
	m, err := macaroon.New(root[:], []byte(id), location, macaroon.V1)
	must(tb, err)
	for _, c := range caveats {
		must(tb, m.AddFirstPartyCaveat([]byte(c)))
	}
	raw, err := m.MarshalBinary()
	must(tb, err)
	return base64.RawURLEncoding.EncodeToString(raw)
}

func must(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

// sameAsLibrary compares what our writer makes with what macaroon.v2 does.
func sameAsLibrary(tb testing.TB, root tokens.Secret, location, id string, caveats []string) {
	tb.Helper()
	var list []tokens.Caveat
	for _, c := range caveats {
		list = append(list, tokens.ForeignCaveat(c))
	}
	ours, err := tokens.Seal(root, location, id, list...)
	must(tb, err)
	if theirs := byLibrary(tb, root, location, id, caveats); ours != theirs {
		tb.Errorf("location %q, identifier %q, caveats %q: we write\n%s, macaroon.v2\n%s", location, id, caveats, ours, theirs)
	}
}

// TestWriterIsMacaroon: our writer makes what macaroon.v2 makes, around each length at which a buffer or a block is full.
func TestWriterIsMacaroon(t *testing.T) {
	root := tokens.Secret([]byte("0123456789abcdef0123456789abcdef"))
	for n := range 1200 {
		sameAsLibrary(t, root, "onezone", strings.Repeat("i", n), []string{"time < 1"})
		sameAsLibrary(t, root, "onezone", "identifier", []string{strings.Repeat("c", n), "ip = 10.0.0.0/8"})
	}
	for n := range tokens.MaxCaveats + 1 {
		sameAsLibrary(t, root, strings.Repeat("l", n+1), "id", slicesOf("size <= 5000000", n))
	}
}

func slicesOf(s string, n int) []string {
	return strings.SplitN(strings.Repeat(s+"\n", n), "\n", n+1)[:n]
}

// TestWriterCaps: what reading would refuse is not written.
func TestWriterCaps(t *testing.T) {
	root := tokens.Secret([]byte("0123456789abcdef0123456789abcdef"))
	for name, caveats := range map[string][]tokens.Caveat{
		"too many":          make([]tokens.Caveat, tokens.MaxCaveats+1),
		"too long":          {tokens.ForeignCaveat(strings.Repeat("c", tokens.MaxTokenBytes))},
		"too long packet":   {tokens.ForeignCaveat(strings.Repeat("c", 1<<16))},
		"together too long": {tokens.ForeignCaveat(strings.Repeat("c", tokens.MaxTokenBytes/2)), tokens.ForeignCaveat(strings.Repeat("c", tokens.MaxTokenBytes/2))},
	} {
		if s, err := tokens.Seal(root, "onezone", "id", caveats...); err == nil {
			t.Errorf("%s: it wrote %d characters", name, len(s))
		}
	}
}

// FuzzWriter compares our writer with macaroon.v2, and our HMAC with crypto/hmac.
func FuzzWriter(f *testing.F) {
	f.Add([]byte("0123456789abcdef0123456789abcdef"), "onezone", "1.support.tmp", "time < 1", "size <= 5")
	f.Add([]byte{1}, "", "", "", "")
	f.Fuzz(func(t *testing.T, key []byte, location, id, first, second string) {
		mac := hmac.New(sha256.New, key)
		mac.Write([]byte(id))
		mac.Write([]byte(first))
		if len(key) <= sha256.BlockSize {
			if sum := tokens.MAC(key, []byte(id), []byte(first)); !bytes.Equal(mac.Sum(nil), sum[:]) {
				t.Errorf("the HMAC of %q under %q is wrong", id+first, key)
			}
		}
		var root tokens.Secret
		copy(root[:], key)
		all := location + id + first + second
		if !utf8.ValidString(location) || !utf8.ValidString(id) || !utf8.ValidString(first) || !utf8.ValidString(second) || len(all) > 8000 {
			return // macaroon.v2 refuses the one, and we the other; neither is in any token
		}
		sameAsLibrary(t, root, location, id, []string{first, second})
	})
}
