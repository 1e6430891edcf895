package onezone_test

import (
	"cmp"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"go.yaml.in/yaml/v3"

	"github.com/zonemint/zonemint"
)

// description is onezone.yaml.
type description struct {
	Generation string
	Privileges map[string][]string // by generation
	Operations []*operation
}

// operation is one of Onezone's that zonemint has too.
type operation struct {
	OperationID string `yaml:"operationId"`
	Ours        string // its operationId in openapi.yaml, where that is another
	In          string // generations, where that of the file is not meant
	Request     string // method and path
	Body        map[string]string
	Caller      string
	Status      int
	Location    string
	Response    map[string]string
	Differences map[string]difference
	Refusals    map[string]refusal
}

// difference is a way in which zonemint answers otherwise than Onezone.
type difference struct{ Onezone, Ours, Why string }

// refusal is a request that is refused.
type refusal struct {
	Status   int
	Zonemint int // the status of zonemint, where it is another
	Why      string
}

// ours is the status that zonemint answers with.
func (r refusal) ours() int { return cmp.Or(r.Zonemint, r.Status) }

func (o *operation) method() string { return strings.Fields(o.Request)[0] }
func (o *operation) path() string   { return strings.Fields(o.Request)[1] }
func (o *operation) id() string     { return o.Request + " " + o.In }
func (o *operation) ourID() string  { return cmp.Or(o.Ours, o.OperationID) }

var described = sync.OnceValues(func() (*description, error) {
	file, err := os.Open("onezone.yaml")
	if err != nil {
		return nil, err
	}
	defer file.Close() //nolint:errcheck // it is only read
	var d description
	decoder := yaml.NewDecoder(file)
	decoder.KnownFields(true)
	return &d, decoder.Decode(&d)
})

func describe(t *testing.T) *description {
	t.Helper()
	d, err := described()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestDescription wants the description to be whole: what is different has a reason.
func TestDescription(t *testing.T) {
	seen := map[string]bool{}
	for _, op := range describe(t).Operations {
		if op.OperationID == "" || op.Caller == "" || op.Status == 0 || len(strings.Fields(op.Request)) != 2 {
			t.Errorf("%+v lacks something", op)
		}
		if seen[op.id()] {
			t.Errorf("%s is there twice", op.id())
		}
		seen[op.id()] = true
		if op.Location != "" && op.Location != "path" && op.Location != "url" {
			t.Errorf("%s: Location is a path or a url", op.Request)
		}
		for what, d := range op.Differences {
			if d.Ours == "" || d.Why == "" {
				t.Errorf("%s: %s does not say what zonemint does, or why", op.Request, what)
			}
		}
		for name, r := range op.Refusals {
			if r.Status == 0 || (r.Zonemint == 0) != (r.Why == "") || r.Zonemint == r.Status {
				t.Errorf("%s: %s: a status of zonemint that differs has a reason, and no other", op.Request, name)
			}
		}
	}
}

// TestNames holds the description against the contract: each operation is in it, by the name that is said.
func TestNames(t *testing.T) {
	spec, err := openapi3.NewLoader().LoadFromData(zonemint.OpenAPI)
	if err != nil {
		t.Fatal(err)
	}
	for _, op := range describe(t).Operations {
		item := spec.Paths.Value(op.path())
		if item == nil || item.GetOperation(op.method()) == nil {
			t.Errorf("openapi.yaml has no %s", op.Request)
			continue
		}
		if got := item.GetOperation(op.method()).OperationID; got != op.ourID() {
			t.Errorf("%s is %s in openapi.yaml, the description says %s", op.Request, got, op.ourID())
		}
	}
}

// sorted are the keys of a map, in order.
func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
