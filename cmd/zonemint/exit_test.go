package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// kindExits is the exit code of every kind of error. A kind that is new needs a row here and in exitCode.
var kindExits = map[zone.Kind]int{
	zone.Internal:            exitLocal,
	zone.InvalidRequest:      exitLocal,
	zone.InvalidToken:        exitToken,
	zone.TokenExpired:        exitToken,
	zone.TokenUsed:           exitConflict,
	zone.TokenRevoked:        exitToken,
	zone.TokenType:           exitToken,
	zone.CaveatNotMet:        exitToken,
	zone.IssuerNotAuthorized: exitToken,
	zone.TargetNotFound:      exitToken,
	zone.Unauthorized:        exitDenied,
	zone.InvalidCredentials:  exitDenied,
	zone.InvalidAccessToken:  exitToken,
	zone.Forbidden:           exitDenied,
	zone.NotFound:            exitNotFound,
	zone.AlreadySupported:    exitConflict,
	zone.Conflict:            exitConflict,
	zone.TooManyRequests:     exitDenied,
	zone.Unavailable:         exitRemote,
}

func TestExitCodeOfKinds(t *testing.T) {
	for _, kind := range zone.Kinds() {
		want, ok := kindExits[kind]
		if !ok {
			t.Errorf("%v has no exit code", kind)
			continue
		}
		for _, err := range []error{
			zone.Errorf(kind, "why"),
			fmt.Errorf("doing something: %w", zone.Errorf(kind, "why")),
			errors.Join(zone.Errorf(kind, "why"), errors.New("closing failed, too")),
		} {
			if got := exitCode(err); got != want {
				t.Errorf("%q exits with %d, want %d", err, got, want)
			}
		}
	}
	if len(kindExits) != len(zone.Kinds()) {
		t.Errorf("%d rows for %d kinds", len(kindExits), len(zone.Kinds()))
	}
}

func TestExitCodeOfOtherErrors(t *testing.T) {
	for _, tt := range []struct {
		err  error
		want int
	}{
		{errors.New("no such flag"), exitLocal},
		{tokens.ErrMalformed, exitToken},
		{fmt.Errorf("cannot read the token: %w", tokens.ErrSignature), exitToken},
		{tokens.ErrWrap, exitLocal},
		{context.Canceled, exitLocal},
		{zone.Errorf(zone.Kind(-1), "unknown"), exitLocal},
		{zone.NotFound, exitNotFound},
	} {
		if got := exitCode(tt.err); got != tt.want {
			t.Errorf("%v exits with %d, want %d", tt.err, got, tt.want)
		}
	}
}

// TestExitCodeValues keeps the numbers, which scripts of users rely on.
func TestExitCodeValues(t *testing.T) {
	got := []int{exitOK, exitLocal, exitRemote, exitDenied, exitNotFound, exitConflict, exitToken}
	for want, code := range got {
		if code != want {
			t.Errorf("exit code %d is %d now", want, code)
		}
	}
}

// TestRunWritesOneLine: an error is one line on standard error, and standard output stays for data.
func TestRunWritesOneLine(t *testing.T) {
	for _, args := range [][]string{{"bogus"}, {"serve", "--bogus"}, {"token", "inspect", "bogus"}, {"serve", "--log-level", "bogus"}} {
		var out, talk bytes.Buffer
		code := run(t.Context(), args, streams{in: strings.NewReader(""), out: &out, err: &talk})
		if code == exitOK || out.Len() > 0 || strings.Count(talk.String(), "\n") != 1 || !strings.HasPrefix(talk.String(), "zonemint: ") {
			t.Errorf("%q: exit code %d, stdout %q, stderr %q", args, code, &out, &talk)
		}
	}
}
