package handlers_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/zonemint/zonemint/zone"
)

// TestBearerComesFirst: a provider whose token was recognised a moment ago, and does not hold any more, is told that before anything else
// that is wrong with its request, as one that was never seen is.
func TestBearerComesFirst(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		w.newSpace(t)
		token, old := w.mintAs(t, w.alice, nil), w.p1
		w.expect(t, w.redeem(old, token, supportSize), http.StatusCreated)
		w.newSpace(t)
		token = w.mintAs(t, w.alice, nil)
		recognised := func(want int, code string, change func(*request)) {
			t.Helper()
			r := w.redeem(old, token, supportSize)
			change(&r)
			w.expect(t, r, want, code)
		}
		wrong := map[string]struct {
			status int
			code   string
			change func(*request)
		}{
			"no JSON":       {http.StatusBadRequest, "invalid_request", func(r *request) { r.body = []byte(`{`) }},
			"size":          {http.StatusBadRequest, "invalid_request", func(r *request) { r.body = []byte(`{"token":"` + token + `","size":0}`) }},
			"support token": {http.StatusBadRequest, "invalid_token", func(r *request) { r.body = []byte(strings.ReplaceAll(string(r.body), token, "x")) }},
			"media type":    {http.StatusUnsupportedMediaType, "unsupported_media_type", func(r *request) { r.header.Set("Content-Type", "text/plain") }},
			"Accept":        {http.StatusNotAcceptable, "not_acceptable", func(r *request) { r.header.Set("Accept", "text/html") }},
		}
		for name, is := range wrong {
			t.Run(name, func(t *testing.T) { recognised(is.status, is.code, is.change) })
		}
		w.p1.token = w.expect(t, post("/providers/"+string(w.p1.id)+"/token", nil).as(w.admin.basic()), http.StatusOK).field("token")
		for name, is := range wrong {
			t.Run(name+", replaced", func(t *testing.T) { recognised(http.StatusUnauthorized, "invalid_token", is.change) })
		}
		recognised(http.StatusUnauthorized, "invalid_token", func(*request) {})
		w.expectSupports(t, map[zone.ProviderID]int64{})
		w.usable(t, w.p1, token)
	})
}
