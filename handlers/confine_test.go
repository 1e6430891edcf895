package handlers_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/zonemint/zonemint/zone"
)

// examined is what examining a token says.
type examined struct {
	Verified      *bool
	OnezoneDomain string
	TokenID       string
	Persistence   string
	Type          string
	Subject       struct{ Type, ID string }
	SpaceID       string
	IssuedAt      int64
	ExpiresAt     int64
	UsageLimit    int64
	Spelling      string
	Caveats       []map[string]any
}

// examine asks what stands in a token.
func (w *world) examine(t testing.TB, token string) examined {
	t.Helper()
	a := w.expect(t, post("/tokens/examine", map[string]string{"token": token}).as(w.carol.basic()), http.StatusOK)
	e := decode[examined](t, a)
	if e.Verified == nil || *e.Verified {
		t.Errorf("examining says that it verified something: %s", a.body)
	}
	if strings.Contains(string(a.body), token[len(token)-20:]) {
		t.Error("examining repeats the token")
	}
	return e
}

// caveatsOf are the texts of a token's caveats.
func (w *world) caveatsOf(t testing.TB, token string) []string {
	t.Helper()
	var texts []string
	for _, caveat := range w.examine(t, token).Caveats {
		texts = append(texts, fmt.Sprint(caveat["text"]))
	}
	return texts
}

// TestExamine reads each kind of token, genuine or not.
func TestExamine(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	now := w.clock.Now().Unix()
	minted := w.expect(t, post(w.mintPath(), `{"ttl":60}`).as(w.alice.basic()), http.StatusOK)
	access := w.expect(t, post("/user/client_tokens", nil).as(w.alice.basic()), http.StatusOK)
	support := minted.field("token")
	ofAlice := struct{ Type, ID string }{"user", string(w.alice.id)}
	common := examined{OnezoneDomain: "onezone", IssuedAt: now, Spelling: "base64url"}
	for name, test := range map[string]struct {
		token string
		want  func(e *examined)
	}{
		"support, temporary": {support, func(e *examined) {
			e.TokenID, e.Persistence, e.Type, e.Subject, e.SpaceID = minted.field("tokenId"), "temporary", "support", ofAlice, w.space
			e.ExpiresAt, e.UsageLimit = now+60, 1
		}},
		"support, named": {w.namedText, func(e *examined) {
			e.TokenID, e.Persistence, e.Type, e.Subject, e.SpaceID = string(w.named), "named", "support", ofAlice, w.space
			e.UsageLimit = 3
		}},
		"access, user": {access.field("token"), func(e *examined) {
			e.TokenID, e.Persistence, e.Type, e.Subject = access.field("tokenId"), "named", "access", ofAlice
		}},
		"access, provider": {w.p1.token, func(e *examined) {
			e.Persistence, e.Type, e.Subject = "named", "access", struct{ Type, ID string }{"provider", string(w.p1.id)}
		}},
		"register": {w.registrationToken(t, w.admin), func(e *examined) {
			e.Persistence, e.Type, e.Subject = "temporary", "register", struct{ Type, ID string }{"user", string(w.admin.id)}
			e.ExpiresAt, e.UsageLimit = now+86400, 1
		}},
	} {
		want := common
		test.want(&want)
		got := w.examine(t, test.token)
		got.Verified, got.Caveats = nil, nil
		if want.TokenID == "" {
			want.TokenID = got.TokenID
		}
		if fmt.Sprint(got) != fmt.Sprint(want) || len(got.TokenID) != 22 {
			t.Errorf("%s: got\n%+v, want\n%+v", name, got, want)
		}
		spelled := w.examine(t, base62(test.token))
		if spelled.Spelling != "base62" || spelled.TokenID != got.TokenID {
			t.Errorf("%s in base62: %+v", name, spelled)
		}
	}
	forged := support[:len(support)-20] + flip(support[len(support)-20:])
	if w.examine(t, forged).TokenID != minted.field("tokenId") || w.examine(t, tampered(t, support, 8)).Subject == ofAlice {
		t.Error("what is not genuine reads differently from how it is written")
	}
	w.clock.advance(time.Hour)
	w.expect(t, del(w.mintPath()).as(w.alice.basic()), http.StatusNoContent)
	w.examine(t, support) // expired and revoked
	for _, text := range []string{"garbage", "1", support + "=", support + "\n", support[1:], thirdParty(t, support), strings.Repeat("A", 21846)} {
		for _, c := range []credential{w.alice.basic(), w.p1.auth()} {
			w.expect(t, post("/tokens/examine", map[string]string{"token": text}).as(c), http.StatusBadRequest, "invalid_token")
			body := map[string]any{"token": text, "caveats": []any{map[string]any{"type": "time", "validUntil": 5}}}
			w.expect(t, post("/tokens/confine", body).as(c), http.StatusBadRequest, "invalid_token")
		}
	}
}

// TestExaminedCaveats: every caveat is shown as it is written, and explained where this zone understands it.
func TestExaminedCaveats(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	for text, want := range map[string]map[string]any{
		"time < 1795516800":          {"type": "time", "validUntil": 1795516800.0},
		"time < 9223372036854775807": {"type": "time", "validUntil": 9223372036854775807.0},
		"time < 0":                   {"type": "time", "validUntil": 0.0},
		"time < -1":                  {"type": "unknown"},
		"ip = 192.0.2.7|2001:db8::/32": {
			"type": "ip", "whitelist": []any{"192.0.2.7/32", "2001:db8::/32"},
		},
		"ip = 192.0.2.7/24":           {"type": "unknown"},
		"consumer = prv-abc|prv-d_-e": {"type": "consumer", "whitelist": []any{"abc", "d_-e"}},
		"consumer = prv-*":            {"type": "consumer", "whitelist": []any{"*"}},
		"consumer = usr-*":            {"type": "unknown"},
		"size >= 5":                   {"type": "size", "minSize": 5.0},
		"size <= 9223372036854775807": {"type": "size", "maxSize": 9223372036854775807.0},
		"size <= 0":                   {"type": "size", "maxSize": 0.0},
		"size < 5":                    {"type": "unknown"},
		"":                            {"type": "unknown"},
		"interface = rest":            {"type": "unknown"},
		"a\x00\x1b[2J\r\nb":           {"type": "unknown"},
		"<script>alert(1)</script>":   {"type": "unknown"},
	} {
		caveats := w.examine(t, attenuated(t, w.mint(t), text)).Caveats
		want["text"] = text
		if got := caveats[len(caveats)-1]; len(caveats) != 2 || fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%q is shown as %v, want %v", text, got, want)
		}
	}
	w.examine(t, attenuated(t, w.mint(t), "\xff\xfe"))                                    // no UTF-8
	w.examine(t, attenuated(t, w.mint(t), strings.Repeat("x", 5000), "y", "y"))           // long, and twice
	w.examine(t, attenuated(t, w.mint(t), strings.Split(strings.Repeat("x", 31), "")...)) // many
}

// confine is a request to add caveats to a token.
func confine(token string, caveats ...map[string]any) request {
	return post("/tokens/confine", map[string]any{"token": token, "caveats": caveats})
}

// TestConfine: what comes out has the old caveats and the new ones, and they hold.
func TestConfine(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		later := w.clock.Now().Unix() + 3600
		for name, test := range map[string]struct {
			caveats []map[string]any
			want    []string // the texts that are added
		}{
			"time": {[]map[string]any{{"type": "time", "validUntil": later}}, []string{fmt.Sprint("time < ", later)}},
			"network": {
				[]map[string]any{{"type": "ip", "whitelist": []string{"192.0.2.0/24", "2001:db8::1"}}}, []string{"ip = 192.0.2.0/24|2001:db8::1/128"},
			},
			"provider": {
				[]map[string]any{{"type": "consumer", "whitelist": []any{w.p1.id, "other"}}}, []string{"consumer = prv-" + string(w.p1.id) + "|prv-other"},
			},
			"any provider": {[]map[string]any{{"type": "consumer", "whitelist": []string{"*"}}}, []string{"consumer = prv-*"}},
			"largest":      {[]map[string]any{{"type": "size", "maxSize": supportSize}}, []string{"size <= 5000000"}},
			"smallest":     {[]map[string]any{{"type": "size", "minSize": supportSize}}, []string{"size >= 5000000"}},
			"both": {
				[]map[string]any{{"type": "size", "minSize": 1, "maxSize": supportSize}}, []string{"size >= 1", "size <= 5000000"},
			},
			"several, in turn": {
				[]map[string]any{{"type": "size", "minSize": 2}, {"type": "consumer", "whitelist": []string{"*"}}, {"type": "size", "minSize": 1}},
				[]string{"size >= 2", "consumer = prv-*", "size >= 1"},
			},
		} {
			t.Run(name, func(t *testing.T) {
				w.newSpace(t)
				token := w.mintAs(t, w.alice, `{"maxSize":9000000}`)
				before := w.caveatsOf(t, token)
				for _, spelling := range []string{token, base62(token)} {
					a := w.expect(t, confine(spelling, test.caveats...).as(w.p2.auth()), http.StatusOK)
					confined := a.field("token")
					if got, want := w.caveatsOf(t, confined), append(slices.Clone(before), test.want...); !slices.Equal(got, want) {
						t.Errorf("the caveats are %q, want %q", got, want)
					}
					if confined != attenuated(t, token, test.want...) || len(decode[map[string]any](t, a)) != 1 {
						t.Error("it is not the token that any macaroon library makes")
					}
					w.expect(t, w.redeem(w.p1, confined, supportSize), http.StatusCreated)
				}
				w.expect(t, w.redeem(w.p1, token, supportSize), http.StatusCreated) // one token, so one use
				w.expectSupports(t, map[zone.ProviderID]int64{w.p1.id: supportSize})
			})
		}
	})
}

// TestConfinedHolds: a caveat that was added refuses what it forbids, and the token that it was added to does not.
func TestConfinedHolds(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	w.newSpace(t)
	token := w.mintAs(t, w.alice, nil)
	for code, caveats := range map[string][]map[string]any{
		"caveat_not_met": {
			{"type": "ip", "whitelist": []string{"198.51.100.0/24"}},
			{"type": "consumer", "whitelist": []string{string(w.p2.id)}},
			{"type": "size", "maxSize": supportSize - 1},
			{"type": "size", "minSize": supportSize + 1},
			{"type": "size", "maxSize": 1},
		},
		"token_expired": {{"type": "time", "validUntil": w.clock.Now().Unix()}, {"type": "time", "validUntil": 0}},
	} {
		for _, caveat := range caveats {
			confined := w.expect(t, confine(token, caveat).as(w.bob.basic()), http.StatusOK).field("token")
			w.expect(t, w.redeem(w.p1, confined, supportSize), http.StatusBadRequest, code)
		}
	}
	forged := token[:len(token)-20] + flip(token[len(token)-20:])
	confined := w.expect(t, confine(forged, map[string]any{"type": "size", "minSize": 1}).as(w.bob.basic()), http.StatusOK).field("token")
	w.expect(t, w.redeem(w.p1, confined, supportSize), http.StatusBadRequest, "invalid_token")
	access := w.expect(t, post("/user/client_tokens", nil).as(w.alice.basic()), http.StatusOK).field("token")
	here := map[string]any{"type": "ip", "whitelist": []string{"192.0.2.10"}}
	near := w.expect(t, confine(access, here).as(w.alice.basic()), http.StatusOK).field("token")
	w.expect(t, get("/user").as(credential{token: near}), http.StatusOK)
	w.expect(t, get("/user").as(credential{token: near}).from("192.0.2.11:1"), http.StatusUnauthorized, "invalid_token")
	w.usable(t, w.p1, token)
}

// TestConsumersAsInTokens: who takes the name of a provider from the text of a token, or is a client of Onezone, writes "prv-"
// before the id, and means the same provider.
func TestConsumersAsInTokens(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	for form, consumer := range map[string]string{"bare": string(w.p1.id), "prefixed": "prv-" + string(w.p1.id)} {
		w.newSpace(t)
		minted := w.mintAs(t, w.alice, map[string]any{"consumer": []string{consumer}})
		confined := w.expect(t, confine(w.mintAs(t, w.alice, nil), map[string]any{"type": "consumer", "whitelist": []string{consumer}}).
			as(w.bob.basic()), http.StatusOK).field("token")
		want := `"consumer = prv-` + string(w.p1.id) + `"`
		for _, token := range []string{minted, confined} {
			got := w.expect(t, post("/tokens/examine", map[string]any{"token": token}).as(w.bob.basic()), http.StatusOK)
			if !strings.Contains(string(got.body), want) {
				t.Errorf("%s: want the caveat %s, got %s", form, want, got.body)
			}
			w.expect(t, w.redeem(w.p2, token, supportSize), http.StatusBadRequest, "caveat_not_met")
		}
		w.usable(t, w.p1, confined)
	}
	// An id that begins like that by chance is as long as every other.
	chance := "prv-" + strings.Repeat("a", 18)
	token := w.mintAs(t, w.alice, map[string]any{"consumer": []string{chance}})
	got := w.expect(t, post("/tokens/examine", map[string]any{"token": token}).as(w.bob.basic()), http.StatusOK)
	if !strings.Contains(string(got.body), "consumer = prv-"+chance+`"`) {
		t.Errorf("want a caveat on the provider %s, got %s", chance, got.body)
	}
}

// TestBadCaveats: a caveat that would not say what was meant is refused by the name of its field.
func TestBadCaveats(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	token := w.mint(t)
	good := `{"type":"size","minSize":1}`
	for caveat, want := range map[string]string{
		`{"type":"time"}`:     "'caveats.1.validUntil'",
		`{"type":"ip"}`:       "'caveats.1.whitelist'",
		`{"type":"consumer"}`: "'caveats.1.whitelist'",
		`{"type":"size"}`:     "'caveats.1.minSize' or 'caveats.1.maxSize'",
		`{"type":"time","validUntil":5,"whitelist":["*"]}`:      "'caveats.1.whitelist'",
		`{"type":"time","minSize":5}`:                           "'caveats.1.minSize'",
		`{"type":"ip","whitelist":["192.0.2.1"],"maxSize":5}`:   "'caveats.1.maxSize'",
		`{"type":"consumer","whitelist":["*"],"validUntil":5}`:  "'caveats.1.validUntil'",
		`{"type":"size","minSize":5,"whitelist":["*"]}`:         "'caveats.1.whitelist'",
		`{"type":"size","minSize":6,"maxSize":5}`:               "'caveats.1.minSize'",
		`{"type":"ip","whitelist":["192.0.2.1","192.0.2.1/8"]}`: "'caveats.1.whitelist.1'",
		`{"type":"ip","whitelist":["*"]}`:                       "'caveats.1.whitelist.0'",
		`{"type":"ip","whitelist":["::ffff:192.0.2.1"]}`:        "'caveats.1.whitelist.0'",
		`{"type":"consumer","whitelist":["192.0.2.1"]}`:         "'caveats.1.whitelist.0'",
		`{"type":"consumer","whitelist":["x","*"]}`:             "'caveats.1.whitelist.1'",
		`{"type":"consumer","whitelist":["a|b"]}`:               "'caveats.1.whitelist.0'",
		`{"type":"consumer","whitelist":[]}`:                    "'caveats.1.whitelist'",
		`{"type":"interface","whitelist":["rest"]}`:             "'caveats.1.type'",
		`{"type":"unknown"}`:                                    "'caveats.1.type'",
		`{"type":"size","minSize":5,"text":"size >= 5"}`:        "'caveats.1'",
		`"size >= 5"`: "'caveats.1'",
		`{}`:          "'caveats.1.type'",
	} {
		body := `{"token":"` + token + `","caveats":[` + good + `,` + caveat + `]}`
		a := w.expect(t, post("/tokens/confine", body).as(w.alice.basic()), http.StatusBadRequest, "invalid_request")
		if !strings.Contains(a.detail(), want) || strings.Contains(a.detail(), "does not match the contract") {
			t.Errorf("%s: the error does not name %s: %s", caveat, want, a.detail())
		}
	}
	for _, caveats := range []string{`[]`, `{}`, `"time < 5"`, `null`, `[` + strings.Repeat(good+`,`, 32) + good + `]`} {
		body := `{"token":"` + token + `","caveats":` + caveats + `}`
		a := w.expect(t, post("/tokens/confine", body).as(w.alice.basic()), http.StatusBadRequest, "invalid_request")
		if !strings.Contains(a.detail(), "'caveats'") {
			t.Errorf("%.50s: %s", caveats, a.detail())
		}
	}
}

// TestConfineCaps: what no server would read is not made.
func TestConfineCaps(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	w.newSpace(t)
	token := w.mintAs(t, w.alice, nil) // has one caveat
	many := func(n int) []map[string]any {
		return slices.Repeat([]map[string]any{{"type": "size", "minSize": 1}}, n)
	}
	a := w.expect(t, confine(token, many(32)...).as(w.alice.basic()), http.StatusBadRequest, "invalid_request")
	if !strings.Contains(a.detail(), "'caveats'") || !strings.Contains(a.detail(), "32 caveats") {
		t.Errorf("the error does not say what the limit is: %s", a.detail())
	}
	pair := map[string]any{"type": "size", "minSize": 1, "maxSize": 9_000_000} // two caveats
	w.expect(t, confine(token, append(many(30), pair)...).as(w.alice.basic()), http.StatusBadRequest, "invalid_request")
	full := w.expect(t, confine(token, append(many(29), pair)...).as(w.alice.basic()), http.StatusOK).field("token")
	w.expect(t, confine(full, many(1)...).as(w.alice.basic()), http.StatusBadRequest, "invalid_request")
	var providers []string
	for i := range 32 {
		providers = append(providers, strings.Repeat("x", 126)+fmt.Sprintf("%02d", i))
	}
	long := map[string]any{"type": "consumer", "whitelist": providers} // more than 4 KiB
	w.expect(t, confine(token, long).as(w.alice.basic()), http.StatusOK)
	a = w.expect(t, confine(token, long, long).as(w.alice.basic()), http.StatusBadRequest, "invalid_request")
	if text, _ := json.Marshal(long); strings.Contains(a.detail(), string(text[40:60])) {
		t.Errorf("the error repeats the caveat: %s", a.detail())
	}
	w.usable(t, w.p1, full)
}
