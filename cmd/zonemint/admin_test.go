package main

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/zonemint/zonemint/handlers"
)

// TestAdminHost: a web page cannot read metrics and profiles by having its own name resolve to this machine.
func TestAdminHost(t *testing.T) {
	t.Parallel()
	s := &server{log: slog.New(slog.DiscardHandler), handler: http.NewServeMux(), admin: adminPages(handlers.NewMetrics("1")), drain: time.Second}
	if err := s.listen(t.Context(), addresses{http: "127.0.0.1:0", admin: "127.0.0.1:0"}); err != nil {
		t.Fatal(err)
	}
	defer beside(t.Context(), func(ctx context.Context) { _ = s.serve(ctx) })()
	for host, want := range map[string]int{
		"": http.StatusOK, "127.0.0.1": http.StatusOK, "[::1]:9443": http.StatusOK, "localhost:1": http.StatusOK, "LOCALHOST": http.StatusOK,
		"evil.example": 421, "evil.example:9443": 421, "127.0.0.1.evil.example": 421, "localhost.evil.example": 421, "2130706433": 421,
	} {
		for _, path := range []string{"/metrics", "/debug/pprof/cmdline", "/nowhere"} {
			r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.adminURL()+path, nil)
			if err != nil {
				t.Fatal(err)
			}
			r.Host = host
			answer, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			body, _ := io.ReadAll(answer.Body)
			answer.Body.Close()
			if want := want; path != "/nowhere" && answer.StatusCode != want || (answer.StatusCode == 421) != (want == 421) {
				t.Errorf("Host %q, %s: %s %s", host, path, answer.Status, body)
			}
			if answer.StatusCode == 421 && strings.Contains(string(body), "zonemint_build_info") {
				t.Errorf("Host %q: metrics are in the answer", host)
			}
		}
	}
	if c := newHostCheck(nil, "zone.example:9443"); !c.admits("Zone.Example:9443") || c.admits("example:9443") || c.admits("") {
		t.Error("the name in --admin-addr is not what counts")
	}
	if newHostCheck(nil, ":9443").admits("") {
		t.Error("an empty Host is admitted")
	}
}
