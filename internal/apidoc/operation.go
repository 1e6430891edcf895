package main

import (
	"errors"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// operation is one as the page shows it.
type operation struct {
	ID, Method, Path, Summary string
	Description               string // without the paragraphs that follow
	Who, Errors               string
	Parameters                []field
	Body                      *body
	Answers                   []answer
	Rest                      string // the statuses that every operation has
	Request                   string // a line of cURL
	Example                   string // what it answers
	Success                   string // the statuses of success
}

// body is that of a request.
type body struct {
	Name     string // of its schema
	Required bool
	Fields   []field
}

// answer is a status with what it means and what comes with it.
type answer struct{ Status, Meaning, Content string }

// everywhere are the statuses that any operation may have, and that say nothing of it.
var everywhere = []string{"405", "406", "413", "415", "429", "500", "503"}

func describe(method, path string, item *openapi3.PathItem, op *openapi3.Operation) (operation, error) {
	o := operation{ID: op.OperationID, Method: method, Path: path, Summary: op.Summary}
	o.Description, o.Who, o.Errors = paragraphs(op.Description)
	if o.Who == "" {
		if op.Security == nil || len(*op.Security) > 0 {
			return o, errors.New("the description does not say who may, in a paragraph that begins with **Who:**")
		}
		o.Who = "everybody; no credentials are needed"
	}
	parameters := append(slices.Clone(item.Parameters), op.Parameters...)
	for _, p := range parameters {
		o.Parameters = append(o.Parameters, parameter(p.Value))
	}
	if op.RequestBody != nil {
		media := op.RequestBody.Value.Content.Get("application/json")
		o.Body = &body{Name: schemaName(media.Schema.Ref), Required: op.RequestBody.Value.Required, Fields: fields(media.Schema.Value)}
	}
	var success, rest []string
	for _, status := range slices.Sorted(maps.Keys(op.Responses.Map())) {
		response := op.Responses.Value(status).Value
		switch {
		case slices.Contains(everywhere, status):
			rest = append(rest, status)
			continue
		case strings.HasPrefix(status, "2"):
			success = append(success, status)
			o.Answers = append(o.Answers, answer{status, flat(*response.Description), contents(response)})
		default:
			o.Answers = append(o.Answers, answer{status, flat(*response.Description), codes(response)})
		}
	}
	o.Rest, o.Success = strings.Join(rest, ", "), strings.Join(success, ", ")
	var err error
	if o.Request, err = curl(method, path, parameters, op, o.Who); err != nil {
		return o, err
	}
	o.Example, err = exampleAnswer(op.Responses.Value(success[0]).Value)
	return o, err
}

// fences are examples of requests, in the place of which the page has lines of its own that are alike.
var fences = regexp.MustCompile("(?s)```.*?```\n*")

// paragraphs takes a description apart: what is done, who may, and which errors are peculiar to it.
func paragraphs(text string) (what, who, errs string) {
	var rest []string
	for paragraph := range strings.SplitSeq(strings.TrimSpace(fences.ReplaceAllString(text, "")), "\n\n") {
		if after, ok := strings.CutPrefix(paragraph, "**Who:**"); ok {
			who = strings.TrimSuffix(flat(after), ".")
		} else if after, ok := strings.CutPrefix(paragraph, "**Errors:**"); ok {
			errs = flat(after)
		} else {
			rest = append(rest, paragraph)
		}
	}
	return strings.TrimSpace(strings.Join(rest, "\n\n")), who, errs
}

// flat is a text on one line, as a cell of a table has it.
func flat(text string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(text), " "), "|", `\|`)
}

// contents says what comes with success: the body, and headers that not every answer has.
func contents(r *openapi3.Response) string {
	var parts []string
	if media := r.Content.Get("application/json"); media != nil {
		parts = append(parts, typeOf(media.Schema))
	}
	for _, name := range slices.Sorted(maps.Keys(r.Headers)) {
		if name != "Cache-Control" && name != "X-Request-Id" {
			parts = append(parts, "header `"+name+"`")
		}
	}
	if len(parts) == 0 {
		return "no body"
	}
	return strings.Join(parts, ", ")
}

// codes are the values of the field error that a response has.
func codes(r *openapi3.Response) string {
	var all []string
	examples := r.Content.Get("application/json").Examples
	for _, name := range namesOf(examples) {
		if value, ok := examples[name].Value.Value.(map[string]any); ok {
			if code, ok := value["error"].(string); ok && !slices.Contains(all, "`"+code+"`") {
				all = append(all, "`"+code+"`")
			}
		}
	}
	return strings.Join(all, ", ")
}
