package password_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/zonemint/zonemint/zone/password"
)

// TestHangingUpDoesNotHurtOthers proves that a login which waits for an identical one is not refused when that one's client goes.
func TestHangingUpDoesNotHurtOthers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFixture(t, password.HasherConfig{Slots: 1}, password.Limits{})
		gate := hold(f.hasher)
		ctx, cancel := context.WithCancel(t.Context())
		var all sync.WaitGroup
		all.Go(func() { _ = f.hasher.VerifyDummy(t.Context(), "takes the slot") })
		synctest.Wait()
		all.Go(func() { _, _ = f.Authenticate(ctx, f.login("alice", "alice's own", home)) })
		synctest.Wait()
		all.Go(func() {
			if outcome, err := f.Authenticate(t.Context(), f.login("alice", "alice's own", home)); !outcome.OK || err != nil {
				t.Errorf("%+v, %v", outcome, err)
			}
		})
		synctest.Wait()
		cancel()
		synctest.Wait()
		close(gate)
		all.Wait()
	})
}

// TestSharedGuessesCountForEachAddress proves that two addresses which send one guess at the same moment both pay for it.
func TestSharedGuessesCountForEachAddress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFixture(t, password.HasherConfig{}, password.Limits{})
		for i := range 5 {
			text := fmt.Sprint("guess", i)
			_, errs, hashes := together(t, f, []password.Login{f.login("alice", text, home), f.login("alice", text, work)})
			if errs[0] != nil || errs[1] != nil || hashes != 1 {
				t.Errorf("guess %d: %d hashes, %v", i+1, hashes, errs)
			}
		}
		for _, addr := range []string{home, work} {
			if _, err := f.Authenticate(t.Context(), f.login("alice", "wrong", addr)); !errors.As(err, new(*password.LimitedError)) {
				t.Errorf("%s has guesses left: %v", addr, err)
			}
		}
	})
}

// TestLateLoginUsesTheVerdict lets identical logins race: one that missed the cache just before the flight that it would have
// joined landed must find the verdict instead of hashing again.
func TestLateLoginUsesTheVerdict(t *testing.T) {
	f := newFixture(t, password.HasherConfig{}, password.Limits{})
	for round := range 200 {
		text := fmt.Sprint("password number ", round)
		f.users["alice"] = password.Subject{UserID: "id-alice", PHC: hashOf(t, f.hasher, text)}
		before := f.hasher.Stats().Hashes
		var all sync.WaitGroup
		for i := range 32 {
			l := f.login("alice", text, fmt.Sprint("10.0.0.", i))
			all.Go(func() {
				if outcome, err := f.Authenticate(t.Context(), l); !outcome.OK || err != nil {
					t.Errorf("%+v, %v", outcome, err)
				}
			})
		}
		all.Wait()
		if hashes := f.hasher.Stats().Hashes - before; hashes != 1 {
			t.Fatalf("round %d: %d hashes", round, hashes)
		}
	}
}
