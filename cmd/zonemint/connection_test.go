package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"fmt"
	"io"
	"net"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestPrecedence: flags win over ZONEMINT_ variables, those over ONEZONE_ variables, those over the configuration file, that over
// the context.
func TestPrecedence(t *testing.T) {
	dir := home(t)
	zone := newFakeZone(t, "GET /user -> 200 "+aUser)
	file := func(name string) string { return write(t, filepath.Join(dir, name), "key of "+name+"\n") }
	contexts := "version: 1\ncurrent: a\ncontexts:\n  a: {host: " + zone.url + ", access-token: key-of-context}\n" +
		"  b: {host: " + zone.url + ", username: ada, password: b}\n  none: {host: " + zone.url + "}\n  other: {host: https://other.test, access-token: other}\n"
	write(t, filepath.Join(dir, "contexts.yaml"), contexts)
	write(t, filepath.Join(dir, "config.yaml"), "host: "+zone.url+"\napi-key-file: "+file("config")+"\n")
	basic := func(user string) string { return "Basic " + base64.StdEncoding.EncodeToString([]byte(user)) }

	for name, tt := range map[string]struct {
		env  string // separated by spaces
		args string
		want string // the credential
	}{
		"the context":             {"", "", "key-of-context"},
		"a named context":         {"", "--context b", basic("ada:b")},
		"named by a variable":     {"ZONEMINT_CONTEXT=b", "", basic("ada:b")},
		"the configuration file":  {"", "--config CONFIG", "key of config"},
		"Onezone's token":         {"ONEZONE_API_KEY=oz", "--config CONFIG", "oz"},
		"Onezone's user":          {"ONEZONE_BASIC_AUTH=ada:p:w", "--config CONFIG", basic("ada:p:w")},
		"Onezone's host":          {"ONEZONE_HOST=URL ONEZONE_API_KEY=oz", "--contexts nowhere", "oz"},
		"our token":               {"ZONEMINT_API_KEY=zm ONEZONE_API_KEY=oz ONEZONE_BASIC_AUTH=a:b", "", "zm"},
		"our user":                {"ZONEMINT_BASIC_AUTH=zm:pw ONEZONE_API_KEY=oz", "", basic("zm:pw")},
		"our file":                {"ZONEMINT_API_KEY_FILE=FILE ONEZONE_API_KEY=oz", "--config CONFIG", "key of file"},
		"our user and file":       {"ZONEMINT_USERNAME=zm ZONEMINT_PASSWORD_FILE=FILE ONEZONE_API_KEY=oz", "", basic("zm:key of file")},
		"our host":                {"ZONEMINT_HOST=URL ONEZONE_HOST=https://wrong.test ZONEMINT_API_KEY=zm", "", "zm"},
		"an empty host of ours":   {"ZONEMINT_HOST= ONEZONE_HOST=URL ZONEMINT_API_KEY=zm", "", "zm"},
		"a flag":                  {"ZONEMINT_API_KEY=zm ONEZONE_HOST=https://wrong.test", "--host URL --api-key-file FLAG", "key of flag"},
		"a user by flag":          {"ZONEMINT_API_KEY=zm", "--username bob --password-file FLAG", basic("bob:key of flag")},
		"a user, password by var": {"ZONEMINT_PASSWORD_FILE=FILE ONEZONE_API_KEY=oz", "--username bob", basic("bob:key of file")},
		"the context's own host":  {"", "--host URL/", "key-of-context"},
		"the context by flag":     {"ZONEMINT_API_KEY=zm ZONEMINT_HOST=https://wrong.test", "--config CONFIG --context b", basic("ada:b")},
		"two of them outranked":   {"ONEZONE_API_KEY=a ONEZONE_BASIC_AUTH=b:c ONEZONE_HOST=https://wrong.test", "--context b", basic("ada:b")},
		"a context without any":   {"ZONEMINT_API_KEY=zm", "--context none", "zm"},
		"a flag and the context":  {"ZONEMINT_API_KEY=zm", "--context b --api-key-file FLAG", "key of flag"},
		"an argument by variable": {"ZONEMINT_CURL=true ZONEMINT_CONTEXT=b", "", basic("ada:b")},
		"another one's host":      {"", "--context other --host URL --api-key-file FLAG", "key of flag"},
	} {
		t.Run(name, func(t *testing.T) {
			replace := strings.NewReplacer("URL", zone.url, "CONFIG", filepath.Join(dir, "config.yaml"), "FILE", file("file"), "FLAG", file("flag"))
			for _, variable := range strings.Fields(tt.env) {
				name, value, _ := strings.Cut(replace.Replace(variable), "=")
				name = strings.ReplaceAll(name, file("file"), "FILE") // of ZONEMINT_API_KEY_FILE
				t.Setenv(name, value)
			}
			args := strings.Fields(replace.Replace(tt.args))
			if !strings.Contains(tt.args, "--contexts") {
				args = append(args, "--contexts", filepath.Join(dir, "contexts.yaml"))
			}
			zone.headers = nil
			got := runHere(t, indoors(), "", append([]string{"user", "show", "-q"}, args...)...)
			if got.code != 0 || len(zone.headers) != 1 {
				t.Fatalf("%+v", got)
			}
			if h := zone.headers[0]; h.Get("X-Auth-Token")+h.Get("Authorization") != tt.want {
				t.Errorf("%q", h)
			}
		})
	}
}

// TestNoCredentials: what is missing or doubtful is said, and nothing is sent.
func TestNoCredentials(t *testing.T) {
	dir := home(t)
	zone := newFakeZone(t)
	key := write(t, filepath.Join(dir, "key"), "key")
	write(t, filepath.Join(dir, "contexts.yaml"), "version: 1\ncurrent: a\ncontexts:\n  a: {host: https://elsewhere.test, access-token: s3cret}\n"+
		"  none: {host: "+zone.url+"}\n  asks: {host: "+zone.url+", username: ada}\n")
	contexts := " --contexts " + filepath.Join(dir, "contexts.yaml")
	for name, tt := range map[string]struct{ env, args, want string }{
		"no server":              {"", "", "no server: give --host, ZONEMINT_HOST or ONEZONE_HOST"},
		"no credentials":         {"", "--host URL", "no credentials: give --api-key-file"},
		"another host":           {"", "--host URL" + contexts, `those of the context "a" are for https://elsewhere.test alone`},
		"a context without":      {"", "--context none" + contexts, `the context "none" has none`},
		"a context that asks":    {"", "--context asks" + contexts, "has no password"},
		"no such context":        {"", "--context b" + contexts, `there is no context "b"`},
		"two flags":              {"", "--host URL --api-key-file KEY --username ada --password-file KEY", "are different credentials: give one of them"},
		"two variables":          {"ONEZONE_API_KEY=a ONEZONE_BASIC_AUTH=b:c", "--host URL", "ONEZONE_API_KEY and ONEZONE_BASIC_AUTH are different credentials"},
		"two of ours":            {"ZONEMINT_API_KEY=a ZONEMINT_BASIC_AUTH=b:c", "--host URL", "are different credentials"},
		"no password":            {"", "--host URL --username ada", "--username needs --password-file"},
		"no user":                {"", "--host URL --password-file KEY", "is the password of whom?"},
		"a user without a colon": {"ONEZONE_BASIC_AUTH=ada", "--host URL", "ONEZONE_BASIC_AUTH must be username:password"},
		"an empty file":          {"", "--host URL --api-key-file /dev/null", "--api-key-file: there is no access token"},
		"an empty password":      {"", "--host URL --username ada --password-file /dev/null", "there is no password on the first line"},
		"no such file":           {"", "--host URL --api-key-file KEY.not", "--api-key-file: open"},
		"no such authority":      {"", "--host URL --api-key-file KEY --ca-file KEY.not", "certificate authority"},
		"in clear":               {"", "--host http://zone.test --api-key-file KEY", "is not encrypted"},
		"a password in the host": {"", "--host https://a:s3cret@zone.test --api-key-file KEY", "must not have a username or password"},
		"stdin twice":            {"", "--host URL --api-key-file - TWICE", "cannot both be read from standard input"},
		"a negative timeout":     {"", "--host URL --api-key-file KEY --timeout -1s", "must not be negative"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, variable := range strings.Fields(tt.env) {
				name, value, _ := strings.Cut(variable, "=")
				t.Setenv(name, value)
			}
			command := []string{"user", "show"}
			args := strings.Fields(strings.NewReplacer("URL", zone.url, "KEY", key).Replace(strings.TrimSuffix(tt.args, "TWICE")))
			if strings.HasSuffix(tt.args, "TWICE") {
				command = []string{"token", "redeem", "--size", "1GB"}
			}
			got := runHere(t, indoors(), map[bool]string{true: "MDAx"}[len(command) > 2], append(command, args...)...)
			if got.code != exitLocal && got.code != exitToken || !strings.Contains(got.talk, tt.want) || strings.Contains(got.talk, "s3cret") {
				t.Errorf("%+v", got)
			}
		})
	}
	zone.expect(t)
}

// TestPasswordsAreAskedFor: at a terminal, without showing them.
func TestPasswordsAreAskedFor(t *testing.T) {
	home(t)
	zone := newFakeZone(t, "GET /user -> 200 "+aUser, "PUT /user/password -> 204")
	typed := []string{"old pass word", "new pass word"}
	o := indoors()
	o.terminal = func(any) (int, bool) { return 80, true }
	o.hidden = func(context.Context, io.Reader) ([]byte, error) {
		line := typed[0]
		typed = typed[1:]
		return []byte(line), nil
	}
	got := runHere(t, o, "", "user", "password", "--host", zone.url, "--username", "ada")
	if got.code != 0 || got.talk != "Password (for --password-file, not shown): \nPassword (for --new-password-file, not shown): \nChanged the password.\n" {
		t.Errorf("%+v", got)
	}
	zone.expect(t, `PUT /user/password {"oldPassword":"old pass word","newPassword":"new pass word"}`)
	if user, password, _ := strings.Cut(decoded(t, zone.headers[0].Get("Authorization")), ":"); user != "ada" || password != "old pass word" {
		t.Errorf("%q, %q", user, password)
	}
}

func decoded(t *testing.T, authorization string) string {
	t.Helper()
	text, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(authorization, "Basic "))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestConsent: what takes much away asks at a terminal, and does nothing without a yes.
func TestConsent(t *testing.T) {
	dir := home(t)
	key := write(t, filepath.Join(dir, "key"), "key")
	o := indoors()
	o.terminal = func(any) (int, bool) { return 80, true }
	for answer, done := range map[string]bool{"yes\n": true, "yes": true, "y\n": false, "no\n": false, "\n": false, "": false, "YES\n": false} {
		zone := newFakeZone(t, "DELETE /user/tokens/temporary -> 204")
		got := runHere(t, o, answer, "token", "revoke", "--mine", "--host", zone.url, "--api-key-file", key)
		if (got.code == 0) != done || len(zone.seen) > 0 != done || !strings.Contains(got.talk, "Type yes to do it") {
			t.Errorf("%q: %+v, asked %q", answer, got, zone.seen)
		}
		if !done && !strings.Contains(got.talk, "zonemint: nothing was done") {
			t.Errorf("%q: %+v", answer, got)
		}
	}
}

// TestConsentCanBeInterrupted: a question at a terminal does not keep Ctrl-C from working.
func TestConsentCanBeInterrupted(t *testing.T) {
	in, never := io.Pipe()
	defer end(never)
	ctx, interrupt := context.WithCancel(t.Context())
	interrupt()
	if _, err := readLine(ctx, in); err == nil {
		t.Error("it reads on")
	}
}

// TestRetryIsAnnounced: who waits is told so, unless --quiet.
func TestRetryIsAnnounced(t *testing.T) {
	dir := home(t)
	key := write(t, filepath.Join(dir, "key"), "key")
	busy := `503 [Retry-After: 5]{"error":"unavailable","error_description":"the store is busy; try again"}`
	zone := newFakeZone(t, "GET /user -> "+busy)
	got := runHere(t, indoors(), "", "user", "show", "--host", zone.url, "--api-key-file", key, "--retry-wait", "4s")
	want := "zonemint: cannot show the user: the store is busy; try again (unavailable, request req-1): try again in 5 s, or let --retry-wait be longer\n"
	if got != (result{exitRemote, "", want}) {
		t.Errorf("%+v", got)
	}
	zone = newFakeZone(t, `GET /user -> 429 [Retry-After: 0]{"error":"too_many_requests","error_description":"slow down"}`)
	if got = runHere(t, indoors(), "", "user", "show", "--host", zone.url, "--api-key-file", key); got.code != exitDenied || !strings.Contains(got.talk, "try again later") {
		t.Errorf("%+v", got)
	}
}

// TestAdviceOnSilence: what can go wrong before there is an answer, where no test can make it happen.
func TestAdviceOnSilence(t *testing.T) {
	for want, err := range map[string]error{
		"check --host": &net.DNSError{Err: "no such host", Name: "zone.test"},
		"give the name that the certificate is for as --host": &tls.CertificateVerificationError{Err: x509.HostnameError{}},
		"name its certificate with --ca-file":                 &tls.CertificateVerificationError{Err: x509.CertificateInvalidError{}},
		"whether it had an effect is unknown":                 fmt.Errorf("it took longer: %w", context.DeadlineExceeded),
		"is the server running":                               &net.OpError{Op: "dial", Err: syscall.ECONNREFUSED},
	} {
		if got := adviceOnSilence(err); !strings.HasPrefix(got, want) {
			t.Errorf("%v: %q", err, got)
		}
	}
	if got := adviceOnSilence(io.EOF); got != "" {
		t.Error(got)
	}
}

// TestAdvice: each way to fail says what to do next.
func TestAdvice(t *testing.T) {
	dir := home(t)
	key := write(t, filepath.Join(dir, "key"), "key")
	refuse := func(status, code string) string {
		return "GET /user -> " + status + ` {"error":"` + code + `","error_description":"Because."}`
	}
	for answer, want := range map[string]string{
		refuse("401", "unauthorized"):        "give --api-key-file",
		refuse("401", "invalid_credentials"): "check the username and the password (from --api-key-file)",
		refuse("401", "invalid_token"):       "the access token (from --api-key-file) is not accepted",
		refuse("400", "invalid_token"):       "check that it was copied as a whole",
		refuse("405", "method_not_allowed"):  "the server may be older",
		"GET /user -> 200 <html>":            "not the JSON that a zone would send (status 200, request req-1): check --host",
		"GET /user -> 302 [Location: /a]":    "a redirect to /a: give the address of the zone itself",
		refuse("500", "internal_error"):      "zonemint: cannot show the user: Because (internal_error, request req-1)\n",
	} {
		zone := newFakeZone(t, answer)
		if got := runHere(t, indoors(), "", "user", "show", "--host", zone.url, "--api-key-file", key); !strings.Contains(got.talk, want) || strings.Count(got.talk, "\n") != 1 {
			t.Errorf("%s: %+v", answer, got)
		}
	}
	for host, want := range map[string]string{
		"http://127.0.0.1:1": "is the server running",
		strings.Replace(newFakeZone(t).url, "http:", "https:", 1): "it does not speak TLS there",
	} {
		if got := runHere(t, indoors(), "", "user", "show", "--host", host, "--api-key-file", key, "--timeout", "20s"); got.code != exitRemote || !strings.Contains(got.talk, want) {
			t.Errorf("%s: %+v", host, got)
		}
	}
}
