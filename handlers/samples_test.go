package handlers_test

import (
	"maps"
	"net/http"
	"strings"
	"testing"
)

// sample is a request of an operation that is granted, and to whom.
type sample struct {
	by     func(w *world) credential
	body   func(w *world, t testing.TB) any // nil: none
	params func(w *world) map[string]string // beside those of [world.params]
	status int
}

func byAdmin(w *world) credential { return w.admin.basic() }
func byAlice(w *world) credential { return w.alice.basic() }
func byP1(w *world) credential    { return w.p1.auth() }
func byP2(w *world) credential    { return w.p2.auth() }
func byNobody(*world) credential  { return credential{} }

// fixed is a body that is the same in every world.
func fixed(body string) func(*world, testing.TB) any {
	return func(*world, testing.TB) any { return body }
}

// aToken is a body with a new temporary support token, and what else is given.
func aToken(others map[string]any) func(*world, testing.TB) any {
	return func(w *world, t testing.TB) any {
		body := map[string]any{"token": w.mint(t)}
		maps.Copy(body, others)
		return body
	}
}

func ofCarol(w *world) map[string]string { return map[string]string{"uid": string(w.carol.id)} }

// samples has one for each operation. TestSamples sends them all.
var samples = map[string]sample{
	"get_configuration": {by: byNobody, status: 200},

	"get_space_provider_token":    {by: byAlice, status: 200},
	"create_space_support_token":  {by: byAlice, body: fixed(`{"ttl":60,"maxSize":9000000}`), status: 200},
	"revoke_space_support_tokens": {by: byAlice, status: 204},
	"list_space_named_tokens":     {by: byAlice, status: 200},
	"get_space_named_token":       {by: byAlice, status: 200},
	"update_space_named_token":    {by: byAlice, body: fixed(`{"revoked":true,"name":"Former operators","memo":""}`), status: 204},
	"delete_space_named_token":    {by: byAlice, status: 204},

	"examine_token": {by: byAlice, body: aToken(nil), status: 200},
	"confine_token": {by: byAlice, status: 200, body: aToken(map[string]any{
		"caveats": []any{map[string]any{"type": "size", "maxSize": 9_000_000}},
	})},
	"verify_invite_token": {by: byP2, status: 200, body: aToken(map[string]any{
		"size": supportSize, "peerIp": "192.0.2.99", "expectedInviteType": "supportSpace",
	})},
	"revoke_token": {by: byAlice, body: aToken(nil), status: 204},

	"list_space_audit": {by: byAlice, status: 200},
	"list_audit":       {by: byAdmin, status: 200},

	"create_space": {by: byAlice, body: fixed(`{"name":"Astronomy"}`), status: 201},
	"list_spaces":  {by: byAdmin, status: 200},
	"get_space":    {by: byAlice, status: 200},
	"modify_space": {by: byAlice, body: fixed(`{"name":"Astronomy"}`), status: 204},
	"remove_space": {by: byAlice, status: 204},

	"list_space_users":           {by: byAlice, status: 200},
	"add_space_user":             {by: byAlice, body: fixed(`{"privileges":["space_view_data"]}`), params: ofCarol, status: 201},
	"remove_space_user":          {by: byAlice, status: 204},
	"list_space_user_privileges": {by: byAlice, status: 200},
	"update_space_user_privileges": {
		by: byAlice, body: fixed(`{"operation":"grant","privileges":["space_add_provider"]}`), status: 204,
	},

	"list_space_providers":             {by: byAlice, status: 200},
	"get_space_provider":               {by: byAlice, status: 200},
	"remove_provider_supporting_space": {by: byAlice, status: 204},

	"get_current_user": {by: byAlice, status: 200},
	"change_current_user_password": {by: byAlice, status: 204, body: func(w *world, _ testing.TB) any {
		return map[string]string{"oldPassword": w.alice.password, "newPassword": newPassword()}
	}},
	"list_user_spaces":    {by: byAlice, status: 200},
	"create_user_space":   {by: byAlice, body: fixed(`{"name":"Botany"}`), status: 201},
	"create_client_token": {by: byAlice, body: fixed(`{"name":"laptop","ttl":3600,"ip":["192.0.2.0/24"]}`), status: 200},
	"list_client_tokens":  {by: byAlice, status: 200},
	"delete_client_token": {by: byAlice, status: 204},

	"revoke_user_temporary_tokens":    {by: byAlice, status: 204},
	"revoke_temporary_tokens_of_user": {by: byAdmin, status: 204},

	"create_user": {by: byAdmin, status: 201, body: func(*world, testing.TB) any {
		return map[string]any{"username": "frank", "password": newPassword(), "fullName": "Frank", "admin": true}
	}},
	"list_users":  {by: byAdmin, status: 200},
	"get_user":    {by: byAdmin, status: 200},
	"modify_user": {by: byAdmin, body: fixed(`{"fullName":"Carol Danvers","blocked":true}`), status: 204},
	"remove_user": {by: byAdmin, status: 204},

	"register_provider": {
		by: byAdmin, body: fixed(`{"name":"Krakow","domain":"krakow.example.org","latitude":50.06,"longitude":19.94}`), status: 201,
	},
	"create_provider_registration_token": {by: byAdmin, status: 200},
	"list_providers":                     {by: byAdmin, status: 200},
	"get_provider_details":               {by: byAdmin, status: 200},
	"remove_provider":                    {by: byAdmin, status: 204},
	"replace_provider_token":             {by: byAdmin, status: 200},

	"get_current_provider":        {by: byP1, status: 200},
	"modify_current_provider":     {by: byP1, body: fixed(`{"name":"Renamed","latitude":0}`), status: 204},
	"unregister_current_provider": {by: byP1, status: 204},
	"list_provider_spaces":        {by: byP1, status: 200},
	"get_provider_space":          {by: byP1, status: 200},
	"modify_provider_space":       {by: byP1, body: fixed(`{"size":2000000}`), status: 204},
	"remove_provider_space":       {by: byP1, status: 204},
	"provider_space_support": {by: byP2, status: 201, body: func(w *world, t testing.TB) any {
		return map[string]any{"token": w.mint(t), "size": supportSize}
	}},
}

// params are the ids that paths are filled with: alice's space, bob who is its member, p1 that supports it, alice's access token,
// or her named token where a space's is meant. The users that admins handle are carol.
func (w *world) params(op described) map[string]string {
	id, token := w.space, w.aliceToken
	if strings.HasPrefix(op.path(), "/users/") {
		id = string(w.carol.id)
	}
	if strings.HasPrefix(op.path(), "/spaces/") {
		token = w.named
	}
	return map[string]string{
		"id": id, "uid": string(w.bob.id), "pid": string(w.p1.id), "sid": w.space, "tid": string(token),
	}
}

// sampleOf is the sample request of an operation, without credentials.
func (w *world) sampleOf(t testing.TB, op described) request {
	t.Helper()
	s, ok := samples[op.id]
	if !ok {
		t.Fatalf("samples_test.go has no sample of %s", op.id)
	}
	params := w.params(op)
	if s.params != nil {
		for name, value := range s.params(w) {
			params[name] = value
		}
	}
	var body any
	if s.body != nil {
		body = s.body(w, t)
	}
	return call(op.method(), fill(op.path(), params), body)
}

// fill puts ids into the path of an operation.
func fill(path string, params map[string]string) string {
	var pairs []string
	for name, value := range params {
		pairs = append(pairs, "{"+name+"}", value)
	}
	return strings.NewReplacer(pairs...).Replace(path)
}

// grantedSampleOf is the sample request with the credentials that it is granted to.
func (w *world) grantedSampleOf(t testing.TB, op described) request {
	t.Helper()
	return w.sampleOf(t, op).as(samples[op.id].by(w))
}

// TestSamples has every operation succeed once.
func TestSamples(t *testing.T) {
	t.Parallel()
	for _, op := range operations() {
		t.Run(op.id, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, setup{})
			w.expect(t, w.grantedSampleOf(t, op), samples[op.id].status)
		})
	}
	if len(samples) != len(operations()) {
		t.Errorf("there are %d samples and %d operations", len(samples), len(operations()))
	}
}

// TestAddingAgain covers the one operation with two ways to succeed.
func TestAddingAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	path := "/spaces/" + w.space + "/users/" + string(w.carol.id)
	added := w.expect(t, put(path, nil).as(w.alice.basic()), http.StatusCreated)
	if got := added.header.Get("Location"); got != path {
		t.Errorf("Location is %q, want %q", got, path)
	}
	w.expect(t, put(path, nil).as(w.alice.basic()), http.StatusNoContent)
	w.expect(t, put(path, `{}`).as(w.alice.basic()), http.StatusNoContent)
	w.expect(t, put(path, `{"privileges":["space_write_data","space_view"]}`).as(w.alice.basic()), http.StatusNoContent)
	w.expect(t, put(path, `{"privileges":[]}`).as(w.alice.basic()), http.StatusConflict, "conflict")
}
