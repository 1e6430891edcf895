package password_test

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/zonemint/zonemint/zone/password"
)

// flood keeps connections guessing that take another network after five failures. Each hash takes 50 ms of virtual time.
func flood(t *testing.T, f *fixture, connections int, network func(n int64) string) (stop func()) {
	t.Helper()
	derive := f.hasher.Derive()
	f.hasher.SetDerive(func(text, salt []byte, passes, memoryKiB uint32, threads uint8, keyLen uint32) []byte {
		<-time.After(50 * time.Millisecond)
		return derive(text, salt, passes, memoryKiB, threads, keyLen)
	})
	var all sync.WaitGroup
	var stopped atomic.Bool
	var networks, guesses atomic.Int64
	for range connections {
		all.Go(func() {
			for !stopped.Load() {
				addr := network(networks.Add(1))
				for range 5 {
					l := f.login("alice", fmt.Sprint("guess", guesses.Add(1)), addr)
					if _, err := f.Authenticate(t.Context(), l); err != nil {
						<-time.After(10 * time.Millisecond)
					}
				}
			}
		})
	}
	<-time.After(5 * time.Second)
	return func() {
		stopped.Store(true)
		all.Wait()
	}
}

// TestFloodKeepsNoKnownUserOut proves that strangers, whatever addresses they have, do not keep a user out who logged in from the
// same network before.
func TestFloodKeepsNoKnownUserOut(t *testing.T) {
	t.Parallel()
	for name, network := range map[string]func(n int64) string{
		"IPv4 everywhere": func(n int64) string { return fmt.Sprintf("%d.%d.%d.1", 10+n%90, n/90%256, n/23040%256) },
		"IPv6 everywhere": func(n int64) string { return fmt.Sprintf("2001:%x:%x::1", n%65536, n/65536) },
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				f := newFixture(t, password.HasherConfig{Slots: 1}, password.Limits{})
				if outcome, err := f.Authenticate(t.Context(), f.login("alice", "alice's own", home)); !outcome.OK || err != nil {
					t.Fatal(outcome, err)
				}
				stop := flood(t, f, 48, network)
				defer stop()
				for _, addr := range []string{home, "192.0.2.77"} {
					again := f.login("alice", "alice's own", addr)
					again.Now = noon.Add(time.Hour) // the verdict has expired
					start := time.Now()
					outcome, err := f.Authenticate(t.Context(), again)
					if took := time.Since(start); err != nil || !outcome.OK || took > 2*time.Second {
						t.Errorf("%s: %+v, %v after %v", addr, outcome, err, took)
					}
				}
			})
		})
	}
}

// TestFloodIsOneNetworkAmongOthers proves that a user who was never seen gets in while many guess from one network.
func TestFloodIsOneNetworkAmongOthers(t *testing.T) {
	t.Parallel()
	for name, network := range map[string]func(n int64) string{
		"one /24": func(n int64) string { return fmt.Sprintf("198.51.100.%d", n%256) },
		"one /16": func(n int64) string { return fmt.Sprintf("198.51.%d.1", n%256) },
		"one /48": func(n int64) string { return fmt.Sprintf("2001:db8:1:%x::1", n%65536) },
		"one /32": func(n int64) string { return fmt.Sprintf("2001:db8:%x::1", n%65536) },
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				f := newFixture(t, password.HasherConfig{Slots: 1}, password.Limits{})
				stop := flood(t, f, 48, network)
				defer stop()
				start := time.Now()
				outcome, err := f.Authenticate(t.Context(), f.login("bob", "bob's own", home))
				if took := time.Since(start); err != nil || !outcome.OK || took > time.Second {
					t.Errorf("%+v, %v after %v", outcome, err, took)
				}
			})
		})
	}
}
