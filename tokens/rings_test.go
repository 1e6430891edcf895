package tokens_test

import (
	"crypto/rand"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/zonemint/zonemint/tokens"
)

const (
	keyC = tokens.KeyID("00000000000000cc")
	keyD = tokens.KeyID("00000000000000dd")
)

// mintsOnly is a key for tokens of one persistence.
func mintsOnly(p tokens.Persistence, id tokens.KeyID, state tokens.KeyState, material tokens.Secret) tokens.MasterKey {
	key := masterKey(id, state, material)
	key.Mints = p
	return key
}

// rings say which keys a list makes active, or part of the error that it gives instead.
var rings = []struct {
	name             string
	keys             []tokens.MasterKey
	temporary, named tokens.KeyID
	refused          string
}{
	{
		name: "one for both", keys: []tokens.MasterKey{masterKey(keyA, tokens.KeyActive, masterA)},
		temporary: keyA, named: keyA,
	},
	{
		name: "one for each",
		keys: []tokens.MasterKey{
			mintsOnly(tokens.Named, keyB, tokens.KeyActive, masterB), mintsOnly(tokens.Temporary, keyA, tokens.KeyActive, masterA),
		},
		temporary: keyA, named: keyB,
	},
	{
		name: "others beside them, which mint nothing",
		keys: []tokens.MasterKey{
			mintsOnly(tokens.Temporary, keyC, tokens.KeyPending, secret(0x70)), mintsOnly(tokens.Temporary, keyA, tokens.KeyActive, masterA),
			masterKey(keyD, tokens.KeyVerifyOnly, secret(0x71)), mintsOnly(tokens.Named, keyB, tokens.KeyActive, masterB),
			mintsOnly(tokens.Named, "00000000000000ee", tokens.KeyRetired, secret(0x72)),
			mintsOnly(tokens.Named, "00000000000000ff", tokens.KeyVerifyOnly, secret(0x73)),
		},
		temporary: keyA, named: keyB,
	},
	{
		name: "two for temporary tokens",
		keys: []tokens.MasterKey{
			mintsOnly(tokens.Temporary, keyA, tokens.KeyActive, masterA), mintsOnly(tokens.Temporary, keyB, tokens.KeyActive, masterB),
			mintsOnly(tokens.Named, keyC, tokens.KeyActive, secret(0x70)),
		},
		refused: `"00000000000000bb": is active beside "00000000000000aa"`,
	},
	{
		name: "two for named tokens",
		keys: []tokens.MasterKey{
			mintsOnly(tokens.Temporary, keyA, tokens.KeyActive, masterA), mintsOnly(tokens.Named, keyB, tokens.KeyActive, masterB),
			mintsOnly(tokens.Named, keyC, tokens.KeyActive, secret(0x70)),
		},
		refused: `"00000000000000cc": is active beside "00000000000000bb"`,
	},
	{
		name: "one for both, then one for temporary tokens",
		keys: []tokens.MasterKey{
			masterKey(keyA, tokens.KeyActive, masterA), mintsOnly(tokens.Temporary, keyB, tokens.KeyActive, masterB),
		},
		refused: `is active beside "00000000000000aa"`,
	},
	{
		name: "one for named tokens, then one for both",
		keys: []tokens.MasterKey{
			mintsOnly(tokens.Named, keyB, tokens.KeyActive, masterB), masterKey(keyA, tokens.KeyActive, masterA),
		},
		refused: `is active beside "00000000000000bb"`,
	},
	{
		name: "none for named tokens",
		keys: []tokens.MasterKey{
			mintsOnly(tokens.Temporary, keyA, tokens.KeyActive, masterA), mintsOnly(tokens.Named, keyB, tokens.KeyVerifyOnly, masterB),
		},
		refused: `key ring of 2 keys: none is active for tokens of persistence "nmd"`,
	},
	{
		name: "none for temporary tokens",
		keys: []tokens.MasterKey{
			mintsOnly(tokens.Temporary, keyA, tokens.KeyPending, masterA), mintsOnly(tokens.Named, keyB, tokens.KeyActive, masterB),
		},
		refused: `key ring of 2 keys: none is active for tokens of persistence "tmp"`,
	},
}

func TestKeyRing(t *testing.T) {
	for _, c := range rings {
		t.Run(c.name, func(t *testing.T) {
			ring, err := tokens.NewKeyRing(c.keys)
			if c.refused != "" {
				if err == nil || ring != nil || !strings.Contains(err.Error(), c.refused) {
					t.Errorf("NewKeyRing = %v, %v; want an error with %q", ring, err, c.refused)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			for p, want := range map[tokens.Persistence]tokens.KeyID{tokens.Temporary: c.temporary, tokens.Named: c.named, "": "", "eternal": ""} {
				if got := ring.Active(p); got != want {
					t.Errorf("Active(%q) = %q, want %q", p, got, want)
				}
			}
		})
	}
	if got := new(tokens.KeyRing).Active(tokens.Named); got != "" {
		t.Errorf("Active of the zero ring = %q", got)
	}
}

// TestKeyRingRefusesUnknownPersistences has a key that mints nothing known, in every state: once active it would bring the zone down.
func TestKeyRingRefusesUnknownPersistences(t *testing.T) {
	for _, state := range []tokens.KeyState{tokens.KeyPending, tokens.KeyActive, tokens.KeyVerifyOnly, tokens.KeyRetired} {
		for _, p := range []tokens.Persistence{"eternal", "TMP", "tmp ", "named", "tmp,nmd"} {
			keys := []tokens.MasterKey{mintsOnly(p, keyB, state, masterB)}
			if state != tokens.KeyActive {
				keys = append(keys, masterKey(keyA, tokens.KeyActive, masterA))
			}
			if ring, err := tokens.NewKeyRing(keys); err == nil || ring != nil || !strings.Contains(err.Error(), "unknown") {
				t.Errorf("%s key for %q: %v, %v; want an error", state, p, ring, err)
			}
		}
	}
}

// TestKeyRingIsACopy holds that neither a ring nor an authority changes with the list that it was made of.
func TestKeyRingIsACopy(t *testing.T) {
	keys := []tokens.MasterKey{masterKey(keyA, tokens.KeyActive, masterA)}
	ring, err := tokens.NewKeyRing(keys)
	if err != nil {
		t.Fatal(err)
	}
	text := mint(t, authority(t), support())
	keys[0] = masterKey(keyB, tokens.KeyActive, masterB)
	a, err := tokens.NewAuthority(location, epoch, ring)
	if err != nil || ring.Active(tokens.Temporary) != keyA {
		t.Fatalf("active %q, %v", ring.Active(tokens.Temporary), err)
	}
	if _, err := authenticate(a, text); err != nil {
		t.Error(err)
	}
}

// TestMintPicksTheKeyOfThePersistence mints every kind of token in a zone whose two persistences have keys of their own.
func TestMintPicksTheKeyOfThePersistence(t *testing.T) {
	temporary, named := mintsOnly(tokens.Temporary, keyA, tokens.KeyActive, masterA), mintsOnly(tokens.Named, keyB, tokens.KeyActive, masterB)
	a := authorityOf(t, epoch, named, temporary)
	for _, r := range kinds() {
		t.Run(kind(r), func(t *testing.T) {
			want, material := temporary, masterA
			if r.Persistence == tokens.Named {
				want, material = named, masterB
			}
			text := mint(t, a, r)
			token, err := authenticate(a, text)
			if err != nil || token.Identifier().Key != want.ID {
				t.Fatalf("minted by %v, %v; want %s", token, err, want.ID)
			}
			// The signature is of that key's material, too: a ring that has nothing but it is enough.
			if _, err := authenticate(authorityOf(t, epoch, masterKey(want.ID, tokens.KeyActive, material)), text); err != nil {
				t.Errorf("by its key alone: %v", err)
			}
		})
	}
}

// TestRotation replaces the key of temporary tokens, as a zone does: those of the old key live until it is retired, and named tokens
// do not notice.
func TestRotation(t *testing.T) {
	named := mintsOnly(tokens.Named, keyB, tokens.KeyActive, masterB)
	old := func(state tokens.KeyState) tokens.MasterKey { return mintsOnly(tokens.Temporary, keyA, state, masterA) }
	next := func(state tokens.KeyState) tokens.MasterKey {
		return mintsOnly(tokens.Temporary, keyC, state, secret(0x70))
	}
	before := authorityOf(t, epoch, named, old(tokens.KeyActive))
	texts := []string{mint(t, before, support()), mint(t, before, register()), mint(t, before, namedSupport()), mint(t, before, access())}
	unknown := tokens.ErrUnknownKey
	for _, step := range []struct {
		name  string
		zone  *tokens.Authority
		want  [4]error // of texts
		mints tokens.KeyID
	}{
		{"published", authorityOf(t, epoch, named, old(tokens.KeyActive), next(tokens.KeyPending)), [4]error{}, keyA},
		{"active", authorityOf(t, epoch, named, old(tokens.KeyVerifyOnly), next(tokens.KeyActive)), [4]error{}, keyC},
		{"retired", authorityOf(t, epoch, named, old(tokens.KeyRetired), next(tokens.KeyActive)), [4]error{unknown, unknown}, keyC},
		{"gone", authorityOf(t, epoch, named, next(tokens.KeyActive)), [4]error{unknown, unknown}, keyC},
		{
			"everything new", authorityOf(t, secret(0x31), mintsOnly(tokens.Named, keyD, tokens.KeyActive, secret(0x74)), next(tokens.KeyActive)),
			[4]error{unknown, unknown, unknown, unknown},
			keyC,
		},
	} {
		for i, text := range texts {
			if _, err := authenticate(step.zone, text); !errors.Is(err, step.want[i]) {
				t.Errorf("%s: token %d: %v, want %v", step.name, i, err, step.want[i])
			}
		}
		_, id, err := step.zone.Mint(rand.Reader, support(), secretsFor(tokens.PurposeSupport, tokens.Temporary)...)
		if err != nil || id.Key != step.mints {
			t.Errorf("%s: minted by %s, %v; want %s", step.name, id.Key, err, step.mints)
		}
	}
}

// TestWrapCarriesEveryField wraps keys of every state and reads them back.
func TestWrapCarriesEveryField(t *testing.T) {
	at := issued.Add(30 * 24 * time.Hour)
	for _, state := range []tokens.KeyState{tokens.KeyPending, tokens.KeyActive, tokens.KeyVerifyOnly, tokens.KeyRetired} {
		for _, p := range []tokens.Persistence{"", tokens.Temporary, tokens.Named} {
			key := tokens.MasterKey{
				ID: keyA, State: state, Mints: p, CreatedAt: issued, ActiveAt: at, VerifyUntil: at.Add(7 * 24 * time.Hour), Material: masterA,
			}
			w, err := tokens.WrapKey(rand.Reader, kek, instance, key)
			if err != nil {
				t.Fatal(err)
			}
			want := tokens.WrappedKey{
				ID: keyA, State: state, Mints: p, CreatedAt: key.CreatedAt, ActiveAt: key.ActiveAt, VerifyUntil: key.VerifyUntil, Ciphertext: w.Ciphertext,
			}
			if w.ID != want.ID || w.State != want.State || w.Mints != want.Mints || w.CreatedAt != want.CreatedAt || w.ActiveAt != want.ActiveAt ||
				w.VerifyUntil != want.VerifyUntil || len(w.Ciphertext) == 0 {
				t.Errorf("wrapped as %+v, want %+v", w, want)
			}
			if back, err := tokens.UnwrapKey(kek, instance, w); err != nil || back != key {
				t.Errorf("came back as %+v, %v; want %+v", back, err, key)
			}
			// What rests beside the ciphertext may change while the key rests: a state, a time.
			w.State, w.Mints, w.VerifyUntil = tokens.KeyVerifyOnly, tokens.Named, time.Time{}
			key.State, key.Mints, key.VerifyUntil = w.State, w.Mints, w.VerifyUntil
			if back, err := tokens.UnwrapKey(kek, instance, w); err != nil || back != key {
				t.Errorf("moved on: %+v, %v", back, err)
			}
		}
	}
}

// TestRetiredKeysRestEmpty holds that a key whose ciphertext was erased is never taken for one, whatever else its row says.
func TestRetiredKeysRestEmpty(t *testing.T) {
	for _, erased := range [][]byte{nil, {}, make([]byte, 61), {1}} {
		w := wrapped(t)
		w.State, w.Ciphertext = tokens.KeyRetired, slices.Clone(erased)
		if key, err := tokens.UnwrapKey(kek, instance, w); !errors.Is(err, tokens.ErrWrap) || key != (tokens.MasterKey{}) {
			t.Errorf("%d bytes: %+v, %v; want ErrWrap", len(erased), key, err)
		}
	}
}
