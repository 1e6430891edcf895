package handlers_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/zonemint/zonemint/handlers"
)

// credential is what a request authenticates with. The zero value is nothing.
type credential struct {
	username, password string
	token              string
	header             string // where the token stands; empty: X-Auth-Token
}

func (c credential) apply(h http.Header) {
	switch {
	case c.username != "":
		h.Set("Authorization", basicHeader(c.username, c.password))
	case c.token == "":
	case c.header == "Authorization":
		h.Set("Authorization", "Bearer "+c.token)
	case c.header != "":
		h.Set(c.header, c.token)
	default:
		h.Set("X-Auth-Token", c.token)
	}
}

func basicHeader(username, password string) string {
	return "Basic " + base64.StdEncoding.EncodeToString([]byte(username+":"+password))
}

// request is one to send. It is a value: each method returns a changed copy.
type request struct {
	method  string
	path    string // below the base path, or from the root when it does not begin with it
	root    bool
	header  http.Header
	body    []byte
	hasBody bool
	chunked bool
	remote  string
}

// call is a request to the API. A body that is no string and no []byte is sent as JSON; nil sends none.
func call(method, path string, body any) request {
	r := request{method: method, path: path, header: make(http.Header), remote: peer.String()}
	switch b := body.(type) {
	case nil:
	case string:
		r.body, r.hasBody = []byte(b), true
	case []byte:
		r.body, r.hasBody = b, true
	default:
		text, err := json.Marshal(b)
		if err != nil {
			panic(err)
		}
		r.body, r.hasBody = text, true
	}
	if r.hasBody {
		r.header.Set("Content-Type", "application/json")
	}
	return r
}

// page is a request for what stands outside of the base path.
func page(path string) request {
	r := call(http.MethodGet, path, nil)
	r.root = true
	return r
}

func get(path string) request             { return call(http.MethodGet, path, nil) }
func post(path string, body any) request  { return call(http.MethodPost, path, body) }
func put(path string, body any) request   { return call(http.MethodPut, path, body) }
func patch(path string, body any) request { return call(http.MethodPatch, path, body) }
func del(path string) request             { return call(http.MethodDelete, path, nil) }
func (r request) as(c credential) request {
	r.header = maps.Clone(r.header)
	c.apply(r.header)
	return r
}
func (r request) from(remote string) request { r.remote = remote; return r }

// with adds a header; an empty value removes it.
func (r request) with(name string, values ...string) request {
	r.header = maps.Clone(r.header)
	r.header.Del(name)
	for _, value := range values {
		r.header.Add(name, value)
	}
	return r
}

// inChunks sends the body without saying beforehand how long it is.
func (r request) inChunks() request { r.chunked = true; return r }

func (r request) target() string {
	if r.root {
		return r.path
	}
	return handlers.BasePath + r.path
}

func (r request) build() *http.Request {
	var body io.Reader
	if r.hasBody {
		body = bytes.NewReader(r.body)
	}
	sent := httptest.NewRequest(http.MethodGet, r.target(), body)
	sent.Method = r.method
	sent.Header = r.header.Clone()
	sent.RemoteAddr = r.remote
	if r.chunked {
		sent.ContentLength, sent.TransferEncoding = -1, []string{"chunked"}
	}
	return sent
}

// answer is what came back.
type answer struct {
	status  int
	header  http.Header
	body    []byte
	request request
}

// do sends a request and holds the answer against everything that every answer must be.
func (w *world) do(t testing.TB, r request) answer {
	t.Helper()
	a := w.send(r, r.build())
	for _, problem := range slices.Concat(checkHeaders(a), checkBody(a), checkContract(a)) {
		t.Errorf("%s %s -> %d: %s", r.method, r.path, a.status, problem)
	}
	return a
}

// send sends what was built from a request and looks at nothing.
func (w *world) send(r request, built *http.Request) answer {
	recorder := httptest.NewRecorder()
	w.handler.ServeHTTP(recorder, built)
	return answer{status: recorder.Code, header: recorder.Header(), body: recorder.Body.Bytes(), request: r}
}

// expect is do, and fails the test unless the answer has the status, and for an error the code. It goes on, so it may be used
// on any goroutine.
func (w *world) expect(t testing.TB, r request, status int, code ...string) answer {
	t.Helper()
	a := w.do(t, r)
	if a.status != status {
		t.Errorf("%s %s -> %d %s, want %d", r.method, r.path, a.status, a.body, status)
		return a
	}
	if len(code) > 0 && a.code() != code[0] {
		t.Errorf("%s %s -> %d %s, want the code %s", r.method, r.path, a.status, a.body, code[0])
	}
	return a
}

// field is a text of a JSON answer; empty where there is none.
func (a answer) field(name string) string {
	var object map[string]any
	if json.Unmarshal(a.body, &object) != nil {
		return ""
	}
	text, _ := object[name].(string)
	return text
}

func (a answer) code() string   { return a.field("error") }
func (a answer) detail() string { return a.field("error_description") }

// decode reads a JSON answer.
func decode[T any](t testing.TB, a answer) T {
	t.Helper()
	var value T
	if err := json.Unmarshal(a.body, &value); err != nil {
		t.Fatalf("%s %s -> %d %s: %v", a.request.method, a.request.path, a.status, a.body, err)
	}
	return value
}

var wantedHeaders = map[string]string{
	"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
	"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'", "Cross-Origin-Resource-Policy": "same-origin",
}

var unwantedHeaders = []string{
	"Server", "X-Powered-By", "ETag", "Last-Modified", "Set-Cookie", "Strict-Transport-Security", "Access-Control-Allow-Origin",
	"Access-Control-Allow-Methods", "Access-Control-Allow-Headers", "Access-Control-Allow-Credentials",
}

// checkHeaders finds what is wrong with the headers that every answer has, whatever its route.
func checkHeaders(a answer) []string {
	var problems []string
	for name, want := range wantedHeaders {
		if got := a.header.Values(name); len(got) != 1 || got[0] != want {
			problems = append(problems, fmt.Sprintf("header %s is %q, want %q", name, got, want))
		}
	}
	for _, name := range unwantedHeaders {
		if a.header.Get(name) != "" {
			problems = append(problems, "has the header "+name)
		}
	}
	vary := strings.Split(strings.ToLower(a.header.Get("Vary")), ", ")
	for _, name := range []string{"authorization", "x-auth-token", "macaroon"} {
		if !slices.Contains(vary, name) {
			problems = append(problems, "Vary lacks "+name)
		}
	}
	if len(a.header.Values("X-Request-Id")) != 1 || len(a.header.Get("X-Request-Id")) < 16 && a.request.header.Get("X-Request-Id") == "" {
		problems = append(problems, fmt.Sprintf("X-Request-Id is %q", a.header.Values("X-Request-Id")))
	}
	for name, status := range map[string]int{"WWW-Authenticate": http.StatusUnauthorized, "Allow": http.StatusMethodNotAllowed} {
		if (a.status == status) != (a.header.Get(name) != "") {
			problems = append(problems, fmt.Sprintf("header %s is %q", name, a.header.Get(name)))
		}
	}
	return problems
}

// checkBody finds what is wrong with the body: an error has the one shape and repeats nothing, a 204 has none.
func checkBody(a answer) []string {
	switch {
	case a.status == http.StatusNoContent || a.request.method == http.MethodHead:
		if len(a.body) != 0 {
			return []string{"has a body"}
		}
		return nil
	case a.status < http.StatusBadRequest:
		rememberTokens(a.body)
		return nil
	}
	_, _ = canary.writer("error bodies").Write(append(a.body, '\n'))
	var problems []string
	if got := a.header.Get("Content-Type"); got != "application/json" {
		problems = append(problems, "error of type "+got)
	}
	var body map[string]any
	if err := json.Unmarshal(a.body, &body); err != nil {
		return append(problems, "error is no JSON object: "+string(a.body))
	}
	if len(body) != 2 || a.code() == "" || a.detail() == "" {
		problems = append(problems, "error is not {error, error_description}: "+string(a.body))
	}
	for _, text := range textsOf(a.request) {
		if strings.Contains(a.detail(), text) {
			problems = append(problems, fmt.Sprintf("error repeats %q, which the client sent: %s", text, a.body))
		}
	}
	return problems
}

// rememberTokens has every token that an answer gives out watched for.
func rememberTokens(body []byte) {
	var object struct {
		Token string `json:"token"`
	}
	if json.Unmarshal(body, &object) == nil && object.Token != "" {
		canary.token(object.Token)
	}
}

// textsOf are the texts that a request sends and that are long enough to be recognised. The names of privileges are everybody's.
func textsOf(r request) []string {
	var body any
	if json.Unmarshal(r.body, &body) != nil {
		body = string(r.body)
	}
	texts := collect(body, strings.Split(r.path, "/"))
	return slices.DeleteFunc(texts, func(text string) bool {
		return len(text) < 10 || strings.HasPrefix(text, "space_") || text == "privileges"
	})
}

func collect(value any, texts []string) []string {
	switch v := value.(type) {
	case string:
		texts = append(texts, v)
	case []any:
		for _, item := range v {
			texts = collect(item, texts)
		}
	case map[string]any:
		for _, item := range v {
			texts = collect(item, texts)
		}
	}
	return texts
}
