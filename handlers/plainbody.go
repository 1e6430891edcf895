package handlers

import (
	"net/http"
	"reflect"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/labstack/echo/v4"
)

// plainBody recognises bodies that the contract admits, by reading them once: one object of fields that are known and stand once, whose values are
// integers in their one spelling, or texts of printable ASCII without an escape. It is compiled for every operation whose body is such an
// object, or may be one: a body with one of its other fields is left to the validator.
type plainBody struct {
	optional bool // whether there may be none
	fields   []plainField
	required uint64 // the fields that must be there, a bit each
}

// plainField is a field whose values are told apart by their text.
type plainField struct {
	name    string
	quoted  bool // whether it is a text
	accepts func(string) bool
}

// newPlainBody compiles the description of a body. Nil: none can be recognised.
func newPlainBody(description *openapi3.RequestBody) *plainBody {
	media := description.Content[echo.MIMEApplicationJSON]
	if media == nil || len(description.Content) != 1 || len(media.Encoding) > 0 || media.Schema == nil || media.Schema.Value == nil {
		return nil
	}
	schema := media.Schema.Value
	if !isClosedObject(schema) {
		return nil
	}
	b := &plainBody{optional: !description.Required}
	for name, property := range schema.Properties {
		if accepts := compileSchema(property.Value); accepts != nil && len(b.fields) < 64 {
			b.fields = append(b.fields, plainField{name, property.Value.Type.Is(openapi3.TypeString), accepts})
		}
	}
	for _, name := range schema.Required {
		i := slices.IndexFunc(b.fields, func(f plainField) bool { return f.name == name })
		if i < 0 {
			return nil
		}
		b.required |= 1 << i
	}
	return b
}

// isClosedObject reports whether a schema says of an object which fields it has and which it must have, and nothing else.
func isClosedObject(s *openapi3.Schema) bool {
	if closed := s.AdditionalProperties; closed.Has == nil || *closed.Has || closed.Schema != nil || !s.Type.Is(openapi3.TypeObject) {
		return false
	}
	rest := withoutComments(s)
	rest.Type, rest.Properties, rest.Required, rest.AdditionalProperties = nil, nil, nil, openapi3.AdditionalProperties{}
	return reflect.DeepEqual(rest, openapi3.Schema{})
}

// admits reports whether the contract admits the body of a request. False says nothing.
func (b *plainBody) admits(r *http.Request) bool {
	if hasNoBody(r) {
		return b.optional
	}
	body, ok := r.Body.(*bufferedBody)
	types := r.Header["Content-Type"]
	return ok && len(types) == 1 && isPlainJSON(types[0]) && b.admitsObject(string(body.bytes))
}

func hasNoBody(r *http.Request) bool {
	return r.ContentLength == 0 && (r.Body == nil || r.Body == http.NoBody)
}

// isPlainJSON knows the spellings of application/json that nearly everybody sends.
func isPlainJSON(mediaType string) bool {
	switch mediaType {
	case echo.MIMEApplicationJSON, "application/json; charset=utf-8", "application/json;charset=utf-8", "application/json; charset=UTF-8":
		return true
	}
	return false
}

func (b *plainBody) admitsObject(text string) bool {
	s, seen := plainScanner{text}, uint64(0)
	if !s.take('{') {
		return false
	}
	for more := !s.take('}'); more; {
		field := b.takeField(&s)
		if field == 0 || seen&field != 0 {
			return false
		}
		seen |= field
		if more = s.take(','); !more && !s.take('}') {
			return false
		}
	}
	return seen&b.required == b.required && s.atEnd()
}

// takeField reads a field with its value, and returns its bit; 0 for what it does not understand.
func (b *plainBody) takeField(s *plainScanner) uint64 {
	name, ok := s.takeText()
	if !ok || !s.take(':') {
		return 0
	}
	for i := range b.fields {
		f := &b.fields[i]
		if f.name != name {
			continue
		}
		value, ok := s.takeValue(f.quoted)
		if !ok || !f.accepts(value) {
			return 0
		}
		return 1 << i
	}
	return 0
}

// plainScanner goes through JSON that is plain. What it takes, encoding/json reads as the same value.
type plainScanner struct {
	rest string
}

// atEnd skips white space, and reports whether nothing is left.
func (s *plainScanner) atEnd() bool {
	for s.rest != "" && (s.rest[0] == ' ' || s.rest[0] == '\t' || s.rest[0] == '\n' || s.rest[0] == '\r') {
		s.rest = s.rest[1:]
	}
	return s.rest == ""
}

// take takes a character, and white space before it.
func (s *plainScanner) take(c byte) bool {
	if s.atEnd() || s.rest[0] != c {
		return false
	}
	s.rest = s.rest[1:]
	return true
}

// takeText takes a text of printable ASCII without an escape.
func (s *plainScanner) takeText() (string, bool) {
	if !s.take('"') {
		return "", false
	}
	for i := range len(s.rest) {
		switch c := s.rest[i]; {
		case c == '"':
			text := s.rest[:i]
			s.rest = s.rest[i+1:]
			return text, true
		case c < ' ' || c > '~' || c == '\\':
			return "", false
		}
	}
	return "", false
}

// takeValue takes a text, or what an integer may consist of.
func (s *plainScanner) takeValue(quoted bool) (string, bool) {
	if quoted {
		return s.takeText()
	}
	if s.atEnd() {
		return "", false
	}
	i := 0
	for i < len(s.rest) && (s.rest[i] == '-' || s.rest[i] >= '0' && s.rest[i] <= '9') {
		i++
	}
	text := s.rest[:i]
	s.rest = s.rest[i:]
	return text, true
}
