package password_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/zonemint/zonemint/zone/password"
)

func TestCheckPolicy(t *testing.T) {
	for name, test := range map[string]struct {
		password string
		want     error
	}{
		"good":                  {"correct horse battery staple", nil},
		"8 characters":          {"xk4%Tq9z", nil},
		"7 characters":          {"xk4%Tq9", password.ErrTooShort},
		"empty":                 {"", password.ErrTooShort},
		"8 characters of 4 B":   {strings.Repeat("\U0001F600", 8), nil},
		"7 characters of 4 B":   {strings.Repeat("\U0001F600", 7), password.ErrTooShort},
		"64 characters":         {strings.Repeat("ab", 32), nil},
		"1024 bytes":            {strings.Repeat("ab", 512), nil},
		"1025 bytes":            {strings.Repeat("a", 1025), password.ErrTooLong},
		"long and not UTF-8":    {strings.Repeat("\xff", 1025), password.ErrTooLong},
		"not UTF-8":             {"long enough \xff", password.ErrNotText},
		"NUL":                   {"long enough \x00", password.ErrNotText},
		"spaces and colons":     {" : : : : ", nil},
		"most common":           {"password", password.ErrCommon},
		"most common, capitals": {"PassWord", password.ErrCommon},
		"second":                {"12345678", password.ErrCommon},
		"last of the list":      {"alphaman", password.ErrCommon},
		"common with more":      {"password#of#mine", nil},
		"username":              {"alice.liddell", password.ErrIsUsername},
		"username, capitals":    {"Alice.Liddell", password.ErrIsUsername},
	} {
		err := password.CheckPolicy(test.password, "alice.liddell")
		if !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", name, err, test.want)
		}
		if err != nil && len(test.password) > 8 && strings.Contains(err.Error(), test.password) {
			t.Errorf("%s: the error shows the password", name)
		}
	}
}

func TestCommonList(t *testing.T) {
	if !strings.HasSuffix(password.Common(), "\n") || strings.Contains(password.Common(), "\r") {
		t.Fatal("lines do not end in a line feed each")
	}
	lines := strings.Split(strings.TrimSuffix(password.Common(), "\n"), "\n")
	seen := map[string]bool{}
	for _, line := range lines {
		if utf8.RuneCountInString(line) < 8 || strings.ToLower(line) != line || strings.TrimSpace(line) != line || seen[line] {
			t.Errorf("line %q is short, not in lower case, padded or there twice", line)
		}
		seen[line] = true
		if err := password.CheckPolicy(strings.ToUpper(line), "somebody"); !errors.Is(err, password.ErrCommon) {
			t.Errorf("%q in capitals: %v", line, err)
		}
	}
	if len(lines) != 3000 {
		t.Errorf("%d passwords", len(lines))
	}
}
