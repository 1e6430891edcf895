package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// grouped is a store on PostgreSQL that runs one group at a time, and so makes the next one of all who come meanwhile.
type grouped struct {
	*Store
	db *sql.DB // the test's own connections
}

// groupSites is how many providers a grouped store has, P0 and so on; there are as many users and spaces, U0 and S0 and so on.
const groupSites = 12

func newGrouped(t *testing.T, dsn string, opts Options) *grouped {
	t.Helper()
	s := newPostgres(t, dsn, opts)
	s.groups.most = 1
	return prepared(t, &grouped{s, rawPostgres(t, dsn)})
}

// onEachDatabase runs a test of groups on both.
func onEachDatabase(t *testing.T, test func(t *testing.T, g *grouped)) {
	t.Helper()
	t.Run("postgres", func(t *testing.T) {
		t.Parallel()
		test(t, newGrouped(t, pgtest.DSN(t), Options{}))
	})
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		s, path := newStore(t, Options{})
		test(t, prepared(t, &grouped{s, rawDB(t, path)}))
	})
}

// prepared makes what redemptions are about.
func prepared(t *testing.T, g *grouped) *grouped {
	t.Helper()
	err := g.Update(t.Context(), func(tx zone.Tx) error {
		err := tx.InsertInstance(zone.Instance{ID: "zone"})
		for i := range groupSites {
			user, space := zone.UserID(fmt.Sprint("U", i)), zone.SpaceID(fmt.Sprint("S", i))
			err = errors.Join(err, addUser(user)(tx), tx.InsertSpace(zone.Space{ID: space}), tx.InsertMember(zone.Member{Space: space, User: user}),
				tx.InsertProvider(zone.Provider{ID: zone.ProviderID(fmt.Sprint("P", i))}))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// reading is what the redemption of a token for the n-th space by the n-th provider reads.
func (g *grouped) reading(n int, token string) zone.Reading {
	return zone.Reading{
		Provider: zone.ProviderID(fmt.Sprint("P", n)), Issuer: zone.UserID(fmt.Sprint("U", n)), Space: zone.SpaceID(fmt.Sprint("S", n)), Token: tokens.Nonce(token),
	}
}

// redeeming decides on what was read, as a redemption does, and writes what one writes.
func redeeming(r zone.Reading, limit int64) func(zone.Tx) error {
	return func(tx zone.Tx) error {
		if _, err := tx.User(r.Issuer); err != nil {
			return err
		}
		if err := tx.AppendAudit(zone.AuditRecord{Action: "redeem", Space: r.Space, Token: r.Token}); err != nil {
			return err
		}
		granted, err := tx.Consume(r.Token, time.UnixMilli(1), limit)
		if err != nil {
			return err
		}
		if !granted {
			return errRefused
		}
		err = tx.InsertSupport(zone.Support{Space: r.Space, Provider: r.Provider, Size: 5, Token: r.Token})
		if err != nil {
			return err
		}
		return tx.InsertRedemption(zone.Redemption{Nonce: r.Token, Provider: r.Provider, Space: r.Space, Size: 5})
	}
}

// start begins an UpdateShared and returns when it waits for its group.
func (g *grouped) start(ctx context.Context, t *testing.T, r zone.Reading, fn func(zone.Tx) error) *call {
	t.Helper()
	waiting := g.waiting()
	c := &call{done: make(chan struct{})}
	go func() {
		defer close(c.done)
		defer func() { c.recovered = recover() }()
		c.err = errUnwound
		c.err = g.UpdateShared(ctx, r, fn)
	}()
	eventually(t, func() bool { return g.waiting() > waiting })
	return c
}

func (g *grouped) waiting() int {
	g.groups.mu.Lock()
	defer g.groups.mu.Unlock()
	return len(g.groups.waiting)
}

// eventually waits until something is so.
func eventually(t *testing.T, is func() bool) {
	t.Helper()
	for began := time.Now(); !is(); runtime.Gosched() {
		if time.Since(began) > time.Minute {
			t.Fatal("it does not come about")
		}
	}
}

// hold keeps the one group busy until release is called, so that all who come until then are in the next one.
func (g *grouped) hold(t *testing.T) (release func()) {
	t.Helper()
	within, open := make(chan struct{}), make(chan struct{})
	r := g.reading(groupSites-1, "holds")
	held := &call{done: make(chan struct{})}
	go func() {
		defer close(held.done)
		held.err = g.UpdateShared(t.Context(), r, func(tx zone.Tx) error { close(within); <-open; return redeeming(r, 1)(tx) })
	}()
	<-within
	return func() {
		close(open)
		if err := held.answer(); err != nil {
			t.Errorf("who held the group: %v", err)
		}
	}
}

func (g *grouped) count(t *testing.T, query string) (n int) {
	t.Helper()
	if err := g.db.QueryRowContext(t.Context(), query).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// wantLedger fails unless the tokens that were redeemed are these, each once and with all that belongs to it.
func (g *grouped) wantLedger(t *testing.T, want ...string) {
	t.Helper()
	for table, column := range map[string]string{"token_uses": "nonce", "redemptions": "nonce", "supports": "token", "audit": "token"} {
		var have string
		query := `SELECT coalesce(string_agg(` + column + `, ','), '') FROM ` + table
		if err := g.db.QueryRowContext(t.Context(), query).Scan(&have); err != nil {
			t.Fatal(err)
		}
		slices.Sort(want)
		if sorted := slices.Sorted(strings.SplitSeq(have, ",")); !slices.Equal(sorted, want) {
			t.Errorf("%s has %v, want %v", table, have, want)
		}
	}
}
