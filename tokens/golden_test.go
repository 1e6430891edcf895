package tokens_test

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"net/netip"
	"os"
	"testing"
	"time"

	"github.com/zonemint/zonemint/tokens"
)

// goldenFile holds tokens of one format version that must verify for ever: tokens like them are in mailboxes. The file is
// never changed; a new format version adds a new one.
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
}
