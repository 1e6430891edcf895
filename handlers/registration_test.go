package handlers_test

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// registrationToken mints one over HTTP.
func (w *world) registrationToken(t testing.TB, by account) string {
	t.Helper()
	return w.expect(t, post("/providers/token", nil).as(by.basic()), http.StatusOK).field("token")
}

// registration is an anonymous request to register a provider with a token.
func registration(token string) request {
	return post("/providers", map[string]any{"name": "New site", "domain": "new.example.org", "latitude": 1.5, "token": token})
}

func (w *world) providerCount(t testing.TB) int {
	t.Helper()
	ids, _, err := w.service.Providers(t.Context(), w.admin.caller(), zone.PageRequest{})
	must(t, err)
	return len(ids)
}

// TestRegister: a registration token makes one provider, whose access token works and redeems.
func TestRegister(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		w.newSpace(t)
		token := w.registrationToken(t, w.admin)
		if again := w.registrationToken(t, w.admin); again == token {
			t.Error("two tokens are the same")
		}
		created := w.expect(t, registration(token), http.StatusCreated)
		made := site{id: zone.ProviderID(created.field("providerId")), token: created.field("token")}
		if want := "/providers/" + string(made.id); created.header.Get("Location") != want {
			t.Errorf("Location is %q, want %q", created.header.Get("Location"), want)
		}
		w.expect(t, registration(token), http.StatusBadRequest, "token_used")
		w.expect(t, registration(attenuated(t, token, "time < 9999999999")), http.StatusBadRequest, "token_used")
		w.expect(t, registration(base62(token)).as(w.admin.basic()), http.StatusBadRequest, "token_used")
		if n := w.providerCount(t); n != 3 {
			t.Errorf("there are %d providers, want 3", n)
		}
		for _, header := range []string{"X-Auth-Token", "macaroon", "Authorization"} {
			shown := w.expect(t, get("/provider").as(credential{token: made.token, header: header}), http.StatusOK)
			if shown.field("providerId") != string(made.id) || shown.field("domain") != "new.example.org" {
				t.Errorf("the new provider sees %s", shown.body)
			}
		}
		w.usable(t, made, w.mintAs(t, w.alice, nil))
		last := w.audit(t)
		if record := last[len(last)-2]; record.Action == "register_provider" && record.Token == "" {
			t.Error("the audit record does not name the registration token")
		}
	})
}

// TestRegistrationRefused: what is refused does not use the token up and makes no provider.
func TestRegistrationRefused(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		carol := "/users/" + string(w.carol.id)
		w.expect(t, patch(carol, `{"admin":true}`).as(w.admin.basic()), http.StatusNoContent)
		token := w.registrationToken(t, w.carol)
		refused := func(t *testing.T, token, code string) {
			t.Helper()
			w.expect(t, registration(token), http.StatusBadRequest, code)
			w.expect(t, registration(token).as(w.admin.basic()), http.StatusBadRequest, code) // the token counts, not the caller
			if n := w.providerCount(t); n != 2 {
				t.Errorf("there are %d providers, want 2", n)
			}
		}
		t.Run("the issuer is no admin", func(t *testing.T) {
			w.expect(t, patch(carol, `{"admin":false}`).as(w.admin.basic()), http.StatusNoContent)
			refused(t, token, "issuer_not_authorized")
			w.expect(t, patch(carol, `{"admin":true}`).as(w.admin.basic()), http.StatusNoContent)
		})
		t.Run("the issuer is blocked", func(t *testing.T) {
			w.expect(t, patch(carol, `{"blocked":true}`).as(w.admin.basic()), http.StatusNoContent)
			refused(t, token, "issuer_not_authorized")
			w.expect(t, patch(carol, `{"blocked":false}`).as(w.admin.basic()), http.StatusNoContent)
		})
		t.Run("caveats", func(t *testing.T) {
			refused(t, attenuated(t, token, "ip = 198.51.100.0/24"), "caveat_not_met")
			refused(t, attenuated(t, token, "consumer = prv-*"), "caveat_not_met") // whoever registers is no provider yet
			refused(t, attenuated(t, token, "size >= 1"), "caveat_not_met")
			refused(t, attenuated(t, token, "time < 5"), "token_expired")
			refused(t, attenuated(t, token, "anything"), "caveat_not_met")
		})
		t.Run("no token of this zone", func(t *testing.T) {
			refused(t, "garbage", "invalid_token")
			refused(t, token[:len(token)-20]+flip(token[len(token)-20:]), "invalid_token")
			refused(t, token+"=", "invalid_token")
		})
		t.Run("wrong credentials beside it", func(t *testing.T) {
			w.expect(t, registration(token).as(w.dave.basic()), http.StatusUnauthorized, "invalid_credentials")
			w.expect(t, registration(token).as(credential{token: "x"}), http.StatusUnauthorized, "invalid_token")
		})
		t.Run("a body that is not right", func(t *testing.T) {
			w.expect(t, post("/providers", map[string]string{"name": "X", "token": token}), http.StatusBadRequest, "invalid_request")
		})
		late := w.registrationToken(t, w.carol)
		w.expect(t, registration(attenuated(t, token, "ip = 192.0.2.10", "time < 9999999999")), http.StatusCreated)
		w.clock.advance(24 * time.Hour)
		w.expect(t, registration(late), http.StatusBadRequest, "token_expired")
		w.expect(t, del(carol).as(w.admin.basic()), http.StatusNoContent)
		w.expect(t, registration(late), http.StatusBadRequest, "invalid_token")
	})
}

// TestRegistrationRace: fifty requests at a time with one token make one provider.
func TestRegistrationRace(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		token := w.registrationToken(t, w.admin)
		var granted atomic.Int64
		var done sync.WaitGroup
		for range 50 {
			done.Go(func() {
				a := w.do(t, registration(token))
				switch {
				case a.status == http.StatusCreated:
					granted.Add(1)
				case a.code() != "token_used":
					t.Errorf("got %d %s", a.status, a.body)
				}
			})
		}
		done.Wait()
		if n := w.providerCount(t); granted.Load() != 1 || n != 3 {
			t.Errorf("%d requests were granted and there are %d providers, want 1 and 3", granted.Load(), n)
		}
	})
}

// usersFail is a transaction in which users can be read that many times.
type usersFail struct {
	zone.Tx
	left *int
}

func (tx usersFail) User(id zone.UserID) (zone.User, error) {
	if *tx.left--; *tx.left < 0 {
		return zone.User{}, zone.Errorf(zone.Unavailable, "busy").WithCause(errors.New("disk"))
	}
	return tx.Tx.User(id)
}

// TestIssuerUnknownForNow: a store that fails while the issuer's right is read says nothing about that right. A 400 would make
// the provider throw away a good token.
func TestIssuerUnknownForNow(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	w.newSpace(t)
	register, support := w.registrationToken(t, w.admin), w.mintAs(t, w.alice, nil)
	for name, r := range map[string]request{"registering": registration(register), "redeeming": w.redeem(w.p1, support, supportSize)} {
		for reads := range 2 {
			t.Run(fmt.Sprintf("%s, after %d reads", name, reads), func(t *testing.T) {
				left := reads
				w.store.fail(&fault{within: func(tx zone.Tx) zone.Tx { return usersFail{Tx: tx, left: &left} }})
				defer w.store.fail(nil)
				w.expect(t, r, http.StatusServiceUnavailable, "unavailable")
			})
		}
	}
	w.expect(t, registration(register), http.StatusCreated)
	w.usable(t, w.p1, support)
}

// lostRace is a transaction in which another one has used the token up, as what it read did not show.
type lostRace struct{ zone.Tx }

func (lostRace) Consume(tokens.Nonce, time.Time, int64) (bool, error) { return false, nil }

// TestConsumeDecides: the conditional statement has the last word, whatever was read before it.
func TestConsumeDecides(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	w.newSpace(t)
	register, support := w.registrationToken(t, w.admin), w.mintAs(t, w.alice, nil)
	trail := len(w.audit(t))
	w.store.fail(&fault{within: func(tx zone.Tx) zone.Tx { return lostRace{tx} }})
	w.expect(t, registration(register), http.StatusBadRequest, "token_used")
	w.expect(t, w.redeem(w.p1, support, supportSize), http.StatusBadRequest, "token_used")
	w.store.fail(nil)
	if n := w.providerCount(t); n != 2 || len(w.supports(t, w.space)) != 0 || len(w.audit(t)) != trail {
		t.Errorf("there are %d providers, %d supports and %d new audit records", n, len(w.supports(t, w.space)), len(w.audit(t))-trail)
	}
}

// TestProviderLife covers what a provider does with itself, and what is left of it afterwards.
func TestProviderLife(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		shown := func(p site) map[string]any {
			t.Helper()
			return decode[map[string]any](t, w.expect(t, get("/provider").as(p.auth()), http.StatusOK))
		}
		if _, known := shown(w.p1)["latitude"]; known {
			t.Error("a provider that told no latitude has one")
		}
		w.expect(t, patch("/provider", `{"latitude":0}`).as(w.p1.auth()), http.StatusNoContent)
		w.expect(t, patch("/provider", `{"longitude":-180}`).as(w.p1.auth()), http.StatusNoContent)
		w.expect(t, patch("/provider", `{"name":"Other name"}`).as(w.p1.auth()), http.StatusNoContent)
		want := map[string]any{
			"providerId": string(w.p1.id), "name": "Other name", "domain": "one.example.org", "latitude": 0.0, "longitude": -180.0,
		}
		if got := shown(w.p1); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("the provider is %v, want %v", got, want)
		}
		seen := decode[map[string]any](t, w.expect(t, get("/spaces/"+w.space+"/providers/"+string(w.p1.id)).as(w.bob.basic()), http.StatusOK))
		if seen["size"] != 5e6 || seen["since"] != float64(w.clock.Now().Unix()) || seen["name"] != "Other name" {
			t.Errorf("a member sees %v", seen)
		}
		outstanding := w.mintAs(t, w.alice, fmt.Sprintf(`{"consumer":[%q]}`, w.p1.id))
		w.expect(t, del("/provider").as(w.p1.auth()), http.StatusNoContent)
		w.expect(t, get("/provider").as(w.p1.auth()), http.StatusUnauthorized, "invalid_token")
		w.expect(t, w.redeem(w.p1, outstanding, supportSize), http.StatusUnauthorized, "invalid_token")
		w.expectGone(t, w.p1)
		w.expect(t, del("/providers/"+string(w.p2.id)).as(w.admin.basic()), http.StatusNoContent)
		w.expect(t, get("/provider/spaces").as(w.p2.auth()), http.StatusUnauthorized, "invalid_token")
		w.expectGone(t, w.p2)
		if n := w.providerCount(t); n != 0 {
			t.Errorf("there are %d providers", n)
		}
	})
}

func (w *world) expectGone(t *testing.T, p site) {
	t.Helper()
	w.expect(t, get("/providers/"+string(p.id)).as(w.admin.basic()), http.StatusNotFound, "not_found")
	w.expect(t, get("/spaces/"+w.space+"/providers/"+string(p.id)).as(w.alice.basic()), http.StatusNotFound, "not_found")
	if a := w.expect(t, get("/spaces/"+w.space).as(w.alice.basic()), http.StatusOK); strings.Contains(string(a.body), string(p.id)) {
		t.Errorf("the space is still supported: %s", a.body)
	}
}
