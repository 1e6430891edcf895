package zone

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"
)

// Minting writes nothing, so its audit records, and those of redemptions that were refused, wait here and are written a moment
// later, many in one transaction. What changes something has its record in the transaction of the change instead.
const (
	trailSize  = 1 << 14 // records that wait at most: more than a second of minting at full speed
	trailBatch = 1 << 12 // records in one transaction at most: the more, the less each costs, and the longer others wait for their turn
	trailPace  = time.Second
)

// trail is the buffer. It never blocks whoever mints: a record that finds it full is dropped and counted; the log has the operation all the same, at level info.
type trail struct {
	records chan AuditRecord
	wake    chan struct{} // the buffer is half full
	dropped atomic.Int64
	writing sync.Mutex
	batch   []AuditRecord // taken from the buffer and not written yet; guarded by writing
}

func newTrail() *trail {
	return &trail{records: make(chan AuditRecord, trailSize), wake: make(chan struct{}, 1)}
}

// add puts a record into the buffer.
func (t *trail) add(r AuditRecord) {
	select {
	case t.records <- r:
	default:
		t.dropped.Add(1)
		return
	}
	if len(t.records) > trailSize/2 {
		select {
		case t.wake <- struct{}{}:
		default:
		}
	}
}

// fill moves records from the buffer to the batch.
func (t *trail) fill() {
	for len(t.batch) < trailBatch {
		select {
		case r := <-t.records:
			t.batch = append(t.batch, r)
		default:
			return
		}
	}
}

// note reports an operation that changed nothing, and keeps an audit record of it.
func (s *Service) note(ctx context.Context, op operation, err error) {
	record := op.record()
	if err != nil {
		record.Result = AsError(err).Kind.Error()
	}
	s.reportRecord(ctx, record)
	s.trail.add(record)
}

// refused reports whether err is an answer about the request, and not a failure of the server.
func refused(err error) bool {
	kind := AsError(err).Kind
	return err != nil && kind != Internal && kind != Unavailable
}

// WriteAudit writes the audit records that wait when it is called; those that come meanwhile are for the next call, or it might never
// return. What could not be written waits on; the error is the store's.
func (s *Service) WriteAudit(ctx context.Context) error {
	s.trail.writing.Lock()
	defer s.trail.writing.Unlock()
	for left := len(s.trail.batch) + len(s.trail.records); left > 0; {
		s.trail.fill()
		err := s.quietStore.Update(ctx, func(tx Tx) error {
			m, err := s.moment(tx)
			if err != nil {
				return err
			}
			for i := range s.trail.batch {
				if r := &s.trail.batch[i]; r.At.After(m.now) { // it was done by a clock that was ahead, and the zone must not go on from there
					r.At = m.now
				}
			}
			return tx.AppendAudit(s.trail.batch...)
		})
		if err != nil {
			return err
		}
		left -= len(s.trail.batch)
		s.trail.batch = s.trail.batch[:0]
	}
	return nil
}

// DroppedAudit is how many audit records of mintings and of refused redemptions were lost since the start, because the store did
// not take them as fast as they came. The log has them.
func (s *Service) DroppedAudit() int64 { return s.trail.dropped.Load() }

// Run does what has to be done beside serving, until ctx ends: it writes the audit records that wait, looks whether the database has lost
// anything ([Service.KeepMark]), and looks after the keys and the
// ledger ([Service.Maintain]). It returns when what was left to write is written, or cannot be.
func (s *Service) Run(ctx context.Context) {
	write, maintain := time.NewTicker(trailPace), time.NewTicker(maintenancePace)
	defer write.Stop()
	defer maintain.Stop()
	s.attend(ctx, "maintain the keys and the ledger", s.Maintain)
	for {
		select {
		case <-ctx.Done():
			last, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastWrite)
			defer cancel()
			s.attend(last, "write audit records", s.WriteAudit)
			s.attend(last, "keep the mark of the history", s.KeepMark)
			return
		case <-write.C:
			s.attend(ctx, "write audit records", s.WriteAudit)
			s.attend(ctx, "keep the mark of the history", s.KeepMark)
		case <-s.trail.wake:
			s.attend(ctx, "write audit records", s.WriteAudit)
		case <-maintain.C:
			s.attend(ctx, "maintain the keys and the ledger", s.Maintain)
		}
	}
}

// lastWrite bounds the writing at the end.
const lastWrite = 5 * time.Second

// attend does one thing of Run. It is tried again at the next tick, so a failure is only told.
func (s *Service) attend(ctx context.Context, what string, do func(context.Context) error) {
	err := do(ctx)
	if errors.Is(err, errIncomplete) {
		return // which the log is told at its own pace
	}
	if err != nil && ctx.Err() == nil {
		s.log.LogAttrs(ctx, slog.LevelError, "background work failed", slog.String("work", what), slog.String("cause", err.Error()))
	}
}
