package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"github.com/zonemint/zonemint/zone"
)

// planned is a reading that is to be made together with others.
type planned struct {
	reading
	scan func(scanner) (any, error)
}

// errPlanned is what a reading gives that was noted. Nobody but Ahead sees it.
var errPlanned = errors.New("the reading was noted")

// Ahead implements [zone.Tx]. Where the database is at the other end of a connection, the statements go to it together, the same ones
// in the same order as they would go one by one, and so with the same locks.
func (t *tx) Ahead(r zone.Reading) {
	send := t.store.dialect.ahead
	if send == nil || t.usable() != nil {
		return
	}
	var list []planned
	t.plan = &list
	t.readAll(r)
	t.plan = nil
	rows, what, err := send(t.ctx, t.session.conn, list)
	if err != nil {
		t.failed = t.fail(what, err) // also where one statement by itself would leave the transaction usable: which one is not looked at
		return
	}
	for i, row := range rows {
		t.known = append(t.known, knownRow{list[i].reading, row})
	}
}

// readAll reads what a redemption reads, in its order.
func (t *tx) readAll(r zone.Reading) {
	_, _ = t.Provider(r.Provider)
	_, _ = t.Instance()
	if r.Issuer != "" {
		_, _ = t.User(r.Issuer)
	}
	if r.Space != "" {
		_, _ = t.Space(r.Space)
	}
	_, _ = t.Redemption(r.Token, r.Provider)
	_, _ = t.Revocation(r.Token, r.Space)
	_, _ = t.Use(r.Token)
	if r.Space != "" && r.Issuer != "" {
		_, _ = t.Member(r.Space, r.Issuer)
	}
	if r.Space != "" {
		_, _ = t.Support(r.Space, r.Provider)
	}
}

// aheadPostgres makes readings in one round trip. The rows are as many as the readings, nil for those that found none. On an error it
// says what was being read.
func aheadPostgres(ctx context.Context, conn *sql.Conn, list []planned) (rows []any, what string, err error) {
	err = conn.Raw(func(driverConn any) error {
		c, ok := driverConn.(*stdlib.Conn)
		if !ok {
			return fmt.Errorf("sqlstore: the connection is a %T", driverConn)
		}
		batch := new(pgx.Batch)
		for _, p := range list {
			batch.Queue(numbered(p.query), p.args...)
		}
		results := c.Conn().SendBatch(ctx, batch)
		rows = make([]any, len(list))
		for i, p := range list {
			what = p.what
			if rows[i], err = firstRow(results, p.scan); err != nil {
				return errors.Join(err, results.Close())
			}
		}
		return results.Close()
	})
	return rows, what, err
}

// firstRow is the first row of the next result, or nil.
func firstRow(results pgx.BatchResults, scan func(scanner) (any, error)) (row any, err error) {
	rows, err := results.Query()
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	if rows.Next() {
		if row, err = scan(rows); err != nil {
			return nil, err
		}
	}
	rows.Close()
	return row, rows.Err()
}
