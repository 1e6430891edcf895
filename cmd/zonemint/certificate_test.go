package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/tls"
	"crypto/x509"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestSelfSignedCertificate: what is made is what clients ask for nowadays, for all names of this machine.
func TestSelfSignedCertificate(t *testing.T) {
	now := time.Date(2026, 5, 6, 7, 8, 9, 0, time.UTC)
	dir := filepath.Join(t.TempDir(), "not", "there", "yet")
	pair, err := serverCertificate("", "", dir, now)
	if err != nil {
		t.Fatal(err)
	}
	leaf := pair.Leaf
	key, ok := leaf.PublicKey.(*ecdsa.PublicKey)
	if !ok || key.Curve != elliptic.P256() {
		t.Errorf("the key is a %T, want ECDSA on P-256", leaf.PublicKey)
	}
	hostname, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"localhost", hostname, "127.0.0.1", "::1"} {
		if err := leaf.VerifyHostname(name); err != nil {
			t.Error(err)
		}
	}
	if leaf.VerifyHostname("example.com") == nil {
		t.Error("the certificate is good for example.com")
	}
	if life := leaf.NotAfter.Sub(now); life > 398*24*time.Hour || life < 365*24*time.Hour {
		t.Errorf("it is good for %s", life)
	}
	if !leaf.NotBefore.Before(now) {
		t.Error("a client whose clock is slow would refuse it")
	}
	if leaf.IsCA || !slices.Equal(leaf.ExtKeyUsage, []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}) {
		t.Error("it is good for more than a server")
	}
	roots := x509.NewCertPool()
	roots.AddCert(leaf)
	if _, err := leaf.Verify(x509.VerifyOptions{Roots: roots, DNSName: "localhost", CurrentTime: now}); err != nil {
		t.Error("who trusts it cannot use it:", err)
	}
	for path, want := range map[string]os.FileMode{dir: 0o700, dir + "/tls": 0o700, dir + "/tls/key.pem": 0o600, dir + "/tls/cert.pem": 0o600} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v %v, want the mode %o", path, info.Mode(), err, want)
		}
	}
	if left, err := filepath.Glob(dir + "/tls/.*"); err != nil || len(left) > 0 {
		t.Errorf("temporary files are left: %q %v", left, err)
	}
}

func TestSelfSignedCertificateIsKept(t *testing.T) {
	now := time.Date(2026, 5, 6, 7, 8, 9, 0, time.UTC)
	dir := t.TempDir()
	serial := func(now time.Time) string {
		t.Helper()
		pair, err := serverCertificate("", "", dir, now)
		if err != nil {
			t.Fatal(err)
		}
		return pair.Leaf.SerialNumber.String()
	}
	first := serial(now)
	if serial(now.Add(time.Hour)) != first || serial(now.Add(certificateLife-certificateRenewal-time.Minute)) != first {
		t.Error("it was replaced early")
	}
	if serial(now.Add(certificateLife-certificateRenewal+time.Minute)) == first {
		t.Error("it was not replaced near its end")
	}
}

func TestServerCertificateRefuses(t *testing.T) {
	dir := t.TempDir()
	now := time.Date(2026, 5, 6, 7, 8, 9, 0, time.UTC)
	cert, key := filepath.Join(dir, "c.pem"), filepath.Join(dir, "k.pem")
	if err := writeSelfSigned(cert, key, now); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ cert, key, want string }{
		{cert, "", "go together"},
		{"", key, "go together"},
		{key, cert, "TLS certificate"},
		{cert, cert, "TLS certificate"},
		{cert, filepath.Join(dir, "nowhere"), "nowhere"},
	} {
		if _, err := serverCertificate(tt.cert, tt.key, dir, now); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s, %s: %v, want %q", tt.cert, tt.key, err, tt.want)
		}
	}
	if _, err := serverCertificate(cert, key, dir, now.Add(10*certificateLife)); err != nil {
		t.Error("one that was given is the operator's business:", err)
	}
}

// TestTLS holds the real listener to what is spoken on it.
func TestTLS(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.start(t, "zone", nil, "dev", "--store", "memory:", "--https-addr", "127.0.0.1:0")
	defer w.halt(t, "zone")
	addr := strings.TrimPrefix(p.ready.HTTPSURL, "https://")
	for _, tt := range []struct {
		name   string
		config *tls.Config
		want   bool
	}{
		{"TLS 1.0", &tls.Config{MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS10}, false},
		{"TLS 1.1", &tls.Config{MinVersion: tls.VersionTLS11, MaxVersion: tls.VersionTLS11}, false},
		{"TLS 1.2", &tls.Config{MinVersion: tls.VersionTLS12, MaxVersion: tls.VersionTLS12}, true},
		{"TLS 1.3", &tls.Config{MinVersion: tls.VersionTLS13}, true},
		{"TLS 1.2 without forward secrecy", &tls.Config{
			MaxVersion: tls.VersionTLS12, CipherSuites: []uint16{tls.TLS_RSA_WITH_AES_128_GCM_SHA256, tls.TLS_RSA_WITH_AES_128_CBC_SHA},
		}, false},
		{"TLS 1.2 with CBC", &tls.Config{
			MaxVersion: tls.VersionTLS12, CipherSuites: []uint16{tls.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA},
		}, false},
		{"HTTP/2", &tls.Config{MinVersion: tls.VersionTLS12, NextProtos: []string{"h2"}}, true},
	} {
		tt.config.InsecureSkipVerify = true // who it is does not matter here
		conn, err := tls.DialWithDialer(&net.Dialer{Timeout: callBound}, "tcp", addr, tt.config)
		if (err == nil) != tt.want {
			t.Errorf("%s: %v", tt.name, err)
		}
		if err != nil {
			continue
		}
		if wanted := tt.config.NextProtos; len(wanted) > 0 && conn.ConnectionState().NegotiatedProtocol != wanted[0] {
			t.Errorf("%s: got %q", tt.name, conn.ConnectionState().NegotiatedProtocol)
		}
		end(conn)
	}
}
