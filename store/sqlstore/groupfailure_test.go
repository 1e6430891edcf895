package sqlstore

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/zone"
)

// TestGroupAnswerLost: when the answer to a group's commit is lost, it is unknown to all who were granted, and to nobody else.
func TestGroupAnswerLost(t *testing.T) {
	t.Parallel()
	cluster := pgtest.Start(t)
	for name, lost := range map[string]struct {
		fault     pgtest.Fault
		committed bool
	}{"answer": {pgtest.LoseAnswer, true}, "commit": {pgtest.LoseCommit, false}} {
		t.Run(name, func(t *testing.T) {
			db := rawPostgres(t, cluster.DSN("postgres"))
			exec(t, db, `CREATE DATABASE `+name)
			proxy := pgtest.NewProxy(t, cluster.Address())
			g := newGrouped(t, cluster.Through(proxy.Address(), name), Options{Writers: 2, Readers: 2})
			release := g.hold(t)
			var calls []*call
			for n := range 4 {
				r := g.reading(n, fmt.Sprint("token ", n))
				calls = append(calls, g.start(t.Context(), t, r, func(tx zone.Tx) error {
					if n == 0 {
						proxy.Set(lost.fault)
						return errors.Join(redeeming(r, 1)(tx), errRefused)
					}
					return redeeming(r, 1)(tx)
				}))
			}
			release()
			if err := calls[0].answer(); !errors.Is(err, errRefused) {
				t.Errorf("who is refused is told %v", err)
			}
			for _, c := range calls[1:] {
				wantUnknown(t, c.answer())
			}
			want := []string{"holds"}
			if lost.committed {
				want = append(want, "token 1", "token 2", "token 3")
			}
			g.wantLedger(t, want...)
			r := g.reading(4, "token 4")
			if err := g.UpdateShared(t.Context(), r, redeeming(r, 1)); err != nil {
				t.Errorf("afterwards: %v", err)
			}
		})
	}
}

// TestGroupConnectionLost: when the connection is lost before the commit, nothing was done, and everybody is told so.
func TestGroupConnectionLost(t *testing.T) {
	t.Parallel()
	g := newGrouped(t, pgtest.DSN(t), Options{})
	release := g.hold(t)
	var calls []*call
	var cut atomic.Bool
	for n := range 3 {
		r := g.reading(n, fmt.Sprint("token ", n))
		calls = append(calls, g.start(t.Context(), t, r, func(tx zone.Tx) error {
			if cut.CompareAndSwap(false, true) {
				exec(t, g.db, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`)
			}
			return redeeming(r, 1)(tx)
		}))
	}
	release()
	for _, c := range calls {
		err := c.answer()
		wantUnavailable(t, err)
		if errors.Is(err, zone.ErrOutcomeUnknown) || errors.Is(err, errAlone) {
			t.Errorf("the answer is %v", err)
		}
	}
	g.wantLedger(t, "holds")
}

// TestGroupGivenUp: who gives up while waiting is in no group, and who waits too long, or for a store that is closed, is told so.
func TestGroupGivenUp(t *testing.T) {
	t.Parallel()
	onEachDatabase(t, func(t *testing.T, g *grouped) {
		t.Helper()
		release := g.hold(t)
		r := func(n int) zone.Reading { return g.reading(n, fmt.Sprint("token ", n)) }
		never := func(zone.Tx) error { t.Error("the function was run"); return nil }
		ctx, cancel := context.WithCancel(t.Context())
		gaveUp := g.start(ctx, t, r(0), never)
		stays := g.start(t.Context(), t, r(1), redeeming(r(1), 1))
		cancel()
		wantUnavailable(t, gaveUp.answer())
		wantUnavailable(t, g.UpdateShared(ctx, r(0), never))
		release()
		if err := stays.answer(); err != nil {
			t.Error(err)
		}
		g.wantLedger(t, "holds", "token 1")

		holding, open := make(chan struct{}), make(chan struct{})
		holder := &call{done: make(chan struct{})}
		go func() {
			defer close(holder.done)
			holder.err = g.UpdateShared(t.Context(), r(2), func(tx zone.Tx) error { close(holding); <-open; return redeeming(r(2), 1)(tx) })
		}()
		<-holding
		g.write.wait = 20 * time.Millisecond
		wantUnavailable(t, g.UpdateShared(t.Context(), r(3), never))
		g.write.wait = time.Minute
		waits := g.start(t.Context(), t, r(4), never)
		closed := make(chan error)
		go func() { closed <- g.Close() }()
		wantUnavailable(t, waits.answer())
		close(open)
		if err := errors.Join(holder.answer(), <-closed); err != nil {
			t.Error(err)
		}
		wantUnavailable(t, g.UpdateShared(t.Context(), r(3), never))
		g.wantLedger(t, "holds", "token 1", "token 2")
	})
}

// TestGroupBegunTooLate: who gives up while the group waits for its transaction does nothing.
func TestGroupBegunTooLate(t *testing.T) {
	t.Parallel()
	s, path := newStore(t, Options{})
	g := prepared(t, &grouped{s, rawDB(t, path)})
	within, open := make(chan struct{}), make(chan struct{})
	writer := make(chan error, 1)
	go func() {
		writer <- g.Update(t.Context(), func(tx zone.Tx) error { close(within); <-open; return addUser("writer")(tx) })
	}()
	<-within
	ctx, cancel := context.WithCancel(t.Context())
	answer := make(chan error, 1)
	r := g.reading(0, "token")
	go func() {
		answer <- g.UpdateShared(ctx, r, func(zone.Tx) error { t.Error("the function was run"); return nil })
	}()
	eventually(t, func() bool {
		g.batches.turn.mu.Lock()
		defer g.batches.turn.mu.Unlock()
		return len(g.batches.turn.waiting) == 1
	})
	cancel()
	wantUnavailable(t, <-answer) // at once
	close(open)
	if err := <-writer; err != nil {
		t.Error(err)
	}
	if err := g.UpdateShared(t.Context(), r, redeeming(r, 1)); err != nil {
		t.Errorf("afterwards: %v", err)
	}
	g.wantLedger(t, "token")
}

// TestGroupCommitFails: in a batch a refusal may rest on what those before the group have written, and is told when that is kept: where it is
// not, everybody is told that.
func TestGroupCommitFails(t *testing.T) {
	t.Parallel()
	s, path := newStore(t, Options{})
	g := prepared(t, &grouped{s, rawDB(t, path)})
	broken := breakCommits(t, s)
	release := g.hold(t)
	var calls []*call
	for n := range 3 {
		r := g.reading(n, fmt.Sprint("token ", n))
		calls = append(calls, g.start(t.Context(), t, r, func(tx zone.Tx) error {
			broken.Store(true)
			err := redeeming(r, 1)(tx)
			if n == 0 {
				return errors.Join(err, errRefused)
			}
			return err
		}))
	}
	release()
	for n, c := range calls {
		if wantUnavailable(t, c.answer()); c.err == nil || !strings.Contains(c.err.Error(), "until it is restarted") {
			t.Errorf("call %d is told %v", n, c.err)
		}
	}
	g.wantLedger(t, "holds")
}

// TestGroupWaitsForNobody: a row that somebody is changing makes those wait who want it, and not their neighbours.
func TestGroupWaitsForNobody(t *testing.T) {
	t.Parallel()
	g := newGrouped(t, pgtest.DSN(t), Options{})
	changing, err := g.db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := changing.ExecContext(t.Context(), `UPDATE users SET full_name = 'changed' WHERE id = 'U0'`); err != nil {
		t.Fatal(err)
	}
	release := g.hold(t)
	var calls []*call
	seen := make(chan string, 1)
	for n := range 3 {
		r := g.reading(n, fmt.Sprint("token ", n))
		calls = append(calls, g.start(t.Context(), t, r, func(tx zone.Tx) error {
			user, err := tx.User(r.Issuer)
			if err != nil {
				return err
			}
			if n == 0 {
				seen <- user.FullName
			}
			return redeeming(r, 1)(tx)
		}))
	}
	release()
	for _, c := range calls[1:] {
		if err := c.answer(); err != nil {
			t.Error(err)
		}
	}
	if calls[0].answered() {
		t.Error("who wants the row does not wait for it")
	}
	if err := errors.Join(changing.Commit(), calls[0].answer()); err != nil {
		t.Error(err)
	}
	if name := <-seen; name != "changed" {
		t.Errorf("the row is seen as %q", name)
	}
}

// TestGroupWaitsBriefly: a key that somebody is writing, which no reading shows, holds the neighbours up for a moment.
func TestGroupWaitsBriefly(t *testing.T) {
	t.Parallel()
	g := newGrouped(t, pgtest.DSN(t), Options{})
	writing, err := g.db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := writing.ExecContext(t.Context(), `INSERT INTO token_uses (nonce, issued_at, count) VALUES ('token 0', 1, 1)`); err != nil {
		t.Fatal(err)
	}
	release := g.hold(t)
	var calls []*call
	for n := range 3 {
		r := g.reading(n, fmt.Sprint("token ", n))
		calls = append(calls, g.start(t.Context(), t, r, redeeming(r, 1)))
	}
	release()
	for _, c := range calls[1:] {
		if err := c.answer(); err != nil {
			t.Error(err)
		}
	}
	if calls[0].answered() {
		t.Error("who wants the key does not wait for it")
	}
	if err := writing.Commit(); err != nil {
		t.Fatal(err)
	}
	if err := calls[0].answer(); !errors.Is(err, errRefused) {
		t.Errorf("who came second is told %v", err)
	}
}
