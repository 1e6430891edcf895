package handlers

import (
	"errors"
	"log/slog"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/labstack/echo/v4"

	"github.com/zonemint/zonemint/zone"
)

// MockConfig says what a mock works with.
type MockConfig struct {
	Log  *slog.Logger // required
	Docs bool         // serves the page at /docs
}

// NewMock makes a handler that answers every operation with the examples of the contract, and has nothing behind it. It refuses
// what the contract does not allow, as far as that can be told without data, and takes any credentials for good ones. The header
// Prefer asks for another answer than the first 2xx: code=403, or example=token_used, or both (RFC 7240).
func NewMock(cfg MockConfig) (http.Handler, error) {
	if cfg.Log == nil {
		return nil, errors.New("handlers: MockConfig needs a Log")
	}
	a := &API{log: cfg.Log, config: Config{Log: cfg.Log, Docs: cfg.Docs, Ready: func() error { return nil }}}
	spec, err := loadContract()
	if err != nil {
		return nil, err
	}
	e := a.bareRouter()
	for _, op := range operations(spec) {
		answer := func(c echo.Context) error { return a.serveExample(op, c) }
		e.Add(op.route.Method, BasePath+echoPath(op.route.Path), answer, gate(op, anybody))
	}
	refuseShadowed(e, spec.Paths)
	a.allow = allowByRoute(spec.Paths)
	return e, a.registerPages(e)
}

// anybody takes any credentials for good ones, as long as they can be read.
func anybody(_ *operation, r *http.Request, info *requestInfo) error {
	presented, err := credentialsOf(r.Header)
	info.scheme = presented.scheme
	return err
}

// serveExample answers with what the client prefers among the answers that the contract declares.
func (a *API) serveExample(op *operation, c echo.Context) error {
	wanted := parsePrefer(c.Request().Header.Values("Prefer"))
	h := c.Response().Header()
	h.Set(echo.HeaderVary, h.Get(echo.HeaderVary)+", Prefer")
	found, err := choose(op.route.Operation.Responses, wanted)
	if err != nil {
		return err
	}
	if applied := wanted.applied(); applied != "" {
		h.Set("Preference-Applied", applied)
	}
	for name, ref := range found.response.Headers {
		if h.Get(name) != "" {
			continue // which every answer has
		}
		switch name {
		case echo.HeaderAllow:
			h.Set(name, a.allowed(c))
		case echo.HeaderWWWAuthenticate:
			h.Set(name, challenge(c.Request()))
		default:
			h.Set(name, headerText(ref.Value))
		}
	}
	if len(found.response.Content) == 0 || c.Request().Method == http.MethodHead {
		return c.NoContent(found.status)
	}
	return c.JSON(found.status, found.body)
}

// headerText is the example of a header, on one line.
func headerText(h *openapi3.Header) string {
	value := h.Example
	if value == nil {
		value = exampleOf(h.Schema)
	}
	return plainText(value)
}

// preferences are what a client asks the mock for. Nothing: the first 2xx, with its first example.
type preferences struct {
	code, example string
}

// applied says which preferences the answer follows.
func (p preferences) applied() string {
	var all []string
	if p.code != "" {
		all = append(all, "code="+p.code)
	}
	if p.example != "" {
		all = append(all, "example="+p.example)
	}
	return strings.Join(all, ", ")
}

// parsePrefer reads the Prefer headers. Of a preference that stands twice the first counts; those that are not ours are not looked
// at (RFC 7240 section 2).
func parsePrefer(headers []string) (p preferences) {
	for _, item := range strings.Split(strings.Join(headers, ","), ",") {
		preference, _, _ := strings.Cut(item, ";")
		name, value, _ := strings.Cut(preference, "=")
		value = strings.Trim(strings.TrimSpace(value), `"`)
		switch name = strings.ToLower(strings.TrimSpace(name)); {
		case name == "code" && p.code == "":
			p.code = value
		case name == "example" && p.example == "":
			p.example = value
		}
	}
	return p
}

// chosen is an answer of the contract.
type chosen struct {
	status   int
	response *openapi3.Response
	body     any
}

// choose finds the answer. An example without a code is looked for in the first 2xx, then in all others.
func choose(responses *openapi3.Responses, wanted preferences) (chosen, error) {
	statuses := declaredStatuses(responses)
	candidates := statuses
	if wanted.code != "" {
		i := slices.IndexFunc(statuses, func(status int) bool { return strconv.Itoa(status) == wanted.code })
		if i < 0 {
			return chosen{}, zone.Errorf(zone.InvalidRequest, "Prefer names a code that this operation does not declare; it declares: %s.", listed(statuses))
		}
		candidates = statuses[i : i+1]
	}
	var known []string
	for _, status := range candidates {
		response := responses.Status(status).Value
		body, names, found := exampleIn(response, status, wanted.example)
		if found {
			return chosen{status: status, response: response, body: body}, nil
		}
		known = append(known, names...)
	}
	slices.Sort(known)
	return chosen{}, zone.Errorf(zone.InvalidRequest, "Prefer names an example that this answer does not have; the examples are: %s.", orNone(slices.Compact(known)))
}

// declaredStatuses are the statuses of an operation, in their order: the first is a 2xx.
func declaredStatuses(responses *openapi3.Responses) []int {
	var all []int
	for text := range responses.Map() {
		if status, err := strconv.Atoi(text); err == nil {
			all = append(all, status)
		}
	}
	slices.Sort(all)
	return all
}

func listed(statuses []int) string {
	texts := make([]string, len(statuses))
	for i, status := range statuses {
		texts[i] = strconv.Itoa(status)
	}
	return strings.Join(texts, ", ")
}

// usual are the names of the examples that stand for an answer with several, where nobody asks for one.
var usual = map[int]string{http.StatusBadRequest: "invalid_request", http.StatusUnauthorized: "unauthorized"}

// exampleIn is the example of that name in an answer; without a name, the one that it usually has. It returns the names that there
// are, too.
func exampleIn(response *openapi3.Response, status int, name string) (body any, names []string, found bool) {
	media := response.Content.Get(echo.MIMEApplicationJSON)
	if media == nil {
		return nil, nil, name == ""
	}
	names = slices.Sorted(maps.Keys(media.Examples))
	if name == "" && media.Example == nil && len(names) > 0 {
		name = names[0]
		if slices.Contains(names, usual[status]) {
			name = usual[status]
		}
	}
	switch {
	case name != "":
		example := media.Examples[name]
		if example == nil || example.Value == nil {
			return nil, names, false
		}
		return example.Value.Value, names, true
	case media.Example != nil:
		return media.Example, names, true
	}
	return exampleOf(media.Schema), names, true
}
