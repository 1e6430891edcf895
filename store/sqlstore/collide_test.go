package sqlstore

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/zonemint/zonemint/zone"
)

// TestAgain counts the attempts of transactions that collide, by a clock that stands still while they run.
func TestAgain(t *testing.T) {
	t.Parallel()
	collision := errBusy(fmt.Errorf("%w: %w", errCollision, errors.New("40001")))
	for name, test := range map[string]struct {
		wait, cancelled time.Duration
		luck            int // the attempt that goes through
		least, most     int
		want            error
		longest         time.Duration
	}{
		"goes through":    {wait: time.Minute, luck: 7, least: 7, most: 7, longest: 7 * longBackoff},
		"never":           {wait: time.Minute, least: attempts, most: attempts, want: zone.Unavailable, longest: attempts * longBackoff},
		"out of patience": {wait: 300 * time.Millisecond, least: 6, most: attempts - 1, want: zone.Unavailable, longest: 300 * time.Millisecond},
		"nobody waits":    {wait: time.Minute, cancelled: 100 * time.Millisecond, least: 2, most: attempts - 1, want: zone.Unavailable, longest: 100 * time.Millisecond},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				if test.cancelled > 0 {
					time.AfterFunc(test.cancelled, cancel)
				}
				s := &Store{write: &pool{wait: test.wait}}
				start, runs := time.Now(), 0
				err := s.again(ctx, func() error {
					if runs++; runs == test.luck {
						return nil
					}
					return collision
				})
				if !errors.Is(err, test.want) || runs < test.least || runs > test.most {
					t.Errorf("%d runs, not %d to %d; error %v, not %v", runs, test.least, test.most, err, test.want)
				}
				if took := time.Since(start); took > test.longest {
					t.Errorf("it took %v, more than %v", took, test.longest)
				}
			})
		})
	}
}

// TestAgainOnlyAfterCollisions runs once what fails otherwise, even where the database is busy.
func TestAgainOnlyAfterCollisions(t *testing.T) {
	t.Parallel()
	s, runs := &Store{write: &pool{wait: time.Minute}}, 0
	busy := errBusy(errors.New("too many clients"))
	if err := s.again(t.Context(), func() error { runs++; return busy }); !errors.Is(err, busy) || runs != 1 {
		t.Errorf("%d runs, error %v", runs, err)
	}
}
