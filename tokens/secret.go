package tokens

import (
	"crypto/subtle"
	"fmt"
	"io"
	"log/slog"
)

// SecretSize is the length of every key and secret, in bytes. Macaroon keys can be searched for offline from one token, so
// they must be as random as they are long.
const SecretSize = 32

const redacted = "[redacted]"

// Secret is 32 random bytes: a master key, the secret of a space, a user, a provider or an access token. It prints as
// "[redacted]", so that it cannot reach a log or an error by accident. fmt calls no methods in two places, though. One
// is an unexported field, so a struct that keeps a Secret in one needs a Format method of its own. The other is the report of a
// verb that does not fit, such as %w or %p for a Secret or %s for a pointer to a struct within another; go vet refuses those.
type Secret [SecretSize]byte

// NewSecret reads a Secret from random. It returns [ErrKeyMaterial] when what it read is all zero, which only a broken
// source gives.
func NewSecret(random io.Reader) (Secret, error) {
	var s Secret
	if _, err := io.ReadFull(random, s[:]); err != nil {
		return Secret{}, fmt.Errorf("read randomness: %w", err)
	}
	if s.IsZero() {
		return Secret{}, ErrKeyMaterial
	}
	return s, nil
}

// SecretFromBytes copies b. It returns [ErrKeyMaterial] unless b has 32 bytes that are not all zero.
func SecretFromBytes(b []byte) (Secret, error) {
	if len(b) != SecretSize {
		return Secret{}, ErrKeyMaterial
	}
	s := Secret(b)
	if s.IsZero() {
		return Secret{}, ErrKeyMaterial
	}
	return s, nil
}

// IsZero reports whether every byte is zero, in constant time.
func (s Secret) IsZero() bool {
	var zero Secret
	return subtle.ConstantTimeCompare(s[:], zero[:]) == 1
}

// String is "[redacted]".
func (Secret) String() string { return redacted }

// GoString is "[redacted]".
func (Secret) GoString() string { return redacted }

// Format writes "[redacted]": without it %x and %d would print the bytes.
func (Secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, redacted) }

// LogValue is "[redacted]".
func (Secret) LogValue() slog.Value { return slog.StringValue(redacted) }

// MarshalJSON is the string "[redacted]".
func (Secret) MarshalJSON() ([]byte, error) { return []byte(`"` + redacted + `"`), nil }

// Serialized is the text of a token, which whoever has it can use. It prints as "[redacted]"; [Serialized.Reveal] is the one
// way to the text, so that a search for it finds every place where a token leaves the process.
type Serialized struct {
	text *string // a pointer, since fmt calls no methods on unexported fields, but follows none to a string
}

// Reveal returns the text. It is empty for the zero Serialized.
func (s Serialized) Reveal() string {
	if s.text == nil {
		return ""
	}
	return *s.text
}

// String is "[redacted]".
func (Serialized) String() string { return redacted }

// GoString is "[redacted]".
func (Serialized) GoString() string { return redacted }

// Format writes "[redacted]" for every verb.
func (Serialized) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, redacted) }

// LogValue is "[redacted]".
func (Serialized) LogValue() slog.Value { return slog.StringValue(redacted) }

// MarshalJSON is the string "[redacted]".
func (Serialized) MarshalJSON() ([]byte, error) { return []byte(`"` + redacted + `"`), nil }

// hidden keeps a value where fmt cannot find it. On unexported fields fmt calls no methods, and for a verb that does not fit
// it even follows a pointer to a struct; it cannot look into a function.
type hidden[T any] func() T

func hide[T any](v T) hidden[T] { return func() T { return v } }

// get returns the value, or the zero value where none was hidden.
func (h hidden[T]) get() (v T) {
	if h == nil {
		return v
	}
	return h()
}
