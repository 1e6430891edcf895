package handlers_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/zonemint/zonemint/zone"
)

// TestSchemas breaks every rule of every body's schema, one at a time, and expects a 400 that names the field.
func TestSchemas(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	broken := 0
	eachOperation(t, w, func(t *testing.T, op described) {
		if !op.takesBody() {
			return
		}
		r := w.grantedSampleOf(t, op)
		var good map[string]any
		if err := json.Unmarshal(r.body, &good); err != nil {
			t.Fatal(err)
		}
		for _, bad := range wrongBodies(op.bodySchema(), good) {
			broken++
			text, err := json.Marshal(bad.body)
			if err != nil {
				t.Fatal(err)
			}
			r.body = text
			a := w.expect(t, r, http.StatusBadRequest, "invalid_request")
			if !strings.Contains(a.detail(), bad.field) || strings.Contains(a.detail(), "does not match the contract") {
				t.Errorf("%s: the error does not say what is wrong with %q: %s", bad.rule, bad.field, a.detail())
			}
		}
	})
	if broken < 150 {
		t.Errorf("only %d wrong bodies were made", broken)
	}
}

// wrong is a body that breaks one rule.
type wrong struct {
	rule, field string
	body        any
}

// wrongBodies makes all of them from one that is right.
func wrongBodies(s *openapi3.Schema, good map[string]any) []wrong {
	var all []wrong
	with := func(name string, value any) map[string]any {
		body := maps.Clone(good)
		body[name] = value
		return body
	}
	for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
		for rule, value := range wrongValues(s.Properties[name].Value) {
			all = append(all, wrong{rule, "'" + name, with(name, value)})
		}
	}
	for _, name := range s.Required {
		body := maps.Clone(good)
		delete(body, name)
		all = append(all, wrong{"required", "'" + name, body})
	}
	for i := range all {
		if strings.HasSuffix(all[i].rule, "tiny fraction") { // an integer to the validator, which rounds it, and none to the decoder
			all[i].field = "without a fraction"
		}
	}
	all = append(all, wrong{"additionalProperties", "not known", with("unknownField", 1)})
	if s.MinProps > 0 {
		all = append(all, wrong{"minProperties", "at least 1", map[string]any{}})
	}
	return all
}

// wrongValues breaks each rule of the schema of a value.
func wrongValues(s *openapi3.Schema) map[string]any {
	values := map[string]any{"null": nil, "object": map[string]any{}}
	switch {
	case s.Type.Is("string"):
		values["number"], values["boolean"], values["array"] = 1, true, []string{"x"}
		if s.MaxLength != nil {
			values["maxLength"] = strings.Repeat("a", int(*s.MaxLength)+1)
			values["maxLength in characters"] = strings.Repeat("ü", int(*s.MaxLength)+1)
		}
		if s.MinLength > 0 {
			values["minLength"] = strings.Repeat("a", int(s.MinLength)-1)
		}
		if s.Format == "password" {
			if s.Pattern != "" { // a password may have any character but one
				values["pattern, NUL"] = "long enough\x00"
			}
		} else if s.Pattern != "" {
			values["pattern"], values["pattern, NUL"], values["pattern, line"] = "\x01 \x1b[2J", "ab\x00", "good\nbad"
		}
		if s.Enum != nil {
			values["enum"] = "nonsense"
		}
	case s.Type.Is("integer"), s.Type.Is("number"):
		values["string"], values["boolean"], values["array"] = "1", true, []int{1}
		values["minimum"], values["far below"] = *s.Min-1, -1e300
		values["maximum"], values["far above"] = *s.Max+1, 1e300
		values["2^63"], values["huge"] = json.Number("9223372036854775808"), json.Number("1e999")
		if s.Type.Is("integer") {
			values["fraction"], values["tiny fraction"] = 1_500_000.5, json.Number("1.00000000000000000000000001")
			values["2^64+1"] = json.Number("18446744073709551617")
		}
	case s.Type.Is("boolean"):
		values["string"], values["number"] = "true", 1
	case s.Type.Is("object"):
		values["object"] = map[string]any{"unknownField": 1} // instead of an empty one, which may lack nothing
	case s.Type.Is("array"):
		values["string"], values["number"] = "x", 1
		for rule, item := range wrongValues(s.Items.Value) {
			values["item, "+rule] = []any{item}
		}
		values["item, nested"] = []any{[]any{}}
		for rule, item := range wrongItems(s.Items.Value) {
			values["item, "+rule] = []any{item}
		}
		if s.MinItems > 0 {
			values["minItems"] = []string{}
		}
		values["uniqueItems"] = []string{"1.2.3.4", "1.2.3.4"}
		var many []string
		for i := range int(*s.MaxItems) + 1 {
			many = append(many, "1.2.3."+fmt.Sprint(i))
		}
		values["maxItems"] = many
	default:
		panic("the test knows no schema of this type")
	}
	return values
}

// wrongItems breaks the rules of the fields of an array's items, where those are objects, one at a time.
func wrongItems(s *openapi3.Schema) map[string]any {
	items := make(map[string]any)
	good := make(map[string]any)
	for _, name := range s.Required {
		good[name] = s.Properties[name].Value.Example
		items["lacks "+name] = map[string]any{}
	}
	for name, property := range s.Properties {
		for rule, value := range wrongValues(property.Value) {
			bad := maps.Clone(good)
			bad[name] = value
			items[name+", "+rule] = bad
		}
	}
	return items
}

// TestNumbers: a number that is an integer only by rounding is none.
func TestNumbers(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	path := "/provider/spaces/" + w.space
	for _, size := range []string{
		"1.0e6x", "+1000000", "01000000", "0x1000000", "1_000_000", "1000000.0000000001", "1000000.0", "1e6", "1000000.5", "9007199254740993", "9007199254740992",
		"9007199254740991.5", "-0", "-1000000", "1e400", "1e-400", "Infinity",
	} {
		w.expect(t, patch(path, `{"size":`+size+`}`).as(w.p1.auth()), http.StatusBadRequest, "invalid_request")
	}
	w.expect(t, patch(path, `{"size":9007199254740991}`).as(w.p1.auth()), http.StatusNoContent)
	if got := w.supports(t, w.space)[w.p1.id]; got != 9007199254740991 {
		t.Errorf("the support has %d bytes, want 9007199254740991", got)
	}
	for _, latitude := range []string{"90.0000001", "-90.0000001", "1e400", "-1e400", "NaN"} {
		w.expect(t, patch("/provider", `{"latitude":`+latitude+`}`).as(w.p1.auth()), http.StatusBadRequest, "invalid_request")
	}
	for _, latitude := range []string{"90", "-90", "-0.0", "0", "1e1", "1e-400", "12.34567890123456789"} {
		w.expect(t, patch("/provider", `{"latitude":`+latitude+`}`).as(w.p1.auth()), http.StatusNoContent)
		w.expect(t, get("/provider").as(w.p1.auth()), http.StatusOK)
	}
}

// TestBounds: what stands at a bound is accepted and comes back as it was.
func TestBounds(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	for _, name := range []string{
		"x", strings.Repeat("x", 128), strings.Repeat("ü", 128), strings.Repeat("💥", 64), `<script>alert("&")</script>`, "' OR 1=1--", "{{7*7}}",
		"$$", "\u202egnp.exe", "../../etc/passwd", "%00", `\`, "1;SELECT pg_sleep(5)", "\u2028",
	} {
		created := w.expect(t, post("/spaces", map[string]string{"name": name}).as(w.alice.basic()), http.StatusCreated)
		shown := w.expect(t, get("/spaces/"+created.field("spaceId")).as(w.alice.basic()), http.StatusOK)
		if got := shown.field("name"); got != name {
			t.Errorf("the name %q came back as %q", name, got)
		}
	}
	mint := "/spaces/" + w.space + "/providers/token"
	var networks, consumers []string
	for i := range 32 {
		networks = append(networks, fmt.Sprintf("2001:db8:ffff:ffff:ffff:ffff:ffff:%x", 0xff00+i))
		consumers = append(consumers, strings.Repeat("x", 126)+fmt.Sprintf("%02d", i))
	}
	for _, body := range []any{
		map[string]any{"ttl": 1},
		map[string]any{"ttl": 604800},
		map[string]any{"minSize": 1, "maxSize": zone.DefaultMinSupportSize},
		map[string]any{"maxSize": 9007199254740991, "minSize": 9007199254740991},
		map[string]any{"ip": networks, "consumer": consumers},
		map[string]any{"consumer": []string{"*"}},
		map[string]any{},
	} {
		w.expect(t, post(mint, body).as(w.alice.basic()), http.StatusOK)
	}
	for _, body := range []string{
		`{"minSize":5000000,"maxSize":4000000}`, `{"maxSize":999999}`, `{"consumer":["*","x"]}`, `{"ip":["192.0.2.1/24"]}`, `{"ip":["1.2.3.4/33"]}`,
		`{"ip":["::ffff:1.2.3.4"]}`, `{"ip":["1.2.3.4","1.2.3"]}`, `{"ip":["fe80::1/129"]}`, `{"ip":["1.2.3.04"]}`, `{"ip":["::/0/1"]}`,
	} {
		w.expect(t, post(mint, body).as(w.alice.basic()), http.StatusBadRequest, "invalid_request")
	}
	for _, body := range []string{`{"ttl":1}`, `{"ttl":315360000}`, `{"name":"` + strings.Repeat("ü", 128) + `"}`, `{"ip":["::/0"]}`} {
		w.expect(t, post("/user/client_tokens", body).as(w.alice.basic()), http.StatusOK)
	}
	w.expect(t, post("/user/client_tokens", `{"ip":["1.2.3.4/8"]}`).as(w.alice.basic()), http.StatusBadRequest, "invalid_request")
}
