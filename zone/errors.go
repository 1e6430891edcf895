package zone

import (
	"errors"
	"fmt"
	"time"
)

// Kind is the outcome of an operation that did not succeed. Each Kind is itself an error, so errors.Is(err, zone.NotFound)
// asks for it wherever it is wrapped.
type Kind int

// The kinds. Package handlers maps each to one status and one wire code; a new kind needs a row there.
const (
	// Internal is everything unexpected. Its cause goes to the log, never to the client.
	Internal Kind = iota
	// InvalidRequest is input whose meaning is wrong: the detail names the field.
	InvalidRequest
	// InvalidToken is a token in a body that is malformed, of an unknown key or badly signed: one answer for the three.
	InvalidToken
	// TokenExpired, TokenUsed, TokenRevoked, TokenType, CaveatNotMet, IssuerNotAuthorized and TargetNotFound refuse a token
	// in a body whose signature holds.
	TokenExpired
	// TokenUsed: spent, and this is not a repetition of the request that spent it.
	TokenUsed
	// TokenRevoked: revoked by its nonce.
	TokenRevoked
	// TokenType: made for another purpose.
	TokenType
	// CaveatNotMet: a caveat other than time does not hold, or is unknown.
	CaveatNotMet
	// IssuerNotAuthorized: the issuer is blocked or no longer has the privilege that minting takes.
	IssuerNotAuthorized
	// TargetNotFound: the space was removed after minting.
	TargetNotFound
	// Unauthorized: no credentials where some are needed.
	Unauthorized
	// InvalidCredentials: wrong username or password.
	InvalidCredentials
	// InvalidAccessToken: a token presented as a credential that is not accepted.
	InvalidAccessToken
	// Forbidden: known caller, missing right.
	Forbidden
	// NotFound: no such object.
	NotFound
	// AlreadySupported: this provider supports the space already.
	AlreadySupported
	// Conflict: the state of the object does not allow it.
	Conflict
	// TooManyRequests: a limit was hit; RetryAfter says for how long.
	TooManyRequests
	// Unavailable: the store or the password hasher cannot serve now; RetryAfter says when to try again.
	Unavailable

	kindCount // the number of kinds
)

// Kinds returns every kind, for tests that walk a table of them.
func Kinds() []Kind {
	kinds := make([]Kind, kindCount)
	for i := range kinds {
		kinds[i] = Kind(i)
	}
	return kinds
}

var kindNames = [kindCount]string{
	Internal: "internal error", InvalidRequest: "invalid request", InvalidToken: "invalid token", TokenExpired: "token expired",
	TokenUsed: "token used", TokenRevoked: "token revoked", TokenType: "wrong token type", CaveatNotMet: "caveat not met",
	IssuerNotAuthorized: "issuer not authorized", TargetNotFound: "target not found", Unauthorized: "unauthorized",
	InvalidCredentials: "invalid credentials", InvalidAccessToken: "invalid access token", Forbidden: "forbidden",
	NotFound: "not found", AlreadySupported: "already supported", Conflict: "conflict",
	TooManyRequests: "too many requests", Unavailable: "unavailable",
}

// Error names the kind.
func (k Kind) Error() string {
	if k < 0 || k >= kindCount {
		return kindNames[Internal]
	}
	return kindNames[k]
}

// Error is what every operation of [Service] and [Store] returns when it fails. Detail is written for the client: it says
// what is wrong and what to do, and never repeats a secret. The cause is for the log.
type Error struct {
	Kind       Kind
	Detail     string
	RetryAfter time.Duration // for TooManyRequests and Unavailable
	cause      error
}

// Errorf makes an [*Error] whose Detail is the formatted text.
func Errorf(kind Kind, format string, args ...any) *Error {
	return &Error{Kind: kind, Detail: fmt.Sprintf(format, args...)}
}

// ErrNoCredentials is the refusal of an anonymous caller, wherever it is noticed.
var ErrNoCredentials = Errorf(Unauthorized, "Authenticate with Basic, X-Auth-Token, macaroon or Authorization: Bearer.")

// WithCause returns a copy of e that wraps cause.
func (e *Error) WithCause(cause error) *Error {
	c := *e
	c.cause = cause
	return &c
}

// Retry returns a copy of e that says when to try again.
func (e *Error) Retry(after time.Duration) *Error {
	c := *e
	c.RetryAfter = after
	return &c
}

// Error is the kind, the detail and the cause, for logs.
func (e *Error) Error() string {
	text := e.Kind.Error()
	if e.Detail != "" {
		text += ": " + e.Detail
	}
	if e.cause != nil {
		text += ": " + e.cause.Error()
	}
	return text
}

// Unwrap returns the kind and the cause, so that errors.Is and errors.As find either.
func (e *Error) Unwrap() []error {
	if e.cause == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.cause}
}

// AsError returns err as an [*Error]. One that is none is Internal, with err as its cause: foreign errors are unexpected by
// definition.
func AsError(err error) *Error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	var kind Kind
	if errors.As(err, &kind) {
		return (&Error{Kind: kind}).WithCause(err)
	}
	return (&Error{Kind: Internal}).WithCause(err)
}
