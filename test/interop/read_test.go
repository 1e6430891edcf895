package interop_test

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/macaroon.v2"

	"github.com/zonemint/zonemint/tokens"
)

func textOf(t *testing.T, m *macaroon.Macaroon) string {
	t.Helper()
	raw, err := m.MarshalBinary()
	must(t, err)
	return base64.RawURLEncoding.EncodeToString(raw)
}

// TestLibrariesReadOurs has the libraries read tokens that a zone minted and zonemint's own Attenuate narrowed, and check their
// signatures with the root key, which no holder has.
func TestLibrariesReadOurs(t *testing.T) {
	eachLibrary(t, func(t *testing.T, l workshop, w *world) {
		for kind, options := range w.minted() {
			t.Run(kind, func(t *testing.T) {
				t.Parallel()
				token := w.mint(t, options)
				root, narrowed := w.rootKey(t, token), ours(t, token, w.several()...)
				own := macaroonOf(t, narrowed)
				var caveats []string
				for _, c := range own.Caveats() {
					caveats = append(caveats, string(c.Id))
				}
				answers := l.ask(
					t, question{Do: "verify", Token: token, RootKey: root}, question{Do: "verify", Token: narrowed, RootKey: root},
					question{Do: "mint", RootKey: root, Location: own.Location(), Identifier: string(own.Id()), Caveats: caveats},
				)
				for i, want := range []string{token, narrowed, narrowed} {
					if answers[i].Error != "" || answers[i].Token != want || answers[i].Location != "onezone" || answers[i].Identifier != string(own.Id()) {
						t.Errorf("answer %d: %+v\n  want %q", i, answers[i], want)
					}
				}
				if !slices.Equal(answers[1].Caveats, caveats) {
					t.Errorf("caveats %q, want %q", answers[1].Caveats, caveats)
				}
				checkForgeries(t, l, root, narrowed)
				w.wantRedeemed(t, w.p1, answers[2].Token)
			})
		}
	})
}

// checkForgeries holds that the library does check signatures: with another key, or with a caveat less, nothing holds.
func checkForgeries(t *testing.T, l workshop, root, token string) {
	t.Helper()
	other := strings.Map(func(r rune) rune {
		if r == '0' {
			return '1'
		}
		return '0'
	}, root)
	raw, err := base64.RawURLEncoding.DecodeString(token)
	must(t, err)
	last, end := strings.LastIndex(string(raw), "cid size >= ")-len("0000"), strings.LastIndex(string(raw), "002fsignature ")
	if last < 0 || end != last+len("0000cid size >= 5000000\n") {
		t.Fatalf("the last caveat is not where it should be: %d, %d", last, end)
	}
	cut := base64.RawURLEncoding.EncodeToString(slices.Delete(slices.Clone(raw), last, end))
	raw[len(raw)-2] ^= 1
	flipped := base64.RawURLEncoding.EncodeToString(raw)
	for i, a := range l.ask(
		t, question{Do: "verify", Token: token, RootKey: other}, question{Do: "verify", Token: cut, RootKey: root},
		question{Do: "verify", Token: flipped, RootKey: root},
	) {
		if !strings.Contains(strings.ToLower(a.Error), "signature") {
			t.Errorf("forgery %d: %+v", i, a)
		}
	}
}

// golden is what this test needs of the golden tokens of package tokens.
type golden struct {
	MasterKeyHex, EpochHex string
	Tokens                 []struct {
		Name, Identifier, Token, AddedWith string
		Purpose                            tokens.Purpose
		SecretsHex                         []string
		MintedWith, AddedByHolder          []string
	}
}

// TestGoldenTokensElsewhere makes the golden tokens anew with each library: minted with the root key, attenuated with the script.
func TestGoldenTokensElsewhere(t *testing.T) {
	data, err := os.ReadFile("../../tokens/testdata/golden-v1.json")
	must(t, err)
	var file golden
	must(t, json.Unmarshal(data, &file))
	eachLibrary(t, func(t *testing.T, l workshop, _ *world) {
		var mint, verify []question
		for _, g := range file.Tokens {
			root := goldenKey(t, file, string(g.Purpose), g.Identifier, g.SecretsHex)
			mint = append(mint, question{Do: "mint", RootKey: root, Location: "onezone", Identifier: g.Identifier, Caveats: g.MintedWith})
			verify = append(verify, question{Do: "verify", RootKey: root, Token: g.Token})
		}
		minted, verified := l.ask(t, mint...), l.ask(t, verify...)
		made := 0
		for i, g := range file.Tokens {
			if minted[i].Error != "" || verified[i].Error != "" || verified[i].Token != g.Token {
				t.Errorf("%s: %s %s", g.Name, minted[i].Error, verified[i].Error)
			}
			if len(g.AddedByHolder) > 0 {
				minted[i].Token = l.attenuate(t, minted[i].Token, g.AddedByHolder...)
			}
			if minted[i].Token != g.Token {
				t.Errorf("%s: %q\nwant %q", g.Name, minted[i].Token, g.Token)
			}
			if g.AddedWith == l.title {
				made++
			}
		}
		if made == 0 {
			t.Errorf("no golden token was made with %s", l.title)
		}
	})
}

// goldenKey is the root key of a golden token.
func goldenKey(t *testing.T, file golden, purpose, identifier string, secrets []string) string {
	t.Helper()
	bytes := func(text string) []byte {
		b, err := hex.DecodeString(text)
		must(t, err)
		return b
	}
	k, err := hkdf.Key(sha256.New, bytes(file.MasterKeyHex), bytes(file.EpochHex), "zonemint/1/"+purpose, 32)
	must(t, err)
	mac := hmac.New(sha256.New, k)
	for _, s := range secrets {
		mac.Write(bytes(s))
	}
	mac.Write([]byte(identifier))
	return hex.EncodeToString(mac.Sum(nil))
}

// heredoc is a script that the handbook has its reader write: its name and its text.
var heredoc = regexp.MustCompile(`(?ms)^cat > (attenuate\.\w+) <<'END'\n(.*?)^END$`)

// TestHandbookScripts runs every script for attenuating that the handbook shows. One that uses a library is the one of these tests, to
// the letter.
func TestHandbookScripts(t *testing.T) {
	page, err := os.ReadFile("../../docs/tokens.md")
	must(t, err)
	scripts := heredoc.FindAllStringSubmatch(string(page), -1)
	if len(scripts) == 0 {
		t.Error("docs/tokens.md shows no script")
	}
	eachLibrary(t, func(t *testing.T, l workshop, w *world) {
		for _, script := range scripts {
			name, text := script[1], script[2]
			if filepath.Ext(name) != l.script {
				continue
			}
			ours, err := os.ReadFile(name)
			must(t, err)
			if strings.Contains(text, strings.Fields(l.title)[0]) && text != string(ours) {
				t.Errorf("docs/tokens.md shows another %s than test/interop has", name)
			}
			must(t, os.WriteFile(filepath.Join(l.dir, name), []byte(text), 0o600))
			checkScript(t, l, w)
		}
	})
}

// checkScript narrows a token with the script that is in the workshop.
func checkScript(t *testing.T, l workshop, w *world) {
	t.Helper()
	token := w.mint(t, nil)
	narrowed := l.attenuate(t, token, w.several()...)
	if want := ours(t, token, w.several()...); narrowed != want {
		t.Errorf("%q\nwant %q", narrowed, want)
	}
	w.wantRedeemed(t, w.p1, narrowed)
}
