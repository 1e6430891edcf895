package zonemint

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/zonemint/zonemint/sdk/go/internal/argument"
)

func init() {
	argument.Refused = func(description string) error {
		return &APIError{Code: CodeInvalidArgument, Description: description}
	}
}

// Codes of errors that the zone has not answered. All others are those of the contract, such as token_used.
const (
	CodeInvalidAddress  = "invalid_address"  // New was given no address of a zone
	CodeInvalidArgument = "invalid_argument" // an argument cannot be sent, such as an id that is none: nothing was sent
	CodeTimeout         = "timeout"          // no answer in time: whether the request had an effect is unknown
	CodeCanceled        = "canceled"         // the context was cancelled: the same
	CodeUnreachable     = "unreachable"      // no answer, for another reason: the same
	CodeBadAnswer       = "bad_answer"       // an answer, but not one of a zone's: something else has answered in its place
)

// APIError is why a call has failed. Decide by Code, and by Status where that is enough; the description is for people. No field of
// it has the text of a token or a password.
type APIError struct {
	Status      int           // of HTTP; 0 where there was no answer
	Code        string        // stable: one of the contract's, or one of the constants
	Description string        // what is wrong and what to do about it
	RequestID   string        // names the request in the server's log; empty where there is none
	RetryAfter  time.Duration // how long the server asks to wait; 0 where it does not say

	cause error
}

// Error is the description with the code, the status and the request id.
func (e *APIError) Error() string {
	tags := []string{e.Code}
	if e.Status != 0 {
		tags = append(tags, "status "+strconv.Itoa(e.Status))
	}
	if e.RequestID != "" {
		tags = append(tags, "request "+e.RequestID)
	}
	text := strings.TrimRight(e.Description, ". ")
	if e.cause != nil {
		text += ": " + clean(e.cause.Error())
	}
	return fmt.Sprintf("zonemint: %s (%s)", text, strings.Join(tags, ", "))
}

// Unwrap returns what has caused the error, such as [context.DeadlineExceeded]; nil where it is the answer of the zone.
func (e *APIError) Unwrap() error { return e.cause }

// maxDescription is how many characters of a description are kept.
const maxDescription = 1000

var (
	codes      = regexp.MustCompile(`^[a-z][a-z_]{0,63}$`)
	requestIDs = regexp.MustCompile(`^[A-Za-z0-9._-]{1,128}$`)
	// A token is longer than any id that a zone gives. A zone never repeats one, but what stands before it might.
	secrets = regexp.MustCompile(`[A-Za-z0-9_-]{64,}`)
)

// refusal reads an answer that is no success.
func refusal(status int, h http.Header, body []byte, now time.Time) *APIError {
	e := &APIError{Status: status, Code: CodeBadAnswer, RequestID: requestID(h), RetryAfter: retryAfter(h, now)}
	var problem struct {
		Code        string `json:"error"`
		Description string `json:"error_description"`
	}
	switch err := json.Unmarshal(body, &problem); {
	case err == nil && codes.MatchString(problem.Code) && problem.Description != "":
		e.Code, e.Description = problem.Code, clean(problem.Description)
	case status >= 300 && status < 400:
		e.Description = "the answer is a redirect: give the address of the zone itself, since credentials are not sent on"
	default:
		e.Description = fmt.Sprintf("the answer is %d %s and not one of a zone's", status, http.StatusText(status))
	}
	return e
}

// unreachable says why there was no answer. The cause of a client of net/http names the method and the URL, which have no secret.
func unreachable(err error) *APIError {
	e := &APIError{Code: CodeUnreachable, Description: "there was no answer", cause: err}
	var slow interface{ Timeout() bool }
	switch {
	case errors.Is(err, context.Canceled):
		e.Code, e.Description = CodeCanceled, "the call was cancelled"
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &slow) && slow.Timeout():
		e.Code, e.Description = CodeTimeout, "there was no answer in time"
	}
	return e
}

func requestID(h http.Header) string {
	if id := h.Get("X-Request-Id"); requestIDs.MatchString(id) {
		return id
	}
	return ""
}

// retryAfter reads the header in both of its forms (RFC 9110 section 10.2.3).
func retryAfter(h http.Header, now time.Time) time.Duration {
	value := h.Get("Retry-After")
	if seconds, err := strconv.ParseInt(value, 10, 32); err == nil {
		return time.Duration(max(seconds, 0)) * time.Second
	}
	if at, err := http.ParseTime(value); err == nil {
		return max(at.Sub(now), 0)
	}
	return 0
}

// clean takes out of a text what could be a token, and what a terminal would take for a command, and cuts what is too long.
func clean(text string) string {
	var b strings.Builder
	for i, r := range []rune(secrets.ReplaceAllString(text, "[redacted]")) {
		if i == maxDescription {
			b.WriteRune('…')
			break
		}
		if !unicode.IsPrint(r) {
			r = unicode.ReplacementChar
		}
		b.WriteRune(r)
	}
	return b.String()
}
