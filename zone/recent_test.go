package zone_test

import (
	"context"
	"errors"
	"net/netip"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"github.com/zonemint/zonemint/store/memory"
	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// askedStore counts how often it is asked, and can hold up its answers.
type askedStore struct {
	zone.Store
	views     atomic.Int64
	begins    func() // called when a change begins; nil: nobody
	committed func() // called when a change is committed and not answered yet; nil: nobody
	read      func() // called when a user was read, within the transaction; nil: nobody
}

func (s *askedStore) View(ctx context.Context, fn func(zone.ReadTx) error) error {
	s.views.Add(1)
	return s.Store.View(ctx, func(tx zone.ReadTx) error { return fn(&askedTx{tx, s.read}) })
}

func (s *askedStore) Update(ctx context.Context, fn func(zone.Tx) error) error {
	if s.begins != nil {
		s.begins()
	}
	err := s.Store.Update(ctx, fn)
	if s.committed != nil {
		s.committed()
	}
	return err
}

type askedTx struct {
	zone.ReadTx
	read func()
}

func (tx *askedTx) User(id zone.UserID) (zone.User, error) {
	user, err := tx.ReadTx.User(id)
	if tx.read != nil {
		tx.read()
	}
	return user, err
}

// recalling is a zone that one node serves, which remembers what minting rests on, and another one that does too.
type recalling struct {
	*fixture
	asked, askedThere *askedStore
	there             *zone.Service
	access            string // the text of an access token of alice
}

func newRecalling(t *testing.T, store zone.Store) *recalling {
	t.Helper()
	f := beginOn(t, store)
	adminID, err := zone.Setup(t.Context(), f.setup)
	must(t, err)
	f.admin = user(adminID)
	r := &recalling{fixture: f, asked: &askedStore{Store: store}, askedThere: &askedStore{Store: store}}
	f.config.Recall = zone.LongestRecall
	f.config.Store = r.askedThere
	r.there, err = zone.New(t.Context(), f.config)
	must(t, err)
	f.config.Store = r.asked
	f.populate(t)
	minted, err := f.MintAccessToken(t.Context(), f.alice, zone.NewAccessToken{})
	must(t, err)
	r.access = minted.Text.Reveal()
	return r
}

// mintBy authenticates as alice by her password or her access token and mints, as a request does.
func (r *recalling) mintBy(s *zone.Service, byToken bool) (string, error) {
	ctx, caller := context.Background(), zone.Caller{Kind: zone.CallerUser}
	var err error
	if byToken {
		caller, err = s.AuthenticateMinterToken(ctx, r.access, r.alice.Address)
	} else {
		caller.User, err = s.AuthenticateMinter(ctx, "alice", alicePassword, r.alice.Address)
	}
	if err != nil {
		return "", err
	}
	minted, err := s.MintSupportToken(ctx, caller, r.space, zone.NewSupportToken{})
	return minted.Text.Reveal(), err
}

// remember has a node remember what minting by alice rests on, and makes sure that it does.
func (r *recalling) remember(t *testing.T, s *zone.Service, asked *askedStore) {
	t.Helper()
	for range 2 {
		for _, byToken := range []bool{false, true} {
			must(t, second(r.mintBy(s, byToken)))
		}
	}
	before := asked.views.Load()
	for _, byToken := range []bool{false, true} {
		must(t, second(r.mintBy(s, byToken)))
	}
	if n := asked.views.Load() - before; n != 0 {
		t.Fatalf("the store was asked %d times for what is remembered", n)
	}
}

// loss is a change after which alice's minting is refused, or gives a token of another secret.
type loss struct {
	name   string
	change func(ctx context.Context, r *recalling, s *zone.Service) error
	// What is refused; neither: minting goes on, with what the change has made.
	password, token bool
}

func losses() []loss {
	block := func(ctx context.Context, r *recalling, s *zone.Service) error {
		yes := true
		return s.ChangeUser(ctx, r.admin, r.alice.User, zone.UserChange{Blocked: &yes})
	}
	return []loss{
		{"block", block, true, true},
		{"password", func(ctx context.Context, r *recalling, s *zone.Service) error {
			return s.ChangeCurrentPassword(ctx, r.alice, alicePassword, "another password of alice")
		}, true, false},
		{"privilege", func(ctx context.Context, r *recalling, s *zone.Service) error {
			return s.ChangePrivileges(ctx, r.admin, zone.Member{
				Space: r.space, User: r.alice.User, Privileges: zone.NewPrivilegeSet(zone.SpaceAddProvider),
			}, zone.RevokePrivileges)
		}, true, true},
		{"member", func(ctx context.Context, r *recalling, s *zone.Service) error {
			return s.RemoveMember(ctx, r.admin, r.space, r.alice.User)
		}, true, true},
		{"space", func(ctx context.Context, r *recalling, s *zone.Service) error {
			return s.RemoveSpace(ctx, r.admin, r.space)
		}, true, true},
		{"user", func(ctx context.Context, r *recalling, s *zone.Service) error {
			return s.RemoveUser(ctx, r.admin, r.alice.User)
		}, true, true},
		{"access token", func(ctx context.Context, r *recalling, s *zone.Service) error {
			u, err := tokens.Parse(r.access)
			if err != nil {
				return err
			}
			return s.DeleteAccessToken(ctx, r.alice, u.UnsafeIdentifier().Nonce)
		}, false, true},
		{"presented access token", func(ctx context.Context, r *recalling, s *zone.Service) error {
			return s.RevokeToken(ctx, r.alice, r.access)
		}, false, true},
		{"tokens of the space", func(ctx context.Context, r *recalling, s *zone.Service) error {
			return s.RevokeSupportTokens(ctx, r.alice, r.space)
		}, false, false},
		{"tokens of the issuer", func(ctx context.Context, r *recalling, s *zone.Service) error {
			return s.RevokeIssuedTokens(ctx, r.alice)
		}, false, false},
		{"keys", func(ctx context.Context, r *recalling, s *zone.Service) error {
			return s.ReplaceKeys(ctx, r.operator)
		}, false, true},
	}
}

// check makes sure that a node follows a change.
func (l loss) check(t *testing.T, r *recalling, s *zone.Service) {
	t.Helper()
	for _, byToken := range []bool{false, true} {
		refused := l.password && !byToken || l.token && byToken
		text, err := r.mintBy(s, byToken)
		switch {
		case refused && err == nil:
			t.Errorf("by token %v: a token was minted", byToken)
		case !refused && err != nil:
			t.Errorf("by token %v: %v", byToken, err)
		case !refused:
			if _, err := s.VerifySupportToken(t.Context(), r.provider, zone.VerifyRequest{Token: text, Size: size}); err != nil {
				t.Errorf("by token %v: what was minted is no good: %v", byToken, err)
			}
		}
	}
}

// TestRecallFollowsItself: a node follows what it has changed itself at once, though its clock stands still.
func TestRecallFollowsItself(t *testing.T) {
	t.Parallel()
	for _, l := range losses() {
		t.Run(l.name, func(t *testing.T) {
			t.Parallel()
			r := newRecalling(t, memory.New())
			r.remember(t, r.Service, r.asked)
			must(t, l.change(t.Context(), r, r.Service))
			l.check(t, r, r.Service)
		})
	}
}

// TestRecallFollowsOthers: a node follows what another one has changed once what it remembers is as old as was said, and not later than after a
// second; redeeming and verifying follow at once. Until then it mints as before, or the test would prove nothing.
func TestRecallFollowsOthers(t *testing.T) {
	t.Parallel()
	if zone.LongestRecall >= time.Second {
		t.Fatalf("changes on other nodes are followed within a second, and not after %s", zone.LongestRecall)
	}
	for _, l := range losses() {
		t.Run(l.name, func(t *testing.T) {
			t.Parallel()
			r := newRecalling(t, memory.New())
			r.remember(t, r.there, r.askedThere)
			early, err := r.mintBy(r.there, false)
			must(t, err)
			must(t, l.change(t.Context(), r, r.Service))

			r.clock.advance(zone.LongestRecall - time.Nanosecond)
			text, err := r.mintBy(r.there, false)
			must(t, err)
			if dead := l.name != "password" && l.name != "access token" && l.name != "presented access token"; dead {
				for _, token := range []string{early, text} {
					if redeem(r.there, r.provider, token) == nil {
						t.Error("it was redeemed")
					}
				}
			}
			r.clock.advance(time.Nanosecond)
			l.check(t, r, r.there)
		})
	}
}

// TestRefusalsAreNotRecalled: what was refused rests on nothing that is remembered, so a right that is given is there at once, wherever.
func TestRefusalsAreNotRecalled(t *testing.T) {
	t.Parallel()
	r := newRecalling(t, memory.New())
	ctx := t.Context()
	r.remember(t, r.there, r.askedThere)
	privilege := zone.Member{Space: r.space, User: r.bob.User, Privileges: zone.NewPrivilegeSet(zone.SpaceAddProvider)}
	mints := func() error {
		return second(r.there.MintSupportToken(ctx, r.bob, r.space, zone.NewSupportToken{}))
	}
	if err := mints(); !errors.Is(err, zone.Forbidden) {
		t.Fatal(err)
	}
	must(t, second(r.AddMember(ctx, r.alice, zone.Member{Space: r.space, User: r.bob.User, Privileges: zone.DefaultPrivileges})))
	if err := mints(); !errors.Is(err, zone.Forbidden) { // and now his membership is remembered
		t.Fatal(err)
	}
	must(t, r.ChangePrivileges(ctx, r.alice, privilege, zone.GrantPrivileges))
	must(t, mints())
}

// TestRecallChecksEachRequest: expiry and caveats of an access token are checked against each request, however young what is remembered is.
func TestRecallChecksEachRequest(t *testing.T) {
	t.Parallel()
	r := newRecalling(t, memory.New())
	ctx, there := t.Context(), netip.MustParseAddr("198.51.100.7")
	minted, err := r.MintAccessToken(ctx, r.alice, zone.NewAccessToken{
		TTL: 2 * time.Second, From: []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24")},
	})
	must(t, err)
	try := func(from netip.Addr) error {
		caller, err := r.AuthenticateMinterToken(ctx, minted.Text.Reveal(), from)
		if err == nil && (!caller.Confined || caller.User != r.alice.User) {
			t.Errorf("the caller is %+v", caller)
		}
		return err
	}
	r.clock.advance(1500 * time.Millisecond)
	for range 2 {
		must(t, try(r.alice.Address))
		if err := try(there); !errors.Is(err, zone.InvalidAccessToken) {
			t.Errorf("from elsewhere: %v", err)
		}
	}
	asked := r.asked.views.Load()
	must(t, try(r.alice.Address))
	if r.asked.views.Load() != asked {
		t.Error("it is not remembered")
	}
	r.clock.advance(500 * time.Millisecond)
	if err := try(r.alice.Address); !errors.Is(err, zone.InvalidAccessToken) {
		t.Errorf("expired: %v", err)
	}
}

// TestRecallClockGoesBack: to a clock that goes back nothing is young.
func TestRecallClockGoesBack(t *testing.T) {
	t.Parallel()
	r := newRecalling(t, memory.New())
	r.remember(t, r.Service, r.asked)
	r.clock.advance(-time.Second)
	asked := r.asked.views.Load()
	must(t, second(r.mintBy(r.Service, false)))
	if r.asked.views.Load() == asked {
		t.Error("what was read in the future was believed")
	}
}

// TestRecallWhileChanging: when a change is committed and not answered yet, who has seen it gets nothing that rests on what was before.
func TestRecallWhileChanging(t *testing.T) {
	t.Parallel()
	for _, l := range losses() {
		t.Run(l.name, func(t *testing.T) {
			t.Parallel()
			r := newRecalling(t, memory.New())
			r.remember(t, r.Service, r.asked)
			seen := false
			r.asked.committed = func() {
				seen = true
				r.asked.committed = nil
				l.check(t, r, r.Service)
			}
			must(t, l.change(t.Context(), r, r.Service))
			if !seen {
				t.Fatal("nothing was changed")
			}
			l.check(t, r, r.Service)
		})
	}
}

// TestRecallWhileAChangeBegins: what is read when a change is under way and not committed yet is believed by nobody afterwards.
func TestRecallWhileAChangeBegins(t *testing.T) {
	t.Parallel()
	for _, l := range losses() {
		t.Run(l.name, func(t *testing.T) {
			t.Parallel()
			r := newRecalling(t, memory.New())
			begun := false
			r.asked.begins = func() {
				r.asked.begins = nil
				begun = true
				for _, byToken := range []bool{false, true} {
					must(t, second(r.mintBy(r.Service, byToken)))
				}
			}
			must(t, l.change(t.Context(), r, r.Service))
			if !begun {
				t.Fatal("nothing was changed")
			}
			l.check(t, r, r.Service)
		})
	}
}

// TestRecallReadsBeforeAChange: rows that were read before a change, and come to be remembered after it, are believed by nobody.
func TestRecallReadsBeforeAChange(t *testing.T) {
	t.Parallel()
	for _, l := range losses() {
		t.Run(l.name, func(t *testing.T) {
			t.Parallel()
			// In SQLite a change can be committed while somebody reads.
			r := newRecalling(t, openStore(t, "sqlite:"+filepath.Join(t.TempDir(), "zone.db")))
			changed := false
			r.asked.read = func() {
				r.asked.read = nil
				changed = true
				must(t, l.change(t.Context(), r, r.Service))
			}
			_, err := r.mintBy(r.Service, false) // began before the change, so either answer is right
			if !changed {
				t.Fatalf("the change was not made: %v", err)
			}
			l.check(t, r, r.Service)
		})
	}
}

// TestRecallBounds: nobody can have it remember for longer than was promised.
func TestRecallBounds(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	for _, d := range []time.Duration{-1, zone.LongestRecall + 1} {
		f.config.Recall = d
		if _, err := zone.New(t.Context(), f.config); err == nil {
			t.Errorf("%s was accepted", d)
		}
	}
}
