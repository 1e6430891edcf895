package main

import (
	"net"
	"net/http"
	"net/http/pprof"
	"net/netip"
	"strings"

	"github.com/zonemint/zonemint/handlers"
)

// adminPages are for operators only: they say much about what goes on.
func adminPages(metrics *handlers.Metrics) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", metrics.Handler())
	mux.HandleFunc("GET /debug/pprof/", pprof.Index)
	mux.HandleFunc("GET /debug/pprof/cmdline", pprof.Cmdline)
	mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("GET /debug/pprof/symbol", pprof.Symbol)
	mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	return mux
}

// hostCheck refuses requests whose Host is a name that anybody could have made up: a web page whose own name is rebound to the address of
// the listener would read the answers. No DNS answer can rebind an address, localhost, or the name that the operator gave.
type hostCheck struct {
	next http.Handler
	name string // of the listener; empty: it has none
}

// newHostCheck puts the check before the pages of the listener at addr.
func newHostCheck(next http.Handler, addr string) *hostCheck {
	name, _, _ := net.SplitHostPort(addr)
	return &hostCheck{next: next, name: name}
}

func (c *hostCheck) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !c.admits(r.Host) {
		http.Error(w, "the Host header must have an address, localhost, or the name in --admin-addr", http.StatusMisdirectedRequest)
		return
	}
	c.next.ServeHTTP(w, r)
}

func (c *hostCheck) admits(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	_, err := netip.ParseAddr(host)
	return err == nil || strings.EqualFold(host, "localhost") || c.name != "" && strings.EqualFold(host, c.name)
}
