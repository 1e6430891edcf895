package zone_test

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// kekFile stands for the file of the key-encryption key, which a command replaces while servers run.
type kekFile struct {
	mu    sync.Mutex
	keks  []tokens.KEK
	err   error
	reads int
}

func (f *kekFile) set(err error, keks ...tokens.KEK) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.keks, f.err = keks, err
}

func (f *kekFile) read() ([]tokens.KEK, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.reads++
	return f.keks, f.err
}

// rewrapped is a zone with two more nodes: one that reads the file of the key-encryption key when it has to, and a command that has
// the key at its start, like the first node of the zone.
type rewrapped struct {
	*cluster
	file     *kekFile
	follower *zone.Service
	old, new tokens.KEK
}

func newRewrapped(t *testing.T, c *cluster) *rewrapped {
	t.Helper()
	r := &rewrapped{cluster: c, file: new(kekFile), old: c.config.KEK, new: tokens.KEK{1, 2, 3}}
	r.file.set(nil, r.old)
	config := c.config
	config.ReadKEKs = r.file.read
	var err error
	r.follower, err = zone.New(t.Context(), config)
	must(t, err)
	// One key of each state, so that all of them are wrapped anew.
	must(t, second(c.RotateKey(t.Context(), c.operator)))
	c.clock.advance(2 * time.Minute)
	must(t, c.Maintain(t.Context()))
	must(t, revokeKey(tokens.KeyVerifyOnly, tokens.Temporary)(t.Context(), c.fixture, c.operator))
	must(t, second(c.RotateKey(t.Context(), c.operator)))
	c.clock.advance(2 * time.Minute)
	must(t, c.Maintain(t.Context()))
	must(t, second(c.RotateKey(t.Context(), c.operator)))
	return r
}

// open begins a process that has a key-encryption key.
func (r *rewrapped) open(ctx context.Context, kek tokens.KEK) (*zone.Service, error) {
	config := r.config
	config.KEK = kek
	return zone.New(ctx, config)
}

// TestRewrapKeys: the old key-encryption key opens nothing any more, tokens do not notice, and processes follow.
func TestRewrapKeys(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, c *cluster) {
		r := newRewrapped(t, c)
		ctx := t.Context()
		minted, another := c.mint(t), c.register(t, "another")
		keys, _ := c.storedRing(t)
		command, err := r.open(ctx, r.old)
		must(t, err)
		r.file.set(nil, r.old, r.new)
		must(t, command.RewrapKeys(ctx, c.operator, r.new))
		after, _ := c.storedRing(t)
		for i, key := range after {
			if slices.Equal(key.Ciphertext, keys[i].Ciphertext) != (key.State == tokens.KeyRetired) {
				t.Errorf("the key that is %s was wrapped anew, or not", key.State)
			}
			key.Ciphertext, keys[i].Ciphertext = nil, nil
			if key.ID != keys[i].ID || key.State != keys[i].State || key.Mints != keys[i].Mints || !key.ActiveAt.Equal(keys[i].ActiveAt) ||
				!key.VerifyUntil.Equal(keys[i].VerifyUntil) || !key.CreatedAt.Equal(keys[i].CreatedAt) {
				t.Errorf("the key was %+v and is %+v", keys[i], key)
			}
		}
		if _, err := r.open(ctx, r.old); !errors.Is(err, tokens.ErrWrap) {
			t.Errorf("with the old key-encryption key: %v", err)
		}
		must(t, second(r.follower.VerifySupportToken(ctx, c.provider, zone.VerifyRequest{Token: minted})))
		renewed, err := r.open(ctx, r.new)
		must(t, err)
		must(t, support(ctx, c, r.follower, renewed, another, zone.NewSupportToken{Name: "x"}))
		must(t, redeem(r.follower, c.provider, minted))

		// The follower can change the ring, too, and what it makes is wrapped by the new one.
		r.file.set(nil, r.new)
		must(t, r.follower.ReplaceKeys(ctx, c.operator))
		if _, err := r.open(ctx, r.old); !errors.Is(err, tokens.ErrWrap) {
			t.Errorf("with the old key-encryption key: %v", err)
		}
		must(t, second(r.open(ctx, r.new)))
		wantKind(t, c.RewrapKeys(ctx, c.admin, r.old), zone.Forbidden)
	})
}

// TestRewrappedMeanwhile: a process that cannot open the ring any more is out of service, and says so. It takes nothing for forged, and
// loses nothing.
func TestRewrappedMeanwhile(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, c *cluster) {
		r := newRewrapped(t, c)
		ctx := t.Context()
		access, err := c.MintAccessToken(ctx, c.alice, zone.NewAccessToken{})
		must(t, err)
		c.prepare(t, zone.NewSupportToken{Name: "x"})
		minted := c.mint(t)
		must(t, c.WriteAudit(ctx))
		must(t, c.RewrapKeys(ctx, c.operator, r.new))
		r.file.set(fs.ErrPermission)
		before, trail := c.dump(t), len(c.audit(t))
		for name, node := range map[string]*zone.Service{"without a file": c.Service, "with one that cannot be read": r.follower} {
			for what, err := range map[string]error{
				"mint":       second(node.MintSupportToken(ctx, c.alice, c.space, zone.NewSupportToken{})),
				"mint named": second(node.MintSupportToken(ctx, c.alice, c.space, zone.NewSupportToken{Name: "y"})),
				"access":     second(node.MintAccessToken(ctx, c.alice, zone.NewAccessToken{})),
				"register":   second(node.MintRegistrationToken(ctx, c.admin)),
				"provider":   second(node.ReplaceProviderToken(ctx, c.admin, c.provider.Provider)),
				"redeem":     redeem(node, c.provider, minted),
				"named":      redeem(node, c.provider, c.text),
				"verify":     second(node.VerifySupportToken(ctx, c.provider, zone.VerifyRequest{Token: minted})),
				"revoke":     node.RevokeToken(ctx, c.alice, minted),
				"login":      second(node.AuthenticateToken(ctx, access.Text.Reveal(), c.alice.Address)),
				"rotate":     second(node.RotateKey(ctx, c.operator)),
				"replace":    node.ReplaceKeys(ctx, c.operator),
			} {
				if !errors.Is(err, zone.Unavailable) || zone.AsError(err).Kind != zone.Unavailable || zone.AsError(err).RetryAfter == 0 {
					t.Errorf("%s, %s: %v", name, what, err)
				}
			}
			must(t, second(node.AuthenticatePassword(ctx, "alice", alicePassword, c.alice.Address)))
			must(t, second(node.Keys(ctx, c.operator)))
			must(t, node.WriteAudit(ctx))
		}
		if c.dump(t) != before || len(c.audit(t)) != trail {
			t.Error("something was changed")
		}
		r.file.set(nil, tokens.KEK{}, tokens.KEK{9}, r.new) // one that is none, one of somebody else, and the one
		must(t, redeem(r.follower, c.provider, minted))
		must(t, second(r.follower.AuthenticateToken(ctx, access.Text.Reveal(), c.alice.Address)))
	})
}

// TestUnreadableFile: as long as the key-encryption key that the process has opens the ring, its file may be missing. It is not even
// read.
func TestUnreadableFile(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, c *cluster) {
		r := newRewrapped(t, c)
		r.file.set(fs.ErrNotExist)
		for range 3 {
			must(t, second(c.RotateKey(t.Context(), c.operator)))
			c.clock.advance(2 * time.Minute)
			must(t, r.follower.Maintain(t.Context()))
			must(t, support(t.Context(), c, c.nodes[1], r.follower, c.provider, zone.NewSupportToken{}))
		}
		if r.file.reads > 0 {
			t.Errorf("it was read %d times", r.file.reads)
		}
		config := c.config
		config.KEK, config.ReadKEKs = tokens.KEK{9}, r.file.read
		if _, err := zone.New(t.Context(), config); !errors.Is(err, tokens.ErrWrap) || !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("a process that has a wrong one and can read none begins: %v", err)
		}
	})
}

// TestStaleRing: a node that has to open the ring anew, and is hindered, is hindered for this once.
func TestStaleRing(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	config := f.config
	config.Store = f.store.Store
	other, err := zone.New(t.Context(), config)
	must(t, err)
	for _, deny := range []string{"Instance", "Keys"} {
		token := f.mint(t)
		must(t, second(other.RotateKey(t.Context(), f.operator)))
		f.clock.advance(2 * time.Minute)
		must(t, other.Maintain(t.Context()))
		f.store.deny = deny
		wantKind(t, redeem(f.Service, f.provider, token), zone.Unavailable)
		wantKind(t, second(f.MintSupportToken(t.Context(), f.alice, f.space, zone.NewSupportToken{})), zone.Unavailable)
		f.store.deny = ""
		must(t, redeem(f.Service, f.provider, token))
		must(t, f.EndSupport(t.Context(), f.provider, f.space))
	}
}
