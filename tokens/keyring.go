package tokens

import (
	"encoding/hex"
	"fmt"
	"io"
	"time"
)

// KeyState is where a master key stands in its life. States only move forward.
type KeyState string

// The states. Their spellings are stored.
const (
	KeyPending    KeyState = "pending"     // published to every node, not yet used
	KeyActive     KeyState = "active"      // mints and verifies; exactly one for each persistence
	KeyVerifyOnly KeyState = "verify-only" // verifies what it minted until that has expired
	KeyRetired    KeyState = "retired"     // neither
)

// MasterKey is one generation of the zone's root secret.
type MasterKey struct {
	ID    KeyID
	State KeyState
	// Mints says which tokens the key makes while it is active; empty: both kinds. Keys of temporary tokens are rotated. The key
	// of named ones stays, because such tokens may live for ever; each is made of its row's own secret, too.
	Mints       Persistence
	CreatedAt   time.Time
	ActiveAt    time.Time // when a pending key is to begin to mint; from then on: when it began
	VerifyUntil time.Time // when a verify-only key is to be retired; zero in every other state
	Material    Secret
}

// Format writes the id and the state for every verb, since fmt would print Material where it reports a verb that does not fit.
func (k MasterKey) Format(f fmt.State, _ rune) {
	_, _ = fmt.Fprintf(f, "%s (%s)", string(k.ID), string(k.State))
}

// NewMasterKey makes an active key from random.
func NewMasterKey(random io.Reader, now time.Time) (MasterKey, error) {
	var id [8]byte
	if _, err := io.ReadFull(random, id[:]); err != nil {
		return MasterKey{}, fmt.Errorf("read randomness: %w", err)
	}
	material, err := NewSecret(random)
	if err != nil {
		return MasterKey{}, err
	}
	return MasterKey{ID: KeyID(hex.EncodeToString(id[:])), State: KeyActive, CreatedAt: now.UTC(), Material: material}, nil
}

// KeyRing is the set of master keys in force: one that mints tokens of each persistence, others that still verify. It does
// not change once made.
type KeyRing struct {
	active    map[Persistence]KeyID
	verifying hidden[map[KeyID]Secret]
}

// NewKeyRing makes a ring. It returns [ErrKeyMaterial] for a key that is all zero, and an error when an id is malformed or
// stands twice, a state or a persistence is unknown, or not exactly one key is active for each persistence.
func NewKeyRing(keys []MasterKey) (*KeyRing, error) {
	ring := &KeyRing{active: make(map[Persistence]KeyID), verifying: hide(make(map[KeyID]Secret, len(keys)))}
	seen := make(map[KeyID]bool, len(keys))
	for _, key := range keys {
		if err := ring.add(key, seen[key.ID]); err != nil {
			return nil, fmt.Errorf("master key %q: %w", key.ID, err)
		}
		seen[key.ID] = true
	}
	for _, p := range []Persistence{Temporary, Named} {
		if ring.active[p] == "" {
			return nil, fmt.Errorf("key ring of %d keys: none is active for tokens of persistence %q", len(keys), p)
		}
	}
	return ring, nil
}

// add takes key into the ring. twice says that its id stands in the ring already; a retired key counts there too, or it
// would verify again once a row of another state has its id.
func (r *KeyRing) add(key MasterKey, twice bool) error {
	if len(key.ID) != 16 || !isHex(string(key.ID)) {
		return fmt.Errorf("id is not 16 hexadecimal digits")
	}
	if key.Material.IsZero() {
		return ErrKeyMaterial
	}
	if twice {
		return fmt.Errorf("stands twice")
	}
	// Of keys that are not active, too: one that is pending would be refused on the day that it becomes active.
	if key.Mints != "" && key.Mints != Temporary && key.Mints != Named {
		return fmt.Errorf("persistence %q is unknown", key.Mints)
	}
	switch key.State {
	case KeyActive:
		if err := r.activate(key); err != nil {
			return err
		}
		r.verifying.get()[key.ID] = key.Material
	case KeyVerifyOnly, KeyPending:
		// A pending key verifies too: another node may have begun to mint with it a moment before this one reloads.
		r.verifying.get()[key.ID] = key.Material
	case KeyRetired:
	default:
		return fmt.Errorf("state %q is unknown", key.State)
	}
	return nil
}

// activate makes key the one that mints what it is for.
func (r *KeyRing) activate(key MasterKey) error {
	mints := []Persistence{key.Mints}
	if key.Mints == "" {
		mints = []Persistence{Temporary, Named}
	}
	for _, p := range mints {
		if r.active[p] != "" {
			return fmt.Errorf("is active beside %q", r.active[p])
		}
		r.active[p] = key.ID
	}
	return nil
}

// Active returns the id of the key that mints tokens of a persistence.
func (r *KeyRing) Active(p Persistence) KeyID { return r.active[p] }
