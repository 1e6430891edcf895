package main

import (
	"os"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/zonemint/zonemint"
)

const fromHere = "../../" + page

// TestPage wants docs/api.md to be what the contract gives.
func TestPage(t *testing.T) {
	text, err := os.ReadFile(fromHere)
	if err != nil {
		t.Fatal(err)
	}
	made, err := reference(zonemint.OpenAPI)
	if err != nil {
		t.Fatal(err)
	}
	if want, err := replace(string(text), made); err != nil {
		t.Error(err)
	} else if string(text) != want {
		t.Error("docs/api.md is not what openapi.yaml gives: make generate")
	}
}

// TestComplete: every operation of the contract has its heading, its row in the list, and what the page promises of each.
func TestComplete(t *testing.T) {
	made, err := reference(zonemint.OpenAPI)
	if err != nil {
		t.Fatal(err)
	}
	spec, err := openapi3.NewLoader().LoadFromData(zonemint.OpenAPI)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for path, item := range spec.Paths.Map() {
		for method, op := range item.Operations() {
			n++
			_, section, found := strings.Cut(made, "\n#### "+op.OperationID+"\n")
			section, _, _ = strings.Cut(section, "\n#### ")
			if !found || !strings.Contains(made, "| `"+method+" "+path+"` | [`"+op.OperationID+"`](#"+op.OperationID+") |") {
				t.Errorf("the page has no %s", op.OperationID)
			}
			wanted := []string{"**Who may:** ", "curl -k ", "\n`" + method + " " + path + "`\n"}
			for status := range op.Responses.Map() {
				wanted = append(wanted, status)
			}
			for _, p := range append(item.Parameters, op.Parameters...) {
				wanted = append(wanted, "| `"+p.Value.Name+"` | "+p.Value.In+" |")
			}
			if op.RequestBody != nil {
				for name := range op.RequestBody.Value.Content.Get("application/json").Schema.Value.Properties {
					wanted = append(wanted, "| `"+name+"` |")
				}
			}
			for _, want := range wanted {
				if !strings.Contains(section, want) {
					t.Errorf("%s: the page lacks %q", op.OperationID, want)
				}
			}
		}
	}
	if n < 50 {
		t.Errorf("the contract has %d operations", n)
	}
}

// TestWhoIsSaid: an operation that does not say who may is refused.
func TestWhoIsSaid(t *testing.T) {
	silent := strings.Replace(string(zonemint.OpenAPI), "**Who:** any provider.", "Providers.", 1)
	if _, err := reference([]byte(silent)); err == nil || !strings.Contains(err.Error(), "**Who:**") {
		t.Errorf("got %v", err)
	}
}

// TestTypes says what values may be, in words.
func TestTypes(t *testing.T) {
	for _, tt := range []struct {
		schema *openapi3.Schema
		want   string
	}{
		{openapi3.NewStringSchema(), "string"},
		{openapi3.NewStringSchema().WithMinLength(1).WithMaxLength(5).WithPattern("^a|b$"), "string, 1 to 5 characters, `^a\\|b$`"},
		{openapi3.NewStringSchema().WithMaxLength(5), "string, at most 5 characters"},
		{openapi3.NewStringSchema().WithMinLength(5), "string, at least 5 characters"},
		{openapi3.NewStringSchema().WithMinLength(5).WithMaxLength(5), "string, 5 characters"},
		{openapi3.NewStringSchema().WithEnum("a", "b"), "`a`, `b`"},
		{openapi3.NewInt64Schema().WithMin(1).WithMax(9007199254740991), "integer, 1 to 9007199254740991"},
		{openapi3.NewInt64Schema().WithMin(0), "integer, at least 0"},
		{openapi3.NewFloat64Schema().WithMax(90), "number, at most 90"},
		{openapi3.NewBoolSchema().WithDefault(false), "true or false; false unless given"},
		{openapi3.NewInt64Schema().WithNullable(), "integer, or null"},
		{openapi3.NewArraySchema().WithItems(openapi3.NewBoolSchema()).WithMaxItems(3), "list (at most 3) of true or false"},
		{openapi3.NewObjectSchema().WithAdditionalProperties(openapi3.NewInt64Schema()), "object, each value integer"},
	} {
		if got := typeOf(openapi3.NewSchemaRef("", tt.schema)); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
	if got := typeOf(openapi3.NewSchemaRef("#/components/schemas/Space", openapi3.NewObjectSchema())); got != "[`Space`](#schema-space)" {
		t.Errorf("got %q", got)
	}
}

// TestReplace keeps what people have written, and wants the marks.
func TestReplace(t *testing.T) {
	got, err := replace("before\n"+begins+"old\n"+ends+"after\n", "new\n")
	if want := "before\n" + begins + "new\n" + ends + "after\n"; err != nil || got != want {
		t.Errorf("got %q and %v, want %q", got, err, want)
	}
	for _, text := range []string{"", begins, ends, ends + begins} {
		if _, err := replace(text, "new"); err == nil {
			t.Errorf("%q has no place for what is made", text)
		}
	}
}

// TestShort cuts long texts wherever they stand, and nothing else.
func TestShort(t *testing.T) {
	long := strings.Repeat("x", longest+1)
	got, _ := short(map[string]any{"a": []any{long, "b"}, "n": 1.0}).(map[string]any)
	list, _ := got["a"].([]any)
	if len(list) != 2 || list[0] != strings.Repeat("x", longest/2)+"…" || list[1] != "b" || got["n"] != 1.0 {
		t.Errorf("got %v", got)
	}
}
