package handlers_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
)

// TestMisplacedTokens puts the text of a token where none belongs: it is refused, not repeated, and by then in no log, which
// [TestMain] finds out. Only what may be any text at all takes it: a password and a memo.
func TestMisplacedTokens(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	token := w.mint(t)
	misplaced := 0
	eachOperation(t, w, func(t *testing.T, op described) {
		if op.id == "get_configuration" {
			return
		}
		r := w.grantedSampleOf(t, op)
		path := r.path
		for _, query := range []string{"?cursor=" + token, "?limit=" + token, "?token=" + token, "?" + token, "?" + token + "=1"} {
			r.path = path + query
			w.expect(t, r, http.StatusBadRequest, "invalid_request")
		}
		for name := range w.params(op) {
			if strings.Contains(op.path(), "{"+name+"}") {
				misplaced++
				params := w.params(op)
				params[name] = token
				r.path = fill(op.path(), params)
				w.expect(t, r, http.StatusBadRequest, "invalid_request")
			}
		}
		r.path = path
		if !op.takesBody() {
			return
		}
		var good map[string]any
		must(t, json.Unmarshal(r.body, &good))
		for _, body := range withTokens(op.bodySchema(), good, token) {
			misplaced++
			text, err := json.Marshal(body)
			must(t, err)
			r.body = text
			w.expect(t, r, http.StatusBadRequest, "invalid_request")
		}
	})
	if misplaced < 50 {
		t.Errorf("only %d places were tried", misplaced)
	}
	w.usable(t, w.p2, token)
}

// withTokens makes bodies with the token in each place for a text, but where it belongs or may stand.
func withTokens(s *openapi3.Schema, good map[string]any, token string) []map[string]any {
	var all []map[string]any
	with := func(name string, value any) {
		body := maps.Clone(good)
		body[name] = value
		all = append(all, body)
	}
	with(token, 1)
	for name, property := range s.Properties {
		if name == "token" || name == "memo" || property.Value.Format == "password" {
			continue
		}
		switch {
		case property.Value.Type.Is("array") && property.Value.Items.Value.Type.Is("object"):
			for _, item := range withTokens(property.Value.Items.Value, map[string]any{"type": "ip"}, token) {
				with(name, []any{item})
			}
		case property.Value.Type.Is("array"):
			with(name, []string{token})
		default:
			with(name, token)
		}
	}
	return all
}

// TestTokensAsCredentials: a support token, temporary or named, and a registration token authenticate nobody for anything.
func TestTokensAsCredentials(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	held := []string{w.mint(t), w.namedText, base62(w.namedText), w.registrationToken(t, w.admin), string(w.named), string(w.aliceToken)}
	eachOperation(t, w, func(t *testing.T, op described) {
		if op.id == "get_configuration" {
			return
		}
		for i, token := range held {
			c := credential{token: token, header: slices.Repeat([]string{"X-Auth-Token", "macaroon", "Authorization"}, 2)[i]}
			w.expect(t, w.sampleOf(t, op).as(c), http.StatusUnauthorized, "invalid_token")
		}
	})
}
