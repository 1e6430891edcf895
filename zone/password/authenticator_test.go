package password_test

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/zonemint/zonemint/zone/password"
)

const (
	home = "192.0.2.1"
	work = "192.0.2.2"
)

// fixture is an Authenticator and the users that a store would have.
type fixture struct {
	*password.Authenticator
	hasher *password.Hasher
	users  map[string]password.Subject
}

func newFixture(t testing.TB, config password.HasherConfig, limits password.Limits) *fixture {
	t.Helper()
	h := newHasher(t, config)
	f := &fixture{
		Authenticator: password.NewAuthenticator(h, newVerdicts(t, password.VerdictsConfig{}), newLimiter(t, limits)),
		hasher:        h,
	}
	f.users = map[string]password.Subject{
		"alice":   {UserID: "id-alice", PHC: hashOf(t, h, "alice's own")},
		"bob":     {UserID: "id-bob", PHC: hashOf(t, h, "bob's own")},
		"tokens":  {UserID: "id-tokens"}, // no password
		"damaged": {UserID: "id-damaged", PHC: "$argon2id$v=19$m=4294967295,t=1,p=1$c29tZXNhbHQ$c29tZXNhbHRzb21lc2FsdA"},
		"old":     {UserID: "id-old", PHC: referenceHash},
	}
	return f
}

// login is a login with the row that a store would give, at noon.
func (f *fixture) login(name, text, addr string) password.Login {
	return password.Login{
		Username: name, Password: text, Addr: netip.MustParseAddr(addr), Subject: f.users[name], Now: noon,
	}
}

// cost runs one login and counts the hashes.
func (f *fixture) cost(t testing.TB, l password.Login) (password.Outcome, uint64, error) {
	t.Helper()
	before := f.hasher.Stats().Hashes
	outcome, err := f.Authenticate(t.Context(), l)
	return outcome, f.hasher.Stats().Hashes - before, err
}

func TestAuthenticate(t *testing.T) {
	long := strings.Repeat("a", password.MaxBytes+1)
	for name, test := range map[string]struct {
		user, text string
		want       password.Outcome
		hashes     uint64
	}{
		"right":              {"alice", "alice's own", password.Outcome{OK: true}, 1},
		"wrong":              {"alice", "wrong", password.Outcome{}, 1},
		"somebody else's":    {"alice", "bob's own", password.Outcome{}, 1},
		"empty":              {"alice", "", password.Outcome{}, 1},
		"NUL":                {"alice", "alice's own\x00", password.Outcome{}, 1},
		"unknown":            {"nobody", "wrong", password.Outcome{}, 1},
		"unknown, empty":     {"nobody", "", password.Outcome{}, 1},
		"no password":        {"tokens", "wrong", password.Outcome{}, 1},
		"no password, empty": {"tokens", "", password.Outcome{}, 1},
		"damaged":            {"damaged", "wrong", password.Outcome{Damaged: true}, 1},
		"old costs":          {"old", "password", password.Outcome{OK: true, Rehash: true}, 1},
		"old costs, wrong":   {"old", "wrong", password.Outcome{}, 1},
		"too long":           {"alice", long, password.Outcome{}, 0},
		"too long, unknown":  {"nobody", long, password.Outcome{}, 0},
		"too long, damaged":  {"damaged", long, password.Outcome{}, 0},
	} {
		f := newFixture(t, password.HasherConfig{}, password.Limits{})
		got, hashes, err := f.cost(t, f.login(test.user, test.text, home))
		if err != nil || got != test.want || hashes != test.hashes {
			t.Errorf("%s: %+v, %d hashes, %v; want %+v, %d", name, got, hashes, err, test.want, test.hashes)
		}
	}
}

// TestAllFailuresAreLimitedAlike proves that neither the answers nor the work tell which users exist.
func TestAllFailuresAreLimitedAlike(t *testing.T) {
	for _, user := range []string{"alice", "nobody", "tokens", "damaged"} {
		f := newFixture(t, password.HasherConfig{}, password.Limits{})
		for i := range 8 {
			outcome, hashes, err := f.cost(t, f.login(user, fmt.Sprint("wrong", i), home))
			var limited *password.LimitedError
			switch {
			case outcome.OK:
				t.Fatalf("%s: let in", user)
			case i < 5 && (err != nil || hashes != 1):
				t.Errorf("%s, attempt %d: %d hashes, %v", user, i+1, hashes, err)
			case i >= 5 && (!errors.As(err, &limited) || limited.RetryAfter != 30*time.Second || hashes != 0):
				t.Errorf("%s, attempt %d: %d hashes, %v", user, i+1, hashes, err)
			}
		}
	}
}

func TestLimitIsPerAddress(t *testing.T) {
	f := newFixture(t, password.HasherConfig{}, password.Limits{})
	for i := range 6 {
		_, _, _ = f.cost(t, f.login("alice", fmt.Sprint("wrong", i), home))
	}
	var limited *password.LimitedError
	if _, hashes, err := f.cost(t, f.login("alice", "alice's own", home)); !errors.As(err, &limited) || hashes != 0 {
		t.Errorf("right password from the limited address: %d hashes, %v", hashes, err)
	}
	if outcome, _, err := f.cost(t, f.login("alice", "alice's own", work)); !outcome.OK || err != nil {
		t.Errorf("from elsewhere: %+v, %v", outcome, err)
	}
	// What was found right elsewhere is in the cache, and that bypasses the limiter.
	if outcome, hashes, err := f.cost(t, f.login("alice", "alice's own", home)); !outcome.Cached || hashes != 0 || err != nil {
		t.Errorf("cached: %+v, %d hashes, %v", outcome, hashes, err)
	}
}

func TestOneAddressManyNames(t *testing.T) {
	f := newFixture(t, password.HasherConfig{}, password.Limits{})
	for i := range 100 {
		_, err := f.Authenticate(t.Context(), f.login(fmt.Sprint("user", i), "Summer2026!", home))
		if (err != nil) != (i >= 20) {
			t.Fatalf("attempt %d: %v", i+1, err)
		}
	}
}

func TestCache(t *testing.T) {
	f := newFixture(t, password.HasherConfig{}, password.Limits{})
	right := f.login("alice", "alice's own", home)
	_, _, _ = f.cost(t, right)
	for range 100 {
		if outcome, hashes, err := f.cost(t, right); outcome != (password.Outcome{OK: true, Cached: true}) || hashes != 0 ||
			err != nil {
			t.Fatalf("%+v, %d hashes, %v", outcome, hashes, err)
		}
	}
	expired := right
	expired.Now = noon.Add(5 * time.Minute)
	if outcome, hashes, _ := f.cost(t, expired); outcome != (password.Outcome{OK: true}) || hashes != 1 {
		t.Errorf("after five minutes: %+v, %d hashes", outcome, hashes)
	}
	// The row changes, here or on another node: the old password is wrong at once.
	changed := expired
	changed.Subject.PHC = hashOf(t, f.hasher, "alice's new one")
	if outcome, hashes, err := f.cost(t, changed); outcome.OK || hashes != 1 || err != nil {
		t.Errorf("old password: %+v, %d hashes, %v", outcome, hashes, err)
	}
	for name, subject := range map[string]password.Subject{
		"removed": {}, "without a password": {UserID: "id-alice"}, "another user": {UserID: "id-bob", PHC: right.Subject.PHC + "x"},
	} {
		gone := expired
		gone.Subject = subject
		if outcome, _, err := f.cost(t, gone); outcome.OK || err != nil {
			t.Errorf("%s: %+v, %v", name, outcome, err)
		}
	}
}

func TestWrongIsNotCached(t *testing.T) {
	f := newFixture(t, password.HasherConfig{}, password.Limits{})
	for range 3 {
		if _, hashes, _ := f.cost(t, f.login("alice", "wrong", home)); hashes != 1 {
			t.Fatalf("%d hashes", hashes)
		}
	}
}

// together starts the logins at once, lets them all reach the hasher, and returns what came of them and the hashes they cost.
func together(t *testing.T, f *fixture, logins []password.Login) (outcomes []password.Outcome, errs []error, hashes uint64) {
	gate, before := hold(f.hasher), f.hasher.Stats().Hashes
	outcomes, errs = make([]password.Outcome, len(logins)), make([]error, len(logins))
	var all sync.WaitGroup
	for i, l := range logins {
		all.Go(func() { outcomes[i], errs[i] = f.Authenticate(t.Context(), l) })
	}
	synctest.Wait()
	close(gate)
	all.Wait()
	return outcomes, errs, f.hasher.Stats().Hashes - before
}

func TestIdenticalLoginsCostOneHash(t *testing.T) {
	for name, addr := range map[string]func(i int) string{
		"one address":    func(int) string { return home },
		"many addresses": func(i int) string { return fmt.Sprintf("10.0.%d.%d", i/256, i%256) },
	} {
		for _, user := range []string{"old", "alice", "nobody", "tokens", "damaged"} {
			t.Run(name+"/"+user, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					f := newFixture(t, password.HasherConfig{}, password.Limits{})
					logins := make([]password.Login, 1000)
					for i := range logins {
						logins[i] = f.login(user, "password", addr(i)) // right for "old" only
					}
					outcomes, errs, hashes := together(t, f, logins)
					rehash := 0
					for i := range logins {
						if errs[i] != nil || outcomes[i].OK != (user == "old") {
							t.Fatalf("%+v, %v", outcomes[i], errs[i])
						}
						if outcomes[i].Rehash {
							rehash++
						}
					}
					if hashes != 1 || (rehash == 1) != (user == "old") {
						t.Errorf("%d hashes, %d told to rehash", hashes, rehash)
					}
				})
			})
		}
	}
}

func TestDifferentNamesDoNotShareAHash(t *testing.T) {
	for _, users := range [][2]string{{"alice", "bob"}, {"nobody", "noone"}, {"tokens", "damaged"}} {
		synctest.Test(t, func(t *testing.T) {
			f := newFixture(t, password.HasherConfig{}, password.Limits{})
			_, errs, hashes := together(t, f, []password.Login{
				f.login(users[0], "guess", home), f.login(users[1], "guess", home),
			})
			if errs[0] != nil || errs[1] != nil || hashes != 2 {
				t.Errorf("%v: %d hashes, %v", users, hashes, errs)
			}
		})
	}
}

func TestParallelGuessesAreLimited(t *testing.T) {
	for _, user := range []string{"alice", "nobody"} {
		synctest.Test(t, func(t *testing.T) {
			f := newFixture(t, password.HasherConfig{}, password.Limits{})
			logins := make([]password.Login, 200)
			for i := range logins {
				logins[i] = f.login(user, fmt.Sprint("guess", i), home)
			}
			_, errs, hashes := together(t, f, logins)
			limited := 0
			for _, err := range errs {
				if errors.As(err, new(*password.LimitedError)) {
					limited++
				}
			}
			if hashes != 5 || limited != 195 {
				t.Errorf("%s: %d hashes, %d limited", user, hashes, limited)
			}
		})
	}
}

func TestBusyIsNotCounted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFixture(t, password.HasherConfig{Slots: 1}, password.Limits{})
		gate := hold(f.hasher)
		var first sync.WaitGroup
		first.Go(func() { _ = f.hasher.VerifyDummy(t.Context(), "x") })
		synctest.Wait()
		for i := range 10 {
			outcome, err := f.Authenticate(t.Context(), f.login("alice", fmt.Sprint("wrong", i), home))
			if !errors.Is(err, password.ErrBusy) || outcome != (password.Outcome{}) {
				t.Fatalf("attempt %d: %+v, %v", i+1, outcome, err)
			}
		}
		close(gate)
		first.Wait()
		if outcome, err := f.Authenticate(t.Context(), f.login("alice", "alice's own", home)); !outcome.OK || err != nil {
			t.Errorf("afterwards: %+v, %v", outcome, err)
		}
	})
}

// TestHangingUpIsCounted proves that a client cannot guess for free by closing the connection while its password is checked.
func TestHangingUpIsCounted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFixture(t, password.HasherConfig{}, password.Limits{})
		for i := range 5 {
			gate := hold(f.hasher)
			ctx, cancel := context.WithCancel(t.Context())
			var attempt sync.WaitGroup
			attempt.Go(func() {
				if _, err := f.Authenticate(ctx, f.login("alice", fmt.Sprint("wrong", i), home)); err != nil {
					t.Error(err)
				}
			})
			synctest.Wait()
			cancel()
			close(gate)
			attempt.Wait()
		}
		_, err := f.Authenticate(t.Context(), f.login("alice", "wrong", home))
		if !errors.As(err, new(*password.LimitedError)) {
			t.Errorf("the sixth: %v", err)
		}
	})
}

func TestEndedContextAndMissingTime(t *testing.T) {
	f := newFixture(t, password.HasherConfig{}, password.Limits{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if outcome, err := f.Authenticate(ctx, f.login("alice", "alice's own", home)); outcome.OK || !errors.Is(err, context.Canceled) {
		t.Errorf("ended context: %+v, %v", outcome, err)
	}
	l := f.login("alice", "alice's own", home)
	l.Now = time.Time{}
	if outcome, hashes, err := f.cost(t, l); outcome.OK || err == nil || hashes != 0 {
		t.Errorf("no time: %+v, %v", outcome, err)
	}
}

func TestConcurrentLogins(t *testing.T) {
	f := newFixture(t, password.HasherConfig{Slots: 4, Queue: 1000, Wait: time.Minute}, password.Limits{Off: true})
	var all sync.WaitGroup
	for i := range 16 {
		all.Go(func() {
			for j := range 20 {
				right := (i+j)%2 == 0
				text := "alice's own"
				if !right {
					text = fmt.Sprint("wrong", j)
				}
				l := f.login("alice", text, home)
				l.Now = noon.Add(time.Duration(j) * time.Minute)
				if outcome, err := f.Authenticate(t.Context(), l); err != nil || outcome.OK != right {
					t.Errorf("%q: %+v, %v", text, outcome, err)
				}
			}
		})
	}
	all.Wait()
}
