package remote

import (
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// Error is the answer of a server that did not do what it was asked to.
type Error struct {
	Status int
	// Code is the stable code of the contract; empty for an answer that is not one of a zone's.
	Code string
	// Description is for people. It has been cleaned of what a terminal would take for a command.
	Description string
	// RequestID names the request in the server's log; empty where the server gave none.
	RequestID string
	// RetryAfter is how long the server asks to wait; 0 where it does not say.
	RetryAfter time.Duration
}

// Error is the description with the code and the request id.
func (e *Error) Error() string {
	tags := []string{e.Code}
	if e.Code == "" {
		tags[0] = "status " + strconv.Itoa(e.Status)
	}
	if e.RequestID != "" {
		tags = append(tags, "request "+e.RequestID)
	}
	return fmt.Sprintf("%s (%s)", strings.TrimRight(e.Description, ". "), strings.Join(tags, ", "))
}

// UnreachableError says that there was no answer, or none that could be read: whether the request had an effect is unknown.
type UnreachableError struct {
	Host string
	Err  error
}

// Error names the host and the cause.
func (e *UnreachableError) Error() string { return "no answer from " + e.Host + ": " + e.Err.Error() }

// Unwrap returns the cause.
func (e *UnreachableError) Unwrap() error { return e.Err }

// maxDescription is how many characters of a description are kept.
const maxDescription = 1000

var (
	codes      = regexp.MustCompile(`^[a-z][a-z_]{0,63}$`)
	requestIDs = regexp.MustCompile(`^[A-Za-z0-9._-]{1,128}$`)
)

// refusal reads an answer that is no success.
func refusal(status int, h http.Header, body []byte, now time.Time) *Error {
	e := &Error{Status: status, RequestID: requestID(h), RetryAfter: retryAfter(h, now)}
	var problem struct {
		Code        string `json:"error"`
		Description string `json:"error_description"`
	}
	if err := json.Unmarshal(body, &problem); err == nil && codes.MatchString(problem.Code) && problem.Description != "" {
		e.Code, e.Description = problem.Code, Printable(problem.Description)
		return e
	}
	e.Description = fmt.Sprintf("the answer is %d %s and not one of a zone's", status, http.StatusText(status))
	if status >= 300 && status < 400 {
		e.Description = fmt.Sprintf("the answer is %d, a redirect to %s: give the address of the zone itself, since credentials are not sent on",
			status, Printable(h.Get("Location")))
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

// PrintableLines is Printable for a text of several lines, with tabs.
func PrintableLines(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		cells := strings.Split(line, "\t")
		for j, cell := range cells {
			cells[j] = Printable(cell)
		}
		lines[i] = strings.Join(cells, "\t")
	}
	return strings.Join(lines, "\n")
}

// Printable is a text that a terminal shows as it is: control characters, and those that change the direction of writing, are
// replaced, and what is too long is cut.
func Printable(text string) string {
	var b strings.Builder
	n := 0
	for _, r := range text {
		if n++; n > maxDescription {
			return b.String() + "…"
		}
		if !unicode.IsPrint(r) {
			r = unicode.ReplacementChar
		}
		b.WriteRune(r)
	}
	return b.String()
}
