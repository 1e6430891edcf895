package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// apiPolicy forbids a browser to do anything with an answer of the API.
const apiPolicy = "default-src 'none'; frame-ancestors 'none'"

// always are the headers of every answer, by their canonical names. The values are shared by all answers: whoever wants another one sets
// it anew, as Header.Set does, and changes none in place.
var always = []struct {
	name  string
	value []string
}{
	{"Cache-Control", []string{"no-store"}},
	{"Vary", []string{"Authorization, X-Auth-Token, macaroon"}},
	{"X-Content-Type-Options", []string{"nosniff"}},
	{"Content-Security-Policy", []string{apiPolicy}},
	{"Referrer-Policy", []string{"no-referrer"}},
	{"Cross-Origin-Resource-Policy", []string{"same-origin"}},
}

// setHeaders sets what every answer carries, errors included. Nothing is ever stored: RFC 9111 section 3.5 keeps shared caches
// off requests with Authorization only, not off those with X-Auth-Token.
func (a *API) setHeaders(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		for _, each := range always {
			h[each.name] = each.value
		}
		if a.config.StrictTransport && c.Request().TLS != nil {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		if framedTwice(c.Request()) {
			h.Set("Connection", "close")
		}
		return next(c)
	}
}

// framedTwice reports whether another reader, such as a proxy, may have seen another end of the request: it has Transfer-Encoding, beside
// which net/http drops a Content-Length before anybody can see it, or is of HTTP/1.0, where it drops Transfer-Encoding. RFC 9112 section 6.1
// says to close the connection, so that nothing that was smuggled behind the request is read as the next one.
func framedTwice(r *http.Request) bool {
	return r.ProtoMajor == 1 && (r.ProtoMinor == 0 || len(r.TransferEncoding) > 0)
}
