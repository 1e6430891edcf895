package remote

import (
	"context"
	"errors"
	"io"
	"log"
	"net/http"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

func discard() *log.Logger { return log.New(io.Discard, "", 0) }

// TestRetry: 429 and 503 are tried again as the server asks, within the bound, and only where that can do no harm.
func TestRetry(t *testing.T) {
	const busy = `{"error":"unavailable","error_description":"busy"}`
	for name, tt := range map[string]struct {
		request Request
		answers []int
		after   string
		bound   time.Duration
		waits   []time.Duration
		want    int // status of the error; 0: none
	}{
		"at once":                 {GetCurrentUser(), []int{200}, "1", time.Minute, nil, 0},
		"once busy":               {GetCurrentUser(), []int{503, 200}, "3", time.Minute, []time.Duration{3 * time.Second}, 0},
		"busy for long":           {GetCurrentUser(), []int{503, 503, 503}, "25", time.Minute, []time.Duration{25 * time.Second, 25 * time.Second}, 503},
		"longer than the bound":   {GetCurrentUser(), []int{429}, "61", time.Minute, nil, 429},
		"never wait":              {GetCurrentUser(), []int{503}, "1", -1, nil, 503},
		"it does not say":         {GetCurrentUser(), []int{503}, "", time.Minute, nil, 503},
		"nonsense":                {GetCurrentUser(), []int{503}, "soon", time.Minute, nil, 503},
		"negative":                {GetCurrentUser(), []int{503}, "-1", time.Minute, nil, 503},
		"a date":                  {GetCurrentUser(), []int{503, 200}, "Tue, 14 Nov 2023 22:13:25 GMT", time.Minute, []time.Duration{5 * time.Second}, 0},
		"a date that has passed":  {GetCurrentUser(), []int{503}, "Tue, 14 Nov 2023 22:13:15 GMT", time.Minute, nil, 503},
		"another status":          {GetCurrentUser(), []int{500}, "1", time.Minute, nil, 500},
		"creating, 503":           {CreateSpace("a"), []int{503}, "1", time.Minute, nil, 503},
		"creating, 429":           {CreateSpace("a"), []int{429, 201}, "1", time.Minute, []time.Duration{time.Second}, 0},
		"redeeming, 503":          {RedeemToken(NewSecret("a"), 1), []int{503, 201}, "1", time.Minute, []time.Duration{time.Second}, 0},
		"minting, 503":            {MintSupportToken("s", NewSupportToken{}), []int{503, 200}, "1", time.Minute, []time.Duration{time.Second}, 0},
		"minting with a row, 503": {MintSupportToken("s", NewSupportToken{Name: "a"}), []int{503}, "1", time.Minute, nil, 503},
		"a password, 503":         {ChangePassword(Secret{}, Secret{}), []int{503}, "1", time.Minute, nil, 503},
		"deleting, 503":           {RemoveSpace("s"), []int{503, 204}, "1", time.Minute, []time.Duration{time.Second}, 0},
	} {
		var waits, told []time.Duration
		left := tt.answers
		c := client(t, Config{
			RetryWait: tt.bound,
			Now:       func() time.Time { return time.Unix(1700000000, 0) },
			Wait:      func(_ context.Context, d time.Duration) error { waits = append(waits, d); return nil },
			Notify:    func(d time.Duration, _ *Error) { told = append(told, d) },
		}, func(r *http.Request) (*http.Response, error) {
			if len(left) == 0 {
				t.Fatalf("%s: asked once more", name)
			}
			status := left[0]
			left = left[1:]
			return reply(r, status, busy, "Retry-After: "+tt.after, "Location: /provider/spaces/s"), nil
		})
		_, err := c.Do(t.Context(), tt.request, nil)
		var refused *Error
		if errors.As(err, &refused) != (tt.want != 0) || refused != nil && refused.Status != tt.want {
			t.Errorf("%s: %v", name, err)
		}
		if len(left) > 0 || !slices.Equal(waits, tt.waits) || !slices.Equal(told, tt.waits) {
			t.Errorf("%s: %v are left, waited %v, told %v", name, left, waits, told)
		}
	}
}

// TestRetrySendsTheBodyAgain: the second attempt is the same as the first.
func TestRetrySendsTheBodyAgain(t *testing.T) {
	var bodies []string
	c := client(t, Config{Wait: func(context.Context, time.Duration) error { return nil }}, func(r *http.Request) (*http.Response, error) {
		body, err := io.ReadAll(r.Body)
		bodies = append(bodies, string(body))
		if len(bodies) == 1 {
			return reply(r, 503, "", "Retry-After: 1"), err
		}
		return reply(r, 201, "", "Location: /provider/spaces/s"), err
	})
	if _, err := c.Do(t.Context(), RedeemToken(NewSecret("abc"), 7), nil); err != nil {
		t.Error(err)
	}
	if want := `{"token":"abc","size":7}`; !slices.Equal(bodies, []string{want, want}) {
		t.Errorf("%q", bodies)
	}
}

// TestWait: waiting takes its time, unless it is interrupted.
func TestWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		begin := time.Now()
		if err := wait(t.Context(), time.Minute); err != nil || time.Since(begin) != time.Minute {
			t.Errorf("waited %s: %v", time.Since(begin), err)
		}
		ctx, interrupt := context.WithTimeout(t.Context(), time.Second)
		defer interrupt()
		begin = time.Now()
		if err := wait(ctx, time.Minute); !errors.Is(err, context.DeadlineExceeded) || time.Since(begin) != time.Second {
			t.Errorf("waited %s: %v", time.Since(begin), err)
		}
	})
}
