package sqlstore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"time"

	"github.com/zonemint/zonemint/zone"
)

// session is a connection and the statements that are prepared on it. It serves one goroutine at a time.
type session struct {
	conn   *sql.Conn // nil: not connected yet, or thrown away
	stmts  map[string]statement
	origin zone.Origin // of the connection
	held   bool        // by its statements, see dialect
}

// connect makes the connection unless there is one, and checks its settings.
func (s *session) connect(ctx context.Context, p *pool) error {
	if s.conn != nil {
		return nil
	}
	began := time.Now()
	if err := p.reach.refused(began); err != nil {
		return err
	}
	conn, err := p.db.Conn(ctx)
	if err == nil {
		s.conn, s.stmts = conn, make(map[string]statement)
		err = s.examine(ctx, p)
	}
	if err != nil {
		s.discard()
		// Whoever gives up cuts the connection, and may be told only that it is cut: that says nothing about the database.
		if ctx.Err() == nil && p.dialect.classify(err) == classLost {
			p.reach.failed(began, time.Now(), err)
		}
		return err
	}
	p.reach.succeeded(time.Now())
	return nil
}

// start begins a transaction by the statement how, on a connection that it makes if there is none.
func (s *session) start(ctx context.Context, p *pool, how string) error {
	if err := s.connect(ctx, p); err != nil {
		return err
	}
	return s.run(ctx, p.dialect, how)
}

// examine looks at what a fresh connection leads to.
func (s *session) examine(ctx context.Context, p *pool) (err error) {
	if err := p.dialect.check(ctx, s.conn, p.writes); err != nil {
		return err
	}
	if p.dialect.origin != nil {
		s.origin, err = p.dialect.origin(ctx, s.conn)
	}
	return err
}

// prepare returns the prepared statement of query, whose placeholders are "?".
func (s *session) prepare(ctx context.Context, d *dialect, query string) (statement, error) {
	if stmt, ok := s.stmts[query]; ok {
		return stmt, nil
	}
	stmt, err := s.prepareAnew(ctx, d, d.rebind(query)) // closed with the connection
	if err != nil {
		return nil, err
	}
	s.stmts[query], s.held = stmt, d.stmtsHold
	return stmt, nil
}

func (s *session) prepareAnew(ctx context.Context, d *dialect, query string) (statement, error) {
	if d.direct {
		return prepareDirect(ctx, s.conn, query)
	}
	stmt, err := s.conn.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	return plainStatement{stmt}, nil
}

// run executes a statement that takes no arguments, such as COMMIT.
func (s *session) run(ctx context.Context, d *dialect, query string) error {
	stmt, err := s.prepare(ctx, d, query)
	if err != nil {
		return err
	}
	_, err = stmt.exec(ctx, nil)
	return err
}

// discard closes the connection, and with it the transaction that may be open on it, instead of giving it back.
func (s *session) discard() {
	if s.conn == nil {
		return
	}
	if s.held { // database/sql does not close the statements of a sql.Conn with it
		for _, stmt := range s.stmts {
			_ = stmt.close()
		}
	}
	// Only an ErrBadConn out of Raw makes database/sql close the connection itself.
	_ = s.conn.Raw(func(any) error { return driver.ErrBadConn })
	s.conn, s.stmts = nil, nil
}

// close closes the statements and gives the connection back.
func (s *session) close() error {
	if s.conn == nil {
		return nil
	}
	if !s.held {
		s.discard() // without asking a server that may not answer
		return nil
	}
	var errs []error
	for _, stmt := range s.stmts {
		errs = append(errs, stmt.close())
	}
	errs = append(errs, s.conn.Close())
	s.conn, s.stmts = nil, nil
	return errors.Join(errs...)
}
