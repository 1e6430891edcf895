package handlers_test

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/zonemint/zonemint/zone"
)

// mintNamed mints a named token over HTTP.
func (w *world) mintNamed(t testing.TB, by account, body any) (text, id string) {
	t.Helper()
	a := w.expect(t, post(w.mintPath(), body).as(by.basic()), http.StatusCreated)
	text, id = a.field("token"), a.field("tokenId")
	if got, want := a.header.Get("Location"), w.namedPath()+"/"+id; got != want {
		t.Errorf("Location is %q, want %q", got, want)
	}
	return text, id
}

// namedRow shows a named token.
func (w *world) namedRow(t testing.TB, id string) map[string]any {
	t.Helper()
	return decode[map[string]any](t, w.expect(t, get(w.namedPath()+"/"+id).as(w.alice.basic()), http.StatusOK))
}

// expectRow holds some fields of a named token against want; nil: the field is not there.
func (w *world) expectRow(t testing.TB, id string, want map[string]any) {
	t.Helper()
	row := w.namedRow(t, id)
	for name, value := range want {
		if got := row[name]; fmt.Sprint(got) != fmt.Sprint(value) {
			t.Errorf("the token's %s is %v, want %v", name, got, value)
		}
	}
}

// TestNamedToken: what is answered at minting, and what is shown of it afterwards, which is never the text.
func TestNamedToken(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		w.newSpace(t)
		now := w.clock.Now().Unix()
		minted := w.expect(t, post(w.mintPath(), map[string]any{
			"name": "Büro ☕", "memo": "sent on Monday", "ttl": 3600, "usageLimit": 7, "consumer": []string{string(w.p1.id), string(w.p2.id)},
			"ip": []string{"192.0.2.0/24", "2001:db8::1"}, "minSize": 1, "maxSize": 9_000_000,
		}).as(w.alice.basic()), http.StatusCreated)
		if got := decode[map[string]any](t, minted); len(got) != 3 || got["expiresAt"] != float64(now+3600) {
			t.Errorf("minting is answered with %v", slices.Sorted(maps.Keys(got)))
		}
		text, id := minted.field("token"), minted.field("tokenId")
		shown := w.expect(t, get(minted.header.Get("Location")).as(w.admin.basic()), http.StatusOK)
		want := map[string]any{
			"tokenId": id, "name": "Büro ☕", "memo": "sent on Monday", "issuer": string(w.alice.id), "createdAt": float64(now),
			"expiresAt": float64(now + 3600), "usageLimit": 7.0, "uses": 0.0, "revoked": false, "caveats": []any{
				map[string]any{"text": fmt.Sprint("time < ", now+3600), "type": "time", "validUntil": float64(now + 3600)},
				map[string]any{
					"text": fmt.Sprintf("consumer = prv-%s|prv-%s", w.p1.id, w.p2.id), "type": "consumer",
					"whitelist": []any{string(w.p1.id), string(w.p2.id)},
				},
				map[string]any{"text": "ip = 192.0.2.0/24|2001:db8::1/128", "type": "ip", "whitelist": []any{"192.0.2.0/24", "2001:db8::1/128"}},
				map[string]any{"text": "size >= 1", "type": "size", "minSize": 1.0},
				map[string]any{"text": "size <= 9000000", "type": "size", "maxSize": 9e6},
			},
		}
		if got := decode[map[string]any](t, shown); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("the token is shown as\n%v, want\n%v", got, want)
		}
		_, plain := w.mintNamed(t, w.admin, `{"name":"x"}`)
		w.expectRow(t, plain, map[string]any{
			"memo": "", "issuer": w.admin.id, "usageLimit": 1, "expiresAt": nil, "lastUsedAt": nil, "revokedAt": nil, "caveats": "[]",
		})
		list := w.expect(t, get(w.namedPath()).as(w.alice.basic()), http.StatusOK)
		rows := decode[struct{ Tokens []map[string]any }](t, list).Tokens
		if len(rows) != 2 || !slices.ContainsFunc(rows, func(row map[string]any) bool { return fmt.Sprint(row) == fmt.Sprint(want) }) {
			t.Errorf("the list is %s", list.body)
		}
		w.expect(t, patch(w.namedPath()+"/"+id, `{"memo":"sent again"}`).as(w.alice.basic()), http.StatusNoContent)
		for _, a := range []answer{shown, list, w.do(t, get(minted.header.Get("Location")).as(w.alice.basic()))} {
			if signature := text[len(text)-43:]; strings.Contains(string(a.body), signature) || strings.Contains(string(a.body), text[:40]) {
				t.Errorf("%s shows the text again", a.request.path)
			}
		}
	})
}

// TestNamedOptions: what is for named tokens only is refused for others, never ignored, and how long each may live.
func TestNamedOptions(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	for body, field := range map[string]string{
		`{"usageLimit":1}`: "'usageLimit'", `{"usageLimit":3,"ttl":60}`: "'usageLimit'", `{"memo":"x"}`: "'memo'", `{"memo":""}`: "'memo'",
		`{"ttl":604801}`: "'ttl'", `{"ttl":315360001,"name":"x"}`: "'ttl'", `{"name":"x","usageLimit":1000000001}`: "'usageLimit'",
		`{"name":"x","minSize":2000000,"maxSize":1500000}`: "'minSize'", `{"name":"x","maxSize":999999}`: "'maxSize'",
		`{"name":"x","consumer":["*","y"]}`: "'consumer.0'", `{"name":"x","ip":["192.0.2.1/24"]}`: "'ip.0'",
		`{"name":"x","memo":"` + strings.Repeat("m", 501) + `"}`: "'memo'", `{"name":"x","memo":"a\nb"}`: "'memo'",
	} {
		a := w.expect(t, post(w.mintPath(), body).as(w.alice.basic()), http.StatusBadRequest, "invalid_request")
		if !strings.Contains(a.detail(), field) {
			t.Errorf("%.80s: the error does not name %s: %s", body, field, a.detail())
		}
	}
	if rows := decode[struct{ Tokens []any }](t, w.do(t, get(w.namedPath()).as(w.alice.basic()))).Tokens; len(rows) != 1 {
		t.Errorf("what was refused left %d tokens", len(rows)-1)
	}
	for i, body := range []string{
		`{"ttl":604801,"name":"%d"}`, `{"ttl":315360000,"name":"%d"}`, `{"usageLimit":1000000000,"name":"%d"}`,
		`{"memo":"` + strings.Repeat("ü", 500) + `","name":"%d"}`, `{"name":"%d` + strings.Repeat("ü", 127) + `"}`,
	} {
		w.mintNamed(t, w.alice, fmt.Sprintf(body, i))
	}
}

// TestNamedNames: a name is unique among the named tokens of its space, and free again when its token is deleted.
func TestNamedNames(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		w.newSpace(t)
		_, first := w.mintNamed(t, w.alice, `{"name":"first"}`)
		_, second := w.mintNamed(t, w.alice, `{"name":"second"}`)
		taken := post(w.mintPath(), `{"name":"first","usageLimit":4}`).as(w.admin.basic())
		w.expect(t, taken, http.StatusConflict, "conflict")
		rename := patch(w.namedPath()+"/"+second, `{"name":"first","revoked":true}`).as(w.alice.basic())
		w.expect(t, rename, http.StatusConflict, "conflict")
		w.expectRow(t, second, map[string]any{"name": "second", "revoked": false}) // all or nothing
		w.expect(t, patch(w.namedPath()+"/"+first, `{"name":"first","memo":"m"}`).as(w.alice.basic()), http.StatusNoContent)
		w.expectRow(t, first, map[string]any{"name": "first", "memo": "m", "revoked": false})
		w.mintNamed(t, w.alice, `{"name":"First"}`)
		w.expect(t, del(w.namedPath()+"/"+first).as(w.alice.basic()), http.StatusNoContent)
		w.expect(t, rename, http.StatusNoContent)
		w.expectRow(t, second, map[string]any{"name": "first", "memo": "", "revoked": true})
		w.expect(t, taken, http.StatusConflict, "conflict")
		w.newSpace(t)
		w.mintNamed(t, w.alice, `{"name":"first"}`)
	})
}

// TestNamedUses: each provider once, as many as the limit says, and no repetition spends a use.
func TestNamedUses(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		w.newSpace(t)
		p3, p4 := w.addProvider(t, "three"), w.addProvider(t, "four")
		token, id := w.mintNamed(t, w.alice, `{"name":"three","usageLimit":3}`)
		w.clock.advance(time.Hour)
		first := w.clock.Now().Unix()
		for range 3 {
			w.expect(t, w.redeem(w.p1, token, supportSize), http.StatusCreated)
			w.expect(t, w.redeem(w.p1, base62(token), supportSize), http.StatusCreated)
			w.expect(t, w.redeem(w.p1, token, supportSize+1), http.StatusConflict, "already_supported")
			w.clock.advance(time.Minute)
		}
		w.expectRow(t, id, map[string]any{"uses": 1, "lastUsedAt": float64(first), "revoked": false})
		w.usable(t, w.p2, attenuated(t, token, "size <= 9000000"))
		w.expectRow(t, id, map[string]any{"uses": 2, "lastUsedAt": float64(w.clock.Now().Unix())})
		w.usable(t, p3, token)
		w.expect(t, w.redeem(p4, token, supportSize), http.StatusBadRequest, "token_used")
		w.expectRow(t, id, map[string]any{"uses": 3, "usageLimit": 3})

		t.Run("a support that was ended does not give its use back", func(t *testing.T) {
			w.expect(t, del("/provider/spaces/"+w.space).as(w.p1.auth()), http.StatusNoContent)
			w.expect(t, w.redeem(w.p1, token, supportSize), http.StatusBadRequest, "token_used")
			w.expect(t, w.redeem(p4, token, supportSize), http.StatusBadRequest, "token_used")
			w.expectRow(t, id, map[string]any{"uses": 3})
		})
		t.Run("once, unless told otherwise", func(t *testing.T) {
			w.newSpace(t)
			once, _ := w.mintNamed(t, w.alice, `{"name":"once"}`)
			w.usable(t, w.p1, once)
			w.expect(t, w.redeem(w.p2, once, supportSize), http.StatusBadRequest, "token_used")
			w.expect(t, w.redeem(w.p1, once, supportSize+1), http.StatusBadRequest, "token_used")
		})
	})
}

// TestNamedRace: of twenty-five providers at a time, a token with a limit of eighteen serves eighteen, and none of them twice.
func TestNamedRace(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		w.newSpace(t)
		const limit = 18
		token, id := w.mintNamed(t, w.alice, fmt.Sprintf(`{"name":"many","usageLimit":%d}`, limit))
		providers := make([]site, limit+7)
		for i := range providers {
			providers[i] = w.addProvider(t, fmt.Sprint("p", i))
		}
		spellings := []string{token, base62(token), attenuated(t, token, "size >= 1")}
		var granted, used atomic.Int64
		var done sync.WaitGroup
		for i := range 2 * len(providers) { // each twice, the second one being a repetition
			done.Go(func() {
				a := w.do(t, w.redeem(providers[i%len(providers)], spellings[i%3], supportSize))
				switch {
				case a.status == http.StatusCreated:
					granted.Add(1)
				case a.code() == "token_used":
					used.Add(1)
				default:
					t.Errorf("got %d %s", a.status, a.body)
				}
			})
		}
		done.Wait()
		if granted.Load() != 2*limit || used.Load() != 2*7 || len(w.supports(t, w.space)) != limit {
			t.Errorf("%d were granted and %d refused, and there are %d supports", granted.Load(), used.Load(), len(w.supports(t, w.space)))
		}
		w.expectRow(t, id, map[string]any{"uses": limit})
	})
}

// TestNamedRevoked: there and back, as often as one likes.
func TestNamedRevoked(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		w.newSpace(t)
		token, id := w.mintNamed(t, w.alice, `{"name":"x","usageLimit":5}`)
		revoke := func(revoked bool) {
			t.Helper()
			body := map[string]bool{"revoked": revoked}
			w.expect(t, patch(w.namedPath()+"/"+id, body).as(w.alice.basic()), http.StatusNoContent)
		}
		w.clock.advance(time.Hour)
		at := float64(w.clock.Now().Unix())
		for range 2 {
			revoke(true)
			w.expectRow(t, id, map[string]any{"revoked": true, "revokedAt": at})
			w.clock.advance(time.Minute) // revoking again is not another time
		}
		w.expect(t, w.redeem(w.p1, token, supportSize), http.StatusBadRequest, "token_revoked")
		revoke(false)
		w.expectRow(t, id, map[string]any{"revoked": false, "revokedAt": nil, "uses": 0})
		w.usable(t, w.p1, token)
		revoke(true)
		w.expect(t, w.redeem(w.p2, token, supportSize), http.StatusBadRequest, "token_revoked")
		w.expect(t, w.redeem(w.p2, attenuated(t, token, "size >= 1"), supportSize), http.StatusBadRequest, "token_revoked")
		w.expect(t, w.redeem(w.p1, token, supportSize), http.StatusCreated) // what was granted stays granted
		w.expectSupports(t, map[zone.ProviderID]int64{w.p1.id: supportSize})
		revoke(false)
		w.usable(t, w.p2, token)
	})
}

// TestNamedDeleted: from then on it is nothing, neither to its owners nor to who holds its text.
func TestNamedDeleted(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		w.newSpace(t)
		token, id := w.mintNamed(t, w.alice, `{"name":"x","usageLimit":5}`)
		path := w.namedPath() + "/" + id
		w.usable(t, w.p2, token)
		w.expect(t, del(path).as(w.alice.basic()), http.StatusNoContent)
		for _, r := range []request{get(path), del(path), patch(path, `{"revoked":false}`), patch(path, `{"name":"y"}`)} {
			w.expect(t, r.as(w.alice.basic()), http.StatusNotFound, "not_found")
		}
		w.expect(t, w.redeem(w.p1, token, supportSize), http.StatusBadRequest, "invalid_token")
		w.expectSupports(t, map[zone.ProviderID]int64{w.p2.id: supportSize})
		if a := w.expect(t, get(w.namedPath()).as(w.alice.basic()), http.StatusOK); strings.TrimSpace(string(a.body)) != `{"tokens":[]}` {
			t.Errorf("the list is %s", a.body)
		}
		again, _ := w.mintNamed(t, w.alice, `{"name":"x"}`)
		w.usable(t, w.p1, again)
	})
}

// TestNamedIssuer: the issuer's right counts at redeeming; the space and the issuer must be there.
func TestNamedIssuer(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		w.newSpace(t)
		carol := "/users/" + string(w.carol.id)
		member := "/spaces/" + w.space + "/users/" + string(w.carol.id)
		w.expect(t, put(member, `{"privileges":["space_add_provider"]}`).as(w.alice.basic()), http.StatusCreated)
		token, id := w.mintNamed(t, w.carol, `{"name":"of carol","usageLimit":9}`)
		byAlice, _ := w.mintNamed(t, w.alice, `{"name":"of alice","usageLimit":9}`)
		refused := func(code string) {
			t.Helper()
			w.expect(t, w.redeem(w.p1, token, supportSize), http.StatusBadRequest, code)
			w.expectSupports(t, nil)
		}
		for _, change := range []struct{ away, back request }{
			{patch(member+"/privileges", `{"privileges":[]}`), patch(member+"/privileges", `{"privileges":["space_add_provider"]}`)},
			{patch(carol, `{"blocked":true}`), patch(carol, `{"blocked":false}`)},
		} {
			w.expect(t, change.away.as(w.admin.basic()), http.StatusNoContent)
			refused("issuer_not_authorized")
			w.expect(t, change.back.as(w.admin.basic()), http.StatusNoContent)
		}
		w.usable(t, w.p1, token)
		w.expect(t, del("/provider/spaces/"+w.space).as(w.p1.auth()), http.StatusNoContent)
		w.expect(t, del(carol).as(w.admin.basic()), http.StatusNoContent)
		w.expect(t, w.redeem(w.p2, token, supportSize), http.StatusBadRequest, "invalid_token")
		w.expect(t, get(w.namedPath()+"/"+id).as(w.alice.basic()), http.StatusNotFound, "not_found")

		w.expect(t, del("/spaces/"+w.space).as(w.alice.basic()), http.StatusNoContent)
		w.expect(t, w.redeem(w.p2, byAlice, supportSize), http.StatusBadRequest, "target_not_found")
		w.expect(t, get(w.namedPath()).as(w.alice.basic()), http.StatusNotFound, "not_found")
	})
}

// TestNamedEnds: with its ttl, or never; and not when temporary tokens are revoked.
func TestNamedEnds(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		w.newSpace(t)
		short, _ := w.mintNamed(t, w.alice, `{"name":"month","ttl":2592000}`)
		forever, _ := w.mintNamed(t, w.alice, `{"name":"for ever","usageLimit":2}`)
		w.expect(t, del(w.mintPath()).as(w.alice.basic()), http.StatusNoContent)
		w.expect(t, del("/user/tokens/temporary").as(w.alice.basic()), http.StatusNoContent)
		w.clock.advance(30*24*time.Hour - time.Second)
		w.usable(t, w.p1, short)
		w.expect(t, del("/provider/spaces/"+w.space).as(w.p1.auth()), http.StatusNoContent)
		w.clock.advance(time.Second)
		w.expect(t, w.redeem(w.p2, short, supportSize), http.StatusBadRequest, "token_expired")
		w.clock.advance(50 * 365 * 24 * time.Hour)
		w.usable(t, w.p1, forever)
		w.expect(t, w.redeem(w.p2, attenuated(t, forever, "time < 1795600000"), supportSize), http.StatusBadRequest, "token_expired")
		w.usable(t, w.p2, forever)
	})
}

// TestNamedOfOthers: a token is found in its own space and nowhere else, and a temporary one nowhere.
func TestNamedOfOthers(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	home := w.namedPath() + "/" + string(w.named)
	temporary := w.expect(t, post(w.mintPath(), nil).as(w.alice.basic()), http.StatusOK).field("tokenId")
	elsewhere := []string{w.namedPath() + "/" + temporary, w.namedPath() + "/" + string(w.aliceToken)}
	w.newSpace(t)
	elsewhere = append(elsewhere, w.namedPath()+"/"+string(w.named))
	for _, path := range elsewhere {
		for _, r := range []request{get(path), patch(path, `{"revoked":true,"name":"mine"}`), del(path)} {
			for _, who := range []account{w.alice, w.admin} {
				w.expect(t, r.as(who.basic()), http.StatusNotFound, "not_found")
			}
		}
	}
	row := decode[map[string]any](t, w.expect(t, get(home).as(w.alice.basic()), http.StatusOK))
	if row["revoked"] != false || row["name"] != "Operators" || row["memo"] != "By mail" || row["usageLimit"] != 3.0 {
		t.Errorf("the token became %v", row)
	}
	w.usable(t, w.p2, w.namedText)
}
