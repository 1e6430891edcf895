package remote

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// Request is a call that can be sent or shown.
type Request struct {
	// Operation is the call's operationId in the contract.
	Operation string
	Method    string
	// Path is below the base path, with every id escaped.
	Path  string
	Query url.Values
	// Body is written as JSON; nil is no body.
	Body any
	// Anonymous sends no credentials: something in the body is enough.
	Anonymous bool
	// Success are the statuses by which the contract says that it is done. Another one is not of a zone, whatever its class.
	Success []int
	// located begins the Location that a success must have; empty: it need not have one.
	located string
	// repeatable is for a request that does no harm when an earlier one did take effect.
	repeatable bool
}

// request makes a call without a body. Each segment of the path is a word of the contract or an id. Methods other than POST are
// repeatable by their meaning (RFC 9110 section 9.2.2), and so is PATCH, which in this contract sets fields to values. What is asked
// for is answered with 200, and a change with 204, unless giving says otherwise.
func request(operation, method string, segments ...string) Request {
	var path strings.Builder
	for _, segment := range segments {
		path.WriteByte('/')
		path.WriteString(url.PathEscape(segment))
	}
	success := http.StatusNoContent
	if method == http.MethodGet {
		success = http.StatusOK
	}
	return Request{
		Operation: operation, Method: method, Path: path.String(), Success: []int{success}, repeatable: method != http.MethodPost,
	}
}

// with is the request with a body.
func (r Request) with(body any) Request {
	r.Body = body
	return r
}

// giving is the request with other statuses of success.
func (r Request) giving(success ...int) Request {
	r.Success = success
	return r
}

// again is the request marked as repeatable.
func (r Request) again() Request {
	r.repeatable = true
	return r
}

// page is the request for a page of at most limit items, from cursor on.
func (r Request) page(limit int, cursor string) Request {
	query := url.Values{"limit": {fmt.Sprint(limit)}}
	if cursor != "" {
		query.Set("cursor", cursor)
	}
	r.Query = query
	return r
}

// url is the whole address. An id that would change the path is an error: "." and ".." are the only ones that escaping leaves.
func (r Request) url(base *url.URL) (string, error) {
	for segment := range strings.SplitSeq(r.Path[1:], "/") {
		if segment == "" || segment == "." || segment == ".." {
			return "", fmt.Errorf("%q is not an id", segment)
		}
	}
	address := strings.TrimRight(base.Scheme+"://"+base.Host+base.EscapedPath(), "/") + basePath + r.Path
	if len(r.Query) > 0 {
		address += "?" + r.Query.Encode()
	}
	return address, nil
}

// body is the JSON of the body, nil without one.
func (r Request) body() ([]byte, error) {
	if r.Body == nil {
		return nil, nil
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(r.Body); err != nil {
		return nil, errors.New("the request cannot be written as JSON") // the cause could quote what is secret
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}
