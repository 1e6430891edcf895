package sqlstore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"reflect"
)

// statement is a prepared statement as its users see it: they do not close it.
type statement interface {
	// exec runs it and returns how many rows it changed.
	exec(ctx context.Context, args []any) (int64, error)
	// each runs it and calls fn for each row that it gives, until fn fails. After [errEnough] no further row is wanted, and it is no error.
	each(ctx context.Context, args []any, fn func(scanner) error) error
	close() error
}

// scanner is a row of a result.
type scanner interface {
	Scan(dest ...any) error
}

// errEnough is what the function of [statement.each] returns when it has what it wants.
var errEnough = errors.New("no more rows are wanted")

// plainStatement is a statement of database/sql.
type plainStatement struct{ *sql.Stmt }

func (s plainStatement) exec(ctx context.Context, args []any) (int64, error) {
	result, err := s.ExecContext(ctx, args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

func (s plainStatement) each(ctx context.Context, args []any, fn func(scanner) error) error {
	rows, err := s.QueryContext(ctx, args...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // what it could report, rows.Err has reported
	for rows.Next() {
		if err := fn(rows); errors.Is(err, errEnough) {
			return rows.Close()
		} else if err != nil {
			return err
		}
	}
	return rows.Err()
}

func (s plainStatement) close() error { return s.Close() }

// directStatement is a statement of a driver that runs in this process. database/sql takes several times as long for a row as SQLite does
// to find it: it starts two goroutines that watch the context, and takes care of everything that could happen on many connections.
type directStatement struct {
	conn *sql.Conn
	stmt directDriverStatement
}

// directDriverStatement is what a driver must offer.
type directDriverStatement interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

// prepareDirect prepares a statement on the driver's own connection.
func prepareDirect(ctx context.Context, conn *sql.Conn, query string) (statement, error) {
	s := &directStatement{conn: conn}
	err := conn.Raw(func(c any) error {
		preparer, ok := c.(driver.ConnPrepareContext)
		if !ok {
			return fmt.Errorf("sqlstore: a %T cannot prepare statements", c)
		}
		stmt, err := preparer.PrepareContext(ctx, query)
		if err != nil {
			return err
		}
		if s.stmt, ok = stmt.(directDriverStatement); !ok {
			return errors.Join(fmt.Errorf("sqlstore: a %T does not run with a context", stmt), stmt.Close())
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return s, nil
}

func (s *directStatement) exec(ctx context.Context, args []any) (n int64, err error) {
	values, err := directValues(args)
	if err != nil {
		return 0, err
	}
	err = s.run(func(stmt directDriverStatement) error {
		result, err := stmt.ExecContext(ctx, values)
		if err == nil {
			n, err = result.RowsAffected()
		}
		return err
	})
	return n, err
}

func (s *directStatement) each(ctx context.Context, args []any, fn func(scanner) error) error {
	values, err := directValues(args)
	if err != nil {
		return err
	}
	return s.run(func(stmt directDriverStatement) error {
		rows, err := stmt.QueryContext(ctx, values)
		if err != nil {
			return err
		}
		err = eachDirect(ctx, rows, fn)
		return errors.Join(err, rows.Close())
	})
}

func eachDirect(ctx context.Context, rows driver.Rows, fn func(scanner) error) error {
	row := make(directRow, len(rows.Columns()))
	for {
		if err := rows.Next(row); errors.Is(err, io.EOF) {
			return ctx.Err() // rows that the end of the context has cut off are not all there are
		} else if err != nil {
			return err
		}
		if err := fn(row); errors.Is(err, errEnough) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// run keeps the connection for fn.
func (s *directStatement) run(fn func(directDriverStatement) error) error {
	return s.conn.Raw(func(any) error {
		if s.stmt == nil {
			return errors.New("sqlstore: the statement is closed") // to the driver it would be a pointer to nothing
		}
		return fn(s.stmt)
	})
}

func (s *directStatement) close() error {
	return s.run(func(stmt directDriverStatement) error {
		s.stmt = nil
		return stmt.Close()
	})
}

// directValues are arguments as a driver takes them.
func directValues(args []any) ([]driver.NamedValue, error) {
	values := make([]driver.NamedValue, len(args))
	for i, arg := range args {
		values[i].Ordinal = i + 1
		switch v := arg.(type) {
		case string, int64, bool, []byte, nil:
			values[i].Value = v
		default:
			var err error
			if values[i].Value, err = driver.DefaultParameterConverter.ConvertValue(arg); err != nil {
				return nil, fmt.Errorf("sqlstore: argument %d: %w", i+1, err)
			}
		}
	}
	return values, nil
}

// directRow is a row as a driver gives it.
type directRow []driver.Value

// Scan implements [scanner] for the types that rows of this package have. It converts less than [sql.Rows.Scan] does: what it does not
// know is an error.
func (r directRow) Scan(dest ...any) error {
	if len(dest) != len(r) {
		return fmt.Errorf("sqlstore: the row has %d columns, %d are expected", len(r), len(dest))
	}
	for i, value := range r {
		if err := scanValue(dest[i], value); err != nil {
			return fmt.Errorf("sqlstore: column %d: %w", i+1, err)
		}
	}
	return nil
}

func scanValue(dest any, value driver.Value) error {
	if own, ok := dest.(sql.Scanner); ok {
		return own.Scan(value)
	}
	target := reflect.ValueOf(dest)
	if target.Kind() != reflect.Pointer || target.IsNil() {
		return fmt.Errorf("%T is no place for a value", dest)
	}
	target = target.Elem()
	switch v := value.(type) {
	case string:
		if target.Kind() == reflect.String {
			target.SetString(v)
			return nil
		}
	case int64:
		switch {
		case target.Kind() == reflect.Bool && (v == 0 || v == 1):
			target.SetBool(v == 1)
			return nil
		case target.CanInt() && !target.OverflowInt(v):
			target.SetInt(v)
			return nil
		case target.CanUint() && v >= 0 && !target.OverflowUint(uint64(v)):
			target.SetUint(uint64(v))
			return nil
		}
	}
	return fmt.Errorf("%T does not hold a %T", dest, value)
}
