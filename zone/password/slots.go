package password

import (
	"cmp"
	"context"
	"errors"
	"net/netip"
	"slices"
	"sync"
	"time"
)

// ErrBusy says that as many passwords are being hashed as the machine can take, and that the queue is full or did not move fast
// enough. The password was not looked at. Try again after [BusyRetryAfter].
var ErrBusy = errors.New("too many passwords are being checked at once")

// BusyRetryAfter is what to tell a client that was turned away by [ErrBusy].
const BusyRetryAfter = time.Second

// strangersTurn: of so many slots that get free, one goes to a stranger, so that known callers cannot starve the others.
const strangersTurn = 4

// origin says for whom a password is hashed.
type origin struct {
	known        bool         // this account logged in from this network before, or the caller is authenticated
	narrow, wide netip.Prefix // the networks that the address belongs to
}

// originOf groups an address: /24 and /16 for IPv4, /48 and /32 for IPv6. Addresses that are not valid share one group.
func originOf(addr netip.Addr) origin {
	addr = addr.Unmap()
	narrow, wide := 48, 32
	if addr.Is4() {
		narrow, wide = 24, 16
	}
	var o origin
	o.narrow, _ = addr.WithZone("").Prefix(narrow)
	o.wide, _ = addr.WithZone("").Prefix(wide)
	return o
}

// slots lets a bounded number of callers work, and a bounded number wait for a bounded time.
//
// There is a queue for known callers and one for strangers, each bounded by itself. A slot that gets free goes to a known caller,
// and every fourth one to a stranger; if that queue is empty, to the other. Inside a queue, the caller with the fewest others of its
// network there before it is served first, and the one with the most is turned away when the queue is full.
type slots struct {
	count, queue int
	wait         time.Duration

	mu      sync.Mutex
	running map[*waiter]struct{}
	waiting map[bool][]*waiter // by origin.known; each sorted, the next to be served first
	arrived uint64
	freed   uint64
	shed    uint64
}

// waiter is a caller that has a slot or waits for one.
type waiter struct {
	origin
	narrowAhead, wideAhead int // others of the same network when it came
	arrived                uint64
	ready                  chan error // one value: nil for a slot, or ErrBusy
}

func (w *waiter) compare(o *waiter) int {
	return cmp.Or(cmp.Compare(w.narrowAhead, o.narrowAhead), cmp.Compare(w.wideAhead, o.wideAhead), cmp.Compare(w.arrived, o.arrived))
}

func newSlots(count, queue int, wait time.Duration) *slots {
	return &slots{count: count, queue: queue, wait: wait, running: map[*waiter]struct{}{}, waiting: map[bool][]*waiter{}}
}

// enter takes a slot; leave gives it back. It returns ErrBusy, or the error of ctx when that ends first.
func (s *slots) enter(ctx context.Context, o origin) (leave func(), err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	w := s.join(o)
	timed, cancel := context.WithTimeout(ctx, s.wait)
	defer cancel()
	select {
	case err = <-w.ready:
	case <-timed.Done():
		err = s.quit(ctx, w)
	}
	if err != nil {
		return nil, err
	}
	return func() { s.leave(w) }, nil
}

// join takes a free slot or a place in the queue, maybe that of a caller that is turned away instead.
func (s *slots) join(o origin) *waiter {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.arrived++
	w := &waiter{origin: o, arrived: s.arrived, ready: make(chan error, 1)}
	if len(s.running) < s.count { // then nobody waits
		s.start(w)
		return w
	}
	for other := range s.running {
		w.countAhead(other)
	}
	queue := s.waiting[o.known]
	for _, other := range queue {
		w.countAhead(other)
	}
	at, _ := slices.BinarySearchFunc(queue, w, (*waiter).compare)
	queue = slices.Insert(queue, at, w)
	if last := len(queue) - 1; last >= s.queue {
		queue[last].ready <- ErrBusy
		s.shed++
		queue = slices.Delete(queue, last, last+1)
	}
	s.waiting[o.known] = queue
	return w
}

func (w *waiter) countAhead(other *waiter) {
	if other.known != w.known {
		return
	}
	if other.narrow == w.narrow {
		w.narrowAhead++
	}
	if other.wide == w.wide {
		w.wideAhead++
	}
}

func (s *slots) start(w *waiter) {
	s.running[w] = struct{}{}
	w.ready <- nil
}

// quit leaves the queue without a slot, unless one was given, or the place lost, at the same moment.
func (s *slots) quit(ctx context.Context, w *waiter) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	select {
	case err := <-w.ready:
		return err
	default:
	}
	queue := s.waiting[w.known]
	at, _ := slices.BinarySearchFunc(queue, w, (*waiter).compare)
	s.waiting[w.known] = slices.Delete(queue, at, at+1)
	if err := ctx.Err(); err != nil {
		return err
	}
	s.shed++
	return ErrBusy
}

// leave gives the slot of w to the next caller.
func (s *slots) leave(w *waiter) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.running, w)
	s.freed++
	known := s.freed%strangersTurn != 0
	if len(s.waiting[known]) == 0 {
		known = !known
	}
	if queue := s.waiting[known]; len(queue) > 0 {
		s.start(queue[0])
		s.waiting[known] = slices.Delete(queue, 0, 1)
	}
}

// stats returns the numbers of this moment.
func (s *slots) stats() (running, waiting int, shed uint64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.running), len(s.waiting[true]) + len(s.waiting[false]), s.shed
}
