package handlers

import (
	"net/http"
	"reflect"
	"regexp"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/routers"
	"github.com/labstack/echo/v4"
)

// shortcut recognises requests that the contract admits, without going through the contract's own description of them: openapi3filter does
// that for each request anew, by reflection, and takes longer for it than making a token takes. It is compiled for every operation
// whose parameters stand in the path or the query and are plain strings or integers, and which takes no body or one that [plainBody] understands.
//
// It only ever says yes, and only where the validator would, which a differential test holds it to; whatever it does not recognise goes
// to the validator, which decides, and says what is wrong.
type shortcut struct {
	path, query []plainParameter
	schemes     []string // each suffices by itself
	anonymous   bool
	body        *plainBody // nil: it takes none
}

// plainParameter is a parameter whose values are told apart by their text.
type plainParameter struct {
	name     string
	required bool
	accepts  func(string) bool // of texts that need no decoding; never the empty one
}

// newShortcut compiles the description of an operation. Nil: it is none of those that can be.
func newShortcut(route *routers.Route, security openapi3.SecurityRequirements) *shortcut {
	s := new(shortcut)
	if body := route.Operation.RequestBody; body != nil {
		if s.body = newPlainBody(body.Value); s.body == nil {
			return nil
		}
	}
	for _, list := range []openapi3.Parameters{route.PathItem.Parameters, route.Operation.Parameters} {
		for _, ref := range list {
			if !s.add(ref.Value) {
				return nil
			}
		}
	}
	s.anonymous = len(security) == 0
	for _, requirement := range security {
		s.anonymous = s.anonymous || len(requirement) == 0
		for scheme := range requirement {
			if len(requirement) == 1 {
				s.schemes = append(s.schemes, scheme)
			}
		}
	}
	return s
}

// add compiles a parameter. It reports false for what is not plain, and for one that overrides another.
func (s *shortcut) add(p *openapi3.Parameter) bool {
	if p.Schema == nil || p.Schema.Value == nil || len(p.Content) > 0 || p.Style != "" || p.AllowEmptyValue || p.AllowReserved {
		return false
	}
	list := map[string]*[]plainParameter{openapi3.ParameterInPath: &s.path, openapi3.ParameterInQuery: &s.query}[p.In]
	accepts := compileSchema(p.Schema.Value)
	if list == nil || accepts == nil {
		return false
	}
	for _, other := range *list {
		if other.name == p.Name {
			return false
		}
	}
	*list = append(*list, plainParameter{p.Name, p.Required, accepts})
	return true
}

// admits reports whether the contract admits a request. False says nothing.
func (s *shortcut) admits(c echo.Context, info *requestInfo) bool {
	r := c.Request()
	return r.URL.RawPath == "" && s.secured(info) && s.admitsPath(c.ParamNames(), c.ParamValues()) && s.admitsQuery(r.URL.RawQuery) && s.admitsBody(r)
}

func (s *shortcut) admitsBody(r *http.Request) bool {
	if s.body == nil {
		return hasNoBody(r)
	}
	return s.body.admits(r)
}

func (s *shortcut) secured(info *requestInfo) bool {
	if s.anonymous {
		return true
	}
	for _, scheme := range s.schemes {
		if scheme == info.scheme {
			return true
		}
	}
	return false
}

func (s *shortcut) admitsPath(names, values []string) bool {
	if len(names) != len(s.path) || len(values) < len(names) {
		return false
	}
	for _, p := range s.path {
		found := false
		for i, name := range names {
			found = found || name == p.name && isUnreserved(values[i]) && p.accepts(values[i])
		}
		if !found {
			return false
		}
	}
	return true
}

// admitsQuery reads a query of parameters that are known, stand once, and need no decoding.
func (s *shortcut) admitsQuery(raw string) bool {
	seen := uint64(0)
	for raw != "" {
		var pair string
		pair, raw, _ = strings.Cut(raw, "&")
		name, value, _ := strings.Cut(pair, "=")
		known := false
		for i, p := range s.query {
			if name == p.name && i < 64 && seen&(1<<i) == 0 && isUnreserved(value) && p.accepts(value) {
				known, seen = true, seen|1<<i
			}
		}
		if !known {
			return false
		}
	}
	for i, p := range s.query {
		if p.required && (i >= 64 || seen&(1<<i) == 0) {
			return false
		}
	}
	return true
}

// compileSchema makes a function that accepts texts of printable ASCII which a schema admits; not every one of them, but none that it does
// not. Nil: the schema has something to it that is not understood here.
func compileSchema(s *openapi3.Schema) func(string) bool {
	rest := withoutComments(s)
	rest.Type, rest.Pattern, rest.MinLength, rest.MaxLength, rest.Min, rest.Max = nil, "", 0, nil, nil, nil
	isInteger := s.Type.Is(openapi3.TypeInteger)
	if isInteger && s.Format == "int64" {
		rest.Format = ""
	}
	isText := s.Type.Is(openapi3.TypeString)
	if isText {
		rest.Enum = nil
	}
	if !reflect.DeepEqual(rest, openapi3.Schema{}) {
		return nil
	}
	switch {
	case isText && s.Min == nil && s.Max == nil:
		return compileString(s)
	case isInteger && s.Pattern == "" && s.MinLength == 0 && s.MaxLength == nil:
		return compileInteger(s)
	}
	return nil
}

// withoutComments is a schema without what only explains. A default does, since the validator is told to set none.
func withoutComments(s *openapi3.Schema) openapi3.Schema {
	rest := *s
	rest.Extensions, rest.Origin, rest.Title, rest.Description, rest.Example, rest.Default = nil, nil, "", "", nil, nil
	return rest
}

// compileInteger accepts integers within the bounds, in their one spelling. Those of more digits are left to the validator.
func compileInteger(s *openapi3.Schema) func(string) bool {
	return func(text string) bool {
		if len(text) > 15 { // which a float64, as the bounds are, still has exactly
			return false
		}
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil || strconv.FormatInt(n, 10) != text {
			return false
		}
		return (s.Min == nil || float64(n) >= *s.Min) && (s.Max == nil || float64(n) <= *s.Max)
	}
}

// compileString accepts texts within the lengths, which the pattern matches and the enumeration has. A text of ASCII has as many characters
// as bytes.
func compileString(s *openapi3.Schema) func(string) bool {
	least, most := max(1, int(min(s.MinLength, 1<<20))), 1<<20
	if s.MaxLength != nil {
		most = int(min(*s.MaxLength, 1<<20))
	}
	matches := func(string) bool { return true }
	if s.Pattern != "" {
		if matches = compilePattern(s.Pattern); matches == nil {
			return nil
		}
	}
	words := make([]string, len(s.Enum))
	for i, each := range s.Enum {
		word, ok := each.(string)
		if !ok {
			return nil
		}
		words[i] = word
	}
	return func(text string) bool {
		return len(text) >= least && len(text) <= most && matches(text) && (len(words) == 0 || slices.Contains(words, text))
	}
}

// isUnreserved reports whether a text means the same wherever in a URL it stands (RFC 3986 section 2.3).
func isUnreserved(text string) bool {
	for i := range len(text) {
		c := text[i]
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if !letter && (c < '0' || c > '9') && c != '_' && c != '-' && c != '.' && c != '~' {
			return false
		}
	}
	return true
}

// compilePattern makes of a pattern, of which nearly all are ^[characters]{least,most}$, a table of the characters; of another a regular
// expression. Nil: it is none.
func compilePattern(pattern string) func(string) bool {
	tree, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil
	}
	if table := compileClass(tree); table != nil {
		return table
	}
	expression, err := regexp.Compile(pattern)
	if err != nil {
		return nil
	}
	return expression.MatchString
}

// compileClass compiles ^[characters]{least,most}$, ^[characters]+$ and ^[characters]*$ for texts of ASCII. Nil: it is another pattern.
func compileClass(tree *syntax.Regexp) func(string) bool {
	if tree.Op != syntax.OpConcat || len(tree.Sub) != 3 || tree.Sub[0].Op != syntax.OpBeginText || tree.Sub[2].Op != syntax.OpEndText {
		return nil
	}
	repeated := tree.Sub[1]
	least, most := repeated.Min, repeated.Max // of OpRepeat; most is -1 where there is no bound
	switch repeated.Op {
	case syntax.OpRepeat:
	case syntax.OpPlus:
		least, most = 1, -1
	case syntax.OpStar:
		least, most = 0, -1
	default:
		return nil
	}
	class := repeated.Sub[0]
	if class.Op != syntax.OpCharClass || class.Flags&syntax.FoldCase != 0 {
		return nil
	}
	var table [128]bool
	for i := 0; i+1 < len(class.Rune); i += 2 {
		for c := class.Rune[i]; c <= class.Rune[i+1] && c < 128; c++ {
			table[c] = true
		}
	}
	return func(text string) bool {
		if len(text) < least || most >= 0 && len(text) > most {
			return false
		}
		for i := range len(text) {
			if text[i] >= 128 || !table[text[i]] {
				return false
			}
		}
		return true
	}
}
