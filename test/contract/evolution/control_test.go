package evolution_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
)

// edit is a change of the contract.
type edit struct {
	name   string
	id     string // of the check of oasdiff that sees it
	change func(*openapi3.T)
}

// breaks are changes that a client does not survive.
var breaks = []edit{
	{"an operation is removed", "api-removed-without-deprecation", func(s *openapi3.T) {
		s.Paths.Value("/spaces/{id}/providers/token").Get = nil
	}},
	{"a required field of an answer is removed", "response-required-property-removed", func(s *openapi3.T) {
		drop(s.Components.Schemas["SpaceSupportToken"].Value, "token")
	}},
	{"a field of an answer is no longer always there", "response-property-became-optional", func(s *openapi3.T) {
		s.Components.Schemas["SpaceSupportToken"].Value.Required = nil
	}},
	{"a field of an answer has another type", "response-property-type-changed", func(s *openapi3.T) {
		s.Components.Schemas["Configuration"].Value.Properties["name"].Value.Type = &openapi3.Types{openapi3.TypeInteger}
	}},
	{"a request needs a new field", "new-required-request-property", func(s *openapi3.T) {
		body := requestOf(s, "/provider/spaces/support")
		body.Properties["storage"] = openapi3.NewSchemaRef("", openapi3.NewStringSchema())
		body.Required = append(body.Required, "storage")
	}},
	{"a request may no longer have a field", "request-property-removed", func(s *openapi3.T) {
		drop(requestOf(s, "/spaces/{id}/providers/token"), "ttl")
	}},
	{"a query parameter is needed", "new-required-request-parameter", func(s *openapi3.T) {
		op := s.Paths.Value("/spaces").Get
		op.AddParameter(openapi3.NewQueryParameter("owner").WithRequired(true).WithSchema(openapi3.NewStringSchema()))
	}},
	{"a query parameter is no longer known", "request-parameter-removed", func(s *openapi3.T) {
		op := s.Paths.Value("/spaces").Get
		op.Parameters = slices.DeleteFunc(op.Parameters, func(p *openapi3.ParameterRef) bool { return p.Value.Name == "limit" })
	}},
	{"a default has changed", "request-parameter-default-value-changed", func(s *openapi3.T) {
		s.Components.Parameters["Limit"].Value.Schema.Value.Default = 10
	}},
	{"an operation has another name", "api-operation-id-removed", func(s *openapi3.T) {
		s.Paths.Value("/audit").Get.OperationID = "list_records"
	}},
	{"an operation is in another group", "api-tag-removed", func(s *openapi3.T) {
		s.Paths.Value("/spaces/{id}/audit").Get.Tags = []string{"Space"}
	}},
	{"a way of credentials is no longer taken", "api-security-removed", func(s *openapi3.T) {
		s.Security = s.Security[:len(s.Security)-1]
	}},
	{"the base path has changed", "server-removed", func(s *openapi3.T) {
		s.Servers[0].URL = "/api/v4/onezone"
	}},
	{"success has another status", "response-success-status-removed", func(s *openapi3.T) {
		answers := s.Paths.Value("/provider/spaces/support").Post.Responses
		answers.Set("200", answers.Value("201"))
		answers.Delete("201")
	}},
	{"a path is removed", "api-path-removed-without-deprecation", func(s *openapi3.T) {
		s.Paths.Delete("/audit")
	}},
}

// harmless are changes that every client survives.
var harmless = []edit{
	{name: "nothing", change: func(*openapi3.T) {}},
	{name: "an answer has one more field", change: func(s *openapi3.T) {
		s.Components.Schemas["SpaceSupportToken"].Value.Properties["colour"] = openapi3.NewSchemaRef("", openapi3.NewStringSchema())
	}},
	{name: "a request may have one more field", change: func(s *openapi3.T) {
		requestOf(s, "/provider/spaces/support").Properties["storage"] = openapi3.NewSchemaRef("", openapi3.NewStringSchema())
	}},
	{name: "there is one more operation", change: func(s *openapi3.T) {
		op := *s.Paths.Value("/audit").Get
		op.OperationID = "list_log"
		s.Paths.Set("/log", &openapi3.PathItem{Get: &op})
	}},
	{name: "a description has changed", change: func(s *openapi3.T) {
		s.Paths.Value("/audit").Get.Description = "Another text."
	}},
}

// TestBreakingChangesAreSeen makes each change that breaks clients, and wants it refused until the major version rises.
func TestBreakingChangesAreSeen(t *testing.T) {
	for _, tt := range breaks {
		t.Run(tt.name, func(t *testing.T) {
			c := edited(t, "3.4.5", tt.change)
			if !slices.ContainsFunc(c.breaks, func(c change) bool { return c.ID == tt.id }) {
				t.Errorf("found %v, want %s among them", c.breaks, tt.id)
			}
			for _, c.after = range []number{{3, 4, 5}, {3, 4, 6}, {3, 5, 0}} {
				if err := c.verdict(); err == nil || !strings.Contains(err.Error(), tt.id) {
					t.Errorf("the verdict on %s after 3.4.5 is %v, want one that names %s", c.after, err, tt.id)
				}
			}
			c.after = number{4, 0, 0}
			if err := c.verdict(); err != nil {
				t.Errorf("4.0.0 after 3.4.5: %v", err)
			}
		})
	}
}

// TestMajorVersion makes all of these changes at once, with the version that they need, and with one that is too low.
func TestMajorVersion(t *testing.T) {
	all := func(s *openapi3.T) {
		for _, b := range breaks {
			b.change(s)
		}
	}
	c := edited(t, "4.0.0", all)
	if err := c.verdict(); err != nil || len(c.breaks) == 0 {
		t.Errorf("4.0.0 after 3.4.5: %v, with %d changes that break clients", err, len(c.breaks))
	}
	if c := edited(t, "3.5.0", all); c.verdict() == nil {
		t.Error("3.5.0 after 3.4.5 is let through")
	}
}

// TestHarmlessChangesPass: a check that refuses everything would be switched off.
func TestHarmlessChangesPass(t *testing.T) {
	for _, tt := range harmless {
		t.Run(tt.name, func(t *testing.T) {
			if err := edited(t, "3.4.5", tt.change).verdict(); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestVersions: a version that cannot be compared, or goes back, is refused also where nothing else has changed.
func TestVersions(t *testing.T) {
	for _, back := range []number{{3, 4, 4}, {3, 3, 9}, {2, 9, 9}} {
		if (comparison{before: number{3, 4, 5}, after: back}).verdict() == nil {
			t.Errorf("%s after 3.4.5 is let through", back)
		}
	}
	for _, text := range []string{"3.5", "v3.5.0", "3.5.0-rc.1", "3.05.0", "next", ""} {
		if got, err := parseVersion(text); err == nil {
			t.Errorf("%q is read as %s", text, got)
		}
	}
}

// contract is openapi.yaml as version 3.4.5, in JSON, which is read many times faster.
var contract = sync.OnceValues(func() ([]byte, error) {
	spec, err := openapi3.NewLoader().LoadFromFile(current)
	if err != nil {
		return nil, err
	}
	spec.Info.Version = "3.4.5"
	return json.Marshal(spec)
})

// edited compares the contract, as version 3.4.5, with what a change makes of it.
func edited(t *testing.T, version string, edit func(*openapi3.T)) comparison {
	t.Helper()
	before, err := contract()
	if err != nil {
		t.Fatal(err)
	}
	spec, err := openapi3.NewLoader().LoadFromData(before)
	if err != nil {
		t.Fatal(err)
	}
	spec.Info.Version = version
	edit(spec)
	after, err := json.Marshal(spec)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	c, err := compare(t.Context(), write(t, dir, "before.json", before), write(t, dir, "after.json", after))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func write(t *testing.T, dir, name string, data []byte) string {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// requestOf is the schema of the body that a path takes by POST.
func requestOf(s *openapi3.T, path string) *openapi3.Schema {
	return s.Paths.Value(path).Post.RequestBody.Value.Content.Get("application/json").Schema.Value
}

// drop removes a property.
func drop(s *openapi3.Schema, property string) {
	delete(s.Properties, property)
	s.Required = slices.DeleteFunc(s.Required, func(name string) bool { return name == property })
}
