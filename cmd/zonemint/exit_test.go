package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/zonemint/zonemint"
	"github.com/zonemint/zonemint/internal/remote"
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
	zone.InvalidAccessToken:  exitDenied,
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

// TestExitCodeOfAnswers: every code of the contract has an exit code, whatever the command.
func TestExitCodeOfAnswers(t *testing.T) {
	serverFails := map[string]bool{
		"internal_error": true, "unavailable": true, "method_not_allowed": true, "not_acceptable": true, "unsupported_media_type": true,
	}
	found := regexp.MustCompile(`(?m)^ +error: ([a-z_]+)$`).FindAllSubmatch(zonemint.OpenAPI, -1)
	if len(found) < 20 {
		t.Fatalf("only %d codes are in the contract", len(found))
	}
	for _, match := range found {
		code := string(match[1])
		if _, ok := exitsOfCodes[code]; ok == serverFails[code] {
			t.Errorf("%s has an exit code of its own: %t", code, ok)
		}
		err := fmt.Errorf("cannot: %w", &remote.Error{Status: 500, Code: code})
		if got := exitCode(err); serverFails[code] && got != exitRemote {
			t.Errorf("%s exits with %d", code, got)
		}
	}
	for _, tt := range []struct {
		err  error
		want int
	}{
		{&remote.Error{Status: 400, Code: "token_used"}, exitConflict},
		{&remote.Error{Status: 400, Code: "invalid_token"}, exitToken},
		{&remote.Error{Status: 401, Code: "invalid_token"}, exitDenied},
		{&remote.Error{Status: 401, Code: "token_expired"}, exitDenied},
		{&remote.Error{Status: 401}, exitDenied},
		{&remote.Error{Status: 404}, exitRemote},
		{&remote.Error{Status: 200}, exitRemote},
		{&remote.Error{Status: 400, Code: "a_new_one"}, exitLocal},
		{&remote.Error{Status: 403, Code: "a_new_one"}, exitDenied},
		{&remote.Error{Status: 404, Code: "a_new_one"}, exitNotFound},
		{&remote.Error{Status: 409, Code: "a_new_one"}, exitConflict},
		{&remote.Error{Status: 502, Code: "a_new_one"}, exitRemote},
		{&failure{err: &remote.UnreachableError{Err: errors.New("no route")}}, exitRemote},
		{&refusedError{[]string{"it expired"}}, exitToken},
	} {
		if got := exitCode(tt.err); got != tt.want {
			t.Errorf("%+v exits with %d, want %d", tt.err, got, tt.want)
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
