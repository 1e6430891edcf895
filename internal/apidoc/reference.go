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
		for _, path := range inOrder(spec.Paths.Map()) {
			item := spec.Paths.Value(path)
			for _, method := range methods(item) {
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

// inOrder are the paths as they stand in the file.
func inOrder(paths map[string]*openapi3.PathItem) []string {
	return slices.SortedFunc(maps.Keys(paths), func(a, b string) int { return line(paths[a].Origin) - line(paths[b].Origin) })
}

// methods are those of a path, as they stand in the file.
func methods(item *openapi3.PathItem) []string {
	operations := item.Operations()
	return slices.SortedFunc(maps.Keys(operations), func(a, b string) int {
		return line(operations[a].Origin) - line(operations[b].Origin)
	})
}

// line is where something stands.
func line(o *openapi3.Origin) int {
	if o == nil || o.Key == nil {
		return 0
	}
	return o.Key.Line
}
