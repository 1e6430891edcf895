package tokens_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/zonemint/zonemint/tokens"
)

// refusedRings are lists of keys that make no ring. want is nil where the error has no name.
var refusedRings = map[string]struct {
	keys []tokens.MasterKey
	want error
}{
	"nil":              {nil, nil},
	"none active":      {[]tokens.MasterKey{masterKey(keyA, tokens.KeyVerifyOnly, masterA)}, nil},
	"only pending":     {[]tokens.MasterKey{masterKey(keyA, tokens.KeyPending, masterA)}, nil},
	"only retired":     {[]tokens.MasterKey{masterKey(keyA, tokens.KeyRetired, masterA)}, nil},
	"two active":       {[]tokens.MasterKey{masterKey(keyA, tokens.KeyActive, masterA), masterKey(keyB, tokens.KeyActive, masterB)}, nil},
	"the same twice":   {[]tokens.MasterKey{masterKey(keyA, tokens.KeyActive, masterA), masterKey(keyA, tokens.KeyActive, masterA)}, nil},
	"id twice":         {[]tokens.MasterKey{masterKey(keyA, tokens.KeyActive, masterA), masterKey(keyA, tokens.KeyVerifyOnly, masterB)}, nil},
	"retired, active":  {[]tokens.MasterKey{masterKey(keyA, tokens.KeyRetired, masterA), masterKey(keyA, tokens.KeyActive, masterA)}, nil},
	"active, retired":  {[]tokens.MasterKey{masterKey(keyA, tokens.KeyActive, masterA), masterKey(keyA, tokens.KeyRetired, masterA)}, nil},
	"no state":         {[]tokens.MasterKey{masterKey(keyA, "", masterA)}, nil},
	"unknown state":    {[]tokens.MasterKey{masterKey(keyA, tokens.KeyActive, masterA), masterKey(keyB, "verify_only", masterB)}, nil},
	"no id":            {[]tokens.MasterKey{masterKey("", tokens.KeyActive, masterA)}, nil},
	"short id":         {[]tokens.MasterKey{masterKey(keyA[1:], tokens.KeyActive, masterA)}, nil},
	"long id":          {[]tokens.MasterKey{masterKey(keyA+"0", tokens.KeyActive, masterA)}, nil},
	"id in capitals":   {[]tokens.MasterKey{masterKey("00000000000000AA", tokens.KeyActive, masterA)}, nil},
	"id with a dot":    {[]tokens.MasterKey{masterKey("0000000.000000aa", tokens.KeyActive, masterA)}, nil},
	"zero active":      {[]tokens.MasterKey{masterKey(keyA, tokens.KeyActive, tokens.Secret{})}, tokens.ErrKeyMaterial},
	"zero verify-only": {[]tokens.MasterKey{masterKey(keyA, tokens.KeyActive, masterA), masterKey(keyB, tokens.KeyVerifyOnly, tokens.Secret{})}, tokens.ErrKeyMaterial},
	"zero pending":     {[]tokens.MasterKey{masterKey(keyA, tokens.KeyActive, masterA), masterKey(keyB, tokens.KeyPending, tokens.Secret{})}, tokens.ErrKeyMaterial},
	"zero retired":     {[]tokens.MasterKey{masterKey(keyA, tokens.KeyActive, masterA), masterKey(keyB, tokens.KeyRetired, tokens.Secret{})}, tokens.ErrKeyMaterial},
	"zero key":         {[]tokens.MasterKey{{}}, nil},
}

func TestNewKeyRingRefuses(t *testing.T) {
	for name, c := range refusedRings {
		t.Run(name, func(t *testing.T) {
			ring, err := tokens.NewKeyRing(c.keys)
			if err == nil || ring != nil || c.want != nil && !errors.Is(err, c.want) {
				t.Errorf("NewKeyRing = %v, %v; want %v", ring, err, c.want)
			}
		})
	}
}

func TestNewAuthorityRefuses(t *testing.T) {
	ring, err := tokens.NewKeyRing([]tokens.MasterKey{masterKey(keyA, tokens.KeyActive, masterA)})
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		location string
		epoch    tokens.Secret
		ring     *tokens.KeyRing
		want     error
	}{
		"zero epoch":           {location, tokens.Secret{}, ring, tokens.ErrKeyMaterial},
		"nil ring":             {location, epoch, nil, tokens.ErrKeyMaterial},
		"zero ring":            {location, epoch, new(tokens.KeyRing), tokens.ErrKeyMaterial},
		"no name":              {"", epoch, ring, nil},
		"name with a space":    {"one zone", epoch, ring, nil},
		"name with a newline":  {"onezone\n", epoch, ring, nil},
		"name beyond ASCII":    {"önezone", epoch, ring, nil},
		"name with DEL":        {"one\x7f", epoch, ring, nil},
		"name with NUL":        {"one\x00", epoch, ring, nil},
		"name of 129 letters":  {strings.Repeat("a", 129), epoch, ring, nil},
		"everything is amiss ": {"", tokens.Secret{}, nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			a, err := tokens.NewAuthority(c.location, c.epoch, c.ring)
			if err == nil || a != nil || c.want != nil && !errors.Is(err, c.want) {
				t.Errorf("NewAuthority = %v, %v; want %v", a, err, c.want)
			}
		})
	}
}

// TestEveryLocationLength mints under names of every length: the two spellings are always told apart and both read.
func TestEveryLocationLength(t *testing.T) {
	ring, err := tokens.NewKeyRing([]tokens.MasterKey{masterKey(keyA, tokens.KeyActive, masterA)})
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= 128; n++ {
		a, err := tokens.NewAuthority(strings.Repeat("~", n), epoch, ring)
		if err != nil {
			t.Fatal(err)
		}
		for name, text := range bothSpellings(mint(t, a, support())) {
			u, err := tokens.Parse(text)
			if err != nil || string(u.Spelling()) != name {
				t.Fatalf("%d characters: %s read as %v, %v", n, name, u, err)
			}
			if _, err := a.Authenticate(u, spaceSecret, userSecret); err != nil {
				t.Fatalf("%d characters, %s: %v", n, name, err)
			}
		}
	}
}

func TestMintRefusesSecrets(t *testing.T) {
	a := authority(t)
	for _, c := range wrongSecrets {
		if c.want != tokens.ErrKeyMaterial { //nolint:errorlint // a table's value, not a returned error
			continue
		}
		t.Run(c.name, func(t *testing.T) {
			if s, _, err := a.Mint(rand.Reader, support(), c.secrets...); !errors.Is(err, tokens.ErrKeyMaterial) || s.Reveal() != "" {
				t.Errorf("Mint = %q, %v; want ErrKeyMaterial", s.Reveal(), err)
			}
		})
	}
	for _, r := range []tokens.MintRequest{namedSupport(), access(), register()} {
		for name, secrets := range map[string][]tokens.Secret{"none": nil, "zero": {{}}, "two": {rowSecret, userSecret}} {
			t.Run(kind(r)+" "+name, func(t *testing.T) {
				if s, _, err := a.Mint(rand.Reader, r, secrets...); !errors.Is(err, tokens.ErrKeyMaterial) || s.Reveal() != "" {
					t.Errorf("Mint = %q, %v; want ErrKeyMaterial", s.Reveal(), err)
				}
			})
		}
	}
}

func TestMintWithAZeroAuthority(t *testing.T) {
	if s, _, err := new(tokens.Authority).Mint(rand.Reader, support(), spaceSecret, userSecret); err == nil || s.Reveal() != "" {
		t.Errorf("Mint = %q, %v; want an error", s.Reveal(), err)
	}
}

func TestSecretFromBytes(t *testing.T) {
	for name, b := range map[string][]byte{
		"nil": nil, "empty": {}, "one byte": {1}, "31 bytes": bytes.Repeat([]byte{1}, 31), "33 bytes": bytes.Repeat([]byte{1}, 33),
		"64 bytes": bytes.Repeat([]byte{1}, 64), "32 zeros": make([]byte, 32), "31 zeros": make([]byte, 31),
	} {
		t.Run(name, func(t *testing.T) {
			if s, err := tokens.SecretFromBytes(b); !errors.Is(err, tokens.ErrKeyMaterial) || !s.IsZero() {
				t.Errorf("SecretFromBytes = %v, %v; want ErrKeyMaterial", s, err)
			}
		})
	}
	t.Run("a copy", func(t *testing.T) {
		b := bytes.Clone(masterA[:])
		s, err := tokens.SecretFromBytes(b)
		clear(b)
		if err != nil || s != masterA {
			t.Errorf("SecretFromBytes: %v", err)
		}
	})
	t.Run("one bit", func(t *testing.T) {
		for i := range tokens.SecretSize * 8 {
			b := make([]byte, tokens.SecretSize)
			b[i/8] = 1 << (i % 8)
			if s, err := tokens.SecretFromBytes(b); err != nil || s.IsZero() {
				t.Fatalf("bit %d: %v", i, err)
			}
		}
	})
}

// brokenSources are sources of randomness that give none, or too little.
var brokenSources = map[string]func() io.Reader{
	"empty":      func() io.Reader { return bytes.NewReader(nil) },
	"short":      func() io.Reader { return bytes.NewReader(bytes.Repeat([]byte{1}, 31)) },
	"failing":    func() io.Reader { return iotest.ErrReader(errors.New("broken")) },
	"stuck at 0": func() io.Reader { return zeros{} },
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

func TestBrokenRandomness(t *testing.T) {
	for name, source := range brokenSources {
		t.Run(name, func(t *testing.T) {
			if s, err := tokens.NewSecret(source()); err == nil || !s.IsZero() {
				t.Errorf("NewSecret = %v, %v; want an error", s, err)
			}
			if k, err := tokens.NewMasterKey(source(), issued); err == nil || k != (tokens.MasterKey{}) {
				t.Errorf("NewMasterKey = %v, %v; want an error", k, err)
			}
		})
	}
	if _, err := tokens.NewSecret(zeros{}); !errors.Is(err, tokens.ErrKeyMaterial) {
		t.Errorf("NewSecret of zeros: %v, want ErrKeyMaterial", err)
	}
	// A source that gives one byte at a time is none of these.
	if s, err := tokens.NewSecret(iotest.OneByteReader(bytes.NewReader(masterA[:]))); err != nil || s != masterA {
		t.Errorf("NewSecret byte by byte: %v", err)
	}
}

func TestNewMasterKey(t *testing.T) {
	one, err := tokens.NewMasterKey(rand.Reader, issued)
	if err != nil {
		t.Fatal(err)
	}
	two, err := tokens.NewMasterKey(rand.Reader, issued)
	if err != nil || one.ID == two.ID || one.Material == two.Material || one.State != tokens.KeyActive || !one.CreatedAt.Equal(issued) {
		t.Errorf("keys %v and %v, %v", one, two, err)
	}
	two.State = tokens.KeyPending
	if _, err := tokens.NewKeyRing([]tokens.MasterKey{one, two}); err != nil {
		t.Errorf("NewKeyRing: %v", err)
	}
}
