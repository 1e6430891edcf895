package remote

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"
)

// MaxAnswer is how many bytes of an answer are read. The largest page of the contract is well below.
const MaxAnswer = 8 << 20

// DefaultTimeout is for one attempt, from connecting to the last byte of the answer.
const DefaultTimeout = 30 * time.Second

// DefaultRetryWait is for all waiting of one call together.
const DefaultRetryWait = 30 * time.Second

// Credentials are who makes the requests: a user by name and password, or whoever an access token is of. Without either,
// requests are anonymous.
type Credentials struct {
	Username string
	Password Secret
	Token    Secret // wins over the others
}

// Config is what a client needs to know. The zero value of a field that has a default takes it.
type Config struct {
	Host        string // as for [ParseHost]
	CAFile      string // PEM; these certificates and no others are trusted. Empty: those of the system
	Insecure    bool   // neither certificates are checked, nor is plain HTTP refused
	Credentials Credentials
	UserAgent   string
	Timeout     time.Duration // [DefaultTimeout]; negative: none
	RetryWait   time.Duration // [DefaultRetryWait]; negative: never wait

	Transport http.RoundTripper                                // one of net/http
	Wait      func(ctx context.Context, d time.Duration) error // a timer
	Now       func() time.Time                                 // time.Now
	Notify    func(wait time.Duration, why *Error)             // is told of each wait before it begins
}

// Client calls one zone as one caller. It can be used from any number of goroutines.
type Client struct {
	config Config
	base   *url.URL
	http   *http.Client
}

// New makes a client. It reads the file of certificates and sends nothing.
func New(c Config) (*Client, error) {
	base, err := ParseHost(c.Host)
	if err != nil {
		return nil, err
	}
	if err := checkClear(base, c.Insecure); err != nil {
		return nil, err
	}
	if c.Transport == nil {
		if c.Transport, err = newTransport(c); err != nil {
			return nil, err
		}
	}
	if c.Timeout == 0 {
		c.Timeout = DefaultTimeout
	}
	if c.RetryWait == 0 {
		c.RetryWait = DefaultRetryWait
	}
	if c.Wait == nil {
		c.Wait = wait
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	return &Client{config: c, base: base, http: &http.Client{
		Transport: c.Transport,
		// A redirect is an answer like any other: what it leads to is not the zone that the credentials are for.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}, nil
}

func newTransport(c Config) (*http.Transport, error) {
	roots, err := trusted(c.CAFile)
	if err != nil {
		return nil, err
	}
	return &http.Transport{
		Proxy: http.ProxyFromEnvironment, ForceAttemptHTTP2: true, DisableCompression: true, TLSHandshakeTimeout: 10 * time.Second,
		TLSClientConfig: &tls.Config{
			MinVersion: tls.VersionTLS12, RootCAs: roots,
			InsecureSkipVerify: c.Insecure, //nolint:gosec // what --insecure asks for, to try things out
		},
	}, nil
}

// trusted reads the certificates of certificate authorities; nil stands for those of the system.
func trusted(file string) (*x509.CertPool, error) {
	if file == "" {
		return nil, nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("certificate authority: %w", err)
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(text) {
		return nil, fmt.Errorf("certificate authority: %s has no certificate in PEM", file)
	}
	return roots, nil
}

// Close ends the connections that are kept open.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// Answer is what is to know of a success beside its body.
type Answer struct {
	Status    int
	Location  string // below the base path; empty where nothing was made
	RequestID string
}

// Do sends a request and decodes the body of the answer into out, which is nil where none is wanted. It returns an [*Error] for
// an answer that is no success and an [*UnreachableError] where there was none that could be read; the error of ctx when that
// has ended.
func (c *Client) Do(ctx context.Context, r Request, out any) (Answer, error) {
	address, err := r.url(c.base)
	if err != nil {
		return Answer{}, err
	}
	body, err := r.body()
	if err != nil {
		return Answer{}, err
	}
	if bytes.Contains(body, []byte(escapedMark)) {
		return Answer{}, errors.New("the request has a variable in it, which can only be shown")
	}
	left := c.config.RetryWait
	for {
		answer, err := c.attempt(ctx, r, address, body, out)
		if ctx.Err() != nil {
			return answer, ctx.Err()
		}
		delay, again := r.retry(err, left)
		if !again {
			return answer, err
		}
		left -= delay
		var why *Error
		if errors.As(err, &why) && c.config.Notify != nil {
			c.config.Notify(delay, why)
		}
		if err := c.config.Wait(ctx, delay); err != nil {
			return answer, err
		}
	}
}

// attempt sends a request once.
func (c *Client) attempt(ctx context.Context, r Request, address string, body []byte, out any) (Answer, error) {
	if c.config.Timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, c.config.Timeout)
		defer cancel()
	}
	request, err := http.NewRequestWithContext(ctx, r.Method, address, bytes.NewReader(body))
	if err != nil {
		return Answer{}, err
	}
	if body == nil {
		request.Body, request.ContentLength = nil, 0
	}
	c.header(request, r)
	response, err := c.http.Do(request)
	if err != nil {
		return Answer{}, c.unreachable(err)
	}
	defer response.Body.Close()
	content, err := io.ReadAll(io.LimitReader(response.Body, MaxAnswer+1))
	if err != nil {
		return Answer{}, c.unreachable(err)
	}
	if len(content) > MaxAnswer {
		return Answer{}, c.unreachable(fmt.Errorf("it is longer than %d bytes", MaxAnswer))
	}
	answer := Answer{Status: response.StatusCode, Location: Printable(response.Header.Get("Location")), RequestID: requestID(response.Header)}
	if answer.Status < 200 || answer.Status > 299 {
		return answer, refusal(answer.Status, response.Header, content, c.config.Now())
	}
	return answer, r.understand(answer, content, out)
}

// understand takes a success for one only where it is the one of the contract: what stands before a server, or in its place, may
// answer 200 to anything, and nobody is to believe that a token was revoked by that.
func (r Request) understand(a Answer, content []byte, out any) error {
	strange := &Error{Status: a.Status, RequestID: a.RequestID}
	switch {
	case !slices.Contains(r.Success, a.Status):
		strange.Description = fmt.Sprintf("the answer is %d %s, which is not what a zone would send", a.Status, http.StatusText(a.Status))
		if r.Method != http.MethodGet {
			strange.Description += ": whether it had an effect is unknown"
		}
		return strange
	case r.located != "" && (!strings.HasPrefix(a.Location, r.located) || a.Location == r.located):
		strange.Description = "the answer does not say where it is, as a zone would: whether it had an effect is unknown"
		return strange
	case out == nil:
		return nil
	}
	err := json.Unmarshal(content, out)
	if object, ok := out.(identified); err != nil || ok && !object.identified() {
		strange.Description = "the answer is not the JSON that a zone would send"
		return strange
	}
	return nil
}

// identified is an answer that has something in it by which it is told from any other JSON.
type identified interface{ identified() bool }

func (s *Space) identified() bool        { return s.SpaceID != "" }
func (s *SpaceCreated) identified() bool { return s.SpaceID != "" }
func (p *Privileges) identified() bool   { return p.Privileges != nil }
func (u *User) identified() bool         { return u.UserID != "" }
func (u *UserCreated) identified() bool  { return u.UserID != "" }
func (p *Provider) identified() bool     { return p.ProviderID != "" }
func (n *NamedToken) identified() bool   { return n.TokenID != "" }
func (r *Redeemable) identified() bool   { return r.SpaceID != "" }

// header sets the headers of a request, the credentials among them.
func (c *Client) header(request *http.Request, r Request) {
	request.Header.Set("Accept", "application/json")
	request.Header.Set("User-Agent", c.config.UserAgent)
	if r.Body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	who := c.config.Credentials
	switch {
	case r.Anonymous:
	case !who.Token.IsZero():
		request.Header.Set("X-Auth-Token", who.Token.Reveal())
	case who.Username != "":
		request.SetBasicAuth(who.Username, who.Password.Reveal())
	}
}

// unreachable keeps the cause without the method and the URL that net/http writes before it.
func (c *Client) unreachable(err error) error {
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		err = wrapped.Err
	}
	if errors.Is(err, context.DeadlineExceeded) {
		err = fmt.Errorf("it took longer than %s: %w", c.config.Timeout, context.DeadlineExceeded)
	}
	return &UnreachableError{Host: c.base.Host, Err: err}
}
