package zonemint

import (
	"context"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// roundTripper answers requests without a network.
type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// TestRetry: 429 and 503 are tried again as the server asks, within bounds, and only where that can do no harm.
func TestRetry(t *testing.T) {
	const support, password = "POST /api/v3/onezone/provider/spaces/support", "PUT /api/v3/onezone/user/password"
	for name, tt := range map[string]struct {
		request string
		answers []int
		after   string
		waits   []time.Duration
		want    int // status of the error; 0: none
	}{
		"at once":              {"GET /user", []int{200}, "1", nil, 0},
		"once busy":            {"GET /user", []int{503, 200}, "3", []time.Duration{3 * time.Second}, 0},
		"too many":             {"GET /user", []int{429, 200}, "3", []time.Duration{3 * time.Second}, 0},
		"busy for long":        {"GET /user", []int{503, 503, 503}, "9", []time.Duration{9 * time.Second, 9 * time.Second}, 503},
		"longer than it waits": {"GET /user", []int{503}, "31", nil, 503},
		"it does not say":      {"GET /user", []int{503}, "", nil, 503},
		"nonsense":             {"GET /user", []int{503}, "soon", nil, 503},
		"negative":             {"GET /user", []int{503}, "-1", nil, 503},
		"a date":               {"GET /user", []int{503, 200}, "Tue, 14 Nov 2023 22:13:25 GMT", []time.Duration{5 * time.Second}, 0},
		"a date that is over":  {"GET /user", []int{503}, "Tue, 14 Nov 2023 22:13:15 GMT", nil, 503},
		"another status":       {"GET /user", []int{500}, "1", nil, 500},
		"redeeming":            {support, []int{503, 201}, "1", []time.Duration{time.Second}, 0},
		"confining":            {"POST /api/v3/onezone/tokens/confine", []int{503, 200}, "1", []time.Duration{time.Second}, 0},
		"deleting":             {"DELETE /spaces/s", []int{503, 204}, "1", []time.Duration{time.Second}, 0},
		"creating":             {"POST /spaces", []int{503}, "1", nil, 503},
		"creating, too many":   {"POST /spaces", []int{429}, "1", nil, 429},
		"minting with options": {"POST /api/v3/onezone/spaces/s/providers/token", []int{503}, "1", nil, 503},
		"a password":           {password, []int{503}, "1", nil, 503},
		"a change":             {"PATCH /provider/spaces/support", []int{503}, "1", nil, 503},
	} {
		t.Run(name, func(t *testing.T) {
			var waits []time.Duration
			var bodies []string
			left := tt.answers
			tr := &transport{
				retries: 2, authorize: func(*http.Request) {},
				wait:   func(_ context.Context, d time.Duration) error { waits = append(waits, d); return nil },
				now:    func() time.Time { return time.Unix(1700000000, 0) },
				jitter: func(d time.Duration) time.Duration { return d },
				http: http.Client{Transport: roundTripper(func(r *http.Request) (*http.Response, error) {
					body, err := io.ReadAll(r.Body)
					bodies = append(bodies, string(body))
					status := left[0]
					left = left[1:]
					return &http.Response{
						StatusCode: status, Request: r, Body: io.NopCloser(strings.NewReader("{}")),
						Header: http.Header{"Retry-After": {tt.after}, "Content-Type": {"application/json"}},
					}, err
				})},
			}
			method, path, _ := strings.Cut(tt.request, " ")
			r, err := http.NewRequestWithContext(t.Context(), method, "http://zone.example.org"+path, strings.NewReader("body"))
			if err != nil {
				t.Fatal(err)
			}
			response, err := tr.Do(r)
			if err == nil {
				defer response.Body.Close()
			}
			if tt.want != 0 {
				wantError(t, err, tt.want, CodeBadAnswer)
			} else if err != nil || response.StatusCode != tt.answers[len(tt.answers)-1] {
				t.Errorf("%v, %v", response, err)
			}
			if len(left) > 0 || !slices.Equal(waits, tt.waits) {
				t.Errorf("%v are left, waited %v", left, waits)
			}
			if slices.ContainsFunc(bodies, func(body string) bool { return body != "body" }) {
				t.Errorf("sent %q", bodies)
			}
		})
	}
}

// TestUnrepeatableBody: a request whose body is gone after the first attempt is not sent again.
func TestUnrepeatableBody(t *testing.T) {
	count := 0
	c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		count++
		w.Header().Set("Retry-After", "1")
		answer(w, 503, `{"error":"unavailable","error_description":"busy"}`)
	})
	_, err := c.API().ExamineTokenWithBodyWithResponse(t.Context(), "application/json", io.MultiReader(strings.NewReader(`{}`)))
	if wantError(t, err, 503, "unavailable"); count != 1 {
		t.Errorf("sent %d times", count)
	}
}

// TestRetriesEnd: without an answer that is better a call ends after the retries, and without any if none are wanted.
func TestRetriesEnd(t *testing.T) {
	for _, retries := range []int{0, DefaultRetries} {
		count := 0
		c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			count++
			w.Header().Set("Retry-After", "1")
			answer(w, 429, `{"error":"too_many_requests","error_description":"slow down"}`)
		}, WithRetries(retries))
		_, err := c.Mint(t.Context(), "s")
		wantError(t, err, 429, "too_many_requests")
		if after := refusedWith(t, err).RetryAfter; after != time.Second || count != retries+1 {
			t.Errorf("sent %d times, want %d; retry after %s", count, retries+1, after)
		}
	}
}

// TestWait: waiting takes its time, unless it is interrupted, and the call then says so.
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
	interrupted := func(tr *transport) { tr.wait = func(context.Context, time.Duration) error { return context.Canceled } }
	c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "1")
		answer(w, 503, "")
	}, interrupted)
	_, err := c.Mint(t.Context(), "s")
	wantError(t, err, 0, CodeCanceled)
}

// TestJitter: a wait is never shorter than the server asks for, and not much longer.
func TestJitter(t *testing.T) {
	for range 1000 {
		if d := jitter(10 * time.Second); d < 10*time.Second || d > 15*time.Second {
			t.Fatalf("10s became %s", d)
		}
	}
}
