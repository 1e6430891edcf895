package onezone_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"path"
	"strings"
	"testing"
)

// The ways in which Onezone takes credentials. A provider has no password.
var ways = []string{"Basic", "X-Auth-Token", "macaroon", "Bearer"}

// caller is who makes requests, by one of the ways. The zero value is nobody.
type caller struct {
	id, name, password, token string
	way                       string
}

// authenticate adds the credentials to a request.
func (c caller) authenticate(r *http.Request) {
	switch {
	case c.way == "":
	case c.way == "Basic" && c.password != "":
		r.Header.Set("Authorization", "Basic "+base64.StdEncoding.EncodeToString([]byte(c.name+":"+c.password)))
	case c.way == "Bearer":
		r.Header.Set("Authorization", "Bearer "+c.token)
	case c.way == "macaroon":
		r.Header.Set("macaroon", c.token)
	default:
		r.Header.Set("X-Auth-Token", c.token)
	}
}

// by is the same caller with another way.
func (c caller) by(way string) caller {
	c.way = way
	return c
}

// answer is what came back.
type answer struct {
	request string
	status  int
	header  http.Header
	text    string
	body    map[string]any // nil where there is no JSON object
}

func (a answer) String() string { return fmt.Sprintf("%s: %d %s", a.request, a.status, a.text) }

// get is a field of the body that is text.
func (a answer) get(t *testing.T, field string) string {
	t.Helper()
	text, ok := a.body[field].(string)
	if !ok || text == "" {
		t.Fatalf("%s: want %s", a, field)
	}
	return text
}

// list is a field of the body that is a list of texts.
func (a answer) list(t *testing.T, field string) []string {
	t.Helper()
	items, ok := a.body[field].([]any)
	if !ok {
		t.Fatalf("%s: want a list %s", a, field)
	}
	all := make([]string, len(items))
	for i, item := range items {
		if all[i], ok = item.(string); !ok {
			t.Fatalf("%s: want texts in %s", a, field)
		}
	}
	return all
}

// made is the id at the end of Location.
func (a answer) made(t *testing.T) string {
	t.Helper()
	location := a.header.Get("Location")
	if location == "" {
		t.Fatalf("%s: want a Location", a)
	}
	return path.Base(location)
}

// code is the short word of an error.
func (a answer) code() string {
	code, _ := a.body["error"].(string)
	return code
}

// send makes a request with the headers that the clients send which swagger-codegen generates from Onezone's description:
// they have a Content-Type also where there is no body. The body is nil, a string as it is, or what becomes JSON. Where
// nothing comes back the test has failed and the answer is empty, so that any goroutine may call it.
func (s *server) send(t *testing.T, who caller, method, path string, body any) answer {
	t.Helper()
	var reader io.Reader = http.NoBody
	switch b := body.(type) {
	case nil:
	case string:
		reader = strings.NewReader(b)
	default:
		text, err := json.Marshal(b)
		if err != nil {
			t.Error(err)
		}
		reader = strings.NewReader(string(text))
	}
	r, err := http.NewRequestWithContext(t.Context(), method, s.base+path, reader)
	if err != nil {
		t.Error(err)
		return answer{}
	}
	r.Header.Set("Accept", "application/json")
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("User-Agent", "Swagger-Codegen/1.0.0/python")
	who.authenticate(r)
	a, err := s.exchange(r)
	if err != nil {
		t.Error(err)
	}
	return a
}

// exchange sends a request and reads the answer.
func (s *server) exchange(r *http.Request) (answer, error) {
	a := answer{request: r.Method + " " + r.URL.Path}
	got, err := s.http.Do(r)
	if err != nil {
		return a, err
	}
	defer got.Body.Close()
	text, err := io.ReadAll(got.Body)
	if err != nil {
		return a, fmt.Errorf("%s: %w", a.request, err)
	}
	a.status, a.header, a.text = got.StatusCode, got.Header, string(text)
	if len(text) > 0 {
		if err := json.Unmarshal(text, &a.body); err != nil {
			return a, fmt.Errorf("%s: %w", a, err)
		}
	}
	return a, nil
}

// request is one without a body, and without any header.
func (s *server) request(t *testing.T, method, path string) *http.Request {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, s.base+path, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// exchanged sends a request that is answered.
func (s *server) exchanged(t *testing.T, r *http.Request) answer {
	t.Helper()
	a, err := s.exchange(r)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// must sends a request that has to succeed with this status.
func (s *server) must(t *testing.T, who caller, status int, method, path string, body any) answer {
	t.Helper()
	a := s.send(t, who, method, path, body)
	if a.status != status {
		t.Fatalf("%s: want %d", a, status)
	}
	return a
}
