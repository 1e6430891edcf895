package sqlstore

import (
	"errors"
	"fmt"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/zone"
)

// TestGroup: those who come while a group runs share the next transaction, and each has its answer.
func TestGroup(t *testing.T) {
	t.Parallel()
	onEachDatabase(t, func(t *testing.T, g *grouped) {
		t.Helper()
		var commits *atomic.Int64
		if !g.dialect.manyWriters {
			commits = countCommits(t, g.Store)
		}
		release := g.hold(t)
		var calls []*call
		want := []string{"holds"}
		for n := range groupSites - 1 {
			token := fmt.Sprint("token ", n)
			want = append(want, token)
			r := g.reading(n, token)
			calls = append(calls, g.start(t.Context(), t, r, redeeming(r, 1)))
		}
		release()
		for _, c := range calls {
			if err := c.answer(); err != nil {
				t.Error(err)
			}
		}
		g.wantLedger(t, want...)
		if !g.dialect.manyWriters {
			wantCommits(t, commits, 2)
			return
		}
		for _, table := range []string{"token_uses", "redemptions", "supports", "audit"} {
			if n := g.count(t, `SELECT count(DISTINCT xmin::text) FROM `+table); n != 2 {
				t.Errorf("%s was written by %d transactions, want the one that held and the one of the group", table, n)
			}
		}
		if n := g.count(t, `SELECT count(*) FROM token_uses WHERE count <> 1 OR issued_at <> 1`); n > 0 {
			t.Errorf("%d uses are not counted once", n)
		}
	})
}

// TestGroupMembers: who refuses, panics, exits or wants more than was read leaves the neighbours alone.
func TestGroupMembers(t *testing.T) {
	t.Parallel()
	onEachDatabase(t, func(t *testing.T, g *grouped) {
		t.Helper()
		readings := make([]zone.Reading, 7)
		for n := range readings {
			readings[n] = g.reading(n, fmt.Sprint("token ", n))
		}
		readings[6].Issuer = "nobody"
		more := func(extra func(zone.Tx) error) func(zone.Reading) func(zone.Tx) error {
			return func(r zone.Reading) func(zone.Tx) error { return then(redeeming(r, 1), extra) }
		}
		members := []struct {
			fn       func(zone.Reading) func(zone.Tx) error
			err      error
			panics   any
			redeemed bool
		}{
			0: {fn: more(func(zone.Tx) error { return nil }), redeemed: true},
			1: {fn: more(refuse), err: errRefused},
			2: {fn: more(func(zone.Tx) error { panic("at the disco") }), err: errUnwound, panics: "at the disco"},
			3: {fn: more(func(zone.Tx) error { runtime.Goexit(); return nil }), err: errUnwound},
			4: {fn: more(func(tx zone.Tx) error { return addUser("made alone")(tx) }), redeemed: true},
			5: {fn: more(func(tx zone.Tx) error { // sees what it wrote, but for that it has to be alone
				use, err := tx.Use("token 5")
				if err == nil && use.Count != 1 {
					err = fmt.Errorf("the count is %d", use.Count)
				}
				return err
			}), redeemed: true},
			6: {fn: more(refuse), err: zone.NotFound},
		}
		release := g.hold(t)
		var calls []*call
		for n, m := range members {
			calls = append(calls, g.start(t.Context(), t, readings[n], m.fn(readings[n])))
		}
		release()
		want := []string{"holds"}
		for n, m := range members {
			if err := calls[n].answer(); !errors.Is(err, m.err) || calls[n].recovered != m.panics {
				t.Errorf("member %d: error %v and panic %v, want %v and %v", n, err, calls[n].recovered, m.err, m.panics)
			}
			if m.redeemed {
				want = append(want, fmt.Sprint("token ", n))
			}
		}
		g.wantLedger(t, want...)
		if g.count(t, `SELECT count(*) FROM users WHERE id = 'made alone'`) != 1 {
			t.Error("what was written alone is not there")
		}
	})
}

// TestGroupSameRow: no two members of a group write the same row, so that a token which many present at once undoes nobody's group.
func TestGroupSameRow(t *testing.T) {
	t.Parallel()
	onEachDatabase(t, func(t *testing.T, g *grouped) {
		t.Helper()
		release := g.hold(t)
		var calls []*call
		var runs atomic.Int64
		counted := func(r zone.Reading) func(zone.Tx) error {
			return func(tx zone.Tx) error { runs.Add(1); return redeeming(r, 2)(tx) }
		}
		for n := range 6 {
			r := g.reading(n, "same")
			calls = append(calls, g.start(t.Context(), t, r, counted(r)))
		}
		other := g.reading(6, "other")
		calls = append(calls, g.start(t.Context(), t, other, counted(other)))
		release()
		granted := 0
		for _, c := range calls {
			if err := c.answer(); err == nil {
				granted++
			} else if !errors.Is(err, errRefused) {
				t.Error(err)
			}
		}
		if granted != 3 || g.count(t, `SELECT count FROM token_uses WHERE nonce = 'same'`) != 2 || runs.Load() != 7 {
			t.Errorf("%d were granted, in %d runs", granted, runs.Load())
		}
	})
}

// TestGroupFindsOtherwise: where somebody else is quicker, each member is run again by itself, and decides on what is so then.
func TestGroupFindsOtherwise(t *testing.T) {
	t.Parallel()
	for name, quicker := range map[string]string{
		"use":        `INSERT INTO token_uses (nonce, issued_at, count) VALUES ('token 0', 1, 1)`,
		"support":    `INSERT INTO supports (space_id, provider_id, size, since, token) VALUES ('S0', 'P0', 1, 1, 'x')`,
		"redemption": `INSERT INTO redemptions (nonce, provider_id, space_id, size, redeemed_at) VALUES ('token 0', 'P0', 'S0', 1, 1)`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := newGrouped(t, pgtest.DSN(t), Options{})
			release := g.hold(t)
			var calls []*call
			for n := range 3 {
				r, runs := g.reading(n, fmt.Sprint("token ", n)), 0
				calls = append(calls, g.start(t.Context(), t, r, func(tx zone.Tx) error {
					if runs++; n == 0 && runs == 1 {
						exec(t, g.db, quicker)
					}
					return redeeming(r, 1)(tx)
				}))
			}
			release()
			if err := calls[0].answer(); !errors.Is(err, errRefused) && !errors.Is(err, zone.Conflict) {
				t.Errorf("who came second: %v", err)
			}
			for _, c := range calls[1:] {
				if err := c.answer(); err != nil {
					t.Errorf("a neighbour: %v", err)
				}
			}
			if n := g.count(t, `SELECT count(*) FROM audit`); n != 3 {
				t.Errorf("there are %d records, want those of who held and of two members", n)
			}
		})
	}
}

// TestWriteTogetherTells: a row that is there already, or a use too many, is told, whatever was believed before.
func TestWriteTogetherTells(t *testing.T) {
	t.Parallel()
	onEachDatabase(t, func(t *testing.T, g *grouped) {
		t.Helper()
		r := g.reading(0, "used")
		if err := g.UpdateShared(t.Context(), r, redeeming(r, 1)); err != nil {
			t.Fatal(err)
		}
		fresh := g.reading(1, "fresh")
		grants := map[string]struct {
			grant *grant
			want  bool
		}{
			"use, limit 1": {&grant{use: &grantedUse{"used", time.UnixMilli(1), 1}}, false},
			"use, limit 2": {&grant{use: &grantedUse{"used", time.UnixMilli(1), 2}}, true},
			"support":      {&grant{support: &zone.Support{Space: r.Space, Provider: r.Provider}}, false},
			"redemption":   {&grant{redemption: &zone.Redemption{Nonce: r.Token, Provider: r.Provider}}, false},
			"nothing":      {&grant{}, true},
		}
		if !g.dialect.manyWriters { // elsewhere it is an error, after which nothing can be committed
			grants["support of what is not there"] = struct {
				grant *grant
				want  bool
			}{&grant{support: &zone.Support{Space: "nowhere", Provider: r.Provider}}, false}
		}
		for name, tt := range grants {
			others := &grant{
				use: &grantedUse{fresh.Token, time.UnixMilli(1), 1}, support: &zone.Support{Space: fresh.Space, Provider: fresh.Provider},
				redemption: &zone.Redemption{Nonce: fresh.Token, Provider: fresh.Provider}, audits: []zone.AuditRecord{{}, {}},
			}
			err := g.Update(t.Context(), func(z zone.Tx) error {
				own, ok := z.(*tx)
				if !ok {
					return fmt.Errorf("a transaction is a %T", z)
				}
				asBelieved, err := g.dialect.writeTogether(own, []*grant{tt.grant, others})
				if asBelieved != tt.want || err != nil {
					t.Errorf("%s: as believed %t, error %v", name, asBelieved, err)
				}
				return errRefused
			})
			if !errors.Is(err, errRefused) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

// TestGroupIsUndone: where a row did not go where it was to go, nothing of the group is kept, and each member is run by itself.
func TestGroupIsUndone(t *testing.T) {
	t.Parallel()
	onEachDatabase(t, func(t *testing.T, g *grouped) {
		t.Helper()
		d, groups := *g.dialect, 0
		together := d.writeTogether
		d.writeTogether = func(t *tx, grants []*grant) (bool, error) {
			groups++
			asBelieved, err := together(t, grants)
			return asBelieved && groups == 1, err
		}
		g.dialect = &d
		release := g.hold(t)
		var calls []*call
		var runs atomic.Int64
		for n := range 3 {
			r := g.reading(n, fmt.Sprint("token ", n))
			calls = append(calls, g.start(t.Context(), t, r, func(tx zone.Tx) error { runs.Add(1); return redeeming(r, 1)(tx) }))
		}
		release()
		for _, c := range calls {
			if err := c.answer(); err != nil {
				t.Error(err)
			}
		}
		g.wantLedger(t, "holds", "token 0", "token 1", "token 2")
		if runs.Load() != 6 || groups != 2 {
			t.Errorf("there were %d runs in %d groups", runs.Load(), groups)
		}
	})
}
