package tokens

import (
	"encoding/base64"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// Purpose is what a token is good for. It takes part in the derivation of the key, so a token of one purpose can never be
// mistaken for one of another.
type Purpose string

// The purposes. Their spellings are part of the format and never change.
const (
	PurposeSupport  Purpose = "support"  // redeemed by a provider to support a space
	PurposeAccess   Purpose = "access"   // presented as a credential by a user or a provider
	PurposeRegister Purpose = "register" // spent once to register a provider
)

// Persistence says whether the server keeps a row for the token.
type Persistence string

// The persistences, in Onezone's own spelling (generation 20.02).
const (
	Temporary Persistence = "tmp" // no row: the token carries all it needs
	Named     Persistence = "nmd" // a row exists and can be listed and removed
)

// KeyID is the public name of a master key: 16 lower-case hexadecimal digits.
type KeyID string

// Nonce is the random part of an identifier, 16 bytes as 22 characters of unpadded base64url. It is public: logs, the
// ledger and revocations name a token by it, never by the token's text, which has many spellings.
type Nonce string

// NewNonce reads a nonce from random.
func NewNonce(random io.Reader) (Nonce, error) {
	var b [16]byte
	if _, err := io.ReadFull(random, b[:]); err != nil {
		return "", fmt.Errorf("read randomness: %w", err)
	}
	if b[0]>>2 == 62 { // its text would begin with "-", which every command line takes for a flag
		b[0] &^= 0x80
	}
	var room [22]byte
	base64.RawURLEncoding.Encode(room[:], b[:])
	return Nonce(room[:]), nil
}

// Valid reports whether n is what [NewNonce] makes: 16 bytes, in their one spelling.
func (n Nonce) Valid() bool {
	b, err := base64.RawURLEncoding.Strict().DecodeString(string(n))
	return err == nil && len(b) == 16
}

// formatVersion is the first field of every identifier of this format.
const formatVersion = "1"

// Identifier is the signed, public part of a token. Encoded it is ASCII, its fields separated by dots:
//
//	1.support.tmp.<key id>.<issued at>.<expires at>.<usage limit>.<nonce>.<subject>.<target>
//
// Times are unix seconds. There is exactly one spelling: integers have no leading zeros, every field is of [A-Za-z0-9_-].
type Identifier struct {
	Purpose     Purpose
	Persistence Persistence
	Key         KeyID
	IssuedAt    time.Time // whole seconds
	ExpiresAt   time.Time // whole seconds; the zero time for a named token that never expires
	UsageLimit  int64     // how many times it may be redeemed, at least 1; 0 for an access token, which is not counted
	Nonce       Nonce
	Subject     string // who issued it: "usr-" and an id, or "prv-" and an id for an access token
	Target      string // the space's id for a support token, else empty
}

// String encodes the identifier.
func (id Identifier) String() string {
	var expires int64
	if !id.ExpiresAt.IsZero() {
		expires = id.ExpiresAt.Unix()
	}
	var room [512]byte // on the stack
	text := room[:0]
	for _, field := range [...]string{formatVersion, string(id.Purpose), string(id.Persistence), string(id.Key)} {
		text = append(append(text, field...), '.')
	}
	for _, number := range [...]int64{id.IssuedAt.Unix(), expires, id.UsageLimit} {
		text = append(strconv.AppendInt(text, number, 10), '.')
	}
	text = append(append(text, id.Nonce...), '.')
	text = append(append(text, id.Subject...), '.')
	return string(append(text, id.Target...))
}

// ParseIdentifier decodes the text of an identifier. It returns [ErrMalformed] for anything that [Identifier.String] would
// not have written.
func ParseIdentifier(text string) (Identifier, error) {
	f := strings.SplitN(text, ".", 11) // not Split: a forged text may be all dots
	if len(f) != 10 || f[0] != formatVersion {
		return Identifier{}, ErrMalformed
	}
	var times [3]int64
	for i, field := range f[4:7] {
		n, err := strconv.ParseInt(field, 10, 64)
		if err != nil || n < 0 || strconv.FormatInt(n, 10) != field {
			return Identifier{}, ErrMalformed
		}
		times[i] = n
	}
	id := Identifier{
		Purpose: Purpose(f[1]), Persistence: Persistence(f[2]), Key: KeyID(f[3]), IssuedAt: time.Unix(times[0], 0).UTC(),
		UsageLimit: times[2], Nonce: Nonce(f[7]), Subject: f[8], Target: f[9],
	}
	if times[1] != 0 {
		id.ExpiresAt = time.Unix(times[1], 0).UTC()
	}
	if err := id.check(); err != nil {
		return Identifier{}, err
	}
	return id, nil
}

// secrets is how many secrets the root key of the token is made of: the space's and the issuer's for a temporary support
// token; else one: the issuer's, or that of the token's row.
func (id Identifier) secrets() int {
	if id.Purpose == PurposeSupport && id.Persistence == Temporary {
		return 2
	}
	return 1
}

// maxSecrets is the most that secrets returns.
const maxSecrets = 2

// maxUnixTime is 9999-12-31 23:59:59 UTC. Beyond it times no longer print as dates, and nobody means them.
const maxUnixTime = 253402300799

// check returns [ErrMalformed] unless the fields are well formed and make sense together.
func (id Identifier) check() error {
	ok := len(id.Key) == 16 && isHex(string(id.Key)) && len(id.Nonce) == 22 && isField(string(id.Nonce)) &&
		validSubject(id.Subject) && (id.Target == "" || ValidID(id.Target)) && id.checkTimes() && id.checkPurpose()
	if !ok {
		return ErrMalformed
	}
	return nil
}

func (id Identifier) checkTimes() bool {
	issued := id.IssuedAt.Unix()
	if issued < 0 || issued > maxUnixTime {
		return false
	}
	if id.ExpiresAt.IsZero() {
		return id.Persistence == Named
	}
	expires := id.ExpiresAt.Unix()
	return expires > issued && expires <= maxUnixTime
}

func (id Identifier) checkPurpose() bool {
	if id.Persistence != Temporary && id.Persistence != Named {
		return false
	}
	switch id.Purpose {
	case PurposeSupport:
		return id.Target != "" && id.UsageLimit >= 1 && strings.HasPrefix(id.Subject, "usr-")
	case PurposeRegister:
		return id.Target == "" && id.UsageLimit >= 1 && strings.HasPrefix(id.Subject, "usr-")
	case PurposeAccess:
		return id.Target == "" && id.UsageLimit == 0 && id.Persistence == Named
	default:
		return false
	}
}

// MaxIDLength is the longest id of a user, space or provider, in bytes.
const MaxIDLength = 128

// ValidID reports whether s can be an id: 1 to [MaxIDLength] characters of [A-Za-z0-9_-]. Onezone's own ids, of 43 or 32
// characters, pass.
func ValidID(s string) bool {
	return s != "" && len(s) <= MaxIDLength && isField(s)
}

func validSubject(s string) bool {
	kind, id, found := strings.Cut(s, "-")
	return found && (kind == "usr" || kind == "prv") && ValidID(id)
}

func isField(s string) bool {
	for i := range len(s) {
		c := s[i]
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if !letter && (c < '0' || c > '9') && c != '_' && c != '-' {
			return false
		}
	}
	return true
}

func isHex(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}
