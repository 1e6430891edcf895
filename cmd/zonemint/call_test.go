package main

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/zonemint/zonemint/handlers"
)

// call is a request to a zone. The path is below the base path, or begins with "//" for one that is not.
type call struct {
	method, path string
	user         string // user:password
	token        string
	body         string // JSON
	header       http.Header
	plain        bool // the answer need not be one of the zone's
}

func (c call) build(ctx context.Context, base string) (*http.Request, error) {
	path, whole := strings.CutPrefix(c.path, "//")
	if whole {
		path = "/" + path
	} else {
		path = handlers.BasePath + path
	}
	var body io.Reader
	if c.body != "" {
		body = strings.NewReader(c.body)
	}
	request, err := http.NewRequestWithContext(ctx, c.method, base+path, body)
	if err != nil {
		return nil, err
	}
	for name, values := range c.header {
		request.Header[name] = values
	}
	if c.body != "" {
		request.Header.Set("Content-Type", "application/json")
	}
	if name, password, ok := strings.Cut(c.user, ":"); ok {
		request.SetBasicAuth(name, password)
	}
	if c.token != "" {
		request.Header.Set("X-Auth-Token", c.token)
	}
	return request, nil
}

// do sends a call to a listener of a program and holds the answer against the contract.
func (w *world) do(r reporter, listener string, c call) answer {
	p, base := w.url(r, listener)
	w.secrets.addFrom(c)
	a, err := p.send(context.Background(), base, c)
	if err != nil {
		r.Fatalf("%s %s: %v", c.method, c.path, err)
	}
	w.secrets.addToken(a.body)
	if err := a.check(); err != nil && !c.plain {
		r.Fatalf("%s\n%v", a, err)
	}
	w.last = a
	return a
}

// send is do without looking at the answer, for use by many goroutines.
func (p *program) send(ctx context.Context, base string, c call) (answer, error) {
	request, err := c.build(ctx, base)
	if err != nil {
		return answer{}, err
	}
	response, err := p.client.Do(request)
	if err != nil {
		return answer{}, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return answer{
		method: c.method, url: request.URL.String(), status: response.StatusCode, header: response.Header, body: body,
	}, err
}

// want is do for an answer whose status is known. It returns the object in the body.
func (w *world) want(r reporter, listener string, status int, c call) map[string]any {
	a := w.do(r, listener, c)
	if a.status != status {
		r.Fatalf("%s, want %d", a, status)
	}
	return object(a.body)
}

func object(body []byte) map[string]any {
	fields := make(map[string]any)
	_ = json.Unmarshal(body, &fields) // a body that is none has no fields
	return fields
}

// text is a field of an object that must be there.
func text(r reporter, object map[string]any, name string) string {
	value, ok := object[name].(string)
	if !ok || value == "" {
		r.Fatalf("no %q in %v", name, object)
	}
	return value
}

// end closes what is of no more use; nothing is left to do when that fails.
func end(c io.Closer) { c.Close() }

func basic(user string) string { return base64.StdEncoding.EncodeToString([]byte(user)) }

func redeeming(provider, token string) call {
	return call{
		method: http.MethodPost, path: "/provider/spaces/support", token: provider,
		body: fmt.Sprintf(`{"size":1000000000,"token":%q}`, token),
	}
}

func minting(token, space string) call {
	return call{method: http.MethodGet, path: "/spaces/" + space + "/providers/token", token: token}
}
