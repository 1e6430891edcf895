package handlers_test

import (
	"maps"
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/zonemint/zonemint/handlers"
	"github.com/zonemint/zonemint/internal/tier"
	"github.com/zonemint/zonemint/zone"
)

// manyTokens are texts that a provider may try to redeem for a new space: some can be, and some not.
func (w *twins) manyTokens(t *testing.T) []string {
	t.Helper()
	id, err := w.service.CreateSpace(t.Context(), w.alice.caller(), zone.NewSpace{Name: "New"})
	must(t, err)
	w.space = string(id)
	named, err := w.service.MintSupportToken(t.Context(), w.alice.caller(), id, zone.NewSupportToken{Name: "Operators", UsageLimit: 1})
	must(t, err)
	canary.token(named.Text.Reveal())
	revoked, token := w.mint(t), w.mint(t)
	must(t, w.service.RevokeToken(t.Context(), w.alice.caller(), revoked))
	return []string{
		token, token, token, w.mint(t), named.Text.Reveal(), revoked, attenuated(t, w.mint(t), "size <= 6000000"), attenuated(t, w.mint(t), "size >= 6000000"),
		attenuated(t, w.mint(t), "time < 1"), attenuated(t, w.mint(t), "consumer = prv-"+string(w.p1.id)), attenuated(t, w.mint(t), "unknown = 1"),
		tampered(t, token, 7), tampered(t, token, 5), thirdParty(t, token), token[:len(token)-1], token + "A", " " + token, w.p1.token, "garbage", "",
		strings.ToUpper(token), strings.Repeat("A", 21_846), strings.Repeat("A", 21_847), token + `\n`, token + "\n", token + "ü",
	}
}

// redemption is a body that redeems a token, mostly.
func redemption(r bodyChance, schema *openapi3.Schema, token string) string {
	size := r.of([]string{"5000000", "5000000", "5000000", "6000000", "7000000", "1000000", "999999", "1", "0", "-1", "9007199254740991", "9007199254740992", "5000000.0", "5e6", `"5000000"`})
	switch r.IntN(10) {
	case 0:
		return r.body(schema)
	case 1:
		return r.space() + `{"size":` + r.space() + size + r.space() + `,"token":"` + token + `"}` + r.space()
	case 2:
		return strings.Replace(`{"token":"`+token+`","size":`+size+`}`, r.of([]string{"t", "A", ",", "}", `"`}), r.of([]string{`\u0074`, "a", ",,", "", "}}", "ü"}), 1)
	case 3:
		return `{"token":"` + token + `","size":` + size + `,` + r.of([]string{`"size":5000000`, `"other":1`, `"Size":5000000`, ""}) + `}`
	case 4:
		return `{"token":` + r.of(oddValues) + `,"size":` + size + `}`
	}
	return `{"token":"` + token + `","size":` + size + `}`
}

func (r bodyChance) someOf(list ...credential) credential { return list[r.IntN(len(list))] }

// TestQuickRedeemsAsPlain: whatever is sent to redeem or to mint, by whomever, the quick way and the plain one give the same answer. The quick one
// is asked first: what it redeems, the plain one redeems again, for the same provider, token and size.
func TestQuickRedeemsAsPlain(t *testing.T) {
	t.Parallel()
	w := newTwins(t)
	var redeemed, unnamed *openapi3.Schema
	for _, op := range bodiedRoutes(t) {
		switch op.path {
		case "/provider/spaces/support":
			redeemed = op.schema
		case "/spaces/{id}/providers/token": // with a name, the second request is in conflict with the first
			without := *op.schema
			without.Properties = maps.Clone(op.schema.Properties)
			for _, name := range []string{"name", "memo", "usageLimit"} {
				delete(without.Properties, name)
			}
			unnamed = &without
		}
	}
	who := []credential{
		w.p1.auth(), w.p1.auth(), w.p1.auth(), w.p2.auth(), w.alice.basic(), w.erin.basic(), w.admin.basic(), w.dave.basic(),
		{token: w.p1.token, header: "Authorization"},
		{token: w.p2.token, header: "Macaroon"},
		{token: w.p1.token + "A"},
		{token: w.p1.token[:20]},
		{token: tampered(t, w.p1.token, 7)},
		{token: "x"},
		{username: "alice", password: "wrong"},
		{},
	}
	statuses := make(map[string]int)
	rounds := tier.Pick(150, 300, 300)
	for i := range rounds {
		random := bodyChance{rand.New(rand.NewPCG(7, uint64(i))), 15}
		many := w.manyTokens(t)
		for range 20 {
			one, by := rough{method: http.MethodPost, target: handlers.BasePath + "/provider/spaces/support"}, who[random.IntN(len(who))]
			one.body = redemption(random, redeemed, random.of(many))
			if random.IntN(3) == 0 {
				one.body, by = redemption(random, redeemed, random.of(many[:8])), random.someOf(w.p1.auth(), w.p2.auth())
			}
			if random.IntN(4) == 0 {
				one.target, one.body = handlers.BasePath+w.mintPath(), random.body(unnamed)
				by = random.someOf(w.alice.basic(), w.alice.basic(), by)
			}
			kind, twice := "application/json", random.odd()
			if random.odd() {
				kind = random.of(oddTypes)
			}
			build := func() *http.Request {
				r := one.build()
				r.Header["Content-Type"] = []string{kind}
				by.apply(r.Header)
				if twice {
					r.Header.Add("X-Auth-Token", w.p2.token)
				}
				return r
			}
			statuses[one.target[strings.LastIndex(one.target, "/")+1:]+" "+w.alike(t, build(), build())]++
		}
	}
	t.Logf("counted: %d requests to redeem and to mint answered alike by the quick way and the plain one, by status %v", rounds*20, statuses)
	for status, least := range map[string]int{
		"support 201": 200, "support 400": 1000, "support 401": 300, "support 403": 100, "support 409": 30, "support 415": 50,
		"token 200": 200, "token 400": 50, "token 401": 20, "token 403": 20,
	} {
		if statuses[status] < least*rounds/300 {
			t.Errorf("only %d answers of %s", statuses[status], status)
		}
	}
}
