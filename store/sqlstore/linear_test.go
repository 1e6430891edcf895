package sqlstore

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/linear"
	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/internal/tier"
	"github.com/zonemint/zonemint/zone"
)

// linearOptions are patient, and let as many clients in at once as there are.
var linearOptions = Options{Wait: time.Minute, Transaction: time.Minute, Readers: 8, Writers: 8}

// linearStores open two stores on one empty content, as two processes would.
var linearStores = map[string]func(testing.TB) (first, second *Store){
	"sqlite": func(tb testing.TB) (first, second *Store) {
		path := filepath.Join(memoryDir(tb), "zone.db")
		return openBoth(tb, func() (*Store, error) { return OpenSQLite(tb.Context(), path, linearOptions) })
	},
	"postgres": func(tb testing.TB) (first, second *Store) {
		dsn := pgtest.DSN(tb)
		return openBoth(tb, func() (*Store, error) { return OpenPostgres(tb.Context(), dsn, linearOptions) })
	},
}

func openBoth(tb testing.TB, open func() (*Store, error)) (first, second *Store) {
	tb.Helper()
	for _, into := range []**Store{&first, &second} {
		s, err := open()
		if err != nil {
			tb.Fatal(err)
		}
		tb.Cleanup(func() {
			if err := s.Close(); err != nil {
				tb.Error(err)
			}
		})
		*into = s
	}
	return first, second
}

// memoryDir is a folder in memory, where there is such a place: whether a commit outlives a power loss is not asked here, and a slow
// disk would only keep the clients apart.
func memoryDir(tb testing.TB) string {
	tb.Helper()
	const parent = "/dev/shm"
	if info, err := os.Stat(parent); err != nil || !info.IsDir() {
		return tb.TempDir()
	}
	dir, err := os.MkdirTemp(parent, "zonemint-linear-") //nolint:usetesting // TempDir is on the disk
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			tb.Error(err)
		}
	})
	return dir
}

// TestLinear: two nodes, each with a store of its own on one database, answer like one that does one thing after the other.
func TestLinear(t *testing.T) {
	for name, open := range linearStores {
		t.Run(name, func(t *testing.T) {
			first, second := open(t)
			linear.Test(t, linear.NewPlan(tier.Pick(50, 250, 250)), first, second)
		})
	}
}

// TestLinearLostAnswers: the same where the answers to commits get lost, so that redemptions are run again.
func TestLinearLostAnswers(t *testing.T) {
	first, second := linearStores["sqlite"](t)
	plan := linear.NewPlan(tier.Pick(30, 100, 100))
	plan.Fault = linear.LoseAnswers
	linear.Test(t, plan, first, second)
}

// TestLinearCatchesEarlyAnswers: a store that answers before it commits is caught.
func TestLinearCatchesEarlyAnswers(t *testing.T) {
	first, second := linearStores["sqlite"](t)
	plan := linear.NewPlan(200)
	plan.Fault = func(s zone.Store) zone.Store {
		early := linear.AnswerEarly(s)
		t.Cleanup(early.Wait) // before the store is closed
		return early
	}
	linear.MustCatch(t, plan, first, second)
}

// TestLinearCatchesSnapshots: a store that decides on what was true a moment ago is caught.
func TestLinearCatchesSnapshots(t *testing.T) {
	first, second := linearStores["sqlite"](t)
	plan := linear.NewPlan(200)
	plan.Fault = linear.DecideOnSnapshot
	linear.MustCatch(t, plan, first, second)
}

// TestLinearCatchesMissingRowLocks: PostgreSQL without the locks on the rows that redeeming reads is caught.
func TestLinearCatchesMissingRowLocks(t *testing.T) {
	first, second := linearStores["postgres"](t)
	for _, s := range []*Store{first, second} {
		s.dialect.lockRow = ""
	}
	linear.MustCatch(t, linear.NewPlan(200), first, second)
}

// TestRightsOfAChange takes a right away, and acknowledges that, while a change is under way that rests on it. Whoever looks then sees
// neither the right nor the change, so the change must not come about any more.
func TestRightsOfAChange(t *testing.T) {
	t.Parallel()
	s, _ := linearStores["postgres"](t)
	if err := s.Update(t.Context(), addUser("A")); err != nil {
		t.Fatal(err)
	}
	runs := 0
	err := s.Update(t.Context(), func(tx zone.Tx) error {
		runs++
		user, err := tx.User("A")
		if err != nil || user.Blocked {
			return errors.Join(err, zone.Forbidden)
		}
		user.Blocked = true
		err = s.Update(t.Context(), func(other zone.Tx) error { return other.UpdateUser(user) })
		return errors.Join(err, tx.InsertProvider(zone.Provider{ID: "P", TokenID: "n"}))
	})
	if runs != 2 || !errors.Is(err, zone.Forbidden) {
		t.Errorf("after %d runs the error is %v", runs, err)
	}
	err = s.View(t.Context(), func(tx zone.ReadTx) error { _, err := tx.Provider("P"); return err })
	if !errors.Is(err, zone.NotFound) {
		t.Errorf("looking for what was changed: error %v", err)
	}
}
