package handlers

import "github.com/labstack/echo/v4"

// apiPolicy forbids a browser to do anything with an answer of the API.
const apiPolicy = "default-src 'none'; frame-ancestors 'none'"

// setHeaders sets what every answer carries, errors included. Nothing is ever stored: RFC 9111 section 3.5 keeps shared caches
// off requests with Authorization only, not off those with X-Auth-Token.
func (a *API) setHeaders(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("Cache-Control", "no-store")
		h.Set("Vary", "Authorization, X-Auth-Token, macaroon")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Content-Security-Policy", apiPolicy)
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		if a.config.StrictTransport && c.Request().TLS != nil {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		return next(c)
	}
}
