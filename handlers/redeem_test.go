package handlers_test

import (
	"encoding/base64"
	"maps"
	"net/http"
	"strings"
	"testing"
	"time"

	"gopkg.in/macaroon.v2"

	"github.com/zonemint/zonemint/zone"
)

// mintPath is where support tokens of the world's space are minted.
func (w *world) mintPath() string { return "/spaces/" + w.space + "/providers/token" }

// namedPath is where the named tokens of the world's space are.
func (w *world) namedPath() string { return "/spaces/" + w.space + "/providers/tokens" }

// redeem is a provider's request to redeem a token.
func (w *world) redeem(by site, token string, size any) request {
	return post("/provider/spaces/support", map[string]any{"token": token, "size": size}).as(by.auth())
}

// newSpace makes a space of alice that nobody supports, and makes it the world's.
func (w *world) newSpace(t testing.TB) {
	t.Helper()
	w.space = w.expect(t, post("/spaces", `{"name":"New"}`).as(w.alice.basic()), http.StatusCreated).field("spaceId")
}

// mintAs mints over HTTP.
func (w *world) mintAs(t testing.TB, by account, body any) string {
	t.Helper()
	r := get(w.mintPath())
	if body != nil {
		r = post(w.mintPath(), body)
	}
	return w.expect(t, r.as(by.basic()), http.StatusOK).field("token")
}

// expectSupports holds all supports of the world's space, and what each of the providers sees of it, against want.
func (w *world) expectSupports(t testing.TB, want map[zone.ProviderID]int64) {
	t.Helper()
	if got := w.supports(t, w.space); !maps.Equal(got, want) {
		t.Errorf("the space has the supports %v, want %v", got, want)
	}
	for _, p := range []site{w.p1, w.p2} {
		status := http.StatusNotFound
		if _, supports := want[p.id]; supports {
			status = http.StatusOK
		}
		w.expect(t, get("/provider/spaces/"+w.space).as(p.auth()), status)
	}
}

// usable makes sure that a token was not used up: it redeems it.
func (w *world) usable(t testing.TB, by site, token string) {
	t.Helper()
	w.expect(t, w.redeem(by, token, supportSize), http.StatusCreated)
}

// TestRedeem is the main job: a member mints, a provider redeems, once.
func TestRedeem(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		w.newSpace(t)
		token, unused := w.mintAs(t, w.alice, nil), w.mintAs(t, w.alice, `{"ttl":600}`)
		if token == unused {
			t.Error("two tokens are the same")
		}
		first := w.expect(t, w.redeem(w.p1, token, supportSize), http.StatusCreated)
		want := "/provider/spaces/" + w.space
		if got := first.header.Get("Location"); got != want || len(first.body) != 0 {
			t.Errorf("Location is %q and the body %q, want %q and none", got, first.body, want)
		}
		once := map[zone.ProviderID]int64{w.p1.id: supportSize}
		w.expectSupports(t, once)
		w.expect(t, get(want).as(w.p1.auth()), http.StatusOK)

		t.Run("the same provider and size again gets the first answer", func(t *testing.T) {
			before := len(w.audit(t))
			again := w.expect(t, w.redeem(w.p1, token, supportSize), http.StatusCreated)
			if again.header.Get("Location") != want {
				t.Errorf("Location is %q, want %q", again.header.Get("Location"), want)
			}
			left := w.audit(t)[before:] // in its own transaction: its commit says that the first one was committed
			if len(left) != 1 || left[0].Detail != "size 5000000, repeated" || left[0].Result != zone.AuditOK {
				t.Errorf("the repetition left the records %+v", left)
			}
			w.expectSupports(t, once)
		})
		t.Run("another size", func(t *testing.T) {
			w.expect(t, w.redeem(w.p1, token, supportSize+1), http.StatusBadRequest, "token_used")
			w.expectSupports(t, once)
		})
		t.Run("another provider", func(t *testing.T) {
			w.expect(t, w.redeem(w.p2, token, supportSize), http.StatusBadRequest, "token_used")
			w.expectSupports(t, once)
		})
		t.Run("another token by the same provider, which another one can use then", func(t *testing.T) {
			w.expect(t, w.redeem(w.p1, unused, supportSize), http.StatusConflict, "already_supported")
			w.expectSupports(t, once)
			w.usable(t, w.p2, unused)
			w.expect(t, w.redeem(w.p1, unused, supportSize), http.StatusBadRequest, "token_used")
			w.expectSupports(t, map[zone.ProviderID]int64{w.p1.id: supportSize, w.p2.id: supportSize})
		})
		t.Run("the answer stays when the support was resized or the token expired", func(t *testing.T) {
			w.expect(t, patch(want, `{"size":7000000}`).as(w.p1.auth()), http.StatusNoContent)
			w.clock.advance(8 * 24 * time.Hour)
			w.expect(t, w.redeem(w.p1, token, supportSize), http.StatusCreated)
			w.expectSupports(t, map[zone.ProviderID]int64{w.p1.id: 7_000_000, w.p2.id: supportSize})
		})
	})
}

// TestEndedSupport: a token stays spent, whoever ended the support, and a new one begins another.
func TestEndedSupport(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		w.newSpace(t)
		for name, end := range map[string]request{
			"by the provider": del("/provider/spaces/" + w.space).as(w.p1.auth()),
			"by a member":     del("/spaces/" + w.space + "/providers/" + string(w.p1.id)).as(w.alice.basic()),
		} {
			t.Run(name, func(t *testing.T) {
				token := w.mintAs(t, w.alice, nil)
				w.usable(t, w.p1, token)
				w.expect(t, end, http.StatusNoContent)
				w.expect(t, end, http.StatusNotFound, "not_found")
				w.expect(t, w.redeem(w.p1, token, supportSize), http.StatusBadRequest, "token_used")
				w.expect(t, w.redeem(w.p2, token, supportSize), http.StatusBadRequest, "token_used")
				w.expectSupports(t, nil)
				// By then another token stands behind the support.
				w.usable(t, w.p1, w.mintAs(t, w.alice, nil))
				w.expect(t, w.redeem(w.p1, token, supportSize), http.StatusBadRequest, "token_used")
				w.expect(t, end, http.StatusNoContent)
			})
		}
	})
}

// TestRefusedSizes: a size that is no size is refused before the token is looked at, which stays usable.
func TestRefusedSizes(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		w.newSpace(t)
		token := w.mintAs(t, w.alice, nil)
		for _, size := range []string{
			"999999", "1", "0", "-1", "-1000", "1.5", "1000000.5", `"1000000"`, `"binary"`, "null", "true", "[]", "{}", "9223372036854775808",
			"-9223372036854775809", "1e30", "18446744073709551616",
		} {
			body := `{"token":"` + token + `","size":` + size + `}`
			w.expect(t, post("/provider/spaces/support", body).as(w.p1.auth()), http.StatusBadRequest, "invalid_request")
		}
		for _, body := range []string{
			`{"token":"` + token + `"}`, `{"size":5000000}`, `{"token":1234,"size":5000000}`, `{"token":"","size":5000000}`,
			`{"token":"` + token + `","size":5000000,"spaceId":"x"}`, `{"token":["` + token + `"],"size":5000000}`,
		} {
			w.expect(t, post("/provider/spaces/support", body).as(w.p1.auth()), http.StatusBadRequest, "invalid_request")
		}
		w.expectSupports(t, nil)
		w.expect(t, w.redeem(w.p1, token, 1_000_000), http.StatusCreated)
		resize := "/provider/spaces/" + w.space
		for _, size := range []string{"999999", "0", "-1", `"x"`, "1.5"} {
			w.expect(t, patch(resize, `{"size":`+size+`}`).as(w.p1.auth()), http.StatusBadRequest, "invalid_request")
		}
		w.expectSupports(t, map[zone.ProviderID]int64{w.p1.id: 1_000_000})
	})
}

// TestWhoRedeems: who is no provider is told so before anything else is said about what they sent.
func TestWhoRedeems(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	w.newSpace(t)
	token := w.mintAs(t, w.alice, nil)
	for name, size := range map[string]int64{"a size": supportSize, "a size below the least": 1} {
		t.Run(name, func(t *testing.T) {
			for _, text := range []string{token, "garbage in place of a token"} {
				body := map[string]any{"token": text, "size": size}
				for _, a := range []account{w.alice, w.admin, w.carol} {
					w.expect(t, post("/provider/spaces/support", body).as(a.basic()), http.StatusForbidden, "forbidden")
				}
				w.expect(t, post("/provider/spaces/support", body), http.StatusUnauthorized, "unauthorized")
			}
		})
	}
	w.usable(t, w.p1, token)
}

// TestNoTokens: what is no token of this zone gets one answer, whatever is wrong with it.
func TestNoTokens(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		w.newSpace(t)
		token := w.mintAs(t, w.alice, nil)
		other := newWorld(t, setup{})
		foreign := other.mintAs(t, other.alice, nil)
		raw, _ := base64.RawURLEncoding.DecodeString(token)
		padded := base64.URLEncoding.EncodeToString(append(raw, '\n'))
		var detail string
		for name, text := range map[string]string{
			"garbage": "bad-token", "number": "1234", "one letter": "x", "of another zone": foreign, "padded": token + "=",
			"line behind it": token + "\n", "blank before it": " " + token, "trailing bytes": padded, "cut": token[:len(token)-1],
			"standard alphabet": base64.RawStdEncoding.EncodeToString(raw) + "+/", "long": token + strings.Repeat("A", 12_000),
			"upper case": strings.ToUpper(token), "NUL": token + "\x00", "doubled": token + token,
			"signature": token[:len(token)-20] + flip(token[len(token)-20:]), "nonce": tampered(t, token, 7), "issuer": tampered(t, token, 8),
			"space": tampered(t, token, 9), "key": tampered(t, token, 3), "expiry": tampered(t, token, 5), "usage limit": tampered(t, token, 6),
			"purpose": tampered(t, token, 1), "34 caveats": attenuated(t, token, strings.Split(strings.Repeat("size >= 1;", 33), ";")...),
			"third party": thirdParty(t, token),
		} {
			a := w.expect(t, w.redeem(w.p1, text, supportSize), http.StatusBadRequest, "invalid_token")
			if detail == "" {
				detail = a.detail()
			}
			if a.detail() != detail {
				t.Errorf("%s: %q tells it from the others, which get %q", name, a.detail(), detail)
			}
		}
		w.expectSupports(t, nil)
		w.usable(t, w.p1, token)
	})
}

// flip changes the first character of base64url text.
func flip(text string) string {
	if text[0] == 'A' {
		return "B" + text[1:]
	}
	return "A" + text[1:]
}

// tampered changes one field of a token's identifier and leaves everything else as it is, the signature too.
func tampered(t *testing.T, token string, field int) string {
	t.Helper()
	m := decoded(t, token)
	fields := strings.Split(string(m.Id()), ".")
	last := fields[field][len(fields[field])-1]
	switch {
	case field == 1:
		fields[1], fields[2], fields[6], fields[9] = "access", "nmd", "0", ""
	case last == '1':
		fields[field] = fields[field][:len(fields[field])-1] + "2"
	default:
		fields[field] = fields[field][:len(fields[field])-1] + "1"
	}
	raw, err := m.MarshalBinary()
	must(t, err)
	changed := strings.Replace(string(raw), string(m.Id()), strings.Join(fields, "."), 1)
	if field == 1 { // of another length, which stands before the packet
		return base64.RawURLEncoding.EncodeToString([]byte(changed))
	}
	if len(changed) != len(raw) || changed == string(raw) {
		t.Fatalf("field %d was not changed", field)
	}
	return base64.RawURLEncoding.EncodeToString([]byte(changed))
}

func decoded(t testing.TB, token string) *macaroon.Macaroon {
	t.Helper()
	raw, err := base64.RawURLEncoding.DecodeString(token)
	must(t, err)
	var m macaroon.Macaroon
	must(t, m.UnmarshalBinary(raw))
	return &m
}

// attenuated adds caveats to a token, as any holder can with any macaroon library.
func attenuated(t testing.TB, token string, caveats ...string) string {
	t.Helper()
	m := decoded(t, token)
	for _, caveat := range caveats {
		must(t, m.AddFirstPartyCaveat([]byte(caveat)))
	}
	raw, err := m.MarshalBinary()
	must(t, err)
	text := base64.RawURLEncoding.EncodeToString(raw)
	canary.token(text)
	return text
}

func thirdParty(t testing.TB, token string) string {
	t.Helper()
	m := decoded(t, token)
	must(t, m.AddThirdPartyCaveat([]byte("root key of somebody else"), []byte("id"), "https://example.org"))
	raw, err := m.MarshalBinary()
	must(t, err)
	return base64.RawURLEncoding.EncodeToString(raw)
}
