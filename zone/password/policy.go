package password

import (
	_ "embed"
	"errors"
	"strings"
	"sync"
	"unicode/utf8"
)

// MinCharacters is the length of the shortest password that can be set, in Unicode code points.
const MinCharacters = 8

// Why a password cannot be set. The texts are fit for the client and never contain the password.
var (
	// ErrTooShort says that it has fewer than [MinCharacters] characters.
	ErrTooShort = errors.New("the password must have at least 8 characters")
	// ErrTooLong says that it has more than [MaxBytes] bytes.
	ErrTooLong = errors.New("the password must not be longer than 1024 bytes")
	// ErrNotText says that it is not valid UTF-8, or contains a NUL.
	ErrNotText = errors.New("the password must be valid UTF-8 without NUL")
	// ErrCommon says that it is on the list of common passwords.
	ErrCommon = errors.New("the password is one of the most common ones; choose another")
	// ErrIsUsername says that it is the username.
	ErrIsUsername = errors.New("the password must not be the username")
)

// common is the first 3,000 passwords of 8 or more characters, in order of frequency and in lower case, of the list "passwords" in
// lib/frequency_lists.js of zxcvbn 4.4.2 (https://github.com/dropbox/zxcvbn), under the MIT licence in common.txt.license.
//
//go:embed common.txt
var common string

var commonSet = sync.OnceValue(func() map[string]struct{} {
	set := make(map[string]struct{}, 3000)
	for line := range strings.Lines(common) {
		set[strings.TrimSuffix(line, "\n")] = struct{}{}
	}
	return set
})

// CheckPolicy says whether username may set password, by the advice of NIST SP 800-63B: a minimum length, no common ones, and no
// rules of composition. The password counts as the exact bytes given; it is neither trimmed nor normalised. It returns one of
// [ErrTooLong], [ErrNotText], [ErrTooShort], [ErrIsUsername] and [ErrCommon]. The last two ignore case.
func CheckPolicy(password, username string) error {
	switch {
	case len(password) > MaxBytes:
		return ErrTooLong
	case !utf8.ValidString(password) || strings.ContainsRune(password, 0):
		return ErrNotText
	case utf8.RuneCountInString(password) < MinCharacters:
		return ErrTooShort
	case strings.EqualFold(password, username):
		return ErrIsUsername
	}
	if _, found := commonSet()[strings.ToLower(password)]; found {
		return ErrCommon
	}
	return nil
}
