package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// schema is an object that answers, or parts of requests, are made of.
type schema struct {
	Name, Description string
	Fields            []field
}

// field is a property of an object, or a parameter.
type field struct {
	Name, In, Type, Description string
	Required                    bool
}

// Mark says of a field whether it has to be there.
func (f field) Mark() string {
	if f.Required {
		return "yes"
	}
	return ""
}

func parameter(p *openapi3.Parameter) field {
	return field{Name: p.Name, In: p.In, Type: typeOf(p.Schema), Description: flat(p.Description), Required: p.Required}
}

// fields are the properties of an object, as they stand in the file.
func fields(s *openapi3.Schema) []field {
	var all []field
	for _, name := range inOrder(s.Properties, place) {
		p := s.Properties[name]
		all = append(all, field{Name: name, Type: typeOf(p), Description: flat(p.Value.Description), Required: slices.Contains(s.Required, name)})
	}
	return all
}

// place is the line of a property: of the reference where it is one, not of what it refers to.
func place(r *openapi3.SchemaRef) int {
	if r.Ref != "" {
		return line(r.Origin)
	}
	return line(r.Value.Origin)
}

func schemaName(ref string) string { return ref[strings.LastIndex(ref, "/")+1:] }

// anchor is where the page shows a schema: GitHub makes it of the heading.
func anchor(name string) string { return "schema-" + strings.ToLower(name) }

// typeOf says in words what a value may be. Objects that have a name of their own are shown in another place.
func typeOf(r *openapi3.SchemaRef) string {
	s := r.Value
	kind := "anything"
	switch {
	case s.Type.Is(openapi3.TypeArray):
		kind = "list" + between(" (", s.MinItems, s.MaxItems, ")") + " of " + typeOf(s.Items)
	case s.Type.Is(openapi3.TypeObject) && s.AdditionalProperties.Schema != nil:
		kind = "object, each value " + typeOf(s.AdditionalProperties.Schema)
	case s.Type.Is(openapi3.TypeObject) && r.Ref != "":
		kind = fmt.Sprintf("[`%s`](#%s)", schemaName(r.Ref), anchor(schemaName(r.Ref)))
	case s.Type.Is(openapi3.TypeString):
		kind = stringType(s)
	case s.Type.Is(openapi3.TypeInteger) || s.Type.Is(openapi3.TypeNumber):
		kind = s.Type.Slice()[0] + bounds(s)
	case s.Type.Is(openapi3.TypeBoolean):
		kind = "true or false"
	}
	if s.Default != nil {
		kind += fmt.Sprintf("; %v unless given", s.Default)
	}
	if s.Nullable {
		kind += ", or null"
	}
	return kind
}

func stringType(s *openapi3.Schema) string {
	if len(s.Enum) > 0 {
		var values []string
		for _, value := range s.Enum {
			values = append(values, fmt.Sprintf("`%v`", value))
		}
		return strings.Join(values, ", ")
	}
	kind := "string" + between(", ", s.MinLength, s.MaxLength, " characters")
	if s.Pattern != "" {
		kind += ", `" + strings.ReplaceAll(s.Pattern, "|", `\|`) + "`"
	}
	return kind
}

// between says how many there may be. Zero as the smallest number says nothing.
func between(before string, smallest uint64, largest *uint64, unit string) string {
	switch {
	case largest == nil && smallest == 0:
		return ""
	case largest == nil:
		return fmt.Sprintf("%sat least %d%s", before, smallest, unit)
	case smallest == 0:
		return fmt.Sprintf("%sat most %d%s", before, *largest, unit)
	case smallest == *largest:
		return fmt.Sprintf("%s%d%s", before, smallest, unit)
	}
	return fmt.Sprintf("%s%d to %d%s", before, smallest, *largest, unit)
}

func bounds(s *openapi3.Schema) string {
	switch {
	case s.Min != nil && s.Max != nil:
		return fmt.Sprintf(", %.0f to %.0f", *s.Min, *s.Max)
	case s.Min != nil:
		return fmt.Sprintf(", at least %.0f", *s.Min)
	case s.Max != nil:
		return fmt.Sprintf(", at most %.0f", *s.Max)
	}
	return ""
}

// schemas are the objects that the page links to, in the order of their names.
func schemas(spec *openapi3.T) []schema {
	linked := map[string]bool{}
	for _, path := range spec.Paths.Map() {
		for _, op := range path.Operations() {
			for _, response := range op.Responses.Map() {
				for _, media := range response.Value.Content {
					collect(media.Schema, true, linked)
				}
			}
			if op.RequestBody != nil {
				for _, media := range op.RequestBody.Value.Content {
					collect(media.Schema, false, linked) // its fields are with the operation
				}
			}
		}
	}
	var all []schema
	for _, name := range slices.Sorted(maps.Keys(linked)) {
		s := spec.Components.Schemas[name].Value
		all = append(all, schema{Name: name, Description: strings.TrimSpace(s.Description), Fields: fields(s)})
	}
	return all
}

// collect notes the objects with names that a schema leads to; itself only where that is asked for.
func collect(r *openapi3.SchemaRef, itself bool, into map[string]bool) {
	if itself && r.Ref != "" && r.Value.Type.Is(openapi3.TypeObject) && r.Value.AdditionalProperties.Schema == nil {
		into[schemaName(r.Ref)] = true
	}
	for _, p := range r.Value.Properties {
		collect(p, true, into)
	}
	if r.Value.Items != nil {
		collect(r.Value.Items, true, into)
	}
	if r.Value.AdditionalProperties.Schema != nil {
		collect(r.Value.AdditionalProperties.Schema, true, into)
	}
}
