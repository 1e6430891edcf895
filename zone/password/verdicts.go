package password

import (
	"cmp"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/maypok86/otter/v2"
)

const (
	defaultVerdicts   = 10_000
	defaultVerdictTTL = 5 * time.Minute
)

// VerdictsConfig sizes the cache. The zero value is what a server wants.
type VerdictsConfig struct {
	Entries int           // verdicts kept; 0: 10,000
	TTL     time.Duration // how long a verdict holds after its last use; 0: 5 minutes
	Rand    io.Reader     // source of the key, read once; nil: crypto/rand
}

// Verdicts remembers which passwords were right, and never which were wrong: otherwise an attacker could push the good entries
// out. It holds no password: an entry is an HMAC under a key that exists only in the memory of this process.
//
// There is no way to forget a user, because none is needed. The stored hash is part of the key, and the caller reads the row for
// every request; so a changed password, on this node or another, misses at once, and a removed user has no row to ask with. A
// blocked one is refused by the caller, who reads that from the same row.
//
// It is safe for concurrent use and starts no goroutines.
type Verdicts struct {
	macs    sync.Pool // of *keyMaker, under the one key
	ttl     time.Duration
	entries *otter.Cache[Key, time.Time] // the time each was last used
}

// Key names one combination of user, stored hash and password. It reveals none of them.
type Key [sha256.Size]byte

// NewVerdicts makes an empty cache. It fails when a number is negative or the source of randomness does.
func NewVerdicts(config VerdictsConfig) (*Verdicts, error) {
	if config.Entries < 0 || config.TTL < 0 {
		return nil, errors.New("password verdicts: entries and TTL must not be negative")
	}
	key := make([]byte, sha256.Size)
	v := &Verdicts{
		ttl: cmp.Or(config.TTL, defaultVerdictTTL), macs: sync.Pool{New: func() any { return &keyMaker{mac: hmac.New(sha256.New, key)} }},
	}
	source := config.Rand
	if source == nil {
		source = rand.Reader
	}
	if _, err := io.ReadFull(source, key); err != nil {
		return nil, fmt.Errorf("read randomness for the password cache: %w", err)
	}
	v.entries = newCache[Key, time.Time](cmp.Or(config.Entries, defaultVerdicts))
	return v, nil
}

// Key makes the key. Each part goes in with its length before it, so that no two combinations run together.
func (v *Verdicts) Key(userID, phc, password string) Key {
	m, _ := v.macs.Get().(*keyMaker)
	defer v.macs.Put(m)
	m.text = m.text[:0]
	for _, part := range [...]string{userID, phc, password} {
		m.text = binary.BigEndian.AppendUint64(m.text, uint64(len(part)))
		m.text = append(m.text, part...)
	}
	m.mac.Reset()
	_, _ = m.mac.Write(m.text) // never fails
	clear(m.text)              // the password
	m.sum = m.mac.Sum(m.sum[:0])
	return Key(m.sum)
}

// keyMaker is an HMAC, whose key is worked in already, with room for what it reads and gives.
type keyMaker struct {
	mac interface {
		io.Writer
		Reset()
		Sum(b []byte) []byte
	}
	text, sum []byte
}

// Hit reports whether the combination was found right, or hit, less than the TTL before now, and extends it: a client at work never
// depends on the hasher again. The row is read for each request, so a changed password or a block takes effect at once all the same.
func (v *Verdicts) Hit(key Key, now time.Time) bool {
	at, found := v.entries.GetIfPresent(key)
	if !found {
		return false
	}
	// A simultaneous request may have been given a slightly later time than this one. But a clock that is set back must not
	// make a verdict hold for hours.
	age := now.Sub(at)
	if age < v.ttl && age > -v.ttl {
		if age > v.ttl/16 { // not at each request: a write costs more than a look
			v.Remember(key, now)
		}
		return true
	}
	v.entries.Invalidate(key)
	return false
}

// Remember keeps that the combination was found right at now.
func (v *Verdicts) Remember(key Key, now time.Time) {
	v.entries.Set(key, now)
}

// newCache makes a cache that keeps about size entries, the ones most often and most recently used.
func newCache[K comparable, V any](size int) *otter.Cache[K, V] {
	return otter.Must(&otter.Options[K, V]{
		MaximumSize: size,
		// Eviction on the goroutine that writes: no goroutine outlives a call, and the bound holds without waiting for one.
		Executor: func(task func()) { task() },
	})
}
