package handlers

import (
	"net/http"
	"time"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/zonemint/zonemint/zone"
)

// What the tests, which stand in a package of their own, need to see.

// Outcome is the row of a kind in the table of errors.
func Outcome(k zone.Kind) (status int, code string, found bool) {
	row, found := outcomes[k]
	return row.status, row.code, found
}

// Outcomes is the number of rows.
func Outcomes() int { return len(outcomes) }

// ProblemOf is what a client sees of an error.
func ProblemOf(err error) (status int, code, detail string, retryAfter time.Duration) {
	p := problemOf(err)
	return p.status, p.code, p.detail, p.retryAfter
}

// PanicTrace is what the log gets of a panic.
func PanicTrace(value any) string { return panicTrace(value) }

// MadeExample is a value of a schema, made from the examples in it.
func MadeExample(ref *openapi3.SchemaRef) any { return exampleOf(ref) }

// NewExchangeable is [New], and a function that puts another service behind the same handler: loading the contract takes a
// tenth of a second with the race detector, and the tests make hundreds of zones. No request may be under way.
func NewExchangeable(cfg Config) (handler http.Handler, exchange func(*zone.Service), err error) {
	cfg.Ready = func() error { return nil }
	api := &API{service: cfg.Service, log: cfg.Log, config: cfg}
	handler, err = api.router()
	return handler, func(s *zone.Service) { api.service, api.config.Service = s, s }, err
}
