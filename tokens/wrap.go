package tokens

import (
	"crypto/aes"
	"crypto/cipher"
	"fmt"
	"io"
	"log/slog"
	"time"
)

// KEK is the key-encryption key, which is kept outside of the database so that the database alone opens nothing.
type KEK Secret

// String is "[redacted]".
func (KEK) String() string { return redacted }

// GoString is "[redacted]".
func (KEK) GoString() string { return redacted }

// Format writes "[redacted]" for every verb.
func (KEK) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, redacted) }

// LogValue is "[redacted]".
func (KEK) LogValue() slog.Value { return slog.StringValue(redacted) }

// MarshalJSON is the string "[redacted]".
func (KEK) MarshalJSON() ([]byte, error) { return []byte(`"` + redacted + `"`), nil }

// WrappedKey is a master key as it rests in the database.
type WrappedKey struct {
	ID          KeyID
	State       KeyState
	Mints       Persistence // as in [MasterKey]
	CreatedAt   time.Time
	ActiveAt    time.Time
	VerifyUntil time.Time
	Ciphertext  []byte // version byte, 12-byte nonce, AES-256-GCM ciphertext and tag; empty once the key is retired
}

// wrapVersion is the first byte of a ciphertext and part of what is authenticated with it.
const wrapVersion = 1

// WrapKey encrypts a master key under kek with AES-256-GCM and a random nonce. The instance, the key's id and the version
// are authenticated with it, so a wrapped key cannot be moved to another database or row. It returns [ErrKeyMaterial] for
// an all-zero kek or key.
func WrapKey(random io.Reader, kek KEK, instance string, key MasterKey) (WrappedKey, error) {
	if key.Material.IsZero() {
		return WrappedKey{}, ErrKeyMaterial
	}
	aead, err := newAEAD(kek)
	if err != nil {
		return WrappedKey{}, err
	}
	out := make([]byte, 1+aead.NonceSize(), 1+aead.NonceSize()+SecretSize+aead.Overhead())
	out[0] = wrapVersion
	if _, err := io.ReadFull(random, out[1:]); err != nil {
		return WrappedKey{}, fmt.Errorf("read randomness: %w", err)
	}
	out = aead.Seal(out, out[1:], key.Material[:], wrapContext(instance, key.ID))
	return WrappedKey{
		ID: key.ID, State: key.State, Mints: key.Mints, CreatedAt: key.CreatedAt, ActiveAt: key.ActiveAt,
		VerifyUntil: key.VerifyUntil, Ciphertext: out,
	}, nil
}

// UnwrapKey decrypts what [WrapKey] made. It returns an error that matches [ErrWrap] when kek or instance is another one or
// the ciphertext was changed.
func UnwrapKey(kek KEK, instance string, wrapped WrappedKey) (MasterKey, error) {
	aead, err := newAEAD(kek)
	if err != nil {
		return MasterKey{}, err
	}
	c := wrapped.Ciphertext
	if len(c) != 1+aead.NonceSize()+SecretSize+aead.Overhead() || c[0] != wrapVersion {
		return MasterKey{}, fmt.Errorf("master key %q: %w", wrapped.ID, ErrWrap)
	}
	nonce, sealed := c[1:1+aead.NonceSize()], c[1+aead.NonceSize():]
	plain, err := aead.Open(nil, nonce, sealed, wrapContext(instance, wrapped.ID))
	if err != nil {
		return MasterKey{}, fmt.Errorf("master key %q: %w", wrapped.ID, ErrWrap)
	}
	defer clear(plain)
	material, err := SecretFromBytes(plain)
	if err != nil {
		return MasterKey{}, fmt.Errorf("master key %q: %w", wrapped.ID, err)
	}
	return MasterKey{
		ID: wrapped.ID, State: wrapped.State, Mints: wrapped.Mints, CreatedAt: wrapped.CreatedAt, ActiveAt: wrapped.ActiveAt,
		VerifyUntil: wrapped.VerifyUntil, Material: material,
	}, nil
}

func newAEAD(kek KEK) (cipher.AEAD, error) {
	if Secret(kek).IsZero() {
		return nil, ErrKeyMaterial
	}
	block, err := aes.NewCipher(kek[:])
	if err != nil {
		return nil, fmt.Errorf("key-encryption key: %w", err)
	}
	return cipher.NewGCM(block)
}

func wrapContext(instance string, id KeyID) []byte {
	return fmt.Appendf(nil, "zonemint/%d/master|%s|%s", wrapVersion, instance, id)
}
