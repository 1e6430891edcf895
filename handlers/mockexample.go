package handlers

import (
	"fmt"
	"strconv"

	"github.com/getkin/kin-openapi/openapi3"
)

// exampleOf makes a value of a schema from the examples in it, for an answer that has none of its own.
func exampleOf(ref *openapi3.SchemaRef) any {
	if ref == nil || ref.Value == nil {
		return nil
	}
	s := ref.Value
	switch {
	case s.Example != nil:
		return s.Example
	case s.Default != nil:
		return s.Default
	case len(s.Enum) > 0:
		return s.Enum[0]
	case len(s.OneOf) > 0:
		return exampleOf(s.OneOf[0])
	case len(s.AnyOf) > 0:
		return exampleOf(s.AnyOf[0])
	case len(s.AllOf) > 0 || s.Type.Is(openapi3.TypeObject):
		return exampleObject(s)
	}
	return exampleScalar(s)
}

// exampleObject has every field that the schema describes.
func exampleObject(s *openapi3.Schema) map[string]any {
	object := make(map[string]any)
	for _, part := range s.AllOf {
		if fields, ok := exampleOf(part).(map[string]any); ok {
			for name, value := range fields {
				object[name] = value
			}
		}
	}
	for name, property := range s.Properties {
		object[name] = exampleOf(property)
	}
	return object
}

// exampleScalar is the least value that a schema without any example allows.
func exampleScalar(s *openapi3.Schema) any {
	switch {
	case s.Type.Is(openapi3.TypeArray):
		list := make([]any, 0, s.MinItems)
		for range max(1, s.MinItems) {
			list = append(list, exampleOf(s.Items))
		}
		return list
	case s.Type.Is(openapi3.TypeInteger), s.Type.Is(openapi3.TypeNumber):
		if s.Min != nil {
			return *s.Min
		}
		return 0
	case s.Type.Is(openapi3.TypeBoolean):
		return false
	}
	text := "x"
	for uint64(len(text)) < s.MinLength {
		text += "x"
	}
	return text
}

// plainText writes an example as a header. A number stands in the contract as a fraction would.
func plainText(value any) string {
	if number, ok := value.(float64); ok {
		return strconv.FormatFloat(number, 'f', -1, 64)
	}
	return fmt.Sprint(value)
}
