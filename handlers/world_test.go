package handlers_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"net/http"
	"net/netip"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/zonemint/zonemint/handlers"
	"github.com/zonemint/zonemint/internal/testlogin"
	"github.com/zonemint/zonemint/store/memory"
	"github.com/zonemint/zonemint/store/sqlstore"
	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
	"github.com/zonemint/zonemint/zone/password"
)

// account is a user of a world.
type account struct {
	id       zone.UserID
	username string
	password string
}

// basic presents the account's password.
func (a account) basic() credential { return credential{username: a.username, password: a.password} }

func (a account) caller() zone.Caller { return zone.Caller{Kind: zone.CallerUser, User: a.id} }

// site is a provider of a world.
type site struct {
	id    zone.ProviderID
	token string
}

// auth presents the provider's access token.
func (s site) auth() credential { return credential{token: s.token} }

func (s site) caller() zone.Caller { return zone.Caller{Kind: zone.CallerProvider, Provider: s.id} }

// world is a zone with everybody in it that the tests need, behind the whole HTTP handler.
type world struct {
	store   *faultStore
	service *zone.Service
	handler http.Handler
	clock   *clock

	admin, alice, bob, erin, carol, dave account
	p1, p2                               site
	space                                string // alice made it; bob has the default privileges in it, erin none; p1 supports it
	aliceToken                           tokens.Nonce
	named                                tokens.Nonce // alice's named token for the space, good for three providers
	namedText                            string
}

// setup says what differs from the usual world.
type setup struct {
	open     func(testing.TB) zone.Store // nil: in memory
	limits   password.Limits             // zero: nothing is limited
	zone     func(*zone.Config)
	handlers func(*handlers.Config)
}

// clock is a clock that only the test moves.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

// Now is the time that the world believes in.
func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// recordedRandom is crypto/rand. What it gives in one piece of 32 bytes is a secret, which must never be seen again.
type recordedRandom struct{}

func (recordedRandom) Read(p []byte) (int, error) {
	n, err := rand.Read(p)
	if len(p) == tokens.SecretSize {
		canary.secretBytes(p)
	}
	return n, err
}

// supportSize is a size of support that every world accepts.
const supportSize = 5_000_000

func inMemory(testing.TB) zone.Store { return memory.New() }

func inSQLite(t testing.TB) zone.Store {
	t.Helper()
	s, err := sqlstore.OpenSQLite(t.Context(), filepath.Join(t.TempDir(), "zone.db"), sqlstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// onBothStores runs a test in a world in memory and in one in SQLite.
func onBothStores(t *testing.T, test func(t *testing.T, w *world)) {
	t.Helper()
	for name, open := range map[string]func(testing.TB) zone.Store{"memory": inMemory, "sqlite": inSQLite} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, newWorld(t, setup{open: open}))
		})
	}
}

// newPassword is one that no other text contains.
func newPassword() string {
	text := "pw " + rand.Text()[:12] + " ü:%"
	canary.secretText(text)
	return text
}

// newWorld makes a world and everybody in it.
func newWorld(t testing.TB, s setup) *world {
	t.Helper()
	if s.open == nil {
		s.open = inMemory
	}
	if s.limits == (password.Limits{}) {
		s.limits.Off = true
	}
	w := &world{
		store: &faultStore{Store: s.open(t)},
		clock: &clock{now: time.Date(2026, 11, 23, 12, 0, 0, 250e6, time.UTC)},
	}
	w.begin(t, s)
	w.handler = handlerOf(t, w.service, s.handlers)
	w.populate(t)
	return w
}

// exchangeable is a handler whose service can be exchanged.
type exchangeable struct {
	handler  http.Handler
	exchange func(*zone.Service)
}

// idle are the handlers of worlds that have ended.
var idle = make(chan exchangeable, 100)

// handlerOf is the handler of a service. One that is configured in the usual way is used again when its world has ended.
func handlerOf(t testing.TB, service *zone.Service, configure func(*handlers.Config)) http.Handler {
	t.Helper()
	cfg := handlers.Config{Service: service, Log: suiteLog, Name: "onezone", Version: "1.2.3", Docs: true}
	if configure != nil {
		configure(&cfg)
		handler, err := handlers.New(cfg)
		must(t, err)
		return handler
	}
	var e exchangeable
	select {
	case e = <-idle:
		e.exchange(service)
	default:
		var err error
		e.handler, e.exchange, err = handlers.NewExchangeable(cfg)
		must(t, err)
	}
	t.Cleanup(func() { idle <- e })
	return e.handler
}

// begin sets the zone up and opens its service.
func (w *world) begin(t testing.TB, s setup) {
	t.Helper()
	hasher, passwords, err := testlogin.Passwords(password.HasherConfig{Slots: 4, Queue: 10_000, Wait: time.Minute}, s.limits)
	must(t, err)
	w.admin = account{username: "admin", password: newPassword()}
	hash, err := hasher.Hash(t.Context(), w.admin.password)
	must(t, err)
	var kek tokens.KEK
	_, err = io.ReadFull(recordedRandom{}, kek[:])
	must(t, err)
	w.admin.id, err = zone.Setup(t.Context(), zone.SetupConfig{
		Store: w.store, KEK: kek, AdminUsername: w.admin.username, AdminPasswordHash: hash, Now: w.clock.Now, Random: recordedRandom{},
	})
	must(t, err)
	cfg := zone.Config{
		Store: w.store, KEK: kek, Hasher: hasher, Passwords: passwords, Log: suiteLog,
		Now: w.clock.Now, Random: recordedRandom{}, Recall: zone.LongestRecall, // the clock stands still, so nothing is ever forgotten by age
	}
	if s.zone != nil {
		s.zone(&cfg)
	}
	w.service, err = zone.New(t.Context(), cfg)
	must(t, err)
}

// populate makes everybody but the admin.
func (w *world) populate(t testing.TB) {
	t.Helper()
	ctx, admin := t.Context(), w.admin.caller()
	w.alice, w.bob, w.erin = w.addUser(t, "alice"), w.addUser(t, "bob"), w.addUser(t, "erin")
	w.carol, w.dave = w.addUser(t, "carol"), w.addUser(t, "dave")
	blocked := true
	must(t, w.service.ChangeUser(ctx, admin, w.dave.id, zone.UserChange{Blocked: &blocked}))

	id, err := w.service.CreateSpace(ctx, w.alice.caller(), zone.NewSpace{Name: "Particle physics"})
	must(t, err)
	w.space = string(id)
	for user, privileges := range map[zone.UserID]zone.PrivilegeSet{w.bob.id: zone.DefaultPrivileges, w.erin.id: 0} {
		_, err = w.service.AddMember(ctx, w.alice.caller(), zone.Member{Space: id, User: user, Privileges: privileges})
		must(t, err)
	}
	w.p1, w.p2 = w.addProvider(t, "one"), w.addProvider(t, "two")
	_, err = w.service.Redeem(ctx, w.p1.caller(), zone.RedeemRequest{Token: w.mint(t), Size: supportSize})
	must(t, err)
	minted, err := w.service.MintAccessToken(ctx, w.alice.caller(), zone.NewAccessToken{Name: "spare"})
	must(t, err)
	w.aliceToken = minted.ID
	canary.token(minted.Text.Reveal())
	named, err := w.service.MintSupportToken(ctx, w.alice.caller(), id, zone.NewSupportToken{Name: "Operators", Memo: "By mail", UsageLimit: 3})
	must(t, err)
	w.named, w.namedText = named.ID, named.Text.Reveal()
	canary.token(w.namedText)
}

func (w *world) addUser(t testing.TB, name string) account {
	t.Helper()
	a := account{username: name, password: newPassword()}
	id, err := w.service.CreateUser(t.Context(), w.admin.caller(), zone.NewUser{Username: name, Password: a.password})
	must(t, err)
	a.id = id
	return a
}

func (w *world) addProvider(t testing.TB, name string) site {
	t.Helper()
	registered, err := w.service.RegisterProvider(t.Context(), w.admin.caller(), zone.NewProvider{
		Name: "Site " + name, Domain: fmt.Sprintf("%s.example.org", name),
	})
	must(t, err)
	canary.token(registered.Text.Reveal())
	return site{id: registered.ID, token: registered.Text.Reveal()}
}

// mint mints a support token of alice for the world's space, without HTTP.
func (w *world) mint(t testing.TB) string {
	t.Helper()
	minted, err := w.service.MintSupportToken(t.Context(), w.alice.caller(), zone.SpaceID(w.space), zone.NewSupportToken{})
	must(t, err)
	canary.token(minted.Text.Reveal())
	return minted.Text.Reveal()
}

// audit returns what the audit trail holds.
func (w *world) audit(t testing.TB) []zone.AuditRecord {
	t.Helper()
	var records []zone.AuditRecord
	must(t, w.store.View(context.WithoutCancel(t.Context()), func(tx zone.ReadTx) (err error) {
		records, err = tx.Audit(0, 1_000_000)
		return err
	}))
	return records
}

// supports returns the sizes of all supports of a space.
func (w *world) supports(t testing.TB, space string) map[zone.ProviderID]int64 {
	t.Helper()
	details, err := w.service.Space(t.Context(), w.admin.caller(), zone.SpaceID(space))
	must(t, err)
	return details.Supports
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// peer is where requests come from unless a test says otherwise.
var peer = netip.MustParseAddrPort("192.0.2.10:40000")
