package password

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/crypto/argon2"
)

// MaxBytes is the length in bytes of the longest password. Longer ones are refused without hashing, since argon2id reads all of
// what it is given. Nothing is ever cut off.
const MaxBytes = 1024

const (
	defaultQueue = 32
	defaultWait  = 2 * time.Second
)

// HasherConfig says how to hash. The zero value is what a server wants.
type HasherConfig struct {
	Params Params        // costs of new hashes; zero: [DefaultParams]
	Slots  int           // hashes computed at a time; 0: one less than there are CPUs, and at least one
	Queue  int           // callers that may wait for a slot, known ones and strangers each; 0: 32
	Wait   time.Duration // how long one of them waits at most; 0: 2 s
	Rand   io.Reader     // source of salts; nil: crypto/rand. Reads from it are serialised.
}

// Hasher makes and checks password hashes. The memory it takes is bounded by Slots times the memory of one hash (19 MiB by
// default). x/crypto allocates that memory anew for every hash and offers no way to pass a buffer in, so as much again can be
// waiting for the garbage collector. It is safe for concurrent use and starts no goroutines of its own.
type Hasher struct {
	params Params
	slots  *slots
	derive kdf
	dummy  string
	hashes atomic.Uint64

	randMu sync.Mutex
	rand   io.Reader
}

// HasherStats are numbers for metrics.
type HasherStats struct {
	Running int    // hashes being computed now
	Waiting int    // callers in the queue now
	Hashes  uint64 // hashes computed or begun, dummies included
	Shed    uint64 // callers turned away by [ErrBusy]
}

// NewHasher makes a Hasher. It fails when a number is out of bounds or the source of randomness does.
func NewHasher(config HasherConfig) (*Hasher, error) {
	h := &Hasher{params: config.Params, derive: argon2.IDKey, rand: config.Rand}
	if h.params == (Params{}) {
		h.params = DefaultParams()
	}
	if err := h.params.Validate(); err != nil {
		return nil, err
	}
	if h.rand == nil {
		h.rand = rand.Reader
	}
	if config.Slots < 0 || config.Queue < 0 || config.Wait < 0 {
		return nil, errors.New("password hasher: slots, queue and wait must not be negative")
	}
	h.slots = newSlots(cmp.Or(config.Slots, max(1, runtime.NumCPU()-1)), cmp.Or(config.Queue, defaultQueue),
		cmp.Or(config.Wait, defaultWait))
	var err error
	h.dummy, err = h.newDummy()
	return h, err
}

// newDummy gives a hash with the costs of today that no known password has: its tag is random, not derived.
func (h *Hasher) newDummy() (string, error) {
	random, err := h.random(saltBytes + tagBytes)
	if err != nil {
		return "", err
	}
	return hash{params: h.params, salt: random[:saltBytes], tag: random[saltBytes:]}.encode(), nil
}

// Hash returns the PHC string of password with a new salt. It returns [ErrTooLong], [ErrBusy], the error of ctx when that ends
// while waiting for a slot, or the error of the source of randomness.
func (h *Hasher) Hash(ctx context.Context, password string) (string, error) {
	if len(password) > MaxBytes {
		return "", ErrTooLong
	}
	salt, err := h.random(saltBytes)
	if err != nil {
		return "", err
	}
	made := hash{params: h.params, salt: salt, tag: make([]byte, tagBytes)}
	made.tag, err = h.compute(ctx, origin{known: true}, made, password)
	if err != nil {
		return "", err
	}
	return made.encode(), nil
}

// Verify reports whether phc is the hash of password, and if so whether it should be replaced by one with the costs of today. A
// password over [MaxBytes] is wrong without hashing. It returns [ErrMalformedHash], [ErrBusy] or the error of ctx.
func (h *Hasher) Verify(ctx context.Context, phc, password string) (ok, rehash bool, err error) {
	return h.verify(ctx, origin{known: true}, phc, password)
}

func (h *Hasher) verify(ctx context.Context, o origin, phc, password string) (ok, rehash bool, err error) {
	stored, err := parseHash(phc)
	if err != nil {
		return false, false, err
	}
	if len(password) > MaxBytes {
		return false, false, nil
	}
	key, err := h.compute(ctx, o, stored, password)
	if err != nil || !stored.matches(key) {
		return false, false, err
	}
	return true, h.params.NeedsRehash(phc), nil
}

// VerifyDummy does the work of a [Hasher.Verify] that finds a password wrong, with the costs of today. It returns [ErrBusy] or
// the error of ctx.
func (h *Hasher) VerifyDummy(ctx context.Context, password string) error {
	_, _, err := h.Verify(ctx, h.dummy, password)
	return err
}

// Stats returns the numbers of this moment.
func (h *Hasher) Stats() HasherStats {
	running, waiting, shed := h.slots.stats()
	return HasherStats{Running: running, Waiting: waiting, Hashes: h.hashes.Load(), Shed: shed}
}

func (h *Hasher) compute(ctx context.Context, o origin, as hash, password string) ([]byte, error) {
	leave, err := h.slots.enter(ctx, o)
	if err != nil {
		return nil, err
	}
	defer leave()
	h.hashes.Add(1)
	return as.key(password, h.derive), nil
}

func (h *Hasher) random(length int) ([]byte, error) {
	h.randMu.Lock()
	defer h.randMu.Unlock()
	random := make([]byte, length)
	if _, err := io.ReadFull(h.rand, random); err != nil {
		return nil, fmt.Errorf("read randomness for a password hash: %w", err)
	}
	return random, nil
}
