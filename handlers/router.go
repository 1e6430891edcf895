package handlers

import (
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/labstack/echo/v4"

	"github.com/zonemint/zonemint/gen"
)

// BasePath is where the API stands, as in Onezone.
const BasePath = "/api/v3/onezone"

var _ gen.StrictServerInterface = (*API)(nil)

// loadContract reads the contract that is embedded.
func loadContract() (*openapi3.T, error) {
	spec, err := gen.GetSpec()
	if err != nil {
		return nil, fmt.Errorf("embedded contract: %w", err)
	}
	return spec, nil
}

// bareRouter is an echo server without routes: what every request goes through.
func (a *API) bareRouter() *echo.Echo {
	e := echo.New()
	e.HideBanner, e.HidePort, e.Debug = true, true, false
	e.Logger.SetOutput(io.Discard)         // everything is logged through slog
	e.IPExtractor = echo.ExtractIPDirect() // see clientAddress; the default believes every header
	e.SchemeExtractor = echo.ExtractSchemeDirect()
	e.HTTPErrorHandler = a.handleError
	e.Use(a.withInfo, a.setHeaders, a.logAccess, a.recoverPanic, refuseDeeper, refuseOptions)
	return e
}

// router adds the operations behind their gates, and the pages.
func (a *API) router() (http.Handler, error) {
	e := a.bareRouter()
	spec, err := loadContract()
	if err != nil {
		return nil, err
	}
	gen.RegisterHandlersWithOptions(e, gen.NewStrictHandler(a, nil), gen.RegisterHandlersOptions{
		BaseURL: BasePath, OperationMiddlewares: a.gates(spec),
	})
	refuseShadowed(e, spec.Paths)
	a.allow = allowByRoute(spec.Paths)
	if err := a.registerPages(e); err != nil {
		return nil, err
	}
	return e, nil
}

// recoverPanic turns a panic into an error, so that the client gets a 500 in the one shape. The stack goes to the log alone.
func (a *API) recoverPanic(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) (err error) {
		defer func() {
			r := recover()
			if r == nil {
				return
			}
			if r == http.ErrAbortHandler { //nolint:errorlint // net/http compares it by identity too
				panic(r)
			}
			a.log.LogAttrs(c.Request().Context(), slog.LevelError, "panic",
				slog.String("request_id", infoOf(c.Request().Context()).id), slog.String("stack", panicTrace(r)))
			err = errPanicked
		}()
		return next(c)
	}
}

// refuseDeeper answers 404 to a path with more segments than its route. echo lets a parameter at the end of a route take the
// whole rest of a path, slashes and all, so that /users/x/y would be an ill-formed id where it is no path of the contract.
func refuseDeeper(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if route := c.Path(); route != "" && strings.Count(echo.GetPath(c.Request()), "/") != strings.Count(route, "/") {
			return errNoRoute
		}
		return next(c)
	}
}

// refuseOptions answers OPTIONS like every other method that a path does not have; echo would answer it itself.
func refuseOptions(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if c.Request().Method == http.MethodOptions && c.Get(echo.ContextKeyHeaderAllow) != nil {
			return errMethod
		}
		return next(c)
	}
}

// allowed is the Allow header of the path that the request was routed to. Every page outside of the contract has GET alone.
func (a *API) allowed(c echo.Context) string {
	if allow, ok := a.allow[c.Path()]; ok {
		return allow
	}
	return http.MethodGet
}

// logAccess writes one line for each request. It has the route, not the path or the query, which may hold anything.
func (a *API) logAccess(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		began := time.Now()
		if err := next(c); err != nil {
			c.Error(err) // so that the status below is the one that was sent
		}
		r, info, took := c.Request(), infoOf(c.Request().Context()), time.Since(began)
		a.config.Metrics.observe(info.operation, c.Response().Status, took)
		a.log.LogAttrs(r.Context(), slog.LevelInfo, "request", slog.String("request_id", info.id),
			slog.String("operation_id", info.operation), slog.String("method", methodName(r.Method)), slog.String("route", c.Path()),
			slog.Int("status", c.Response().Status), slog.Float64("dur_ms", float64(took.Microseconds())/1000),
			slog.Int64("bytes", c.Response().Size), slog.String("client_ip", info.caller.Address.String()),
			slog.String("caller", info.caller.Subject()))
		return nil
	}
}

// methodName keeps a method that a client made up out of the log.
func methodName(m string) string {
	switch m {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete,
		http.MethodConnect, http.MethodOptions, http.MethodTrace:
		return m
	}
	return "other"
}
