package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// longest is how much of a text an example shows: a whole token is nothing to read.
const longest = 64

// curl is a line that makes the request of an operation, with the variables that the page sets at its beginning.
func curl(method, path string, parameters openapi3.Parameters, op *openapi3.Operation, who string) (string, error) {
	for _, p := range parameters {
		if p.Value.In == "path" {
			path = strings.ReplaceAll(path, "{"+p.Value.Name+"}", fmt.Sprint(p.Value.Example))
		}
	}
	words := []string{"curl -k"}
	if c := credentials(op, who); c != "" {
		words = append(words, c)
	}
	data := ""
	if op.RequestBody != nil {
		example, err := exampleOf(op.RequestBody.Value.Content.Get("application/json"))
		if err != nil {
			return "", err
		}
		data = string(example)
	}
	if method != "GET" && (method != "POST" || data == "") {
		words = append(words, "-X "+method)
	}
	if data != "" {
		words = append(words, `-H "$JSON"`, "-d '"+strings.ReplaceAll(data, "'", `'\''`)+"'")
	}
	return strings.Join(append(words, "$API"+path), " "), nil
}

// credentials are those of somebody who may.
func credentials(op *openapi3.Operation, who string) string {
	switch {
	case op.Security != nil && len(*op.Security) == 0:
		return ""
	case strings.HasPrefix(who, "any provider"):
		return `-H "X-Auth-Token: $P1"`
	}
	return "-u admin:password"
}

// exampleAnswer is what an operation answers when it succeeds, or nothing where that has no body.
func exampleAnswer(r *openapi3.Response) (string, error) {
	media := r.Content.Get("application/json")
	if media == nil {
		return "", nil
	}
	text, err := exampleOf(media)
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	err = json.Indent(&b, text, "", "  ")
	return b.String(), err
}

// exampleOf is the first example of a body, as JSON.
func exampleOf(media *openapi3.MediaType) ([]byte, error) {
	value := media.Example
	if value == nil && len(media.Examples) > 0 {
		value = media.Examples[namesOf(media.Examples)[0]].Value.Value
	}
	if value == nil {
		return nil, fmt.Errorf("there is no example of %s", schemaName(media.Schema.Ref))
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(short(value))
	return bytes.TrimSpace(b.Bytes()), err
}

// short is a value with its long texts cut.
func short(value any) any {
	switch v := value.(type) {
	case string:
		if len(v) > longest {
			return v[:longest/2] + "…"
		}
	case []any:
		cut := make([]any, len(v))
		for i, one := range v {
			cut[i] = short(one)
		}
		return cut
	case map[string]any:
		cut := map[string]any{}
		for name, one := range v {
			cut[name] = short(one)
		}
		return cut
	}
	return value
}
