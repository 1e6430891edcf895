package handlers

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/labstack/echo/v4"

	"github.com/zonemint/zonemint/zone"
)

// bufferBody reads the body into memory, DefaultBodyLimit bytes at most. It comes before authentication, because openapi3filter
// would read the whole body before it, and it gives a chunked body the length that later checks look at.
func bufferBody(r *http.Request, w http.ResponseWriter) error {
	if r.Body == nil || r.Body == http.NoBody {
		return nil
	}
	if r.ContentLength > DefaultBodyLimit {
		w.Header().Set("Connection", "close") // rather than read what nobody wants
		return errBodyTooLarge
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, DefaultBodyLimit))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return errBodyTooLarge
	case err != nil:
		return zone.Errorf(zone.InvalidRequest, "The body could not be read to its end.").WithCause(err)
	}
	r.ContentLength = int64(len(body))
	r.Body = http.NoBody
	if len(body) > 0 {
		r.Body = &bufferedBody{Reader: bytes.NewReader(body), bytes: body}
	}
	return nil
}

// bufferedBody is a body that can be looked at without reading it.
type bufferedBody struct {
	*bytes.Reader
	bytes []byte
}

// Close does nothing.
func (*bufferedBody) Close() error { return nil }

// negotiate checks the media types: what the client accepts, and what it sends.
func negotiate(op *operation, r *http.Request) error {
	if !acceptsJSON(r.Header.Values(echo.HeaderAccept)) {
		return errNotAcceptable
	}
	if r.ContentLength <= 0 || !op.body {
		return nil // a body where none is wanted is refused by the validator
	}
	if r.Header.Get(echo.HeaderContentEncoding) != "" || len(r.Header.Values(echo.HeaderContentType)) != 1 {
		return errMediaType
	}
	mediaType, params, err := mime.ParseMediaType(r.Header.Get(echo.HeaderContentType))
	if err != nil || mediaType != echo.MIMEApplicationJSON {
		return errMediaType
	}
	if charset, ok := params["charset"]; ok && !strings.EqualFold(charset, "utf-8") {
		return errMediaType
	}
	return nil
}

// acceptsJSON reads the Accept headers (RFC 9110 section 12.5.1): the most specific range that covers application/json
// decides, and refuses it with q=0. No header accepts everything.
func acceptsJSON(headers []string) bool {
	if len(headers) == 0 || len(headers) == 1 && (headers[0] == "*/*" || headers[0] == echo.MIMEApplicationJSON) {
		return true // what nearly everybody sends
	}
	best, accepted := -1, false
	for _, item := range strings.Split(strings.Join(headers, ","), ",") {
		mediaRange, params, err := mime.ParseMediaType(item)
		if err != nil {
			continue
		}
		specificity := map[string]int{"*/*": 0, "application/*": 1, echo.MIMEApplicationJSON: 2}
		rank, covers := specificity[mediaRange]
		if !covers || rank < best {
			continue
		}
		q, err := strconv.ParseFloat(params["q"], 64)
		wanted := params["q"] == "" || err == nil && q > 0
		accepted = wanted || rank == best && accepted
		best = rank
	}
	return accepted
}

// onlyJSON leaves openapi3filter with its JSON decoder alone: the others only offer more to attack.
var onlyJSON = sync.OnceFunc(func() {
	for _, contentType := range []string{
		"application/json-patch+json", "application/ld+json", "application/hal+json", "application/vnd.api+json",
		"application/octet-stream", "application/problem+json", "application/x-www-form-urlencoded", "application/x-yaml",
		"application/yaml", "application/zip", "multipart/form-data", "text/csv", "text/plain",
	} {
		if openapi3filter.RegisteredBodyDecoder(contentType) != nil {
			openapi3filter.UnregisterBodyDecoder(contentType)
		}
	}
})
