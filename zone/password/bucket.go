package password

import (
	"math"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// bucket is an allowance of failures. An attempt reserves one before it is known how it ends, and either spends it or gives it
// back. Otherwise a thousand simultaneous attempts would all see the same full bucket. (The Cancel method of a rate.Reservation
// cannot give back what was to be had at once, hence the count beside the rate.Limiter.)
type bucket struct {
	every time.Duration

	mu       sync.Mutex
	failures *rate.Limiter
	reserved int       // attempts that are not decided yet
	latest   time.Time // the latest time this bucket was told
}

// maxReorder is by how much two simultaneous requests may disagree about the time.
const maxReorder = time.Minute

// almostOne allows for the rounding of a refill computed in floating point.
const almostOne = 1 - 1e-6

func newBucket(limit Rate) *bucket {
	return &bucket{every: limit.Every, failures: rate.NewLimiter(rate.Every(limit.Every), limit.Burst)}
}

// reserve takes one failure out, or says after how long to try again.
func (b *bucket) reserve(now time.Time) (retryAfter time.Duration, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	left := b.failures.TokensAt(b.at(now))
	if left-float64(b.reserved) < almostOne {
		return b.wait(left), false
	}
	b.reserved++
	return 0, true
}

// settle ends a reservation: spent, or given back.
func (b *bucket) settle(now time.Time, spend bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.reserved--
	if spend {
		b.failures.ReserveN(b.at(now), 1) // not AllowN, which would not count a failure that rounding makes too many
	}
}

// at keeps the time from running backwards when requests overtake each other, which would refill the same moments twice. A
// larger step back is a clock that was set, and is followed.
func (b *bucket) at(now time.Time) time.Time {
	back := b.latest.Sub(now)
	if back > 0 && back < maxReorder {
		return b.latest
	}
	if back > 0 {
		b.failures.ReserveN(now, 0) // sets the limiter's own time back; otherwise nothing would come back until it is reached again
	}
	b.latest = now
	return now
}

// wait is how long until one failure is left, in whole seconds and at least one. When there are some left and all are reserved,
// the attempts under way decide, and that takes about a second.
func (b *bucket) wait(left float64) time.Duration {
	seconds := math.Ceil((1 - left) * b.every.Seconds())
	return time.Duration(max(seconds, 1)) * time.Second
}
