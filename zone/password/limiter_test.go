package password_test

import (
	"errors"
	"fmt"
	"net/netip"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/zonemint/zonemint/zone/password"
)

func newLimiter(t testing.TB, limits password.Limits) *password.Limiter {
	t.Helper()
	l, err := password.NewLimiter(limits)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// try makes one attempt; limited is zero when it was let through.
func try(t testing.TB, l *password.Limiter, account, addr string, now time.Time, right bool) (limited time.Duration) {
	t.Helper()
	ran := false
	got, err := l.Try(account, netip.MustParseAddr(addr), now, func() (bool, error) {
		ran = true
		return right, nil
	})
	var refusal *password.LimitedError
	if errors.As(err, &refusal) {
		if ran || got || refusal.RetryAfter < time.Second {
			t.Fatalf("refused, but ran %v, right %v, retry after %v", ran, got, refusal.RetryAfter)
		}
		return refusal.RetryAfter
	}
	if err != nil || !ran || got != right {
		t.Fatalf("Try = %v, %v; ran %v", got, err, ran)
	}
	return 0
}

func TestAccountLimit(t *testing.T) {
	l := newLimiter(t, password.Limits{})
	steps := []struct {
		account, addr string
		after         time.Duration // since noon
		right         bool
		want          time.Duration
	}{
		{"alice", "192.0.2.1", 0, false, 0},
		{"alice", "192.0.2.1", 0, false, 0},
		{"alice", "192.0.2.1", 0, false, 0},
		{"alice", "192.0.2.1", 0, false, 0},
		{"alice", "192.0.2.1", 0, false, 0},
		{"alice", "192.0.2.1", 0, false, 30 * time.Second},
		{"alice", "192.0.2.1", 0, true, 30 * time.Second},                    // the right password too
		{"alice", "192.0.2.2", 0, true, 0},                                   // from elsewhere: no lock-out of an account
		{"bob", "192.0.2.1", 0, false, 0},                                    // another account
		{"alice", "192.0.2.1", 29500 * time.Millisecond, false, time.Second}, // rounded up
		{"alice", "192.0.2.1", 30 * time.Second, true, 0},                    // one back, and not spent by a success
		{"alice", "192.0.2.1", 30 * time.Second, false, 0},                   // so it is there for this
		{"alice", "192.0.2.1", 30 * time.Second, true, 30 * time.Second},     // and gone
		{"alice", "192.0.2.1", 31 * time.Second, true, 29 * time.Second},     // a success did not reset anything
		{"alice", "192.0.2.1", 25 * time.Second, true, 29 * time.Second},     // a late request gains nothing
		{"alice", "192.0.2.1", 59500 * time.Millisecond, true, 1 * time.Second},
		{"alice", "192.0.2.1", time.Hour, false, 0},
	}
	for i, step := range steps {
		if got := try(t, l, step.account, step.addr, noon.Add(step.after), step.right); got != step.want {
			t.Errorf("step %d %+v: limited by %v", i, step, got)
		}
	}
}

func TestAllowanceIsNotLargerAfterALongTime(t *testing.T) {
	l := newLimiter(t, password.Limits{})
	try(t, l, "alice", "192.0.2.1", noon, false)
	later := noon.Add(24 * time.Hour)
	for i := range 6 {
		if got := try(t, l, "alice", "192.0.2.1", later, false); (got == 0) != (i < 5) {
			t.Errorf("attempt %d: %v", i+1, got)
		}
	}
}

func TestPrefixLimit(t *testing.T) {
	l := newLimiter(t, password.Limits{})
	for i := range 1000 {
		got := try(t, l, fmt.Sprint("user", i), "192.0.2.1", noon, false)
		if want := i >= 20; (got != 0) != want {
			t.Fatalf("attempt %d: limited by %v", i+1, got)
		}
	}
	if got := try(t, l, "new", "192.0.2.1", noon.Add(3*time.Second), false); got != 0 {
		t.Errorf("after 3 s: %v", got)
	}
	if got := try(t, l, "new", "192.0.2.1", noon.Add(3*time.Second), false); got != 3*time.Second {
		t.Errorf("the next: %v", got)
	}
	if prefixes, accounts := l.Sizes(); prefixes != 1 || accounts != 21 {
		t.Errorf("%d prefixes and %d accounts; refused attempts must not make buckets", prefixes, accounts)
	}
}

func TestPrefixes(t *testing.T) {
	for addr, want := range map[string]string{
		"192.0.2.1":                      "192.0.2.1/32",
		"::ffff:192.0.2.1":               "192.0.2.1/32",
		"2001:db8:1:2:3:4:5:6":           "2001:db8:1:2::/64",
		"2001:db8:1:2:ffff:ffff:ffff:ff": "2001:db8:1:2::/64",
		"2001:db8:1:3::1":                "2001:db8:1:3::/64",
		"fe80::1%eth0":                   "fe80::/64",
		"::1":                            "::/64",
	} {
		if got := password.PrefixOf(netip.MustParseAddr(addr)); got.String() != want {
			t.Errorf("%s: %s, want %s", addr, got, want)
		}
	}
	if got := password.PrefixOf(netip.Addr{}); got != (netip.Prefix{}) {
		t.Errorf("no address: %s", got)
	}
}

func TestOneAllowancePerPrefix(t *testing.T) {
	for name, addrs := range map[string]func(i int) string{
		"mapped": func(i int) string { return []string{"192.0.2.1", "::ffff:192.0.2.1", "::ffff:c000:201"}[i%3] },
		"/64":    func(i int) string { return fmt.Sprintf("2001:db8::%x", i+1) },
		"zones":  func(i int) string { return fmt.Sprintf("fe80::1%%eth%d", i) },
	} {
		l := newLimiter(t, password.Limits{})
		for i := range 8 {
			if got := try(t, l, "alice", addrs(i), noon, false); (got == 0) != (i < 5) {
				t.Errorf("%s: attempt %d: %v", name, i+1, got)
			}
		}
	}
	l := newLimiter(t, password.Limits{})
	for i := range 50 {
		if got := try(t, l, "alice", fmt.Sprintf("2001:db8:0:%x::1", i), noon, false); got != 0 {
			t.Errorf("another /64, attempt %d: %v", i+1, got)
		}
	}
}

func TestUndecidedAttemptsDoNotCount(t *testing.T) {
	l := newLimiter(t, password.Limits{})
	addr := netip.MustParseAddr("192.0.2.1")
	for range 100 {
		if right, err := l.Try("alice", addr, noon, func() (bool, error) { return true, password.ErrBusy }); right ||
			!errors.Is(err, password.ErrBusy) {
			t.Fatal(right, err)
		}
		func() {
			defer func() { _ = recover() }()
			_, _ = l.Try("alice", addr, noon, func() (bool, error) { panic("x") })
		}()
		if got := try(t, l, "alice", "192.0.2.1", noon, true); got != 0 {
			t.Fatal("successes are counted")
		}
	}
}

// TestParallelAttempts proves that simultaneous attempts cannot all pass before the first of them has failed.
func TestParallelAttempts(t *testing.T) {
	for name, test := range map[string]struct {
		account func(i int) string
		right   bool
		passed  int64
		after   time.Duration // of the refusal once all are decided; zero: none
	}{
		"wrong for one account":  {func(int) string { return "alice" }, false, 5, 30 * time.Second},
		"wrong for many":         {func(i int) string { return fmt.Sprint(i) }, false, 20, 3 * time.Second},
		"right for one account":  {func(int) string { return "alice" }, true, 5, 0},
		"right for many of them": {func(i int) string { return fmt.Sprint(i) }, true, 20, 0},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				l := newLimiter(t, password.Limits{})
				gate := make(chan struct{})
				var passed atomic.Int64
				var all sync.WaitGroup
				for i := range 200 {
					all.Go(func() {
						_, err := l.Try(test.account(i), netip.MustParseAddr("192.0.2.1"), noon, func() (bool, error) {
							passed.Add(1)
							<-gate
							return test.right, nil
						})
						var limited *password.LimitedError
						if errors.As(err, &limited) && limited.RetryAfter != time.Second {
							t.Errorf("while undecided: retry after %v", limited.RetryAfter)
						}
					})
				}
				synctest.Wait()
				if got := passed.Load(); got != test.passed {
					t.Errorf("%d passed, want %d", got, test.passed)
				}
				close(gate)
				all.Wait()
				if got := try(t, l, test.account(0), "192.0.2.1", noon, false); got != test.after {
					t.Errorf("afterwards limited by %v, want %v", got, test.after)
				}
			})
		})
	}
}

func TestOvertakingRequestsGainNothing(t *testing.T) {
	l := newLimiter(t, password.Limits{Account: password.Rate{Burst: 1000}})
	passed := 0
	for i := range 1000 { // times that jump between noon and 10 s later, without getting anywhere
		if try(t, l, "alice", "192.0.2.1", noon.Add(time.Duration(i%2)*10*time.Second), false) == 0 {
			passed++
		}
	}
	if passed > 24 { // 20, and what 10 s give back
		t.Fatalf("%d passed", passed)
	}
}

func TestClockSetBack(t *testing.T) {
	l := newLimiter(t, password.Limits{})
	for range 5 {
		try(t, l, "alice", "192.0.2.1", noon.Add(time.Hour), false)
	}
	if got := try(t, l, "alice", "192.0.2.1", noon, false); got == 0 {
		t.Error("setting the clock back gave an allowance")
	}
	if got := try(t, l, "alice", "192.0.2.1", noon.Add(30*time.Second), false); got != 0 {
		t.Errorf("the bucket does not follow the clock: %v", got)
	}
}

func TestLimitsAreConfigurable(t *testing.T) {
	one := password.Rate{Burst: 1, Every: time.Minute}
	l := newLimiter(t, password.Limits{Account: one})
	try(t, l, "alice", "192.0.2.1", noon, false)
	if got := try(t, l, "alice", "192.0.2.1", noon, false); got != time.Minute {
		t.Errorf("account: %v", got)
	}
	l = newLimiter(t, password.Limits{Prefix: one})
	try(t, l, "alice", "192.0.2.1", noon, false)
	if got := try(t, l, "bob", "192.0.2.1", noon, false); got != time.Minute {
		t.Errorf("prefix: %v", got)
	}
	l = newLimiter(t, password.Limits{Prefix: one, Account: one, Off: true})
	for range 1000 {
		if got := try(t, l, "alice", "192.0.2.1", noon, false); got != 0 {
			t.Fatalf("off: %v", got)
		}
	}
	for _, bad := range []password.Limits{
		{Account: password.Rate{Burst: -1}},
		{Account: password.Rate{Every: -1}},
		{Prefix: password.Rate{Burst: -1}},
		{Prefix: password.Rate{Every: -1}},
		{Entries: -1},
	} {
		if _, err := password.NewLimiter(bad); err == nil {
			t.Errorf("%+v: no error", bad)
		}
	}
}

func TestBucketsAreBounded(t *testing.T) {
	l := newLimiter(t, password.Limits{Entries: 100})
	for i := range 10_000 {
		addr := fmt.Sprintf("10.0.%d.%d", i/256, i%256)
		try(t, l, strings.Repeat("long", i), addr, noon, false)
	}
	if prefixes, accounts := l.Sizes(); prefixes > 100 || accounts > 100 {
		t.Fatalf("%d prefixes and %d accounts", prefixes, accounts)
	}
}

// TestBusyBucketSurvivesAFlood proves that an attacker with many addresses does not push out the bucket that is in use.
func TestBusyBucketSurvivesAFlood(t *testing.T) {
	l := newLimiter(t, password.Limits{Entries: 1000})
	passed := 0
	for i := range 50_000 {
		try(t, l, "x", fmt.Sprintf("10.%d.%d.%d", i>>16, i>>8&255, i&255), noon, false)
		if i%10 == 0 && try(t, l, "alice", "192.0.2.1", noon, false) == 0 {
			passed++
		}
	}
	if passed > 5 {
		t.Fatalf("%d attempts passed", passed)
	}
}
