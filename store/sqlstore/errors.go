package sqlstore

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/zonemint/zonemint/zone"
)

// retryAfter is what clients are told while the store cannot serve. Locks are held for milliseconds, and a restart takes
// about this long.
const retryAfter = time.Second

// errEnded is returned by a transaction that is used after its function has returned.
var errEnded = errors.New("transaction used after it ended")

func unavailable(detail string, cause error) error {
	err := zone.Errorf(zone.Unavailable, "%s", detail).Retry(retryAfter)
	if cause != nil {
		err = err.WithCause(cause)
	}
	return err
}

func errBusy(cause error) error { return unavailable("the store is busy; try again", cause) }

// errLost is for those who did nothing wrong, but shared the transaction of what failed.
func errLost(cause error) error {
	return unavailable("the store could not keep what was written; try again", cause)
}

func errClosed() error { return unavailable("the store is closed", nil) }

func notFound(what string) error { return zone.Errorf(zone.NotFound, "no such %s", what) }

func alreadyThere(what string) *zone.Error {
	return zone.Errorf(zone.Conflict, "the %s exists already", what)
}

func orphaned(what string) *zone.Error {
	return zone.Errorf(zone.NotFound, "the %s refers to what does not exist", what)
}

// translate turns an error of the driver into the error that [zone.Store] promises. What is already one of ours passes. It
// takes note of a disk that can no longer be trusted.
func (s *Store) translate(what string, err error) error {
	var ours *zone.Error
	if err == nil || errors.As(err, &ours) {
		return err
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return unavailable("the request ended, or took too long; try again", err)
	}
	switch s.dialect.classify(err) {
	case classDuplicate:
		return alreadyThere(what).WithCause(err)
	case classOrphan:
		return orphaned(what).WithCause(err)
	case classBusy:
		return errBusy(err)
	case classLost:
		return unavailable("the database cannot be reached", err)
	case classCollision:
		return errBusy(fmt.Errorf("%w: %w", errCollision, err))
	case classSuspect:
		s.suspect.CompareAndSwap(nil, &err)
		return s.suspicion()
	default:
		return fmt.Errorf("sqlstore: %s: %w", what, err)
	}
}

// errCollision is what a transaction fails with that is to be run again.
var errCollision = errors.New("the transaction collided with another one")

// commitError is translate for a commit. A database that answers says that nothing was committed; one that does not leaves it open.
func (s *Store) commitError(err error) error {
	if err == nil || !s.dialect.manyWriters {
		return s.translate("commit", err)
	}
	if c := s.dialect.classify(err); c == classLost || c == classUnexpected {
		return unavailable("it is not known whether what was asked for was done; ask for it again, or look", errors.Join(zone.ErrOutcomeUnknown, err))
	}
	return s.translate("commit", err)
}

// suspicion returns [zone.Unavailable] when the disk failed to keep a write or the database is damaged, nil while there is nothing to
// suspect.
func (s *Store) suspicion() error {
	cause := s.suspect.Load()
	if cause == nil {
		return nil
	}
	return unavailable("the disk failed to keep what was written, so the store takes no more writes until it is restarted; restore a backup if it is damaged", *cause)
}
