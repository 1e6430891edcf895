package onezone_test

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/program"
)

// patience is how long an answer may take. Nothing waits for it on a good day.
const patience = 2 * time.Minute

// server is a zonemint that runs.
type server struct {
	http *http.Client
	base string // of the API
	*program.Server
}

// built is the path of the program.
var built string

func TestMain(m *testing.M) { os.Exit(run(m)) }

// run builds the program, once for all tests, and runs them.
func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "onezone")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir) //nolint:errcheck // it is temporary anyway
	if built, err = program.Build(context.Background(), dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return m.Run()
}

// start runs "zonemint dev" until the test ends.
func start(t *testing.T) *server {
	t.Helper()
	// The context of the test ends before its cleanups, and would kill the server that is to end by itself.
	ctx, cancel := context.WithCancel(context.WithoutCancel(t.Context()))
	t.Cleanup(cancel)
	s := &server{Server: program.Run(ctx, t, nil, built, "dev", "--https-addr", "127.0.0.1:0")}
	s.base = s.HTTPSURL + "/api/v3/onezone"
	s.http = client(t, filepath.Join(s.DataDir, "tls", "cert.pem"))
	return s
}

// client trusts the certificate of the server, and no other.
func client(t *testing.T, certificate string) *http.Client {
	t.Helper()
	text, err := os.ReadFile(certificate)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(text) {
		t.Fatalf("%s has no certificate", certificate)
	}
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12}}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport, Timeout: patience}
}
