package password_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/zonemint/zonemint/zone/password"
)

// referenceHash is the example of the Argon2 reference implementation's own test suite (phc-winner-argon2, src/test.c): the
// password "password", the salt "somesalt", 2 passes over 65,536 KiB in one lane.
const referenceHash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"

func TestVerifyReferenceHash(t *testing.T) {
	h := newHasher(t, password.HasherConfig{})
	ok, rehash, err := h.Verify(t.Context(), referenceHash, "password")
	if err != nil || !ok || !rehash {
		t.Fatalf("Verify = %v, %v, %v; want right, with a rehash", ok, rehash, err)
	}
	if ok, _, err := h.Verify(t.Context(), referenceHash, "Password"); ok || err != nil {
		t.Fatalf("Verify of a wrong password = %v, %v", ok, err)
	}
}

func TestParsePHC(t *testing.T) {
	const salt, tag = "c29tZXNhbHQ", "CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
	cases := map[string]struct {
		phc  string
		good bool
	}{
		"reference":        {referenceHash, true},
		"second of RFC":    {"$argon2id$v=19$m=65536,t=3,p=4$" + salt + "$" + tag, true},
		"least":            {"$argon2id$v=19$m=8,t=1,p=1$" + salt + "$" + tag, true},
		"empty":            {"", false},
		"plain text":       {"password", false},
		"bcrypt":           {"$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW", false},
		"argon2i":          {"$argon2i$v=19$m=64,t=1,p=1$" + salt + "$" + tag, false},
		"old version":      {"$argon2id$v=16$m=64,t=1,p=1$" + salt + "$" + tag, false},
		"no version":       {"$argon2id$m=64,t=1,p=1$" + salt + "$" + tag, false},
		"prefix":           {"x$argon2id$v=19$m=64,t=1,p=1$" + salt + "$" + tag, false},
		"more fields":      {"$argon2id$v=19$m=64,t=1,p=1$" + salt + "$" + tag + "$", false},
		"gigabytes":        {"$argon2id$v=19$m=4294967295,t=1,p=1$" + salt + "$" + tag, false},
		"a KiB too much":   {"$argon2id$v=19$m=65537,t=1,p=1$" + salt + "$" + tag, false},
		"over 32 bits":     {"$argon2id$v=19$m=4294967360,t=1,p=1$" + salt + "$" + tag, false},
		"too little":       {"$argon2id$v=19$m=15,t=1,p=2$" + salt + "$" + tag, false},
		"no pass":          {"$argon2id$v=19$m=64,t=0,p=1$" + salt + "$" + tag, false},
		"many passes":      {"$argon2id$v=19$m=64,t=11,p=1$" + salt + "$" + tag, false},
		"no lane":          {"$argon2id$v=19$m=64,t=1,p=0$" + salt + "$" + tag, false},
		"many lanes":       {"$argon2id$v=19$m=64,t=1,p=5$" + salt + "$" + tag, false},
		"lanes over 8 bit": {"$argon2id$v=19$m=64,t=1,p=257$" + salt + "$" + tag, false},
		"negative":         {"$argon2id$v=19$m=-64,t=1,p=1$" + salt + "$" + tag, false},
		"sign":             {"$argon2id$v=19$m=+64,t=1,p=1$" + salt + "$" + tag, false},
		"leading zero":     {"$argon2id$v=19$m=064,t=1,p=1$" + salt + "$" + tag, false},
		"order":            {"$argon2id$v=19$t=1,m=64,p=1$" + salt + "$" + tag, false},
		"twice":            {"$argon2id$v=19$m=64,t=1,p=1,p=1$" + salt + "$" + tag, false},
		"two costs":        {"$argon2id$v=19$m=64,t=1$" + salt + "$" + tag, false},
		"padding":          {"$argon2id$v=19$m=64,t=1,p=1$" + salt + "=$" + tag + "=", false},
		"line break":       {"$argon2id$v=19$m=64,t=1,p=1$" + salt + "\n$" + tag, false},
		"trailing bits":    {"$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHR$" + tag, false},
		"url alphabet":     {"$argon2id$v=19$m=64,t=1,p=1$c29tZXNh-HQ$" + tag, false},
		"short salt":       {"$argon2id$v=19$m=64,t=1,p=1$c2FsdA$" + tag, false},
		"no salt":          {"$argon2id$v=19$m=64,t=1,p=1$$" + tag, false},
		"no tag":           {"$argon2id$v=19$m=64,t=1,p=1$" + salt + "$", false},
		"short tag":        {"$argon2id$v=19$m=64,t=1,p=1$" + salt + "$" + salt, false},
		"long tag":         {"$argon2id$v=19$m=64,t=1,p=1$" + salt + "$" + strings.Repeat("AAAA", 22), false},
		"megabytes":        {"$argon2id$v=19$m=64,t=1,p=1$" + salt + "$" + strings.Repeat("A", 5<<20), false},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			text, _, err := password.Recode(test.phc)
			if test.good && (err != nil || text != test.phc) {
				t.Fatalf("refused, or encoded as %q: %v", text, err)
			}
			if !test.good && !errors.Is(err, password.ErrMalformedHash) {
				t.Fatalf("err = %v, want ErrMalformedHash", err)
			}
		})
	}
}

func TestParamsValidate(t *testing.T) {
	cases := []struct {
		params password.Params
		good   bool
	}{
		{password.DefaultParams(), true},
		{password.Params{MemoryKiB: 65536, Time: 3, Threads: 4}, true},
		{password.Params{}, false},
		{password.Params{MemoryKiB: 65537, Time: 1, Threads: 1}, false},
		{password.Params{MemoryKiB: 64, Time: 0, Threads: 1}, false},
		{password.Params{MemoryKiB: 64, Time: 1, Threads: 255}, false},
	}
	for _, test := range cases {
		if err := test.params.Validate(); (err == nil) != test.good {
			t.Errorf("%+v: %v", test.params, err)
		}
	}
}

func TestNeedsRehash(t *testing.T) {
	h := newHasher(t, password.HasherConfig{})
	phc := hashOf(t, h, "correct horse")
	other := cheap
	other.Time = 2
	for _, test := range []struct {
		params password.Params
		phc    string
		want   bool
	}{
		{cheap, phc, false},
		{other, phc, true},
		{password.DefaultParams(), phc, true},
		{cheap, "", true},
		// The costs of today, and a short salt.
		{cheap, "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc", true},
	} {
		if got := test.params.NeedsRehash(test.phc); got != test.want {
			t.Errorf("%+v.NeedsRehash(%q) = %v", test.params, test.phc, got)
		}
	}
}

// FuzzParsePHC proves that nothing makes the parser panic, that what it accepts is within the bounds, and that it has one spelling.
func FuzzParsePHC(f *testing.F) {
	f.Add(referenceHash)
	f.Add("$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")
	f.Add("$argon2id$v=19$m=4294967295,t=4294967295,p=255$$")
	f.Add("$$$$$")
	f.Fuzz(func(t *testing.T, phc string) {
		text, params, err := password.Recode(phc)
		if err != nil {
			if !errors.Is(err, password.ErrMalformedHash) {
				t.Fatalf("err = %v", err)
			}
			return
		}
		if text != phc {
			t.Fatalf("%q is also spelled %q", text, phc)
		}
		if err := params.Validate(); err != nil {
			t.Fatal(err)
		}
	})
}
