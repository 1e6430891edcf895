package sqlstore

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"
)

// How a transaction that collided with another one is run again. Of those that collide with one another one has always gone
// through, so that each attempt is fewer of them; the waiting keeps them from colliding in step.
const (
	attempts     = 100
	firstBackoff = time.Millisecond
	longBackoff  = 50 * time.Millisecond
)

// again runs a transaction until it does not collide with another one, for as long as anybody may wait for a transaction to begin.
func (s *Store) again(ctx context.Context, run func() error) error {
	patience, cancel := context.WithTimeout(ctx, s.write.wait)
	defer cancel()
	backoff := firstBackoff
	for attempt := 1; ; attempt++ {
		err := run()
		if !errors.Is(err, errCollision) || attempt == attempts {
			return err
		}
		select {
		case <-patience.Done():
			return err
		case <-time.After(rand.N(backoff)): //nolint:gosec // what is drawn is no secret
		}
		backoff = min(2*backoff, longBackoff)
	}
}
