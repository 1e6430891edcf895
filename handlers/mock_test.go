package handlers_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3filter"

	"github.com/zonemint/zonemint/handlers"
)

// mock is a world in which there is nothing but the contract.
func mock(t *testing.T) *world {
	t.Helper()
	handler, err := handlers.NewMock(handlers.MockConfig{Log: suiteLog, Docs: true})
	must(t, err)
	return &world{handler: handler}
}

// mocked is a request of every operation that the contract allows, by somebody.
func mocked(t *testing.T, w *world) map[string]request {
	t.Helper()
	all := make(map[string]request)
	for _, op := range operations() {
		r := w.grantedSampleOf(t, op)
		all[op.id] = r.with("Authorization").as(credential{token: "anything"})
	}
	return all
}

// inform asks the mock and holds the answer against the contract, but does not count it as one that a zone has given.
func (w *world) inform(t *testing.T, r request) answer {
	t.Helper()
	recorder := httptest.NewRecorder()
	w.handler.ServeHTTP(recorder, r.build())
	a := answer{status: recorder.Code, header: recorder.Header(), body: recorder.Body.Bytes(), request: r}
	for _, problem := range slices.Concat(checkHeaders(a), checkAgainst(a)) {
		t.Errorf("%s %s, Prefer %q -> %d: %s", r.method, r.path, r.header.Get("Prefer"), a.status, problem)
	}
	return a
}

// checkAgainst is checkContract for an answer that proves nothing of a zone.
func checkAgainst(a answer) []string {
	ops, params := concerned(a.request)
	var problems []string
	for _, op := range ops {
		problems = append(problems, checkResponse(a, &openapi3filter.RequestValidationInput{
			Request: a.request.build(), PathParams: params, Route: op.route,
			Options: &openapi3filter.Options{AuthenticationFunc: openapi3filter.NoopAuthenticationFunc, MultiError: true},
		})...)
	}
	return problems
}

// TestMockServesEverything: every declared answer of every operation is served on demand, by its status and by the name of each of
// its examples, and is as declared.
func TestMockServesEverything(t *testing.T) {
	t.Parallel()
	w, requests := mock(t), mocked(t, newWorld(t, setup{}))
	pairs, examples := 0, 0
	for _, op := range operations() {
		for text, ref := range op.route.Operation.Responses.Map() {
			status, err := strconv.Atoi(text)
			must(t, err)
			pairs++
			prefer := "code=" + text
			a := w.inform(t, requests[op.id].with("Prefer", prefer))
			if a.status != status || a.header.Get("Preference-Applied") != prefer || !strings.HasSuffix(a.header.Get("Vary"), ", Prefer") {
				t.Errorf("%s: asked for %s, got %d, %q", op.id, text, a.status, a.header.Get("Preference-Applied"))
			}
			for name, header := range ref.Value.Headers {
				if header.Value.Required && a.header.Get(name) == "" {
					t.Errorf("%s %d lacks the header %s", op.id, status, name)
				}
			}
			media := ref.Value.Content.Get("application/json")
			if media == nil {
				continue
			}
			for name, example := range media.Examples {
				examples++
				prefer := fmt.Sprintf("code=%s, example=%s", text, name)
				a := w.inform(t, requests[op.id].with("Prefer", prefer))
				if a.status != status || canonicalJSON(t, a.body) != canonicalValue(t, example.Value.Value) || a.header.Get("Preference-Applied") != prefer {
					t.Errorf("%s: asked for %s, got %d %s", op.id, prefer, a.status, a.body)
				}
			}
		}
	}
	t.Logf("the mock served %d declared answers, and %d by the name of an example", pairs, examples)
	if pairs < 500 || examples < 500 {
		t.Errorf("only %d answers and %d examples", pairs, examples)
	}
}

// TestMockUsually: without a preference the answer is the first success with its example, and names that stand for one answer are
// found by themselves.
func TestMockUsually(t *testing.T) {
	t.Parallel()
	w, requests := mock(t), mocked(t, newWorld(t, setup{}))
	for _, op := range operations() {
		statuses := slices.Sorted(maps.Keys(op.route.Operation.Responses.Map()))
		a := w.inform(t, requests[op.id])
		if strconv.Itoa(a.status) != statuses[0] || a.header.Get("Preference-Applied") != "" {
			t.Errorf("%s: got %d %q, and the first is %s", op.id, a.status, a.header.Get("Preference-Applied"), statuses[0])
		}
		if media := op.route.Operation.Responses.Value(statuses[0]).Value.Content.Get("application/json"); media != nil && media.Example != nil &&
			canonicalJSON(t, a.body) != canonicalValue(t, media.Example) {
			t.Errorf("%s: %s", op.id, a.body)
		}
	}
	redeem := requests["provider_space_support"]
	for prefer, want := range map[string]string{
		"example=token_used": "400 token_used", "code=400": "400 invalid_request", "code=401": "401 unauthorized", "code=409": "409 already_supported",
		`code="401"; x=y , example="invalid_credentials"`: "401 invalid_credentials", "respond-async, wait=5": "201 ", "CODE=403": "403 forbidden",
		"code=403, code=413": "403 forbidden", "example=too_many_requests": "429 too_many_requests",
	} {
		a := w.inform(t, redeem.with("Prefer", prefer))
		if got := fmt.Sprint(a.status, " ", a.code()); got != want {
			t.Errorf("Prefer: %s: got %q, want %q", prefer, got, want)
		}
	}
	if a := w.inform(t, redeem.with("Prefer", "code=400", "example=token_expired")); a.code() != "token_expired" {
		t.Errorf("two headers: %s", a.body)
	}
}

// TestMockRefuses: what a zone would refuse without a look at its data, the mock refuses too.
func TestMockRefuses(t *testing.T) {
	t.Parallel()
	w := mock(t)
	token := credential{token: "anything"}
	for name, tt := range map[string]struct {
		r      request
		status int
		code   string
		says   string
	}{
		"undeclared code":    {get("/user").as(token).with("Prefer", "code=418"), 400, "invalid_request", "it declares: 200, 400, 401,"},
		"a word for a code":  {get("/user").as(token).with("Prefer", "code=secret"), 400, "invalid_request", "it declares: 200"},
		"unknown example":    {get("/user").as(token).with("Prefer", "code=401, example=secret"), 400, "invalid_request", "invalid_credentials, invalid_token, unauthorized"},
		"no such example":    {del("/spaces/x").as(token).with("Prefer", "code=204, example=secret"), 400, "invalid_request", "the examples are: none"},
		"no credentials":     {get("/user"), 401, "unauthorized", ""},
		"two credentials":    {get("/user").as(token).with("Macaroon", "another"), 400, "invalid_request", ""},
		"strange scheme":     {get("/user").with("Authorization", "Digest x"), 401, "invalid_credentials", ""},
		"lacks a field":      {post("/spaces", `{}`).as(token), 400, "invalid_request", "'name'"},
		"unknown field":      {post("/spaces", `{"name":"x","secret":1}`).as(token), 400, "invalid_request", "not known"},
		"unknown parameter":  {get("/user?secret=1").as(token), 400, "invalid_request", "does not know"},
		"bad parameter":      {get("/spaces?limit=0").as(token), 400, "invalid_request", "'limit'"},
		"no JSON":            {post("/spaces", `name=x`).as(token).with("Content-Type", "text/plain"), 415, "unsupported_media_type", ""},
		"does not take JSON": {get("/user").as(token).with("Accept", "text/html"), 406, "not_acceptable", ""},
		"too long":           {post("/spaces", strings.Repeat("x", 70<<10)).as(token), 413, "payload_too_large", ""},
		"another site":       {get("/spaces/x/providers/token").as(token).with("Sec-Fetch-Site", "cross-site"), 403, "forbidden", ""},
		"no such method":     {put("/spaces/x/providers/token", nil).as(token), 405, "method_not_allowed", ""},
	} {
		a := w.inform(t, tt.r)
		if a.status != tt.status || a.code() != tt.code || !strings.Contains(a.detail(), tt.says) || strings.Contains(string(a.body), "secret") {
			t.Errorf("%s: %d %s", name, a.status, a.body)
		}
	}
	if a := w.inform(t, put("/spaces/x/providers/token", nil).as(token)); a.header.Get("Allow") != "GET, POST, DELETE" {
		t.Errorf("Allow is %q", a.header.Get("Allow"))
	}
	if a := w.inform(t, get("/spaces/x/providers/token").as(token).with("Prefer", "code=405")); a.header.Get("Allow") != "GET, POST, DELETE" {
		t.Errorf("on demand, Allow is %q", a.header.Get("Allow"))
	}
	if a := w.inform(t, get("/nowhere").as(token)); a.status != http.StatusNotFound {
		t.Errorf("an unknown path: %d", a.status)
	}
	for path, want := range map[string]int{"/openapi.yaml": 200, "/openapi.json": 200, "/healthz": 200, "/readyz": 200, "/docs": 200, "/nothing": 404} {
		if a := w.send(page(path), page(path).build()); a.status != want {
			t.Errorf("%s -> %d, want %d", path, a.status, want)
		}
	}
	if _, err := handlers.NewMock(handlers.MockConfig{}); err == nil {
		t.Error("a mock without a log is made")
	}
}

// plain is a value as JSON has it.
func plain(t *testing.T, value any) (decoded any) {
	t.Helper()
	must(t, json.Unmarshal([]byte(canonicalValue(t, value)), &decoded))
	return decoded
}

func canonicalJSON(t *testing.T, body []byte) string {
	t.Helper()
	var value any
	must(t, json.Unmarshal(body, &value))
	return canonicalValue(t, value)
}

func canonicalValue(t *testing.T, value any) string {
	t.Helper()
	text, err := json.Marshal(value)
	must(t, err)
	return string(text)
}
