package tokens_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"time"

	"gopkg.in/macaroon.v2"

	"github.com/zonemint/zonemint/tokens"
)

// TestMintIsWhatTheManualSays computes each token from the definition in the package comment, apart from the code.
func TestMintIsWhatTheManualSays(t *testing.T) {
	wantIDs := map[string]string{
		"support tmp":  "1.support.tmp.00000000000000aa.1700000000.1700086400.1.AAECAwQFBgcICQoLDA0ODw.usr-alice." + spaceID,
		"support nmd":  "1.support.nmd.00000000000000aa.1700000000.0.18.AAECAwQFBgcICQoLDA0ODw.usr-alice." + spaceID,
		"access nmd":   "1.access.nmd.00000000000000aa.1700000000.0.0.AAECAwQFBgcICQoLDA0ODw.prv-p1.",
		"register tmp": "1.register.tmp.00000000000000aa.1700000000.1700086400.1.AAECAwQFBgcICQoLDA0ODw.usr-admin.",
	}
	wantCaveats := map[string][]string{
		"support tmp":  {"time < 1700086400", "size >= 5"},
		"support nmd":  {"size >= 5"},
		"access nmd":   {"size >= 5"},
		"register tmp": {"time < 1700086400", "size >= 5"},
	}
	for _, r := range requests() {
		t.Run(kind(r), func(t *testing.T) {
			id := wantIDs[kind(r)]
			root := rootKey(t, masterA, epoch, r.Purpose, id, secretsFor(r.Purpose, r.Persistence)...)
			m, err := macaroon.New(root[:], []byte(id), location, macaroon.V1)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range wantCaveats[kind(r)] {
				if err := m.AddFirstPartyCaveat([]byte(c)); err != nil {
					t.Fatal(err)
				}
			}
			if got, want := mint(t, authority(t), r, tokens.MinSize(5)), textOf(t, m); got != want {
				t.Errorf("minted %q\n  want %q", got, want)
			}
		})
	}
}

func TestMintReturnsTheIdentifier(t *testing.T) {
	r := support()
	r.Nonce = ""
	r.IssuedAt = issued.Add(999 * time.Millisecond).In(time.FixedZone("east", 9*3600))
	r.ExpiresAt = expires.Add(999 * time.Millisecond).In(time.FixedZone("west", -9*3600))
	s, id, err := authority(t).Mint(rand.Reader, r, spaceSecret, userSecret)
	if err != nil {
		t.Fatal(err)
	}
	u, err := tokens.Parse(s.Reveal())
	if err != nil || u.UnsafeIdentifier() != id {
		t.Errorf("the token says %+v, %v; Mint says %+v", u.UnsafeIdentifier(), err, id)
	}
	if !id.IssuedAt.Equal(issued) || !id.ExpiresAt.Equal(expires) || len(id.Nonce) != 22 || id.Nonce == nonce {
		t.Errorf("identifier = %+v", id)
	}
	if u.UnsafeLocation() != location || u.Spelling() != tokens.SpellingBase64 {
		t.Errorf("location, spelling = %q, %q", u.UnsafeLocation(), u.Spelling())
	}
}

// TestMintedTokenIsSmallAndPublic holds that a token is short enough to mail and holds no part of a key.
func TestMintedTokenIsSmallAndPublic(t *testing.T) {
	for _, r := range requests() {
		text := mint(t, authority(t), r)
		if len(text) > 512 {
			t.Errorf("%s token has %d characters", kind(r), len(text))
		}
		raw, _ := macaroonOf(t, text).MarshalBinary()
		for _, s := range []tokens.Secret{masterA, epoch, spaceSecret, userSecret, rowSecret} {
			if bytes.Contains(raw, s[:4]) {
				t.Errorf("%s token holds bytes of a secret", kind(r))
			}
		}
	}
}

// TestMintMakesNoTokenTwice mints one request often: nonces never repeat, so neither do identifiers.
func TestMintMakesNoTokenTwice(t *testing.T) {
	a, r := authority(t), support()
	r.Nonce = ""
	seen := make(map[tokens.Nonce]bool)
	for range 2000 {
		_, id, err := a.Mint(rand.Reader, r, spaceSecret, userSecret)
		if err != nil || seen[id.Nonce] {
			t.Fatalf("nonce %s, %v", id.Nonce, err)
		}
		seen[id.Nonce] = true
	}
}

// refusedRequests are changes of a support request that make it senseless.
var refusedRequests = map[string]func(*tokens.MintRequest){
	"zero":                    func(r *tokens.MintRequest) { *r = tokens.MintRequest{} },
	"no purpose":              func(r *tokens.MintRequest) { r.Purpose = "" },
	"unknown purpose":         func(r *tokens.MintRequest) { r.Purpose = "invite" },
	"no persistence":          func(r *tokens.MintRequest) { r.Persistence = "" },
	"unknown persistence":     func(r *tokens.MintRequest) { r.Persistence = "eternal" },
	"no issue time":           func(r *tokens.MintRequest) { r.IssuedAt = time.Time{} },
	"issued before 1970":      func(r *tokens.MintRequest) { r.IssuedAt = time.Unix(-1, 0) },
	"temporary without end":   func(r *tokens.MintRequest) { r.ExpiresAt = time.Time{} },
	"ends when issued":        func(r *tokens.MintRequest) { r.ExpiresAt = r.IssuedAt },
	"ends within the second":  func(r *tokens.MintRequest) { r.ExpiresAt = r.IssuedAt.Add(999 * time.Millisecond) },
	"ends before issued":      func(r *tokens.MintRequest) { r.ExpiresAt = r.IssuedAt.Add(-time.Second) },
	"ends in the year 10000":  func(r *tokens.MintRequest) { r.ExpiresAt = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC) },
	"ends in the year 300000": func(r *tokens.MintRequest) { r.ExpiresAt = time.Date(300000, 1, 1, 0, 0, 0, 0, time.UTC) },
	"ends in 1970":            func(r *tokens.MintRequest) { r.ExpiresAt = time.Unix(0, 0) },
	"no limit":                func(r *tokens.MintRequest) { r.UsageLimit = 0 },
	"negative limit":          func(r *tokens.MintRequest) { r.UsageLimit = -1 },
	"short nonce":             func(r *tokens.MintRequest) { r.Nonce = "short" },
	"nonce with a dot":        func(r *tokens.MintRequest) { r.Nonce = "AAECAwQFBgcICQoLDA0O.w" },
	"no subject":              func(r *tokens.MintRequest) { r.Subject = "" },
	"subject without kind":    func(r *tokens.MintRequest) { r.Subject = "alice" },
	"subject without id":      func(r *tokens.MintRequest) { r.Subject = "usr-" },
	"subject with a dot":      func(r *tokens.MintRequest) { r.Subject = "usr-alice.s" },
	"subject of a group":      func(r *tokens.MintRequest) { r.Subject = "grp-alice" },
	"long subject":            func(r *tokens.MintRequest) { r.Subject = "usr-" + strings.Repeat("a", 129) },
	"no target":               func(r *tokens.MintRequest) { r.Target = "" },
	"target with a dot":       func(r *tokens.MintRequest) { r.Target = "a.b" },
	"target with a newline":   func(r *tokens.MintRequest) { r.Target = "a\n" },
	"register with target":    func(r *tokens.MintRequest) { r.Purpose = tokens.PurposeRegister },
	"access with target": func(r *tokens.MintRequest) {
		r.Purpose, r.Persistence, r.UsageLimit = tokens.PurposeAccess, tokens.Named, 0
	},
	"temporary access": func(r *tokens.MintRequest) { r.Purpose, r.Target, r.UsageLimit = tokens.PurposeAccess, "", 0 },

	"nil caveat":           func(r *tokens.MintRequest) { r.Caveats = []tokens.Caveat{nil} },
	"caveat of a stranger": func(r *tokens.MintRequest) { r.Caveats = []tokens.Caveat{tokens.ForeignCaveat("size <= 5")} },
	"foreign caveat":       func(r *tokens.MintRequest) { r.Caveats = []tokens.Caveat{tokens.ForeignCaveat("asn = 1")} },
	"empty caveat":         func(r *tokens.MintRequest) { r.Caveats = []tokens.Caveat{tokens.ForeignCaveat("")} },
	"caveat with newline":  func(r *tokens.MintRequest) { r.Caveats = []tokens.Caveat{tokens.ForeignCaveat("size <= 5\n")} },
	"caveat not canonical": func(r *tokens.MintRequest) { r.Caveats = []tokens.Caveat{tokens.ForeignCaveat("ip = 10.0.0.1")} },
	"audience of nobody":   func(r *tokens.MintRequest) { r.Caveats = []tokens.Caveat{tokens.ForAudience{}} },
	"audience of a user":   func(r *tokens.MintRequest) { r.Caveats = []tokens.Caveat{tokens.ForAudience{"usr-alice"}} },
	"audience with a list": func(r *tokens.MintRequest) { r.Caveats = []tokens.Caveat{tokens.ForAudience{"prv-a|prv-b"}} },
	"audience of 33": func(r *tokens.MintRequest) {
		r.Caveats = []tokens.Caveat{tokens.ForAudience(slices.Repeat([]string{"prv-a"}, 33))}
	},
	"no network":         func(r *tokens.MintRequest) { r.Caveats = []tokens.Caveat{tokens.FromNetwork(nil)} },
	"zero network":       func(r *tokens.MintRequest) { r.Caveats = []tokens.Caveat{tokens.FromNetwork{netip.Prefix{}}} },
	"host bits":          func(r *tokens.MintRequest) { r.Caveats = network("10.0.0.1/8") },
	"IPv4 as IPv6":       func(r *tokens.MintRequest) { r.Caveats = network("::ffff:10.0.0.0/104") },
	"negative size":      func(r *tokens.MintRequest) { r.Caveats = []tokens.Caveat{tokens.MaxSize(-1)} },
	"negative time":      func(r *tokens.MintRequest) { r.Caveats = []tokens.Caveat{tokens.ExpiresBefore(-1)} },
	"32 caveats and end": func(r *tokens.MintRequest) { r.Caveats = slices.Repeat([]tokens.Caveat{tokens.MinSize(1)}, 32) },
	"longer than the cap": func(r *tokens.MintRequest) {
		long := tokens.ForAudience(slices.Repeat([]string{"prv-" + strings.Repeat("a", 128)}, 32))
		r.Caveats = []tokens.Caveat{long, long}
	},
}

func network(text string) []tokens.Caveat {
	return []tokens.Caveat{tokens.FromNetwork{netip.MustParsePrefix(text)}}
}

func TestMintRefuses(t *testing.T) {
	a := authority(t)
	for name, spoil := range refusedRequests {
		t.Run(name, func(t *testing.T) {
			r := support()
			spoil(&r)
			s, _, err := a.Mint(rand.Reader, r, spaceSecret, userSecret)
			if err == nil || s.Reveal() != "" {
				t.Errorf("Mint = %q, %v; want an error", s.Reveal(), err)
			}
		})
	}
}

func TestMintWithoutRandomness(t *testing.T) {
	r := support()
	r.Nonce = ""
	if _, _, err := authority(t).Mint(bytes.NewReader(nil), r, spaceSecret, userSecret); err == nil {
		t.Error("minted without randomness")
	}
}

// TestMintAtTheCaps mints what just fits and reads it back.
func TestMintAtTheCaps(t *testing.T) {
	a := authority(t)
	full := slices.Repeat([]tokens.Caveat{tokens.MinSize(1)}, tokens.MaxCaveats-1)
	if _, err := authenticate(a, mint(t, a, support(), full...)); err != nil {
		t.Errorf("32 caveats: %v", err)
	}
	// Names of growing length walk over the cap byte by byte: whatever Mint makes must be read.
	long := tokens.ForAudience(slices.Repeat([]string{"prv-" + strings.Repeat("a", 128)}, 30))
	refused := false
	for n := 1; n <= 128 && !refused; n++ {
		last := tokens.ForAudience(slices.Repeat([]string{"prv-" + strings.Repeat("a", n)}, 32))
		r := support()
		r.Caveats = []tokens.Caveat{long, last}
		s, _, err := a.Mint(rand.Reader, r, spaceSecret, userSecret)
		if refused = err != nil; refused {
			continue
		}
		if _, err := authenticate(a, s.Reveal()); err != nil {
			t.Fatalf("%d characters: %v", len(s.Reveal()), err)
		}
	}
	if !refused {
		t.Error("the cap was not reached")
	}
}

// TestSealAtTheCap holds that a token of exactly the cap is made and read, and one byte more is not made.
func TestSealAtTheCap(t *testing.T) {
	empty, err := tokens.Seal(rowSecret, location, identifierPacket.data, tokens.ForeignCaveat(""))
	if err != nil {
		t.Fatal(err)
	}
	room := tokens.MaxTokenBytes - len(empty)*6/8
	text, err := tokens.Seal(rowSecret, location, identifierPacket.data, tokens.ForeignCaveat(strings.Repeat("x", room)))
	if err != nil || len(text)*6/8 != tokens.MaxTokenBytes {
		t.Fatalf("%d bytes: %v", len(text)*6/8, err)
	}
	if _, err := tokens.Parse(text); err != nil {
		t.Errorf("Parse: %v", err)
	}
	if _, err := tokens.Seal(rowSecret, location, identifierPacket.data, tokens.ForeignCaveat(strings.Repeat("x", room+1))); err == nil {
		t.Error("sealed one byte more than the cap")
	}
}

// TestMintDoesNotKeepTheCaveats holds that the request's slice is not written to, spare room or not.
func TestMintDoesNotKeepTheCaveats(t *testing.T) {
	caveats := append(make([]tokens.Caveat, 0, 8), tokens.MinSize(1))
	r := support()
	r.Caveats = caveats
	if _, _, err := authority(t).Mint(rand.Reader, r, spaceSecret, userSecret); err != nil {
		t.Fatal(err)
	}
	if caveats[0] != tokens.MinSize(1) || caveats[:2][1] != nil {
		t.Errorf("caveats = %v", caveats[:2])
	}
}

func TestMintErrorsSayWhat(t *testing.T) {
	r := support()
	r.Target = "a.b"
	_, _, err := authority(t).Mint(rand.Reader, r, spaceSecret, userSecret)
	if !errors.Is(err, tokens.ErrMalformed) || !strings.Contains(err.Error(), "fields make no token") {
		t.Errorf("error = %v", err)
	}
}
