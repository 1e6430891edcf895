package onezone_test

import (
	"maps"
	"strings"
	"testing"
)

const size = 1_000_000_000 // bytes of a support

// walk is one round through all operations, with one kind of credentials.
type walk struct {
	*server
	d      *description
	way    string
	found  findings
	called map[string]bool
	admin  caller
}

// parameters are those of a path.
type parameters map[string]string

// values are the fields of a body.
type values map[string]any

// TestOperations makes each request of the description, with each kind of credentials, and compares the answers.
func TestOperations(t *testing.T) {
	d, s, found := describe(t), start(t), findings{}
	for _, way := range ways {
		t.Run(way, func(t *testing.T) {
			w := &walk{server: s, d: d, way: way, found: found, called: map[string]bool{}}
			w.admin = w.zoneAdmin(t)
			w.users(t)
			w.spaces(t)
			w.supports(t)
			w.providers(t)
			for _, op := range d.Operations {
				if !w.called[op.id()] {
					t.Errorf("%s was not called", op.Request)
				}
			}
		})
	}
	for _, what := range found.missing(d) {
		t.Errorf("%s is declared as a difference, but is as in Onezone", what)
	}
}

// do makes the request of an operation and compares the answer. Fields that zonemint is said to refuse are sent first, and
// then left out.
func (w *walk) do(t *testing.T, operationID string, who caller, in parameters, body any) answer {
	t.Helper()
	op := w.operation(t, operationID)
	path := op.path()
	for name, value := range in {
		path = strings.ReplaceAll(path, "{"+name+"}", value)
	}
	if fields, ok := body.(values); ok {
		body = w.accepted(t, op, who, path, fields)
	}
	a := w.send(t, who, op.method(), path, body)
	for _, same := range w.d.Operations {
		if same.Request == op.Request {
			w.found.compare(t, w.d, same, a)
			w.called[same.id()] = true
		}
	}
	return a
}

// accepted are the fields of a body without those that zonemint is said to refuse, each of which is tried.
func (w *walk) accepted(t *testing.T, op *operation, who caller, path string, fields values) values {
	t.Helper()
	good := maps.Clone(fields)
	maps.DeleteFunc(good, func(name string, _ any) bool {
		return strings.HasPrefix(op.Differences["request."+name].Ours, "refused")
	})
	for name := range fields {
		if _, is := op.Body[name]; !is {
			t.Errorf("%s: the description has no field %s", op.Request, name)
		}
		if _, is := good[name]; is {
			continue
		}
		with := maps.Clone(good)
		with[name] = fields[name]
		if a := w.send(t, who, op.method(), path, with); a.status == 400 {
			w.found.note(t, op, "request."+name, a)
		} else {
			t.Errorf("%s: is said to refuse %s", a, name)
		}
	}
	return good
}

func (w *walk) operation(t *testing.T, operationID string) *operation {
	t.Helper()
	for _, op := range w.d.Operations {
		if op.OperationID == operationID {
			return op
		}
	}
	t.Fatalf("the description has no %s", operationID)
	return nil
}

// zoneAdmin is the admin of the zone, with the credentials of this walk.
func (w *walk) zoneAdmin(t *testing.T) caller {
	t.Helper()
	c := caller{name: w.AdminUser, password: w.AdminPassword, way: "Basic"}
	return w.equip(t, c)
}

// equip gives a user who has a password an access token, for the ways that need one.
func (w *walk) equip(t *testing.T, c caller) caller {
	t.Helper()
	c.token = w.do(t, "create_client_token", c, nil, values{}).get(t, "token")
	return c.by(w.way)
}

// user makes a user.
func (w *walk) user(t *testing.T, name string) caller {
	t.Helper()
	c := caller{name: strings.ToLower(name + "-" + w.way), password: "correct horse battery staple", way: "Basic"}
	c.id = w.do(t, "create_user", w.admin, nil, values{"username": c.name, "password": c.password, "fullName": name}).made(t)
	return w.equip(t, c)
}

// users walks through what is about users and their tokens.
func (w *walk) users(t *testing.T) {
	t.Helper()
	u := w.user(t, "Ada")
	w.do(t, "get_current_user", u, nil, nil)
	w.do(t, "list_users", w.admin, nil, nil)
	w.do(t, "get_user", w.admin, parameters{"id": u.id}, nil)
	second := w.do(t, "create_client_token", u, nil, values{})
	w.do(t, "list_client_tokens", u, nil, nil)
	// A client of Onezone puts the text into the path.
	remove := w.operation(t, "remove_client_token")
	if a := w.send(t, u, "DELETE", "/user/client_tokens/"+second.get(t, "token"), nil); a.status == 400 || a.status == 404 {
		w.found.note(t, remove, "path.tid", a)
	} else {
		t.Errorf("%s: is said to refuse the text of a token", a)
	}
	w.do(t, "remove_client_token", u, parameters{"tid": second.get(t, "tokenId")}, nil)
	w.do(t, "revoke_all_temporary_tokens_of_current_user", u, nil, nil)
	w.do(t, "remove_user", w.admin, parameters{"id": u.id}, nil)
	w.do(t, "get_configuration", caller{}, nil, nil)
}

// spaces walks through what is about spaces and their members.
func (w *walk) spaces(t *testing.T) {
	t.Helper()
	u, member := w.user(t, "Grace"), w.user(t, "Edsger")
	space := w.do(t, "create_space", u, nil, values{"name": "Particle physics"}).made(t)
	w.do(t, "create_user_space", u, nil, values{"name": "Astronomy"})
	w.do(t, "list_user_spaces", u, nil, nil)
	w.do(t, "list_spaces", w.admin, nil, nil)
	w.do(t, "get_space", u, parameters{"id": space}, nil)
	w.do(t, "modify_space", u, parameters{"id": space}, values{"name": "Nuclear physics"})
	w.do(t, "add_user_to_space", w.admin, parameters{"id": space, "uid": member.id}, values{"privileges": []string{"space_view"}})
	w.do(t, "list_space_users", member, parameters{"id": space}, nil)
	// Each of the names that 18.02 has is taken, and without an operation they replace what was there.
	w.do(t, "set_space_user_privileges", u, parameters{"id": space, "uid": member.id}, values{"privileges": w.known()})
	w.do(t, "set_space_user_privileges", u, parameters{"id": space, "uid": member.id},
		values{"operation": "revoke", "privileges": []string{"space_delete"}})
	w.do(t, "get_space_provider_token", member, parameters{"id": space}, nil)
	got := w.do(t, "list_space_user_privileges", u, parameters{"id": space, "uid": member.id}, nil)
	if n := len(got.list(t, "privileges")); n != len(w.known())-1 {
		t.Errorf("%s: want %d privileges", got, len(w.known())-1)
	}
	w.do(t, "remove_space_user", u, parameters{"id": space, "uid": member.id}, nil)
	w.do(t, "remove_space", u, parameters{"id": space}, nil)
}

// known are the privileges of 18.02 that are about what zonemint has.
func (w *walk) known() []string {
	var all []string
	for _, name := range w.d.Privileges[w.d.Generation] {
		if !strings.Contains(name, "group") && !strings.Contains(name, "share") {
			all = append(all, name)
		}
	}
	return all
}

// provider registers one as Oneproviders do.
func (w *walk) provider(t *testing.T, name string) caller {
	t.Helper()
	body := values{"name": name, "domain": strings.ToLower(name + w.way + ".example.org"), "latitude": 50.06, "longitude": 19.94}
	register := w.operation(t, "register_provider")
	if a := w.send(t, caller{}, "POST", "/providers", body); a.status == 401 {
		w.found.note(t, register, "request.token", a)
	} else {
		t.Errorf("%s: is said to need a token", a)
	}
	body["token"] = w.do(t, "create_provider_registration_token", w.admin, nil, nil).get(t, "token")
	body["subdomainDelegation"], body["adminEmail"] = false, "admin@example.org"
	a := w.do(t, "register_provider", caller{}, nil, body)
	return caller{id: a.get(t, "providerId"), token: a.get(t, "token"), way: w.way}
}

// supports walks from a token to a support and its end, from both sides.
func (w *walk) supports(t *testing.T) {
	t.Helper()
	u, p := w.user(t, "Barbara"), w.provider(t, "Cracow")
	space := w.do(t, "create_space", u, nil, values{"name": "Genome"}).made(t)
	token := w.do(t, "get_space_provider_token", u, parameters{"id": space}, nil).get(t, "token")
	w.do(t, "examine_token", u, nil, values{"token": token})
	caveats := []values{{"type": "consumer", "whitelist": []string{"prv-" + p.id}}}
	token = w.do(t, "confine_token", u, nil, values{"token": token, "caveats": caveats}).get(t, "token")
	w.do(t, "verify_invite_token", p, nil, values{
		"token": token, "expectedInviteType": "supportSpace", "peerIp": "127.0.0.1", "consumerToken": p.token,
	})
	w.support(t, p, space, token)
	w.do(t, "list_supported_spaces", p, nil, nil)
	w.do(t, "get_supported_space", p, parameters{"sid": space}, nil)
	w.do(t, "modify_supported_space", p, parameters{"sid": space}, values{"size": 2 * size})
	w.do(t, "list_space_providers", u, parameters{"id": space}, nil)
	w.do(t, "get_space_provider", u, parameters{"id": space, "pid": p.id}, nil)
	w.do(t, "get_space", u, parameters{"id": space}, nil)
	w.do(t, "remove_space_support", p, parameters{"sid": space}, nil)
	token = w.do(t, "create_space_support_token", u, parameters{"id": space}, nil).get(t, "token")
	w.support(t, p, space, token)
	w.do(t, "remove_provider_supporting_space", u, parameters{"id": space, "pid": p.id}, nil)
}

// support redeems a token.
func (w *walk) support(t *testing.T, p caller, space, token string) {
	t.Helper()
	a := w.do(t, "provider_space_support", p, nil, values{"token": token, "size": size})
	if a.made(t) != space || a.text != "" {
		t.Errorf("%s: want no body, and the id of the space in Location, which is %s", a, a.header.Get("Location"))
	}
}

// providers walks through what is about providers.
func (w *walk) providers(t *testing.T) {
	t.Helper()
	p, other := w.provider(t, "Lisbon"), w.provider(t, "Paris")
	w.do(t, "get_current_provider_details", p, nil, nil)
	w.do(t, "modify_provider", p, nil, values{"name": "Lisboa", "latitude": 38.7, "longitude": -9.1, "adminEmail": "admin@example.org"})
	w.do(t, "list_providers", w.admin, nil, nil)
	w.do(t, "get_provider_details", w.admin, parameters{"pid": p.id}, nil)
	w.do(t, "unregister_provider", p, nil, nil)
	w.do(t, "remove_provider", w.admin, parameters{"pid": other.id}, nil)
}
