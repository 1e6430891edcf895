package zone

import (
	"log/slog"
	"sync"
	"time"
)

// clockTolerance is how far the clock may be behind the time that was used last. Clocks are set by such steps when all is well, and time
// stands still meanwhile. When it is further behind, one of the two is wrong, and nobody here knows which.
const clockTolerance = 10 * time.Minute

// clock gives the time that tokens are judged by, which never goes back: a token that has expired must not come to life again because
// the clock was set back, nor a key whose time is over. It goes on from the greatest time that the process has used; at start that is
// the time of the newest audit record, since every change has one, written with it.
//
// A clock that was ahead, and is put right, looks the same as one that was right and is set back. Within the tolerance time stands still
// until the clock has caught up. Beyond it nothing is minted or redeemed until it has, or an operator says that the clock is right now
// ([Service.AcceptRestore]). That ends the tokens that were minted meanwhile, and the keys: one of them may have been activated by the
// clock that was ahead, and would mint for years. Where the process ends before it has written a record, it is forgotten that the clock
// was ahead. A token that was minted then is from the future, and refused until that has come; its key is gone by then, or the token
// expires in the time that it was given. In no case does it live longer than its life.
type clock struct {
	mu       sync.Mutex
	restores int64     // as far as acceptances are known
	mark     time.Time // the greatest time that was used since the last one
}

// at returns the time to decide by when the clock tells the time told, in a transaction that reads the zone's row as committed, or in
// one that may see what never will be.
func (c *clock) at(restores int64, told time.Time, committed bool) time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	if restores > c.restores { // whatever was used before the acceptance counts no more
		if !committed {
			return told
		}
		c.restores, c.mark = restores, told
	}
	if told.After(c.mark) {
		c.mark = told
	}
	return c.mark
}

// begin has the clock go on from the newest audit record, if there is one. Only the newest counts: an operator may have accepted that
// the clock went back, and the record of that is younger than those from the future.
func (c *clock) begin(restores int64, newest []AuditRecord) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.restores = restores
	for _, r := range newest {
		c.mark = r.At
	}
}

// errClock says that the clock went back.
func errClock(behind time.Duration) *Error {
	return Errorf(Unavailable, "The zone's clock is %s behind the time at which it last decided, so no token is minted or redeemed. "+
		"Set the clock if it is wrong, or wait until it has caught up; if it was ahead before and is right now, run \"zonemint restore-accept\".",
		behind.Round(time.Second)).Retry(min(max(behind-clockTolerance, time.Second), time.Minute))
}

// complaints is when the log was last told that the zone is not sound.
type complaints struct {
	mu   sync.Mutex
	last time.Time
}

// complaintPace is how often the log is told.
const complaintPace = time.Minute

// complain tells the operator why the zone is not sound, now and then, and returns it.
func (s *Service) complain(why *Error) *Error {
	now := s.now()
	s.complaints.mu.Lock()
	due := s.complaints.last.IsZero() || now.Sub(s.complaints.last).Abs() >= complaintPace // the clock may have gone back
	if due {
		s.complaints.last = now
	}
	s.complaints.mu.Unlock()
	if due {
		s.log.Error("tokens are neither minted nor redeemed", slog.String("cause", why.Detail))
	}
	return why
}
