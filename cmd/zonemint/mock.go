package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/zonemint/zonemint/handlers"
)

// mockCommand is "zonemint mock".
type mockCommand struct {
	addresses addresses
	readyFile string
	logLevel  string
	docs      string
}

func newMock() *cobra.Command {
	var c mockCommand
	cmd := &cobra.Command{
		Use: "mock", Short: "Answer with the examples of the API, to test a client against", Args: cobra.NoArgs,
		Long: `Answer every operation of the API with the examples in openapi.yaml. There is no zone behind it: nothing is kept, and any
credentials will do. A request that the API does not allow is refused as a zone would refuse it, as far as that takes no data.

The header Prefer asks for another answer: "Prefer: code=403" for any status that the operation declares, and
"Prefer: example=token_used" for an example by its name.`,
		Example: `  zonemint mock
  curl -H 'X-Auth-Token: any' -H 'Prefer: code=429' http://127.0.0.1:8080/api/v3/onezone/user`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.run(cmd.Context(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&c.addresses.http, "http-addr", "127.0.0.1:8080", "address for plain HTTP; empty: off")
	flags.StringVar(&c.addresses.https, "https-addr", "", "address for HTTPS, with a certificate that is made for it; empty: off")
	flags.StringVar(&c.readyFile, "ready-file", "", "file to write a JSON object with the real addresses to, once they accept")
	flags.StringVar(&c.logLevel, "log-level", "warn", "debug, info, warn or error")
	addDocs(flags, &c.docs)
	return cmd
}

func (c *mockCommand) run(ctx context.Context, stdout, stderr io.Writer) (err error) {
	if err := errors.Join(clearReadiness(c.readyFile), checkDocs(c.docs)); err != nil {
		return err
	}
	level, err := parseLevel(c.logLevel)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGHUP) // the terminal is closed
	defer stop()
	queue := newLogQueue(stderr)
	defer queue.close()
	log := newLogger(queue, level)
	handler, err := handlers.NewMock(handlers.MockConfig{Log: log, Docs: c.docs == docsOn})
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "zonemint-mock-") // for the certificate
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	s := &server{
		handler: handler, log: log, drain: 10 * time.Second,
	}
	s.certificates.read = func() (tls.Certificate, error) { return serverCertificate("", "", dir, time.Now()) }
	if err := s.listen(ctx, c.addresses); err != nil {
		return err
	}
	ready := readiness{HTTPSURL: s.url("https"), HTTPURL: s.url("http"), DataDir: dir}
	if err := printMock(stdout, &ready); err != nil {
		s.close()
		return err
	}
	return ready.serve(ctx, s, c.readyFile)
}

// printMock writes a line that can be pasted into a shell.
func printMock(w io.Writer, r *readiness) error {
	base, trust := r.HTTPURL, ""
	if base == "" {
		base, trust = r.HTTPSURL, "--cacert "+filepath.Join(r.DataDir, "tls", "cert.pem")+" "
	}
	_, err := fmt.Fprintf(w, `zonemint %s: the examples of the API, with nothing behind them. Stop it with Ctrl-C.

curl %s-i -H 'X-Auth-Token: any' -H 'Prefer: code=200' %s/api/v3/onezone/spaces/%s/providers/token

`, version, trust, base, devSpace)
	return err
}
