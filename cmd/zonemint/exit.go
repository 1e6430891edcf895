package main

import (
	"errors"
	"net/http"
	"os"
	"syscall"

	"github.com/zonemint/zonemint/internal/remote"
	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// The exit codes. They are part of the command line's contract.
const (
	exitOK       = 0
	exitLocal    = 1 // usage, or something wrong on this machine
	exitRemote   = 2 // the server could not be reached or failed
	exitDenied   = 3
	exitNotFound = 4
	exitConflict = 5 // conflict, or already used
	exitToken    = 6 // a bad or expired token
)

// exitOfSignal is the exit code after a second signal: what shells show for a process that one has ended.
func exitOfSignal(s os.Signal) int {
	const ended = 128
	if number, ok := s.(syscall.Signal); ok {
		return ended + int(number)
	}
	return ended
}

// exitCode maps an error to the exit code, as package handlers maps it to a status. For the answer of a server it goes by the code
// on the wire.
func exitCode(err error) int {
	var refused *remote.Error
	if errors.As(err, &refused) {
		return exitOfRefusal(refused)
	}
	var unreachable *remote.UnreachableError
	if errors.As(err, &unreachable) {
		return exitRemote
	}
	if errors.Is(err, tokens.ErrInvalid) {
		return exitToken
	}
	switch zone.AsError(err).Kind {
	case zone.InvalidToken, zone.TokenExpired, zone.TokenRevoked, zone.TokenType, zone.CaveatNotMet, zone.IssuerNotAuthorized,
		zone.TargetNotFound:
		return exitToken
	case zone.Unauthorized, zone.InvalidCredentials, zone.InvalidAccessToken, zone.Forbidden, zone.TooManyRequests:
		return exitDenied
	case zone.NotFound:
		return exitNotFound
	case zone.Conflict, zone.AlreadySupported, zone.TokenUsed:
		return exitConflict
	case zone.Unavailable:
		return exitRemote
	case zone.Internal, zone.InvalidRequest:
		return exitLocal
	}
	return exitLocal
}

// exitsOfCodes are the exit codes of the wire codes, as far as it is not the server that fails.
var exitsOfCodes = map[string]int{
	"invalid_request":       exitLocal,
	"payload_too_large":     exitLocal,
	"unauthorized":          exitDenied,
	"invalid_credentials":   exitDenied,
	"forbidden":             exitDenied,
	"too_many_requests":     exitDenied,
	"not_found":             exitNotFound,
	"conflict":              exitConflict,
	"already_supported":     exitConflict,
	"token_used":            exitConflict,
	"invalid_token":         exitToken,
	"token_expired":         exitToken,
	"token_revoked":         exitToken,
	"token_type":            exitToken,
	"caveat_not_met":        exitToken,
	"issuer_not_authorized": exitToken,
	"target_not_found":      exitToken,
}

// exitOfRefusal is the exit code of a server's answer. A code that is new goes by its status. Status 401 is always about who asks:
// invalid_token is then the credential, and otherwise the token in the request.
func exitOfRefusal(e *remote.Error) int {
	if e.Status == http.StatusUnauthorized {
		return exitDenied
	}
	if code, ok := exitsOfCodes[e.Code]; ok {
		return code
	}
	if e.Code == "" {
		return exitRemote // not a zone
	}
	switch e.Status {
	case http.StatusBadRequest:
		return exitLocal
	case http.StatusForbidden, http.StatusTooManyRequests:
		return exitDenied
	case http.StatusNotFound:
		return exitNotFound
	case http.StatusConflict:
		return exitConflict
	}
	return exitRemote
}
