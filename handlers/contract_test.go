package handlers_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"

	"github.com/zonemint/zonemint"
	"github.com/zonemint/zonemint/handlers"
)

// described is one operation of the contract, as the file at the root of the repository describes it.
type described struct {
	id    string
	route *routers.Route
}

func (d described) path() string   { return d.route.Path }
func (d described) method() string { return d.route.Method }

// takesBody reports whether the operation has a body.
func (d described) takesBody() bool { return d.route.Operation.RequestBody != nil }

// writes reports whether the operation's sample changes something. Minting a token without a name does not, and neither does
// asking by POST, which keeps a token out of the URL.
func (d described) writes() bool {
	switch d.id {
	case "create_space_support_token", "create_provider_registration_token", "examine_token", "confine_token", "verify_invite_token":
		return false
	}
	return d.method() != http.MethodGet
}

// bodySchema is the schema of the operation's body.
func (d described) bodySchema() *openapi3.Schema {
	return d.route.Operation.RequestBody.Value.Content.Get("application/json").Schema.Value
}

// contract is openapi.yaml.
var contract = sync.OnceValue(func() *openapi3.T {
	loader := openapi3.NewLoader()
	spec, err := loader.LoadFromData(zonemint.OpenAPI)
	if err != nil {
		panic(err)
	}
	if err := spec.Validate(loader.Context); err != nil {
		panic(err)
	}
	return spec
})

// operations are all operations of the contract, by path and method.
var operations = sync.OnceValue(func() []described {
	var all []described
	for path, item := range contract().Paths.Map() {
		for method, op := range item.Operations() {
			all = append(all, described{id: op.OperationID, route: &routers.Route{
				Spec: contract(), Path: path, PathItem: item, Method: method, Operation: op,
			}})
		}
	}
	sort.Slice(all, func(i, j int) bool {
		return all[i].path()+" "+all[i].method() < all[j].path()+" "+all[j].method()
	})
	return all
})

// operationOf is the operation with that id.
func operationOf(id string) described {
	i := slices.IndexFunc(operations(), func(d described) bool { return d.id == id })
	if i < 0 {
		panic("the contract has no operation " + id)
	}
	return operations()[i]
}

// concerned are the operations that an answer has to agree with: the one that was asked for, or all of the path when it has no
// such method. A concrete path goes before a templated one.
func concerned(r request) (ops []described, params map[string]string) {
	if r.root {
		return nil, nil
	}
	path, _, _ := strings.Cut(r.path, "?")
	best := -1
	for _, op := range operations() {
		found, literal, ok := match(op.path(), path)
		if !ok || literal < best {
			continue
		}
		if literal > best {
			ops, params, best = nil, found, literal
		}
		ops = append(ops, op)
	}
	for _, op := range ops {
		if op.method() == r.method {
			return []described{op}, params
		}
	}
	return ops, params
}

// match reads the parameters out of a path, and counts the segments that stand in the template literally.
func match(template, path string) (params map[string]string, literal int, ok bool) {
	wanted, given := strings.Split(template, "/"), strings.Split(path, "/")
	if len(wanted) != len(given) {
		return nil, 0, false
	}
	params = make(map[string]string)
	for i, segment := range wanted {
		name, isParam := strings.CutPrefix(segment, "{")
		switch {
		case isParam:
			value, err := url.PathUnescape(given[i])
			if err != nil {
				return nil, 0, false
			}
			params[strings.TrimSuffix(name, "}")] = value
		case segment == given[i]:
			literal++
		default:
			return nil, 0, false
		}
	}
	return params, literal, true
}

// checkContract finds where an answer is not as openapi.yaml says, and counts it as seen where it is.
func checkContract(a answer) []string {
	ops, params := concerned(a.request)
	if len(ops) > 1 && a.status != http.StatusMethodNotAllowed {
		return []string{"the path does not have this method, so the answer must be 405"}
	}
	var problems []string
	for _, op := range ops {
		input := &openapi3filter.RequestValidationInput{
			Request: a.request.build(), PathParams: params, Route: op.route,
			Options: &openapi3filter.Options{AuthenticationFunc: openapi3filter.NoopAuthenticationFunc, MultiError: true},
		}
		found := append(checkResponse(a, input), checkRequest(a, input)...)
		if len(found) == 0 {
			coverage.saw(op.id, a.status)
		}
		problems = append(problems, found...)
	}
	return problems
}

func checkResponse(a answer, input *openapi3filter.RequestValidationInput) []string {
	err := openapi3filter.ValidateResponse(context.Background(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: input, Status: a.status, Header: a.header, Body: io.NopCloser(bytes.NewReader(a.body)),
		Options: &openapi3filter.Options{IncludeResponseStatus: true, MultiError: true},
	})
	if err != nil {
		return []string{"is not as the contract says: " + err.Error()}
	}
	response := input.Route.Operation.Responses.Status(a.status).Value
	if len(response.Content) == 0 {
		if len(a.body) > 0 {
			return []string{"has a body, and the contract describes none"}
		}
		return nil
	}
	if a.request.method == http.MethodHead {
		return nil
	}
	var value any
	if err := json.Unmarshal(a.body, &value); err != nil {
		return []string{err.Error()}
	}
	return undescribed(response.Content.Get("application/json").Schema.Value, value, "")
}

// undescribed finds fields of an answer that the contract does not have: validation lets them pass, but that is how a hash or
// a secret would get out.
func undescribed(s *openapi3.Schema, value any, path string) []string {
	var problems []string
	switch v := value.(type) {
	case map[string]any:
		for name, field := range v {
			property := s.Properties[name]
			switch {
			case property != nil:
				problems = append(problems, undescribed(property.Value, field, path+"."+name)...)
			case s.AdditionalProperties.Schema == nil:
				problems = append(problems, "has the field "+path+"."+name+", which the contract does not describe")
			}
		}
	case []any:
		for _, item := range v {
			problems = append(problems, undescribed(s.Items.Value, item, path+"[]")...)
		}
	}
	return problems
}

// checkRequest makes sure that what was granted is what the contract lets a client ask for.
func checkRequest(a answer, input *openapi3filter.RequestValidationInput) []string {
	if a.status >= http.StatusBadRequest {
		return nil
	}
	if err := openapi3filter.ValidateRequest(context.Background(), input); err != nil {
		return []string{"was granted though the contract does not allow the request: " + err.Error()}
	}
	return nil
}

// coverage counts which of the declared answers the suite has seen.
var coverage = &seenAnswers{pairs: make(map[string]bool)}

type seenAnswers struct {
	mu    sync.Mutex
	pairs map[string]bool
}

func (s *seenAnswers) saw(operationID string, status int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pairs[operationID+" "+strconv.Itoa(status)] = true
}

// compare counts the pairs that were seen and lists those that are declared and were not.
func (s *seenAnswers) compare() (seen int, missing []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, op := range operations() {
		for status := range op.route.Operation.Responses.Map() {
			if pair := op.id + " " + status; !s.pairs[pair] {
				missing = append(missing, fmt.Sprintf("%s (%s %s)", pair, op.method(), handlers.BasePath+op.path()))
			}
		}
	}
	sort.Strings(missing)
	return len(s.pairs), missing
}
