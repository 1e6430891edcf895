package onezone_test

import (
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
)

// cases are what Onezone's own tests check of minting, redeeming and tokens, as far as zonemint has it. Where zonemint answers
// otherwise on purpose, docs/compatibility.md says so, and the case wants what stands there. That another node of the zone
// takes a token too is tested in test/quickstart and test/faults.
var cases = []struct {
	name string
	play func(*testing.T, *ground)
}{
	{"who has the one right mints", onlyTheRight},
	{"who has all rights but that one does not mint", allButTheRight},
	{"granted, taken away, granted again", grantedAndTaken},
	{"an admin of the zone mints without being a member", adminMints},
	{"every token is another one", everyTokenIsNew},
	{"all ways of credentials", allWays},
	{"garbage in all ways", garbage},
	{"discharge macaroons beside the token are passed over", discharges},
	{"what is not there", absent},
	{"credentials that Onezone fails on or guesses at", oddCredentials},
	{"a POST without a Content-Type", noContentType},
	{"the spelling of Onezone", onezoneSpelling},
	{"an error does not repeat a token", noTokenInErrors},
	{"a blocked user is refused, and comes back", blocked},
	{"a support is seen from both sides", bothSides},
	{"a refused redemption does not use the token up", refusedKeepsToken},
	{"a support ends once, and a new token makes another", supportEnds},
	{"a member ends a support with the right to", memberEndsSupport},
	{"twenty tokens of one space at the same moment", twentyAtOnce},
	{"the issuer loses the right", issuerLosesRight},
	{"the issuer is blocked", issuerBlocked},
	{"the issuer is removed", issuerRemoved},
	{"a forged token", forged},
	{"usage limits", usageLimits},
	{"eighteen providers at the same moment", eighteenAtOnce},
	{"the same provider again does not spend a use", sameProviderAgain},
	{"all temporary tokens are revoked", revokedTemporary},
	{"a named token is revoked, and that is taken back", revokedNamed},
	{"caveats", caveats},
	{"asking whether a token is good", verifying},
	{"reading and confining a token", confining},
	{"the longest life of a temporary token", longestLife},
	{"named tokens", namedTokens},
}

// TestAcceptance plays the cases against the built program.
func TestAcceptance(t *testing.T) {
	g := newGround(t, start(t))
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			g.space = g.newSpace(t)
			g.must(t, g.owner, http.StatusCreated, "PUT", "/spaces/"+g.space+"/users/"+g.member.id, nil)
			c.play(t, g)
		})
	}
}

// want wants a status and, where the answer is an error, its code.
func want(t *testing.T, a answer, status int, code string) answer {
	t.Helper()
	if a.status != status || a.code() != code {
		t.Errorf("%s: want %d %s", a, status, code)
	}
	return a
}

// privileges changes those of the member: the operation is set, grant or revoke.
func (g *ground) privileges(t *testing.T, operation string, names ...string) {
	t.Helper()
	g.must(t, g.owner, http.StatusNoContent, "PATCH", "/spaces/"+g.space+"/users/"+g.member.id+"/privileges",
		values{"operation": operation, "privileges": names})
}

// memberMints tries to mint as the member.
func (g *ground) memberMints(t *testing.T) answer {
	t.Helper()
	return g.send(t, g.member, "POST", mintPath(g.space), nil)
}

func onlyTheRight(t *testing.T, g *ground) {
	for _, name := range []string{"space_add_provider", "space_invite_provider", "space_add_support"} {
		g.privileges(t, "set", name)
		want(t, g.memberMints(t), http.StatusOK, "").get(t, "token")
	}
}

func allButTheRight(t *testing.T, g *ground) {
	path := "/spaces/" + g.space + "/users/" + g.owner.id + "/privileges"
	all := g.must(t, g.owner, http.StatusOK, "GET", path, nil).list(t, "privileges")
	rest := slices.DeleteFunc(slices.Clone(all), func(name string) bool { return name == "space_add_provider" })
	if len(rest) != len(all)-1 || len(rest) < 9 {
		t.Fatalf("whoever makes a space has %v", all)
	}
	g.privileges(t, "set", rest...)
	want(t, g.memberMints(t), http.StatusForbidden, "forbidden")
}

func grantedAndTaken(t *testing.T, g *ground) {
	want(t, g.memberMints(t), http.StatusForbidden, "forbidden")
	for range 2 {
		g.privileges(t, "grant", "space_add_provider")
		want(t, g.memberMints(t), http.StatusOK, "")
		g.privileges(t, "revoke", "space_add_provider")
		want(t, g.memberMints(t), http.StatusForbidden, "forbidden")
	}
}

func adminMints(t *testing.T, g *ground) {
	token := g.must(t, g.admin, http.StatusOK, "POST", mintPath(g.space), nil).get(t, "token")
	want(t, g.redeem(t, g.p1, token), http.StatusCreated, "")
}

func everyTokenIsNew(t *testing.T, g *ground) {
	seen := map[string]bool{}
	for range 20 {
		seen[g.must(t, g.owner, http.StatusOK, "GET", mintPath(g.space), nil).get(t, "token")] = true
	}
	if len(seen) != 20 {
		t.Errorf("20 requests gave %d tokens", len(seen))
	}
}

func allWays(t *testing.T, g *ground) {
	for _, way := range ways {
		token := g.must(t, g.owner.by(way), http.StatusOK, "GET", mintPath(g.space), nil).get(t, "token")
		p := g.provider(t, "way-"+strings.ToLower(way))
		want(t, g.redeem(t, p.by(way), token), http.StatusCreated, "")
	}
}

func garbage(t *testing.T, g *ground) {
	for _, way := range []string{"X-Auth-Token", "macaroon", "Bearer"} {
		for _, token := range []string{"garbage", "MDAxNWxvY2F0aW9uIG9uZXpvbmUK", strings.Repeat("a", 200)} {
			want(t, g.send(t, caller{token: token, way: way}, "GET", mintPath(g.space), nil), http.StatusUnauthorized, "invalid_token")
		}
	}
	want(t, g.send(t, caller{name: g.owner.name, password: "wrong", way: "Basic"}, "GET", mintPath(g.space), nil),
		http.StatusUnauthorized, "invalid_credentials")
}

func discharges(t *testing.T, g *ground) {
	r := g.request(t, http.MethodGet, mintPath(g.space))
	g.owner.by("macaroon").authenticate(r)
	r.Header.Set("discharge-macaroons", g.member.token)
	want(t, g.exchanged(t, r), http.StatusOK, "")
}

func absent(t *testing.T, g *ground) {
	for _, path := range []string{
		"/groups", "/shares", "/handles", "/handle_services", "/harvesters", "/user/groups", "/user/tokens/named", "/user/effective_spaces",
		"/tokens/named/" + g.space, "/spaces/" + g.space + "/groups", "/providers/" + g.p1.id + "/spaces",
	} {
		want(t, g.send(t, g.owner, "GET", path, nil), http.StatusNotFound, "not_found")
	}
	want(t, g.send(t, g.owner, "POST", "/user/spaces/join", values{"token": "t"}), http.StatusNotFound, "not_found")
	want(t, g.send(t, g.owner, "GET", "/user/client_token", nil), http.StatusNotFound, "not_found")
	want(t, g.send(t, g.owner, "PUT", mintPath(g.space), nil), http.StatusMethodNotAllowed, "method_not_allowed")
	set := "/spaces/" + g.space + "/users/" + g.member.id + "/privileges"
	want(t, g.send(t, g.owner, "PUT", set, values{"privileges": []string{}}), http.StatusMethodNotAllowed, "method_not_allowed")
	// An answer to HEAD has no body, so no code either.
	want(t, g.send(t, g.owner, "HEAD", mintPath(g.space), nil), http.StatusMethodNotAllowed, "")
}

func oddCredentials(t *testing.T, g *ground) {
	malformed := map[string]string{"no base64": "Basic ?", "no colon": "Basic YWRtaW4="}
	for name, header := range malformed {
		r := g.request(t, http.MethodGet, mintPath(g.space))
		r.Header.Set("Authorization", header)
		if a := g.exchanged(t, r); a.status != http.StatusUnauthorized || a.code() != "invalid_credentials" {
			t.Errorf("%s: %s", name, a)
		}
	}
	r := g.request(t, http.MethodGet, mintPath(g.space))
	g.owner.authenticate(r)
	g.member.by("Basic").authenticate(r)
	want(t, g.exchanged(t, r), http.StatusBadRequest, "invalid_request")
}

func noContentType(t *testing.T, g *ground) {
	r := g.request(t, http.MethodPost, mintPath(g.space))
	g.owner.authenticate(r)
	want(t, g.exchanged(t, r), http.StatusOK, "")
}

func onezoneSpelling(t *testing.T, g *ground) {
	base62 := strings.NewReplacer("0", "00", "_", "01", "-", "02")
	owner := g.owner
	owner.token = base62.Replace(owner.token)
	token := g.must(t, owner, http.StatusOK, "POST", mintPath(g.space), nil).get(t, "token")
	want(t, g.redeem(t, g.p1, base62.Replace(token)), http.StatusCreated, "")
	want(t, g.redeem(t, g.p2, token), http.StatusBadRequest, "token_used")
}

func noTokenInErrors(t *testing.T, g *ground) {
	token := g.mint(t, g.space)
	for _, sent := range []string{"secret-of-mine", token[:len(token)-3], g.member.token} {
		if a := g.redeem(t, g.p1, sent); a.status != http.StatusBadRequest || strings.Contains(a.text, sent) {
			t.Errorf("%s: want an error without the token", a)
		}
	}
}

func blocked(t *testing.T, g *ground) {
	u := g.user(t, "blocked")
	space := g.must(t, u, http.StatusCreated, "POST", "/spaces", values{"name": "A space"}).made(t)
	block := func(blocked bool) {
		g.must(t, g.admin, http.StatusNoContent, "PATCH", "/users/"+u.id, values{"blocked": blocked})
	}
	block(true)
	want(t, g.send(t, u, "GET", mintPath(space), nil), http.StatusUnauthorized, "invalid_token")
	want(t, g.send(t, u.by("Basic"), "GET", mintPath(space), nil), http.StatusUnauthorized, "invalid_credentials")
	block(false)
	want(t, g.send(t, u, "GET", mintPath(space), nil), http.StatusOK, "")
	want(t, g.send(t, u.by("Basic"), "GET", mintPath(space), nil), http.StatusOK, "")
}

// lists tells whether a list has an id.
func (g *ground) lists(t *testing.T, who caller, path, field, id string) bool {
	t.Helper()
	return slices.Contains(g.must(t, who, http.StatusOK, "GET", path, nil).list(t, field), id)
}

func bothSides(t *testing.T, g *ground) {
	for _, p := range []caller{g.p1, g.p2} {
		a := want(t, g.redeem(t, p, g.mint(t, g.space)), http.StatusCreated, "")
		if a.made(t) != g.space {
			t.Errorf("%s: Location is %s", a, a.header.Get("Location"))
		}
		if !g.lists(t, g.owner, "/spaces/"+g.space+"/providers", "providers", p.id) || !g.lists(t, p, "/provider/spaces", "spaces", g.space) {
			t.Errorf("the support of %s is not seen from both sides", p.id)
		}
	}
}

func refusedKeepsToken(t *testing.T, g *ground) {
	token := g.mint(t, g.space)
	want(t, g.redeem(t, g.p1, g.mint(t, g.space)), http.StatusCreated, "")
	want(t, g.redeem(t, g.p1, token), http.StatusConflict, "already_supported")
	want(t, g.send(t, g.p2, "POST", redeemPath, values{"token": token, "size": 1}), http.StatusBadRequest, "invalid_request")
	want(t, g.send(t, g.member, "POST", redeemPath, values{"token": token, "size": size}), http.StatusForbidden, "forbidden")
	want(t, g.redeem(t, g.p2, token), http.StatusCreated, "")
}

func supportEnds(t *testing.T, g *ground) {
	path := "/provider/spaces/" + g.space
	want(t, g.redeem(t, g.p1, g.mint(t, g.space)), http.StatusCreated, "")
	want(t, g.send(t, g.p1, "PATCH", path, values{"size": 2 * size}), http.StatusNoContent, "")
	want(t, g.send(t, g.p1, "DELETE", path, nil), http.StatusNoContent, "")
	want(t, g.send(t, g.p1, "DELETE", path, nil), http.StatusNotFound, "not_found")
	want(t, g.redeem(t, g.p1, g.mint(t, g.space)), http.StatusCreated, "")
}

func memberEndsSupport(t *testing.T, g *ground) {
	path := "/spaces/" + g.space + "/providers/" + g.p1.id
	want(t, g.redeem(t, g.p1, g.mint(t, g.space)), http.StatusCreated, "")
	want(t, g.send(t, g.member, "DELETE", path, nil), http.StatusForbidden, "forbidden")
	g.privileges(t, "grant", "space_remove_provider")
	want(t, g.send(t, g.member, "DELETE", path, nil), http.StatusNoContent, "")
	if g.lists(t, g.member, "/spaces/"+g.space+"/providers", "providers", g.p1.id) {
		t.Error("the provider is still in the list")
	}
}

// atOnce makes n calls at the same moment and returns their answers.
func atOnce(n int, call func(int) answer) []answer {
	answers := make([]answer, n)
	var ready, done sync.WaitGroup
	ready.Add(n)
	for i := range n {
		done.Go(func() {
			ready.Done()
			ready.Wait()
			answers[i] = call(i)
		})
	}
	done.Wait()
	return answers
}

// count tells how many answers have a status and code.
func count(answers []answer, status int, code string) int {
	n := 0
	for _, a := range answers {
		if a.status == status && a.code() == code {
			n++
		}
	}
	return n
}

func twentyAtOnce(t *testing.T, g *ground) {
	for range 10 {
		space := g.newSpace(t)
		var list []string
		for range 20 {
			list = append(list, g.mint(t, space))
		}
		answers := atOnce(20, func(i int) answer { return g.redeem(t, g.p1, list[i]) })
		if count(answers, http.StatusCreated, "") != 1 || count(answers, http.StatusConflict, "already_supported") != 19 {
			t.Errorf("want one support and 19 conflicts, got %v", answers)
		}
	}
}

func issuerLosesRight(t *testing.T, g *ground) {
	g.privileges(t, "grant", "space_add_provider")
	token := g.memberMints(t).get(t, "token")
	g.privileges(t, "revoke", "space_add_provider")
	want(t, g.redeem(t, g.p1, token), http.StatusBadRequest, "issuer_not_authorized")
	g.privileges(t, "grant", "space_add_provider")
	want(t, g.redeem(t, g.p1, token), http.StatusCreated, "")
}

func issuerBlocked(t *testing.T, g *ground) {
	g.privileges(t, "grant", "space_add_provider")
	token := g.memberMints(t).get(t, "token")
	g.must(t, g.admin, http.StatusNoContent, "PATCH", "/users/"+g.member.id, values{"blocked": true})
	want(t, g.redeem(t, g.p1, token), http.StatusBadRequest, "issuer_not_authorized")
	g.must(t, g.admin, http.StatusNoContent, "PATCH", "/users/"+g.member.id, values{"blocked": false})
	want(t, g.redeem(t, g.p1, token), http.StatusCreated, "")
}

func issuerRemoved(t *testing.T, g *ground) {
	u := g.user(t, "leaver")
	g.must(t, g.admin, http.StatusCreated, "PUT", "/spaces/"+g.space+"/users/"+u.id, values{"privileges": []string{"space_add_provider"}})
	token := g.must(t, u, http.StatusOK, "POST", mintPath(g.space), nil).get(t, "token")
	g.must(t, g.admin, http.StatusNoContent, "DELETE", "/users/"+u.id, nil)
	want(t, g.redeem(t, g.p1, token), http.StatusBadRequest, "invalid_token")
}

func forged(t *testing.T, g *ground) {
	token := g.mint(t, g.space)
	i := len(token) - 20 // within the signature
	other := byte('A')
	if token[i] == other {
		other = 'B'
	}
	want(t, g.redeem(t, g.p1, token[:i]+string(other)+token[i+1:]), http.StatusBadRequest, "invalid_token")
	want(t, g.redeem(t, g.p1, token), http.StatusCreated, "")
}
