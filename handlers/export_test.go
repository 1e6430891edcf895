package handlers

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"reflect"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/routers"
	"github.com/labstack/echo/v4"

	"github.com/zonemint/zonemint/gen"
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

// NewThrottle makes a throttle, and returns what asks it.
func NewThrottle() func(now time.Time) bool { return new(throttle).due }

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

// NewPlain is [New] without any of the shorter ways: every request goes through the validator, no caller is authenticated by what is remembered,
// and encoding/json writes every answer.
func NewPlain(cfg Config) (http.Handler, error) {
	cfg.Ready = func() error { return nil }
	api := &API{service: cfg.Service, log: cfg.Log, config: cfg, plain: true}
	return api.router()
}

// Admission is what the two ways say of a request.
type Admission struct {
	Operation string // empty: it is none
	Compiled  bool   // whether the operation has a shortcut
	Shortcut  bool
	Validator error
	Given     [2]any // what the operation is called with after the shortcut and after the validator, where both admit the request
}

// Problem says how the shortcut differs from the validator where it may not. Empty: it does not.
func (a Admission) Problem() string {
	switch {
	case a.Shortcut && a.Validator != nil:
		return fmt.Sprintf("the shortcut admits what the validator refuses: %v", a.Validator)
	case a.Shortcut && !reflect.DeepEqual(a.Given[0], a.Given[1]):
		quick, _ := json.Marshal(a.Given[0])
		plain, _ := json.Marshal(a.Given[1])
		return fmt.Sprintf("after the shortcut the operation is called with %s, after the validator with %s", quick, plain)
	}
	return ""
}

// NewAdmission makes a function that asks both ways about a request whose caller has authenticated by a scheme. It answers no request.
func NewAdmission() (func(r *http.Request, scheme string) Admission, error) {
	spec, err := gen.GetSpec()
	if err != nil {
		return nil, err
	}
	e := echo.New()
	var seen Admission
	var given any
	info := new(requestInfo)
	call := func(next echo.HandlerFunc, c echo.Context) any {
		given = nil
		if err := next(c); err != nil {
			return err
		}
		return given
	}
	gates := make(map[string][]echo.MiddlewareFunc)
	for _, op := range operations(spec) {
		gates[op.id] = []echo.MiddlewareFunc{func(next echo.HandlerFunc) echo.HandlerFunc {
			return func(c echo.Context) error {
				seen = Admission{Operation: op.id, Compiled: op.shortcut != nil}
				if err := bufferBody(c.Request(), c.Response()); err != nil {
					return err
				}
				body := c.Request().Body
				seen.Shortcut = op.shortcut != nil && op.shortcut.admits(c, info)
				if seen.Shortcut {
					seen.Given[0] = call(next, c)
				}
				if b, ok := body.(*bufferedBody); ok {
					c.Request().Body = &bufferedBody{Reader: bytes.NewReader(b.bytes), bytes: b.bytes}
				}
				seen.Validator = op.validate(c, info)
				if seen.Shortcut && seen.Validator == nil {
					seen.Given[1] = call(next, c)
				}
				return nil
			}
		}}
	}
	note := func(gen.StrictHandlerFunc, string) gen.StrictHandlerFunc {
		return func(_ echo.Context, request any) (any, error) {
			given = request
			return nil, nil //nolint:nilnil // it answers nothing
		}
	}
	gen.RegisterHandlersWithOptions(e, gen.NewStrictHandler(nil, []gen.StrictMiddlewareFunc{note}), gen.RegisterHandlersOptions{
		BaseURL: BasePath, OperationMiddlewares: gates,
	})
	return func(r *http.Request, scheme string) Admission {
		seen, info.scheme = Admission{}, scheme
		e.ServeHTTP(httptest.NewRecorder(), r)
		return seen
	}, nil
}

// MintedAnswer is the answer to a request that mints, as it is written without encoding/json.
func MintedAnswer(token string) gen.GetSpaceProviderTokenResponseObject { return mintedAnswer(token) }

// CompilesBody reports whether bodies of a description can be recognised.
func CompilesBody(description *openapi3.RequestBody) bool { return newPlainBody(description) != nil }

// CompileSchema is compileSchema.
var CompileSchema = compileSchema

// Admitting makes a function that admits requests for one operation, with a body that is read already.
func Admitting(method, path string, plain bool) (func(r *http.Request, body []byte, scheme string) error, error) {
	spec, err := gen.GetSpec()
	if err != nil {
		return nil, err
	}
	onlyJSON()
	item := spec.Paths.Find(path)
	op := newOperation(&routers.Route{Spec: spec, Path: path, PathItem: item, Method: method, Operation: item.GetOperation(method)})
	if plain {
		op.shortcut = nil
	}
	e := echo.New()
	return func(r *http.Request, body []byte, scheme string) error {
		r.Body, r.ContentLength = &bufferedBody{Reader: bytes.NewReader(body), bytes: body}, int64(len(body))
		return admit(op, e.NewContext(r, nil), &requestInfo{scheme: scheme})
	}, nil
}
