package tokens_test

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/netip"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/zonemint/zonemint/tokens"
)

// goldenFile holds tokens of one format version that must verify for ever: tokens like them are in mailboxes. A file only grows
// at its end; a new format version adds a new file.
type goldenFile struct {
	FormatVersion string
	Location      string
	KeyID         tokens.KeyID
	MasterKeyHex  string
	EpochHex      string
	Request       struct {
		Now      int64
		Address  netip.Addr
		Audience string
		Size     int64
	}
	Tokens []goldenToken
}

type goldenToken struct {
	Name          string
	Purpose       tokens.Purpose
	SecretsHex    []string
	Identifier    string
	MintedWith    []string
	AddedByHolder []string
	AddedWith     string // the library that added them; empty: HMAC, as for minting
	Token         string
	Base62        string
}

func readGolden(tb testing.TB, path string) goldenFile {
	tb.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	var file goldenFile
	if err := json.Unmarshal(data, &file); err != nil {
		tb.Fatal(err)
	}
	if len(file.Tokens) == 0 {
		tb.Fatal("no tokens")
	}
	return file
}

func fromHex(tb testing.TB, text string) tokens.Secret {
	tb.Helper()
	b, err := hex.DecodeString(text)
	if err != nil {
		tb.Fatal(err)
	}
	s, err := tokens.SecretFromBytes(b)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// withdrawnGolden is a token that no zone ever handed out: it was made before zones minted named support tokens, of two secrets, as
// temporary ones are. Since they do, a named token is made of one, its row's. It stays in the file to be refused.
const withdrawnGolden = "named support that never ends"

// goldenAges are digests of the first texts of the file, one for each time that it has grown. They never change.
var goldenAges = map[int]string{
	6:  "5c34fc2c6f79fe678921ceb2b5f3efab9fa35a99406adf9e71a5f0b9a6310c44",
	14: "fbea8032977f26ad4c434e5781e93c1eab1276cbdb5a545d3ff4cefe77c5b71b",
}

func TestGoldenTokensOnlyGrow(t *testing.T) {
	var texts []string
	for i, g := range readGolden(t, "testdata/golden-v1.json").Tokens {
		texts = append(texts, g.Token)
		want, ok := goldenAges[i+1]
		if got := sha256.Sum256([]byte(strings.Join(texts, "\n"))); ok && hex.EncodeToString(got[:]) != want {
			t.Errorf("the first %d tokens have changed: digest %x", i+1, got)
		}
	}
	if goldenAges[len(texts)] == "" {
		t.Errorf("write down the digest of all %d tokens", len(texts))
	}
}

func TestGoldenTokens(t *testing.T) {
	file := readGolden(t, "testdata/golden-v1.json")
	a := authorityOf(t, fromHex(t, file.EpochHex), masterKey(file.KeyID, tokens.KeyActive, fromHex(t, file.MasterKeyHex)))
	r := tokens.Request{Now: time.Unix(file.Request.Now, 0), Address: file.Request.Address, Audience: file.Request.Audience, Size: file.Request.Size}
	for _, g := range file.Tokens {
		t.Run(g.Name, func(t *testing.T) {
			secrets := make([]tokens.Secret, len(g.SecretsHex))
			for i, text := range g.SecretsHex {
				secrets[i] = fromHex(t, text)
			}
			if g.Name == withdrawnGolden {
				refuseGolden(t, a, g, secrets)
				return
			}
			verifyGolden(t, a, g, secrets, r)
			mintGolden(t, a, g, secrets)
		})
	}
}

// verifyGolden verifies the token in both spellings.
func verifyGolden(t *testing.T, a *tokens.Authority, g goldenToken, secrets []tokens.Secret, r tokens.Request) {
	t.Helper()
	for _, text := range []string{g.Token, g.Base62} {
		u, err := tokens.Parse(text)
		if err != nil {
			t.Fatalf("Parse: %v", err)
		}
		token, err := a.Authenticate(u, secrets...)
		if err != nil {
			t.Fatalf("Authenticate: %v", err)
		}
		v, err := token.Verify(g.Purpose, r)
		if err != nil {
			t.Fatalf("Verify: %v", err)
		}
		if got := v.Identifier().String(); got != g.Identifier {
			t.Errorf("identifier = %q, want %q", got, g.Identifier)
		}
	}
}

// refuseGolden refuses the token with its secrets, and with each of them.
func refuseGolden(t *testing.T, a *tokens.Authority, g goldenToken, secrets []tokens.Secret) {
	t.Helper()
	u, err := tokens.Parse(g.Token)
	if err != nil {
		t.Fatalf("Parse: %v", err)
	}
	if token, err := a.Authenticate(u, secrets...); !errors.Is(err, tokens.ErrKeyMaterial) {
		t.Errorf("with all secrets: %v, %v; want ErrKeyMaterial", token, err)
	}
	for _, s := range secrets {
		if token, err := a.Authenticate(u, s); !errors.Is(err, tokens.ErrSignature) {
			t.Errorf("with one secret: %v, %v; want ErrSignature", token, err)
		}
	}
}

// mintGolden makes the token anew and attenuates it as its holder did.
func mintGolden(t *testing.T, a *tokens.Authority, g goldenToken, secrets []tokens.Secret) {
	t.Helper()
	id, err := tokens.ParseIdentifier(g.Identifier)
	if err != nil {
		t.Fatal(err)
	}
	r := tokens.MintRequest{
		Purpose: id.Purpose, Persistence: id.Persistence, IssuedAt: id.IssuedAt, ExpiresAt: id.ExpiresAt, UsageLimit: id.UsageLimit,
		Nonce: id.Nonce, Subject: id.Subject, Target: id.Target,
	}
	caveats := g.MintedWith
	if !id.ExpiresAt.IsZero() {
		caveats = caveats[1:] // Mint adds the expiry by itself
	}
	for _, text := range caveats {
		c, err := tokens.ParseCaveat(text)
		if err != nil {
			t.Fatal(err)
		}
		r.Caveats = append(r.Caveats, c)
	}
	s, _, err := a.Mint(rand.Reader, r, secrets...)
	if err != nil {
		t.Fatalf("Mint: %v", err)
	}
	if got := attenuate(t, s.Reveal(), g.AddedByHolder...); got != g.Token {
		t.Errorf("minted %q\n  want %q", got, g.Token)
	}
	// What a holder's library writes and how this one writes the same may differ in the text of a network, as "10.0.0.9" does.
	added := make([]tokens.Caveat, len(g.AddedByHolder))
	for i, text := range g.AddedByHolder {
		if added[i], err = tokens.ParseCaveat(text); err != nil {
			t.Fatal(err)
		}
	}
	ours, err := parse(t, s.Reveal()).Attenuate(added...)
	if want := attenuate(t, s.Reveal(), caveatsText(added)...); err != nil || ours.Reveal() != want {
		t.Errorf("attenuated to %q, %v\n  want %q", ours.Reveal(), err, want)
	}
}
