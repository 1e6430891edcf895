package handlers

import (
	"net/http"
	"strings"

	"github.com/zonemint/zonemint/zone"
)

// originRule is the standard library's protection from cross-origin writes. It lets GET pass, by design.
var originRule = http.NewCrossOriginProtection()

// refuseOtherSites keeps web pages from using the credentials that a browser holds for this server (ASVS 5.0, 3.5.3). What
// browsers say of themselves in Sec-Fetch-* headers is enough: clients other than browsers send none. A GET that mints gets
// a stricter rule than other GETs, because following a link must not make a token.
func refuseOtherSites(op *operation, r *http.Request) error {
	foreign := originRule.Check(r) != nil
	if op.mints {
		site := r.Header.Get("Sec-Fetch-Site")
		foreign = site == "cross-site" || site == "same-site" ||
			r.Header.Get("Sec-Fetch-Mode") == "navigate" || isEmbedded(r.Header) || isPrefetch(r.Header) || hasForeignOrigin(r)
	}
	if foreign {
		return zone.Errorf(zone.Forbidden, "A web page cannot do this: send the request from a program.")
	}
	return nil
}

// isEmbedded reports whether the answer would go into a page by itself, as an image, a frame or a script, and not to a script
// that asked for it. It covers pages of this very server, whose Sec-Fetch-Site says nothing.
func isEmbedded(h http.Header) bool {
	dest := h.Get("Sec-Fetch-Dest")
	return dest != "" && dest != "empty"
}

func isPrefetch(h http.Header) bool {
	return strings.Contains(h.Get("Sec-Purpose"), "prefetch") || strings.Contains(h.Get("Purpose"), "prefetch")
}

// hasForeignOrigin covers browsers too old for Sec-Fetch-Site.
func hasForeignOrigin(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	if origin == "" || r.Header.Get("Sec-Fetch-Site") == "same-origin" {
		return false
	}
	_, host, found := strings.Cut(origin, "://")
	return !found || host != r.Host
}
