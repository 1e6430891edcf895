package main

import (
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"
)

// objector is a reporter whose Fatalf can be looked at.
type objector struct{ objections []string }

func (o *objector) Fatalf(format string, args ...any) {
	o.objections = append(o.objections, fmt.Sprintf(format, args...))
}

// TestCheckLogBites: the check of the logs finds what it looks for.
func TestCheckLogBites(t *testing.T) {
	const good = `{"time":"2026-05-06T07:08:09Z","level":"INFO","msg":"request","route":"/user"}` + "\n"
	for name, tt := range map[string]struct{ log, want string }{
		"clean":             {good + good + "zonemint: requests were cut off\n", ""},
		"a token":           {good + strings.Replace(good, "/user", "s3cret-token", 1), "has secrets"},
		"a password":        {strings.Replace(good, "/user", "my password is long", 1), "has secrets"},
		"Basic credentials": {strings.Replace(good, "/user", basic("alice:my password is long"), 1), "has secrets"},
		"a token in a body": {strings.Replace(good, "/user", "minted-token", 1), "has secrets"},
		"no JSON":           {good + "panic: runtime error\n", "is no record"},
		"no record":         {good + "{}\n", "is no record"},
		"a broken line":     {good[:20] + "\n" + good[20:], "is no record"},
	} {
		w := newWorld(t)
		w.secrets.addFrom(call{user: "alice:my password is long", token: "s3cret-token", body: `{"token":"another-token"}`})
		w.secrets.addToken([]byte(`{"token":"minted-token"}`))
		if err := os.WriteFile(w.file("zone.stderr"), []byte(tt.log), 0o600); err != nil {
			t.Fatal(err)
		}
		var o objector
		w.checkLog(&o, "zone")
		if got := strings.Join(o.objections, "\n"); (got == "") != (tt.want == "") || !strings.Contains(got, tt.want) {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}

// TestCheckBites: an answer that is not as the contract says is found.
func TestCheckBites(t *testing.T) {
	const base = "http://127.0.0.1/api/v3/onezone"
	header := http.Header{
		"Cache-Control": {"no-store"}, "X-Request-Id": {"a"}, "Vary": {"Authorization"}, "X-Content-Type-Options": {"nosniff"},
		"Content-Type": {"application/json"},
	}
	good := answer{
		method: http.MethodGet, url: base + "/spaces/s/providers/token", status: http.StatusOK, header: header, body: []byte(`{"token":"MDAx"}`),
	}
	if err := good.check(); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*answer){
		"a status that is not declared": func(a *answer) { a.status = http.StatusTeapot },
		"a body that is another":        func(a *answer) { a.body = []byte(`{"tokens":"MDAx"}`) },
		"no JSON":                       func(a *answer) { a.body = []byte(`MDAx`) },
		"an operation that is unknown":  func(a *answer) { a.url = base + "/nowhere" },
		"a method that is unknown":      func(a *answer) { a.method = http.MethodPut },
		"a cache":                       func(a *answer) { a.header.Del("Cache-Control") },
		"a cache with other rules":      func(a *answer) { a.header.Add("Cache-Control", "max-age=1") },
		"no id":                         func(a *answer) { a.header.Del("X-Request-Id") },
		"a server that names itself":    func(a *answer) { a.header.Set("Server", "zonemint") },
		"a body of another type":        func(a *answer) { a.header.Set("Content-Type", "text/plain") },
	} {
		bad := good
		bad.header = header.Clone()
		change(&bad)
		if bad.check() == nil {
			t.Errorf("%s passes", name)
		}
	}
	refusal := good
	refusal.url, refusal.status, refusal.body = base+"/nowhere", http.StatusNotFound, []byte(`{"error":"not_found","error_description":"No."}`)
	if err := refusal.check(); err != nil {
		t.Error(err)
	}
	refusal.body = []byte(`{"message":"Not Found"}`)
	if refusal.check() == nil {
		t.Error("an error of another shape passes")
	}
}
