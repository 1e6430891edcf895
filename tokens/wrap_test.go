package tokens_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"slices"
	"testing"

	"github.com/zonemint/zonemint/tokens"
)

const instance = "01234567-89ab"

var kek = tokens.KEK(secret(0x90))

func wrapped(tb testing.TB) tokens.WrappedKey {
	tb.Helper()
	w, err := tokens.WrapKey(rand.Reader, kek, instance, masterKey(keyA, tokens.KeyVerifyOnly, masterA))
	if err != nil {
		tb.Fatalf("WrapKey: %v", err)
	}
	return w
}

func TestWrapAndUnwrap(t *testing.T) {
	w := wrapped(t)
	if bytes.Contains(w.Ciphertext, masterA[:4]) || len(w.Ciphertext) != 1+12+32+16 {
		t.Errorf("ciphertext of %d bytes", len(w.Ciphertext))
	}
	key, err := tokens.UnwrapKey(kek, instance, w)
	if err != nil || key != masterKey(keyA, tokens.KeyVerifyOnly, masterA) {
		t.Errorf("UnwrapKey = %+v, %v", key, err)
	}
	if again := wrapped(t); bytes.Equal(w.Ciphertext, again.Ciphertext) || bytes.Equal(w.Ciphertext[1:13], again.Ciphertext[1:13]) {
		t.Error("two wrappings have one nonce")
	}
}

// spoiltWraps are keys at rest that were moved or damaged, and the wrong keys for them.
var spoiltWraps = map[string]struct {
	kek      tokens.KEK
	instance string
	spoil    func(w *tokens.WrappedKey)
	want     error
}{
	"another kek":      {tokens.KEK(secret(0x91)), instance, nil, tokens.ErrWrap},
	"zero kek":         {tokens.KEK{}, instance, nil, tokens.ErrKeyMaterial},
	"another instance": {kek, "01234567-89ac", nil, tokens.ErrWrap},
	"no instance":      {kek, "", nil, tokens.ErrWrap},
	"another id":       {kek, instance, func(w *tokens.WrappedKey) { w.ID = keyB }, tokens.ErrWrap},
	"no id":            {kek, instance, func(w *tokens.WrappedKey) { w.ID = "" }, tokens.ErrWrap},
	"id moved over":    {kek, instance + "|" + string(keyA[:3]), func(w *tokens.WrappedKey) { w.ID = keyA[3:] }, tokens.ErrWrap},
	"nothing":          {kek, instance, func(w *tokens.WrappedKey) { w.Ciphertext = nil }, tokens.ErrWrap},
	"version alone":    {kek, instance, func(w *tokens.WrappedKey) { w.Ciphertext = w.Ciphertext[:1] }, tokens.ErrWrap},
	"nonce alone":      {kek, instance, func(w *tokens.WrappedKey) { w.Ciphertext = w.Ciphertext[:13] }, tokens.ErrWrap},
	"cut":              {kek, instance, func(w *tokens.WrappedKey) { w.Ciphertext = w.Ciphertext[:60] }, tokens.ErrWrap},
	"longer":           {kek, instance, func(w *tokens.WrappedKey) { w.Ciphertext = append(w.Ciphertext, 0) }, tokens.ErrWrap},
	"version 0":        {kek, instance, func(w *tokens.WrappedKey) { w.Ciphertext[0] = 0 }, tokens.ErrWrap},
	"version 2":        {kek, instance, func(w *tokens.WrappedKey) { w.Ciphertext[0] = 2 }, tokens.ErrWrap},
	"zeros":            {kek, instance, func(w *tokens.WrappedKey) { clear(w.Ciphertext[1:]) }, tokens.ErrWrap},
}

func TestUnwrapRefuses(t *testing.T) {
	for name, c := range spoiltWraps {
		t.Run(name, func(t *testing.T) {
			w := wrapped(t)
			if c.spoil != nil {
				c.spoil(&w)
			}
			key, err := tokens.UnwrapKey(c.kek, c.instance, w)
			if !errors.Is(err, c.want) || key != (tokens.MasterKey{}) {
				t.Errorf("UnwrapKey = %+v, %v; want %v", key, err, c.want)
			}
		})
	}
}

func TestUnwrapRefusesEveryBit(t *testing.T) {
	w := wrapped(t)
	for i := range len(w.Ciphertext) * 8 {
		spoilt := w
		spoilt.Ciphertext = slices.Clone(w.Ciphertext)
		spoilt.Ciphertext[i/8] ^= 1 << (i % 8)
		if _, err := tokens.UnwrapKey(kek, instance, spoilt); !errors.Is(err, tokens.ErrWrap) {
			t.Fatalf("bit %d: %v, want ErrWrap", i, err)
		}
	}
}

func TestWrapRefuses(t *testing.T) {
	good := masterKey(keyA, tokens.KeyActive, masterA)
	for name, c := range map[string]struct {
		kek tokens.KEK
		key tokens.MasterKey
	}{
		"zero kek": {tokens.KEK{}, good},
		"zero key": {kek, masterKey(keyA, tokens.KeyActive, tokens.Secret{})},
	} {
		t.Run(name, func(t *testing.T) {
			if w, err := tokens.WrapKey(rand.Reader, c.kek, instance, c.key); !errors.Is(err, tokens.ErrKeyMaterial) || w.Ciphertext != nil {
				t.Errorf("WrapKey = %+v, %v; want ErrKeyMaterial", w, err)
			}
		})
	}
	t.Run("no randomness", func(t *testing.T) {
		if w, err := tokens.WrapKey(bytes.NewReader(make([]byte, 11)), kek, instance, good); err == nil || w.Ciphertext != nil {
			t.Errorf("WrapKey = %+v, %v; want an error", w, err)
		}
	})
}
