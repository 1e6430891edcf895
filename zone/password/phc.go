package password

import (
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"golang.org/x/crypto/argon2"
)

// ErrMalformedHash says that a stored hash is not an argon2id PHC string in its one spelling, or that its costs are out of bounds.
var ErrMalformedHash = errors.New("stored password hash is malformed or out of bounds")

const (
	saltBytes = 16 // of a new hash
	tagBytes  = 32 // of a new hash

	minSaltBytes, maxSaltBytes = 8, 64  // of a stored one
	minTagBytes, maxTagBytes   = 16, 64 // of a stored one

	// maxHashText is longer than any text within the bounds, and keeps the parser from splitting megabytes.
	maxHashText = 256
)

// hash is a PHC string taken apart. It has no String method, so that it is not printed by accident.
type hash struct {
	params    Params
	salt, tag []byte
}

// kdf is the signature of [argon2.IDKey].
type kdf func(password, salt []byte, time, memoryKiB uint32, threads uint8, keyLen uint32) []byte

var phcEncoding = base64.RawStdEncoding.Strict()

// encode gives the one spelling of h: $argon2id$v=19$m=19456,t=2,p=1$salt$tag.
func (h hash) encode() string {
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, h.params.MemoryKiB, h.params.Time,
		h.params.Threads, phcEncoding.EncodeToString(h.salt), phcEncoding.EncodeToString(h.tag))
}

// parseHash takes a stored hash apart, or returns [ErrMalformedHash].
func parseHash(text string) (hash, error) {
	if len(text) > maxHashText {
		return hash{}, ErrMalformedHash
	}
	fields := strings.Split(text, "$") // "", algorithm, version, costs, salt, tag
	if len(fields) != 6 {
		return hash{}, ErrMalformedHash
	}
	params, ok := parseCosts(fields[3])
	salt, saltErr := phcEncoding.DecodeString(fields[4])
	tag, tagErr := phcEncoding.DecodeString(fields[5])
	if !ok || saltErr != nil || tagErr != nil || params.Validate() != nil ||
		len(salt) < minSaltBytes || len(salt) > maxSaltBytes || len(tag) < minTagBytes || len(tag) > maxTagBytes {
		return hash{}, ErrMalformedHash
	}
	h := hash{params: params, salt: salt, tag: tag}
	// One comparison settles the algorithm, the version, leading zeros, and the line breaks that the base64 decoder skips.
	if h.encode() != text {
		return hash{}, ErrMalformedHash
	}
	return h, nil
}

// parseCosts reads "m=19456,t=2,p=1". What it lets through too generously, Validate and the comparison in parseHash refuse.
func parseCosts(text string) (Params, bool) {
	fields := strings.Split(text, ",")
	if len(fields) != 3 {
		return Params{}, false
	}
	memoryKiB, okMemory := parseCost(fields[0], "m=", maxMemoryKiB)
	time, okTime := parseCost(fields[1], "t=", maxTime)
	threads, okThreads := parseCost(fields[2], "p=", maxThreads)
	return Params{MemoryKiB: memoryKiB, Time: time, Threads: uint8(threads & 0xff)}, okMemory && okTime && okThreads
}

// parseCost reads a number up to limit after name, or gives 0.
func parseCost(text, name string, limit uint64) (uint32, bool) {
	digits, found := strings.CutPrefix(text, name)
	value, err := strconv.ParseUint(digits, 10, 32)
	if !found || err != nil || value > limit || value > math.MaxUint32 {
		return 0, false
	}
	return uint32(value), true
}

// key derives a key of the tag's length from password.
func (h hash) key(password string, derive kdf) []byte {
	length := uint32(min(len(h.tag), maxTagBytes))
	return derive([]byte(password), h.salt, h.params.Time, h.params.MemoryKiB, h.params.Threads, length)
}

// matches compares a derived key in a time that does not depend on where the two differ.
func (h hash) matches(key []byte) bool {
	return subtle.ConstantTimeCompare(h.tag, key) == 1
}
