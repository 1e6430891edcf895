package handlers_test

import (
	"encoding/base64"
	"net/http"
	"strings"
	"testing"
	"time"
)

// identity asks who the credentials stand for.
func identity(header string, values ...string) request { return get("/user").with(header, values...) }

// TestBasicHeader goes through the spellings of the Authorization header. No one of them is a 500, or lets anybody in.
func TestBasicHeader(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	right := basicHeader("alice", w.alice.password)
	encoded := strings.TrimPrefix(right, "Basic ")
	for _, value := range []string{right, "basic " + encoded, "BASIC " + encoded, "Basic  " + encoded, "bAsIc   " + encoded + " "} {
		a := w.expect(t, identity("Authorization", value), http.StatusOK)
		if a.field("userId") != string(w.alice.id) {
			t.Errorf("%s", a.body)
		}
	}
	bare := base64.StdEncoding.EncodeToString([]byte("alice"))
	for _, value := range []string{
		"Basic", "Basic ", "Basic !!!", "Basic " + bare, "Basic =", "Basic " + encoded + "=", "Basic " + encoded[:len(encoded)-2], "Basic\t" + encoded,
		"Basic," + encoded, "Basic" + encoded, encoded, "Digest x", `Digest username="alice"`, "Negotiate abc", " ", "Basic " + encoded + ", " + right,
		"Basic Og==", "Basic " + base64.StdEncoding.EncodeToString([]byte(":"+w.alice.password)), "\x00", "Basic \xff\xfe",
		"Basic " + base64.URLEncoding.EncodeToString([]byte("alice:\xff\xff\xfe")),
	} {
		w.expect(t, identity("Authorization", value), http.StatusUnauthorized, "invalid_credentials")
	}
	for _, value := range []string{"Bearer", "Bearer ", "bearer x", "Bearer " + encoded, "BEARER " + w.p1.token + "x", "Bearer " + w.p1.token + " x"} {
		w.expect(t, identity("Authorization", value), http.StatusUnauthorized, "invalid_token")
	}
	w.expect(t, identity("Authorization", ""), http.StatusUnauthorized)
	w.expect(t, identity("Proxy-Authorization", right), http.StatusUnauthorized, "unauthorized")
	w.expect(t, identity("Cookie", "Authorization="+encoded), http.StatusUnauthorized, "unauthorized")
}

// TestTwoCredentials: which of two would count is a guess, so two that differ are refused, even when each is right.
func TestTwoCredentials(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	token := w.expect(t, post("/user/client_tokens", nil).as(w.alice.basic()), http.StatusOK).field("token")
	basic := basicHeader("alice", w.alice.password)
	other := basicHeader("bob", w.bob.password)
	for name, r := range map[string]request{
		"two Basic of different users":  identity("Authorization", basic, other),
		"two passwords":                 identity("Authorization", basic, basicHeader("alice", "some other password")),
		"Basic and X-Auth-Token":        identity("Authorization", basic).with("X-Auth-Token", token),
		"Basic and macaroon":            identity("Authorization", basic).with("macaroon", token),
		"Basic and Bearer":              identity("Authorization", basic, "Bearer "+token),
		"two X-Auth-Token":              identity("X-Auth-Token", token, w.p1.token),
		"X-Auth-Token and macaroon":     identity("X-Auth-Token", token).with("macaroon", w.p1.token),
		"X-Auth-Token and Bearer":       identity("X-Auth-Token", token).with("Authorization", "Bearer "+w.p1.token),
		"a right one and an empty one":  identity("X-Auth-Token", token).with("macaroon", ""),
		"a right one and its base62":    identity("X-Auth-Token", token).with("macaroon", base62(token)),
		"three, of which two are equal": identity("X-Auth-Token", token, token, "x"),
		"the password as a token":       identity("Authorization", basic).with("X-Auth-Token", w.alice.password),
		"empty Basic and a token":       identity("Authorization", "Basic Og==").with("X-Auth-Token", token),
	} {
		t.Run(name, func(t *testing.T) { w.expect(t, r, http.StatusBadRequest, "invalid_request") })
	}
	for name, r := range map[string]request{
		"Basic twice":                   identity("Authorization", basic, basic),
		"one token in all headers":      identity("X-Auth-Token", token).with("macaroon", token).with("Authorization", "Bearer "+token),
		"X-Auth-Token twice":            identity("X-Auth-Token", token, token),
		"Basic in two spellings of one": identity("Authorization", basic, "basic"+strings.TrimPrefix(basic, "Basic")),
	} {
		t.Run(name, func(t *testing.T) { w.expect(t, r, http.StatusOK) })
	}
	w.expect(t, identity("Authorization", basic, "Digest x"), http.StatusUnauthorized, "invalid_credentials")
}

// TestRefusedAlike: nothing tells a wrong user from a wrong password, a blocked user, or one without a password.
func TestRefusedAlike(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	w.expect(t, post("/users", `{"username":"grace"}`).as(w.admin.basic()), http.StatusCreated) // has no password
	w.expect(t, get("/user").as(w.alice.basic()), http.StatusOK)
	wrong := newPassword()
	var first answer
	for name, c := range map[string]credential{
		"wrong password":                 {username: "alice", password: wrong},
		"no such user":                   {username: "nobody", password: wrong},
		"blocked, right password":        w.dave.basic(),
		"blocked, wrong password":        {username: "dave", password: wrong},
		"without password":               {username: "grace", password: wrong},
		"without password, empty":        {username: "grace"},
		"empty password":                 {username: "alice"},
		"password of another":            {username: "alice", password: w.bob.password},
		"long password":                  {username: "alice", password: strings.Repeat("a", 1025)},
		"very long password":             {username: "alice", password: strings.Repeat("a", 30_000)},
		"long password of nobody":        {username: "nobody", password: strings.Repeat("a", 1025)},
		"right password and NUL":         {username: "alice", password: w.alice.password + "\x00"},
		"right password cut":             {username: "alice", password: w.alice.password[:len(w.alice.password)-1]},
		"right password in another case": {username: "alice", password: strings.ToUpper(w.alice.password)},
		"right password, decomposed":     {username: "alice", password: strings.ReplaceAll(w.alice.password, "ü", "u\u0308")},
		"invalid UTF-8":                  {username: "alice", password: "\xff\xfe"},
		"name with NUL":                  {username: "alice\x00", password: w.alice.password},
		"name with a blank":              {username: "alice ", password: w.alice.password},
		"name in full width":             {username: "ａｌｉｃｅ", password: w.alice.password},
		"name with lines":                {username: "al\r\nERROR x\x1b[2Jice", password: w.alice.password},
		"name with a Kelvin sign":        {username: "\u212aate", password: wrong},
		"long name":                      {username: strings.Repeat("a", 65), password: wrong},
		"very long name":                 {username: strings.Repeat("a", 30_000), password: wrong},
		"name like SQL":                  {username: "' OR 1=1--", password: wrong},
		"user's id":                      {username: string(w.alice.id), password: w.alice.password},
		"default":                        {username: "admin", password: "admin"},
	} {
		t.Run(name, func(t *testing.T) {
			a := w.expect(t, get("/user").as(c), http.StatusUnauthorized, "invalid_credentials")
			if first.status == 0 {
				first = a
			}
			if string(a.body) != string(first.body) || len(a.header) != len(first.header) {
				t.Errorf("told apart:\n%s\n%s", a.body, first.body)
			}
			for name := range a.header {
				if name != "X-Request-Id" && a.header.Get(name) != first.header.Get(name) {
					t.Errorf("told apart by %s", name)
				}
			}
		})
	}
}

// TestPasswords: a password is the exact bytes that were set.
func TestPasswords(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	for name, password := range map[string]string{
		"colon": "with:several::colons", "blanks": "  blanks around  ", "emoji": "пароль-💥-密码", "composed": "schl\u00fcssel-one", "decomposed": "schlu\u0308ssel-two",
		"long": strings.Repeat("long ", 200), "longest": strings.Repeat("ab", 512), "80 bytes": strings.Repeat("0123456789", 8), "control": "tab\tand\x7fdelete",
	} {
		t.Run(name, func(t *testing.T) {
			canary.secretText(password)
			username := "user-" + strings.ReplaceAll(name, " ", "-")
			body := map[string]string{"username": username, "password": password}
			w.expect(t, post("/users", body).as(w.admin.basic()), http.StatusCreated)
			w.expect(t, get("/user").as(credential{username: username, password: password}), http.StatusOK)
			for _, other := range []string{password[:len(password)-1], password + " ", strings.TrimSpace(password) + "x", password[:min(72, len(password)-1)]} {
				w.expect(t, get("/user").as(credential{username: username, password: other}), http.StatusUnauthorized, "invalid_credentials")
			}
		})
	}
}

// TestUsernames: upper and lower case are one name, for logging in as for making users.
func TestUsernames(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	for _, name := range []string{"alice", "Alice", "ALICE", "aLiCe"} {
		a := w.expect(t, get("/user").as(credential{username: name, password: w.alice.password}), http.StatusOK)
		if a.field("username") != "alice" {
			t.Errorf("%s", a.body)
		}
		w.expect(t, post("/users", map[string]string{"username": name}).as(w.admin.basic()), http.StatusConflict, "conflict")
	}
	created := w.expect(t, post("/users", `{"username":"Grace.Hopper@Navy-1"}`).as(w.admin.basic()), http.StatusCreated)
	shown := w.expect(t, get(created.header.Get("Location")).as(w.admin.basic()), http.StatusOK)
	if shown.field("username") != "grace.hopper@navy-1" || shown.field("fullName") != "grace.hopper@navy-1" {
		t.Errorf("%s", shown.body)
	}
	for _, name := range []string{"a b", ".a", "a.", "-a", "a-", "@", "ä", "\u212aate", "a/b", "a:b", "a\nb", strings.Repeat("a", 65)} {
		w.expect(t, post("/users", map[string]string{"username": name}).as(w.admin.basic()), http.StatusBadRequest, "invalid_request")
	}
	w.expect(t, post("/users", map[string]string{"username": strings.Repeat("a", 64)}).as(w.admin.basic()), http.StatusCreated)
}

// TestAccessTokens: by each header, until it is deleted or expires, and from where it says.
func TestAccessTokens(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		mint := func(body any) (string, string) {
			t.Helper()
			a := w.expect(t, post("/user/client_tokens", body).as(w.alice.basic()), http.StatusOK)
			return a.field("token"), a.field("tokenId")
		}
		token, id := mint(`{"name":"laptop"}`)
		for _, header := range []string{"X-Auth-Token", "macaroon", "Authorization", "MACAROON", "x-auth-token"} {
			for _, spelling := range []string{token, base62(token), attenuated(t, token, "time < 9999999999"), attenuated(t, token, "ip = 192.0.2.10")} {
				a := w.expect(t, get("/user").as(credential{token: spelling, header: header}), http.StatusOK)
				if a.field("userId") != string(w.alice.id) {
					t.Errorf("%s: %s", header, a.body)
				}
			}
		}
		t.Run("caveats", func(t *testing.T) {
			for _, caveat := range []string{"time < 1", "ip = 198.51.100.0/24", "consumer = prv-*", "size <= 5", "unknown", ""} {
				w.expect(t, get("/user").as(credential{token: attenuated(t, token, caveat)}), http.StatusUnauthorized, "invalid_token")
			}
		})
		t.Run("from where", func(t *testing.T) {
			confined, _ := mint(`{"ip":["198.51.100.0/24","2001:db8::1"]}`)
			c := credential{token: confined}
			w.expect(t, get("/user").as(c), http.StatusUnauthorized, "invalid_token")
			w.expect(t, get("/user").as(c).from("198.51.100.200:1"), http.StatusOK)
			w.expect(t, get("/user").as(c).from("[2001:db8::1]:1"), http.StatusOK)
			w.expect(t, get("/user").as(c).from("[2001:db8::2]:1"), http.StatusUnauthorized, "invalid_token")
			w.expect(t, get("/user").as(c).with("X-Forwarded-For", "198.51.100.200").with("X-Real-IP", "198.51.100.200"), http.StatusUnauthorized)
			w.expect(t, get("/user").as(c).from("nonsense"), http.StatusUnauthorized, "invalid_token")
		})
		t.Run("confined makes none", func(t *testing.T) {
			short, _ := mint(`{"ttl":10}`)
			for _, confined := range []string{short, attenuated(t, token, "ip = 192.0.2.10")} {
				w.expect(t, post("/user/client_tokens", nil).as(credential{token: confined}), http.StatusForbidden, "forbidden")
			}
			w.expect(t, post("/user/client_tokens", nil).as(credential{token: token}), http.StatusOK)
		})
		t.Run("expiry", func(t *testing.T) {
			short, _ := mint(`{"ttl":10}`)
			w.clock.advance(9 * time.Second)
			w.expect(t, get("/user").as(credential{token: short}), http.StatusOK)
			w.clock.advance(time.Second)
			w.expect(t, get("/user").as(credential{token: short}), http.StatusUnauthorized, "invalid_token")
			w.clock.advance(100 * 365 * 24 * time.Hour)
			w.expect(t, get("/user").as(credential{token: token}), http.StatusOK) // for good
		})
		t.Run("deleting", func(t *testing.T) {
			w.expect(t, del("/user/client_tokens/"+id).as(w.bob.basic()), http.StatusNotFound, "not_found")
			w.expect(t, get("/user").as(credential{token: token}), http.StatusOK)
			w.expect(t, del("/user/client_tokens/"+id).as(credential{token: token}), http.StatusNoContent)
			w.expect(t, get("/user").as(credential{token: token}), http.StatusUnauthorized, "invalid_token")
			w.expect(t, del("/user/client_tokens/"+id).as(w.alice.basic()), http.StatusNotFound, "not_found")
		})
	})
}

// TestBlockedAtOnce: blocking and removing a user ends their tokens and their password in the same moment, cached or not.
func TestBlockedAtOnce(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		path := "/users/" + string(w.alice.id)
		token := credential{token: w.expect(t, post("/user/client_tokens", nil).as(w.alice.basic()), http.StatusOK).field("token")}
		both := func(status int, codes ...string) {
			t.Helper()
			for i, c := range []credential{w.alice.basic(), token} {
				a := w.expect(t, get("/user").as(c), status)
				if len(codes) > i && a.code() != codes[i] {
					t.Errorf("got %s", a.body)
				}
			}
		}
		both(http.StatusOK)
		w.expect(t, patch(path, `{"blocked":true}`).as(w.admin.basic()), http.StatusNoContent)
		both(http.StatusUnauthorized, "invalid_credentials", "invalid_token")
		w.expect(t, patch(path, `{"blocked":false}`).as(w.admin.basic()), http.StatusNoContent)
		both(http.StatusOK)
		w.expect(t, del(path).as(w.admin.basic()), http.StatusNoContent)
		both(http.StatusUnauthorized, "invalid_credentials", "invalid_token")
	})
}
