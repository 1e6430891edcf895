package sqlstore

import (
	"errors"
	"testing"
	"time"
)

// TestReach lets attempts fail and succeed, and looks how long nobody may try.
func TestReach(t *testing.T) {
	t.Parallel()
	now, cause := time.Unix(1_800_000_000, 0), errors.New("connection refused")
	var r reach
	if err := r.refused(now); err != nil {
		t.Errorf("at first: %v", err)
	}
	for _, longest := range []time.Duration{50, 100, 200, 400, 800, 1600, 2000, 2000} {
		r.failed(now, now, cause)
		r.failed(now, now, errors.New("late news")) // of an attempt that began before
		if err := r.refused(now); !errors.Is(err, cause) {
			t.Errorf("after a failure: %v", err)
		}
		rest := r.until.Sub(now)
		if rest < longest*time.Millisecond/2 || rest > longest*time.Millisecond {
			t.Errorf("nobody may try for %v, want half of %v ms to all of it", rest, int64(longest))
		}
		now = r.until
		if err := r.refused(now); err != nil {
			t.Errorf("after the rest: %v", err)
		}
	}
	r.failed(now, now, cause)
	r.succeeded(now)
	if err := r.refused(now); err != nil {
		t.Errorf("after a success: %v", err)
	}
	r.failed(now.Add(-1), now, cause)
	if err := r.refused(now); err != nil {
		t.Errorf("after an attempt that failed and was begun before the one that succeeded: %v", err)
	}
	r.failed(now, now, cause)
	if rest := r.until.Sub(now); rest > firstRest {
		t.Errorf("after a success the first rest is %v", rest)
	}
}
