package handlers

import (
	"errors"
	"log/slog"
	"net/http"
	"net/netip"

	"github.com/zonemint/zonemint/zone"
)

// DefaultBodyLimit is the longest request body, in bytes. The largest honest one, a token and a size, is well below it.
const DefaultBodyLimit = 64 << 10

// Config says what the API works with.
type Config struct {
	Service *zone.Service // required
	Log     *slog.Logger  // required
	Name    string        // of the zone, required
	Version string        // of the server, required

	// TrustedProxies are the networks of reverse proxies whose X-Forwarded-For and X-Request-Id are believed. Empty: nobody's,
	// and the address of the peer is the client's.
	TrustedProxies []netip.Prefix
	// StrictTransport sends Strict-Transport-Security over TLS: only sensible with a certificate that browsers accept.
	StrictTransport bool
	// Docs serves the page at /docs, where people read the contract and try it out.
	Docs bool
	// Ready reports whether the server should get requests; nil: as long as the store serves. It is asked before the store.
	Ready func() error
	// Metrics counts requests; nil: nobody does.
	Metrics *Metrics
}

// API implements the operations of openapi.yaml over a [zone.Service].
type API struct {
	service *zone.Service
	log     *slog.Logger
	config  Config
	allow   map[string]string // the Allow header of each route
	plain   bool              // goes no shorter way; tests compare with it

	badForwarded throttle // of warnForwarded
}

// New makes the handler of the whole server. It fails only for a Config that lacks something required, or a contract that
// does not load, which the tests rule out.
func New(cfg Config) (http.Handler, error) {
	if cfg.Service == nil || cfg.Log == nil || cfg.Name == "" || cfg.Version == "" {
		return nil, errors.New("handlers: Config needs a Service, Log, Name and Version")
	}
	if cfg.Ready == nil {
		cfg.Ready = func() error { return nil }
	}
	api := &API{service: cfg.Service, log: cfg.Log, config: cfg}
	return api.router()
}
