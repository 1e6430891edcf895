// Package zonemint is a client of zonemint, a self-hosted authority for space support tokens.
//
//	client, err := zonemint.New("https://zone.example.org:8443", zonemint.WithPassword("ada", password))
//	...
//	token, err := client.Mint(ctx, spaceID)
//
// [Client] has methods for the life of a support token, from minting to revoking. [Client.API] has all operations of the contract;
// they were generated from it, and are in package api. Whatever goes wrong is an [*APIError].
//
// Requests are sent again after 429 and 503 where the server says when, and where repeating can do no harm: all GET and DELETE
// requests, and examining, confining, verifying, redeeming and revoking a token. The context of a call bounds all of it together.
package zonemint

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/zonemint/zonemint/sdk/go/api"
)

// DefaultTimeout is for one attempt, from connecting to the last byte of the answer.
const DefaultTimeout = 30 * time.Second

// DefaultRetries is how many times a request is sent again at most.
const DefaultRetries = 3

// basePath is where every zone has its API.
const basePath = "/api/v3/onezone"

// Client calls one zone as one caller. It can be used from any number of goroutines.
type Client struct {
	base string
	api  *api.ClientWithResponses
}

// Option changes what [New] makes.
type Option func(*transport)

// WithPassword has the requests made by a user, with HTTP Basic authentication.
func WithPassword(username, password string) Option {
	return func(t *transport) {
		t.authorize = func(r *http.Request) { r.SetBasicAuth(username, password) }
	}
}

// WithToken has the requests made by the user or the provider that an access token is of.
func WithToken(token string) Option {
	return func(t *transport) {
		t.authorize = func(r *http.Request) { r.Header.Set("X-Auth-Token", token) }
	}
}

// WithTimeout bounds one attempt. Zero or less means no bound but that of the context.
func WithTimeout(d time.Duration) Option { return func(t *transport) { t.timeout = d } }

// WithRetries bounds how many times a request is sent again. Zero means never.
func WithRetries(n int) Option { return func(t *transport) { t.retries = n } }

// WithHTTPClient has the requests sent by a client of one's own, such as one that trusts a certificate of one's own. Its
// CheckRedirect is not used: credentials are for the zone alone, so a redirect is an error.
func WithHTTPClient(c *http.Client) Option { return func(t *transport) { t.http = *c } }

// New makes a client for the zone at an address such as https://zone.example.org:8443. Without a path of its own the address gets
// /api/v3/onezone. New sends nothing.
func New(address string, options ...Option) (*Client, error) {
	base, err := parseAddress(address)
	if err != nil {
		return nil, err
	}
	t := &transport{
		timeout: DefaultTimeout, retries: DefaultRetries, authorize: func(*http.Request) {}, wait: wait, now: time.Now, jitter: jitter,
	}
	for _, option := range options {
		option(t)
	}
	t.http.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	generated, err := api.NewClientWithResponses(base, api.WithHTTPClient(t))
	if err != nil {
		return nil, &APIError{Code: CodeInvalidAddress, Description: "the address of the zone is not accepted", cause: err}
	}
	return &Client{base: base, api: generated}, nil
}

// parseAddress checks an address. Its errors do not repeat it, since somebody may have put a password there.
func parseAddress(address string) (string, error) {
	u, err := url.Parse(address)
	switch {
	case err != nil, u.Scheme != "https" && u.Scheme != "http", u.Hostname() == "", u.RawQuery != "", u.Fragment != "":
		return "", &APIError{
			Code: CodeInvalidAddress, Description: "the address of the zone must be a URL such as https://zone.example.org:8443",
		}
	case u.User != nil:
		return "", &APIError{
			Code: CodeInvalidAddress, Description: "the address of the zone must not have a password in it: use WithPassword",
		}
	}
	u.Path, u.RawPath = strings.TrimRight(u.Path, "/"), ""
	if u.Path == "" {
		u.Path = basePath
	}
	return u.String(), nil
}

// API has all operations of the contract. They are sent like those of the client: with its credentials, its time-out and its
// retries, and fail with an [*APIError] too, but for JSON of another shape than the contract's, which is an error of encoding/json.
// Where the error is nil the answer was a success, and the field for its status is set.
func (c *Client) API() *api.ClientWithResponses { return c.api }

// String names the zone, and nothing secret.
func (c *Client) String() string { return "zonemint.Client(" + c.base + ")" }

// GoString is String.
func (c *Client) GoString() string { return c.String() }

// Ptr returns a pointer to a value, for the optional fields of package api.
func Ptr[T any](v T) *T { return &v }

// asAPIError makes an APIError of what package api says of an answer that it cannot read.
func asAPIError(err error) error {
	var refused *APIError
	if err == nil || errors.As(err, &refused) {
		return err
	}
	return &APIError{Code: CodeBadAnswer, Description: "the answer is not the JSON that a zone would send", cause: err}
}
