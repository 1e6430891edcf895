package zone_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// dump is everything that the store holds of a zone, but for the audit trail, and for the use of tokens other than the one that
// the test prepared.
func (f *fixture) dump(t testing.TB) string {
	t.Helper()
	var text strings.Builder
	page := zone.Page{Limit: 1000}
	show := func(values ...any) { _, _ = fmt.Fprintln(&text, values...) }
	must(t, f.store.Store.View(t.Context(), func(tx zone.ReadTx) error {
		instance, err := tx.Instance()
		show(instance.ID, instance.Epoch[:2], instance.RingVersion, err)
		keys, err := tx.Keys()
		show(keys, err)
		users, err := tx.Users(page)
		for _, id := range users {
			user, userErr := tx.User(id)
			show(user, user.Secret[:2], userErr)
			show(tx.UserAccessTokens(id, page))
			show(tx.UserSpaces(id, page))
		}
		spaces, spacesErr := tx.Spaces(page)
		for _, id := range spaces {
			space, spaceErr := tx.Space(id)
			show(space, space.Secret[:2], spaceErr)
			show(tx.SpaceSupports(id, page))
			named, namedErr := tx.SpaceNamedTokens(id, page)
			for _, token := range named {
				show(token, token.Secret[:2])
			}
			show(namedErr)
			show(tx.Revocation(f.id, id))
			for _, user := range users {
				show(tx.Member(id, user))
			}
		}
		show(tx.FormerSpace(f.space))
		providers, providersErr := tx.Providers(page)
		for _, id := range providers {
			provider, providerErr := tx.Provider(id)
			show(provider, provider.Secret[:2], providerErr)
			show(tx.Redemption(f.id, id))
		}
		show(tx.Use(f.id))
		show(tx.Revocation(f.id, ""))
		return errors.Join(err, spacesErr, providersErr)
	}))
	return text.String()
}

// TestSetup: a zone begins once.
func TestSetup(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	before := f.dump(t)
	_, err := zone.Setup(t.Context(), f.setup)
	wantKind(t, err, zone.Conflict)
	f.setup.AdminUsername = "another"
	_, err = zone.Setup(t.Context(), f.setup)
	wantKind(t, err, zone.Conflict)
	if f.dump(t) != before {
		t.Error("a second setup changed the zone")
	}
	must(t, second(f.User(t.Context(), f.admin, f.admin.User)))
	admin, err := f.User(t.Context(), f.admin, f.admin.User)
	if err != nil || admin.Username != "admin" || !admin.Admin || admin.Blocked || admin.Secret.IsZero() {
		t.Errorf("the admin is %+v, %v", admin, err)
	}
	if first := f.audit(t)[0]; first.Action != "setup" || first.Object != "user/"+string(f.admin.User) {
		t.Errorf("the first audit record is %+v", first)
	}
}

// TestSetupRefused: what cannot be a zone leaves the store empty.
func TestSetupRefused(t *testing.T) {
	t.Parallel()
	for name, damage := range map[string]func(*fixture){
		"username":   func(f *fixture) { f.setup.AdminUsername = "the admin" },
		"nobody":     func(f *fixture) { f.setup.AdminUsername = "" },
		"KEK":        func(f *fixture) { f.setup.KEK = tokens.KEK{} },
		"randomness": func(f *fixture) { f.setup.Random = bytes.NewReader(make([]byte, 40)) },
		"zeros":      func(f *fixture) { f.setup.Random = bytes.NewReader(make([]byte, 4000)) },
		"key":        func(f *fixture) { f.store.deny = "InsertKey" },
		"user":       func(f *fixture) { f.store.deny = "InsertUser" },
		"audit":      func(f *fixture) { f.store.deny = "AppendAudit" },
		"store":      func(f *fixture) { must(t, f.store.Close()) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := begin(t)
			damage(f)
			if _, err := zone.Setup(t.Context(), f.setup); err == nil {
				t.Fatal("accepted")
			}
			if name == "store" {
				return
			}
			f.store.deny = ""
			_, err := zone.New(t.Context(), f.config)
			wantKind(t, err, zone.NotFound)
		})
	}
}

// TestOpen: another key, an empty store and a config that makes no sense are told apart, and none of them is a zone.
func TestOpen(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	open := func(change func(*zone.Config)) error {
		cfg := f.config
		change(&cfg)
		return second(zone.New(t.Context(), cfg))
	}
	must(t, open(func(*zone.Config) {}))
	for name, change := range map[string]func(*zone.Config){
		"store":          func(c *zone.Config) { c.Store = nil },
		"passwords":      func(c *zone.Config) { c.Passwords = nil },
		"hasher":         func(c *zone.Config) { c.Hasher = nil },
		"log":            func(c *zone.Config) { c.Log = nil },
		"name":           func(c *zone.Config) { c.Name = "a zone" },
		"long name":      func(c *zone.Config) { c.Name = strings.Repeat("x", 129) },
		"longest life":   func(c *zone.Config) { c.MaxTokenTTL = 8 * 24 * time.Hour },
		"shortest life":  func(c *zone.Config) { c.MaxTokenTTL = time.Millisecond },
		"negative life":  func(c *zone.Config) { c.TokenTTL = -time.Hour },
		"usual too long": func(c *zone.Config) { c.TokenTTL, c.MaxTokenTTL = 2*time.Hour, time.Hour },
		"negative size":  func(c *zone.Config) { c.MinSupportSize = -1 },
	} {
		if err := open(change); err == nil {
			t.Errorf("accepted without a right %s", name)
		}
	}
	if err := open(func(c *zone.Config) { c.KEK[0]++ }); !errors.Is(err, tokens.ErrWrap) {
		t.Errorf("with another key: %v", err)
	}
	if err := open(func(c *zone.Config) { c.KEK = tokens.KEK{} }); !errors.Is(err, tokens.ErrKeyMaterial) {
		t.Errorf("without a key: %v", err)
	}
	wantKind(t, open(func(c *zone.Config) { c.Store = begin(t).store }), zone.NotFound)
	must(t, f.store.Close())
	wantKind(t, open(func(*zone.Config) {}), zone.Unavailable)
}

// TestReopen: what was minted before a restart is good after it, and by another node.
func TestReopen(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	token := f.mint(t)
	other, err := zone.New(t.Context(), f.config)
	must(t, err)
	must(t, second(other.Redeem(t.Context(), f.provider, zone.RedeemRequest{Token: token, Size: size})))
	text := mint(t, other, f.alice, f.space, zone.NewSupportToken{}).Text.Reveal()
	wantKind(t, redeem(f.Service, f.provider, text), zone.AlreadySupported)
}

// TestForeignZone: two zones know nothing of each other's tokens, though their keys and their objects are the same but for one.
func TestForeignZone(t *testing.T) {
	t.Parallel()
	ours, theirs := newFixture(t), newFixture(t)
	_, err := ours.Redeem(t.Context(), ours.provider, zone.RedeemRequest{Token: theirs.mint(t), Size: size})
	wantKind(t, err, zone.InvalidToken)
	renamed := ours.config
	renamed.Name = "another"
	other, err := zone.New(t.Context(), renamed)
	must(t, err)
	_, err = other.Redeem(t.Context(), ours.provider, zone.RedeemRequest{Token: ours.mint(t), Size: size})
	wantKind(t, err, zone.InvalidToken)
}
