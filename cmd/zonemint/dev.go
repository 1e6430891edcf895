package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/zonemint/zonemint/zone"
	"github.com/zonemint/zonemint/zone/password"
)

// What a try-out zone holds. The space's id is that of the example in Onezone's documentation.
const (
	devUser     = "admin"
	devPassword = "password"
	devSpace    = "9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc"
)

// devCommand is "zonemint dev".
type devCommand struct {
	store string
	serve serveFlags
}

func newDev() *cobra.Command {
	var c devCommand
	cmd := &cobra.Command{
		Use: "dev", Short: "Try it out: a zone with known passwords, on this machine only", Args: cobra.NoArgs,
		Long: `Make a zone with one user, one space and two providers, serve it on this machine only, and print cURL lines that use it.
Everything is in a temporary folder that is removed at the end. NOT FOR REAL USE: the password is "password".`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.run(cmd.Context(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	c.serve.add(cmd.Flags(), "127.0.0.1:8443", "warn")
	cmd.Flags().StringVar(&c.store, "store", "", "sqlite:PATH, postgres://USER@HOST/DATABASE or memory:, without a zone in it (default a SQLite file in a temporary folder)")
	return cmd
}

func (c *devCommand) run(ctx context.Context, stdout, stderr io.Writer) (err error) {
	if err := clearReadiness(c.serve.readyFile); err != nil {
		return err
	}
	for _, addr := range []string{c.serve.addresses.https, c.serve.addresses.http} {
		if addr != "" && !isLoopback(addr) {
			return fmt.Errorf("zonemint dev has a known password, so it listens on this machine only: %q is not a loopback address", addr)
		}
	}
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGHUP) // the terminal is closed
	defer stop()
	log := newLogQueue(stderr)
	defer log.close()
	dir, err := os.MkdirTemp("", "zonemint-dev-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	a, err := c.assemble(ctx, dir, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.store.Close()) }()
	a.logDropped = log.Dropped
	service, err := a.service(ctx)
	if err != nil {
		return err
	}
	ready, err := c.populate(ctx, a.store, service)
	if err != nil {
		return err
	}
	s, err := a.server(service, 10*time.Second)
	if err != nil {
		return err
	}
	s.certificates.read = func() (tls.Certificate, error) { return serverCertificate("", "", dir, time.Now()) }
	if err := s.listen(ctx, c.serve.addresses); err != nil {
		return err
	}
	defer beside(ctx, service.Run)()
	ready.DataDir, ready.HTTPSURL, ready.HTTPURL = dir, s.url("https"), s.url("http")
	if err := ready.print(stdout, c.serve.docs == docsOn); err != nil {
		s.close()
		return err
	}
	return ready.serve(ctx, s, c.serve.readyFile)
}

// assemble makes the zone. The caller closes the store.
func (c *devCommand) assemble(ctx context.Context, dir string, stderr io.Writer) (*assembly, error) {
	a := &assembly{flags: &c.serve, level: new(slog.LevelVar)}
	var err error
	if a.log, err = c.serve.logger(stderr, a.level); err != nil {
		return nil, err
	}
	zf := zoneFlags{store: c.store, dataDir: dir}
	if a.recall, err = c.serve.recallOn(zf.dsn()); err != nil {
		return nil, err
	}
	if a.hasher, err = password.NewHasher(password.HasherConfig{}); err != nil {
		return nil, err
	}
	return a, a.begin(ctx, zf.dsn(), devUser, devPassword)
}

// populate makes the space and the providers through the service, as their owners would.
func (c *devCommand) populate(ctx context.Context, s zone.Store, service *zone.Service) (*readiness, error) {
	var admin zone.User
	err := s.View(ctx, func(tx zone.ReadTx) (err error) {
		admin, err = tx.UserByName(devUser)
		return err
	})
	if err != nil {
		return nil, err
	}
	caller := zone.Caller{Kind: zone.CallerUser, User: admin.ID}
	if _, err := service.CreateSpace(ctx, caller, zone.NewSpace{ID: devSpace, Name: "Try-out space"}); err != nil {
		return nil, err
	}
	ready := &readiness{AdminUser: devUser, AdminPassword: devPassword, SpaceID: devSpace}
	for _, name := range []string{"one", "two"} {
		p, err := service.RegisterProvider(ctx, caller, zone.NewProvider{Name: "Provider " + name, Domain: name + ".provider.test"})
		if err != nil {
			return nil, err
		}
		ready.Providers = append(ready.Providers, providerIdentity{ID: string(p.ID), Token: p.Text.Reveal()})
	}
	return ready, nil
}

// print writes lines that can be pasted into a shell.
func (r *readiness) print(w io.Writer, docs bool) error {
	base, insecure := r.HTTPSURL, "-k "
	if base == "" {
		base, insecure = r.HTTPURL, ""
	}
	host := base
	if insecure != "" { // a context takes the certificate over, as it would not take over that none is checked
		host += " ZONEMINT_CA_FILE=" + filepath.Join(r.DataDir, "tls", "cert.pem")
	}
	browser := ""
	if docs {
		browser = "\n# The same in a browser: " + base + "/docs\n"
	}
	base += "/api/v3/onezone"
	mint := fmt.Sprintf("curl -s %s-u %s:%s -X GET %s/spaces/%s/providers/token", insecure, r.AdminUser, r.AdminPassword, base, r.SpaceID)
	_, err := fmt.Fprintf(w, `zonemint %s: a zone to try out, on this machine only. Stop it with Ctrl-C; nothing is kept.

# Mint a support token for the space, as a member of it:
%s

# Redeem one, as the first provider (this line mints it, too):
curl -i %s-H 'X-Auth-Token: %s' -H 'Content-Type: application/json' -d '{"size":1000000000,"token":"'"$(%s | sed -E 's/.*"token":"([^"]+)".*/\1/')"'"}' %s/provider/spaces/support

# See the provider in the space's list:
curl %s-u %s:%s %s/spaces/%s/providers

# The same with the command line, in another terminal; a lone "zonemint" tells more:
export ZONEMINT_HOST=%s ONEZONE_BASIC_AUTH=%s:%s
zonemint token mint %s
%s
# The ids and access tokens of the two providers:
%s  %s
%s  %s

`, version, mint, insecure, r.Providers[0].Token, mint, base, insecure, r.AdminUser, r.AdminPassword, base, r.SpaceID,
		host, r.AdminUser, r.AdminPassword, r.SpaceID, browser, r.Providers[0].ID, r.Providers[0].Token, r.Providers[1].ID, r.Providers[1].Token)
	return err
}
