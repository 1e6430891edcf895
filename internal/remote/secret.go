package remote

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
)

const redacted = "[redacted]"

// Secret is a password or a token on its way into a request. It prints as "[redacted]"; only the body or the headers of a
// request have its text.
type Secret struct {
	text     *string // a pointer, since fmt calls no methods on unexported fields, but follows none to a string
	variable string
}

// NewSecret hides a text.
func NewSecret(text string) Secret { return Secret{text: &text} }

// Variable is a secret that nobody has read: in the line of [Config.Curl] it is the shell variable of that name. A request that
// has one cannot be sent.
func Variable(name string) Secret { return Secret{variable: name} }

// Reveal returns the text. It is empty for a variable and for the zero Secret.
func (s Secret) Reveal() string {
	if s.text == nil {
		return ""
	}
	return *s.text
}

// MarshalJSON is for bodies: it gives the text, or the mark that [Config.Curl] puts a variable in the place of.
func (s Secret) MarshalJSON() ([]byte, error) {
	if s.variable != "" {
		return json.Marshal(mark + s.variable + mark)
	}
	return json.Marshal(s.Reveal())
}

// mark is a character that no field of the contract admits.
const mark = "\x01"

// IsZero tells whether there is no secret, neither a text nor a variable.
func (s Secret) IsZero() bool { return s.text == nil && s.variable == "" }

// String is "[redacted]".
func (Secret) String() string { return redacted }

// GoString is "[redacted]".
func (Secret) GoString() string { return redacted }

// Format writes "[redacted]" for every verb.
func (Secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, redacted) }

// LogValue is "[redacted]".
func (Secret) LogValue() slog.Value { return slog.StringValue(redacted) }
