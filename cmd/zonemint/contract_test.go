package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/legacy"

	"github.com/zonemint/zonemint"
	"github.com/zonemint/zonemint/handlers"
)

// contract finds the operation of openapi.yaml that a request below the base path is for.
var contract = sync.OnceValue(func() routers.Router {
	spec, err := openapi3.NewLoader().LoadFromData(zonemint.OpenAPI)
	if err != nil {
		panic(err)
	}
	spec.Servers = nil // paths are compared without the base path
	router, err := legacy.NewRouter(spec)
	if err != nil {
		panic(err)
	}
	return router
})

// answer is what a program has said to a request.
type answer struct {
	method, url string
	status      int
	header      http.Header
	body        []byte
}

func (a answer) code() string {
	var problem struct {
		Error string `json:"error"`
	}
	_ = json.Unmarshal(a.body, &problem) // an answer without a body has no code
	return problem.Error
}

func (a answer) String() string {
	return fmt.Sprintf("%s %s -> %d %s", a.method, a.url, a.status, a.body)
}

// check holds an answer of the zone against what every answer must be, and below the base path against the contract.
func (a answer) check() error {
	var all []error
	if got := a.header.Values("Cache-Control"); !slices.Equal(got, []string{"no-store"}) {
		all = append(all, fmt.Errorf("Cache-Control is %q", got))
	}
	if got := a.header.Values("X-Request-Id"); len(got) != 1 || got[0] == "" {
		all = append(all, fmt.Errorf("X-Request-Id is %q", got))
	}
	if a.header.Get("Vary") == "" || a.header.Get("X-Content-Type-Options") != "nosniff" || a.header.Get("Server") != "" {
		all = append(all, fmt.Errorf("headers are %v", a.header))
	}
	return errors.Join(append(all, a.checkContract())...)
}

func (a answer) checkContract() error {
	target, err := url.Parse(a.url)
	if err != nil {
		return err
	}
	path, below := strings.CutPrefix(target.EscapedPath(), handlers.BasePath)
	if !below {
		return nil
	}
	request := &http.Request{Method: a.method, URL: &url.URL{Path: path, RawQuery: target.RawQuery}, Header: http.Header{}}
	route, params, err := contract().FindRoute(request)
	if err != nil {
		return a.checkRefusal()
	}
	return openapi3filter.ValidateResponse(context.Background(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: &openapi3filter.RequestValidationInput{Request: request, PathParams: params, Route: route},
		Status:                 a.status, Header: a.header, Body: io.NopCloser(bytes.NewReader(a.body)),
		Options: &openapi3filter.Options{IncludeResponseStatus: true, MultiError: true},
	})
}

// checkRefusal is for what the contract does not have: an unknown path, or a method that the path lacks.
func (a answer) checkRefusal() error {
	if a.status != http.StatusNotFound && a.status != http.StatusMethodNotAllowed {
		return fmt.Errorf("the contract has no such operation, but the status is %d", a.status)
	}
	if a.method == http.MethodHead {
		return nil
	}
	problem := make(map[string]string)
	if err := json.Unmarshal(a.body, &problem); err != nil {
		return err
	}
	if len(problem) != 2 || problem["error"] == "" || problem["error_description"] == "" {
		return fmt.Errorf("the body is not an error of the contract: %s", a.body)
	}
	return nil
}
