package handlers_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/zonemint/zonemint/gen"
	"github.com/zonemint/zonemint/handlers"
	"github.com/zonemint/zonemint/internal/tier"
	"github.com/zonemint/zonemint/zone"
)

// rough is a request in raw parts, as anybody can send them.
type rough struct {
	method, target string // the target from the root on, with a query
	body           string
}

// build makes the request as net/http would have read it. Nil: net/http would not.
func (r rough) build() *http.Request {
	u, err := url.ParseRequestURI(r.target)
	if err != nil || !strings.HasPrefix(r.target, "/") {
		return nil
	}
	request, err := http.NewRequest(r.method, "http://zone.test/", strings.NewReader(r.body))
	if err != nil {
		return nil
	}
	request.URL, request.RequestURI, request.RemoteAddr = u, r.target, peer.String()
	request.GetBody = nil // which a server never has
	if r.body != "" {
		request.Header.Set("Content-Type", "application/json")
	}
	return request
}

// route is one operation of the contract.
type route struct {
	method, path string
	query        []string
}

// routes are all operations of the contract.
func routes(tb testing.TB) (list []route) {
	tb.Helper()
	spec, err := gen.GetSpec()
	must(tb, err)
	for path, item := range spec.Paths.Map() {
		for method, op := range item.Operations() {
			r := route{method: method, path: path}
			for _, p := range append(item.Parameters, op.Parameters...) {
				if p.Value.In == openapi3.ParameterInQuery {
					r.query = append(r.query, p.Value.Name)
				}
			}
			list = append(list, r)
		}
	}
	return list
}

// odd are values of parameters of which some are right here or there, and some nowhere.
var odd = []string{
	"", "a", "x-_9", "9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc", strings.Repeat("a", 22), strings.Repeat("a", 127), strings.Repeat("a", 128),
	strings.Repeat("a", 129), "0", "1", "-1", "+1", "01", "1e3", "1.0", "100", "200", "201", "1000", "1001", "9007199254740993", "99999999999999999999",
	"%41", "%2F", "%00", "%zz", "a%20b", "a+b", "ü", "%C3%BC", "%ff", ".", "..", "~", "a~b", "true", "null", "a,b", "a;b", "a=b", "a&b", "[]", "a\nb", " ",
	"\u212a", "A.B", "basic", "true%20", "0x10", "1_000",
}

var parameterPattern = regexp.MustCompile(`\{[a-z]+\}`)

// chance makes a request to one of the operations.
func chance(random *rand.Rand, all []route) rough {
	pick := func() string { return odd[random.IntN(len(odd))] }
	r := all[random.IntN(len(all))]
	tame := random.IntN(3) > 0 // or hardly any request would be right in all its parts
	path := parameterPattern.ReplaceAllStringFunc(r.path, func(string) string {
		if tame {
			return strings.Repeat("b", 1+random.IntN(40))
		}
		return pick()
	})
	var query []string
	for _, name := range append(r.query, "unknown") {
		for random.IntN(3) == 0 && (name != "unknown" || random.IntN(5) == 0) {
			pair := name + "=" + pick()
			if random.IntN(20) == 0 {
				pair = name
			}
			query = append(query, pair)
		}
	}
	one := rough{method: r.method, target: handlers.BasePath + path}
	if len(query) > 0 || random.IntN(20) == 0 {
		one.target += "?" + strings.Join(query, []string{"&", "&", "&", "&&", ";"}[random.IntN(5)])
	}
	if random.IntN(10) == 0 {
		one.body = []string{"{}", " ", "null"}[random.IntN(3)]
	}
	return one
}

var schemes = []string{"", "basic", "tokenAuth", "macaroonAuth", "bearer", "other"}

// TestShortcutIsTheValidator: whatever the shortcut admits, the validator does. Every operation without a body has one, and it is taken.
func TestShortcutIsTheValidator(t *testing.T) {
	t.Parallel()
	ask, err := handlers.NewAdmission()
	must(t, err)
	all, random := routes(t), rand.New(rand.NewPCG(1, 2))
	taken, asked, admitted, both := make(map[string]int), 0, 0, 0
	for range tier.Pick(10_000, 40_000, 40_000) {
		one := chance(random, all)
		r := one.build()
		if r == nil {
			continue
		}
		scheme := schemes[random.IntN(len(schemes))]
		got := ask(r, scheme)
		asked++
		if problem := got.Problem(); problem != "" {
			t.Fatalf("%s %s by %q: %s", one.method, one.target, scheme, problem)
		}
		if got.Shortcut {
			taken[got.Operation]++
			admitted++
		}
		if got.Compiled && !got.Shortcut && got.Validator != nil {
			both++
		}
	}
	for _, r := range all {
		item := contract().Paths.Find(r.path).GetOperation(r.method)
		if item.RequestBody == nil && taken[item.OperationID] == 0 {
			t.Errorf("%s has no shortcut, or none that is ever taken", item.OperationID)
		}
	}
	t.Logf("counted: %d requests held against the validator, %d of them admitted by the quick way and none that the validator refuses", asked, admitted)
	if both < tier.Pick(250, 1000, 1000) {
		t.Errorf("only %d requests were refused by both", both)
	}
}

// FuzzShortcut looks for a request that the shortcut admits and the validator refuses.
func FuzzShortcut(f *testing.F) {
	ask, err := handlers.NewAdmission()
	must(f, err)
	for _, r := range routes(f) {
		path := handlers.BasePath + parameterPattern.ReplaceAllString(r.path, "abc")
		f.Add(r.method, path, "basic", "")
		for _, name := range r.query {
			f.Add(r.method, path+"?"+name+"=5", "tokenAuth", "")
		}
	}
	f.Fuzz(func(t *testing.T, method, target, scheme, body string) {
		r := rough{method: method, target: target, body: body}.build()
		if r == nil {
			return
		}
		if got := ask(r, scheme); got.Problem() != "" {
			t.Errorf("%s: %s", got.Operation, got.Problem())
		}
	})
}

// TestSchemasThatAreNotUnderstood: a schema that says more than the shortcut understands is left to the validator.
func TestSchemasThatAreNotUnderstood(t *testing.T) {
	t.Parallel()
	two, most := 2.0, uint64(3)
	text := func() *openapi3.Schema { return openapi3.NewStringSchema() }
	for name, s := range map[string]*openapi3.Schema{
		"enum of numbers": text().WithEnum("a", 1), "enum": {Type: &openapi3.Types{"integer"}, Enum: []any{1}}, "format": text().WithFormat("uuid"), "all of": {AllOf: openapi3.SchemaRefs{text().NewRef()}},
		"multiple": {Type: &openapi3.Types{"integer"}, MultipleOf: &two}, "any type": {}, "list": openapi3.NewArraySchema(),
		"nullable": text().WithNullable(), "int32": openapi3.NewInt32Schema(), "exclusive": openapi3.NewInt64Schema().WithExclusiveMin(true),
		"bounds of a text": {Type: &openapi3.Types{"string"}, Max: &two}, "length of a number": {Type: &openapi3.Types{"integer"}, MaxLength: &most},
		"const": {Type: &openapi3.Types{"string"}, Const: "a"}, "number": openapi3.NewFloat64Schema(), "bad pattern": text().WithPattern("("),
	} {
		if handlers.CompileSchema(s) != nil {
			t.Errorf("%s: it was compiled", name)
		}
	}
}

// twins are a handler that goes the shorter ways and one that does not, before the same zone.
type twins struct {
	*world
	plain http.Handler
}

func newTwins(tb testing.TB) *twins {
	tb.Helper()
	w := newWorld(tb, setup{})
	plain, err := handlers.NewPlain(handlers.Config{Service: w.service, Log: suiteLog, Name: "onezone", Version: "1.2.3"})
	must(tb, err)
	return &twins{w, plain}
}

// answer is what a client sees of one, without what differs from request to request.
func (w *twins) answer(h http.Handler, r *http.Request) string {
	recorder := httptest.NewRecorder()
	h.ServeHTTP(recorder, r)
	recorder.Header().Del("X-Request-Id")
	body := recorder.Body.Bytes()
	var minted struct{ Token, TokenID string }
	if recorder.Code == http.StatusOK && json.Unmarshal(body, &minted) == nil && minted.Token != "" {
		canary.token(minted.Token)
		for _, text := range []string{minted.Token, minted.TokenID} {
			body = bytes.ReplaceAll(body, []byte(text), []byte(strings.Repeat("T", len(text))))
		}
	}
	return fmt.Sprint(recorder.Code, recorder.Header(), string(body))
}

// same makes sure that both handlers answer a request alike.
func (w *twins) same(t *testing.T, build func() *http.Request) (asked bool) {
	t.Helper()
	r := build()
	if r == nil || r.Method != http.MethodGet && r.Method != http.MethodHead { // which can be asked twice
		return false
	}
	w.alike(t, r, build())
	return true
}

// alike asks the quick handler and then the plain one, and returns the status.
func (w *twins) alike(t *testing.T, first, second *http.Request) (status string) {
	t.Helper()
	quick, plain := w.answer(w.handler, first), w.answer(w.plain, second)
	if quick != plain {
		t.Errorf("%s %q: the quick way answers\n%s\nthe plain one\n%s", first.Method, first.RequestURI, quick, plain)
	}
	status, _, _ = strings.Cut(quick, " ")
	return status
}

// TestQuickIsPlain: whatever is asked by GET, by whomever, the quick way and the plain one give the same answer.
func TestQuickIsPlain(t *testing.T) {
	t.Parallel()
	w := newTwins(t)
	all, random := routes(t), rand.New(rand.NewPCG(3, 4))
	access, err := w.service.MintAccessToken(t.Context(), w.alice.caller(), zone.NewAccessToken{Name: "twins"})
	must(t, err)
	canary.token(access.Text.Reveal())
	who := []credential{
		{},
		w.alice.basic(), w.bob.basic(), w.erin.basic(), w.dave.basic(), w.admin.basic(), w.p1.auth(),
		{token: access.Text.Reveal()},
		{token: access.Text.Reveal(), header: "Authorization"},
		{token: access.Text.Reveal() + "A"},
		{username: "alice", password: "wrong"},
		{username: "nobody", password: "x"},
	}
	headers := []struct{ name, value string }{
		{"Accept", "text/html"},
		{"Accept", "*/*"},
		{"Accept", "application/json;q=0"},
		{"Sec-Fetch-Site", "cross-site"},
		{"Origin", "https://evil.test"},
		{"Sec-Fetch-Mode", "navigate"},
		{"Content-Length", "5"},
		{"X-Auth-Token", "a"},
		{"Authorization", "Basic ="},
		{"X-Request-Id", "x"},
	}
	asked := 0
	for range tier.Pick(1_500, 6_000, 6_000) {
		one := chance(random, all)
		one.method = http.MethodGet
		if random.IntN(2) == 0 {
			one.target = strings.NewReplacer(strings.Repeat("b", 12), w.space).Replace(one.target)
		}
		if random.IntN(4) == 0 {
			one.target = handlers.BasePath + "/spaces/" + w.space + "/providers/token"
		}
		by, header, extra := who[random.IntN(len(who))], headers[random.IntN(len(headers))], random.IntN(6) == 0
		if w.same(t, func() *http.Request {
			r := one.build()
			if r == nil {
				return nil
			}
			by.apply(r.Header)
			if extra {
				r.Header.Add(header.name, header.value)
			}
			return r
		}) {
			asked++
		}
	}
	t.Logf("counted: %d requests answered alike by the quick way and the plain one", asked)
}

// FuzzQuickIsPlain looks for a GET that the two ways answer differently.
func FuzzQuickIsPlain(f *testing.F) {
	w := newTwins(f)
	f.Add(handlers.BasePath+"/spaces/"+w.space+"/providers/token", uint8(1), "", "", "")
	f.Add(handlers.BasePath+"/spaces?limit=5", uint8(5), "Accept", "*/*", "")
	f.Fuzz(func(t *testing.T, target string, who uint8, header, value, body string) {
		people := []credential{{}, w.alice.basic(), w.bob.basic(), w.dave.basic(), w.p1.auth(), w.admin.basic()}
		target = strings.ReplaceAll(target, "SPACE", w.space)
		w.same(t, func() *http.Request {
			r := rough{method: http.MethodGet, target: target, body: body}.build()
			if r == nil {
				return nil
			}
			people[int(who)%len(people)].apply(r.Header)
			if header != "" {
				r.Header.Add(header, value)
			}
			return r
		})
	})
}

// FuzzMintedAnswer compares the answer that is written by hand with what encoding/json writes.
func FuzzMintedAnswer(f *testing.F) {
	for _, token := range []string{"", "MDAxNWxvY2F0aW9uIG9uZXpvbmUK-_", "a\"b", "<&>", "ü\u2028", "\xff", strings.Repeat("a", 2000)} {
		f.Add(token)
	}
	f.Fuzz(func(t *testing.T, token string) {
		quick, plain := httptest.NewRecorder(), httptest.NewRecorder()
		must(t, handlers.MintedAnswer(token).VisitGetSpaceProviderTokenResponse(quick))
		must(t, gen.GetSpaceProviderToken200JSONResponse{Token: token}.VisitGetSpaceProviderTokenResponse(plain))
		if quick.Body.String() != plain.Body.String() || fmt.Sprint(quick.Header()) != fmt.Sprint(plain.Header()) || quick.Code != plain.Code {
			t.Errorf("valid UTF-8 %v: %q and %q", utf8.ValidString(token), quick.Body, plain.Body)
		}
	})
}
