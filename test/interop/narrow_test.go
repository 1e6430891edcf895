package interop_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/zonemint/zonemint/tokens"
)

// minted are the tokens that a zone mints, by what is asked for.
func (w *world) minted() map[string]map[string]any {
	return map[string]map[string]any{
		"temporary": nil,
		"temporary, confined": {
			"ttl": 3600, "consumer": []string{w.p1.id, w.p2.id}, "ip": []string{"192.0.2.0/24"}, "minSize": size - 1, "maxSize": size + 1,
		},
		"named":           {"name": "for the sites", "usageLimit": 18},
		"named, confined": {"name": "for a day", "ttl": 86400, "ip": []string{"192.0.2.0/24", "2001:db8::/32"}},
	}
}

// holding are caveats that hold when the first provider redeems.
func (w *world) holding() map[string]string {
	return map[string]string{
		"time":     fmt.Sprintf("time < %d", now.Unix()+60),
		"ip":       "ip = 198.51.100.7|192.0.2.10|2001:db8::/32",
		"consumer": fmt.Sprintf("consumer = prv-%s|prv-%s", w.p2.id, w.p1.id),
		"size <=":  fmt.Sprintf("size <= %d", size),
		"size >=":  fmt.Sprintf("size >= %d", size),
	}
}

// several are all of them.
func (w *world) several() []string {
	h := w.holding()
	return []string{h["time"], h["ip"], h["consumer"], h["size <="], h["size >="]}
}

// TestHolderNarrows adds caveats that hold to tokens of a zone, offline, and redeems them there. The result is what zonemint's own
// Attenuate gives.
func TestHolderNarrows(t *testing.T) {
	eachLibrary(t, func(t *testing.T, l workshop, w *world) {
		narrow := func(name string, options map[string]any, caveats ...string) {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				token := w.mint(t, options)
				narrowed := l.attenuate(t, token, caveats...)
				if want := ours(t, token, caveats...); narrowed != want {
					t.Fatalf("%q\nwant %q", narrowed, want)
				}
				w.wantRedeemed(t, w.p1, narrowed)
			})
		}
		for kind, options := range w.minted() {
			narrow(kind+" with several at once", options, w.several()...)
		}
		for kind, caveat := range w.holding() {
			narrow("temporary with "+kind, nil, caveat)
		}
		narrow("temporary with nothing", nil)
		narrow("named with the most that fit", w.minted()["named"], slices.Repeat([]string{"size >= 1"}, tokens.MaxCaveats)...)
	})
}

// ours is what Attenuate makes of a token, its caveats written as they are given.
func ours(t *testing.T, token string, texts ...string) string {
	t.Helper()
	for _, text := range texts {
		u, err := tokens.Parse(token)
		must(t, err)
		c, err := tokens.ParseCaveat(text)
		must(t, err)
		if c.String() != text { // "10.0.0.1" for "10.0.0.1/32": written anew, the token would be another one
			m := macaroonOf(t, token)
			must(t, m.AddFirstPartyCaveat([]byte(text)))
			token = textOf(t, m)
			continue
		}
		s, err := u.Attenuate(c)
		must(t, err)
		token = s.Reveal()
	}
	return token
}

// TestHolderNarrowsInSteps has one holder narrow for the next, in the other library's hands or ours in between, and hand the result on
// in the spelling that a double click selects.
func TestHolderNarrowsInSteps(t *testing.T) {
	eachLibrary(t, func(t *testing.T, l workshop, w *world) {
		for _, kind := range []string{"temporary", "named, confined"} {
			t.Run(kind, func(t *testing.T) {
				t.Parallel()
				token := w.mint(t, w.minted()[kind])
				token = l.attenuate(t, token, w.holding()["time"])
				token = ours(t, token, w.holding()["size <="])
				for _, other := range libraries {
					token = newWorkshop(t, other).attenuate(t, token, w.holding()["consumer"], w.holding()["ip"])
				}
				w.wantRedeemed(t, w.p1, strings.NewReplacer("0", "00", "_", "01", "-", "02").Replace(token))
			})
		}
	})
}

// refusals are caveats that do not hold, with the answer and a part of its description.
func (w *world) refusals() []refusal {
	h := w.holding()
	return []refusal{
		{"time", []string{fmt.Sprintf("time < %d", now.Unix())}, "token_expired", "expired"},
		{"ip", []string{"ip = 198.51.100.0/24|2001:db8::/32"}, "caveat_not_met", "'ip'"},
		{"consumer", []string{"consumer = prv-" + w.p2.id}, "caveat_not_met", "'consumer'"},
		{"size <=", []string{fmt.Sprintf("size <= %d", size-1)}, "caveat_not_met", "'size'"},
		{"size >=", []string{fmt.Sprintf("size >= %d", size+1)}, "caveat_not_met", "'size'"},
		{"one among several", []string{h["time"], h["ip"], "consumer = prv-" + w.p2.id, h["size <="]}, "caveat_not_met", "'consumer'"},
		{"widened again", []string{"consumer = prv-" + w.p2.id, "consumer = prv-*"}, "caveat_not_met", "'consumer'"},
		{"unknown", []string{"color = red"}, "caveat_not_met", "does not know"},
		{"not in its one spelling", []string{"size<=9000000"}, "caveat_not_met", "does not know"},
		{"empty", []string{""}, "caveat_not_met", "does not know"},
		{"more than a token can have", slices.Repeat([]string{"size >= 1"}, tokens.MaxCaveats), "invalid_token", ""},
		{"longer than a token can be", []string{"consumer = prv-" + strings.Repeat("a", tokens.MaxTokenBytes)}, "invalid_token", ""},
	}
}

type refusal struct {
	name              string
	caveats           []string
	code, description string
}

// TestZoneRefuses adds caveats that do not hold. Each refusal has its kind and leaves the token that the holder began with as good as
// it was.
func TestZoneRefuses(t *testing.T) {
	eachLibrary(t, func(t *testing.T, l workshop, w *world) {
		for _, c := range w.refusals() {
			t.Run(c.name, func(t *testing.T) {
				t.Parallel()
				token := w.mint(t, nil)
				w.wantRefused(t, l.attenuate(t, token, c.caveats...), c.code, c.description)
				w.wantRedeemed(t, w.p1, token)
			})
		}
		t.Run("third-party", func(t *testing.T) {
			t.Parallel()
			token, named := w.mint(t, nil), w.mint(t, w.minted()["named"])
			for i, a := range l.ask(t, question{Do: "third-party", Token: token}, question{Do: "third-party", Token: named}) {
				if a.Error != "" || len(a.Caveats) == 0 || a.Caveats[len(a.Caveats)-1] != "who is it" {
					t.Fatalf("question %d: %+v", i, a)
				}
				w.wantRefused(t, a.Token, "invalid_token", "")
			}
			w.wantRedeemed(t, w.p1, token)
			w.wantRedeemed(t, w.p1, named)
		})
	})
}

func (w *world) wantRefused(t *testing.T, token, code, description string) {
	t.Helper()
	status, gotCode, gotDescription := w.redeem(t, w.p1, token)
	if status != http.StatusBadRequest || gotCode != code || !strings.Contains(gotDescription, description) {
		t.Errorf("%d %s: %s; want %s with %q", status, gotCode, gotDescription, code, description)
	}
}

// TestOneNamedTokenForTwoSites hands one named token on in two versions, each narrowed to one provider: each can be redeemed by that
// one only, and by it once.
func TestOneNamedTokenForTwoSites(t *testing.T) {
	eachLibrary(t, func(t *testing.T, l workshop, w *world) {
		token := w.mint(t, w.minted()["named"])
		first, second := l.attenuate(t, token, "consumer = prv-"+w.p1.id), l.attenuate(t, token, "consumer = prv-"+w.p2.id)
		w.wantRefused(t, second, "caveat_not_met", "'consumer'")
		w.wantRedeemed(t, w.p1, first)
		w.wantRedeemed(t, w.p2, second)
	})
}
