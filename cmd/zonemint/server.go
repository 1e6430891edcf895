package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/zonemint/zonemint/zone"
)

// Limits of the HTTP server. net/http has none of its own for most of them.
const (
	readHeaderTimeout = 5 * time.Second  // a client that dribbles its headers
	readTimeout       = 15 * time.Second // or its body
	writeTimeout      = 30 * time.Second // or does not read the answer
	idleTimeout       = 60 * time.Second
	maxHeaderBytes    = 16 << 10 // a token of the greatest size fits
	maxStreams        = 100      // of one HTTP/2 connection
)

// server is the listeners of a zone and what they serve.
type server struct {
	handler      http.Handler
	admin        http.Handler
	certificates certificates // read when there is a TLS listener
	log          *slog.Logger
	drain        time.Duration
	draining     atomic.Bool
	running      []*listener
}

// listener is one address that is listened on.
type listener struct {
	net.Listener
	server *http.Server
	url    string
}

// addresses are what to listen on; empty: not at all.
type addresses struct {
	https, http, admin string
}

// errDraining is why a server that is shutting down is not ready.
var errDraining = zone.Errorf(zone.Unavailable, "shutting down")

// ready is what the readiness probe asks.
func (s *server) ready() error {
	if s.draining.Load() {
		return errDraining
	}
	return nil
}

// listen opens every address. Ports that are given as 0 have their real number afterwards.
func (s *server) listen(ctx context.Context, a addresses) (err error) {
	defer func() {
		if err != nil {
			s.close()
		}
	}()
	if a.https == "" && a.http == "" {
		return errors.New("nothing to listen on: give --https-addr or --http-addr")
	}
	if a.https != "" {
		if err := s.listenTLS(ctx, a.https); err != nil {
			return err
		}
	}
	if a.http != "" {
		if err := s.open(ctx, a.http, "http", s.handler, nil); err != nil {
			return err
		}
	}
	if a.admin != "" {
		s.admin = newHostCheck(s.admin, a.admin)
		return s.open(ctx, a.admin, "http", s.admin, nil)
	}
	return nil
}

func (s *server) listenTLS(ctx context.Context, addr string) error {
	if err := s.certificates.load(); err != nil {
		return err
	}
	return s.open(ctx, addr, "https", s.handler, &tls.Config{
		GetCertificate: s.certificates.get, MinVersion: tls.VersionTLS12, NextProtos: []string{"h2", "http/1.1"},
		// Of TLS 1.2 only what has forward secrecy and authenticated encryption; TLS 1.3 has nothing else.
		CipherSuites: []uint16{
			tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
			tls.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, tls.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
			tls.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, tls.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
		},
	})
}

func (s *server) open(ctx context.Context, addr, scheme string, h http.Handler, secure *tls.Config) error {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w", addr, err)
	}
	s.running = append(s.running, &listener{
		Listener: l, url: scheme + "://" + reachable(l.Addr()),
		server: &http.Server{
			Handler: h, TLSConfig: secure, ErrorLog: slog.NewLogLogger(s.log.Handler(), slog.LevelDebug),
			ReadHeaderTimeout: readHeaderTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout,
			IdleTimeout: idleTimeout, MaxHeaderBytes: maxHeaderBytes,
			DisableGeneralOptionsHandler: true, // "OPTIONS *" is answered like everything else
			HTTP2:                        &http.HTTP2Config{MaxConcurrentStreams: maxStreams},
		},
	})
	return nil
}

// url returns the base URL of the first listener of a scheme, or "".
func (s *server) url(scheme string) string {
	for _, l := range s.running {
		if (l.server.TLSConfig != nil) == (scheme == "https") && l.server.Handler != s.admin {
			return l.url
		}
	}
	return ""
}

// adminURL returns the base URL of the listener for operators, or "".
func (s *server) adminURL() string {
	for _, l := range s.running {
		if l.server.Handler == s.admin {
			return l.url
		}
	}
	return ""
}

// reachable is an address that a client on this machine can use for a listener.
func reachable(addr net.Addr) string {
	tcp, ok := addr.(*net.TCPAddr)
	if !ok || !tcp.IP.IsUnspecified() {
		return addr.String()
	}
	return net.JoinHostPort("localhost", fmt.Sprint(tcp.Port))
}

// serve answers requests until ctx ends, then stops accepting, lets what is under way finish, and returns nil.
func (s *server) serve(ctx context.Context) error {
	failed := make(chan error, len(s.running))
	for _, l := range s.running {
		go func() { failed <- l.serve() }()
	}
	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	s.draining.Store(true)
	s.log.Info("shutting down")
	return errors.Join(err, s.shutdown(context.WithoutCancel(ctx)))
}

func (l *listener) serve() error {
	serve := func() error { return l.server.Serve(l.Listener) }
	if l.server.TLSConfig != nil {
		serve = func() error { return l.server.ServeTLS(l.Listener, "", "") } // by GetCertificate
	}
	if err := serve(); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// shutdown ends all listeners at once: one by one, the others would go on accepting while the first is drained.
func (s *server) shutdown(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, s.drain)
	defer cancel()
	ended := make(chan error)
	for _, l := range s.running {
		go func() {
			err := l.server.Shutdown(ctx)
			if err != nil {
				err = errors.Join(fmt.Errorf("requests were cut off after %s: %w", s.drain, err), l.server.Close())
			}
			ended <- err
		}()
	}
	var all error
	for range s.running {
		all = errors.Join(all, <-ended)
	}
	return all
}

// close gives up listeners that were opened but never served.
func (s *server) close() {
	for _, l := range s.running {
		_ = l.Close()
	}
	s.running = nil
}
