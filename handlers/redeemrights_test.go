package handlers_test

import (
	"fmt"
	"net/http"
	"regexp"
	"testing"
	"time"

	"github.com/zonemint/zonemint/zone"
)

// TestRevokeAll: every outstanding token dies, and new ones live.
func TestRevokeAll(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		w.newSpace(t)
		first, second := w.mintAs(t, w.alice, nil), w.mintAs(t, w.admin, `{"ttl":60}`)
		w.usable(t, w.p2, w.mintAs(t, w.alice, nil))
		w.expect(t, del(w.mintPath()).as(w.alice.basic()), http.StatusNoContent)
		for _, token := range []string{first, second} {
			w.expect(t, w.redeem(w.p1, token, supportSize), http.StatusBadRequest, "invalid_token")
		}
		w.expectSupports(t, map[zone.ProviderID]int64{w.p2.id: supportSize}) // supports that were given stay
		w.usable(t, w.p1, w.mintAs(t, w.alice, nil))
		w.expect(t, del(w.mintPath()).as(w.alice.basic()), http.StatusNoContent)
		w.expect(t, w.redeem(w.p1, first, supportSize), http.StatusBadRequest, "invalid_token") // not back by a second time
	})
}

// TestPrivilegeTakenAway: the issuer's right is asked for when the token is redeemed, and a refusal does not use it up.
func TestPrivilegeTakenAway(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		w.newSpace(t)
		privileges := "/spaces/" + w.space + "/users/" + string(w.carol.id) + "/privileges"
		member := "/spaces/" + w.space + "/users/" + string(w.carol.id)
		w.expect(t, put(member, `{"privileges":["space_add_support"]}`).as(w.alice.basic()), http.StatusCreated)
		token := w.mintAs(t, w.carol, nil)
		refused := func(t *testing.T) {
			t.Helper()
			w.expect(t, w.redeem(w.p1, token, supportSize), http.StatusBadRequest, "issuer_not_authorized")
			w.expectSupports(t, nil)
		}
		t.Run("the privilege", func(t *testing.T) {
			body := `{"operation":"revoke","privileges":["space_invite_provider"]}`
			w.expect(t, patch(privileges, body).as(w.alice.basic()), http.StatusNoContent)
			refused(t)
			w.expect(t, get(w.mintPath()).as(w.carol.basic()), http.StatusForbidden, "forbidden")
		})
		t.Run("the membership", func(t *testing.T) {
			w.expect(t, del(member).as(w.alice.basic()), http.StatusNoContent)
			refused(t)
			w.expect(t, put(member, nil).as(w.alice.basic()), http.StatusCreated)
			refused(t) // a member again, without the privilege
			w.expect(t, patch(privileges, `{"operation":"grant","privileges":["space_add_provider"]}`).as(w.alice.basic()), http.StatusNoContent)
		})
		t.Run("the user", func(t *testing.T) {
			w.expect(t, patch("/users/"+string(w.carol.id), `{"blocked":true}`).as(w.admin.basic()), http.StatusNoContent)
			refused(t)
			w.expect(t, patch("/users/"+string(w.carol.id), `{"blocked":false}`).as(w.admin.basic()), http.StatusNoContent)
		})
		w.usable(t, w.p1, token)
	})
}

// TestAdminMints: a zone admin mints without being a member, for as long as they are one.
func TestAdminMints(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	w.newSpace(t)
	carol := "/users/" + string(w.carol.id)
	w.expect(t, patch(carol, `{"admin":true}`).as(w.admin.basic()), http.StatusNoContent)
	token := w.mintAs(t, w.carol, nil)
	w.expect(t, patch(carol, `{"admin":false}`).as(w.admin.basic()), http.StatusNoContent)
	w.expect(t, w.redeem(w.p1, token, supportSize), http.StatusBadRequest, "issuer_not_authorized")
	w.expect(t, patch(carol, `{"admin":true}`).as(w.admin.basic()), http.StatusNoContent)
	w.usable(t, w.p1, token)
}

// TestVanished: an issuer who is gone, and a space that is.
func TestVanished(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		w.newSpace(t)
		byAdmin, byAlice, spent := w.mintAs(t, w.admin, nil), w.mintAs(t, w.alice, nil), w.mintAs(t, w.admin, nil)
		w.usable(t, w.p2, spent)
		w.expect(t, del("/users/"+string(w.alice.id)).as(w.admin.basic()), http.StatusNoContent)
		w.expect(t, w.redeem(w.p1, byAlice, supportSize), http.StatusBadRequest, "invalid_token")
		w.expect(t, del("/spaces/"+w.space).as(w.admin.basic()), http.StatusNoContent)
		w.expect(t, w.redeem(w.p1, byAdmin, supportSize), http.StatusBadRequest, "target_not_found")
		w.expect(t, w.redeem(w.p1, byAlice, supportSize), http.StatusBadRequest, "invalid_token")
		w.expect(t, w.redeem(w.p2, spent, supportSize), http.StatusBadRequest, "token_used")
		w.expect(t, get(w.mintPath()).as(w.admin.basic()), http.StatusNotFound, "not_found")
		w.expect(t, get("/provider/spaces/"+w.space).as(w.p2.auth()), http.StatusNotFound, "not_found")
		if got := decode[struct{ Spaces []string }](t, w.do(t, get("/provider/spaces").as(w.p2.auth()))).Spaces; len(got) != 0 {
			t.Errorf("the provider still supports %v", got)
		}
	})
}

// TestExpiry: to the second, by the server's clock.
func TestExpiry(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		w.newSpace(t)
		short, usual, week := w.mintAs(t, w.alice, `{"ttl":60}`), w.mintAs(t, w.alice, nil), w.mintAs(t, w.alice, `{"ttl":604800}`)
		tests := []struct {
			after   time.Duration // since the step before
			token   string
			expired bool
		}{
			{59*time.Second + 700*time.Millisecond, short, false},
			{100 * time.Millisecond, short, true},
			{24*time.Hour - 60*time.Second - time.Second, usual, false},
			{time.Second, usual, true},
			{6*24*time.Hour - time.Second, week, false},
			{time.Second, week, true},
		}
		for _, test := range tests {
			w.clock.advance(test.after)
			status, code := http.StatusConflict, "already_supported"
			if test.expired {
				status, code = http.StatusBadRequest, "token_expired"
			}
			if len(w.supports(t, w.space)) == 0 {
				w.usable(t, w.p1, w.mintAs(t, w.alice, nil))
			}
			w.expect(t, w.redeem(w.p1, test.token, supportSize), status, code)
		}
		ahead := w.mintAs(t, w.alice, nil)
		w.clock.advance(-time.Hour) // the clock was set back: nothing is decided by it
		w.expect(t, w.redeem(w.p2, ahead, supportSize), http.StatusServiceUnavailable, "unavailable")
		w.expect(t, get(w.mintPath()).as(w.alice.basic()), http.StatusServiceUnavailable, "unavailable")
		w.expect(t, page("/readyz"), http.StatusServiceUnavailable, "unavailable")
		w.expect(t, get("/spaces/"+w.space).as(w.alice.basic()), http.StatusOK)
		w.clock.advance(50 * time.Minute) // as much as it may be behind: time stands still
		w.expect(t, page("/readyz"), http.StatusOK)
		w.expect(t, w.redeem(w.p2, week, supportSize), http.StatusBadRequest, "token_expired")
		w.usable(t, w.p2, ahead)
	})
}

// TestTokensOfOtherKinds: no token serves for what another is for.
func TestTokensOfOtherKinds(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		w.newSpace(t)
		support := w.mintAs(t, w.alice, nil)
		access := w.expect(t, post("/user/client_tokens", nil).as(w.alice.basic()), http.StatusOK).field("token")
		register := w.expect(t, post("/providers/token", nil).as(w.admin.basic()), http.StatusOK).field("token")
		for name, token := range map[string]string{"user": access, "provider": w.p1.token, "other provider": w.p2.token, "register": register} {
			a := w.expect(t, w.redeem(w.p1, token, supportSize), http.StatusBadRequest, "token_type")
			if t.Failed() {
				t.Fatalf("%s: %s", name, a.body)
			}
		}
		for name, token := range map[string]string{"support": support, "user": access, "provider": w.p1.token} {
			body := map[string]string{"name": "X", "domain": "x.example.org", "token": token}
			a := w.expect(t, post("/providers", body), http.StatusBadRequest, "token_type")
			if t.Failed() {
				t.Fatalf("%s: %s", name, a.body)
			}
		}
		for _, token := range []string{support, register} {
			for _, header := range []string{"X-Auth-Token", "macaroon", "Authorization"} {
				c := credential{token: token, header: header}
				w.expect(t, get("/user").as(c), http.StatusUnauthorized, "invalid_token")
				w.expect(t, get("/provider").as(c), http.StatusUnauthorized, "invalid_token")
			}
		}
		w.usable(t, w.p1, support)
		w.expect(t, post("/providers", map[string]string{"name": "X", "domain": "x.example.org", "token": register}), http.StatusCreated)
	})
}

// namedCaveat is an error that says which caveat does not hold.
var namedCaveat = regexp.MustCompile(` on '(consumer|ip|size)' `)

// TestConfined: each caveat that the server adds at the mint's wish holds or refuses, and a refusal does not use the token up.
func TestConfined(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		far := "198.51.100.7:5"
		tests := map[string]struct {
			body  string
			from  string
			size  int64
			wrong bool
		}{
			"consumer":           {body: fmt.Sprintf(`{"consumer":[%q]}`, w.p1.id)},
			"consumer, two":      {body: fmt.Sprintf(`{"consumer":[%q,%q]}`, w.p2.id, w.p1.id)},
			"consumer, any":      {body: `{"consumer":["*"]}`},
			"consumer, other":    {body: fmt.Sprintf(`{"consumer":[%q]}`, w.p2.id), wrong: true},
			"consumer, unknown":  {body: `{"consumer":["nobody"]}`, wrong: true},
			"ip":                 {body: `{"ip":["192.0.2.0/24"]}`},
			"ip, one":            {body: `{"ip":["192.0.2.10"]}`},
			"ip, list":           {body: `{"ip":["2001:db8::/32","192.0.2.10/32"]}`},
			"ip, other":          {body: `{"ip":["192.0.2.0/24"]}`, from: far, wrong: true},
			"ip, neighbour":      {body: `{"ip":["192.0.2.11"]}`, wrong: true},
			"ip, v6":             {body: `{"ip":["2001:db8::/32"]}`, from: "[2001:db8::7]:1"},
			"ip, v6 other":       {body: `{"ip":["2001:db8::/32"]}`, from: "[2001:db9::7]:1", wrong: true},
			"ip, v4 in v6":       {body: `{"ip":["192.0.2.0/24"]}`, from: "[::ffff:192.0.2.10]:1"},
			"ip, v4 within ::/0": {body: `{"ip":["::/0"]}`, wrong: true},
			"largest":            {body: `{"maxSize":5000000}`},
			"largest, more":      {body: `{"maxSize":5000000}`, size: 5_000_001, wrong: true},
			"smallest":           {body: `{"minSize":5000000}`},
			"smallest, less":     {body: `{"minSize":5000000}`, size: 4_999_999, wrong: true},
			"all":                {body: fmt.Sprintf(`{"ttl":9,"consumer":[%q],"ip":["192.0.2.10"],"minSize":1,"maxSize":9000000}`, w.p1.id)},
			"all but one":        {body: fmt.Sprintf(`{"ttl":9,"consumer":[%q],"ip":["192.0.2.10"],"minSize":1,"maxSize":1000000}`, w.p1.id), wrong: true},
		}
		for name, test := range tests {
			t.Run(name, func(t *testing.T) {
				w.newSpace(t)
				r := w.redeem(w.p1, w.mintAs(t, w.alice, test.body), max(test.size, 0)+map[bool]int64{true: supportSize}[test.size == 0])
				if test.from != "" {
					r = r.from(test.from)
				}
				if test.wrong {
					a := w.expect(t, r, http.StatusBadRequest, "caveat_not_met")
					if !namedCaveat.MatchString(a.detail()) {
						t.Errorf("the error does not name the caveat: %s", a.detail())
					}
					w.expectSupports(t, nil)
					return
				}
				w.expect(t, r, http.StatusCreated)
			})
		}
	})
}
