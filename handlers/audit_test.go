package handlers_test

import (
	"fmt"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/zonemint/zonemint/zone"
)

// audited is a record as the API shows it.
type audited struct {
	Seq       int64
	At        int64
	Caller    string
	Address   string
	RequestID string
	Action    string
	Object    string
	SpaceID   string
	TokenID   string
	Detail    string
	Result    string
}

// trail reads a whole list of audit records in pages of limit, the newest first. No secret may be in it.
func (w *world) trail(t testing.TB, path string, by credential, limit int) []audited {
	t.Helper()
	var all []audited
	query := fmt.Sprintf("?limit=%d", limit)
	for range 1000 {
		a := w.expect(t, get(path+query).as(by), http.StatusOK)
		_, err := canary.writer("audit records").Write(a.body)
		must(t, err)
		page := decode[struct {
			Records    []audited
			NextCursor string
		}](t, a)
		all = append(all, page.Records...)
		if len(page.Records) > limit || page.NextCursor != "" && len(page.Records) != limit {
			t.Fatalf("a page of %d has %d records and the cursor %q", limit, len(page.Records), page.NextCursor)
		}
		if page.NextCursor == "" {
			return all
		}
		query = fmt.Sprintf("?limit=%d&cursor=%s", limit, page.NextCursor)
	}
	t.Fatal("the list does not end")
	return nil
}

// spaceTrail is the trail of the world's space, with what waited to be written.
func (w *world) spaceTrail(t testing.TB) []audited {
	t.Helper()
	must(t, w.service.WriteAudit(t.Context()))
	return w.trail(t, "/spaces/"+w.space+"/audit", w.alice.basic(), 1000)
}

// expectNewest holds the newest record of the space against want, and against the answer to the request that it is about. Empty
// fields of want are those of every request.
func (w *world) expectNewest(t testing.TB, a answer, want audited) {
	t.Helper()
	records := w.spaceTrail(t)
	got := records[0]
	want.Seq, want.At, want.RequestID, want.SpaceID = got.Seq, w.clock.Now().Unix(), a.header.Get("X-Request-Id"), w.space
	if want.Address == "" {
		want.Address = peer.Addr().String()
	}
	if want.Object == "" {
		want.Object = "space/" + w.space
	}
	if got != want {
		t.Errorf("the newest record is\n%+v, want\n%+v", got, want)
	}
}

// TestAuditTrail follows the life of tokens: who did what, when, from where, by which token, and how it ended.
func TestAuditTrail(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		w.newSpace(t)
		alice, p1, p2 := "usr-"+string(w.alice.id), "prv-"+string(w.p1.id), "prv-"+string(w.p2.id)
		w.clock.advance(time.Minute)
		byGet := w.expect(t, get(w.mintPath()).as(w.alice.basic()).from("[2001:db8::7]:1"), http.StatusOK)
		w.expectNewest(t, byGet, audited{
			Caller: alice, Address: "2001:db8::7", Action: "mint_support_token", TokenID: w.examine(t, byGet.field("token")).TokenID, Result: "ok",
		})
		byPost := w.expect(t, post(w.mintPath(), `{"ttl":600}`).as(w.admin.basic()), http.StatusOK)
		token, id := byPost.field("token"), byPost.field("tokenId")
		w.expectNewest(t, byPost, audited{Caller: "usr-" + string(w.admin.id), Action: "mint_support_token", TokenID: id, Result: "ok"})
		named := w.expect(t, post(w.mintPath(), `{"name":"Büro","usageLimit":2}`).as(w.alice.basic()), http.StatusCreated)
		w.expectNewest(t, named, audited{
			Caller: alice, Action: "mint_support_token", TokenID: named.field("tokenId"), Detail: "named Büro", Result: "ok",
		})

		redeemed := audited{Caller: p1, Action: "provider_space_support", TokenID: id, Detail: "size 5000000", Result: "ok"}
		w.expectNewest(t, w.do(t, w.redeem(w.p1, token, supportSize)), redeemed)
		w.clock.advance(time.Minute)
		redeemed.Detail = "size 5000000, repeated"
		w.expectNewest(t, w.do(t, w.redeem(w.p1, token, supportSize)), redeemed)
		redeemed.Detail, redeemed.Caller, redeemed.Result = "size 5000000", p2, "token used"
		w.expectNewest(t, w.do(t, w.redeem(w.p2, token, supportSize)), redeemed)
		w.clock.advance(10 * time.Minute)
		redeemed.Result, redeemed.Address = "token expired", "203.0.113.9"
		redeemed.TokenID = w.examine(t, attenuated(t, byGet.field("token"), "time < 5")).TokenID
		w.expectNewest(t, w.do(t, w.redeem(w.p2, attenuated(t, byGet.field("token"), "time < 5"), supportSize).from("203.0.113.9:1")), redeemed)
		redeemed.Result, redeemed.Address = "caveat not met", ""
		w.expectNewest(t, w.do(t, w.redeem(w.p2, attenuated(t, byGet.field("token"), "size <= 5"), supportSize)), redeemed)
		redeemed.Caller, redeemed.Result, redeemed.TokenID = p1, "already supported", named.field("tokenId")
		w.expectNewest(t, w.do(t, w.redeem(w.p1, named.field("token"), supportSize)), redeemed)

		path := w.namedPath() + "/" + named.field("tokenId")
		changed := audited{Caller: alice, Action: "update_space_named_token", TokenID: named.field("tokenId"), Detail: "revoked", Result: "ok"}
		w.expectNewest(t, w.do(t, patch(path, `{"revoked":true}`).as(w.alice.basic())), changed)
		redeemed.Caller, redeemed.Result = p2, "token revoked"
		w.expectNewest(t, w.do(t, w.redeem(w.p2, named.field("token"), supportSize)), redeemed)
		changed.Action, changed.Detail = "delete_space_named_token", ""
		w.expectNewest(t, w.do(t, del(path).as(w.alice.basic())), changed)
		w.expectNewest(t, w.do(t, revoke(byGet.field("token")).as(w.p2.auth())), audited{
			Caller: p2, Action: "revoke_token", TokenID: w.examine(t, byGet.field("token")).TokenID, Result: "ok",
		})
		w.expectNewest(t, w.do(t, revokeByID(w.space, id).as(w.alice.basic())), audited{
			Caller: alice, Action: "revoke_token", TokenID: id, Result: "ok",
		})
		w.expectNewest(t, w.do(t, del("/provider/spaces/"+w.space).as(w.p1.auth())), audited{
			Caller: p1, Action: "remove_provider_space", Object: "space/" + w.space + "/provider/" + string(w.p1.id), Result: "ok",
		})
		whole := w.spaceTrail(t)
		if last := whole[len(whole)-1]; last.Action != "create_space" || last.Caller != alice || last.Detail != "New" {
			t.Errorf("the trail of the space begins with %+v", last)
		}
	})
}

// TestAuditOfNothing: what is no token of this zone leaves no record, so nobody fills the trail with inventions; and neither does
// looking at it.
func TestAuditOfNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	w.newSpace(t)
	token := w.mintAs(t, w.alice, nil)
	before := w.spaceTrail(t)
	zoneBefore := len(w.trail(t, "/audit", w.admin.basic(), 1000))
	for _, text := range []string{"garbage", tampered(t, token, 7), token + "="} {
		w.expect(t, w.redeem(w.p1, text, supportSize), http.StatusBadRequest, "invalid_token")
		w.expect(t, revoke(text).as(w.p1.auth()), http.StatusBadRequest, "invalid_token")
		w.expect(t, registration(text), http.StatusBadRequest, "invalid_token")
	}
	w.expect(t, w.redeem(w.p1, token, 5), http.StatusBadRequest, "invalid_request")
	w.expect(t, get(w.mintPath()).as(w.bob.basic()), http.StatusForbidden)
	w.expect(t, get(w.mintPath()), http.StatusUnauthorized)
	w.examine(t, token)
	if after := w.spaceTrail(t); !slices.Equal(after, before) {
		t.Errorf("the trail has %d new records: %+v", len(after)-len(before), after[0])
	}
	if after := len(w.trail(t, "/audit", w.admin.basic(), 1000)); after != zoneBefore {
		t.Errorf("the zone's trail has %d new records", after-zoneBefore)
	}
}

// TestAuditWaits: minting writes nothing itself, so its record comes a moment later, in its place in time.
func TestAuditWaits(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	must(t, w.service.WriteAudit(t.Context()))
	before := len(w.audit(t))
	for range 5 {
		w.mintAs(t, w.alice, nil)
	}
	if after := len(w.audit(t)); after != before {
		t.Errorf("minting wrote %d records at once", after-before)
	}
	must(t, w.service.WriteAudit(t.Context()))
	must(t, w.service.WriteAudit(t.Context()))
	if after := len(w.audit(t)); after != before+5 {
		t.Errorf("minting five times left %d records", after-before)
	}
}

// TestAuditPages: in pages of any size the same records, the newest first, whatever comes meanwhile.
func TestAuditPages(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		w.newSpace(t)
		for range 6 {
			w.mintAs(t, w.alice, nil)
		}
		all := w.spaceTrail(t)
		zoneWide := w.trail(t, "/audit", w.admin.basic(), 1000)
		if len(all) != 7 || len(zoneWide) <= len(all) {
			t.Fatalf("the space has %d records and the zone %d", len(all), len(zoneWide))
		}
		for path, want := range map[string][]audited{"/spaces/" + w.space + "/audit": all, "/audit": zoneWide} {
			if !slices.IsSortedFunc(want, func(a, b audited) int { return int(b.Seq - a.Seq) }) {
				t.Errorf("%s is not in order", path)
			}
			for _, limit := range []int{1, 2, len(want) - 1, len(want), len(want) + 1} {
				if got := w.trail(t, path, w.admin.basic(), limit); !slices.Equal(got, want) {
					t.Errorf("%s in pages of %d is another list", path, limit)
				}
			}
		}
		first := w.expect(t, get("/spaces/"+w.space+"/audit?limit=3").as(w.alice.basic()), http.StatusOK)
		w.expect(t, patch("/spaces/"+w.space, `{"name":"Newer"}`).as(w.alice.basic()), http.StatusNoContent)
		second := w.expect(t, get("/spaces/"+w.space+"/audit?limit=3&cursor="+first.field("nextCursor")).as(w.alice.basic()), http.StatusOK)
		if got := decode[struct{ Records []audited }](t, second).Records; !slices.Equal(got, all[3:6]) {
			t.Errorf("what came meanwhile shifted the second page: %+v", got)
		}
		if newest := w.spaceTrail(t)[0]; newest.Action != "modify_space" || newest.Seq <= all[0].Seq {
			t.Errorf("the newest record is %+v", newest)
		}
	})
}

// TestAuditOfOthers: a space's trail has what concerns that space, and the zone's has everything, what is gone included.
func TestAuditOfOthers(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		first := w.space
		w.mintAs(t, w.alice, nil)
		w.newSpace(t)
		w.mintAs(t, w.alice, nil)
		for _, record := range w.spaceTrail(t) {
			if record.SpaceID != w.space {
				t.Errorf("another space's record: %+v", record)
			}
		}
		w.expect(t, del("/spaces/"+first).as(w.alice.basic()), http.StatusNoContent)
		w.expect(t, get("/spaces/"+first+"/audit").as(w.admin.basic()), http.StatusNotFound, "not_found")
		actions := make(map[string]bool)
		for _, record := range w.trail(t, "/audit", w.admin.basic(), 1000) {
			if record.SpaceID == first {
				actions[record.Action] = true
			}
		}
		for _, action := range []string{"create_space", "mint_support_token", "provider_space_support", "remove_space", "add_space_user"} {
			if !actions[action] {
				t.Errorf("the zone's trail lacks %s of the space that was removed", action)
			}
		}
	})
}

// TestAuditOfOperator: what is done on the server itself is on record too, without an address and a request.
func TestAuditOfOperator(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	_, err := w.service.RotateKey(t.Context(), zone.Caller{Kind: zone.CallerOperator})
	must(t, err)
	got := w.trail(t, "/audit", w.admin.basic(), 1000)[0]
	want := audited{Seq: got.Seq, At: w.clock.Now().Unix(), Caller: "operator", Action: "rotate_key", Object: "keys", Detail: got.Detail, Result: "ok"}
	if got != want {
		t.Errorf("the record is %+v, want %+v", got, want)
	}
}
