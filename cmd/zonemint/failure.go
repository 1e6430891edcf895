package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"strings"
	"syscall"

	"github.com/zonemint/zonemint/internal/remote"
)

// failure is a call that did not succeed: what failed, why, and what to do next, in one line.
type failure struct {
	doing  string
	source string // of the credentials
	err    error
}

// Error is the three of them.
func (f *failure) Error() string {
	text := f.doing + ": " + f.err.Error()
	if next := f.advice(); next != "" {
		text += ": " + next
	}
	return text
}

// Unwrap returns the cause.
func (f *failure) Unwrap() error { return f.err }

// advice is what to do next, where the server's own words do not say so already.
func (f *failure) advice() string {
	var refused *remote.Error
	if errors.As(f.err, &refused) {
		return f.adviceOnRefusal(refused)
	}
	var unreachable *remote.UnreachableError
	if errors.As(f.err, &unreachable) {
		return adviceOnSilence(unreachable.Err)
	}
	return ""
}

func (f *failure) adviceOnRefusal(e *remote.Error) string {
	switch e.Code {
	case "unauthorized":
		return "give --" + apiKeyFlag + ", or --" + usernameFlag + " with --" + passwordFlag
	case "invalid_credentials":
		return "check the username and the password (from " + f.source + ")"
	case "invalid_token":
		if e.Status == http.StatusUnauthorized {
			return "the access token (from " + f.source + ") is not accepted; a user makes another with \"zonemint access-token create\", " +
				"and a zone admin makes one for a provider with \"zonemint provider token\""
		}
		return "check that it was copied as a whole, and that this is the zone it was minted in"
	case "forbidden":
		if f.source != "" {
			return "the credentials are from " + f.source
		}
	case "not_found":
		return "check the id, and whether this is the right server"
	case "too_many_requests", "unavailable":
		if e.RetryAfter > 0 {
			return "try again in " + roughly(e.RetryAfter) + ", or let --retry-wait be longer"
		}
		return "try again later"
	case "method_not_allowed":
		return "the server may be older than this program"
	case "":
		return "check --" + hostFlag
	}
	return ""
}

func adviceOnSilence(err error) string {
	var unknown x509.UnknownAuthorityError
	var invalid x509.CertificateInvalidError
	var name x509.HostnameError
	var verification *tls.CertificateVerificationError
	var record tls.RecordHeaderError
	var dns *net.DNSError
	switch {
	case errors.As(err, &name):
		return "give the name that the certificate is for as --" + hostFlag
	case errors.As(err, &unknown), errors.As(err, &invalid), errors.As(err, &verification):
		return "name its certificate with --ca-file; --insecure is for trying things out"
	case errors.As(err, &record):
		return "it does not speak TLS there: is it an http:// address?"
	case errors.As(err, &dns):
		return "check --" + hostFlag
	case errors.Is(err, syscall.ECONNREFUSED):
		return "is the server running, and is this its port?"
	case errors.Is(err, context.DeadlineExceeded):
		return "whether it had an effect is unknown; --timeout can be longer"
	case strings.Contains(err.Error(), "HTTP response to HTTPS client"):
		return "it does not speak TLS there: is it an http:// address?"
	}
	return ""
}
