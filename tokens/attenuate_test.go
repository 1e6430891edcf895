package tokens_test

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/zonemint/zonemint/tokens"
)

// parse reads a text that is a token.
func parse(tb rapid.TB, text string) *tokens.Unverified {
	tb.Helper()
	u, err := tokens.Parse(text)
	if err != nil {
		tb.Fatalf("Parse: %v", err)
	}
	return u
}

// oneOfEach has a caveat of each kind that meets the request of the tests.
func oneOfEach() []tokens.Caveat {
	return []tokens.Caveat{
		tokens.ExpiresBefore(expires.Unix() - 60), network("10.0.0.0/8")[0],
		tokens.ForAudience{"prv-p1", "prv-p2"},
		tokens.MinSize(1),
		tokens.MaxSize(6_000_000),
	}
}

// caveatsText are the texts of caveats.
func caveatsText(caveats []tokens.Caveat) []string {
	texts := make([]string, len(caveats))
	for i, c := range caveats {
		texts[i] = c.String()
	}
	return texts
}

// TestAttenuateIsWhatAnyLibraryDoes compares with macaroon.v2 alone, for every kind of token in both spellings.
func TestAttenuateIsWhatAnyLibraryDoes(t *testing.T) {
	a := authority(t)
	for _, r := range requests() {
		text := mint(t, a, r)
		want := attenuate(t, text, caveatsText(oneOfEach())...)
		for name, spelt := range bothSpellings(text) {
			t.Run(kind(r)+" "+name, func(t *testing.T) {
				s, err := parse(t, spelt).Attenuate(oneOfEach()...)
				if err != nil || s.Reveal() != want {
					t.Fatalf("Attenuate = %q, %v\n  want %q", s.Reveal(), err, want)
				}
				again := parse(t, s.Reveal())
				if again.Spelling() != tokens.SpellingBase64 || again.UnsafeLocation() != location ||
					again.UnsafeIdentifier() != parse(t, text).UnsafeIdentifier() {
					t.Errorf("spelling %s, location %q, identifier %+v", again.Spelling(), again.UnsafeLocation(), again.UnsafeIdentifier())
				}
				if got := textOf(t, macaroonOf(t, s.Reveal())); got != want {
					t.Errorf("the library writes it as %q", got)
				}
				if _, err := authenticate(a, s.Reveal()); err != nil {
					t.Errorf("Authenticate: %v", err)
				}
			})
		}
	}
}

// TestAttenuateWithNothing gives the token itself back, in the spelling that is written.
func TestAttenuateWithNothing(t *testing.T) {
	text := mint(t, authority(t), support())
	for name, spelt := range bothSpellings(text) {
		if s, err := parse(t, spelt).Attenuate(); err != nil || s.Reveal() != text {
			t.Errorf("%s: %q, %v; want %q", name, s.Reveal(), err, text)
		}
	}
}

// TestAttenuateLeavesTheOriginal attenuates one parsed token in many ways, in many goroutines: no result has anything of another,
// and the token is what it was. It has three caveats and with that, after reading, room for a fourth that all could write to.
func TestAttenuateLeavesTheOriginal(t *testing.T) {
	a := authority(t)
	text := mint(t, a, support(), tokens.MinSize(1), tokens.MaxSize(9_000_000))
	u := parse(t, text)
	before := u.UnsafeCaveats()
	var group sync.WaitGroup
	for i := range 16 {
		group.Go(func() {
			c := tokens.MaxSize(1_000_000 + i)
			s, err := u.Attenuate(c)
			if want := attenuate(t, text, c.String()); err != nil || s.Reveal() != want {
				t.Errorf("Attenuate = %q, %v\n  want %q", s.Reveal(), err, want)
			}
		})
	}
	group.Wait()
	if got := u.UnsafeCaveats(); !slices.Equal(got, before) {
		t.Errorf("caveats became %q, were %q", got, before)
	}
	if s, err := u.Attenuate(); err != nil || s.Reveal() != text {
		t.Errorf("the token became %q, %v", s.Reveal(), err)
	}
	token, err := a.Authenticate(u, spaceSecret, userSecret)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := token.Verify(tokens.PurposeSupport, here); err != nil {
		t.Errorf("Verify: %v", err)
	}
}

// TestAttenuateTakesAnyToken needs no key: what a stranger made is attenuated, and remains what it is. Caveats that the zone does not
// know stay where they are.
func TestAttenuateTakesAnyToken(t *testing.T) {
	a := authority(t)
	for name, text := range map[string]string{
		"forged": wellFormed(), "of another zone": write(packet{"location", "elsewhere"}, identifierPacket, caveatPacket, signaturePacket),
		"with foreign caveats": attenuateRaw(t, mint(t, a, support()), "asn = 1", "", "\xff"),
	} {
		t.Run(name, func(t *testing.T) {
			s, err := parse(t, text).Attenuate(tokens.MinSize(7))
			if want := attenuateRaw(t, text, "size >= 7"); err != nil || s.Reveal() != want {
				t.Errorf("Attenuate = %q, %v\n  want %q", s.Reveal(), err, want)
			}
			_, before := authenticate(a, text)
			if _, after := authenticate(a, s.Reveal()); (before == nil) != (after == nil) {
				t.Errorf("authenticates with %v, before with %v", after, before)
			}
		})
	}
}

// refuseCaveats fails unless u refuses the caveats, in one line that holds no token.
func refuseCaveats(t *testing.T, u *tokens.Unverified, caveats ...tokens.Caveat) {
	t.Helper()
	s, err := u.Attenuate(caveats...)
	if !errors.Is(err, tokens.ErrCaveats) || errors.Is(err, tokens.ErrInvalid) || s != (tokens.Serialized{}) {
		t.Fatalf("Attenuate = %q, %v; want ErrCaveats", s.Reveal(), err)
	}
	if strings.ContainsAny(err.Error(), "\n\r") || strings.Contains(err.Error(), locationPacket.data) {
		t.Errorf("error %q", err)
	}
}

// TestAttenuateRefuses refuses every caveat that Mint does.
func TestAttenuateRefuses(t *testing.T) {
	u := parse(t, mint(t, authority(t), support()))
	cases := 0
	for name, spoil := range refusedRequests {
		r := support()
		spoil(&r)
		if len(r.Caveats) == 0 {
			continue
		}
		cases++
		t.Run(name, func(t *testing.T) {
			refuseCaveats(t, u, r.Caveats...)
			refuseCaveats(t, u, append(oneOfEach(), r.Caveats...)...)
		})
	}
	if cases < 15 {
		t.Errorf("%d cases, so few that they are not those of Mint", cases)
	}
	for _, text := range refusedCaveats {
		refuseCaveats(t, u, tokens.ForeignCaveat(text))
	}
}

// TestAttenuateUpToTheCaps adds caveats one by one up to the most that a token can have, and then as many bytes.
func TestAttenuateUpToTheCaps(t *testing.T) {
	a := authority(t)
	text := mint(t, a, support())
	for n := 2; n <= tokens.MaxCaveats; n++ {
		s, err := parse(t, text).Attenuate(tokens.MinSize(1))
		if err != nil {
			t.Fatalf("caveat %d: %v", n, err)
		}
		text = s.Reveal()
	}
	if _, err := redeem(a, text, tokens.PurposeSupport, here); err != nil {
		t.Errorf("32 caveats: %v", err)
	}
	u := parse(t, text)
	refuseCaveats(t, u, tokens.MinSize(1))
	if s, err := u.Attenuate(); err != nil || s.Reveal() != text {
		t.Errorf("nothing more: %v", err)
	}

	u = parse(t, mint(t, a, support()))
	full := slices.Repeat([]tokens.Caveat{tokens.MinSize(1)}, tokens.MaxCaveats-1)
	if _, err := u.Attenuate(full...); err != nil {
		t.Errorf("31 at once: %v", err)
	}
	refuseCaveats(t, u, append(full, tokens.MinSize(1))...)
}

// TestAttenuateUpToTheLength walks over the longest token byte by byte.
func TestAttenuateUpToTheLength(t *testing.T) {
	a := authority(t)
	text := mint(t, a, support(), tokens.ForAudience(slices.Repeat([]string{"prv-" + strings.Repeat("a", 128)}, 32)))
	last := func(n int) tokens.Caveat { // one whose packet has n bytes
		n -= len(packet{"cid", tokens.ForAudience{"prv-"}.String()}.String())
		var names tokens.ForAudience
		for ; n > 128; n -= 120 + len("|prv-") {
			names = append(names, "prv-"+strings.Repeat("b", 120))
		}
		return append(names, "prv-"+strings.Repeat("b", n))
	}
	raw := len(text) * 6 / 8
	for _, n := range []int{tokens.MaxTokenBytes - raw - 1, tokens.MaxTokenBytes - raw} {
		s, err := parse(t, text).Attenuate(last(n))
		if err != nil {
			t.Fatalf("%d bytes: %v", raw+n, err)
		}
		if got := len(s.Reveal()) * 6 / 8; got != raw+n {
			t.Fatalf("the token has %d bytes, not %d", got, raw+n)
		}
		if _, err := authenticate(a, s.Reveal()); err != nil {
			t.Errorf("%d bytes: %v", raw+n, err)
		}
	}
	for _, n := range []int{tokens.MaxTokenBytes - raw + 1, tokens.MaxTokenBytes - raw + 2, tokens.MaxTokenBytes - raw + 3} {
		refuseCaveats(t, parse(t, text), last(n))
	}
}

// TestAttenuateOnlyRestricts draws caveats: the attenuated token verifies exactly where the original does and each caveat holds, and
// attenuating step by step gives the same.
func TestAttenuateOnlyRestricts(t *testing.T) {
	a := authority(t)
	original := mint(t, a, support(), tokens.MaxSize(1<<50))
	rapid.Check(t, func(rt *rapid.T) {
		added := rapid.SliceOfN(rapid.OneOf(caveats(), likelyCaveats()), 1, 4).Draw(rt, "caveats")
		r := verifyRequests().Draw(rt, "request")
		s, err := parse(rt, original).Attenuate(added...)
		if err != nil {
			rt.Skip("longer than a token can be")
		}
		steps := original
		for _, c := range added {
			next, err := parse(rt, steps).Attenuate(c)
			if err != nil {
				rt.Fatal(err)
			}
			steps = next.Reveal()
		}
		if s.Reveal() != steps || s.Reveal() != attenuate(t, original, caveatsText(added)...) {
			rt.Fatalf("at once %q\nstep by step %q", s.Reveal(), steps)
		}
		_, err = redeem(a, original, tokens.PurposeSupport, r)
		want := err == nil
		for _, c := range added {
			want = want && c.Prohibits(r) == nil
		}
		if _, err := redeem(a, steps, tokens.PurposeSupport, r); (err == nil) != want {
			rt.Fatalf("%q for %+v: %v, want %v", caveatsText(added), r, err, want)
		}
	})
}
