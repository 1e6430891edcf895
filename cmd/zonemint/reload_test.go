package main

import (
	"bytes"
	"crypto/tls"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// served is the certificate that a server shows.
func served(t *testing.T, p *program) []byte {
	t.Helper()
	_, address, _ := strings.Cut(p.ready.HTTPSURL, "://")
	conn, err := tls.Dial("tcp", address, &tls.Config{InsecureSkipVerify: true}) // which certificate it is, is what is asked
	if err != nil {
		t.Fatal(err)
	}
	defer end(conn)
	return conn.ConnectionState().PeerCertificates[0].Raw
}

// said reports whether the log of a program has a text, for which it waits.
func said(t *testing.T, w *world, name, text string) {
	t.Helper()
	if !poll(stopBound, func() bool {
		log, err := os.ReadFile(w.file(name + ".stderr"))
		return err == nil && strings.Contains(string(log), text)
	}) {
		log, _ := os.ReadFile(w.file(name + ".stderr"))
		t.Fatalf("the log lacks %q:\n%s", text, log)
	}
}

// TestHangUp: SIGHUP reads certificate, key and log level again, and keeps what it has where the files are bad.
func TestHangUp(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(w.file(name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	renew := func() {
		t.Helper()
		if err := writeSelfSigned(w.file("cert.pem"), w.file("key.pem"), time.Now()); err != nil {
			t.Fatal(err)
		}
	}
	renew()
	p := w.start(t, "zone", nil, "serve", "--store", "memory:", "--data-dir", "data", "--https-addr", "127.0.0.1:0",
		"--tls-cert", "cert.pem", "--tls-key", "key.pem", "--log-level=warn")
	first := served(t, p)
	renew()
	p.signal(t, syscall.SIGHUP)
	if !poll(stopBound, func() bool { return !bytes.Equal(served(t, p), first) }) {
		t.Fatal("the new certificate is not served")
	}
	second := served(t, p)
	write("cert.pem", "no certificate\n")
	p.signal(t, syscall.SIGHUP)
	said(t, w, "zone", "the TLS certificate could not be reloaded")
	if !bytes.Equal(served(t, p), second) {
		t.Error("another certificate is served")
	}
	p.signal(t, syscall.SIGTERM)
	if err := p.wait(t); err != nil {
		t.Errorf("it ended with %v", err)
	}
}

// TestHangUpLogLevel: the level is that of the configuration file, unless the command line has said otherwise.
func TestHangUpLogLevel(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	config := w.file("config.yaml")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("log-level: error\n")
	p := w.start(t, "zone", nil, "serve", "--config", config, "--store", "memory:", "--data-dir", "data", "--https-addr=", "--http-addr", "127.0.0.1:0")
	write("log-level: info\n")
	p.signal(t, syscall.SIGHUP)
	said(t, w, "zone", `"msg":"reloaded","log_level":"INFO"`)
	write("log-level: loud\n")
	p.signal(t, syscall.SIGHUP)
	said(t, w, "zone", "the log level could not be reloaded")
	p.signal(t, syscall.SIGTERM)
	if err := p.wait(t); err != nil {
		t.Errorf("it ended with %v", err)
	}
}

// TestHangUpOfDev: a terminal that is closed ends a zone to try out as Ctrl-C does: nothing of it is left.
func TestHangUpOfDev(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.start(t, "zone", nil, "dev", "--https-addr", "127.0.0.1:0")
	p.signal(t, syscall.SIGHUP)
	if err := p.wait(t); err != nil {
		t.Errorf("it ended with %v", err)
	}
	for _, path := range []string{p.ready.DataDir, w.file("zone.ready")} {
		if _, err := os.Stat(path); err == nil {
			t.Errorf("%s is left", path)
		}
	}
}

// TestCertificateWarning: a certificate that has expired, or will soon, is in the log.
func TestCertificateWarning(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	made := time.Date(2026, 5, 6, 7, 8, 9, 0, time.UTC)
	cert, key := filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	if err := writeSelfSigned(cert, key, made); err != nil {
		t.Fatal(err)
	}
	c := &certificates{read: func() (tls.Certificate, error) { return loadPair(cert, key) }}
	for _, tt := range []struct {
		before time.Duration // the end
		want   string
	}{
		{15 * 24 * time.Hour, ""},
		{14 * 24 * time.Hour, "about to expire"},
		{time.Second, "about to expire"},
		{0, "has expired"},
		{-time.Hour, "has expired"},
	} {
		var log bytes.Buffer
		c.warn(newLogger(&log, slog.LevelDebug), made)
		if log.Len() > 0 {
			t.Errorf("without a certificate: %s", &log)
		}
		if err := c.load(); err != nil {
			t.Fatal(err)
		}
		c.warn(newLogger(&log, slog.LevelDebug), c.expiry().Add(-tt.before))
		if got := log.String(); tt.want == "" && got != "" || !strings.Contains(got, tt.want) {
			t.Errorf("%s before the end: %q, want %q", tt.before, got, tt.want)
		}
		c.current.Store(nil)
	}
}
