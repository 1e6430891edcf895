package handlers

import (
	"context"
	"errors"
	"log/slog"
	"math"
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/zonemint/zonemint/zone"
)

// outcome is what the client sees of an error: a status and a code. The codes are part of the contract.
type outcome struct {
	status int
	code   string
}

// outcomes is the one table from kinds to statuses. A test walks it: every kind has a row.
var outcomes = map[zone.Kind]outcome{
	zone.Internal:            {http.StatusInternalServerError, "internal_error"},
	zone.InvalidRequest:      {http.StatusBadRequest, "invalid_request"},
	zone.InvalidToken:        {http.StatusBadRequest, "invalid_token"},
	zone.TokenExpired:        {http.StatusBadRequest, "token_expired"},
	zone.TokenUsed:           {http.StatusBadRequest, "token_used"},
	zone.TokenRevoked:        {http.StatusBadRequest, "token_revoked"},
	zone.TokenType:           {http.StatusBadRequest, "token_type"},
	zone.CaveatNotMet:        {http.StatusBadRequest, "caveat_not_met"},
	zone.IssuerNotAuthorized: {http.StatusBadRequest, "issuer_not_authorized"},
	zone.TargetNotFound:      {http.StatusBadRequest, "target_not_found"},
	zone.Unauthorized:        {http.StatusUnauthorized, "unauthorized"},
	zone.InvalidCredentials:  {http.StatusUnauthorized, "invalid_credentials"},
	zone.InvalidAccessToken:  {http.StatusUnauthorized, "invalid_token"},
	zone.Forbidden:           {http.StatusForbidden, "forbidden"},
	zone.NotFound:            {http.StatusNotFound, "not_found"},
	zone.AlreadySupported:    {http.StatusConflict, "already_supported"},
	zone.Conflict:            {http.StatusConflict, "conflict"},
	zone.TooManyRequests:     {http.StatusTooManyRequests, "too_many_requests"},
	zone.Unavailable:         {http.StatusServiceUnavailable, "unavailable"},
}

// refusal is an error of HTTP itself, which the domain knows nothing of.
type refusal struct {
	outcome
	detail string
}

func (r *refusal) Error() string { return r.code + ": " + r.detail }

// The refusals.
var (
	errNoRoute = &refusal{outcome{http.StatusNotFound, "not_found"}, "There is nothing at this path: see /openapi.yaml."}
	errMethod  = &refusal{
		outcome{http.StatusMethodNotAllowed, "method_not_allowed"}, "This path does not have this method: the header Allow lists those it has.",
	}
	errNotAcceptable = &refusal{outcome{http.StatusNotAcceptable, "not_acceptable"}, "This server answers in application/json only."}
	errBodyTooLarge  = &refusal{
		outcome{http.StatusRequestEntityTooLarge, "payload_too_large"},
		"The body is longer than " + strconv.Itoa(DefaultBodyLimit) + " bytes.",
	}
	errMediaType = &refusal{
		outcome{http.StatusUnsupportedMediaType, "unsupported_media_type"}, "Send the body as application/json, not compressed.",
	}
)

// errNotReady is the answer of the readiness probe.
var errNotReady = zone.Errorf(zone.Unavailable, "The server cannot serve now.")

// problem is an error as it goes to the client.
type problem struct {
	outcome
	detail     string
	retryAfter time.Duration
}

// problemOf finds the outcome of any error. What it does not know is an opaque 500.
func problemOf(err error) problem {
	var refused *refusal
	if errors.As(err, &refused) {
		return problem{outcome: refused.outcome, detail: refused.detail}
	}
	var ours *zone.Error
	if !errors.As(err, &ours) {
		if p, ok := frameworkProblem(err); ok {
			return p
		}
	}
	e := zone.AsError(err)
	row, ok := outcomes[e.Kind]
	if !ok {
		row = outcomes[zone.Internal]
	}
	p := problem{outcome: row, detail: e.Detail, retryAfter: e.RetryAfter}
	if p.detail == "" {
		p.detail = http.StatusText(row.status) + "."
	}
	return p
}

// frameworkProblem keeps the class of an error that echo made: its router's, and its binder's, whose text may repeat input.
func frameworkProblem(err error) (problem, bool) {
	var he *echo.HTTPError
	if !errors.As(err, &he) {
		return problem{}, false
	}
	switch he.Code {
	case http.StatusNotFound:
		return problem{outcome: errNoRoute.outcome, detail: errNoRoute.detail}, true
	case http.StatusMethodNotAllowed:
		return problem{outcome: errMethod.outcome, detail: errMethod.detail}, true
	case http.StatusRequestEntityTooLarge:
		return problem{outcome: errBodyTooLarge.outcome, detail: errBodyTooLarge.detail}, true
	case http.StatusUnsupportedMediaType:
		return problem{outcome: errMediaType.outcome, detail: errMediaType.detail}, true
	case http.StatusBadRequest:
		// The gate has validated the request by then. What is left is an integer that is written as 1e6 or 1.0.
		return problem{
			outcome: outcomes[zone.InvalidRequest],
			detail:  "The body could not be read: write integers without a fraction and without an exponent.",
		}, true
	}
	return problem{}, false
}

// handleError is echo's HTTPErrorHandler: the only place that writes an error.
func (a *API) handleError(err error, c echo.Context) {
	if c.Response().Committed {
		return // some middleware calls it and returns the error too, so that it runs twice
	}
	p := problemOf(err)
	info := infoOf(c.Request().Context())
	if p.status >= http.StatusInternalServerError {
		a.logFailure(c.Request().Context(), info, p, err)
	}
	if p.status == http.StatusInternalServerError {
		p.detail = "Internal server error. Tell the operator this request id: " + info.id
	}
	h := c.Response().Header()
	switch p.status {
	case http.StatusUnauthorized:
		h.Set(echo.HeaderWWWAuthenticate, challenge(c.Request()))
	case http.StatusMethodNotAllowed:
		h.Set(echo.HeaderAllow, a.allowed(c))
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		h.Set(echo.HeaderRetryAfter, retryAfter(p.retryAfter))
	}
	a.writeProblem(c, p)
}

func (a *API) writeProblem(c echo.Context, p problem) {
	var err error
	if c.Request().Method == http.MethodHead {
		err = c.NoContent(p.status)
	} else {
		err = c.JSON(p.status, errorBody(p.code, p.detail))
	}
	if err != nil {
		a.log.LogAttrs(c.Request().Context(), slog.LevelDebug, "answer not delivered", slog.String("cause", err.Error()))
	}
}

func (a *API) logFailure(ctx context.Context, info *requestInfo, p problem, err error) {
	a.log.LogAttrs(ctx, slog.LevelError, "request failed", slog.String("request_id", info.id),
		slog.String("operation_id", info.operation), slog.Int("status", p.status), slog.String("cause", err.Error()))
}

// retryAfter writes a Retry-After of at least one second, in whole seconds.
func retryAfter(d time.Duration) string {
	return strconv.Itoa(max(1, int(math.Ceil(d.Seconds()))))
}
