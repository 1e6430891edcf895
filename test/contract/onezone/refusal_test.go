package onezone_test

import (
	"net/http"
	"strings"
	"testing"
)

// ground is what the refused requests are made on.
type ground struct {
	*server
	admin, owner, member, stranger caller
	p1, p2                         caller
	space                          string
}

// newGround has a space with an owner and a member who has no rights but to look, a stranger, and two providers of which the
// second supports the space.
func newGround(t *testing.T, s *server) *ground {
	t.Helper()
	g := &ground{server: s, admin: caller{name: s.AdminUser, password: s.AdminPassword, way: "Basic"}}
	g.admin = g.withToken(t, g.admin)
	g.owner, g.member, g.stranger = g.user(t, "owner"), g.user(t, "member"), g.user(t, "stranger")
	g.p1, g.p2 = g.provider(t, "one"), g.provider(t, "two")
	g.space = g.newSpace(t)
	g.must(t, g.owner, http.StatusCreated, "PUT", "/spaces/"+g.space+"/users/"+g.member.id, nil)
	g.must(t, g.p2, http.StatusCreated, "POST", redeemPath, values{"token": g.mint(t, g.space), "size": size})
	return g
}

func (g *ground) user(t *testing.T, name string) caller {
	t.Helper()
	c := caller{name: name, password: "correct horse battery staple", way: "Basic"}
	c.id = g.must(t, g.admin, http.StatusCreated, "POST", "/users", values{"username": name, "password": c.password}).made(t)
	return g.withToken(t, c)
}

func (g *ground) withToken(t *testing.T, c caller) caller {
	t.Helper()
	c.token = g.must(t, c, http.StatusOK, "POST", "/user/client_tokens", values{}).get(t, "token")
	return c.by("X-Auth-Token")
}

func (g *ground) provider(t *testing.T, name string) caller {
	t.Helper()
	a := g.must(t, g.admin, http.StatusCreated, "POST", "/providers", values{"name": "Site " + name, "domain": name + ".example.org"})
	return caller{id: a.get(t, "providerId"), token: a.get(t, "token"), way: "X-Auth-Token"}
}

func (g *ground) newSpace(t *testing.T) string {
	t.Helper()
	return g.must(t, g.owner, http.StatusCreated, "POST", "/spaces", values{"name": "A space"}).made(t)
}

// mintPath is where support tokens of a space are minted.
func mintPath(space string) string { return "/spaces/" + space + "/providers/token" }

func (g *ground) mint(t *testing.T, space string) string {
	t.Helper()
	return g.must(t, g.owner, http.StatusOK, "POST", mintPath(space), nil).get(t, "token")
}

const redeemPath = "/provider/spaces/support"

// redeem sends a token as a provider.
func (g *ground) redeem(t *testing.T, p caller, token any) answer {
	t.Helper()
	return g.send(t, p, "POST", redeemPath, values{"token": token, "size": size})
}

// attempt makes a request that is to be refused.
type attempt func(t *testing.T, g *ground, op *operation) answer

// at makes the request of an operation on the space of the ground.
func at(who func(*ground) caller, body func(*testing.T, *ground) any) attempt {
	return func(t *testing.T, g *ground, op *operation) answer {
		t.Helper()
		path := strings.NewReplacer("{id}", g.space, "{sid}", g.space).Replace(op.path())
		return g.send(t, who(g), op.method(), path, body(t, g))
	}
}

func nobody(*ground) caller     { return caller{} }
func stranger(g *ground) caller { return g.stranger }
func member(g *ground) caller   { return g.member }
func p1(g *ground) caller       { return g.p1 }
func p2(g *ground) caller       { return g.p2 }

func wrong(way, secret string) func(*ground) caller {
	return func(g *ground) caller { return caller{name: g.owner.name, password: secret, token: secret, way: way} }
}

// empty is no body.
func empty(*testing.T, *ground) any { return nil }

// sized is a body with another size than is good, and a token that is good where the operation needs one.
func sized(value any) func(*testing.T, *ground) any {
	return func(t *testing.T, g *ground) any {
		t.Helper()
		return values{"size": value, "token": g.mint(t, g.space)}
	}
}

// resized is the same without a token.
func resized(value any) func(*testing.T, *ground) any {
	return func(*testing.T, *ground) any { return values{"size": value} }
}

// tokened is a body with another token than is good.
func tokened(value any) func(*testing.T, *ground) any {
	return func(*testing.T, *ground) any { return values{"size": size, "token": value} }
}

// good is a body that a provider could send.
func good(t *testing.T, g *ground) any {
	t.Helper()
	return values{"size": size, "token": g.mint(t, g.space)}
}

// smallest is the size of the smallest support.
const smallest = 1_000_000

// attempts has a request for each refusal of the description: by operation, then by the words there.
var attempts = map[string]map[string]attempt{
	"get_space_provider_token":   mintAttempts,
	"create_space_support_token": mintAttempts,
	"get_supported_space":        {"a space that it does not support": at(p1, empty)},
	"remove_space_support":       {"a space that it does not support": at(p1, empty)},
	"modify_supported_space": {
		"a size that is text":       at(p2, resized("binary")),
		"a size of zero":            at(p2, resized(0)),
		"a negative size":           at(p2, resized(-1000)),
		"a size below the smallest": at(p2, resized(smallest-1)),
		"a user":                    at(member, resized(size)),
	},
	"provider_space_support": {
		"no credentials":                  at(nobody, good),
		"a user":                          at(member, good),
		"a body that is not JSON":         at(p1, func(*testing.T, *ground) any { return "not JSON" }),
		"no token":                        at(p1, func(*testing.T, *ground) any { return values{"size": size} }),
		"no size":                         at(p1, func(t *testing.T, g *ground) any { return values{"token": g.mint(t, g.space)} }),
		"a token that is a number":        at(p1, tokened(1234)),
		"a token that is none":            at(p1, tokened("bad-token")),
		"a token of another type":         at(p1, func(_ *testing.T, g *ground) any { return values{"size": size, "token": g.member.token} }),
		"a size that is text":             at(p1, sized("binary")),
		"a size of zero":                  at(p1, sized(0)),
		"a negative size":                 at(p1, sized(-1000)),
		"a size below the smallest":       at(p1, sized(smallest-1)),
		"a size that is a number as text": at(p1, sized("1000000000")),
		"a space that was removed": func(t *testing.T, g *ground, _ *operation) answer {
			space := g.newSpace(t)
			token := g.mint(t, space)
			g.must(t, g.owner, http.StatusNoContent, "DELETE", "/spaces/"+space, nil)
			return g.redeem(t, g.p1, token)
		},
		"a support that is there already": func(t *testing.T, g *ground, _ *operation) answer {
			space := g.newSpace(t)
			if a := g.redeem(t, g.p1, g.mint(t, space)); a.status != http.StatusCreated {
				t.Fatal(a)
			}
			return g.redeem(t, g.p1, g.mint(t, space))
		},
		"a token that was used up by another": func(t *testing.T, g *ground, _ *operation) answer {
			token := g.mint(t, g.newSpace(t))
			if a := g.redeem(t, g.p2, token); a.status != http.StatusCreated {
				t.Fatal(a)
			}
			return g.redeem(t, g.p1, token)
		},
	},
}

var mintAttempts = map[string]attempt{
	"no credentials":               at(nobody, empty),
	"a wrong password":             at(wrong("Basic", "not the password"), empty),
	"a token that is none":         at(wrong("X-Auth-Token", "not-a-token"), empty),
	"a member who lacks the right": at(member, empty),
	"a user who is not a member":   at(stranger, empty),
	"a provider":                   at(p1, empty),
	"there is no such space": func(t *testing.T, g *ground, op *operation) answer {
		return g.send(t, g.member, op.method(), mintPath("0"), nil)
	},
}

// TestRefusals makes each request that Onezone refuses, and wants the status that the description says, and its shape.
func TestRefusals(t *testing.T) {
	g := newGround(t, start(t))
	tried := map[string]bool{}
	for _, op := range describe(t).Operations {
		for _, name := range sorted(op.Refusals) {
			try := attempts[op.OperationID][name]
			if try == nil {
				t.Errorf("%s: nobody tries %s", op.Request, name)
				continue
			}
			tried[op.OperationID+name] = true
			a := try(t, g, op)
			if want := op.Refusals[name].ours(); a.status != want {
				t.Errorf("%s: with %s want %d", a, name, want)
			}
			if a.code() == "" || a.body["error_description"] == "" {
				t.Errorf("%s: with %s there is no reason in it", a, name)
			}
		}
	}
	for _, id := range sorted(attempts) {
		for _, name := range sorted(attempts[id]) {
			if !tried[id+name] {
				t.Errorf("%s: the description does not say what happens with %s", id, name)
			}
		}
	}
}
