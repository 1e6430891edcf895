package zone_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/testlogin"
	"github.com/zonemint/zonemint/store/memory"
	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// fixture is a small zone without HTTP: an admin, alice with a space, bob without, and a provider that does not support it.
type fixture struct {
	*zone.Service
	store    *watchedStore
	config   zone.Config
	setup    zone.SetupConfig
	clock    *manualClock
	log      *syncBuffer
	admin    zone.Caller
	alice    zone.Caller
	bob      zone.Caller
	provider zone.Caller
	operator zone.Caller
	space    zone.SpaceID
	token    tokens.Nonce // an access token of alice
	text     string       // of a token that the test prepared
	id       tokens.Nonce // its id
}

// manualClock is a clock that only the test moves.
type manualClock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *manualClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *manualClock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// syncBuffer is a log that can be written by many.
type syncBuffer struct {
	mu     sync.Mutex
	buffer bytes.Buffer
}

func (b *syncBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buffer.Write(p)
}

func (b *syncBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buffer.String()
}

const (
	alicePassword = "correct horse battery staple"
	size          = 5_000_000
)

func begin(t testing.TB) *fixture {
	t.Helper()
	return beginOn(t, memory.New())
}

func beginOn(t testing.TB, store zone.Store) *fixture {
	t.Helper()
	f := &fixture{
		store: &watchedStore{Store: store}, clock: &manualClock{now: time.Date(2026, 11, 23, 12, 0, 0, 123456789, time.UTC)},
		log:      new(syncBuffer),
		operator: zone.Caller{Kind: zone.CallerOperator, Address: netip.MustParseAddr("192.0.2.3"), RequestID: "request-3"},
	}
	login, err := testlogin.New(t.Context(), "password of the admin")
	must(t, err)
	f.setup, f.config = login.Setup(f.store, f.clock.Now), login.Config(f.store, f.clock.Now)
	f.setup.AdminUsername = "Admin"
	f.config.Log = slog.New(slog.NewJSONHandler(f.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	return f
}

// newFixture is a whole one.
func newFixture(t testing.TB) *fixture {
	t.Helper()
	f := begin(t)
	adminID, err := zone.Setup(t.Context(), f.setup)
	must(t, err)
	f.admin = user(adminID)
	f.populate(t)
	return f
}

// populate opens the zone and makes what is in it.
func (f *fixture) populate(t testing.TB) {
	t.Helper()
	ctx := t.Context()
	var err error
	f.Service, err = zone.New(ctx, f.config)
	must(t, err)
	for name, caller := range map[string]*zone.Caller{"alice": &f.alice, "bob": &f.bob} {
		id, err := f.CreateUser(ctx, f.admin, zone.NewUser{Username: name, Password: alicePassword})
		must(t, err)
		*caller = user(id)
	}
	f.space, err = f.CreateSpace(ctx, f.alice, zone.NewSpace{Name: "Space"})
	must(t, err)
	registered, err := f.RegisterProvider(ctx, f.admin, zone.NewProvider{Name: "Site", Domain: "site.example.org"})
	must(t, err)
	f.provider = provider(registered.ID)
	minted, err := f.MintAccessToken(ctx, f.alice, zone.NewAccessToken{Name: "laptop"})
	must(t, err)
	f.token = minted.ID
}

func user(id zone.UserID) zone.Caller {
	return zone.Caller{Kind: zone.CallerUser, User: id, Address: netip.MustParseAddr("192.0.2.1"), RequestID: "request-1"}
}

func provider(id zone.ProviderID) zone.Caller {
	return zone.Caller{Kind: zone.CallerProvider, Provider: id, Address: netip.MustParseAddr("192.0.2.2"), RequestID: "request-2"}
}

// mint mints a support token of alice.
func (f *fixture) mint(t testing.TB) string {
	t.Helper()
	return mint(t, f.Service, f.alice, f.space, zone.NewSupportToken{}).Text.Reveal()
}

func mint(t failer, s *zone.Service, c zone.Caller, space zone.SpaceID, n zone.NewSupportToken) zone.MintedSupportToken {
	t.Helper()
	minted, err := s.MintSupportToken(context.Background(), c, space, n)
	must(t, err)
	return minted
}

// redeem redeems a token for the usual size.
func redeem(s *zone.Service, c zone.Caller, token string) error {
	return second(s.Redeem(context.Background(), c, zone.RedeemRequest{Token: token, Size: size}))
}

// register adds a provider.
func (f *fixture) register(t testing.TB, name string) zone.Caller {
	t.Helper()
	registered, err := f.RegisterProvider(t.Context(), f.admin, zone.NewProvider{Name: name, Domain: name + ".example.org"})
	must(t, err)
	return provider(registered.ID)
}

// audit is what the audit trail holds.
func (f *fixture) audit(t testing.TB) (records []zone.AuditRecord) {
	t.Helper()
	must(t, f.store.Store.View(context.WithoutCancel(t.Context()), func(tx zone.ReadTx) (err error) {
		records, err = tx.Audit(0, 1_000_000)
		return err
	}))
	return records
}

// failer is what a test and a check of package rapid have in common.
type failer interface {
	Helper()
	Errorf(format string, args ...any)
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

func must(t failer, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantKind(t failer, err error, kind zone.Kind) {
	t.Helper()
	if err == nil || zone.AsError(err).Kind != kind || !errors.Is(err, kind) {
		t.Errorf("got the error %v, want one of the kind %q", err, kind)
	}
}

// watchedStore is the store within it, which tells what was done to it, and can be made to do it twice or not at all.
type watchedStore struct {
	zone.Store
	writes   []string // the methods by which the last writing transaction wrote, in order
	calls    int      // how many methods were called in all
	moments  int      // how often the zone's row was read
	twice    bool     // runs each writing transaction twice, as a store may: once for nothing, once for good
	deny     string   // the method that fails, or "commit"
	denyCall int      // which call of all fails, counted from 1; 0: none
	updates  int      // how many writing transactions were begun
	during   func()   // is called before each writing transaction; nil: nothing is
}

var errRunAgain = errors.New("run again")

// errDenied is what a denied call returns.
var errDenied = zone.Errorf(zone.Unavailable, "denied")

// note notes a call, and denies it if it is to be denied.
func (s *watchedStore) note(call string) error {
	s.calls++
	if call == "Instance" {
		s.moments++
	}
	for _, prefix := range []string{"Insert", "Update", "Delete", "Append", "Consume", "Prune"} {
		if strings.HasPrefix(call, prefix) {
			s.writes = append(s.writes, call)
		}
	}
	if call == s.deny || s.calls == s.denyCall {
		return errDenied
	}
	return nil
}

// View implements [zone.Store].
func (s *watchedStore) View(ctx context.Context, fn func(zone.ReadTx) error) error {
	return s.Store.View(ctx, func(tx zone.ReadTx) error { return fn(&watchedReadTx{read: tx, store: s}) })
}

// UpdateShared implements [zone.Store].
func (s *watchedStore) UpdateShared(ctx context.Context, _ zone.Reading, fn func(zone.Tx) error) error {
	return s.Update(ctx, fn)
}

// Update implements [zone.Store].
func (s *watchedStore) Update(ctx context.Context, fn func(zone.Tx) error) error {
	s.updates++
	if s.during != nil {
		s.during()
	}
	run := func(tx zone.Tx) error {
		s.writes = nil
		return fn(&watchedTx{watchedReadTx: &watchedReadTx{read: tx, store: s}, tx: tx})
	}
	if s.twice {
		err := s.Store.Update(ctx, func(tx zone.Tx) error {
			if err := run(tx); err != nil {
				return err
			}
			return errRunAgain
		})
		if !errors.Is(err, errRunAgain) {
			return err
		}
	}
	if s.deny == "commit" {
		return s.Store.Update(ctx, func(tx zone.Tx) error { return errors.Join(run(tx), errDenied) })
	}
	return s.Store.Update(ctx, run)
}
