package main

import (
	"context"
	"crypto/rand"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/netip"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/zonemint/zonemint/store"
	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
	"github.com/zonemint/zonemint/zone/password"
)

// serveCommand is "zonemint serve".
type serveCommand struct {
	zone      zoneFlags
	serve     serveFlags
	adminAddr string
	tlsCert   string
	tlsKey    string
	proxies   []string
	drain     time.Duration
	coreDumps bool
	readLevel func() (slog.Level, error) // reads --log-level again
}

func newServe(p *app) *cobra.Command {
	var c serveCommand
	cmd := &cobra.Command{
		Use: "serve", Short: "Serve a zone", Args: cobra.NoArgs,
		Long: `Serve the zone that "zonemint init" made in the data directory. SIGTERM lets requests finish and exits with 0.
SIGHUP reads the certificate, its key and the log level of the configuration file again.

With --store memory: the zone is made anew at each start and gone at the end; the random password of its user "admin" is
printed on standard output.`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			c.readLevel = func() (slog.Level, error) { return c.serve.reread(cmd.Flags(), p.settings) }
			return c.run(cmd.Context(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	flags := cmd.Flags()
	c.zone.add(flags)
	c.serve.add(flags, ":8443", "info")
	flags.StringVar(&c.adminAddr, "admin-addr", "", "address for /metrics and /debug/pprof, such as 127.0.0.1:9443; empty: off")
	flags.StringVar(&c.tlsCert, "tls-cert", "", "PEM file of the certificate chain (default one that is self-signed, made in the data directory)")
	flags.StringVar(&c.tlsKey, "tls-key", "", "PEM file of the certificate's key")
	flags.StringSliceVar(&c.proxies, "trusted-proxy", nil, "network of reverse proxies whose X-Forwarded-For is believed, in CIDR notation; repeatable")
	flags.BoolVar(&c.coreDumps, "core-dumps", false, "allow core dumps, which hold keys, and tracing by the server's own user (Linux)")
	flags.DurationVar(&c.drain, "drain-timeout", 10*time.Second, "how long requests under way may take when the server stops")
	return cmd
}

func (c *serveCommand) run(ctx context.Context, stdout, stderr io.Writer) (err error) {
	if err := clearReadiness(c.serve.readyFile); err != nil {
		return err
	}
	if !c.coreDumps {
		if err := forbidCoreDumps(); err != nil {
			return err
		}
	}
	collectLessOften()
	reloader := newReloader()
	log := newLogQueue(stderr)
	defer log.close()
	a, err := c.assemble(ctx, stdout, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.store.Close()) }()
	a.logDropped = log.Dropped
	service, err := a.service(ctx)
	if err != nil {
		return err
	}
	s, err := a.server(service, c.drain)
	if err != nil {
		return err
	}
	s.certificates.read = c.certificate
	addrs := c.serve.addresses
	addrs.admin = c.adminAddr
	if err := s.listen(ctx, addrs); err != nil {
		return err
	}
	a.log.Info("serving", slog.String("version", version), slog.String("https_url", s.url("https")), slog.String("http_url", s.url("http")),
		slog.String("admin_url", s.adminURL()))
	warnExposed(a.log, addrs)
	warnTrusting(a.log, a.proxies)
	reloader.certificates, reloader.level, reloader.readLevel, reloader.log = &s.certificates, a.level, c.readLevel, a.log
	defer beside(ctx, reloader.run)()
	defer beside(ctx, service.Run)()
	log.flush()
	ready := readiness{HTTPSURL: s.url("https"), HTTPURL: s.url("http"), AdminURL: s.adminURL(), DataDir: c.zone.dataDir}
	return ready.serve(ctx, s, c.serve.readyFile)
}

// certificate loads or makes the certificate. A zone in memory leaves nothing behind unless it was told where.
func (c *serveCommand) certificate() (tls.Certificate, error) {
	dir := c.zone.dataDir
	if c.zone.store == "memory:" && c.zone.dataDir == defaultDataDir && c.tlsCert == "" {
		temporary, err := os.MkdirTemp("", "zonemint-tls-")
		if err != nil {
			return tls.Certificate{}, err
		}
		defer os.RemoveAll(temporary) //nolint:errcheck // a leftover certificate does no harm
		dir = temporary
	}
	return serverCertificate(c.tlsCert, c.tlsKey, dir, time.Now())
}

// assemble opens the store and the key. The caller closes the store.
func (c *serveCommand) assemble(ctx context.Context, stdout, stderr io.Writer) (*assembly, error) {
	a := &assembly{flags: &c.serve, level: new(slog.LevelVar), strict: c.tlsCert != ""}
	var err error
	if a.log, err = c.serve.logger(stderr, a.level); err != nil {
		return nil, err
	}
	if a.recall, err = c.serve.recallOn(c.zone.dsn()); err != nil {
		return nil, err
	}
	if a.proxies, err = parseProxies(c.proxies); err != nil {
		return nil, err
	}
	if a.hasher, err = password.NewHasher(password.HasherConfig{}); err != nil {
		return nil, err
	}
	if c.zone.store == "memory:" {
		return a, a.makeInMemory(ctx, stdout)
	}
	a.witness = witnessIn(c.zone.dataDir)
	return a, a.open(ctx, c.zone)
}

// open opens the key-encryption key and the store of a zone that exists.
func (a *assembly) open(ctx context.Context, z zoneFlags) (err error) {
	// Before the key: where nothing is at all, what is missing is "zonemint init".
	if err := requireZone(ctx, z.dsn()); err != nil {
		return err
	}
	path := kekPath(z.kekFile, z.dataDir)
	if a.kek, err = loadKEK(path); err != nil {
		return err
	}
	a.keks = func() ([]tokens.KEK, error) {
		return loadKEKs(path, func(err error) {
			a.log.Warn("a key-encryption key cannot be read, and another one is tried", slog.String("cause", err.Error()))
		})
	}
	a.store, err = openStoreWith(ctx, z.dsn(), store.Options{MustExist: true, NoMigrate: a.noMigrate})
	return err
}

// makeInMemory sets a zone up in a store that lives as long as the process. The password goes where init prints it, too, and not
// into the log.
func (a *assembly) makeInMemory(ctx context.Context, stdout io.Writer) error {
	pass, err := randomPassword(rand.Reader)
	if err != nil {
		return err
	}
	if err := a.begin(ctx, "memory:", "admin", pass); err != nil {
		return err
	}
	a.log.Warn("the zone is in memory and gone when this ends; the password of its user is on standard output", slog.String("user", "admin"))
	_, err = fmt.Fprintln(stdout, pass)
	return err
}

// begin makes a zone that lasts as long as the process: its key-encryption key is kept nowhere. It closes the store when it fails.
func (a *assembly) begin(ctx context.Context, dsn, username, pass string) error {
	secret, err := tokens.NewSecret(rand.Reader)
	if err != nil {
		return err
	}
	a.kek = tokens.KEK(secret)
	if a.store, err = openStore(ctx, dsn, false); err != nil {
		return err
	}
	if err := setUp(ctx, a.store, a.kek, a.hasher, username, pass); err != nil {
		return errors.Join(err, a.store.Close())
	}
	return nil
}

// setUp makes a zone in an empty store.
func setUp(ctx context.Context, s zone.Store, kek tokens.KEK, hasher *password.Hasher, username, pass string) error {
	hash, err := hasher.Hash(ctx, pass)
	if err != nil {
		return err
	}
	_, err = zone.Setup(ctx, zone.SetupConfig{
		Store: s, KEK: kek, AdminUsername: username, AdminPasswordHash: hash, Now: time.Now, Random: rand.Reader,
	})
	return err
}

func parseProxies(texts []string) ([]netip.Prefix, error) {
	var list []netip.Prefix
	for _, text := range texts {
		p, err := tokens.ParseNetwork(text)
		if err != nil {
			return nil, fmt.Errorf("--trusted-proxy %q is not a network in CIDR notation", text)
		}
		list = append(list, p)
	}
	return list, nil
}

// warnExposed tells the operator of listeners that should not face a network.
func warnExposed(log *slog.Logger, a addresses) {
	if a.http != "" && !isLoopback(a.http) {
		log.Warn("passwords and tokens travel in clear on the plain HTTP address: put a TLS proxy before it", slog.String("address", a.http))
	}
	if a.admin != "" && !isLoopback(a.admin) {
		log.Warn("the admin address is open to others: metrics and profiles need no password", slog.String("address", a.admin))
	}
}

// warnTrusting tells the operator that the address of the client, by which ip caveats and rate limits go, is whatever anybody claims.
func warnTrusting(log *slog.Logger, proxies []netip.Prefix) {
	for _, p := range proxies {
		if p.Bits() == 0 {
			log.Warn("every peer is trusted as a proxy: any client can claim any address", slog.String("trusted_proxy", p.String()))
		}
	}
}

// isLoopback reports whether an address is reachable from this machine only.
func isLoopback(addr string) bool {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return false
	}
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && ip.Unmap().IsLoopback()
}

// randomPassword makes a password of 120 random bits.
func randomPassword(random io.Reader) (string, error) {
	nonce, err := tokens.NewNonce(random)
	return string(nonce)[:min(len(nonce), 20)], err
}

// makePrivateDir makes a folder that only its owner can enter.
func makePrivateDir(path string) error {
	if err := os.MkdirAll(path, 0o700); err != nil {
		return fmt.Errorf("data directory: %w", err)
	}
	return nil
}
