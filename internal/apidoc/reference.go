package main

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"text/template"

	"github.com/getkin/kin-openapi/openapi3"
)

//go:embed reference.md.tmpl
var text string

var tmpl = template.Must(template.New("reference").Parse(text))

// chapter is a tag with its operations.
type chapter struct {
	Name, Description string
	Operations        []operation
}

// content is what the template is filled with.
type content struct {
	Chapters []chapter
	Schemas  []schema
}

// reference renders the contract.
func reference(data []byte) (string, error) {
	loader := openapi3.NewLoader()
	loader.IncludeOrigin = true // for the order in which things stand in the file, which maps do not keep
	spec, err := loader.LoadFromData(data)
	if err != nil {
		return "", err
	}
	c := content{}
	for _, tag := range spec.Tags {
		one := chapter{Name: tag.Name, Description: tag.Description}
		for _, path := range inOrder(spec.Paths.Map(), func(p *openapi3.PathItem) int { return line(p.Origin) }) {
			item := spec.Paths.Value(path)
			for _, method := range inOrder(item.Operations(), func(o *openapi3.Operation) int { return line(o.Origin) }) {
				op := item.GetOperation(method)
				if !slices.Contains(op.Tags, tag.Name) {
					continue
				}
				described, err := describe(method, path, item, op)
				if err != nil {
					return "", fmt.Errorf("%s %s: %w", method, path, err)
				}
				one.Operations = append(one.Operations, described)
			}
		}
		c.Chapters = append(c.Chapters, one)
	}
	c.Schemas = schemas(spec)
	var b strings.Builder
	err = tmpl.Execute(&b, c)
	return b.String(), err
}

// inOrder are the names of things, in the order of the lines where these stand.
func inOrder[T any](all map[string]T, lineOf func(T) int) []string {
	names := slices.Sorted(maps.Keys(all)) // what stands on one line is in this order
	slices.SortStableFunc(names, func(a, b string) int { return lineOf(all[a]) - lineOf(all[b]) })
	return names
}

// namesOf are the names of examples, as they stand in the file.
func namesOf(examples openapi3.Examples) []string {
	return inOrder(examples, func(e *openapi3.ExampleRef) int { return line(e.Value.Origin) })
}

// line is where something stands.
func line(o *openapi3.Origin) int {
	if o == nil || o.Key == nil {
		return 0
	}
	return o.Key.Line
}
