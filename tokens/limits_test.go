package tokens_test

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/zonemint/zonemint/tokens"
)

// limitsOf authenticates a token and returns its limits.
func limitsOf(tb rapid.TB, a *tokens.Authority, text string) tokens.Limits {
	tb.Helper()
	token, err := authenticate(a, text)
	if err != nil {
		tb.Fatalf("authenticate: %v", err)
	}
	return token.Limits()
}

func TestLimits(t *testing.T) {
	a := authority(t)
	endless := mint(t, a, namedSupport())
	year9999 := time.Unix(253402300799, 0).UTC()
	at := func(unix int64) time.Time { return time.Unix(unix, 0).UTC() }
	for _, c := range []struct {
		name    string
		text    string
		caveats []string
		want    tokens.Limits
	}{
		{"a temporary token", mint(t, a, support()), nil, tokens.Limits{ExpiresAt: expires}},
		{"an earlier end", mint(t, a, support()), []string{"time < 1700000060"}, tokens.Limits{ExpiresAt: at(1700000060)}},
		{"a later end", mint(t, a, support()), []string{"time < 1800000000"}, tokens.Limits{ExpiresAt: expires}},
		{
			"three ends", mint(t, a, support()),
			[]string{"time < 1700000120", "time < 1700000060", "time < 1700000090"},
			tokens.Limits{ExpiresAt: at(1700000060)},
		},
		{"an access token with nothing", mint(t, a, access()), nil, tokens.Limits{}},
		{"a named token with nothing", endless, nil, tokens.Limits{}},
		{"a named token with an end of the holder's", endless, []string{"time < 1800000000"}, tokens.Limits{ExpiresAt: at(1800000000)}},
		{"an end in 1970", endless, []string{"time < 0"}, tokens.Limits{ExpiresAt: at(0)}},
		{"an end beyond all dates", endless, []string{"time < 9223372036854775807"}, tokens.Limits{ExpiresAt: year9999}},
		{"an end at the last date", endless, []string{"time < 253402300799"}, tokens.Limits{ExpiresAt: year9999}},
		{"a least size", endless, []string{"size >= 5"}, tokens.Limits{MinSize: 5}},
		{"the largest of the least sizes", endless, []string{"size >= 5", "size >= 7", "size >= 6"}, tokens.Limits{MinSize: 7}},
		{"a largest size", endless, []string{"size <= 5"}, tokens.Limits{MaxSize: 5, HasMax: true}},
		{"the least of the largest sizes", endless, []string{"size <= 6", "size <= 5", "size <= 7"}, tokens.Limits{MaxSize: 5, HasMax: true}},
		{"no size at all", endless, []string{"size <= 0"}, tokens.Limits{HasMax: true}},
		{"no size at all, and then some", endless, []string{"size <= 0", "size <= 5"}, tokens.Limits{HasMax: true}},
		{"contradictory sizes", endless, []string{"size >= 9", "size <= 5"}, tokens.Limits{MinSize: 9, MaxSize: 5, HasMax: true}},
		{"others", endless, []string{"ip = 10.0.0.9", "consumer = prv-p1", "asn = 1", "", "size < 5", "time < 05"}, tokens.Limits{}},
		{
			"everything", mint(t, a, support(), tokens.MinSize(2), tokens.MaxSize(8)),
			[]string{"asn = 1", "size >= 3", "time < 1700000060", "size <= 9"},
			tokens.Limits{ExpiresAt: at(1700000060), MinSize: 3, MaxSize: 8, HasMax: true},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := limitsOf(t, a, attenuateRaw(t, c.text, c.caveats...)); got != c.want {
				t.Errorf("Limits = %+v, want %+v", got, c.want)
			}
		})
	}
}

// TestLimitsAreWhatVerifyAllows draws caveats on time and size: a support within the limits verifies, and one outside does not.
func TestLimitsAreWhatVerifyAllows(t *testing.T) {
	a := authority(t)
	bases := []string{mint(t, a, support()), mint(t, a, namedSupport()), mint(t, a, namedSupport(), tokens.MinSize(10), tokens.MaxSize(90))}
	near := rapid.Int64Range(0, 100)
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.SampledFrom(bases).Draw(rt, "base")
		for i := range rapid.IntRange(0, 4).Draw(rt, "caveats") {
			var c tokens.Caveat
			switch n := near.Draw(rt, fmt.Sprintf("n%d", i)); rapid.IntRange(0, 2).Draw(rt, fmt.Sprintf("kind%d", i)) {
			case 0:
				c = tokens.ExpiresBefore(issued.Unix() + n)
			case 1:
				c = tokens.MinSize(n)
			default:
				c = tokens.MaxSize(n)
			}
			s, err := parse(rt, text).Attenuate(c)
			if err != nil {
				rt.Fatal(err)
			}
			text = s.Reveal()
		}
		r := tokens.Request{Now: issued.Add(time.Duration(near.Draw(rt, "second")) * time.Second), Size: rapid.Int64Range(1, 101).Draw(rt, "size")}
		l := limitsOf(rt, a, text)
		within := (l.ExpiresAt.IsZero() || r.Now.Before(l.ExpiresAt)) && r.Size >= l.MinSize && (!l.HasMax || r.Size <= l.MaxSize)
		if _, err := redeem(a, text, tokens.PurposeSupport, r); (err == nil) != within {
			rt.Fatalf("limits %+v, request %+v: %v", l, r, err)
		}
	})
}
