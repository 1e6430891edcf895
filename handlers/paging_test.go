package handlers_test

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/zonemint/zonemint/zone"
)

// listed is a list of the API: how to get it, the name of its field, and how to make and remove a row of it.
type listed struct {
	path   func(w *world) string
	by     func(w *world) credential
	field  string
	add    func(w *world, t *testing.T, n int) string
	remove func(w *world, t *testing.T, id string)
}

var lists = map[string]listed{
	"list_spaces": {
		path: func(*world) string { return "/spaces" }, by: byAdmin, field: "spaces", add: addSpace, remove: removeSpace,
	},
	"list_user_spaces": {
		path: func(*world) string { return "/user/spaces" }, by: byAlice, field: "spaces", add: addSpace, remove: removeSpace,
	},
	"list_provider_spaces": {
		path: func(*world) string { return "/provider/spaces" }, by: byP1, field: "spaces", remove: removeSpace,
		add: func(w *world, t *testing.T, n int) string {
			t.Helper()
			space := addSpace(w, t, n)
			w.support(t, w.p1, space)
			return space
		},
	},
	"list_space_users": {
		path: func(w *world) string { return "/spaces/" + w.space + "/users" }, by: byAlice, field: "users", remove: removeUser,
		add: func(w *world, t *testing.T, n int) string {
			t.Helper()
			id := addUser(w, t, n)
			w.expect(t, put("/spaces/"+w.space+"/users/"+id, nil).as(w.alice.basic()), http.StatusCreated)
			return id
		},
	},
	"list_space_providers": {
		path: func(w *world) string { return "/spaces/" + w.space + "/providers" }, by: byAlice, field: "providers", remove: removeProvider,
		add: func(w *world, t *testing.T, n int) string {
			t.Helper()
			p := w.addProvider(t, fmt.Sprint("p", n))
			w.support(t, p, w.space)
			return string(p.id)
		},
	},
	"list_users": {path: func(*world) string { return "/users" }, by: byAdmin, field: "users", add: addUser, remove: removeUser},
	"list_providers": {
		path: func(*world) string { return "/providers" }, by: byAdmin, field: "providers", remove: removeProvider,
		add: func(w *world, t *testing.T, n int) string {
			t.Helper()
			return string(w.addProvider(t, fmt.Sprint("p", n)).id)
		},
	},
	"list_client_tokens": {
		path: func(*world) string { return "/user/client_tokens" }, by: byAlice, field: "tokens",
		add: func(w *world, t *testing.T, n int) string {
			t.Helper()
			body := map[string]string{"name": fmt.Sprint("token ", n)}
			return w.expect(t, post("/user/client_tokens", body).as(w.alice.basic()), http.StatusOK).field("tokenId")
		},
		remove: func(w *world, t *testing.T, id string) {
			t.Helper()
			w.expect(t, del("/user/client_tokens/"+id).as(w.alice.basic()), http.StatusNoContent)
		},
	},
	"list_space_named_tokens": {
		path: (*world).namedPath, by: byAlice, field: "tokens",
		add: func(w *world, t *testing.T, n int) string {
			t.Helper()
			body := map[string]string{"name": fmt.Sprint("token ", n)}
			return w.expect(t, post(w.mintPath(), body).as(w.alice.basic()), http.StatusCreated).field("tokenId")
		},
		remove: func(w *world, t *testing.T, id string) {
			t.Helper()
			w.expect(t, del(w.namedPath()+"/"+id).as(w.alice.basic()), http.StatusNoContent)
		},
	},
}

func addSpace(w *world, t *testing.T, n int) string {
	t.Helper()
	return w.expect(t, post("/spaces", map[string]string{"name": fmt.Sprint("Space ", n)}).as(w.alice.basic()), http.StatusCreated).field("spaceId")
}

func removeSpace(w *world, t *testing.T, id string) {
	t.Helper()
	w.expect(t, del("/spaces/"+id).as(w.alice.basic()), http.StatusNoContent)
}

func addUser(w *world, t *testing.T, _ int) string {
	t.Helper()
	return w.expect(t, post("/users", map[string]string{"username": rand.Text()}).as(w.admin.basic()), http.StatusCreated).field("userId")
}

func removeUser(w *world, t *testing.T, id string) {
	t.Helper()
	w.expect(t, del("/users/"+id).as(w.admin.basic()), http.StatusNoContent)
}

func removeProvider(w *world, t *testing.T, id string) {
	t.Helper()
	w.expect(t, del("/providers/"+id).as(w.admin.basic()), http.StatusNoContent)
}

// support has a provider support a space of alice, without HTTP.
func (w *world) support(t *testing.T, p site, space string) {
	t.Helper()
	minted, err := w.service.MintSupportToken(t.Context(), w.alice.caller(), zone.SpaceID(space), zone.NewSupportToken{})
	must(t, err)
	_, err = w.service.Redeem(t.Context(), p.caller(), zone.RedeemRequest{Token: minted.Text.Reveal(), Size: supportSize})
	must(t, err)
}

// page gets one page of a list: the ids, and the cursor of the next.
func (l listed) page(t *testing.T, w *world, query string) (ids []string, next string) {
	t.Helper()
	a := w.expect(t, get(l.path(w)+query).as(l.by(w)), http.StatusOK)
	var body map[string]json.RawMessage
	must(t, json.Unmarshal(a.body, &body))
	if string(body[l.field]) == "null" {
		t.Errorf("%s: the list is null", l.path(w))
	}
	if l.field != "tokens" {
		must(t, json.Unmarshal(body[l.field], &ids))
		return ids, a.field("nextCursor")
	}
	var rows []struct{ TokenID string }
	must(t, json.Unmarshal(body[l.field], &rows))
	for _, row := range rows {
		ids = append(ids, row.TokenID)
	}
	return ids, a.field("nextCursor")
}

// walk reads all pages. between runs after each.
func (l listed) walk(t *testing.T, w *world, limit int, between func()) []string {
	t.Helper()
	var all []string
	query := fmt.Sprint("?limit=", limit)
	for range 1000 {
		ids, next := l.page(t, w, query)
		all = append(all, ids...)
		if len(ids) > limit || next != "" && len(ids) != limit {
			t.Fatalf("a page of %d has %d rows and the cursor %q", limit, len(ids), next)
		}
		if next == "" {
			return all
		}
		query = fmt.Sprintf("?cursor=%s&limit=%d", next, limit)
		between()
	}
	t.Fatal("the list does not end")
	return nil
}

// TestPaging walks every list on both stores.
func TestPaging(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		if n := len(lists); n != 9 {
			t.Errorf("%d lists are tested", n)
		}
		for id, l := range lists {
			t.Run(id, func(t *testing.T) { testPaging(t, w, l) })
		}
	})
}

func testPaging(t *testing.T, w *world, l listed) {
	t.Helper()
	before, _ := l.page(t, w, "")
	added := make([]string, 7)
	for i := range added {
		added[i] = l.add(w, t, i)
	}
	want := append(slices.Clone(before), added...)
	slices.Sort(want)
	nothing := func() {}
	for _, limit := range []int{1, 2, 3, len(want) - 1, len(want), len(want) + 1, 1000} {
		if got := l.walk(t, w, limit, nothing); !slices.Equal(got, want) {
			t.Fatalf("in pages of %d: got %q, want %q", limit, got, want)
		}
	}
	t.Run("a row that stays is listed once, whatever comes and goes", func(t *testing.T) {
		n, left := 100, slices.Clone(added[:3])
		got := l.walk(t, w, 1, func() {
			if n++; n > 105 {
				return // or every page would add the one that comes after it
			}
			added = append(added, l.add(w, t, n))
			if len(left) > 0 {
				l.remove(w, t, left[0])
				left = left[1:]
			}
		})
		stayed := append(slices.Clone(before), added[3:7]...)
		for _, id := range stayed {
			if i := slices.Index(got, id); i < 0 || slices.Contains(got[i+1:], id) {
				t.Errorf("%s is not listed exactly once in %q", id, got)
			}
		}
	})
	t.Run("a cursor whose row is gone goes on behind it", func(t *testing.T) {
		first, next := l.page(t, w, "?limit=2")
		if slices.Contains(added, first[1]) {
			all, _ := l.page(t, w, "?limit=1000")
			l.remove(w, t, first[1])
			if got, _ := l.page(t, w, "?limit=1000&cursor="+next); !slices.Equal(got, all[2:]) {
				t.Errorf("got %q, want %q", got, all[2:])
			}
		}
	})
}

// TestDefaultPage: a hundred rows unless told otherwise, and no cursor when that was all.
func TestDefaultPage(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	l := lists["list_client_tokens"]
	for i := range 99 { // beside the one that alice has
		l.add(w, t, i)
	}
	if ids, next := l.page(t, w, ""); len(ids) != 100 || next != "" {
		t.Errorf("a hundred rows: got %d and the cursor %q", len(ids), next)
	}
	l.add(w, t, 100)
	ids, next := l.page(t, w, "")
	if len(ids) != 100 || next == "" {
		t.Errorf("a hundred and one rows: got %d and the cursor %q", len(ids), next)
	}
	if rest, end := l.page(t, w, "?cursor="+next); len(rest) != 1 || end != "" {
		t.Errorf("the second page has %d rows and the cursor %q", len(rest), end)
	}
}

// TestEmptyLists: an empty list is a list.
func TestEmptyLists(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	for r, want := range map[string]string{"/user/spaces": `{"spaces":[]}`, "/user/client_tokens": `{"tokens":[]}`} {
		if a := w.expect(t, get(r).as(w.carol.basic()), http.StatusOK); strings.TrimSpace(string(a.body)) != want {
			t.Errorf("%s: %s, want %s", r, a.body, want)
		}
	}
	if a := w.expect(t, get("/provider/spaces").as(w.p2.auth()), http.StatusOK); strings.TrimSpace(string(a.body)) != `{"spaces":[]}` {
		t.Errorf("%s", a.body)
	}
	w.newSpace(t)
	a := w.expect(t, get("/spaces/"+w.space).as(w.alice.basic()), http.StatusOK)
	if !strings.Contains(string(a.body), `"providersSupports":{}`) {
		t.Errorf("a space without supports is %s", a.body)
	}
}

// TestClientTokenRows: what is listed of an access token, and what is not.
func TestClientTokenRows(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	w.expect(t, post("/user/client_tokens", `{"name":"Büro ☕","ttl":3600}`).as(w.carol.basic()), http.StatusOK)
	w.expect(t, post("/user/client_tokens", `{}`).as(w.carol.basic()), http.StatusOK)
	a := w.expect(t, get("/user/client_tokens").as(w.carol.basic()), http.StatusOK)
	rows := decode[struct{ Tokens []map[string]any }](t, a).Tokens
	now := float64(w.clock.Now().Unix())
	seen := make(map[string]bool)
	for _, row := range rows {
		delete(row, "tokenId")
		seen[fmt.Sprint(row)] = true
	}
	for _, want := range []map[string]any{{"name": "Büro ☕", "createdAt": now, "expiresAt": now + 3600}, {"name": "", "createdAt": now}} {
		if !seen[fmt.Sprint(want)] || len(rows) != 2 {
			t.Errorf("the list %s lacks %v", a.body, want)
		}
	}
}
