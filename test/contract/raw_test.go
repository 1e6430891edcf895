package contract

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"
)

// rawRequest is a request as it goes over the wire.
type rawRequest struct {
	name    string
	method  string // default: GET
	path    string // within the API; default: /user
	version string // default: HTTP/1.1
	host    string // the lines of that header; default: one
	headers string // more lines; without Authorization, that of the administrator is added
	body    string // with its Content-Length
	want    int
}

func (r rawRequest) bytes() string {
	var b strings.Builder
	b.WriteString(or(r.method, "GET") + " " + basePath + or(r.path, "/user") + " " + or(r.version, "HTTP/1.1") + "\r\n" + or(r.host, "Host: zone\r\n"))
	if !strings.Contains(r.headers, "Authorization") {
		b.WriteString("Authorization: Basic " + base64.StdEncoding.EncodeToString([]byte(adminName+":"+adminPassword)) + "\r\n")
	}
	b.WriteString(r.headers)
	if r.body != "" {
		b.WriteString("Content-Length: " + strconv.Itoa(len(r.body)) + "\r\n")
	}
	return b.String() + "\r\n" + r.body
}

func or(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// rawAnswer is what comes back.
type rawAnswer struct {
	status int
	header http.Header
	closes bool // the connection
	body   []byte
}

// send sends a request over a connection of its own.
func (s *server) send(t *testing.T, r rawRequest) rawAnswer {
	t.Helper()
	var dialer net.Dialer
	conn, err := dialer.DialContext(t.Context(), "tcp", strings.TrimPrefix(s.HTTPURL, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	if err := conn.SetDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	// The server may answer and close before it has read all.
	_, _ = io.WriteString(conn, r.bytes())
	answer, err := http.ReadResponse(bufio.NewReader(conn), &http.Request{Method: or(r.method, http.MethodGet)})
	if err != nil {
		t.Fatalf("%s: %v", r.name, err)
	}
	body, err := io.ReadAll(answer.Body)
	if err := errors.Join(err, answer.Body.Close()); err != nil {
		t.Fatalf("%s: %v", r.name, err)
	}
	return rawAnswer{status: answer.StatusCode, header: answer.Header, closes: answer.Close, body: body}
}

// What the bodies of the requests below are sent with.
const (
	asJSON = "Content-Type: application/json\r\n"
	basic  = "Authorization: Basic "
)

// bad are requests that no client library sends, and that reach the contract.
var bad = []rawRequest{
	{name: "raw UTF-8 in the path", path: "/spaces/\xc3\xa9", want: 400},
	{name: "invalid UTF-8 in the path", path: "/spaces/\xff", want: 400},
	{name: "NUL in the path", path: "/spaces/%00", want: 400},
	{name: "NUL in the query", path: "/users?limit=1%00", want: 400},
	{name: "method in lower case", method: "get", want: 405},
	{name: "unknown method", method: "FOO", want: 405},
	{name: "TRACE", method: "TRACE", want: 405},
	{name: "OPTIONS", method: "OPTIONS", want: 405},
	{name: "length and chunks", method: "POST", path: "/spaces", headers: asJSON + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n", want: 400},
	{name: "chunks that are none", method: "POST", path: "/spaces", headers: asJSON + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", want: 400},
	{name: "a body without a type", method: "POST", path: "/spaces", body: `{"name":"a"}`, want: 415},
	{name: "a compressed body", method: "POST", path: "/spaces", headers: asJSON + "Content-Encoding: gzip\r\n", body: `{"name":"a"}`, want: 415},
	{name: "NUL in JSON", method: "POST", path: "/spaces", headers: asJSON, body: "{\"name\":\"a\x00b\"}", want: 400},
	{name: "escaped NUL in JSON", method: "POST", path: "/spaces", headers: asJSON, body: `{"name":"a\u0000b"}`, want: 400},
	{name: "invalid UTF-8 in JSON", method: "POST", path: "/spaces", headers: asJSON, body: "{\"name\":\"\xff\"}", want: 400},
	{name: "half a surrogate", method: "POST", path: "/spaces", headers: asJSON, body: `{"name":"\ud800"}`, want: 400},
	{name: "a byte order mark", method: "POST", path: "/spaces", headers: asJSON, body: "\xef\xbb\xbf{\"name\":\"a\"}", want: 400},
	{name: "a field twice", method: "POST", path: "/spaces", headers: asJSON, body: `{"name":"a","name":"b"}`, want: 400},
	{name: "an unknown field", method: "POST", path: "/spaces", headers: asJSON, body: `{"name":"a","x":1}`, want: 400},
	{name: "two values", method: "POST", path: "/spaces", headers: asJSON, body: `{"name":"a"}{}`, want: 400},
	{name: "no number", method: "POST", path: "/providers", headers: asJSON, body: `{"name":"a","domain":"a.b","latitude":NaN}`, want: 400},
	{name: "a number beyond all", method: "POST", path: "/providers", headers: asJSON, body: `{"name":"a","domain":"a.b","latitude":1e400}`, want: 400},
	{name: "2^63", method: "POST", path: "/user/client_tokens", headers: asJSON, body: `{"ttl":9223372036854775808}`, want: 400},
	{name: "5,000 digits", method: "POST", path: "/user/client_tokens", headers: asJSON, body: `{"ttl":` + strings.Repeat("9", 5000) + `}`, want: 400},
	{name: "NUL in a new password", method: "POST", path: "/users", headers: asJSON, body: `{"username":"nul","password":"long\u0000enough"}`, want: 400},
	{name: "60,000 lists", method: "POST", path: "/spaces", headers: asJSON, body: strings.Repeat("[", 60000), want: 400},
	{name: "a body of 70,000 bytes", method: "POST", path: "/spaces", headers: asJSON, body: strings.Repeat(" ", 70000), want: 413},
	{name: "Basic without a colon", headers: basic + base64.StdEncoding.EncodeToString([]byte("admin")) + "\r\n", want: 401},
	{name: "Basic without base64", headers: basic + "%%%\r\n", want: 401},
	{name: "Basic with NUL", headers: basic + base64.StdEncoding.EncodeToString([]byte("ad\x00min:x")) + "\r\n", want: 401},
	{name: "Basic with invalid UTF-8", headers: basic + base64.StdEncoding.EncodeToString([]byte("\xff:\xff")) + "\r\n", want: 401},
	{name: "Basic without anything", headers: "Authorization: Basic\r\n", want: 401},
	{name: "raw bytes as credentials", headers: "Authorization: Basic \xff\xfe\r\n", want: 401},
	{name: "another scheme", headers: "Authorization: Digest x\r\n", want: 401},
	{name: "an empty header of credentials", headers: "Authorization:\r\n", want: 401},
	{name: "two kinds of credentials", headers: "X-Auth-Token: x\r\n", want: 400},
	{name: "nothing that is offered is wanted", headers: "Accept: text/html\r\n", want: 406},
}

// TestBadInput sends what is malformed in ways that no client library would, and expects the declared status in the one shape.
func TestBadInput(t *testing.T) {
	s := startServer(t, stores["SQLite"](t))
	for _, r := range bad {
		t.Run(r.name, func(t *testing.T) {
			a := s.send(t, r)
			var problem struct {
				Code        string `json:"error"`
				Description string `json:"error_description"`
			}
			err := json.Unmarshal(a.body, &problem)
			if a.status != r.want || err != nil || problem.Code == "" || problem.Description == "" {
				t.Errorf("answered %d %s, want %d", a.status, a.body, r.want)
			}
			for name, want := range map[string]string{"Content-Type": "application/json", "Cache-Control": "no-store"} {
				if got := a.header.Get(name); got != want {
					t.Errorf("%s is %q, want %q", name, got, want)
				}
			}
			if a.header.Get("X-Request-Id") == "" {
				t.Error("no X-Request-Id")
			}
		})
	}
}

// noHTTP are requests that are answered by net/http before anybody can have a say. docs/contract-tests.md lists them.
var noHTTP = []rawRequest{
	{name: "NUL in a header", headers: "X-Test: a\x00b\r\n", want: 400},
	{name: "NUL in credentials", headers: "Authorization: Basic \x00\r\n", want: 400},
	{name: "a header's name with a blank", headers: "X Test: a\r\n", want: 400},
	{name: "a header without a colon", headers: "Test\r\n", want: 400},
	{name: "two hosts", host: "Host: a\r\nHost: b\r\n", want: 400},
	{name: "a host that is none", host: "Host: a b\r\n", want: 400},
	{name: "an escape that is none", path: "/spaces/%zz", want: 400},
	{name: "raw NUL in the path", path: "/spaces/\x00", want: 400},
	{name: "a blank in the path", path: "/spaces/a b", want: 400},
	{name: "a method that is none", method: "G(T", want: 400},
	{name: "a length that is none", headers: "Content-Length: x\r\n", want: 400},
	{name: "two lengths", headers: "Content-Length: 1\r\nContent-Length: 2\r\n", want: 400},
	{name: "headers of 40,000 bytes", headers: "X-Test: " + strings.Repeat("a", 40000) + "\r\n", want: 431},
	{name: "another transfer encoding", headers: "Transfer-Encoding: gzip\r\n", want: 501},
	{name: "another version of HTTP", version: "HTTP/9.9", want: 505},
	{name: "an unknown expectation", headers: "Expect: x\r\n", want: 417},
}

// TestNoHTTP pins what happens to a request that is not HTTP: nothing reaches the zone, the connection is closed, and the answer says
// nothing of the server. If the standard library learns to let others answer, or answers in another way, this says so.
func TestNoHTTP(t *testing.T) {
	s := startServer(t, stores["SQLite"](t))
	for _, r := range noHTTP {
		t.Run(r.name, func(t *testing.T) {
			a := s.send(t, r)
			if a.status != r.want || !a.closes {
				t.Errorf("answered %d %s, closes %t; want %d on a connection that is closed", a.status, a.body, a.closes, r.want)
			}
			if a.header.Get("X-Request-Id") != "" {
				t.Error("the answer is not of net/http: now it can be as the contract says")
			}
			if len(a.body) > 100 {
				t.Errorf("the body is of %d bytes: %s", len(a.body), a.body)
			}
		})
	}
	if a := s.send(t, rawRequest{}); a.status != http.StatusOK {
		t.Errorf("a good request afterwards is answered %d %s", a.status, a.body)
	}
}
