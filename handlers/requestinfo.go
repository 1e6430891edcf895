package handlers

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"regexp"

	"github.com/labstack/echo/v4"

	"github.com/zonemint/zonemint/zone"
)

// requestInfo is what is known about a request. It is made once for each, and filled as the request goes on.
type requestInfo struct {
	id        string
	operation string // the operationId; empty for what is no operation
	caller    zone.Caller
	scheme    string       // the security scheme by which the caller authenticated; empty: none
	bearer    *zone.Bearer // who authenticates only in the transaction that acts; nil: the caller has
}

type infoKey struct{}

// infoOf returns the request's info. Outside of a request it is a fresh one, so that it is never nil.
func infoOf(ctx context.Context) *requestInfo {
	if info, ok := ctx.Value(infoKey{}).(*requestInfo); ok {
		return info
	}
	return &requestInfo{}
}

// callerOf returns who makes the request. Operations hand it to package zone as a parameter.
func callerOf(ctx context.Context) zone.Caller { return infoOf(ctx).caller }

var requestIDPattern = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)

// withInfo gives each request its id and says it in the answer. An id that the client sent counts only when a trusted proxy
// passed it on: else anybody could write what they like beside other people's requests in the log.
func (a *API) withInfo(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		info := &requestInfo{id: newRequestID()}
		if sent := r.Header.Get(echo.HeaderXRequestID); a.trusted(peerAddress(r)) && requestIDPattern.MatchString(sent) {
			info.id = sent
		}
		info.caller = zone.Caller{Address: a.clientAddress(r), RequestID: info.id}
		c.Response().Header().Set(echo.HeaderXRequestID, info.id)
		c.SetRequest(r.WithContext(context.WithValue(r.Context(), infoKey{}, info)))
		return next(c)
	}
}

func newRequestID() string {
	var b [15]byte
	_, _ = rand.Read(b[:]) // never fails: crypto/rand
	var text [20]byte
	base64.RawURLEncoding.Encode(text[:], b[:])
	return string(text[:])
}
