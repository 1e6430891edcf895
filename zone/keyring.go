package zone

import (
	"errors"
	"log/slog"
	"time"

	"github.com/zonemint/zonemint/tokens"
)

// ring is the key ring as it was at one version, ready to mint and to verify.
type ring struct {
	version   int64
	epoch     tokens.Secret
	until     time.Time // when the first of its verify-only keys ends; zero: none does
	authority *tokens.Authority
}

// authorityIn returns the authority of the ring in a moment of tx. The ring is opened anew only when its version has changed or the time
// of one of its keys is over, so this costs nothing but the moment. Because the version is read within the transaction that mints or
// verifies, no token of a key that was retired is accepted after that was acknowledged, by any process, and none of a key that another
// process has just made is refused.
//
// Only a transaction that reads remembers the ring. What one that writes sees, its own change or that of a transaction with which it
// shares a commit, may never be committed, and then another ring may get the same version.
func (s *Service) authorityIn(tx ReadTx, m moment) (*tokens.Authority, error) {
	if loaded := s.ring.Load(); loaded.is(m.instance) && loaded.holds(m.now) {
		return loaded.authority, nil
	}
	loaded, err := s.loadRing(tx, m)
	if err != nil {
		s.log.Error("the key ring has changed and cannot be opened", slog.Int64("ring_version", m.instance.RingVersion),
			slog.String("cause", err.Error()))
		return nil, errKeysClosed(err)
	}
	if !writes(tx) {
		s.ring.Store(loaded)
	}
	s.ringChanged.Store(writes(tx))
	return loaded.authority, nil
}

// mint makes a token of any kind with the ring in a moment of tx. Unavailable: none may be made now.
func (s *Service) mint(tx ReadTx, m moment, r tokens.MintRequest, secrets ...tokens.Secret) (tokens.Serialized, tokens.Identifier, error) {
	if err := s.sound(tx, m); err != nil {
		return tokens.Serialized{}, tokens.Identifier{}, err
	}
	authority, err := s.authorityIn(tx, m)
	if err != nil {
		return tokens.Serialized{}, tokens.Identifier{}, err
	}
	return authority.Mint(s.random, r, secrets...)
}

// loadRing reads the wrapped keys, opens them and derives what tokens are made with.
func (s *Service) loadRing(tx ReadTx, m moment) (*ring, error) {
	instance := m.instance
	wrapped, err := tx.Keys()
	if err != nil {
		return nil, err
	}
	_, opened, err := s.unwrap(instance.ID, wrapped)
	if err != nil {
		return nil, err
	}
	opened, until := stillVerifying(opened, m.now)
	keys, err := tokens.NewKeyRing(opened)
	if err != nil {
		return nil, err
	}
	authority, err := tokens.NewAuthority(s.name, instance.Epoch, keys)
	if err != nil {
		return nil, err
	}
	return &ring{version: instance.RingVersion, epoch: instance.Epoch, until: until, authority: authority}, nil
}

// is reports whether the ring is the one of an instance. The epoch is compared, too: a store that falls back to an earlier state counts
// its versions anew.
func (r *ring) is(instance Instance) bool {
	return r.version == instance.RingVersion && r.epoch == instance.Epoch
}

// holds reports whether no key of the ring has come to its end since it was loaded.
func (r *ring) holds(now time.Time) bool { return r.until.IsZero() || now.Before(r.until) }

// stillVerifying leaves out the keys whose time to verify is over, whether or not [Service.Maintain] has come to retire them, and says when the
// next one's is.
func stillVerifying(keys []tokens.MasterKey, now time.Time) (list []tokens.MasterKey, until time.Time) {
	for _, key := range keys {
		if key.State == tokens.KeyVerifyOnly {
			if !now.Before(key.VerifyUntil) {
				continue
			}
			if until.IsZero() || key.VerifyUntil.Before(until) {
				until = key.VerifyUntil
			}
		}
		list = append(list, key)
	}
	return list, until
}

// unwrap opens the keys that are not retired, and returns the key-encryption key that all of them are wrapped by: the one that the
// process began with, or, since another process may have wrapped the ring anew, one that can be read now. An error that matches
// tokens.ErrWrap: none opens them.
func (s *Service) unwrap(instance string, wrapped []tokens.WrappedKey) (tokens.KEK, []tokens.MasterKey, error) {
	keys, failure := unwrapAll(s.kek, instance, wrapped)
	if failure == nil || s.readKEKs == nil {
		return s.kek, keys, failure
	}
	candidates, err := s.readKEKs()
	if err != nil {
		return tokens.KEK{}, nil, errors.Join(failure, err)
	}
	for _, kek := range candidates {
		keys, err := unwrapAll(kek, instance, wrapped)
		if err == nil {
			return kek, keys, nil
		}
		if !errors.Is(err, tokens.ErrWrap) {
			failure = err
		}
	}
	return tokens.KEK{}, nil, failure
}

func unwrapAll(kek tokens.KEK, instance string, wrapped []tokens.WrappedKey) ([]tokens.MasterKey, error) {
	var keys []tokens.MasterKey
	for _, w := range wrapped {
		if w.State == tokens.KeyRetired {
			continue // destroyed
		}
		key, err := tokens.UnwrapKey(kek, instance, w)
		if err != nil {
			return nil, err
		}
		keys = append(keys, key)
	}
	return keys, nil
}

// errKeysClosed says that the ring is there and cannot be opened, which is no fault of the token or of who asks.
func errKeysClosed(cause error) error {
	return Errorf(Unavailable, "The zone's keys cannot be opened now.").Retry(retryKeys).WithCause(cause)
}
