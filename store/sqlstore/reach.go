package sqlstore

import (
	"math/rand/v2"
	"sync"
	"time"
)

// How long nobody tries to reach a database after an attempt has failed: twice as long after each failure, and never quite as
// long as others wait, so that not all come at once when it is back.
const (
	firstRest = 50 * time.Millisecond
	longRest  = 2 * time.Second
)

// reach remembers that a database cannot be reached, so that not every request tries for itself. All pools of a database share one: it
// cannot be there for those who read and not for those who write.
type reach struct {
	mu      sync.Mutex
	rest    time.Duration // the last one; 0: it can be reached
	until   time.Time     // when the next attempt may be made
	reached time.Time     // when it was reached last
	cause   error         // of the last failure
}

// refused returns why no attempt may be made now, or nil.
func (r *reach) refused(now time.Time) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if now.Before(r.until) {
		return r.cause
	}
	return nil
}

// failed takes note that an attempt that was begun at began has failed.
func (r *reach) failed(began, now time.Time, cause error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if now.Before(r.until) || began.Before(r.reached) {
		return // it was made before the last failure was known, or before another one succeeded
	}
	r.rest = min(max(firstRest, 2*r.rest), longRest)
	r.until, r.cause = now.Add(r.rest/2+rand.N(r.rest/2)), cause //nolint:gosec // what is drawn is no secret
}

// succeeded takes note of an attempt that succeeded.
func (r *reach) succeeded(now time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.rest, r.until, r.reached, r.cause = 0, time.Time{}, now, nil
}
