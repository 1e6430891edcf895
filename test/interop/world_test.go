package interop_test

import (
	"context"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/zonemint/zonemint/handlers"
	"github.com/zonemint/zonemint/internal/testlogin"
	"github.com/zonemint/zonemint/store/memory"
	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// now is when everything happens.
var now = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

const (
	size   = 5_000_000    // bytes of every support
	peer   = "192.0.2.10" // from where providers come
	prefix = "/api/v3/onezone"
)

// world is a zone in memory behind the whole HTTP handler, with a user who mints and two providers who redeem.
type world struct {
	store   zone.Store
	kek     tokens.KEK
	service *zone.Service
	handler http.Handler
	alice   zone.Caller
	minter  string // alice's access token
	p1, p2  site
}

// site is a provider.
type site struct{ id, token string }

var shared struct {
	once  sync.Once
	world *world
}

// sharedWorld is the one world of all tests: each of its tokens is for a space of its own, so they do not meet.
func sharedWorld(t *testing.T) *world {
	t.Helper()
	shared.once.Do(func() { shared.world = newWorld(t) })
	if shared.world == nil {
		t.Fatal("there is no zone: another test has failed to make it")
	}
	return shared.world
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{store: memory.New()}
	login, err := testlogin.New(t.Context(), "password of the admin")
	must(t, err)
	clock := func() time.Time { return now }
	setup, config := login.Setup(w.store, clock), login.Config(w.store, clock)
	w.kek = setup.KEK
	adminID, err := zone.Setup(t.Context(), setup)
	must(t, err)
	w.service, err = zone.New(t.Context(), config)
	must(t, err)
	w.handler, err = handlers.New(handlers.Config{Service: w.service, Log: config.Log, Name: "onezone", Version: "1.2.3"})
	must(t, err)
	admin := zone.Caller{Kind: zone.CallerUser, User: adminID}
	alice, err := w.service.CreateUser(t.Context(), admin, zone.NewUser{Username: "alice", Password: "correct horse battery staple"})
	must(t, err)
	w.alice = zone.Caller{Kind: zone.CallerUser, User: alice}
	access, err := w.service.MintAccessToken(t.Context(), w.alice, zone.NewAccessToken{Name: "laptop"})
	must(t, err)
	w.minter = access.Text.Reveal()
	for name, s := range map[string]*site{"one": &w.p1, "two": &w.p2} {
		registered, err := w.service.RegisterProvider(t.Context(), admin, zone.NewProvider{Name: "Site " + name, Domain: name + ".example.org"})
		must(t, err)
		s.id, s.token = string(registered.ID), registered.Text.Reveal()
	}
	return w
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// call makes a request and returns the status and the body's fields.
func (w *world) call(t *testing.T, method, path, token, from string, body any) (int, map[string]any) {
	t.Helper()
	data, err := json.Marshal(body)
	must(t, err)
	r := httptest.NewRequestWithContext(t.Context(), method, prefix+path, strings.NewReader(string(data)))
	if body == nil {
		r = httptest.NewRequestWithContext(t.Context(), method, prefix+path, http.NoBody)
	} else {
		r.Header.Set("Content-Type", "application/json")
	}
	r.Header.Set("X-Auth-Token", token)
	r.RemoteAddr = from + ":40000"
	recorder := httptest.NewRecorder()
	w.handler.ServeHTTP(recorder, r)
	fields := make(map[string]any)
	if recorder.Body.Len() > 0 {
		must(t, json.Unmarshal(recorder.Body.Bytes(), &fields))
	}
	return recorder.Code, fields
}

// mint mints a support token of a new space: by GET where nothing is asked for, else by POST.
func (w *world) mint(t *testing.T, options map[string]any) string {
	t.Helper()
	space, err := w.service.CreateSpace(t.Context(), w.alice, zone.NewSpace{Name: "Space"})
	must(t, err)
	path := fmt.Sprintf("/spaces/%s/providers/token", space)
	method, want := http.MethodGet, http.StatusOK
	var body any
	if options != nil {
		method, body = http.MethodPost, options
		if options["name"] != nil {
			want = http.StatusCreated
		}
	}
	status, fields := w.call(t, method, path, w.minter, peer, body)
	token, ok := fields["token"].(string)
	if status != want || !ok {
		t.Fatalf("minting: %d %v", status, fields["error_description"])
	}
	return token
}

// redeem redeems a token and returns the status and, if it is refused, the error and its description.
func (w *world) redeem(t *testing.T, by site, token string) (status int, code, description string) {
	t.Helper()
	status, fields := w.call(t, http.MethodPost, "/provider/spaces/support", by.token, peer, map[string]any{"token": token, "size": size})
	code, _ = fields["error"].(string)
	description, _ = fields["error_description"].(string)
	return status, code, description
}

// wantRedeemed redeems a token, which must succeed.
func (w *world) wantRedeemed(t *testing.T, by site, token string) {
	t.Helper()
	if status, code, description := w.redeem(t, by, token); status != http.StatusCreated {
		t.Errorf("redeeming: %d %s: %s", status, code, description)
	}
}

// rootKey derives the root key of a token from what the store holds, by the definition in the handbook.
func (w *world) rootKey(t *testing.T, token string) string {
	t.Helper()
	text := string(macaroonOf(t, token).Id())
	id, err := tokens.ParseIdentifier(text)
	must(t, err)
	var master, epoch tokens.Secret
	var secrets []tokens.Secret
	must(t, w.store.View(context.WithoutCancel(t.Context()), func(tx zone.ReadTx) error {
		instance, err := tx.Instance()
		must(t, err)
		epoch = instance.Epoch
		keys, err := tx.Keys()
		must(t, err)
		for _, k := range keys {
			if k.ID == id.Key {
				key, err := tokens.UnwrapKey(w.kek, instance.ID, k)
				must(t, err)
				master = key.Material
			}
		}
		if id.Persistence == tokens.Named {
			row, err := tx.NamedToken(id.Nonce)
			must(t, err)
			secrets = []tokens.Secret{row.Secret}
			return nil
		}
		space, err := tx.Space(zone.SpaceID(id.Target))
		must(t, err)
		issuer, err := tx.User(zone.UserID(strings.TrimPrefix(id.Subject, "usr-")))
		must(t, err)
		secrets = []tokens.Secret{space.Secret, issuer.Secret}
		return nil
	}))
	k, err := hkdf.Key(sha256.New, master[:], epoch[:], "zonemint/1/support", 32)
	must(t, err)
	mac := hmac.New(sha256.New, k)
	for _, s := range secrets {
		mac.Write(s[:])
	}
	mac.Write([]byte(text))
	return hex.EncodeToString(mac.Sum(nil))
}
