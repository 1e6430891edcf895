package handlers_test

import (
	"reflect"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/zonemint/zonemint/handlers"
)

// TestMadeExample: an answer without an example is made from those in its schema, and agrees with it.
func TestMadeExample(t *testing.T) {
	t.Parallel()
	text := openapi3.NewStringSchema().WithMinLength(3)
	named := openapi3.NewStringSchema()
	named.Example = "Krakow"
	number := openapi3.NewInt64Schema().WithMin(7)
	usual := openapi3.NewInt64Schema()
	usual.Default = 100
	kind := openapi3.NewStringSchema().WithEnum("mint", "redeem")
	object := openapi3.NewObjectSchema().WithProperty("name", named).WithProperty("size", number).WithProperty("ok", openapi3.NewBoolSchema())
	list := openapi3.NewArraySchema().WithItems(object).WithMinItems(2)
	all := &openapi3.Schema{
		AllOf: openapi3.SchemaRefs{object.NewRef()}, Properties: openapi3.Schemas{"kind": kind.NewRef()},
	}
	made := map[string]any{"name": "Krakow", "size": float64(7), "ok": false}
	for name, tt := range map[string]struct {
		schema *openapi3.Schema
		want   any
	}{
		"text": {text, "xxx"}, "short text": {openapi3.NewStringSchema(), "x"}, "example": {named, "Krakow"}, "minimum": {number, float64(7)},
		"number": {openapi3.NewFloat64Schema(), 0}, "default": {usual, 100}, "enum": {kind, "mint"}, "object": {object, made},
		"list": {list, []any{made, made}}, "list of any length": {openapi3.NewArraySchema().WithItems(text), []any{"xxx"}},
		"one of": {openapi3.NewOneOfSchema(text, number), "xxx"}, "any of": {openapi3.NewAnyOfSchema(number, text), float64(7)},
		"all of": {all, map[string]any{"name": "Krakow", "size": float64(7), "ok": false, "kind": "mint"}},
	} {
		got := handlers.MadeExample(tt.schema.NewRef())
		if !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: %#v, want %#v", name, got, tt.want)
		}
		if number, isInt := got.(int); isInt {
			got = float64(number)
		}
		if err := tt.schema.VisitJSON(got); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if got := handlers.MadeExample(nil); got != nil {
		t.Errorf("of nothing: %v", got)
	}
	// Every schema of the contract is served for by it, should an answer lose its example.
	for name, ref := range contract().Components.Schemas {
		if err := ref.Value.VisitJSON(plain(t, handlers.MadeExample(ref))); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
