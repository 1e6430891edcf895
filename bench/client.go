package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
)

// basePath is where the API stands.
const basePath = "/api/v3/onezone"

// client asks a server, to prepare what is measured.
type client struct {
	url string
	web *http.Client
}

func newClient(url string) *client {
	return &client{url: url + basePath, web: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: preparers}}}
}

// credential is who asks.
type credential struct{ username, password, token string }

func (c credential) on(r *http.Request) {
	if c.token != "" {
		r.Header.Set("X-Auth-Token", c.token)
		return
	}
	r.SetBasicAuth(c.username, c.password)
}

// ask sends a request with a body in JSON, and reads the answer into out. It returns the Location, too.
func (c *client) ask(ctx context.Context, who credential, method, path string, body, out any) (location string, err error) {
	var text io.Reader
	if body != nil {
		raw, err := json.Marshal(body)
		if err != nil {
			return "", err
		}
		text = bytes.NewReader(raw)
	}
	r, err := http.NewRequestWithContext(ctx, method, c.url+path, text)
	if err != nil {
		return "", err
	}
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	who.on(r)
	answer, err := c.web.Do(r)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	raw, err := io.ReadAll(answer.Body)
	if err != nil {
		return "", err
	}
	if answer.StatusCode >= http.StatusBadRequest {
		return "", fmt.Errorf("%s %s: %s: %s", method, path, answer.Status, raw)
	}
	if out != nil {
		err = json.Unmarshal(raw, out)
	}
	return answer.Header.Get("Location"), err
}

// made asks for something to be made and returns its id.
func (c *client) made(ctx context.Context, who credential, path string, body any) (string, error) {
	location, err := c.ask(ctx, who, http.MethodPost, path, body, nil)
	return location[strings.LastIndexByte(location, '/')+1:], err
}

// mint mints a token for a space, as the members do who want its support.
func (c *client) mint(ctx context.Context, who credential, space string) (string, error) {
	var minted struct{ Token string }
	_, err := c.ask(ctx, who, http.MethodGet, mintPath(space), nil, &minted)
	return minted.Token, err
}

// preparers is how many requests are under way while something is prepared.
const preparers = 32

// each does something n times, many at a time, and returns the first error.
func each(n int, do func(i int) error) error {
	next := make(chan int)
	failed := make(chan error, preparers)
	var all sync.WaitGroup
	for range min(n, preparers) {
		all.Go(func() {
			for i := range next {
				if err := do(i); err != nil {
					failed <- err
					for range next { // the others are let go, too
					}
					return
				}
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	all.Wait()
	select {
	case err := <-failed:
		return err
	default:
		return nil
	}
}

func newRequest() *http.Request { return &http.Request{Header: make(http.Header)} }

// hostOf is the address in a URL.
func hostOf(address string) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", err
	}
	return u.Host, nil
}

// size is how long the answer to a request is.
func (n *node) size(ctx context.Context, what request) (int, error) {
	r, err := http.NewRequestWithContext(ctx, what.method, n.HTTP+what.path, strings.NewReader(what.body))
	if err != nil {
		return 0, err
	}
	for key, value := range what.headers {
		r.Header.Set(key, value)
	}
	answer, err := n.client.web.Do(r)
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	raw, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode >= http.StatusBadRequest {
		err = fmt.Errorf("%s: %s", answer.Status, raw)
	}
	return len(raw), err
}
