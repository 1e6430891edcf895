package zonemint

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"time"
)

// maxAnswer is how many bytes of an answer are read. The largest page of the contract is well below.
const maxAnswer = 8 << 20

// maxRetryAfter is the longest that a server is waited for. What asks for more is an error at once.
const maxRetryAfter = 30 * time.Second

// repeatable are the POST requests that can be sent again: they change nothing, or the second one finds what the first one did.
var repeatable = []string{"/provider/spaces/support", "/tokens/examine", "/tokens/confine", "/tokens/verify_invite_token", "/tokens/revoke"}

// transport sends the requests of package api. It returns successes alone: what else there is it makes an [*APIError] of.
type transport struct {
	http      http.Client
	authorize func(*http.Request) // a function, so that no way of printing a client shows its credentials
	timeout   time.Duration
	retries   int

	wait   func(ctx context.Context, d time.Duration) error
	now    func() time.Time
	jitter func(d time.Duration) time.Duration
}

// Do sends a request, and again where that helps. The body of what it returns is in memory.
func (t *transport) Do(r *http.Request) (*http.Response, error) {
	r.Header.Set("Accept", "application/json")
	r.Header.Set("User-Agent", "zonemint-go/"+Version)
	t.authorize(r)
	for left := t.retries; ; left-- {
		response, refused := t.attempt(r)
		if refused == nil {
			return response, nil
		}
		if left <= 0 || !again(r, refused) {
			return nil, refused
		}
		if err := t.wait(r.Context(), t.jitter(refused.RetryAfter)); err != nil {
			return nil, unreachable(err)
		}
		if r.GetBody == nil {
			continue
		}
		body, err := r.GetBody()
		if err != nil {
			return nil, unreachable(err)
		}
		r.Body = body
	}
}

// again tells whether to send a request once more after it was refused.
func again(r *http.Request, refused *APIError) bool {
	if refused.Status != http.StatusTooManyRequests && refused.Status != http.StatusServiceUnavailable {
		return false
	}
	if refused.RetryAfter <= 0 || refused.RetryAfter > maxRetryAfter || r.Body != nil && r.GetBody == nil {
		return false
	}
	switch r.Method {
	case http.MethodGet, http.MethodDelete:
		return true
	case http.MethodPost:
		return slices.ContainsFunc(repeatable, func(end string) bool { return strings.HasSuffix(r.URL.Path, end) })
	}
	return false
}

// attempt sends a request once.
func (t *transport) attempt(r *http.Request) (*http.Response, *APIError) {
	ctx, cancel := r.Context(), context.CancelFunc(func() {})
	if t.timeout > 0 {
		ctx, cancel = context.WithTimeout(ctx, t.timeout)
	}
	defer cancel()
	response, err := t.http.Do(r.WithContext(ctx))
	if err != nil {
		return nil, unreachable(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, maxAnswer+1))
	if err != nil {
		return nil, unreachable(err)
	}
	if len(body) > maxAnswer {
		return nil, unreachable(errors.New("it is longer than a zone's would be"))
	}
	if response.StatusCode < 200 || response.StatusCode > 299 {
		return nil, refusal(response.StatusCode, response.Header, body, t.now())
	}
	if !understood(response, body) {
		return nil, &APIError{
			Status: response.StatusCode, Code: CodeBadAnswer, RequestID: requestID(response.Header),
			Description: "the answer is not the JSON that a zone would send",
		}
	}
	response.Body = io.NopCloser(bytes.NewReader(body))
	return response, nil
}

// understood tells whether a success can be one of a zone's: what stands in its place may answer 200 with a page to anything.
func understood(response *http.Response, body []byte) bool {
	switch response.StatusCode {
	case http.StatusOK:
		return strings.Contains(response.Header.Get("Content-Type"), "json") && json.Valid(body)
	case http.StatusCreated: // redeeming has no body
		return len(body) == 0 || strings.Contains(response.Header.Get("Content-Type"), "json") && json.Valid(body)
	}
	return response.StatusCode == http.StatusNoContent
}

// jitter lengthens a wait by up to a half, so that callers who were refused together do not come back together.
func jitter(d time.Duration) time.Duration {
	return d + rand.N(d/2+1) //nolint:gosec // nothing depends on nobody knowing it
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
