package sdk_test

import (
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"sync"
	"testing"
)

// busy stands before the server. It answers the first request with each method and path with 503 and Retry-After, and passes on
// those that follow.
type busy struct {
	URL string

	mu     sync.Mutex
	counts map[string]int  // of requests, by method and path
	agents map[string]bool // the User-Agents that were seen
}

// newBusy starts a busy proxy for the time of the test.
func newBusy(t *testing.T) *busy {
	t.Helper()
	target, err := url.Parse(zone.HTTPURL)
	if err != nil {
		t.Fatal(err)
	}
	pass := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(target) }}
	b := &busy{counts: make(map[string]int), agents: make(map[string]bool)}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if b.count(r) > 1 {
			pass.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Retry-After", "1")
		refuse(w, http.StatusServiceUnavailable, "application/json", `{"error":"unavailable","error_description":"the store is busy; try again"}`)
	}))
	t.Cleanup(s.Close)
	b.URL = s.URL
	return b
}

// count counts a request, and returns how many like it there were.
func (b *busy) count(r *http.Request) int {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.agents[r.UserAgent()] = true
	key := r.Method + " " + r.URL.Path
	b.counts[key]++
	return b.counts[key]
}

func refuse(w http.ResponseWriter, status int, mediaType, body string) {
	w.Header().Set("Content-Type", mediaType)
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Request-Id", requestID)
	w.WriteHeader(status)
	_, _ = w.Write([]byte(body))
}

// requestID is the one of all refusals that the proxies make.
const requestID = "request-of-the-proxy"

// newDead starts a server that takes requests and never answers.
func newDead(t *testing.T) string {
	t.Helper()
	over := make(chan struct{})
	s := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
		case <-over:
		}
	}))
	t.Cleanup(func() {
		close(over)
		s.CloseClientConnections()
		s.Close()
	})
	return s.URL
}

// newStrange starts what is no zone, as a proxy does whose zone is gone: 502 with a page of HTML.
func newStrange(t *testing.T) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		refuse(w, http.StatusBadGateway, "text/html", "<html><body><h1>502 Bad Gateway</h1></body></html>\n")
	}))
	t.Cleanup(s.Close)
	return s.URL
}
