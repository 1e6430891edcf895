package handlers_test

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/zonemint/zonemint/handlers"
	"github.com/zonemint/zonemint/internal/tier"
)

// bodied is an operation with a body.
type bodied struct {
	method, path string
	schema       *openapi3.Schema
}

// bodiedRoutes are all operations that take a body, in one order.
func bodiedRoutes(tb testing.TB) (list []bodied) {
	tb.Helper()
	for path, item := range contract().Paths.Map() {
		for method, op := range item.Operations() {
			if op.RequestBody != nil {
				list = append(list, bodied{method, path, op.RequestBody.Value.Content["application/json"].Schema.Value})
			}
		}
	}
	sort.Slice(list, func(i, j int) bool { return list[i].method+list[i].path < list[j].method+list[j].path })
	return list
}

// oddValues are values of fields of which some are right here or there, and some nowhere.
var oddValues = []string{
	`""`, `"a"`, `"a b"`, `" "`, `"~!#/<&>'"`, `"ü"`, `"\u0061"`, `"\u00fc"`, `"\ud800"`, `"\n"`, `"\/"`, `"\""`, `"\\"`, "\"a\nb\"", "\"\x00\"", "\"\x1f\"",
	"\"\x7f\"", "\"\x80\"", "\"\xff\"", "\"\u2028\"", "\"\ufffd\"", `'a'`, `"a`, `a"`, `a`, `"a""b"`, `1"a"`, `-"a"`, `"a"1`, `"1"`, `"5000000"`, `"basic"`, `"10.0.0.1"`, `"set"`,
	`0`, `1`, `-1`, `+1`, `-0`, `00`, `01`, `-01`, `1.0`, `1.5`, `1e3`, `1E3`, `1e-3`, `.5`, `5.`, `0x10`, `1_000`, `1-2`, `--1`, `-`, `٣`, `5 5`, `1000000`,
	`999999999999999`, `9007199254740991`, `9007199254740992`, `9223372036854775807`, `9223372036854775808`, `99999999999999999999`, `1e400`, `NaN`, `Infinity`,
	`true`, `false`, `null`, `nul`, `{}`, `[]`, `[1]`, `["a"]`, `{"a":1}`, `[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]`, ``, ` `, `/**/1`, `1//`, `undefined`,
}

var (
	oddNames  = []string{`"a"`, `""`, `"Token"`, `"SIZE"`, `"token "`, `"\u0074oken"`, `"tok\u0065n"`, `"to\ken"`, `token`, `'size'`, `"size`, `1`, `null`, `"ſize"`, "\"\xff\""}
	oddSpaces = []string{" ", "  ", "\t", "\r\n", "\n", "\v", "\f", "\u00a0", "\ufeff", "\x00", "//", "/**/", ","}
	oddEnds   = []string{"x", "{}", "}", "]", ",", "\x00", "1", `""`, "null", "\ufeff", "//", ";"}
	oddTypes  = []string{
		"application/json; charset=utf-8", "application/json;charset=UTF-8", "application/json; charset=UTF-8", "application/json;", "Application/JSON",
		"application/json; charset=latin1", "text/json", "application/vnd.api+json", "", " application/json", "*/*", "application/json, text/plain", "application/xml",
	}
)

// bodyChance makes bodies.
type bodyChance struct {
	*rand.Rand
	wild int // one part of a body in so many is odd
}

func (r bodyChance) odd() bool { return r.IntN(r.wild) == 0 }

func (r bodyChance) of(list []string) string { return list[r.IntN(len(list))] }

// space is white space, mostly none.
func (r bodyChance) space() string {
	switch {
	case r.odd():
		return r.of(oddSpaces)
	case r.IntN(6) == 0:
		return r.of(oddSpaces[:5])
	}
	return ""
}

// value is a value of a schema, or next to it.
func (r bodyChance) value(s *openapi3.Schema) string {
	switch {
	case r.odd():
		return r.of(oddValues)
	case s.Type.Is("boolean"):
		return "true"
	case s.Type.Is("integer"), s.Type.Is("number"):
		near := []int64{5_000_000, 1 + r.Int64N(1000)}
		for _, bound := range []*float64{s.Min, s.Max} {
			if bound != nil {
				near = append(near, int64(*bound)-1, int64(*bound), int64(*bound)+1)
			}
		}
		return strconv.FormatInt(near[r.IntN(len(near))], 10)
	case s.Type.Is("array"):
		return "[" + strings.Repeat(r.value(s.Items.Value), r.IntN(2)) + "]"
	case s.Type.Is("object"):
		return r.object(s)
	case len(s.Enum) > 0:
		return fmt.Sprintf("%q", s.Enum[r.IntN(len(s.Enum))])
	}
	length := 1 + r.IntN(40)
	if r.IntN(4) == 0 {
		length = max(0, int(s.MinLength)+r.IntN(3)-1)
	}
	if s.MaxLength != nil && r.IntN(8) == 0 {
		length = int(*s.MaxLength) + r.IntN(3) - 1
	}
	return `"` + strings.Repeat(r.of([]string{"a", "Z", "7", "a", ".", "_", " "}), length) + `"`
}

// object is an object with the fields that a schema requires and some of the others, mostly.
func (r bodyChance) object(s *openapi3.Schema) string {
	names := make([]string, 0, len(s.Properties))
	for name := range s.Properties {
		if slices.Contains(s.Required, name) != (r.IntN(4) == 0) {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	r.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	if len(names) > 0 && r.odd() {
		names = append(names, names[0])
	}
	var b strings.Builder
	b.WriteString("{" + r.space())
	for i, name := range names {
		if i > 0 {
			b.WriteString("," + r.space())
		}
		quoted := `"` + name + `"`
		if r.odd() {
			quoted = r.of(oddNames)
		}
		b.WriteString(quoted + r.space() + ":" + r.space() + r.value(s.Properties[name].Value) + r.space())
	}
	return b.String() + "}"
}

// body is a body of a schema, mostly, which may have been damaged.
func (r bodyChance) body(s *openapi3.Schema) string {
	text := r.space() + r.object(s) + r.space()
	if r.odd() {
		text += r.of(oddEnds)
	}
	if r.odd() {
		text = r.of(oddEnds) + text
	}
	for r.odd() {
		at := r.IntN(len(text) + 1)
		text = text[:at] + r.of([]string{"", `"`, "\\", ",", ":", "}", "0", "\x01", "\xc3", "é"}) + text[min(len(text), at+r.IntN(2)):]
	}
	if r.odd() {
		return r.of([]string{"", " ", "null", "[]", "{", "0", `"a"`, "{}", "{}{}", " {} "})
	}
	return text
}

// TestPlainBodyIsTheValidator: whatever body the shortcut admits, the validator does, and the operation is called with the same.
func TestPlainBodyIsTheValidator(t *testing.T) {
	t.Parallel()
	ask, err := handlers.NewAdmission()
	must(t, err)
	all := bodiedRoutes(t)
	taken, compiled, admitted, both := make(map[string]int), make(map[string]bool), 0, 0
	bodies := tier.Pick(15_000, 60_000, 60_000)
	for i := range bodies {
		random := bodyChance{rand.New(rand.NewPCG(5, uint64(i))), 10 + 90*(i%2)}
		op := all[random.IntN(len(all))]
		one := rough{method: op.method, target: handlers.BasePath + parameterPattern.ReplaceAllString(op.path, "abc"), body: random.body(op.schema)}
		r := one.build()
		if random.odd() {
			r.Header["Content-Type"] = []string{random.of(oddTypes)}
		}
		scheme := "basic"
		if random.odd() {
			scheme = random.of(schemes)
		}
		got := ask(r, scheme)
		if problem := got.Problem(); problem != "" {
			t.Fatalf("%s %s with %q of the type %q: %s", one.method, one.target, one.body, r.Header["Content-Type"], problem)
		}
		compiled[got.Operation] = compiled[got.Operation] || got.Compiled
		if got.Shortcut {
			admitted++
			taken[got.Operation]++
		}
		if got.Compiled && !got.Shortcut && got.Validator != nil {
			both++
		}
	}
	for _, id := range []string{"provider_space_support", "create_space_support_token", "verify_invite_token", "modify_provider_space"} {
		if !compiled[id] {
			t.Errorf("%s has no shortcut", id)
		}
	}
	for id := range compiled {
		if compiled[id] && taken[id] < tier.Pick(5, 20, 20) {
			t.Errorf("the shortcut of %s was taken %d times", id, taken[id])
		}
	}
	t.Logf("counted: %d bodies held against the validator, %d of them admitted by the quick way and none that the validator refuses", bodies, admitted)
	if least := bodies / 12; both < least || admitted < least {
		t.Errorf("only %d bodies were refused by both and %d admitted", both, admitted)
	}
}

// TestPlainBodies: what everybody sends is recognised, and what stands beside it is not.
func TestPlainBodies(t *testing.T) {
	t.Parallel()
	ask, err := handlers.NewAdmission()
	must(t, err)
	redeem, mint := "/provider/spaces/support", "/spaces/abc/providers/token"
	for _, row := range []struct {
		path, body string
		quick      bool
	}{
		{redeem, `{"token":"abc-_","size":5000000}`, true},
		{redeem, " {\n\t\"size\" : 1 ,\r\n \"token\" : \"a=\" } \n", true},
		{redeem, `{"token":"abc","size":999999999999999}`, true},
		{redeem, `{"token":"abc","size":9007199254740991}`, false}, // more digits than it looks at
		{redeem, `{"token":"abc","size":0}`, false},
		{redeem, `{"token":"` + strings.Repeat("a", 21846) + `","size":1}`, true},
		{redeem, `{"token":"` + strings.Repeat("a", 21847) + `","size":1}`, false},
		{redeem, `{"token":"abc","size":1,"size":1}`, false},
		{redeem, `{"token":"abc","size":1,}`, false},
		{redeem, `{"token":"abc" "size":1}`, false},
		{redeem, `{"token":"abc","size":1}}`, false},
		{redeem, `{"token":"abc","size":1`, false},
		{redeem, `{"token":"abc","size":"1"}`, false},
		{redeem, `{"token":1,"size":1}`, false},
		{redeem, `{"token":1"abc","size":1}`, false},
		{redeem, `{"token":"abc""abc","size":1}`, false},
		{redeem, `{"token":"abc","Size":1}`, false},
		{redeem, `{"token":"\u0061","size":1}`, false},
		{redeem, `{"token":"ü","size":1}`, false},
		{redeem, `{"token":"abc","size":1,"other":1}`, false},
		{redeem, "\ufeff" + `{"token":"abc","size":1}`, false},
		{redeem, `{"token":"abc"}`, false},
		{redeem, `{}`, false},
		{redeem, ``, false},
		{mint, ``, true},
		{mint, `{}`, true},
		{mint, ` `, false},
		{mint, `{"ttl":600}`, true},
		{mint, `{"ttl":315360001}`, false},
		{mint, `{"name":"Five sites","memo":"by mail","usageLimit":5,"maxSize":1,"minSize":1}`, true},
		{mint, `{"ttl":600,"ip":["10.0.0.1"]}`, false},
		{mint, `{"ttl":null}`, false},
	} {
		r := rough{method: http.MethodPost, target: handlers.BasePath + row.path, body: row.body}.build()
		got := ask(r, "basic")
		if got.Problem() != "" || got.Shortcut != row.quick {
			t.Errorf("%s with %.60q: recognised %t; %s", row.path, row.body, got.Shortcut, got.Problem())
		}
	}
}

// TestBodiesThatAreNotUnderstood: a body whose description says more than that is left to the validator.
func TestBodiesThatAreNotUnderstood(t *testing.T) {
	t.Parallel()
	closed, open, least := false, true, uint64(1)
	object := func(change func(*openapi3.Schema)) *openapi3.RequestBody {
		s := openapi3.NewObjectSchema().WithProperty("a", openapi3.NewStringSchema()).WithProperty("list", openapi3.NewArraySchema())
		s.AdditionalProperties.Has = &closed
		change(s)
		return openapi3.NewRequestBody().WithContent(openapi3.NewContentWithJSONSchema(s))
	}
	if !handlers.CompilesBody(object(func(s *openapi3.Schema) { s.Required = []string{"a"} })) {
		t.Error("a closed object was not compiled")
	}
	for name, change := range map[string]func(*openapi3.Schema){
		"open":             func(s *openapi3.Schema) { s.AdditionalProperties.Has = &open },
		"not said":         func(s *openapi3.Schema) { s.AdditionalProperties.Has = nil },
		"typed rest":       func(s *openapi3.Schema) { s.AdditionalProperties.Schema = openapi3.NewStringSchema().NewRef() },
		"nullable":         func(s *openapi3.Schema) { s.Nullable = true },
		"least":            func(s *openapi3.Schema) { s.MinProps = least },
		"most":             func(s *openapi3.Schema) { s.MaxProps = &least },
		"one of":           func(s *openapi3.Schema) { s.OneOf = openapi3.SchemaRefs{openapi3.NewObjectSchema().NewRef()} },
		"needs a list":     func(s *openapi3.Schema) { s.Required = []string{"a", "list"} },
		"needs an unknown": func(s *openapi3.Schema) { s.Required = []string{"b"} },
		"text":             func(s *openapi3.Schema) { s.Type = &openapi3.Types{"string"} },
	} {
		if handlers.CompilesBody(object(change)) {
			t.Errorf("%s: it was compiled", name)
		}
	}
	if handlers.CompilesBody(openapi3.NewRequestBody().WithContent(openapi3.Content{"application/*": openapi3.NewMediaType()})) {
		t.Error("another media type was compiled")
	}
}

// TestPlainBodiesOneByteOff: every body that differs in one byte from one that is recognised.
func TestPlainBodiesOneByteOff(t *testing.T) {
	t.Parallel()
	ask, err := handlers.NewAdmission()
	must(t, err)
	asked, admitted := 0, 0
	for _, row := range []struct{ path, body string }{
		{"/provider/spaces/support", `{"token":"ab","size":50}`},
		{"/provider/spaces/support", ` { "size" : 50 , "token" : "ab" } `},
		{"/spaces/abc/providers/token", `{"ttl":5,"name":"a b"}`},
	} {
		check := func(body string) {
			got := ask(rough{method: http.MethodPost, target: handlers.BasePath + row.path, body: body}.build(), "basic")
			if got.Problem() != "" {
				t.Errorf("%s with %q: %s", row.path, body, got.Problem())
			}
			if asked++; got.Shortcut {
				admitted++
			}
		}
		for at := range len(row.body) + 1 {
			before, behind := row.body[:at], row.body[at:]
			for c := range 256 {
				check(before + string([]byte{byte(c)}) + behind)
				if behind != "" {
					check(before + string([]byte{byte(c)}) + behind[1:])
				}
			}
			if behind != "" {
				check(before + behind[1:])
			}
		}
	}
	t.Logf("counted: %d bodies that are one byte off held against the validator, %d of them admitted by the quick way", asked, admitted)
}

// FuzzBodyShortcut looks for a body that the shortcut admits and the validator refuses or reads otherwise.
func FuzzBodyShortcut(f *testing.F) {
	ask, err := handlers.NewAdmission()
	must(f, err)
	all := bodiedRoutes(f)
	for i, op := range all {
		random := bodyChance{rand.New(rand.NewPCG(6, uint64(i))), 1000}
		for range 3 {
			f.Add(uint8(i), random.body(op.schema), "application/json")
		}
		if op.path == "/provider/spaces/support" {
			for _, value := range oddValues {
				f.Add(uint8(i), `{"token":"abc","size":`+value+`}`, "application/json")
				f.Add(uint8(i), `{"size":5000000,"token":`+value+`}`, "application/json; charset=utf-8")
			}
		}
	}
	f.Fuzz(func(t *testing.T, at uint8, body, mediaType string) {
		op := all[int(at)%len(all)]
		r := rough{method: op.method, target: handlers.BasePath + parameterPattern.ReplaceAllString(op.path, "abc"), body: body}.build()
		r.Header["Content-Type"] = []string{mediaType}
		if got := ask(r, "basic"); got.Problem() != "" {
			t.Errorf("%s: %s", got.Operation, got.Problem())
		}
	})
}
