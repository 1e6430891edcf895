package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// pool lends sessions. Callers queue here and not in database/sql or in the database, because here waiting is fair, ends
// with the caller's context, and has a bound.
type pool struct {
	db      *sql.DB
	dialect *dialect
	writes  bool
	reach   *reach        // shared with the other pools of the database
	wait    time.Duration // how long a caller waits for its transaction to begin
	free    chan *session
	closed  chan struct{}
}

func newPool(db *sql.DB, d *dialect, r *reach, sessions int, writes bool, wait time.Duration) *pool {
	p := &pool{
		db: db, dialect: d, reach: r, writes: writes, wait: wait,
		free: make(chan *session, sessions), closed: make(chan struct{}),
	}
	db.SetMaxOpenConns(sessions)
	db.SetMaxIdleConns(sessions)
	for range sessions {
		p.free <- &session{}
	}
	return p
}

// begin lends a session on which a transaction was begun by the statement how. Whoever gets one calls [pool.end] or
// [pool.commit].
func (p *pool) begin(ctx context.Context, how string) (*session, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	wait, cancel := context.WithTimeout(ctx, p.wait)
	defer cancel()
	s, err := p.take(wait)
	if err != nil {
		return nil, err
	}
	stale := s.conn != nil
	if err = s.start(wait, p, how); stale && err != nil && p.dialect.classify(err) == classLost {
		s.discard() // it was lost since it was last used, and a new one may be had
		err = s.start(wait, p, how)
	}
	if err != nil {
		// When the context ended at the wrong moment, the transaction may have begun all the same.
		s.discard()
		p.free <- s
		if wait.Err() != nil && ctx.Err() == nil {
			return nil, errBusy(err)
		}
		return nil, err
	}
	return s, nil
}

func (p *pool) take(ctx context.Context) (*session, error) {
	select {
	case <-p.closed:
		return nil, errClosed()
	default:
	}
	select {
	case s := <-p.free:
		return s, nil
	case <-p.closed:
		return nil, errClosed()
	case <-ctx.Done():
		return nil, errBusy(ctx.Err())
	}
}

// end ends the transaction with the statement how, which no context cancels, and takes the session back.
func (p *pool) end(s *session, how string) error {
	err := s.run(context.Background(), p.dialect, how)
	if err != nil {
		s.discard()
	}
	p.free <- s
	return err
}

// commit is end with COMMIT, and with the dialect's bound.
func (p *pool) commit(s *session) error {
	if p.dialect.commit == nil {
		return p.end(s, "COMMIT")
	}
	ctx, cancel := context.WithTimeout(context.Background(), p.dialect.commitBound)
	defer cancel()
	err := p.dialect.commit(ctx, s.conn)
	if err != nil {
		s.discard()
	}
	p.free <- s
	return err
}

// drain waits for the transactions that run, for as long as bound, and closes the connections. Nobody must get a session any
// more: closed is closed.
func (p *pool) drain(bound time.Duration) error {
	ctx, cancel := context.WithTimeout(context.Background(), bound)
	defer cancel()
	var errs []error
	for i := range cap(p.free) {
		s := p.next(ctx)
		if s == nil {
			return errors.Join(append(errs, fmt.Errorf("%d transactions still run after %v", cap(p.free)-i, bound))...)
		}
		errs = append(errs, s.close())
	}
	return errors.Join(append(errs, p.db.Close())...)
}

// next returns a session that is free, at once where there is one, or nil when ctx ends first.
func (p *pool) next(ctx context.Context) *session {
	select {
	case s := <-p.free:
		return s
	default:
	}
	select {
	case s := <-p.free:
		return s
	case <-ctx.Done():
		return nil
	}
}
