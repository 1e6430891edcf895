package zonemint

import (
	"net/http"
	"strings"
	"testing"
)

// hostile are ids that are none.
var hostile = []string{
	".", "..", "...", "", " ", "%2e", "%2e%2e", "..%2f", "%2F", "a/b", "a/../b", "/", "../..", "\\", "..\\", "?x", "#", "a b", "é", "a\n",
	"a\x00",
	"a;b", strings.Repeat("a", 129),
}

// TestHostileIDs: what is no id is refused before anything is sent.
func TestHostileIDs(t *testing.T) {
	t.Parallel()
	sent := 0
	c := serve(t, func(w http.ResponseWriter, _ *http.Request) { sent++; answer(w, 204, "") })
	for _, id := range hostile {
		calls := map[string]func() error{
			"id":  func() error { _, err := c.Mint(t.Context(), id); return err },
			"uid": func() error { _, err := c.API().RemoveSpaceUserWithResponse(t.Context(), "s1", id); return err },
			"pid": func() error { _, err := c.API().RemoveProviderWithResponse(t.Context(), id); return err },
			"tid": func() error { _, err := c.API().DeleteClientTokenWithResponse(t.Context(), id); return err },
		}
		for name, call := range calls {
			err := call()
			wantError(t, err, 0, CodeInvalidArgument)
			if !strings.HasPrefix(refusedWith(t, err).Description, "the parameter "+name+" is not an id: 1 to 128 of ") {
				t.Errorf("%q: %v", id, err)
			}
		}
	}
	if sent != 0 {
		t.Errorf("%d requests were sent", sent)
	}
}
