package handlers_test

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/zonemint/zonemint/zone"
)

// verify is a provider's request whether it could redeem a token. The fields stand beside the token.
func (w *world) verify(by site, token string, fields map[string]any) request {
	body := map[string]any{"token": token}
	maps.Copy(body, fields)
	return post("/tokens/verify_invite_token", body).as(by.auth())
}

// redeemable is what the request is granted with.
func (w *world) redeemable(t testing.TB, by site, token string, fields map[string]any) map[string]any {
	t.Helper()
	return decode[map[string]any](t, w.expect(t, w.verify(by, token, fields), http.StatusOK))
}

// TestVerify: what a provider is told of a token that it could redeem, which stays as it was.
func TestVerify(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		w.newSpace(t)
		expect := func(t *testing.T, by site, token string, want map[string]any) {
			t.Helper()
			whole := map[string]any{
				"subject": map[string]any{"type": "user", "id": string(w.alice.id)}, "spaceId": w.space, "spaceName": "New", "ttl": nil,
				"minSize": float64(zone.DefaultMinSupportSize), "usesLeft": 1.0, "redeemed": false,
			}
			maps.Copy(whole, want)
			if got := w.redeemable(t, by, token, nil); fmt.Sprint(got) != fmt.Sprint(whole) {
				t.Errorf("got\n%v, want\n%v", got, whole)
			}
		}
		token := w.mintAs(t, w.alice, `{"ttl":600}`)
		named, _ := w.mintNamed(t, w.alice, `{"name":"x","usageLimit":4}`)
		expect(t, w.p1, token, map[string]any{"ttl": 599.0}) // of which three quarters of a second are over
		expect(t, w.p1, base62(named), map[string]any{"usesLeft": 4.0})
		w.clock.advance(time.Minute)
		expect(t, w.p2, token, map[string]any{"ttl": 539.0})
		until := w.clock.Now().Unix() + 30
		expect(t, w.p1, attenuated(t, token, fmt.Sprint("time < ", until), "time < 9999999999"), map[string]any{"ttl": 29.0})
		expect(t, w.p1, attenuated(t, named, fmt.Sprint("time < ", until)), map[string]any{"ttl": 29.0, "usesLeft": 4.0})
		expect(t, w.p1, attenuated(t, named, "size <= 9000000", "size >= 2000000", "size <= 8000000"), map[string]any{
			"minSize": 2e6, "maxSize": 8e6, "usesLeft": 4.0,
		})
		expect(t, w.p1, attenuated(t, named, "size >= 5", "time < 9223372036854775807", "size <= 9223372036854775807"), map[string]any{
			"maxSize": 9223372036854775807.0, "usesLeft": 4.0, "ttl": 9223372036.0,
		})
		w.usable(t, w.p1, named)
		expect(t, w.p1, named, map[string]any{"usesLeft": 3.0, "redeemed": true, "minSize": 5e6, "maxSize": 5e6})
		expect(t, w.p2, named, map[string]any{"usesLeft": 3.0})
		w.usable(t, w.p2, token)
		expect(t, w.p2, token, map[string]any{"ttl": 539.0, "usesLeft": 0.0, "redeemed": true, "minSize": 5e6, "maxSize": 5e6})
		if got := w.redeemable(t, w.p2, token, map[string]any{"size": supportSize})["redeemed"]; got != true {
			t.Errorf("the same size again: redeemed is %v", got)
		}
		w.expectSupports(t, map[zone.ProviderID]int64{w.p1.id: supportSize, w.p2.id: supportSize})
	})
}

// TestVerifyChanges: nothing, however often it is asked, not even in the audit trail.
func TestVerifyChanges(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	w.newSpace(t)
	token := w.mintAs(t, w.alice, nil)
	named, id := w.mintNamed(t, w.alice, `{"name":"x"}`)
	must(t, w.service.WriteAudit(t.Context()))
	before := len(w.audit(t))
	w.store.fail(&fault{before: func(write bool) error {
		if write {
			return zone.Errorf(zone.Unavailable, "nothing is to be written")
		}
		return nil
	}})
	for range 3 {
		for _, text := range []string{token, named} {
			w.redeemable(t, w.p1, text, nil)
			w.redeemable(t, w.p2, text, map[string]any{"size": supportSize})
			w.expect(t, w.verify(w.p1, attenuated(t, text, "size <= 5"), nil), http.StatusBadRequest, "caveat_not_met")
		}
	}
	w.store.fail(nil)
	must(t, w.service.WriteAudit(t.Context()))
	if after := len(w.audit(t)); after != before {
		t.Errorf("asking left %d audit records", after-before)
	}
	w.expectRow(t, id, map[string]any{"uses": 0})
	w.usable(t, w.p1, token)
	w.usable(t, w.p2, named)
}

// TestVerifyRefusals: asking is refused exactly as redeeming is, for every reason there is, before and after trying.
func TestVerifyRefusals(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		for name, test := range map[string]struct {
			code  string
			size  int64  // 0: one that would do
			token string // empty: made by make
			make  func(t *testing.T) string
		}{
			"garbage":        {code: "invalid_token", token: "garbage"},
			"tampered":       {code: "invalid_token", make: func(t *testing.T) string { t.Helper(); return tampered(t, w.mintAs(t, w.alice, nil), 7) }},
			"padded":         {code: "invalid_token", make: func(t *testing.T) string { t.Helper(); return w.mintAs(t, w.alice, nil) + "=" }},
			"revoked space":  {code: "invalid_token", make: w.revokedWithSpace},
			"deleted named":  {code: "invalid_token", make: w.deletedNamed},
			"deleted issuer": {code: "invalid_token", make: w.ofDeletedIssuer},
			"expired":        {code: "token_expired", make: w.expired},
			"time caveat":    {code: "token_expired", make: w.attenuatedBy("time < 5")},
			"used":           {code: "token_used", make: w.usedUp},
			"used named": {code: "token_used", make: func(t *testing.T) string {
				t.Helper()
				token, _ := w.mintNamed(t, w.alice, `{"name":"used","usageLimit":1}`)
				w.usable(t, w.p2, token)
				return token
			}},
			"ended":         {code: "token_used", make: w.endedByP1},
			"another size":  {code: "token_used", size: supportSize + 1, make: w.redeemedByP1},
			"revoked":       {code: "token_revoked", make: w.revokedByText},
			"revoked named": {code: "token_revoked", make: w.revokedNamed},
			"access":        {code: "token_type", token: w.p1.token},
			"register":      {code: "token_type", make: func(t *testing.T) string { t.Helper(); return w.registrationToken(t, w.admin) }},
			"consumer":      {code: "caveat_not_met", make: w.confinedBy(fmt.Sprintf(`{"consumer":[%q]}`, w.p2.id))},
			"network":       {code: "caveat_not_met", make: w.confinedBy(`{"ip":["198.51.100.0/24"]}`)},
			"too large":     {code: "caveat_not_met", make: w.confinedBy(`{"maxSize":4999999}`)},
			"too small":     {code: "caveat_not_met", make: w.confinedBy(`{"minSize":5000001}`)},
			"unknown":       {code: "caveat_not_met", make: w.attenuatedBy("interface = rest")},
			"no privilege":  {code: "issuer_not_authorized", make: w.ofFormerMember},
			"removed space": {code: "target_not_found", make: w.ofRemovedSpace},
			"supported": {code: "already_supported", make: func(t *testing.T) string {
				t.Helper()
				w.usable(t, w.p1, w.mintAs(t, w.alice, nil))
				return w.mintAs(t, w.alice, nil)
			}},
			"another size of a named": {code: "already_supported", size: supportSize + 1, make: func(t *testing.T) string {
				t.Helper()
				token, _ := w.mintNamed(t, w.alice, `{"name":"x","usageLimit":2}`)
				w.usable(t, w.p1, token)
				return token
			}},
			"size below the least": {code: "invalid_request", size: 999_999, make: w.confinedBy(`{}`)},
		} {
			t.Run(name, func(t *testing.T) {
				w.newSpace(t)
				token, size := test.token, cmp.Or(test.size, supportSize)
				if test.make != nil {
					token = test.make(t)
				}
				status := http.StatusBadRequest
				if test.code == "already_supported" {
					status = http.StatusConflict
				}
				asking, redeeming := w.verify(w.p1, token, map[string]any{"size": size}), w.redeem(w.p1, token, size)
				first := w.expect(t, asking, status, test.code)
				for _, r := range []request{redeeming, asking, redeeming} {
					if a := w.do(t, r); a.status != status || string(a.body) != string(first.body) {
						t.Errorf("%s is answered %d %s, and asking was %d %s", r.path, a.status, a.body, first.status, first.body)
					}
				}
			})
		}
	})
}

// The ways for a token to be refused; each returns one that is.

func (w *world) confinedBy(body string) func(t *testing.T) string {
	return func(t *testing.T) string {
		t.Helper()
		return w.mintAs(t, w.alice, body)
	}
}

func (w *world) attenuatedBy(caveat string) func(t *testing.T) string {
	return func(t *testing.T) string {
		t.Helper()
		return attenuated(t, w.mintAs(t, w.alice, nil), caveat)
	}
}

func (w *world) revokedWithSpace(t *testing.T) string {
	t.Helper()
	token := w.mintAs(t, w.alice, nil)
	w.expect(t, del(w.mintPath()).as(w.alice.basic()), http.StatusNoContent)
	return token
}

func (w *world) deletedNamed(t *testing.T) string {
	t.Helper()
	token, id := w.mintNamed(t, w.alice, `{"name":"deleted"}`)
	w.expect(t, del(w.namedPath()+"/"+id).as(w.alice.basic()), http.StatusNoContent)
	return token
}

func (w *world) ofDeletedIssuer(t *testing.T) string {
	t.Helper()
	a := w.addUser(t, "shortlived")
	w.expect(t, put("/spaces/"+w.space+"/users/"+string(a.id), `{"privileges":["space_add_provider"]}`).as(w.alice.basic()), http.StatusCreated)
	token := w.mintAs(t, a, nil)
	w.expect(t, del("/users/"+string(a.id)).as(w.admin.basic()), http.StatusNoContent)
	return token
}

func (w *world) ofFormerMember(t *testing.T) string {
	t.Helper()
	member := "/spaces/" + w.space + "/users/" + string(w.carol.id)
	w.expect(t, put(member, `{"privileges":["space_add_provider"]}`).as(w.alice.basic()), http.StatusCreated)
	token := w.mintAs(t, w.carol, nil)
	w.expect(t, del(member).as(w.alice.basic()), http.StatusNoContent)
	return token
}

func (w *world) ofRemovedSpace(t *testing.T) string {
	t.Helper()
	token := w.mintAs(t, w.alice, nil)
	w.expect(t, del("/spaces/"+w.space).as(w.alice.basic()), http.StatusNoContent)
	return token
}

func (w *world) expired(t *testing.T) string {
	t.Helper()
	token := w.mintAs(t, w.alice, `{"ttl":5}`)
	w.clock.advance(5 * time.Second)
	return token
}

func (w *world) usedUp(t *testing.T) string {
	t.Helper()
	token := w.mintAs(t, w.alice, nil)
	w.usable(t, w.p2, token)
	return token
}

func (w *world) redeemedByP1(t *testing.T) string {
	t.Helper()
	token := w.mintAs(t, w.alice, nil)
	w.usable(t, w.p1, token)
	return token
}

func (w *world) endedByP1(t *testing.T) string {
	t.Helper()
	token := w.redeemedByP1(t)
	w.expect(t, del("/provider/spaces/"+w.space).as(w.p1.auth()), http.StatusNoContent)
	return token
}

func (w *world) revokedByText(t *testing.T) string {
	t.Helper()
	token := w.mintAs(t, w.alice, nil)
	w.expect(t, post("/tokens/revoke", map[string]string{"token": token}).as(w.p2.auth()), http.StatusNoContent)
	return token
}

func (w *world) revokedNamed(t *testing.T) string {
	t.Helper()
	token, id := w.mintNamed(t, w.alice, `{"name":"revoked"}`)
	w.expect(t, patch(w.namedPath()+"/"+id, `{"revoked":true}`).as(w.alice.basic()), http.StatusNoContent)
	return token
}

// TestVerifySizes: with a size, that one is judged; without one, whether there is any.
func TestVerifySizes(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	w.newSpace(t)
	token := w.mintAs(t, w.alice, `{"minSize":2000000,"maxSize":3000000}`)
	for size, code := range map[int64]string{
		0: "", 2_000_000: "", 2_500_000: "", 3_000_000: "", 1_999_999: "caveat_not_met", 3_000_001: "caveat_not_met",
		9_007_199_254_740_991: "caveat_not_met", 999_999: "invalid_request", 1: "invalid_request",
	} {
		fields := map[string]any{"size": size}
		if size == 0 {
			delete(fields, "size")
		}
		if code != "" {
			w.expect(t, w.verify(w.p1, token, fields), http.StatusBadRequest, code)
			continue
		}
		if got := w.redeemable(t, w.p1, token, fields); got["minSize"] != 2e6 || got["maxSize"] != 3e6 {
			t.Errorf("a size of %d: got %v", size, got)
		}
	}
	for _, nothing := range []string{"size <= 999999", "size <= 1999999", "size >= 3000001", "size <= 0", "size >= 9223372036854775807"} {
		w.expect(t, w.verify(w.p1, attenuated(t, token, nothing), nil), http.StatusBadRequest, "caveat_not_met")
	}
	if got := w.redeemable(t, w.p1, token, map[string]any{"expectedInviteType": "supportSpace"}); got["spaceId"] != w.space {
		t.Errorf("got %v", got)
	}
	for _, other := range []string{"userJoinSpace", "supportspace", ""} {
		a := w.expect(t, w.verify(w.p1, token, map[string]any{"expectedInviteType": other}), http.StatusBadRequest, "invalid_request")
		if !strings.Contains(a.detail(), "'expectedInviteType'") {
			t.Errorf("the error does not name the field: %s", a.detail())
		}
	}
	w.expect(t, w.redeem(w.p1, token, 3_000_000), http.StatusCreated)
}

// TestVerifyFrom: another address than that of the request can be asked about.
func TestVerifyFrom(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	w.newSpace(t)
	token := w.mintAs(t, w.alice, `{"ip":["198.51.100.0/24","2001:db8::/32"]}`)
	w.expect(t, w.verify(w.p1, token, nil), http.StatusBadRequest, "caveat_not_met")
	w.expect(t, w.verify(w.p1, token, nil).from("198.51.100.7:1"), http.StatusOK)
	for address, holds := range map[string]bool{
		"198.51.100.7": true, "2001:db8::7": true, "2001:DB8:0:0:0:0:0:7": true, "::ffff:198.51.100.7": true, "192.0.2.10": false,
		"2001:db9::7": false, "::1": false,
	} {
		if !holds {
			w.expect(t, w.verify(w.p1, token, map[string]any{"peerIp": address}).from("198.51.100.7:1"), http.StatusBadRequest, "caveat_not_met")
			continue
		}
		w.redeemable(t, w.p1, token, map[string]any{"peerIp": address})
	}
	for _, address := range []string{
		"1234.6.78.19", "198.51.100", "198.51.100.07", "198.51.100.7/32", "fe80::1%eth0", "::1::", "....", "localhost", "", " 192.0.2.1",
	} {
		a := w.expect(t, w.verify(w.p1, token, map[string]any{"peerIp": address}), http.StatusBadRequest, "invalid_request")
		if !strings.Contains(a.detail(), "'peerIp'") {
			t.Errorf("%q: the error does not name the field: %s", address, a.detail())
		}
	}
}

// TestWhoVerifies: who is no provider is told so before anything is said about the token.
func TestWhoVerifies(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	texts := []string{w.mint(t), "garbage in place of a token", w.p1.token}
	for _, body := range []map[string]any{{"size": 1}, {}, {"size": supportSize}} {
		for _, text := range texts {
			body["token"] = text
			for _, a := range []account{w.alice, w.admin, w.carol} {
				w.expect(t, post("/tokens/verify_invite_token", body).as(a.basic()), http.StatusForbidden, "forbidden")
			}
		}
	}
}
