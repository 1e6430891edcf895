package zone

import (
	"context"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/zonemint/zonemint/tokens"
)

// ringChange is a change of the key ring that is being worked out: nothing of it is written before its audit record, which says what
// it does.
type ringChange struct {
	now      time.Time
	told     time.Time // what the clock says, which can be earlier
	random   io.Reader
	kek      tokens.KEK // that wraps the ring
	instance Instance
	keys     []tokens.WrappedKey // as they are
	updates  []tokens.WrappedKey
	inserts  []tokens.WrappedKey
	does     []string
}

// changeRing is the way of every operation that changes the key ring: authorise, work out, audit, act. The ring's version rises, so
// that every process opens it anew. Where there turns out to be nothing to do, nothing is written.
func (s *Service) changeRing(ctx context.Context, op operation, work func(*ringChange) error) error {
	err := s.store.Update(ctx, func(tx Tx) error {
		if err := operatorOnly(tx, op.caller); err != nil {
			return err
		}
		r, err := s.newRingChange(tx)
		if err != nil {
			return err
		}
		if err := work(r); err != nil {
			return err
		}
		if len(r.does) == 0 {
			return nil // another process has done it
		}
		op.detail, op.at = strings.Join(r.does, ", "), r.now
		if err := tx.AppendAudit(op.record()); err != nil {
			return err
		}
		return r.write(tx)
	})
	s.report(ctx, op, err)
	return err
}

func (s *Service) newRingChange(tx ReadTx) (*ringChange, error) {
	m, err := s.moment(tx)
	if err != nil {
		return nil, err
	}
	r := &ringChange{now: m.now, told: m.told(), random: s.random, instance: m.instance}
	if r.keys, err = tx.Keys(); err != nil {
		return nil, err
	}
	if r.kek, _, err = s.unwrap(r.instance.ID, r.keys); err != nil {
		return nil, errKeysClosed(err)
	}
	return r, nil
}

// write writes the change. What ends the minting of a key comes before what begins that of another.
func (r *ringChange) write(tx Tx) error {
	for _, key := range r.updates {
		if err := tx.UpdateKey(key); err != nil {
			return err
		}
	}
	for _, key := range r.inserts {
		if err := tx.InsertKey(key); err != nil {
			return err
		}
	}
	r.instance.RingVersion++
	return tx.UpdateInstance(r.instance)
}

func (r *ringChange) update(what string, key tokens.WrappedKey) {
	r.updates = append(r.updates, key)
	r.does = append(r.does, what+" "+string(key.ID))
}

func (r *ringChange) insert(what string, key tokens.WrappedKey) {
	r.inserts = append(r.inserts, key)
	r.does = append(r.does, what+" "+string(key.ID))
}

// publish makes a pending key that is to mint temporary tokens from at on.
func (r *ringChange) publish(at time.Time) (tokens.WrappedKey, error) {
	key, err := newKey(r.random, r.kek, r.instance.ID, tokens.Temporary, r.now)
	if err != nil {
		return tokens.WrappedKey{}, err
	}
	key.State, key.ActiveAt = tokens.KeyPending, at
	r.insert("publishes", key)
	return key, nil
}

// promote lets a pending key mint in the place of the one that does.
func (r *ringChange) promote(pending tokens.WrappedKey) {
	if i := slices.IndexFunc(r.keys, mintsTemporary); i >= 0 {
		r.demote(r.keys[i])
	}
	pending.State, pending.ActiveAt = tokens.KeyActive, r.now
	r.update("activates", pending)
}

// demote ends the minting of temporary tokens with a key.
func (r *ringChange) demote(key tokens.WrappedKey) {
	if key.Mints == "" {
		key.Mints = tokens.Named // it goes on to mint those, and to verify
	} else {
		key.State, key.VerifyUntil = tokens.KeyVerifyOnly, r.now.Add(keyOverlap)
	}
	r.update("mints no more temporary tokens with", key)
}

// retire destroys a key: from the commit on no token of it is accepted, and its row has nothing to bring it back from.
func (r *ringChange) retire(key tokens.WrappedKey) {
	key.State, key.VerifyUntil, key.Ciphertext = tokens.KeyRetired, time.Time{}, nil
	r.update("retires", key)
}

// replace makes a key that mints at once.
func (r *ringChange) replace(mints tokens.Persistence) error {
	key, err := newKey(r.random, r.kek, r.instance.ID, mints, r.now)
	if err != nil {
		return err
	}
	r.insert("activates", key)
	return nil
}

// replaceAll retires every key, and makes new ones that are derived with another epoch.
func (r *ringChange) replaceAll(epoch tokens.Secret) error {
	for _, row := range r.keys {
		if row.State != tokens.KeyRetired {
			r.retire(row)
		}
	}
	r.instance.Epoch = epoch
	for _, mints := range []tokens.Persistence{tokens.Temporary, tokens.Named} {
		if err := r.replace(mints); err != nil {
			return err
		}
	}
	return nil
}

// rewrap wraps every key that is not retired by kek.
func (r *ringChange) rewrap(kek tokens.KEK) error {
	keys, err := unwrapAll(r.kek, r.instance.ID, r.keys)
	if err != nil {
		return err
	}
	for _, key := range keys {
		wrapped, err := tokens.WrapKey(r.random, kek, r.instance.ID, key)
		if err != nil {
			return err
		}
		r.update("wraps anew", wrapped)
	}
	return nil
}

// mintsTemporary reports whether a key is the one that mints temporary tokens.
func mintsTemporary(key tokens.WrappedKey) bool {
	return key.State == tokens.KeyActive && key.Mints != tokens.Named
}
