package handlers_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/zonemint/zonemint/zone"
)

// The columns of the matrix: who asks.
var columns = []struct {
	name string
	by   func(w *world) credential
}{
	{"anonymous", byNobody},
	{"no privilege", func(w *world) credential { return w.erin.basic() }},      // a member
	{"default privileges", func(w *world) credential { return w.bob.basic() }}, // a member
	{"no member", func(w *world) credential { return w.carol.basic() }},
	{"all privileges", byAlice},
	{"zone admin", byAdmin},
	{"provider", byP2},
	{"supporting provider", byP1},
	{"blocked", func(w *world) credential { return w.dave.basic() }},
}

// row is what each column gets for the sample request of an operation.
type row [9]int

// The rows that many operations share.
var (
	onlyAdmin200    = row{401, 403, 403, 403, 403, 200, 403, 403, 401}
	onlyAdmin201    = row{401, 403, 403, 403, 403, 201, 403, 403, 401}
	onlyAdmin204    = row{401, 403, 403, 403, 403, 204, 403, 403, 401}
	privileged200   = row{401, 403, 403, 403, 200, 200, 403, 403, 401}
	privileged204   = row{401, 403, 403, 403, 204, 204, 403, 403, 401}
	viewData200     = row{401, 403, 200, 403, 200, 200, 403, 403, 401}
	anyUser200      = row{401, 200, 200, 200, 200, 200, 403, 403, 401}
	anyUser201      = row{401, 201, 201, 201, 201, 201, 403, 403, 401}
	anyProvider200  = row{401, 403, 403, 403, 403, 403, 200, 200, 401}
	anyProvider204  = row{401, 403, 403, 403, 403, 403, 204, 204, 401}
	supporter200    = row{401, 403, 403, 403, 403, 403, 404, 200, 401}
	supporter204    = row{401, 403, 403, 403, 403, 403, 404, 204, 401}
	everybody200    = row{200, 200, 200, 200, 200, 200, 200, 200, 200}
	anyOfSpace200   = row{401, 200, 200, 403, 200, 200, 403, 403, 401}
	newMember201    = row{401, 403, 403, 403, 201, 201, 403, 403, 401}
	ownerOfToken204 = row{401, 404, 404, 404, 204, 404, 403, 403, 401}
	redeemer201     = row{401, 403, 403, 403, 403, 403, 201, 409, 401}
	redeemer200     = row{401, 403, 403, 403, 403, 403, 200, 409, 401}
	everyCaller200  = row{401, 200, 200, 200, 200, 200, 200, 200, 401}
	everyCaller204  = row{401, 204, 204, 204, 204, 204, 204, 204, 401}
	anyUser204      = row{401, 204, 204, 204, 204, 204, 403, 403, 401}
	ownPassword204  = row{401, 403, 403, 403, 204, 403, 403, 403, 401} // the sample has alice's old password
)

var matrix = map[string]row{
	"get_configuration": everybody200,

	// No provider mints, not even one that supports the space.
	"get_space_provider_token": privileged200, "create_space_support_token": privileged200, "revoke_space_support_tokens": privileged204,
	"list_space_named_tokens": privileged200, "get_space_named_token": privileged200, "update_space_named_token": privileged204,
	"delete_space_named_token": privileged204,

	// Whoever has a token may read it, confine it and have it revoked.
	"examine_token": everyCaller200, "confine_token": everyCaller200, "verify_invite_token": redeemer200, "revoke_token": everyCaller204,

	"list_space_audit": viewData200, "list_audit": onlyAdmin200,

	"create_space": anyUser201, "list_spaces": onlyAdmin200, "get_space": anyOfSpace200, "modify_space": privileged204,
	"remove_space": privileged204,

	"list_space_users": viewData200, "add_space_user": newMember201, "remove_space_user": privileged204,
	"list_space_user_privileges": viewData200, "update_space_user_privileges": privileged204,

	"list_space_providers": viewData200, "get_space_provider": viewData200, "remove_provider_supporting_space": privileged204,

	"get_current_user": anyUser200, "change_current_user_password": ownPassword204, "list_user_spaces": anyUser200,
	"create_user_space": anyUser201, "create_client_token": anyUser200, "list_client_tokens": anyUser200,
	"delete_client_token": ownerOfToken204, "revoke_user_temporary_tokens": anyUser204,

	"create_user": onlyAdmin201, "list_users": onlyAdmin200, "get_user": onlyAdmin200, "modify_user": onlyAdmin204,
	"remove_user": onlyAdmin204, "revoke_temporary_tokens_of_user": onlyAdmin204,

	"register_provider": onlyAdmin201, "create_provider_registration_token": onlyAdmin200, "list_providers": onlyAdmin200,
	"get_provider_details": onlyAdmin200, "remove_provider": onlyAdmin204, "replace_provider_token": onlyAdmin200,

	"get_current_provider": anyProvider200, "modify_current_provider": anyProvider204, "unregister_current_provider": anyProvider204,
	"list_provider_spaces": anyProvider200, "get_provider_space": supporter200, "modify_provider_space": supporter204,
	"remove_provider_space": supporter204, "provider_space_support": redeemer201,
}

// TestAuthorisation holds every operation to its row, for every caller.
func TestAuthorisation(t *testing.T) {
	t.Parallel()
	for id := range matrix {
		operationOf(id) // a row without an operation
	}
	for _, op := range operations() {
		t.Run(op.id, func(t *testing.T) {
			t.Parallel()
			expected, ok := matrix[op.id]
			if !ok {
				t.Fatal("the matrix has no row for this operation")
			}
			testRow(t, op, expected)
		})
	}
}

// testRow asks in one world until a request was granted that changes something, and then in a new one.
func testRow(t *testing.T, op described, expected row) {
	t.Helper()
	w := newWorld(t, setup{})
	for i, column := range columns {
		before := len(w.audit(t))
		a := w.expect(t, w.sampleOf(t, op).as(column.by(w)), expected[i])
		if t.Failed() {
			t.Fatalf("that was %s", column.name)
		}
		records := w.audit(t)[before:]
		granted := a.status < http.StatusBadRequest && op.writes()
		if granted != (len(records) == 1) {
			t.Fatalf("%s: the request was answered %d and left %d audit records", column.name, a.status, len(records))
		}
		if granted {
			checkRecord(t, records[0], a)
			w = newWorld(t, setup{})
		}
	}
}

// checkRecord holds the one record of a request against it.
func checkRecord(t *testing.T, record zone.AuditRecord, a answer) {
	t.Helper()
	op, _ := concerned(a.request)
	want := zone.AuditRecord{Action: op[0].id, RequestID: a.header.Get("X-Request-Id"), Address: peer.Addr().String(), Result: "ok"}
	if strings.HasPrefix(op[0].id, "create_user_space") {
		want.Action = "create_space"
	}
	got := zone.AuditRecord{Action: record.Action, RequestID: record.RequestID, Address: record.Address, Result: record.Result}
	if got != want {
		t.Errorf("the audit record says %+v, want %+v", got, want)
	}
	if record.Caller == "anonymous" || record.At.IsZero() {
		t.Errorf("the audit record does not say who or when: %+v", record)
	}
}

// privilegeOf is what an operation takes of a member of the space that its path names.
var privilegeOf = map[string]zone.Privilege{
	"get_space_provider_token": zone.SpaceAddProvider, "create_space_support_token": zone.SpaceAddProvider,
	"revoke_space_support_tokens": zone.SpaceAddProvider, "list_space_named_tokens": zone.SpaceAddProvider,
	"get_space_named_token": zone.SpaceAddProvider, "update_space_named_token": zone.SpaceAddProvider,
	"delete_space_named_token": zone.SpaceAddProvider, "list_space_audit": zone.SpaceViewData, "modify_space": zone.SpaceChangeData, "remove_space": zone.SpaceRemove,
	"list_space_users": zone.SpaceViewData, "add_space_user": zone.SpaceInviteUser, "remove_space_user": zone.SpaceRemoveUser,
	"list_space_user_privileges": zone.SpaceViewData, "update_space_user_privileges": zone.SpaceSetPrivileges,
	"list_space_providers": zone.SpaceViewData, "get_space_provider": zone.SpaceViewData,
	"remove_provider_supporting_space": zone.SpaceRemoveProvider,
}

// TestPrivileges: that one privilege is enough, and all the others are not.
func TestPrivileges(t *testing.T) {
	t.Parallel()
	for _, op := range operations() {
		if strings.HasPrefix(op.path(), "/spaces/{id}") != (privilegeOf[op.id] != "") && op.id != "get_space" {
			t.Errorf("whether %s takes a privilege is not tested", op.id)
		}
	}
	for id, privilege := range privilegeOf {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, setup{})
			r := w.sampleOf(t, operationOf(id)).as(w.erin.basic())
			one := zone.NewPrivilegeSet(privilege)
			w.setPrivileges(t, w.erin, zone.AllPrivileges&^one)
			a := w.expect(t, r, http.StatusForbidden, "forbidden")
			if !strings.Contains(a.detail(), string(privilege)) {
				t.Errorf("the error does not name what is missing: %s", a.detail())
			}
			w.setPrivileges(t, w.erin, one)
			w.expect(t, r, samples[id].status)
		})
	}
}

func (w *world) setPrivileges(t *testing.T, a account, set zone.PrivilegeSet) {
	t.Helper()
	must(t, w.service.ChangePrivileges(t.Context(), w.admin.caller(), zone.Member{
		Space: zone.SpaceID(w.space), User: a.id, Privileges: set,
	}, zone.SetPrivileges))
}

// TestUnknownObjects: who may ask is told that there is nothing, and so is who may not, but for an anonymous caller.
func TestUnknownObjects(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	eachOperation(t, w, func(t *testing.T, op described) {
		for _, parameter := range []string{"id", "uid", "pid", "sid", "tid"} {
			if !strings.Contains(op.path(), "{"+parameter+"}") {
				continue
			}
			r := w.grantedSampleOf(t, op)
			for _, id := range []string{"unknown", "0", "-", "_", w.space + "x", strings.Repeat("x", 128)} {
				params := w.params(op)
				params[parameter] = id
				r.path = fill(op.path(), params)
				w.expect(t, r, http.StatusNotFound, "not_found")
				if parameter == "id" {
					w.expect(t, r.as(w.carol.basic()), http.StatusNotFound, "not_found")
					w.expect(t, r.as(w.p1.auth()).with("Authorization"), http.StatusNotFound, "not_found")
				}
			}
		}
	})
}

// TestForeignObjects: an id of another kind of object, or of another space, is unknown.
func TestForeignObjects(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	admin := w.admin.basic()
	w.expect(t, get("/spaces/"+string(w.alice.id)).as(admin), http.StatusNotFound)
	w.expect(t, get("/users/"+w.space).as(admin), http.StatusNotFound)
	w.expect(t, get("/providers/"+w.space).as(admin), http.StatusNotFound)
	w.expect(t, get("/spaces/"+w.space+"/providers/"+string(w.p2.id)).as(admin), http.StatusNotFound) // does not support it
	w.expect(t, del("/spaces/"+w.space+"/users/"+string(w.carol.id)).as(admin), http.StatusNotFound)  // is no member
	other := w.expect(t, post("/spaces", `{"name":"Other"}`).as(w.carol.basic()), http.StatusCreated).field("spaceId")
	for _, r := range []request{
		get("/spaces/" + other), get("/spaces/" + other + "/providers/token"), del("/spaces/" + other), get("/spaces/" + other + "/users"),
		put("/spaces/"+other+"/users/"+string(w.alice.id), nil), patch("/spaces/"+other+"/users/"+string(w.carol.id)+"/privileges", `{"privileges":[]}`),
	} {
		w.expect(t, r.as(w.alice.basic()), http.StatusForbidden, "forbidden")
	}
	if !slices.Equal(decode[struct{ Spaces []string }](t, w.do(t, get("/user/spaces").as(w.carol.basic()))).Spaces, []string{other}) {
		t.Error("carol's spaces are not the one that she made")
	}
}
