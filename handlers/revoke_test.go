package handlers_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/zonemint/zonemint/zone"
)

// revoke presents a token to have it revoked.
func revoke(token string) request {
	return post("/tokens/revoke", map[string]string{"token": token})
}

// revokeByID is a request to revoke a support token of a space by its id.
func revokeByID(space, id string) request {
	return post("/tokens/revoke", map[string]string{"tokenId": id, "spaceId": space})
}

// mintedWithID mints a temporary token of alice.
func (w *world) mintedWithID(t testing.TB) (text, id string) {
	t.Helper()
	a := w.expect(t, post(w.mintPath(), nil).as(w.alice.basic()), http.StatusOK)
	return a.field("token"), a.field("tokenId")
}

// TestRevokePresented: whoever presents a token may end it, and with it every copy, whatever became of that.
func TestRevokePresented(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		strangers := map[string]credential{"provider": w.p2.auth(), "user": w.carol.basic(), "issuer": w.alice.basic(), "admin": w.admin.basic()}
		copies := map[string]func(string) string{
			"itself":     func(token string) string { return token },
			"base62":     base62,
			"attenuated": func(token string) string { return attenuated(t, token, "consumer = prv-nobody", "time < 5") },
			"unreadable": func(token string) string { return attenuated(t, token, "a caveat that nobody knows") },
		}
		for who, by := range strangers {
			for what, copied := range copies {
				t.Run(what+" by "+who, func(t *testing.T) {
					w.newSpace(t)
					token, other := w.mintAs(t, w.alice, nil), w.mintAs(t, w.alice, nil)
					named, id := w.mintNamed(t, w.alice, `{"name":"x","usageLimit":3}`)
					for _, text := range []string{token, named} {
						before := len(w.audit(t))
						for range 3 {
							w.expect(t, revoke(copied(text)).as(by), http.StatusNoContent)
						}
						if n := len(w.audit(t)) - before; n != 1 {
							t.Errorf("revoking three times left %d audit records", n)
						}
						for _, dead := range []string{text, base62(text), attenuated(t, text, "size >= 1")} {
							w.expect(t, w.redeem(w.p1, dead, supportSize), http.StatusBadRequest, "token_revoked")
						}
					}
					w.expectRow(t, id, map[string]any{"revoked": true, "revokedAt": float64(w.clock.Now().Unix())})
					w.usable(t, w.p1, other)
				})
			}
		}
	})
}

// TestRevokeSpent: a token that is of no use any more can be revoked as well, and what it gave stays.
func TestRevokeSpent(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		w.newSpace(t)
		token, short := w.mintAs(t, w.alice, nil), w.mintAs(t, w.alice, `{"ttl":5}`)
		named, id := w.mintNamed(t, w.alice, `{"name":"x","ttl":5}`)
		w.usable(t, w.p1, token)
		w.clock.advance(5 * time.Second)
		for _, text := range []string{token, short, named} {
			w.expect(t, revoke(text).as(w.p2.auth()), http.StatusNoContent)
		}
		w.expectRow(t, id, map[string]any{"revoked": true})
		w.expectSupports(t, map[zone.ProviderID]int64{w.p1.id: supportSize})
		w.expect(t, w.redeem(w.p2, token, supportSize), http.StatusBadRequest, "token_revoked")
		w.expect(t, w.redeem(w.p2, short, supportSize), http.StatusBadRequest, "token_expired")
		w.expect(t, del("/spaces/"+w.space).as(w.alice.basic()), http.StatusNoContent)
		for _, text := range []string{token, named} {
			w.expect(t, revoke(text).as(w.p2.auth()), http.StatusNoContent) // of a space that is gone
		}
	})
}

// TestRevokeOthers: tokens that are no support tokens.
func TestRevokeOthers(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		access := w.expect(t, post("/user/client_tokens", nil).as(w.alice.basic()), http.StatusOK)
		token, spare := access.field("token"), w.expect(t, post("/user/client_tokens", nil).as(w.alice.basic()), http.StatusOK).field("token")
		// A copy that is good for nothing does not end the token that it was made from, but for its owner.
		w.expect(t, revoke(attenuated(t, token, "time < 5")).as(w.p1.auth()), http.StatusBadRequest, "token_expired")
		w.expect(t, revoke(attenuated(t, token, "ip = 203.0.113.0/24")).as(w.bob.basic()), http.StatusBadRequest, "caveat_not_met")
		w.expect(t, get("/user").as(credential{token: token}), http.StatusOK)
		w.expect(t, revoke(token).as(w.p1.auth()), http.StatusNoContent)
		w.expect(t, get("/user").as(credential{token: token}), http.StatusUnauthorized, "invalid_token")
		narrowed := w.expect(t, post("/user/client_tokens", nil).as(w.alice.basic()), http.StatusOK).field("token")
		w.expect(t, revoke(attenuated(t, narrowed, "time < 5")).as(w.alice.basic()), http.StatusNoContent)
		w.expect(t, revoke(token).as(w.p1.auth()), http.StatusBadRequest, "invalid_token") // it is deleted, so nobody can say whose it was
		if a := w.expect(t, get("/user/client_tokens").as(w.alice.basic()), http.StatusOK); strings.Contains(string(a.body), access.field("tokenId")) {
			t.Errorf("the token is still listed: %s", a.body)
		}
		w.expect(t, revoke(spare).as(credential{token: spare}), http.StatusNoContent) // by itself
		w.expect(t, revoke(spare).as(credential{token: spare}), http.StatusUnauthorized, "invalid_token")

		register := w.registrationToken(t, w.admin)
		w.expect(t, revoke(register).as(w.carol.basic()), http.StatusNoContent)
		w.expect(t, registration(register), http.StatusBadRequest, "token_revoked")
		w.expect(t, registration(w.registrationToken(t, w.admin)), http.StatusCreated)

		for _, by := range []credential{w.p1.auth(), w.p2.auth(), w.admin.basic()} {
			w.expect(t, revoke(w.p1.token).as(by), http.StatusBadRequest, "token_type")
		}
		w.expect(t, get("/provider").as(w.p1.auth()), http.StatusOK)
	})
}

// TestRevokeNoTokens: what is no token of this zone gets one answer.
func TestRevokeNoTokens(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	token := w.mint(t)
	other := newWorld(t, setup{})
	var detail string
	for name, text := range map[string]string{
		"garbage": "garbage", "of another zone": other.mint(t), "padded": token + "=", "nonce": tampered(t, token, 7), "issuer": tampered(t, token, 8),
		"space": tampered(t, token, 9), "key": tampered(t, token, 3), "signature": token[:len(token)-20] + flip(token[len(token)-20:]),
		"third party": thirdParty(t, token), "id": string(w.named),
	} {
		a := w.expect(t, revoke(text).as(w.admin.basic()), http.StatusBadRequest, "invalid_token")
		if detail == "" {
			detail = a.detail()
		}
		if a.detail() != detail {
			t.Errorf("%s: %q tells it from the others, which get %q", name, a.detail(), detail)
		}
	}
	w.usable(t, w.p2, token)
}

// TestRevokeByID: a member who may mint ends a token that they only know by name, in their own space and in no other.
func TestRevokeByID(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		w.newSpace(t)
		home := w.space
		token, id := w.mintedWithID(t)
		named, namedID := w.mintNamed(t, w.alice, `{"name":"x","usageLimit":2}`)
		w.newSpace(t)
		// From another space that alice has it is of no effect on the token.
		w.expect(t, revokeByID(w.space, id).as(w.alice.basic()), http.StatusNoContent)
		w.expect(t, revokeByID(w.space, namedID).as(w.alice.basic()), http.StatusNotFound, "not_found")
		for _, cut := range []string{id[:21], id + "A", "x", strings.Repeat("y", 128)} { // an id that lost something while it was copied
			a := w.expect(t, revokeByID(w.space, cut).as(w.alice.basic()), http.StatusBadRequest, "invalid_request")
			if !strings.Contains(a.detail(), "'tokenId'") {
				t.Errorf("the error does not name the field: %s", a.detail())
			}
		}
		w.space = home
		w.expectRow(t, namedID, map[string]any{"revoked": false})
		w.usable(t, w.p1, token)
		w.expect(t, del("/provider/spaces/"+home).as(w.p1.auth()), http.StatusNoContent)

		token, id = w.mintedWithID(t)
		for _, id := range []string{id, namedID, "neverMintedNeverMinteA"} {
			for _, who := range []account{w.bob, w.carol} {
				w.expect(t, revokeByID(home, id).as(who.basic()), http.StatusForbidden, "forbidden")
			}
			w.expect(t, revokeByID(home, id).as(w.p1.auth()), http.StatusForbidden, "forbidden")
			w.expect(t, revokeByID("unknown", id).as(w.alice.basic()), http.StatusNotFound, "not_found")
			w.expect(t, revokeByID("unknown", id).as(w.carol.basic()), http.StatusNotFound, "not_found")
		}
		w.redeemable(t, w.p1, token, nil)
		for _, by := range []account{w.alice, w.admin, w.alice} {
			for _, id := range []string{id, namedID} {
				w.expect(t, revokeByID(home, id).as(by.basic()), http.StatusNoContent)
			}
		}
		for _, text := range []string{token, named} {
			w.expect(t, w.redeem(w.p1, text, supportSize), http.StatusBadRequest, "token_revoked")
			w.expect(t, revoke(text).as(w.p1.auth()), http.StatusNoContent)
		}
		w.expect(t, patch(w.namedPath()+"/"+namedID, `{"revoked":false}`).as(w.alice.basic()), http.StatusNoContent)
		w.usable(t, w.p1, named)
		w.expect(t, w.redeem(w.p2, token, supportSize), http.StatusBadRequest, "token_revoked") // for good
	})
}

// TestRevokeForms: one of the two forms, and whole.
func TestRevokeForms(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	token := w.mint(t)
	for _, body := range []map[string]string{
		{"token": token, "tokenId": string(w.named), "spaceId": w.space},
		{"token": token, "tokenId": string(w.named)},
		{"token": token, "spaceId": w.space},
		{"tokenId": string(w.named)},
		{"spaceId": w.space},
	} {
		a := w.expect(t, post("/tokens/revoke", body).as(w.alice.basic()), http.StatusBadRequest, "invalid_request")
		for _, field := range []string{"'token'", "'tokenId'", "'spaceId'"} {
			if !strings.Contains(a.detail(), field) {
				t.Errorf("the error does not name %s: %s", field, a.detail())
			}
		}
	}
	w.expect(t, post("/tokens/revoke", `{}`).as(w.alice.basic()), http.StatusBadRequest, "invalid_request")
	w.expectRow(t, string(w.named), map[string]any{"revoked": false})
	w.usable(t, w.p2, token)
}

// TestRevokeIssued: all temporary tokens of one issuer die, in every space, and nobody else's.
func TestRevokeIssued(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		first := w.space
		w.expect(t, patch("/users/"+string(w.carol.id), `{"admin":true}`).as(w.admin.basic()), http.StatusNoContent)
		for name, test := range map[string]struct {
			issuer account
			end    request
		}{
			"by themselves": {w.carol, del("/user/tokens/temporary").as(w.carol.basic())},
			"by an admin":   {w.carol, del("/users/" + string(w.carol.id) + "/tokens/temporary").as(w.admin.basic())},
		} {
			t.Run(name, func(t *testing.T) {
				w.space = first
				elsewhere := w.mintAs(t, test.issuer, nil)
				w.newSpace(t)
				w.usable(t, w.p2, w.mintAs(t, test.issuer, nil)) // what was given stays
				outstanding := []string{w.mintAs(t, test.issuer, nil), w.mintAs(t, test.issuer, `{"ttl":60}`), elsewhere}
				register := w.registrationToken(t, test.issuer)
				byAlice, byAdmin := w.mintAs(t, w.alice, nil), w.registrationToken(t, w.admin)
				named, _ := w.mintNamed(t, test.issuer, `{"name":"x"}`)
				access := w.expect(t, post("/user/client_tokens", nil).as(test.issuer.basic()), http.StatusOK).field("token")

				w.expect(t, test.end, http.StatusNoContent)
				for _, token := range outstanding {
					w.expect(t, w.redeem(w.p1, token, supportSize), http.StatusBadRequest, "invalid_token")
				}
				w.expect(t, registration(register), http.StatusBadRequest, "invalid_token")
				w.expect(t, registration(byAdmin), http.StatusCreated)
				w.expect(t, get("/user").as(credential{token: access}), http.StatusOK)
				w.expect(t, get("/user").as(test.issuer.basic()), http.StatusOK)
				w.redeemable(t, w.p1, named, nil)
				w.redeemable(t, w.p1, byAlice, nil)
				w.usable(t, w.p1, w.mintAs(t, test.issuer, nil))
				w.expect(t, test.end, http.StatusNoContent) // again, which does no harm
				w.expectSupports(t, map[zone.ProviderID]int64{w.p1.id: supportSize, w.p2.id: supportSize})
			})
		}
		w.expect(t, del("/users/"+string(w.carol.id)+"/tokens/temporary").as(w.alice.basic()), http.StatusForbidden, "forbidden")
	})
}

// TestReplaceProviderToken: the old one dies, the new one does everything that the old one did.
func TestReplaceProviderToken(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		path := "/providers/" + string(w.p1.id)
		shown := w.expect(t, get(path).as(w.admin.basic()), http.StatusOK)
		token := w.mintAs(t, w.alice, fmt.Sprintf(`{"consumer":[%q]}`, w.p2.id))
		for range 2 {
			old := w.p1
			a := w.expect(t, post(path+"/token", nil).as(w.admin.basic()), http.StatusOK)
			w.p1.token = a.field("token")
			if w.p1.token == old.token || len(decode[map[string]any](t, a)) != 1 {
				t.Errorf("answered with %d fields, and the old token again: %t", len(decode[map[string]any](t, a)), w.p1.token == old.token)
			}
			for _, header := range []string{"X-Auth-Token", "macaroon", "Authorization"} {
				w.expect(t, get("/provider").as(credential{token: old.token, header: header}), http.StatusUnauthorized, "invalid_token")
				w.expect(t, get("/provider").as(credential{token: w.p1.token, header: header}), http.StatusOK)
			}
			w.expect(t, revoke(old.token).as(w.admin.basic()), http.StatusBadRequest, "invalid_token")
		}
		if again := w.expect(t, get(path).as(w.admin.basic()), http.StatusOK); string(again.body) != string(shown.body) {
			t.Errorf("the provider became %s", again.body)
		}
		w.expectSupports(t, map[zone.ProviderID]int64{w.p1.id: supportSize})
		w.expect(t, post(path+"/token", nil).as(w.p1.auth()), http.StatusForbidden, "forbidden")
		w.usable(t, w.p2, token) // the other provider has its own
		w.newSpace(t)
		w.usable(t, w.p1, w.mintAs(t, w.alice, nil))
	})
}

// TestReplaceKeys: after an emergency rotation no token is worth anything, passwords are, and with those everything is made anew.
func TestReplaceKeys(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		w.newSpace(t)
		token, access := w.mintAs(t, w.alice, nil), w.expect(t, post("/user/client_tokens", nil).as(w.alice.basic()), http.StatusOK).field("token")
		register := w.registrationToken(t, w.admin)
		named, id := w.mintNamed(t, w.alice, `{"name":"x"}`)
		must(t, w.service.ReplaceKeys(t.Context(), zone.Caller{Kind: zone.CallerOperator}))

		for _, c := range []credential{w.p1.auth(), w.p2.auth(), {token: access}} {
			w.expect(t, get("/user").as(c), http.StatusUnauthorized, "invalid_token")
		}
		w.expect(t, registration(register), http.StatusBadRequest, "invalid_token")
		w.p1.token = w.expect(t, post("/providers/"+string(w.p1.id)+"/token", nil).as(w.admin.basic()), http.StatusOK).field("token")
		for _, text := range []string{token, named} {
			w.expect(t, w.redeem(w.p1, text, supportSize), http.StatusBadRequest, "invalid_token")
			w.expect(t, revoke(text).as(w.p1.auth()), http.StatusBadRequest, "invalid_token")
		}
		w.expectRow(t, id, map[string]any{"revoked": false, "uses": 0}) // it stands there until somebody deletes it
		w.usable(t, w.p1, w.mintAs(t, w.alice, nil))
		w.expect(t, registration(w.registrationToken(t, w.admin)), http.StatusCreated)
	})
}
