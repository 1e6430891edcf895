package password

import (
	"context"
	"errors"
	"sync/atomic"
	"time"
)

// ErrBusy says that as many passwords are being hashed as the machine can take, and that the queue is full or did not move fast
// enough. The password was not looked at. Try again after [BusyRetryAfter].
var ErrBusy = errors.New("too many passwords are being checked at once")

// BusyRetryAfter is what to tell a client that was turned away by [ErrBusy].
const BusyRetryAfter = time.Second

// slots lets a bounded number of callers work, and a bounded number wait in line for a bounded time.
type slots struct {
	taken   chan struct{} // its capacity is the number of slots; blocked senders are served in their order
	queue   int64
	wait    time.Duration
	waiting atomic.Int64
	shed    atomic.Uint64
}

func newSlots(count, queue int, wait time.Duration) *slots {
	return &slots{taken: make(chan struct{}, count), queue: int64(queue), wait: wait}
}

// enter takes a slot; leave gives it back. It returns ErrBusy, or the error of ctx when that ends first.
func (s *slots) enter(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case s.taken <- struct{}{}:
		return nil
	default:
	}
	defer s.waiting.Add(-1)
	if s.waiting.Add(1) > s.queue {
		s.shed.Add(1)
		return ErrBusy
	}
	return s.await(ctx)
}

func (s *slots) await(ctx context.Context) error {
	timed, cancel := context.WithTimeout(ctx, s.wait)
	defer cancel()
	select {
	case s.taken <- struct{}{}:
		return nil
	case <-timed.Done():
		if err := ctx.Err(); err != nil {
			return err
		}
		s.shed.Add(1)
		return ErrBusy
	}
}

func (s *slots) leave() {
	<-s.taken
}
