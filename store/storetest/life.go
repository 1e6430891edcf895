package storetest

import (
	"context"
	"errors"
	"testing"

	"github.com/zonemint/zonemint/zone"
)

var lifeTests = []test{
	{"ping", func(t *testing.T, s zone.Store) {
		if err := s.Ping(t.Context()); err != nil {
			t.Errorf("Ping: %v", err)
		}
	}},
	{"a context that ended before the transaction began", testContextEnded},
	{"a context that ends within the transaction", testContextEnds},
	{"after close", testClosed},
	{"zero times stay zero", testZeroTimes},
}

func testContextEnded(t *testing.T, s zone.Store) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	ran := false
	for name, err := range map[string]error{
		"View":   s.View(ctx, func(zone.ReadTx) error { ran = true; return nil }),
		"Update": s.Update(ctx, func(zone.Tx) error { ran = true; return nil }),
		"Ping":   s.Ping(ctx),
	} {
		wantUnavailable(t, err)
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s returns %v, without the reason", name, err)
		}
	}
	if ran {
		t.Error("a function was run")
	}
	insert(t, s, newUser("A")) // the store is none the worse
}

func testContextEnds(t *testing.T, s zone.Store) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	err := s.Update(ctx, func(tx zone.Tx) error {
		if err := insertIn(tx, newUser("A")); err != nil {
			return err
		}
		cancel()
		return insertIn(tx, newUser("B"))
	})
	if err != nil {
		t.Errorf("Update: %v", err)
	}
	wantPages(t, s, []string{"A", "B"}, asString, zone.ReadTx.Users)
}

func testClosed(t *testing.T, s zone.Store) {
	insert(t, s, newUser("A"))
	if err := s.Close(); err != nil {
		t.Fatalf("Close: %v", err)
	}
	ran := false
	wantUnavailable(t, s.View(t.Context(), func(zone.ReadTx) error { ran = true; return nil }))
	wantUnavailable(t, s.Update(t.Context(), func(zone.Tx) error { ran = true; return nil }))
	wantUnavailable(t, s.Ping(t.Context()))
	wantUnavailable(t, s.Close())
	if ran {
		t.Error("a function was run")
	}
}

func testZeroTimes(t *testing.T, s zone.Store) {
	user := newUser("A")
	user.CreatedAt = user.CreatedAt.AddDate(-3000, 0, 0) // and times long ago stay what they are
	insert(t, s, user, zone.Space{ID: "S"})
	wantRead(t, s, keptUser(user), func(tx zone.ReadTx) (zone.User, error) { return tx.User("A") })
	space, err := read(s, func(tx zone.ReadTx) (zone.Space, error) { return tx.Space("S") })
	if err != nil || !space.CreatedAt.IsZero() {
		t.Errorf("the zero time comes back as %v, error %v", space.CreatedAt, err)
	}
}
