package linear

import (
	"context"
	"errors"
	"math/rand/v2"

	"github.com/zonemint/zonemint/zone"
)

// lossyStore is a store whose connection breaks: of every four answers to a commit one is lost. Half of those commits took place.
type lossyStore struct{ zone.Store }

// LoseAnswers has the answers of a store get lost, as [zone.Store] allows, which is no fault of its.
func LoseAnswers(s zone.Store) zone.Store { return lossyStore{s} }

// errNotCommitted undoes a transaction whose commit never reached the store.
var errNotCommitted = errors.New("linear: the request to commit is lost")

// Update implements [zone.Store].
func (s lossyStore) Update(ctx context.Context, fn func(zone.Tx) error) error {
	return loseOutcome(fn, func(fn func(zone.Tx) error) error { return s.Store.Update(ctx, fn) })
}

// UpdateShared implements [zone.Store].
func (s lossyStore) UpdateShared(ctx context.Context, r zone.Reading, fn func(zone.Tx) error) error {
	return loseOutcome(fn, func(fn func(zone.Tx) error) error { return s.Store.UpdateShared(ctx, r, fn) })
}

// loseOutcome runs a transaction, and may keep to itself what became of it. What fn refuses needs no commit, and does not get lost.
func loseOutcome(fn func(zone.Tx) error, update func(func(zone.Tx) error) error) error {
	unknown := zone.Errorf(zone.Unavailable, "the answer to the commit was lost").WithCause(zone.ErrOutcomeUnknown)
	switch rand.N(8) { //nolint:gosec // what is drawn is no secret
	case 0:
		if err := update(fn); err != nil {
			return err
		}
		return unknown
	case 1:
		err := update(func(tx zone.Tx) error {
			if err := fn(tx); err != nil {
				return err
			}
			return errNotCommitted
		})
		if errors.Is(err, errNotCommitted) {
			return unknown
		}
		return err
	default:
		return update(fn)
	}
}
