package remote

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"strings"
)

// basePath is where every zone has its API.
const basePath = "/api/v3/onezone"

// ParseHost reads the address of a zone: a URL, or a host with or without a port, which is then asked over HTTPS. A base path
// that is there already is taken as it is. What has no place in an address, such as a password, is an error.
func ParseHost(text string) (*url.URL, error) {
	if text == "" {
		return nil, errors.New("the host is empty")
	}
	if !strings.Contains(text, "://") {
		text = "https://" + text
	}
	base, err := url.Parse(text)
	if err != nil { // which would repeat the text, and that may have a password in it
		return nil, errors.New("the host is not a URL such as https://zone.example.org:8443")
	}
	switch {
	case base.User != nil:
		return nil, errors.New("the host must not have a username or password in it")
	case base.Scheme != "https" && base.Scheme != "http":
		return nil, errors.New("the host must begin with https:// or http://")
	case base.Hostname() == "" || base.RawQuery != "" || base.ForceQuery || base.Fragment != "":
		return nil, errors.New("the host is not a URL such as https://zone.example.org:8443")
	}
	base.Path = strings.TrimSuffix(strings.TrimRight(base.Path, "/"), basePath)
	base.RawPath = ""
	return base, nil
}

// checkClear refuses to send credentials in clear over a network.
func checkClear(base *url.URL, insecure bool) error {
	if base.Scheme == "https" || insecure || isLocal(base.Hostname()) {
		return nil
	}
	return fmt.Errorf("http://%s is not encrypted, and whoever listens would have your credentials: use https://", base.Host)
}

// isLocal tells whether a host is this machine.
func isLocal(host string) bool {
	if addr, err := netip.ParseAddr(host); err == nil {
		return addr.Unmap().IsLoopback()
	}
	return strings.EqualFold(host, "localhost")
}

// sameHost tells whether two addresses are of the same server.
func sameHost(a, b *url.URL) bool {
	return a.Scheme == b.Scheme && strings.EqualFold(a.Hostname(), b.Hostname()) && port(a) == port(b) && a.Path == b.Path
}

// SameHost tells whether two texts name the same server, so that credentials for the one may go to the other. Texts that name
// none are of no server.
func SameHost(a, b string) bool {
	one, err1 := ParseHost(a)
	two, err2 := ParseHost(b)
	return err1 == nil && err2 == nil && sameHost(one, two)
}

func port(u *url.URL) string {
	switch p := u.Port(); {
	case p != "":
		return p
	case u.Scheme == "https":
		return "443"
	}
	return "80"
}
