package handlers

import (
	"errors"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"sort"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/labstack/echo/v4"

	"github.com/zonemint/zonemint/zone"
)

// errOtherScheme says that the caller did not authenticate by the scheme that is asked about.
var errOtherScheme = errors.New("not authenticated by this scheme")

// validate holds a request against the operation's description. The validated value stays on the body, so the handler gets
// what was checked and not a second, more lenient decoding of it.
func (op *operation) validate(c echo.Context, info *requestInfo) error {
	r := c.Request()
	query, err := op.parseQuery(r.URL.RawQuery)
	if err != nil {
		return err
	}
	if body, ok := r.Body.(*bufferedBody); ok && op.body {
		if err := checkJSON(body.bytes); err != nil {
			return err
		}
	}
	params, err := pathParams(c)
	if err != nil {
		return err
	}
	err = openapi3filter.ValidateRequest(r.Context(), &openapi3filter.RequestValidationInput{
		Request: r, PathParams: params, QueryParams: query, Route: op.route,
		Options: &openapi3filter.Options{
			AuthenticationFunc: schemeOf(info), KeepValidatedValue: true, RejectWhenRequestBodyNotSpecified: true,
			SkipSettingDefaults: true,
			SchemaValidationOptions: []openapi3.SchemaValidationOption{
				openapi3.DisableSchemaErrorDetails(),
			},
		},
	})
	if err != nil {
		return explain(err)
	}
	return nil
}

// parseQuery refuses a query that is malformed, and parameters that are unknown or stand twice.
func (op *operation) parseQuery(raw string) (url.Values, error) {
	query, err := url.ParseQuery(raw)
	if err != nil {
		return nil, zone.Errorf(zone.InvalidRequest, "The query is malformed.")
	}
	for _, name := range slices.Sorted(maps.Keys(query)) { // in one order, so that one request has one answer
		if !slices.Contains(op.query, name) {
			return nil, zone.Errorf(zone.InvalidRequest, "The query has a parameter that this operation does not know; it knows: %s.", orNone(op.query))
		}
		if len(query[name]) > 1 {
			return nil, zone.Errorf(zone.InvalidRequest, "parameter '%s' stands twice", name)
		}
	}
	return query, nil
}

func orNone(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}

// pathParams decodes the path's parameters once, as the generated binding will do.
func pathParams(c echo.Context) (map[string]string, error) {
	params := make(map[string]string, len(c.ParamNames()))
	for _, name := range c.ParamNames() {
		value := c.Param(name)
		if c.Request().URL.RawPath != "" {
			decoded, err := url.PathUnescape(value)
			if err != nil {
				return nil, zone.Errorf(zone.InvalidRequest, "parameter '%s' is malformed", name)
			}
			value = decoded
		}
		params[name] = value
	}
	return params, nil
}

// explain says in our words what the validator found. Its own texts may repeat what the client sent.
func explain(err error) error {
	var request *openapi3filter.RequestError
	var security *openapi3filter.SecurityRequirementsError
	switch {
	case errors.As(err, &security):
		return zone.Errorf(zone.Unauthorized, "These credentials are not accepted for this operation.")
	case !errors.As(err, &request):
		return zone.Errorf(zone.InvalidRequest, "The request does not match the contract.").WithCause(errUnexplained)
	case request.Parameter != nil:
		return zone.Errorf(zone.InvalidRequest, "parameter '%s' %s", request.Parameter.Name, reason(err))
	case request.RequestBody != nil:
		return explainBody(err)
	}
	return zone.Errorf(zone.InvalidRequest, "This operation takes no body.")
}

var errUnexplained = errors.New("validator returned an unknown kind of error")

func explainBody(err error) error {
	var schema *openapi3.SchemaError
	if !errors.As(err, &schema) {
		if errors.Is(err, openapi3filter.ErrInvalidRequired) {
			return zone.Errorf(zone.InvalidRequest, "This operation needs a body, in application/json.")
		}
		return zone.Errorf(zone.InvalidRequest, "The body is not JSON that this operation understands.")
	}
	path := strings.Join(schema.JSONPointer(), ".")
	unknown := schema.SchemaField == "additionalProperties" || schema.SchemaField == "properties"
	switch {
	case unknown && path == "":
		return zone.Errorf(zone.InvalidRequest, "The body has a field that is not known; the fields are: %s.", orNone(fieldNames(schema.Schema)))
	case unknown:
		return zone.Errorf(zone.InvalidRequest, "field '%s' has a field that is not known; the fields are: %s", path, orNone(fieldNames(schema.Schema)))
	case path == "":
		return zone.Errorf(zone.InvalidRequest, "The body %s.", reason(err))
	}
	return zone.Errorf(zone.InvalidRequest, "field '%s' %s", path, reason(err))
}

func fieldNames(s *openapi3.Schema) []string {
	if s == nil {
		return nil
	}
	names := make([]string, 0, len(s.Properties))
	for name := range s.Properties {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// reason says which rule a value breaks, from the schema alone.
func reason(err error) string {
	var schema *openapi3.SchemaError
	if !errors.As(err, &schema) || schema.Schema == nil {
		if errors.Is(err, openapi3filter.ErrInvalidRequired) {
			return "is missing"
		}
		return "is malformed"
	}
	s := schema.Schema
	switch schema.SchemaField {
	case "required":
		return "is missing"
	case "type":
		return "must be of type " + strings.Join(s.Type.Slice(), " or ")
	case "nullable":
		return "must not be null"
	case "minimum", "exclusiveMinimum":
		return fmt.Sprintf("must be at least %.0f", *s.Min)
	case "maximum", "exclusiveMaximum":
		return fmt.Sprintf("must be at most %.0f", *s.Max)
	case "minLength":
		return fmt.Sprintf("must have at least %d characters", s.MinLength)
	case "maxLength":
		return fmt.Sprintf("must have at most %d characters", *s.MaxLength)
	case "minItems":
		return fmt.Sprintf("must have at least %d items", s.MinItems)
	case "maxItems":
		return fmt.Sprintf("must have at most %d items", *s.MaxItems)
	case "uniqueItems":
		return "must not have an item twice"
	case "minProperties":
		return fmt.Sprintf("must have at least %d of the fields %s", s.MinProps, strings.Join(fieldNames(s), ", "))
	case "format":
		return "must be of the format " + s.Format
	case "pattern":
		return "must match " + s.Pattern
	case "enum":
		return fmt.Sprintf("must be one of %v", s.Enum)
	}
	return "does not match the contract (" + schema.SchemaField + ")"
}
