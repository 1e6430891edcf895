package main

import (
	"context"
	"crypto/tls"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/spf13/pflag"
)

// certificateWarning is how long before a certificate expires the log warns of it, once a day.
const certificateWarning = 14 * 24 * time.Hour

// certificates gives each TLS connection the certificate that was read last.
type certificates struct {
	read    func() (tls.Certificate, error)
	current atomic.Pointer[tls.Certificate]
}

// load reads the certificate. When that fails the one read before stays.
func (c *certificates) load() error {
	certificate, err := c.read()
	if err != nil {
		return err
	}
	c.current.Store(&certificate)
	return nil
}

// get implements the field GetCertificate of [tls.Config].
func (c *certificates) get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	return c.current.Load(), nil
}

// expiry is when the certificate expires, or the zero time where there is none.
func (c *certificates) expiry() time.Time {
	if certificate := c.current.Load(); certificate != nil {
		return certificate.Leaf.NotAfter
	}
	return time.Time{}
}

// warn logs that the certificate has expired or is about to.
func (c *certificates) warn(log *slog.Logger, now time.Time) {
	switch expiry := c.expiry(); {
	case expiry.IsZero() || expiry.Sub(now) > certificateWarning:
	case expiry.After(now):
		log.Warn("the TLS certificate is about to expire: replace its files and send SIGHUP", slog.Time("expires", expiry))
	default:
		log.Error("the TLS certificate has expired, and clients refuse it: replace its files and send SIGHUP", slog.Time("expired", expiry))
	}
}

// reloader reads what SIGHUP asks a server to read again: the certificate with its key, and the log level. Whatever cannot be read stays as
// it was, and the log says why: a mistake in a file never ends a server.
type reloader struct {
	hangups      chan os.Signal
	certificates *certificates // without one if nothing is served by HTTPS
	level        *slog.LevelVar
	readLevel    func() (slog.Level, error)
	log          *slog.Logger
}

// newReloader keeps SIGHUP from ending the process from now on.
func newReloader() *reloader {
	r := &reloader{hangups: make(chan os.Signal, 1)}
	signal.Notify(r.hangups, syscall.SIGHUP)
	return r
}

// run reloads at each SIGHUP, and looks at the certificate once a day, until ctx ends.
func (r *reloader) run(ctx context.Context) {
	daily := time.NewTicker(24 * time.Hour)
	defer daily.Stop()
	for r.certificates.warn(r.log, time.Now()); ; {
		select {
		case <-ctx.Done():
			return
		case <-daily.C:
		case <-r.hangups:
			r.reload()
		}
		r.certificates.warn(r.log, time.Now())
	}
}

func (r *reloader) reload() {
	if level, err := r.readLevel(); err != nil {
		r.log.Error("the log level could not be reloaded and stays as it was", slog.String("cause", err.Error()))
	} else {
		r.level.Set(level)
	}
	if !r.certificates.expiry().IsZero() {
		if err := r.certificates.load(); err != nil {
			r.log.Error("the TLS certificate could not be reloaded and stays as it was", slog.String("cause", err.Error()))
			return
		}
	}
	r.log.Info("reloaded", slog.String("log_level", r.level.Level().String()), slog.Time("certificate_expires", r.certificates.expiry()))
}

// reread is the log level as it would be at a start now: where neither the command line nor the environment gives it, the configuration
// file is read again.
func (f *serveFlags) reread(flags *pflag.FlagSet, from settings) (slog.Level, error) {
	const name = "log-level"
	if o := from.of(name); o != fromConfig && o != fromNowhere {
		return parseLevel(f.logLevel)
	}
	values, path, err := readConfig(flags)
	if err != nil || !values.Exists(name) {
		level, _ := parseLevel(flags.Lookup(name).DefValue)
		return level, err
	}
	level, err := parseLevel(values.String(name))
	if err != nil {
		return 0, fmt.Errorf("configuration file %s: %w", path, err)
	}
	return level, nil
}
