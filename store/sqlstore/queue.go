package sqlstore

import (
	"context"
	"slices"
	"sync"
)

// queue gives the turn to one caller at a time, in the order in which they came. The turn goes straight from hand to hand:
// it is never free while somebody waits for it, so whoever passes it on knows that it was taken.
type queue struct {
	mu      sync.Mutex
	taken   bool
	waiting []chan struct{} // closed when the turn is given
}

// enter waits for the turn. After an error the caller does not have it. Whoever has it may find that its context has ended:
// the turn had been given by then.
func (q *queue) enter(ctx context.Context, closed <-chan struct{}) error {
	select {
	case <-closed:
		return errClosed()
	default:
	}
	q.mu.Lock()
	if !q.taken {
		q.taken = true
		q.mu.Unlock()
		return nil
	}
	given := make(chan struct{})
	q.waiting = append(q.waiting, given)
	q.mu.Unlock()
	select {
	case <-given:
		return nil
	case <-closed:
		return q.giveUp(given, errClosed())
	case <-ctx.Done():
		return q.giveUp(given, errBusy(ctx.Err()))
	}
}

// giveUp takes a place in the queue back and returns the reason, or nil when it is too late for that.
func (q *queue) giveUp(given chan struct{}, reason error) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	i := slices.Index(q.waiting, given)
	if i < 0 {
		return nil
	}
	q.waiting = slices.Delete(q.waiting, i, i+1)
	return reason
}

// pass gives the turn to the next one. It reports false, and the caller keeps the turn, when nobody waits.
func (q *queue) pass() bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.give()
}

// release gives the turn to the next one, or puts it down when nobody waits.
func (q *queue) release() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.taken = q.give()
}

func (q *queue) give() bool {
	if len(q.waiting) == 0 {
		return false
	}
	close(q.waiting[0])
	q.waiting[0] = nil
	q.waiting = q.waiting[1:]
	return true
}
