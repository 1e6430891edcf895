package zone

import (
	"context"
	"errors"
	"time"

	"github.com/zonemint/zonemint/tokens"
)

// The life of a master key of temporary tokens. See [tokens.KeyState].
const (
	keyLife = 30 * 24 * time.Hour // as active
	// keyPublished is how long a key is pending before it mints. Every transaction reads the ring's version, so no process needs
	// this time to hear of it; it is for stores that are copied with a delay.
	keyPublished = 2 * time.Minute
	// keyOverlap is how long a key verifies after it has minted its last token: the longest life that such a token can have, and
	// ten minutes for clocks that differ.
	keyOverlap = longestTokenTTL + 10*time.Minute
	// maintenancePace is how often [Service.Run] looks whether something is due.
	maintenancePace = 30 * time.Second
)

// Key is a master key as operators see it: everything but the key.
type Key struct {
	ID          tokens.KeyID
	State       tokens.KeyState
	Mints       tokens.Persistence // empty: tokens of both kinds
	CreatedAt   time.Time
	ActiveAt    time.Time
	VerifyUntil time.Time // zero unless it is verify-only
}

// Keys lists the master keys, retired ones too, ordered by id. For the operator.
func (s *Service) Keys(ctx context.Context, c Caller) (keys []Key, err error) {
	err = s.view(ctx, operation{caller: c, action: "list_keys"}, operatorOnly, func(tx ReadTx) error {
		rows, err := tx.Keys()
		keys = make([]Key, len(rows))
		for i, row := range rows {
			keys[i] = keyOf(row)
		}
		return err
	})
	return keys, err
}

func keyOf(row tokens.WrappedKey) Key {
	return Key{
		ID: row.ID, State: row.State, Mints: row.Mints, CreatedAt: row.CreatedAt, ActiveAt: row.ActiveAt, VerifyUntil: row.VerifyUntil,
	}
}

// Maintain makes the changes of the key ring that are due: it publishes the next key of temporary tokens, lets a pending one begin
// to mint, and retires those whose last token has expired. Once an hour it removes from the ledger what is not needed any more, provided
// that it has been called all the time, and the clock has gone steadily meanwhile. Where nothing is due it only reads.
func (s *Service) Maintain(ctx context.Context) error {
	var keys, ledger bool
	var told time.Time
	err := s.store.View(ctx, func(tx ReadTx) error {
		m, err := s.moment(tx)
		if err != nil {
			return err
		}
		rows, err := tx.Keys()
		keys, told = len(dueSteps(rows, m.now)) > 0, m.told()
		ledger = s.pruning.due(told) && s.sound(tx, m) == nil
		return err
	})
	if err != nil {
		return err
	}
	if keys {
		err = s.maintainKeys(ctx)
	}
	if ledger {
		err = errors.Join(err, s.prune(ctx, told))
	}
	return err
}

// maintainKeys makes the changes of the key ring that are due.
func (s *Service) maintainKeys(ctx context.Context) error {
	op := operation{caller: Caller{Kind: CallerOperator}, action: "maintain_keys", object: keyRingObject}
	return s.changeRing(ctx, op, func(r *ringChange) error {
		for _, step := range dueSteps(r.keys, r.now) {
			if err := step(r); err != nil {
				return err
			}
		}
		return nil
	})
}

// step is a part of a change of the ring.
type step func(*ringChange) error

// dueSteps says what time has made due. It decides on nothing but the rows and the clock, so every process comes to the same.
func dueSteps(rows []tokens.WrappedKey, now time.Time) (due []step) {
	var active, pending *tokens.WrappedKey
	for i := range rows {
		row := &rows[i]
		switch {
		case row.State == tokens.KeyVerifyOnly && !now.Before(row.VerifyUntil):
			due = append(due, func(r *ringChange) error {
				r.retire(*row)
				return nil
			})
		case row.State == tokens.KeyPending:
			pending = row
		case mintsTemporary(*row):
			active = row
		}
	}
	switch {
	case pending != nil && !now.Before(pending.ActiveAt):
		due = append(due, func(r *ringChange) error {
			r.promote(*pending)
			return nil
		})
	case pending == nil && active != nil && !now.Before(active.ActiveAt.Add(keyLife-keyPublished)):
		at := active.ActiveAt.Add(keyLife)
		if earliest := now.Add(keyPublished); at.Before(earliest) {
			at = earliest
		}
		due = append(due, func(r *ringChange) error {
			_, err := r.publish(at)
			return err
		})
	}
	return due
}

// RotateKey publishes a new key of temporary tokens; where one is pending, that one is the next. It begins to mint two minutes later,
// at the next [Service.Maintain] after that; the key that mints now verifies for as long as its tokens live. No token is refused
// on account of it. For the operator.
func (s *Service) RotateKey(ctx context.Context, c Caller) (next Key, err error) {
	op := operation{caller: c, action: "rotate_key", object: keyRingObject}
	err = s.changeRing(ctx, op, func(r *ringChange) error {
		at := r.now.Add(keyPublished)
		for _, row := range r.keys {
			if row.State != tokens.KeyPending {
				continue
			}
			if at.Before(row.ActiveAt) { // it was published by a clock that was ahead
				row.ActiveAt = at
				r.update("brings forward", row)
			}
			next = keyOf(row)
			return nil
		}
		row, err := r.publish(at)
		next = keyOf(row)
		return err
	})
	return next, err
}

// ReplaceKeys is for a key ring that is known to others: it retires every key at once and makes new ones and a new epoch. Every
// token of the zone dies, access tokens too. Passwords, spaces and supports stay. For the operator.
func (s *Service) ReplaceKeys(ctx context.Context, c Caller) error {
	epoch, err := tokens.NewSecret(s.random)
	if err != nil {
		return err
	}
	op := operation{caller: c, action: "replace_keys", object: keyRingObject}
	return s.changeRing(ctx, op, func(r *ringChange) error { return r.replaceAll(epoch) })
}

// RevokeKey retires one key at once: every token made with it dies. Where it is the one that mints, a new one takes its place.
// NotFound: there is no such key. Conflict: it is retired already. For the operator.
func (s *Service) RevokeKey(ctx context.Context, c Caller, id tokens.KeyID) error {
	op := operation{caller: c, action: "revoke_key", object: keyObject(id)}
	return s.changeRing(ctx, op, func(r *ringChange) error {
		for _, row := range r.keys {
			if row.ID != id {
				continue
			}
			if row.State == tokens.KeyRetired {
				return Errorf(Conflict, "This key is retired already.")
			}
			r.retire(row)
			if row.State != tokens.KeyActive {
				return nil
			}
			return r.replace(row.Mints)
		}
		return Errorf(NotFound, "There is no master key with this id.")
	})
}

// RewrapKeys wraps every key by another key-encryption key. Tokens do not notice. Processes that serve the zone follow if their
// Config.ReadKEKs gives the new one. For the operator.
func (s *Service) RewrapKeys(ctx context.Context, c Caller, kek tokens.KEK) error {
	op := operation{caller: c, action: "rewrap_keys", object: keyRingObject}
	return s.changeRing(ctx, op, func(r *ringChange) error { return r.rewrap(kek) })
}

const keyRingObject = "keys"

func keyObject(id tokens.KeyID) string { return keyRingObject + "/" + string(id) }
