package password_test

import (
	"errors"
	"fmt"
	"testing"
	"testing/iotest"
	"time"

	"github.com/zonemint/zonemint/zone/password"
)

var noon = time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC)

func newVerdicts(t testing.TB, config password.VerdictsConfig) *password.Verdicts {
	t.Helper()
	v, err := password.NewVerdicts(config)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestVerdictHoldsForFiveMinutes(t *testing.T) {
	for _, test := range []struct {
		after time.Duration
		want  bool
	}{
		{0, true},
		{-time.Second, true}, // a request that was overtaken
		{5*time.Minute - 1, true},
		{5 * time.Minute, false},
		{time.Hour, false},
		{-5 * time.Minute, false}, // a clock that was set back
		{-time.Hour, false},
	} {
		v := newVerdicts(t, password.VerdictsConfig{})
		key := v.Key("u1", referenceHash, "password")
		if v.Hit(key, noon) {
			t.Fatal("a hit before anything was remembered")
		}
		v.Remember(key, noon)
		if got := v.Hit(key, noon.Add(test.after)); got != test.want {
			t.Errorf("after %v: %v", test.after, got)
		}
		if v.Hit(key, noon) != test.want {
			t.Errorf("after %v, the verdict should be kept: %v", test.after, test.want)
		}
	}
}

func TestVerdictIsExtendedByUse(t *testing.T) {
	v := newVerdicts(t, password.VerdictsConfig{})
	key := v.Key("u1", referenceHash, "password")
	v.Remember(key, noon)
	for minute := range 10 {
		if !v.Hit(key, noon.Add(time.Duration(minute)*time.Minute)) {
			t.Errorf("minute %d: a miss", minute)
		}
	}
	if v.Hit(key, noon.Add(14*time.Minute)) {
		t.Error("a hit five minutes after the last use")
	}
}

func TestVerdictKeysAreDistinct(t *testing.T) {
	v := newVerdicts(t, password.VerdictsConfig{})
	seen := map[password.Key]string{}
	for _, parts := range [][3]string{
		{"u1", "hash", "password"},
		{"u2", "hash", "password"},
		{"u1", "hash2", "password"}, // a changed password misses
		{"u1", "hash", "passwore"},
		{"u1h", "ash", "password"}, // the same bytes, parted elsewhere
		{"u1", "hashp", "assword"},
		{"u1hash", "", "password"},
		{"", "u1hash", "password"},
		{"", "", "u1hashpassword"},
		{"u1", "hash", "password\x00"},
		{"u1:hash", "", "password"},
	} {
		key := v.Key(parts[0], parts[1], parts[2])
		if other, found := seen[key]; found {
			t.Errorf("%q and %q have one key", parts, other)
		}
		seen[key] = fmt.Sprint(parts)
		if key != v.Key(parts[0], parts[1], parts[2]) {
			t.Errorf("%q has two keys", parts)
		}
	}
}

func TestVerdictKeysDifferBetweenProcesses(t *testing.T) {
	a, b := newVerdicts(t, password.VerdictsConfig{}), newVerdicts(t, password.VerdictsConfig{})
	if a.Key("u1", "hash", "password") == b.Key("u1", "hash", "password") {
		t.Fatal("the key of the HMAC is not random")
	}
}

func TestVerdictsAreBounded(t *testing.T) {
	v := newVerdicts(t, password.VerdictsConfig{Entries: 100})
	for i := range 10_000 {
		v.Remember(v.Key("u1", "hash", fmt.Sprint(i)), noon)
	}
	if n := v.Size(); n > 100 {
		t.Fatalf("%d entries", n)
	}
}

func TestVerdictsConfig(t *testing.T) {
	broken := errors.New("broken")
	if _, err := password.NewVerdicts(password.VerdictsConfig{Rand: iotest.ErrReader(broken)}); !errors.Is(err, broken) {
		t.Errorf("rand: %v", err)
	}
	if _, err := password.NewVerdicts(password.VerdictsConfig{Entries: -1}); err == nil {
		t.Error("entries: no error")
	}
	if _, err := password.NewVerdicts(password.VerdictsConfig{TTL: -1}); err == nil {
		t.Error("TTL: no error")
	}
}

func BenchmarkVerdictHit(b *testing.B) {
	v := newVerdicts(b, password.VerdictsConfig{})
	v.Remember(v.Key("u1", referenceHash, "correct horse"), noon)
	b.ReportAllocs()
	for b.Loop() {
		if !v.Hit(v.Key("u1", referenceHash, "correct horse"), noon) {
			b.Fatal("a miss")
		}
	}
}
