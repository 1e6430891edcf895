package handlers_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/zonemint/zonemint/zone"
	"github.com/zonemint/zonemint/zone/password"
)

// TestPasswordChange: from then on the new one counts and the old one does not, though it was cached a moment before.
func TestPasswordChange(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		old, replacement := w.alice.basic(), credential{username: "alice", password: newPassword()}
		token := credential{token: w.expect(t, post("/user/client_tokens", nil).as(old), http.StatusOK).field("token")}
		change := func(from, to string) request {
			return put("/user/password", map[string]string{"oldPassword": from, "newPassword": to})
		}
		w.expect(t, get("/user").as(old), http.StatusOK)
		w.expect(t, change(old.password, replacement.password).as(old), http.StatusNoContent)
		w.expect(t, get("/user").as(old), http.StatusUnauthorized, "invalid_credentials")
		w.expect(t, get("/user").as(replacement), http.StatusOK)
		w.expect(t, get("/user").as(token), http.StatusOK)

		t.Run("wrong old password", func(t *testing.T) {
			for _, c := range []credential{replacement, token} {
				for _, wrong := range []string{old.password, newPassword(), "x", "with\x00NUL", strings.Repeat("ü", 1024)} {
					w.expect(t, change(wrong, newPassword()).as(c), http.StatusForbidden, "forbidden")
				}
			}
		})
		t.Run("new password that is not accepted", func(t *testing.T) {
			for _, refused := range []string{
				"password", "PassWord", "sunshine", "12345678", "iloveyou", "short", "1234567", "", "alice", strings.Repeat("ü", 600), "with a\x00NUL",
				strings.Repeat("a", 1025),
			} {
				a := w.expect(t, change(replacement.password, refused).as(replacement), http.StatusBadRequest, "invalid_request")
				if !strings.Contains(a.detail(), "'newPassword'") {
					t.Errorf("the error does not name the field: %s", a.detail())
				}
			}
		})
		w.expect(t, get("/user").as(replacement), http.StatusOK)

		t.Run("by an admin", func(t *testing.T) {
			third := newPassword()
			path := "/users/" + string(w.alice.id)
			w.expect(t, patch(path, map[string]string{"password": third}).as(w.admin.basic()), http.StatusNoContent)
			w.expect(t, get("/user").as(replacement), http.StatusUnauthorized, "invalid_credentials")
			w.expect(t, get("/user").as(credential{username: "alice", password: third}), http.StatusOK)
			for _, refused := range []string{"password", "sunshine", "ALICEALICE"[:5], strings.Repeat("ü", 600)} {
				w.expect(t, patch(path, map[string]string{"password": refused}).as(w.admin.basic()), http.StatusBadRequest, "invalid_request")
			}
		})
	})
}

// TestPasswordIsUsername covers the rule that needs a long username.
func TestPasswordIsUsername(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	body := map[string]string{"username": "Long-Username", "password": "long-username"}
	w.expect(t, post("/users", body).as(w.admin.basic()), http.StatusBadRequest, "invalid_request")
	id := w.expect(t, post("/users", `{"username":"long-username"}`).as(w.admin.basic()), http.StatusCreated).field("userId")
	w.expect(t, patch("/users/"+id, `{"password":"LONG-username"}`).as(w.admin.basic()), http.StatusBadRequest, "invalid_request")
	for _, common := range []string{"password", "sunshine", "football"} {
		w.expect(t, post("/users", map[string]string{"username": "x", "password": common}).as(w.admin.basic()), http.StatusBadRequest, "invalid_request")
	}
}

// TestPasswordChangeRace: of two requests that change the same password, the second has an old password that is none any more.
// 409 is not an answer that the contract has there.
func TestPasswordChangeRace(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	w.expect(t, get("/user").as(w.alice.basic()), http.StatusOK)
	reads, meanwhile := 0, newPassword()
	w.store.fail(&fault{after: func(write bool) {
		if reads++; write || reads != 2 { // the reads are that of the login and that of the operation
			return
		}
		changed := zone.UserChange{Password: &meanwhile}
		w.store.fail(nil)
		if err := w.service.ChangeUser(t.Context(), w.admin.caller(), w.alice.id, changed); err != nil {
			t.Error(err)
		}
	}})
	body := map[string]string{"oldPassword": w.alice.password, "newPassword": newPassword()}
	w.expect(t, put("/user/password", body).as(w.alice.basic()), http.StatusForbidden, "forbidden")
	w.expect(t, get("/user").as(credential{username: "alice", password: meanwhile}), http.StatusOK)
}

// TestRehash: a password whose hash has costs of another time is hashed anew at the next login, and stays right.
func TestRehash(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	cheap, err := password.NewHasher(password.HasherConfig{Params: password.Params{MemoryKiB: 16, Time: 2, Threads: 1}})
	must(t, err)
	hash, err := cheap.Hash(t.Context(), w.alice.password)
	must(t, err)
	w.setHash(t, w.alice, hash)
	w.expect(t, get("/user").as(w.alice.basic()), http.StatusOK)
	if w.row(t, w.alice).PasswordHash == hash {
		t.Error("the hash is still the old one")
	}
	w.expect(t, get("/user").as(w.alice.basic()), http.StatusOK)
	w.expect(t, get("/user").as(w.alice.basic().withPassword(newPassword())), http.StatusUnauthorized)
	t.Run("damaged", func(t *testing.T) {
		w.setHash(t, w.alice, "$argon2id$nonsense")
		w.expect(t, get("/user").as(w.alice.basic()), http.StatusUnauthorized, "invalid_credentials")
		if !canary.logHolds("stored password hash is damaged", string(w.alice.id)) {
			t.Error("the log does not say that the hash is damaged")
		}
	})
}

// row is what the store has of a user.
func (w *world) row(t *testing.T, a account) (user zone.User) {
	t.Helper()
	must(t, w.store.View(t.Context(), func(tx zone.ReadTx) (err error) {
		user, err = tx.User(a.id)
		return err
	}))
	return user
}

func (w *world) setHash(t *testing.T, a account, hash string) {
	t.Helper()
	user := w.row(t, a)
	user.PasswordHash = hash
	must(t, w.store.Update(t.Context(), func(tx zone.Tx) error { return tx.UpdateUser(user) }))
}

func (c credential) withPassword(text string) credential {
	c.password = text
	return c
}

// TestLimiter: wrong passwords are limited by where they come from, and cost nobody else anything.
func TestLimiter(t *testing.T) {
	t.Parallel()
	limited := setup{limits: password.Limits{Entries: 1000}}
	wrong := func(name string) credential { return credential{username: name, password: newPassword()} }

	t.Run("one account", func(t *testing.T) {
		t.Parallel()
		w := newWorld(t, limited)
		w.expect(t, get("/user").as(w.bob.basic()), http.StatusOK) // cached from then on
		for i := range 5 {
			w.expect(t, get("/user").as(wrong("alice")).with("X-Forwarded-For", fmt.Sprintf("203.0.113.%d", i)), http.StatusUnauthorized)
		}
		a := w.expect(t, get("/user").as(w.alice.basic()), http.StatusTooManyRequests, "too_many_requests")
		if a.header.Get("Retry-After") != "30" {
			t.Errorf("Retry-After is %q, want 30", a.header.Get("Retry-After"))
		}
		rotating := get("/user").as(w.alice.basic()).with("X-Real-IP", "203.0.113.99").with("Forwarded", "for=203.0.113.99")
		w.expect(t, rotating.with("X-Forwarded-For", "203.0.113.98"), http.StatusTooManyRequests)
		w.expect(t, get("/user").as(w.bob.basic()), http.StatusOK)
		w.expect(t, get("/user").as(w.alice.basic()).from("192.0.2.200:9"), http.StatusOK) // nobody is locked out from elsewhere
		w.expect(t, put("/user/password", map[string]string{"oldPassword": "x", "newPassword": newPassword()}).as(w.bob.basic()), http.StatusForbidden)
		w.clock.advance(30 * time.Second)
		w.expect(t, get("/user").as(w.alice.basic()), http.StatusOK)
	})
	t.Run("many accounts", func(t *testing.T) {
		t.Parallel()
		w := newWorld(t, limited)
		for i := range 20 {
			w.expect(t, get("/user").as(wrong(fmt.Sprintf("user%d", i))), http.StatusUnauthorized)
		}
		w.expect(t, get("/user").as(wrong("user99")), http.StatusTooManyRequests)
		w.expect(t, get("/user").as(w.alice.basic()), http.StatusTooManyRequests)
	})
	t.Run("spellings of one account", func(t *testing.T) {
		t.Parallel()
		w := newWorld(t, limited)
		for _, name := range []string{"alice", "Alice", "ALICE", "aLICE", "alicE"} {
			w.expect(t, get("/user").as(wrong(name)), http.StatusUnauthorized)
		}
		w.expect(t, get("/user").as(wrong("ALice")), http.StatusTooManyRequests)
		for range 5 {
			w.expect(t, get("/user").as(wrong("alice ")), http.StatusUnauthorized)
		}
		w.expect(t, get("/user").as(wrong("ａｌｉｃｅ")), http.StatusTooManyRequests) // what is no username has one allowance
	})
	t.Run("the old password", func(t *testing.T) {
		t.Parallel()
		w := newWorld(t, limited)
		token := credential{token: w.expect(t, post("/user/client_tokens", nil).as(w.alice.basic()), http.StatusOK).field("token")}
		guess := func() request {
			return put("/user/password", map[string]string{"oldPassword": newPassword(), "newPassword": newPassword()}).as(token)
		}
		for range 5 {
			w.expect(t, guess(), http.StatusForbidden)
		}
		w.expect(t, guess(), http.StatusTooManyRequests, "too_many_requests")
		w.expect(t, get("/user").as(token), http.StatusOK)
	})
	t.Run("one network of IPv6", func(t *testing.T) {
		t.Parallel()
		w := newWorld(t, limited)
		for i := range 5 {
			w.expect(t, get("/user").as(wrong("alice")).from(fmt.Sprintf("[2001:db8::%d]:1", i+1)), http.StatusUnauthorized)
		}
		w.expect(t, get("/user").as(wrong("alice")).from("[2001:db8::ffff]:1"), http.StatusTooManyRequests)
		w.expect(t, get("/user").as(wrong("alice")).from("[2001:db8:0:1::1]:1"), http.StatusUnauthorized)
	})
}
