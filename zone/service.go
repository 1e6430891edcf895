package zone

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync/atomic"
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone/password"
)

// Defaults of a [Config].
const (
	DefaultName            = "onezone"
	DefaultTokenTTL        = 24 * time.Hour
	DefaultMaxTokenTTL     = 7 * 24 * time.Hour
	DefaultMinSupportSize  = 1_000_000          // bytes; Onezone's minimum_space_support_size
	MaxSupportSize         = 1<<53 - 1          // bytes; what every client can write as a number
	longestTokenTTL        = 7 * 24 * time.Hour // of a temporary token, whatever is configured; the key ring counts on it
	minimumSaneSupportSize = 1
	retryKeys              = 5 * time.Second
)

// Config says what a [Service] works with.
type Config struct {
	Store     Store                   // required
	KEK       tokens.KEK              // required: opens the master keys in the store
	Passwords *password.Authenticator // required
	Hasher    *password.Hasher        // required
	Log       *slog.Logger            // required

	// ReadKEKs gives more key-encryption keys to try when the key ring has changed and KEK does not open it: another process may have
	// wrapped it anew. Nil: there are none.
	ReadKEKs func() ([]tokens.KEK, error)

	// Witness keeps how far the zone's history has come, so that a database that was restored from a backup is told from the one that
	// was served before. Nil: there is none, and a loss is noticed only while the process runs.
	Witness Witness

	Name           string        // of the zone, the location of its tokens; empty: [DefaultName]
	TokenTTL       time.Duration // of a temporary token where none is asked for; 0: [DefaultTokenTTL]
	MaxTokenTTL    time.Duration // the longest that may be asked for; 0: [DefaultMaxTokenTTL]
	MinSupportSize int64         // bytes; 0: [DefaultMinSupportSize]
	// Recall is for how long what minting rests on is remembered, at most [LongestRecall]: so late, at most, this node follows what
	// others change, where it mints; what it changes itself it follows at once. 0: nothing is remembered.
	Recall time.Duration
	Now    func() time.Time // nil: time.Now
	Random io.Reader        // nil: crypto/rand
}

// Service decides. Its methods are the operations of the zone; each takes the caller and does, in this order: authorise,
// audit, act. It may be used from any number of goroutines.
type Service struct {
	store           Store // counts what changes what minting rests on
	quietStore      Store // the same, and does not: for what changes nothing of that
	recent          *recent
	proofs          *proofs
	name            string
	kek             tokens.KEK
	readKEKs        func() ([]tokens.KEK, error)
	ring            atomic.Pointer[ring]
	ringChanged     atomic.Bool // a transaction that writes had to open another one than ring, and may not remember it
	clock           clock
	history         history
	witness         Witness
	complaints      complaints
	pruning         pruning
	trail           *trail
	passwords       *password.Authenticator
	hasher          *password.Hasher
	log             *slog.Logger
	now             func() time.Time
	random          io.Reader
	defaultTokenTTL time.Duration
	maxTokenTTL     time.Duration
	minSupportSize  int64
}

// New opens the key ring of a zone that was set up with [Setup]. NotFound: the store is empty. An error that matches
// tokens.ErrWrap: the key-encryption key is not this zone's; one that matches [ErrForeignMark]: the witness is not. Where the database has
// lost what the witness has seen, the zone is opened all the same, but mints and redeems no token ([Service.Ping]). Whoever serves the zone lets [Service.Run] run beside it.
func New(ctx context.Context, cfg Config) (*Service, error) {
	if err := cfg.complete(); err != nil {
		return nil, err
	}
	recent := newRecent(cfg.Recall, cfg.Now)
	s := &Service{
		store: changing{cfg.Store, recent}, quietStore: cfg.Store, recent: recent, proofs: newProofs(), witness: cfg.Witness, name: cfg.Name, kek: cfg.KEK, readKEKs: cfg.ReadKEKs, trail: newTrail(),
		passwords: cfg.Passwords, hasher: cfg.Hasher, log: cfg.Log, random: cfg.Random,
		// Stores keep milliseconds. Cutting here keeps what is answered equal to what is read back.
		now:             func() time.Time { return cfg.Now().UTC().Truncate(time.Millisecond) },
		defaultTokenTTL: cfg.TokenTTL, maxTokenTTL: cfg.MaxTokenTTL, minSupportSize: cfg.MinSupportSize,
	}
	err := cfg.Store.View(ctx, func(tx ReadTx) error {
		instance, err := tx.Instance()
		if err != nil {
			return err
		}
		newest, err := tx.RecentAudit("", 0, 1)
		if err != nil {
			return err
		}
		s.clock.begin(instance.Restores, newest)
		m, err := s.moment(tx)
		if err != nil {
			return err
		}
		loaded, err := s.loadRing(tx, m)
		if err != nil {
			return err
		}
		s.ring.Store(loaded)
		return s.history.begin(s.witness, tx, instance)
	})
	if err != nil {
		return nil, missing(err, "the store holds no zone yet")
	}
	if err := s.KeepMark(ctx); err != nil && !errors.Is(err, errIncomplete) {
		return nil, err
	}
	return s, nil
}

func (cfg *Config) complete() error {
	if cfg.Store == nil || cfg.Passwords == nil || cfg.Hasher == nil || cfg.Log == nil {
		return errors.New("zone: Config needs a Store, Passwords, a Hasher and a Log")
	}
	cfg.Name = cmp.Or(cfg.Name, DefaultName)
	cfg.MaxTokenTTL = cmp.Or(cfg.MaxTokenTTL, DefaultMaxTokenTTL)
	cfg.TokenTTL = cmp.Or(cfg.TokenTTL, min(DefaultTokenTTL, cfg.MaxTokenTTL))
	cfg.MinSupportSize = cmp.Or(cfg.MinSupportSize, DefaultMinSupportSize)
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Random == nil {
		cfg.Random = rand.Reader
	}
	if cfg.MaxTokenTTL < time.Second || cfg.MaxTokenTTL > longestTokenTTL {
		return fmt.Errorf("the longest life of a token must be between 1s and %s", longestTokenTTL)
	}
	if cfg.TokenTTL < time.Second || cfg.TokenTTL > cfg.MaxTokenTTL {
		return fmt.Errorf("the life of a token must be between 1s and the longest life, %s", cfg.MaxTokenTTL)
	}
	if cfg.Recall < 0 || cfg.Recall > LongestRecall {
		return fmt.Errorf("what minting rests on can be remembered for at most %s", LongestRecall)
	}
	if cfg.MinSupportSize < minimumSaneSupportSize {
		return errors.New("the least size of a support must be at least 1 byte")
	}
	return nil
}

// Ping reports whether the zone can be served: the store is there, its key ring can be opened, and tokens can be minted and redeemed.
// Unavailable: not now.
func (s *Service) Ping(ctx context.Context) error {
	if err := s.store.Ping(ctx); err != nil {
		return err
	}
	return s.store.View(ctx, func(tx ReadTx) error {
		m, err := s.soundMoment(tx)
		if err != nil {
			return err
		}
		_, err = s.authorityIn(tx, m)
		return err
	})
}

// newID makes an id of 16 random bytes, 22 characters.
func (s *Service) newID() (string, error) {
	nonce, err := tokens.NewNonce(s.random)
	return string(nonce), err
}
