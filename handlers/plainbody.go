package handlers

import (
	"encoding/json"
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

// admits reports whether the contract admits the body of a request, and leaves its value on it. False says nothing, and does nothing.
func (b *plainBody) admits(r *http.Request) bool {
	if hasNoBody(r) {
		return b.optional
	}
	body, ok := r.Body.(*bufferedBody)
	types := r.Header["Content-Type"]
	if !ok || len(types) != 1 || !isPlainJSON(types[0]) {
		return false
	}
	value := b.read(body.bytes)
	if value == nil {
		return false
	}
	r.Body = recognisedBody{body, value}
	return true
}

// recognisedBody is a body that was read. The generated decoder takes its value and does not read it again, as after the validator.
type recognisedBody struct {
	*bufferedBody
	value map[string]any
}

// ValidatedValue is what the validator would have left on the body.
func (b recognisedBody) ValidatedValue() any { return b.value }

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

// read returns the object that a body is, as the validator would keep it. Nil: it is not one that is understood.
func (b *plainBody) read(text []byte) map[string]any {
	s, object, seen := plainScanner{text}, make(map[string]any, 2), uint64(0)
	if !s.take('{') {
		return nil
	}
	for more := !s.take('}'); more; {
		field := b.readField(&s, object)
		if field == 0 || seen&field != 0 {
			return nil
		}
		seen |= field
		if more = s.take(','); !more && !s.take('}') {
			return nil
		}
	}
	if seen&b.required != b.required || !s.atEnd() {
		return nil
	}
	return object
}

// readField reads a field with its value into an object, and returns its bit; 0 for what it does not understand.
func (b *plainBody) readField(s *plainScanner, object map[string]any) uint64 {
	name, ok := s.takeText()
	if !ok || !s.take(':') {
		return 0
	}
	for i := range b.fields {
		f := &b.fields[i]
		if f.name != string(name) {
			continue
		}
		raw, ok := s.takeValue(f.quoted)
		value := string(raw)
		switch {
		case !ok || !f.accepts(value):
			return 0
		case f.quoted:
			object[f.name] = value
		default:
			object[f.name] = json.Number(value)
		}
		return 1 << i
	}
	return 0
}

// plainScanner goes through JSON that is plain. What it takes, encoding/json reads as the same value.
type plainScanner struct {
	rest []byte
}

// atEnd skips white space, and reports whether nothing is left.
func (s *plainScanner) atEnd() bool {
	for len(s.rest) > 0 && (s.rest[0] == ' ' || s.rest[0] == '\t' || s.rest[0] == '\n' || s.rest[0] == '\r') {
		s.rest = s.rest[1:]
	}
	return len(s.rest) == 0
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
func (s *plainScanner) takeText() ([]byte, bool) {
	if !s.take('"') {
		return nil, false
	}
	for i := range len(s.rest) {
		switch c := s.rest[i]; {
		case c == '"':
			text := s.rest[:i]
			s.rest = s.rest[i+1:]
			return text, true
		case c < ' ' || c > '~' || c == '\\':
			return nil, false
		}
	}
	return nil, false
}

// takeValue takes a text, or what an integer may consist of.
func (s *plainScanner) takeValue(quoted bool) ([]byte, bool) {
	if quoted {
		return s.takeText()
	}
	if s.atEnd() {
		return nil, false
	}
	i := 0
	for i < len(s.rest) && (s.rest[i] == '-' || s.rest[i] >= '0' && s.rest[i] <= '9') {
		i++
	}
	text := s.rest[:i]
	s.rest = s.rest[i:]
	return text, true
}
