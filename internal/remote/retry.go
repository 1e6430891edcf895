package remote

import (
	"context"
	"errors"
	"net/http"
	"time"
)

// retry tells whether to send a request again after err, and after how long, when there is left to wait.
func (r Request) retry(err error, left time.Duration) (time.Duration, bool) {
	var refused *Error
	if !errors.As(err, &refused) || refused.RetryAfter == 0 || refused.RetryAfter > left {
		return 0, false
	}
	switch refused.Status {
	case http.StatusTooManyRequests: // nothing was done yet
		return refused.RetryAfter, true
	case http.StatusServiceUnavailable:
		return refused.RetryAfter, r.repeatable
	}
	return 0, false
}

// wait waits, at most until ctx ends.
func wait(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
