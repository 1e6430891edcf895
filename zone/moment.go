package zone

import (
	"time"

	"github.com/zonemint/zonemint/tokens"
)

// moment is what one transaction decides by: the zone's row, and one time for everything that it decides. It is read once, so that
// the ring, the clock and the watermark are those of one moment.
type moment struct {
	instance Instance
	now      time.Time     // never earlier than what this process has decided by before
	behind   time.Duration // how far the clock is behind that; 0: it is not
}

// moment reads the zone's row. A transaction that changes the row must not call it afterwards: what it would remember might never be
// committed.
func (s *Service) moment(tx ReadTx) (moment, error) {
	instance, err := tx.Instance()
	if err != nil {
		return moment{}, err
	}
	told := instance.Now // one clock for all nodes, where the store has one
	if told.IsZero() {
		told = s.now()
	}
	now := s.clock.at(instance.Restores, told, !writes(tx))
	return moment{instance: instance, now: now, behind: now.Sub(told)}, nil
}

// writes reports whether tx can see what others have not committed yet, with whom it shares a commit.
func writes(tx ReadTx) bool {
	_, ok := tx.(Tx)
	return ok
}

// told is what the clock says.
func (m moment) told() time.Time { return m.now.Add(-m.behind) }

// sound says whether tokens may be made and used up in this moment of tx. Unavailable: not until the clock is right, or the database has
// what was acknowledged, or an operator accepts that it has not.
func (s *Service) sound(tx ReadTx, m moment) error {
	if m.behind > clockTolerance {
		return s.complain(errClock(m.behind))
	}
	return s.intact(tx, m)
}

// soundMoment is moment for what may only be done where [Service.sound] has nothing against it.
func (s *Service) soundMoment(tx ReadTx) (moment, error) {
	m, err := s.moment(tx)
	if err != nil {
		return moment{}, err
	}
	return m, s.sound(tx, m)
}

// inTime returns TokenExpired for a temporary token that was issued before the watermark: the ledger may know nothing of it any more, so
// it must not be asked. It is for a token whose signature holds.
func (m moment) inTime(id tokens.Identifier) error {
	if id.Persistence == tokens.Temporary && id.IssuedAt.Before(m.instance.MinIssuedAt) {
		return tokenError(tokens.ErrExpired)
	}
	return nil
}
