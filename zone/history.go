package zone

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"sync"
	"time"
)

// history is what a process remembers of the history of its database, by which it notices that the database has lost some: a backup was
// put in its place, or a standby took over that did not have everything. Tokens that were used up or revoked in what was lost would be
// good again, and the same is true of keys, rights and passwords. So nothing is minted and no token is used up until the database is the
// right one again, or an operator has accepted the loss ([Service.AcceptRestore]), which every process follows.
type history struct {
	mu   sync.Mutex // held by every transaction that mints or redeems, so never for long
	mark Mark
	left []string // lines of history that the zone has gone on from, and never returns to
	lost string   // what the database lacks; empty: nothing

	keeping sync.Mutex // guards what the witness has
	kept    Mark       // the zero value: none
}

// errIncomplete is matched by what [errLost] returns.
var errIncomplete = errors.New("the database has lost what was acknowledged")

// errLost says what the database lacks.
func errLost(why string) *Error {
	return Errorf(Unavailable, "The database is older than what this zone has acknowledged, so no token is minted or redeemed: %s. "+
		"Bring back the newer one; if there is none, run \"zonemint restore-accept\", after which every token is dead.", why).
		Retry(retryLost).WithCause(errIncomplete)
}

// retryLost is when to try again what only an operator can put right.
const retryLost = time.Minute

// begin takes over what the witness has seen, when the zone is opened. Where there is no witness yet, the database is believed.
func (h *history) begin(witness Witness, tx ReadTx, instance Instance) error {
	err := ErrNoMark
	if witness != nil {
		h.kept, err = witness.Load()
	}
	switch {
	case errors.Is(err, ErrNoMark):
		seen, err := sight(tx, instance, Mark{})
		h.kept, h.mark = Mark{}, seen.mark()
		return err
	case err != nil:
		return err
	case h.kept.Instance != instance.ID:
		return ErrForeignMark
	}
	h.mark = h.kept
	if now := tx.Origin(); now.Database == h.mark.Origin.Database {
		h.mark.Origin = now // how it is replicated may have been changed since
	}
	return nil
}

// acceptances is how often an operator has accepted a restore, as far as the mark knows: a database that was restored again may know of
// fewer.
func (h *history) acceptances() int64 {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.mark.Restores
}

// KeepMark looks whether the database has lost some of its history, and has the witness keep how far it has come. [Service.Run] calls it
// once a second. Unavailable: something is lost. Other errors are of the witness.
func (s *Service) KeepMark(ctx context.Context) error {
	s.history.keeping.Lock()
	defer s.history.keeping.Unlock()
	var mark Mark
	var seen sighting
	err := s.store.View(ctx, func(tx ReadTx) error {
		m, err := s.moment(tx)
		if err != nil {
			return err
		}
		if mark, err = s.believed(tx, m); err != nil {
			return err // on another line of history, what is missing would say nothing
		}
		seen, err = sight(tx, m.instance, mark)
		return err
	})
	if err != nil {
		return err
	}
	next, err := s.follow(mark, seen)
	if err != nil {
		return err
	}
	return s.save(next)
}

// follow moves the mark on to what was seen, provided that this lacks nothing of it, and returns where it is.
func (s *Service) follow(mark Mark, seen sighting) (Mark, error) {
	h := &s.history
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.mark != mark { // an acceptance was noticed meanwhile, or another line of history
		return h.mark, nil
	}
	before := h.lost
	if h.lost = mark.lacks(seen); h.lost != "" {
		return Mark{}, s.complain(errLost(h.lost))
	}
	if before != "" {
		s.log.Info("the database has again what it lacked")
	}
	h.mark = seen.mark()
	h.mark.Origin = mark.Origin
	return h.mark, nil
}

// save has the witness keep a mark, unless it is the one that it has. What is kept is never more than what the database has committed, so
// a witness that knows more than a database means a loss. The lock of keeping must be held.
func (s *Service) save(mark Mark) error {
	h := &s.history
	if s.witness == nil || mark == h.kept || mark.Seq == 0 {
		return nil
	}
	if err := s.witness.Save(mark); err != nil {
		return err
	}
	if h.kept == (Mark{}) {
		s.log.Info("there was no witness, and one was made: from now on a loss of the database is noticed", slog.Int64("record", mark.Seq))
	}
	h.kept = mark
	return nil
}

// intact returns Unavailable when the database has lost what was acknowledged, as far as that is known.
func (s *Service) intact(tx ReadTx, m moment) error {
	mark, err := s.believed(tx, m)
	if err != nil {
		return err
	}
	s.history.mu.Lock()
	lost := s.history.lost
	s.history.mu.Unlock()
	if lost != "" && mark.Seq != 0 { // a mark without a record is new, and made by an acceptance
		return s.complain(errLost(lost))
	}
	return nil
}

// believed returns the mark by which the database is judged, or Unavailable when it is on a line of history that is not the zone's. It
// asks the store only when the line is a new one, so that every transaction that uses a token up can call it.
func (s *Service) believed(tx ReadTx, m moment) (Mark, error) {
	h := &s.history
	h.mu.Lock()
	defer h.mu.Unlock()
	switch {
	case h.mark.Instance == m.instance.ID && h.mark.accepted(m.instance.Restores):
		mark := Mark{Instance: m.instance.ID, Restores: m.instance.Restores, Origin: tx.Origin()}
		if writes(tx) {
			return mark, nil // the acceptance may not be committed yet, and then this transaction is not either
		}
		s.log.Info("an operator has accepted the database as it is", slog.Int64("times", m.instance.Restores))
		h.mark, h.left, h.lost = mark, nil, ""
		return h.mark, nil
	case h.mark.Instance != m.instance.ID, h.mark.Restores > m.instance.Restores:
		return Mark{}, s.complain(errLost(h.mark.lacks(sighting{instance: m.instance})))
	}
	why, err := h.strange(tx)
	if err != nil {
		return Mark{}, err
	}
	if why != "" {
		return Mark{}, s.complain(errLost(why))
	}
	return h.mark, nil
}

// strange says why the line of history that tx is on is not the zone's; empty: it is. A new one is taken for the zone's own where the
// old one promised that a standby has whatever was acknowledged, and it has what the mark has seen. From then on the old one is the
// strange one: what still commits to it is lost to everybody else. The lock must be held.
func (h *history) strange(tx ReadTx) (why string, err error) {
	now, before := tx.Origin(), &h.mark.Origin
	switch {
	case now.Database == "": // the store cannot tell
	case before.Database == "":
		*before = now
	case now.Database == before.Database:
		before.Synchronous = before.Synchronous && now.Synchronous // until the next start; connections can be older than a setting
	case slices.Contains(h.left, now.Database):
		return "it is on a line of history that the zone has left, since a standby took over", nil
	case !before.Synchronous:
		return "it is on another line of history: a standby took over that need not have had everything, or a backup was restored", nil
	default:
		record, err := recordAt(tx, h.mark.Seq)
		if err != nil {
			return "", err
		}
		if h.mark.Seq != 0 && (record.Seq != h.mark.Seq || record.digest() != h.mark.Digest) {
			return "it is on another line of history, and lacks audit records that were there before", nil
		}
		h.left = append(h.left, before.Database)
		*before = now
	}
	return "", nil
}
