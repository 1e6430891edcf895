package sqlstore

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
)

// TestTurnsAreInOrder lets callers queue one after the other.
func TestTurnsAreInOrder(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var q queue
		if err := q.enter(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		var order []int // belongs to whoever has the turn
		for i := range 10 {
			go func() {
				if err := q.enter(t.Context(), nil); err != nil {
					t.Error(err)
				}
				order = append(order, i)
				q.release()
			}()
			synctest.Wait()
		}
		q.release()
		synctest.Wait()
		for i, got := range order {
			if got != i {
				t.Fatalf("the turns were given in the order %v", order)
			}
		}
		if len(order) != 10 || q.taken || len(q.waiting) != 0 {
			t.Errorf("%d had the turn, taken %v, %d wait", len(order), q.taken, len(q.waiting))
		}
	})
}

// TestTurnGivenTooLate gives the turn to a caller whose context has ended, before the caller could take its place back.
func TestTurnGivenTooLate(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var q queue
		if err := q.enter(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		result := make(chan error, 1)
		go func() { result <- q.enter(ctx, nil) }()
		synctest.Wait()
		q.mu.Lock() // which the caller needs to give up
		cancel()
		given := q.give()
		q.mu.Unlock()
		if err := <-result; err != nil || !given {
			t.Errorf("given %v, error %v", given, err)
		}
		q.release()
		if q.taken {
			t.Error("nobody has the turn, and it is not free")
		}
	})
}

// TestGivingUp lets callers leave the queue from its middle, because their contexts end or everything does.
func TestGivingUp(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var q queue
		closed := make(chan struct{})
		if err := q.enter(t.Context(), closed); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		var done sync.WaitGroup
		for i := range 3 {
			done.Go(func() {
				mine := t.Context()
				if i == 1 {
					mine = ctx
				}
				err := q.enter(mine, closed)
				if wantUnavailable(t, err); errors.Is(err, context.Canceled) != (i == 1) {
					t.Errorf("caller %d gives up with %v", i, err)
				}
			})
			synctest.Wait()
		}
		cancel()
		synctest.Wait()
		if len(q.waiting) != 2 {
			t.Errorf("%d wait", len(q.waiting))
		}
		close(closed)
		done.Wait()
		if q.pass() {
			t.Error("somebody was given the turn")
		}
		wantUnavailable(t, q.enter(t.Context(), closed))
	})
}
