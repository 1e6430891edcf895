package onezone_test

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// patience is how long the program has to begin. Nothing waits for it on a good day.
const patience = 2 * time.Minute

// server is a zonemint that runs.
type server struct {
	http *http.Client
	base string // of the API
	ready
}

// ready is what the ready file says.
type ready struct {
	HTTPSURL      string `json:"httpsUrl"`
	AdminUser     string `json:"adminUser"`
	AdminPassword string `json:"adminPassword"`
	DataDir       string `json:"dataDir"`
}

// program is the built zonemint.
var program string

func TestMain(m *testing.M) { os.Exit(run(m)) }

// run builds the program, once for all tests, and runs them.
func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "onezone")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir) //nolint:errcheck // it is temporary anyway
	program = filepath.Join(dir, "zonemint")
	if out, err := exec.CommandContext(context.Background(), "go", "build", "-o", program, "../../../cmd/zonemint").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "go build: %v\n%s", err, out)
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
	file := filepath.Join(t.TempDir(), "ready")
	cmd := exec.CommandContext(ctx, program, "dev", "--https-addr", "127.0.0.1:0", "--ready-file", file)
	var log bytes.Buffer
	cmd.Stderr = &log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	t.Cleanup(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		if err := <-ended; err != nil {
			t.Errorf("zonemint dev: %v\n%s", err, log.String())
		}
	})
	s := &server{}
	await(t, file, &s.ready, ended)
	s.base = s.HTTPSURL + "/api/v3/onezone"
	s.http = client(t, filepath.Join(s.DataDir, "tls", "cert.pem"))
	return s
}

// await reads the ready file as soon as it is there.
func await(t *testing.T, file string, into *ready, ended chan error) {
	t.Helper()
	late := time.After(patience)
	for {
		text, err := os.ReadFile(file)
		if err == nil {
			if err := json.Unmarshal(text, into); err != nil {
				t.Fatal(err)
			}
			return
		}
		if !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
		select {
		case err := <-ended:
			ended <- err
			t.Fatalf("zonemint dev ended: %v", err)
		case <-late:
			t.Fatal("zonemint dev was not ready in time")
		case <-time.After(20 * time.Millisecond):
		}
	}
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
