package faults_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
)

const basePath = "/api/v3/onezone"

// call is one request to a node, which is sent once.
type call struct {
	method, path string
	token        string // access token; empty: none
	password     string // of the administrator; empty: none
	body         any
}

// answer is what a node said to a call.
type answer struct {
	status     int
	code       string // of an error
	retryAfter string
	location   string
	body       []byte
}

func (a answer) String() string { return fmt.Sprintf("%d %s", a.status, a.code) }

// send sends a call. An error says that there was no whole answer, so that what the call has done is not known.
func (n *node) send(ctx context.Context, c call) (answer, error) {
	var body io.Reader
	if c.body != nil {
		text, err := json.Marshal(c.body)
		if err != nil {
			return answer{}, err
		}
		body = bytes.NewReader(text)
	}
	request, err := http.NewRequestWithContext(ctx, c.method, n.base+c.path, body)
	if err != nil {
		return answer{}, err
	}
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	if c.token != "" {
		request.Header.Set("X-Auth-Token", c.token)
	}
	if c.password != "" {
		request.SetBasicAuth("admin", c.password)
	}
	response, err := n.client.Do(request)
	if err != nil {
		return answer{}, err
	}
	defer response.Body.Close()
	a := answer{status: response.StatusCode, retryAfter: response.Header.Get("Retry-After"), location: response.Header.Get("Location")}
	if a.body, err = io.ReadAll(response.Body); err != nil {
		return answer{}, err
	}
	if a.status >= http.StatusBadRequest {
		a.code, _ = a.field("error")
	}
	return a, nil
}

// field is a text in the JSON object of the body.
func (a answer) field(name string) (string, error) {
	var object map[string]any
	if err := json.Unmarshal(a.body, &object); err != nil {
		return "", err
	}
	text, ok := object[name].(string)
	if !ok || text == "" {
		return "", fmt.Errorf("the answer %s has no %s", a, name)
	}
	return text, nil
}

// want sends a call and wants a status. Any other one is an [unwanted] error.
func (n *node) want(ctx context.Context, status int, c call) (answer, error) {
	a, err := n.send(ctx, c)
	if err == nil && a.status != status {
		err = &unwanted{c, a}
	}
	return a, err
}

// unwanted is an answer that was not wanted.
type unwanted struct {
	call   call
	answer answer
}

func (u *unwanted) Error() string {
	return fmt.Sprintf("%s %s was answered %s", u.call.method, u.call.path, u.answer)
}

// ready asks the probe.
func (n *node) ready(ctx context.Context) (int, error) {
	a, err := n.send(ctx, call{method: http.MethodGet, path: "/readyz"})
	return a.status, err
}

// login makes an access token for the administrator, since each password that is not known yet costs a hash.
func (n *node) login(ctx context.Context, password string) (string, error) {
	a, err := n.want(ctx, http.StatusOK, call{method: http.MethodPost, path: basePath + "/user/client_tokens", password: password})
	if err != nil {
		return "", err
	}
	return a.field("token")
}

// provider is a storage site.
type provider struct{ id, key string }

// register registers a provider.
func (n *node) register(ctx context.Context, user, name string) (provider, error) {
	a, err := n.want(ctx, http.StatusCreated, call{
		method: http.MethodPost, path: basePath + "/providers", token: user,
		body: map[string]string{"name": name, "domain": name + ".provider.test"},
	})
	if err != nil {
		return provider{}, err
	}
	id, err := a.field("providerId")
	if err != nil {
		return provider{}, err
	}
	key, err := a.field("token")
	return provider{id, key}, err
}

// createSpace makes a space.
func (n *node) createSpace(ctx context.Context, user string) (string, error) {
	a, err := n.want(ctx, http.StatusCreated, call{
		method: http.MethodPost, path: basePath + "/user/spaces", token: user, body: map[string]string{"name": "space"},
	})
	if err != nil {
		return "", err
	}
	return a.field("spaceId")
}

// mint mints a temporary token for a space, for the consumers or for anybody.
func (n *node) mint(ctx context.Context, user, space string, consumers ...string) (token, error) {
	c := call{method: http.MethodPost, path: basePath + "/spaces/" + space + "/providers/token", token: user}
	if len(consumers) > 0 {
		c.body = map[string]any{"consumer": consumers}
	}
	a, err := n.want(ctx, http.StatusOK, c)
	if err != nil {
		return token{}, err
	}
	return minted(a, space, 1)
}

// mintNamed mints a token that as many providers can redeem as limit says.
func (n *node) mintNamed(ctx context.Context, user, space, name string, limit int64) (token, error) {
	a, err := n.want(ctx, http.StatusCreated, call{
		method: http.MethodPost, path: basePath + "/spaces/" + space + "/providers/token", token: user,
		body: map[string]any{"name": name, "usageLimit": limit},
	})
	if err != nil {
		return token{}, err
	}
	return minted(a, space, limit)
}

func minted(a answer, space string, limit int64) (token, error) {
	id, err := a.field("tokenId")
	if err != nil {
		return token{}, err
	}
	text, err := a.field("token")
	return token{id: id, text: text, space: space, limit: limit}, err
}

// redeem asks once for a support, and says what is known of the outcome. The error is what stands in the way of knowing.
func (n *node) redeem(ctx context.Context, t token, p provider, size int64) (outcome, answer, error) {
	a, err := n.send(ctx, call{
		method: http.MethodPost, path: basePath + "/provider/spaces/support", token: p.key,
		body: map[string]any{"token": t.text, "size": size},
	})
	switch {
	case err != nil:
		return unknown, a, err
	case a.status == http.StatusCreated && a.location == "/provider/spaces/"+t.space:
		return acknowledged, a, nil
	case a.status >= 400 && a.status < 500:
		return refused, a, nil
	}
	return unknown, a, &unwanted{call{method: "redeem"}, a}
}
