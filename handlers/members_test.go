package handlers_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/zonemint/zonemint/zone"
)

// privileges shows what a member may do.
func (w *world) privileges(t *testing.T, a account) []string {
	t.Helper()
	path := "/spaces/" + w.space + "/users/" + string(a.id) + "/privileges"
	return decode[struct{ Privileges []string }](t, w.expect(t, get(path).as(w.admin.basic()), http.StatusOK)).Privileges
}

func names(p ...zone.Privilege) []string {
	list := make([]string, len(p))
	for i, one := range p {
		list[i] = string(one)
	}
	return list
}

// aliases are the spellings of later generations of Onezone (reference: privileges.hrl, 17.06 to 21.02).
var aliases = map[string]zone.Privilege{
	"space_invite_provider": zone.SpaceAddProvider, "space_add_support": zone.SpaceAddProvider, "space_remove_support": zone.SpaceRemoveProvider,
	"space_view": zone.SpaceViewData, "space_read_data": zone.SpaceViewData, "space_update": zone.SpaceChangeData, "space_delete": zone.SpaceRemove,
	"space_write_data": zone.SpaceWriteFiles, "space_add_user": zone.SpaceInviteUser, "space_add_group": zone.SpaceInviteGroup,
}

// TestPrivilegeNames: every name and every alias is taken, and the names are given out.
func TestPrivilegeNames(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	path := "/spaces/" + w.space + "/users/" + string(w.bob.id) + "/privileges"
	set := func(name string) request {
		return patch(path, map[string]any{"privileges": []string{name}}).as(w.alice.basic())
	}
	all := zone.AllPrivileges.Names()
	if got := w.privileges(t, w.alice); !slices.Equal(got, all) || len(all) != 12 {
		t.Errorf("who makes a space has %q, want %q", got, all)
	}
	for _, name := range all {
		w.expect(t, set(name), http.StatusNoContent)
		if got := w.privileges(t, w.bob); !slices.Equal(got, []string{name}) {
			t.Errorf("%s was set and %q came back", name, got)
		}
	}
	for alias, name := range aliases {
		w.expect(t, set(alias), http.StatusNoContent)
		if got := w.privileges(t, w.bob); !slices.Equal(got, names(name)) {
			t.Errorf("%s was set and %q came back", alias, got)
		}
	}
	for _, name := range []string{"space_fly", "oz_users_view", "space_", "group_view", "admin"} {
		w.expect(t, set(name), http.StatusBadRequest, "invalid_request")
		body := map[string]any{"privileges": []string{name}}
		w.expect(t, put("/spaces/"+w.space+"/users/"+string(w.carol.id), body).as(w.alice.basic()), http.StatusBadRequest, "invalid_request")
	}
}

// TestPrivilegeChanges: set, grant and revoke, of names that are there and that are not.
func TestPrivilegeChanges(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	path := "/spaces/" + w.space + "/users/" + string(w.bob.id) + "/privileges"
	for _, step := range []struct {
		body string
		want []string
	}{
		{`{"operation":"grant","privileges":["space_add_provider"]}`, names(zone.SpaceViewData, zone.SpaceWriteFiles, zone.SpaceAddProvider)},
		{`{"operation":"grant","privileges":["space_add_support"]}`, names(zone.SpaceViewData, zone.SpaceWriteFiles, zone.SpaceAddProvider)},
		{`{"operation":"grant","privileges":[]}`, names(zone.SpaceViewData, zone.SpaceWriteFiles, zone.SpaceAddProvider)},
		{`{"operation":"revoke","privileges":["space_view","space_remove"]}`, names(zone.SpaceWriteFiles, zone.SpaceAddProvider)},
		{`{"operation":"set","privileges":["space_remove","space_view_data"]}`, names(zone.SpaceViewData, zone.SpaceRemove)},
		{`{"privileges":["space_write_files"]}`, names(zone.SpaceWriteFiles)},
		{`{"operation":"revoke","privileges":[]}`, names(zone.SpaceWriteFiles)},
		{`{"privileges":[]}`, nil},
	} {
		w.expect(t, patch(path, step.body).as(w.alice.basic()), http.StatusNoContent)
		if got := w.privileges(t, w.bob); !slices.Equal(got, step.want) {
			t.Errorf("after %s: %q, want %q", step.body, got, step.want)
		}
	}
}

// TestPrivilegeDecides: with the privilege that minting takes a member mints, without it they do not, from one request to the next.
func TestPrivilegeDecides(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		path := "/spaces/" + w.space + "/users/" + string(w.bob.id) + "/privileges"
		for range 3 {
			w.expect(t, get(w.mintPath()).as(w.bob.basic()), http.StatusForbidden, "forbidden")
			w.expect(t, patch(path, `{"operation":"grant","privileges":["space_add_provider"]}`).as(w.alice.basic()), http.StatusNoContent)
			w.expect(t, get(w.mintPath()).as(w.bob.basic()), http.StatusOK)
			w.expect(t, patch(path, `{"operation":"revoke","privileges":["space_add_provider"]}`).as(w.alice.basic()), http.StatusNoContent)
		}
	})
}

// TestEscalation: who may invite cannot give away more than everybody gets, and nobody gets more by being added again.
func TestEscalation(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	member := func(a account) string { return "/spaces/" + w.space + "/users/" + string(a.id) }
	w.setPrivileges(t, w.bob, zone.NewPrivilegeSet(zone.SpaceInviteUser))
	for _, body := range []string{
		`{"privileges":["space_add_provider"]}`, `{"privileges":["space_add_support","space_view_data"]}`, `{"privileges":["space_invite_user"]}`,
		`{"privileges":["space_set_privileges"]}`, `{"privileges":["space_remove"]}`,
	} {
		a := w.expect(t, put(member(w.carol), body).as(w.bob.basic()), http.StatusForbidden, "forbidden")
		if !strings.Contains(a.detail(), "space_set_privileges") {
			t.Errorf("the error does not name what is missing: %s", a.detail())
		}
		w.expect(t, put(member(w.bob), body).as(w.bob.basic()), http.StatusForbidden, "forbidden") // oneself
		w.expect(t, patch(member(w.bob)+"/privileges", body).as(w.bob.basic()), http.StatusForbidden, "forbidden")
	}
	w.expect(t, put(member(w.bob), nil).as(w.bob.basic()), http.StatusConflict, "conflict")
	w.expect(t, put(member(w.carol), `{"privileges":["space_view","space_write_data"]}`).as(w.bob.basic()), http.StatusCreated)
	w.expect(t, del(member(w.carol)).as(w.alice.basic()), http.StatusNoContent)
	w.expect(t, put(member(w.carol), `{"privileges":[]}`).as(w.bob.basic()), http.StatusCreated)
	if got := w.privileges(t, w.carol); len(got) != 0 {
		t.Errorf("who was given no privilege has %q", got)
	}
	w.expect(t, put(member(w.erin), nil).as(w.bob.basic()), http.StatusConflict, "conflict")
	if got := w.privileges(t, w.erin); len(got) != 0 {
		t.Errorf("being added again gave %q", got)
	}
	w.setPrivileges(t, w.bob, zone.NewPrivilegeSet(zone.SpaceInviteUser, zone.SpaceSetPrivileges))
	w.expect(t, put(member(w.dave), `{"privileges":["space_remove"]}`).as(w.bob.basic()), http.StatusCreated)
	w.setPrivileges(t, w.bob, zone.NewPrivilegeSet(zone.SpaceSetPrivileges))
	w.expect(t, put(member(w.admin), nil).as(w.bob.basic()), http.StatusForbidden, "forbidden") // that alone does not invite
	w.expect(t, put(member(account{id: "unknown"}), nil).as(w.alice.basic()), http.StatusNotFound, "not_found")
}

// TestLeaving: after that a member is none, and what the space had of them is gone.
func TestLeaving(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		member := "/spaces/" + w.space + "/users/" + string(w.bob.id)
		w.expect(t, del(member).as(w.alice.basic()), http.StatusNoContent)
		w.expect(t, del(member).as(w.alice.basic()), http.StatusNotFound, "not_found")
		w.expect(t, get(member+"/privileges").as(w.alice.basic()), http.StatusNotFound, "not_found")
		w.expect(t, patch(member+"/privileges", `{"privileges":[]}`).as(w.alice.basic()), http.StatusNotFound, "not_found")
		w.expect(t, get("/spaces/"+w.space).as(w.bob.basic()), http.StatusForbidden, "forbidden")
		if a := w.expect(t, get("/user/spaces").as(w.bob.basic()), http.StatusOK); strings.Contains(string(a.body), w.space) {
			t.Errorf("bob still has %s", a.body)
		}
		w.expect(t, del("/users/"+string(w.erin.id)).as(w.admin.basic()), http.StatusNoContent)
		if a := w.expect(t, get("/spaces/"+w.space+"/users").as(w.alice.basic()), http.StatusOK); strings.Contains(string(a.body), string(w.erin.id)) {
			t.Errorf("a user who was removed is a member: %s", a.body)
		}
		w.expect(t, del("/spaces/"+w.space).as(w.alice.basic()), http.StatusNoContent)
		w.expect(t, del("/spaces/"+w.space).as(w.alice.basic()), http.StatusNotFound, "not_found")
		w.expect(t, get("/spaces/"+w.space).as(w.admin.basic()), http.StatusNotFound, "not_found")
	})
}

// TestModifyUser: what is absent stays.
func TestModifyUser(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	path := "/users/" + string(w.carol.id)
	want := map[string]any{"userId": string(w.carol.id), "username": "carol", "fullName": "carol", "admin": false, "blocked": false}
	check := func(body string, changed map[string]any) {
		t.Helper()
		w.expect(t, patch(path, body).as(w.admin.basic()), http.StatusNoContent)
		for name, value := range changed {
			want[name] = value
		}
		a := w.expect(t, get(path).as(w.admin.basic()), http.StatusOK)
		text, err := json.Marshal(want)
		must(t, err)
		if got := decode[map[string]any](t, a); len(got) != len(want) || strings.TrimSpace(string(a.body)) == "" {
			t.Errorf("after %s: %s, want %s", body, a.body, text)
		}
		for name, value := range want {
			if got := decode[map[string]any](t, a)[name]; got != value {
				t.Errorf("after %s: %s is %v, want %v", body, name, got, value)
			}
		}
	}
	check(`{"fullName":"Carol Danvers"}`, map[string]any{"fullName": "Carol Danvers"})
	check(`{"admin":true}`, map[string]any{"admin": true})
	check(`{"blocked":true}`, map[string]any{"blocked": true})
	check(`{"blocked":false,"admin":false}`, map[string]any{"blocked": false, "admin": false})
	w.expect(t, get("/user").as(w.carol.basic()), http.StatusOK) // the password stayed too
	check(`{"password":"`+newPassword()+`"}`, nil)
	w.expect(t, get("/user").as(w.carol.basic()), http.StatusUnauthorized)
	w.expect(t, patch(path, `{}`).as(w.admin.basic()), http.StatusBadRequest, "invalid_request")
	w.expect(t, patch(path, `{"username":"other"}`).as(w.admin.basic()), http.StatusBadRequest, "invalid_request")
}

// TestLastAdmin: somebody who can administer the zone is always left.
func TestLastAdmin(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		admin, carol := "/users/"+string(w.admin.id), "/users/"+string(w.carol.id)
		last := func(c credential, path string) {
			t.Helper()
			for _, body := range []string{`{"admin":false}`, `{"blocked":true}`, `{"admin":false,"blocked":true,"fullName":"x"}`} {
				w.expect(t, patch(path, body).as(c), http.StatusConflict, "conflict")
			}
			w.expect(t, del(path).as(c), http.StatusConflict, "conflict")
			w.expect(t, get("/users").as(c), http.StatusOK)
		}
		last(w.admin.basic(), admin)
		w.expect(t, patch(carol, `{"admin":true}`).as(w.admin.basic()), http.StatusNoContent)
		w.expect(t, patch(carol, `{"blocked":true}`).as(w.admin.basic()), http.StatusNoContent)
		last(w.admin.basic(), admin) // a blocked admin is none
		w.expect(t, patch(carol, `{"blocked":false}`).as(w.admin.basic()), http.StatusNoContent)
		w.expect(t, del(admin).as(w.admin.basic()), http.StatusNoContent)
		w.expect(t, get("/users").as(w.admin.basic()), http.StatusUnauthorized)
		last(w.carol.basic(), carol)
	})
}

// TestLastAdminRace: two admins who demote each other at a time leave one.
func TestLastAdminRace(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		must(t, w.service.ChangeUser(t.Context(), w.admin.caller(), w.carol.id, zone.UserChange{Admin: new(true)}))
		var done sync.WaitGroup
		for i := range 20 {
			done.Go(func() {
				by, whom := w.admin, w.carol
				if i%2 == 0 {
					by, whom = whom, by
				}
				a := w.do(t, patch("/users/"+string(whom.id), `{"admin":false}`).as(by.basic()))
				if a.status != http.StatusNoContent && a.status != http.StatusForbidden && a.status != http.StatusConflict {
					t.Errorf("got %d %s", a.status, a.body)
				}
			})
		}
		done.Wait()
		left := 0
		for _, a := range []account{w.admin, w.carol} {
			if w.row(t, a).Admin {
				left++
			}
		}
		if left != 1 {
			t.Errorf("%d admins are left", left)
		}
	})
}
