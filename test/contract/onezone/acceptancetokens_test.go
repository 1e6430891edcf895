package onezone_test

import (
	"fmt"
	"net/http"
	"slices"
	"testing"
	"time"
)

// named makes a named token of the space, with what else the body has, and returns its text and its path.
func (g *ground) named(t *testing.T, body values) (text, path string) {
	t.Helper()
	a := g.must(t, g.owner, http.StatusCreated, "POST", mintPath(g.space), body)
	return a.get(t, "token"), a.header.Get("Location")
}

func usageLimits(t *testing.T, g *ground) {
	want(t, g.send(t, g.owner, "POST", mintPath(g.space), values{"name": "none", "usageLimit": 0}), http.StatusBadRequest, "invalid_request")
	// Onezone ignores the limit of a temporary token; here it is refused.
	want(t, g.send(t, g.owner, "POST", mintPath(g.space), values{"usageLimit": 3}), http.StatusBadRequest, "invalid_request")
	text, _ := g.named(t, values{"name": "one", "usageLimit": 1})
	want(t, g.redeem(t, g.p1, text), http.StatusCreated, "")
	want(t, g.redeem(t, g.p2, text), http.StatusBadRequest, "token_used")
}

func eighteenAtOnce(t *testing.T, g *ground) {
	var providers []caller
	for i := range 19 {
		providers = append(providers, g.provider(t, fmt.Sprintf("crowd-%d", i)))
	}
	text, _ := g.named(t, values{"name": "eighteen", "usageLimit": 18})
	answers := atOnce(18, func(i int) answer { return g.redeem(t, providers[i], text) })
	if n := count(answers, http.StatusCreated, ""); n != 18 {
		t.Errorf("want 18 supports, got %v", answers)
	}
	want(t, g.redeem(t, providers[18], text), http.StatusBadRequest, "token_used")
}

func sameProviderAgain(t *testing.T, g *ground) {
	text, path := g.named(t, values{"name": "six", "usageLimit": 6})
	for range 7 {
		// The same size again is the first answer again; Onezone refuses it. Neither spends a use.
		want(t, g.redeem(t, g.p1, text), http.StatusCreated, "")
	}
	want(t, g.send(t, g.p1, "POST", redeemPath, values{"token": text, "size": size + 1}), http.StatusConflict, "already_supported")
	if a := g.must(t, g.owner, http.StatusOK, "GET", path, nil); a.body["uses"] != 1.0 {
		t.Errorf("%s: want one use", a)
	}
}

func revokedTemporary(t *testing.T, g *ground) {
	first, second := g.mint(t, g.space), g.mint(t, g.space)
	g.must(t, g.owner, http.StatusNoContent, "DELETE", "/user/tokens/temporary", nil)
	for _, token := range []string{first, second} {
		want(t, g.redeem(t, g.p1, token), http.StatusBadRequest, "invalid_token")
	}
	want(t, g.redeem(t, g.p1, g.mint(t, g.space)), http.StatusCreated, "")
}

func revokedNamed(t *testing.T, g *ground) {
	text, path := g.named(t, values{"name": "on and off", "usageLimit": 2})
	revoke := func(revoked bool) {
		g.must(t, g.owner, http.StatusNoContent, "PATCH", path, values{"revoked": revoked})
	}
	revoke(true)
	want(t, g.redeem(t, g.p1, text), http.StatusBadRequest, "token_revoked")
	revoke(false)
	want(t, g.redeem(t, g.p1, text), http.StatusCreated, "")
	revoke(true)
	want(t, g.redeem(t, g.p2, text), http.StatusBadRequest, "token_revoked")
}

// confine adds a caveat to a new token of the space.
func (g *ground) confine(t *testing.T, caveat values) string {
	t.Helper()
	body := values{"token": g.mint(t, g.space), "caveats": []values{caveat}}
	return g.must(t, g.owner, http.StatusOK, "POST", "/tokens/confine", body).get(t, "token")
}

func caveats(t *testing.T, g *ground) {
	for _, bad := range []struct {
		caveat values
		code   string
	}{
		{values{"type": "time", "validUntil": time.Now().Add(-time.Second).Unix()}, "token_expired"},
		{values{"type": "ip", "whitelist": []string{"192.0.2.1"}}, "caveat_not_met"},
		{values{"type": "consumer", "whitelist": []string{"prv-" + g.p2.id}}, "caveat_not_met"},
		{values{"type": "consumer", "whitelist": []string{"usr-" + g.member.id, "grp-" + g.member.id, "prv-123"}}, "caveat_not_met"},
	} {
		want(t, g.redeem(t, g.p1, g.confine(t, bad.caveat)), http.StatusBadRequest, bad.code)
	}
	for _, good := range []values{
		{"type": "time", "validUntil": time.Now().Add(time.Minute).Unix()},
		{"type": "ip", "whitelist": []string{"127.0.0.1/32"}},
		{"type": "ip", "whitelist": []string{"192.0.2.1", "127.0.0.0/16"}},
		{"type": "consumer", "whitelist": []string{"prv-" + g.p2.id, "prv-" + g.p1.id}},
		{"type": "consumer", "whitelist": []string{"*"}},
	} {
		want(t, g.redeem(t, g.p1, g.confine(t, good)), http.StatusCreated, "")
		g.must(t, g.p1, http.StatusNoContent, "DELETE", "/provider/spaces/"+g.space, nil)
	}
}

func verifying(t *testing.T, g *ground) {
	verify := func(body values) answer { return g.send(t, g.p1, "POST", "/tokens/verify_invite_token", body) }
	until := time.Now().Add(time.Minute)
	a := want(t, verify(values{"token": g.confine(t, values{"type": "time", "validUntil": until.Unix()})}), http.StatusOK, "")
	if subject, _ := a.body["subject"].(map[string]any); subject["type"] != "user" || subject["id"] != g.owner.id {
		t.Errorf("%s: the subject is not who minted", a)
	}
	if ttl, _ := a.body["ttl"].(float64); ttl <= 0 || ttl > 60 {
		t.Errorf("%s: the token has 60 seconds at most", a)
	}
	text, _ := g.named(t, values{"name": "for ever"})
	if a := want(t, verify(values{"token": text}), http.StatusOK, ""); a.body["ttl"] != nil {
		t.Errorf("%s: the token has no end", a)
	}
	want(t, verify(values{"token": text, "peerIp": "192.0.2.1"}), http.StatusOK, "")
	want(t, verify(values{"token": "1234"}), http.StatusBadRequest, "invalid_token")
	for _, bad := range []values{
		{"token": text, "expectedInviteType": "userJoinGroup"},
		{"token": text, "peerIp": "1234.6.78.19"},
		{"token": 1234},
		{"token": values{}},
	} {
		want(t, verify(bad), http.StatusBadRequest, "invalid_request")
	}
	want(t, verify(values{"token": g.member.token}), http.StatusBadRequest, "token_type")
	want(t, g.redeem(t, g.p1, text), http.StatusCreated, "")
}

// texts are the caveats of an answer as they stand in the token.
func texts(a answer) []string {
	var all []string
	list, _ := a.body["caveats"].([]any)
	for _, one := range list {
		caveat, _ := one.(map[string]any)
		text, _ := caveat["text"].(string)
		all = append(all, text)
	}
	return all
}

func confining(t *testing.T, g *ground) {
	examine := func(token string) []string {
		return texts(want(t, g.send(t, g.member, "POST", "/tokens/examine", values{"token": token}), http.StatusOK, ""))
	}
	token := g.mint(t, g.space)
	body := values{"token": token, "caveats": []values{{"type": "ip", "whitelist": []string{"127.0.0.1"}}}}
	confined := g.must(t, g.member, http.StatusOK, "POST", "/tokens/confine", body).get(t, "token")
	if got, all := examine(confined), append(examine(token), "ip = 127.0.0.1/32"); !slices.Equal(got, all) {
		t.Errorf("the caveats are %q, want %q", got, all)
	}
	for _, bad := range []any{"time < 5", []string{"time > 1234"}, []values{{}}, []values{{"type": "asn", "whitelist": []int{1}}}} {
		body := values{"token": token, "caveats": bad}
		want(t, g.send(t, g.member, "POST", "/tokens/confine", body), http.StatusBadRequest, "invalid_request")
	}
	// Both are public in Onezone.
	want(t, g.send(t, caller{}, "POST", "/tokens/examine", values{"token": token}), http.StatusUnauthorized, "unauthorized")
}

func longestLife(t *testing.T, g *ground) {
	const week = 7 * 24 * 3600
	want(t, g.send(t, g.owner, "POST", mintPath(g.space), values{"ttl": week}), http.StatusOK, "")
	want(t, g.send(t, g.owner, "POST", mintPath(g.space), values{"ttl": week + 1}), http.StatusBadRequest, "invalid_request")
}

func namedTokens(t *testing.T, g *ground) {
	text, path := g.named(t, values{"name": "once"})
	want(t, g.send(t, g.owner, "POST", mintPath(g.space), values{"name": "once"}), http.StatusConflict, "conflict")
	want(t, g.send(t, g.owner, "PATCH", path, values{"revoked": "string"}), http.StatusBadRequest, "invalid_request")
	want(t, g.send(t, g.owner, "POST", "/spaces/0/providers/token", values{"name": "nowhere"}), http.StatusNotFound, "not_found")
	want(t, g.send(t, g.owner, "DELETE", path, nil), http.StatusNoContent, "")
	want(t, g.send(t, g.owner, "GET", path, nil), http.StatusNotFound, "not_found")
	want(t, g.redeem(t, g.p1, text), http.StatusBadRequest, "invalid_token")
}
