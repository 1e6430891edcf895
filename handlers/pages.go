package handlers

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/zonemint/zonemint"
	"github.com/zonemint/zonemint/gen"
	"github.com/zonemint/zonemint/handlers/docs"
)

// registerPages adds what stands outside of the base path: the contract in both notations, and the probes.
func (a *API) registerPages(e *echo.Echo) error {
	asJSON, err := gen.GetSpecJSON()
	if err != nil {
		return fmt.Errorf("embedded contract: %w", err)
	}
	e.GET("/openapi.yaml", func(c echo.Context) error { return c.Blob(http.StatusOK, "application/yaml", zonemint.OpenAPI) })
	e.GET("/openapi.json", func(c echo.Context) error { return c.Blob(http.StatusOK, echo.MIMEApplicationJSON, asJSON) })
	healthy := func(c echo.Context) error { return c.String(http.StatusOK, "ok\n") }
	for path, probe := range map[string]echo.HandlerFunc{"/healthz": healthy, "/readyz": a.readiness} {
		e.GET(path, probe)
		e.HEAD(path, probe) // which some load balancers send
		a.allow[path] = http.MethodGet + ", " + http.MethodHead
	}
	if a.config.Docs {
		return a.registerDocs(e)
	}
	return nil
}

// registerDocs adds the page that shows the contract to people. Each of its files has a route, so that all else below the page is
// nothing, like everywhere.
func (a *API) registerDocs(e *echo.Echo) error {
	files, err := docs.Files()
	if err != nil {
		return err
	}
	routes := map[string]echo.HandlerFunc{
		docs.Path + "/": func(c echo.Context) error { return c.Redirect(http.StatusPermanentRedirect, "../docs") },
	}
	for path, file := range files {
		routes[path] = func(c echo.Context) error { return file.Serve(c.Response(), c.Request()) }
	}
	for path, handler := range routes {
		e.GET(path, handler)
		e.HEAD(path, handler)
		a.allow[path] = http.MethodGet + ", " + http.MethodHead
	}
	return nil
}

// readinessLimit is how long a probe waits for the store.
const readinessLimit = 2 * time.Second

// readiness answers whether this server should get requests. Why it should not is in the log: the probe is public.
func (a *API) readiness(c echo.Context) error {
	ctx, cancel := context.WithTimeout(c.Request().Context(), readinessLimit)
	defer cancel()
	err := a.config.Ready()
	if err == nil && a.service != nil { // a mock has none
		err = a.service.Ping(ctx)
	}
	if err != nil {
		a.log.LogAttrs(ctx, slog.LevelWarn, "not ready", slog.String("cause", err.Error()))
		return errNotReady
	}
	return c.String(http.StatusOK, "ready\n")
}
