package main

import (
	"errors"
	"os"
	"syscall"

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

// exitCode maps an error to the exit code, as package handlers maps it to a status.
func exitCode(err error) int {
	if errors.Is(err, tokens.ErrInvalid) {
		return exitToken
	}
	switch zone.AsError(err).Kind {
	case zone.InvalidToken, zone.TokenExpired, zone.TokenRevoked, zone.TokenType, zone.CaveatNotMet, zone.IssuerNotAuthorized,
		zone.TargetNotFound, zone.InvalidAccessToken:
		return exitToken
	case zone.Unauthorized, zone.InvalidCredentials, zone.Forbidden, zone.TooManyRequests:
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
