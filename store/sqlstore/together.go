package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// question is a statement that finds rows by their keys, and the keys that it is to find.
type question struct {
	planned
	keys  [][]string // a list for each placeholder
	index map[string]int
	rows  []any // one for each key; nil: there is none
}

// add takes a key, unless it is there already, and returns its place.
func (q *question) add(args []any) (int, error) {
	texts := make([]string, len(args))
	for i, arg := range args {
		text, ok := arg.(string)
		if !ok {
			return 0, fmt.Errorf("sqlstore: a key of a %s is a %T", q.what, arg)
		}
		texts[i] = text
	}
	key := strings.Join(texts, "\x00") // which is in no text of a database
	if at, ok := q.index[key]; ok {
		return at, nil
	}
	at := len(q.rows)
	q.index[key], q.rows = at, append(q.rows, nil)
	for i, text := range texts {
		q.keys[i] = append(q.keys[i], text)
	}
	return at, nil
}

// place is where the row of a reading is.
type place struct {
	*question
	at int
}

// questionsOf sorts readings by their statements.
func questionsOf(list []planned) (questions []*question, places []place, what string, err error) {
	byQuery := make(map[string]*question)
	places = make([]place, len(list))
	for i, p := range list {
		q := byQuery[p.query]
		if q == nil {
			q = &question{planned: p, keys: make([][]string, len(p.args)), index: make(map[string]int)}
			byQuery[p.query], questions = q, append(questions, q)
		}
		at, err := q.add(p.args)
		if err != nil {
			return nil, nil, p.what, err
		}
		places[i] = place{q, at}
	}
	return questions, places, "", nil
}

// rowsAt are the rows of readings.
func rowsAt(places []place) []any {
	rows := make([]any, len(places))
	for i, p := range places {
		rows[i] = p.rows[p.at]
	}
	return rows
}

// sqliteReadTogether makes readings, and those of the same row once.
func sqliteReadTogether(t *txn, list []planned, _ bool) (rows []any, what string, err error) {
	questions, places, what, err := questionsOf(list)
	if err != nil {
		return nil, what, err
	}
	for _, q := range questions {
		stmt, err := t.prepare(q.query)
		if err != nil {
			return nil, q.what, err
		}
		for at := range q.rows {
			args := make([]any, len(q.keys))
			for i, list := range q.keys {
				args[i] = list[at]
			}
			err := stmt.each(t.brief(), args, func(r scanner) (err error) {
				if q.rows[at], err = q.scan(r); err != nil {
					return err
				}
				return errEnough
			})
			if err != nil {
				return nil, q.what, err
			}
		}
	}
	return rowsAt(places), "", nil
}

// postgresReadTogether makes readings in one round trip, and those by the same statement in one statement. The rows are as many as the
// readings, nil for those that found none. Where it skips, it waits for nobody: a row that is to be held and that somebody is
// changing is not found. On an error it says what was being read.
func postgresReadTogether(t *txn, list []planned, skips bool) (rows []any, what string, err error) {
	questions, places, what, err := questionsOf(list)
	if err != nil {
		return nil, what, err
	}
	if what, err = ask(t.ctx, t.session.conn, questions, skips); err != nil {
		return nil, what, err
	}
	return rowsAt(places), "", nil
}

// groupPatience bounds how long a group waits for a lock: where one of its statements waits, all of its members do. Other nodes hold what they
// write for milliseconds, and who waits longer does so in a transaction of its own.
const groupPatience = 250 * time.Millisecond

// ask has questions answered. Where they skip, the transaction waits for no lock for longer than groupPatience from then on.
func ask(ctx context.Context, conn *sql.Conn, questions []*question, skips bool) (what string, err error) {
	batch := new(pgx.Batch)
	if skips {
		batch.Queue("SET LOCAL lock_timeout = " + milliseconds(groupPatience))
	}
	for _, q := range questions {
		query, args := q.text(skips), make([]any, len(q.keys))
		for i, list := range q.keys {
			args[i] = list
			if len(q.rows) == 1 {
				args[i] = list[0]
			}
		}
		batch.Queue(query, args...)
	}
	err = onPostgres(conn, func(c *pgx.Conn) error {
		results := c.SendBatch(ctx, batch)
		if skips {
			if _, err := results.Exec(); err != nil {
				return errors.Join(err, results.Close())
			}
		}
		for _, q := range questions {
			if err := q.answer(results); err != nil {
				what = q.what
				return errors.Join(err, results.Close())
			}
		}
		return results.Close()
	})
	return what, err
}

// text is the statement: as it is for one key, and for many with its place before each row.
func (q *question) text(skips bool) string {
	skips = skips && q.holds
	shape := questionShape{q.query, len(q.rows) > 1, skips}
	if known, ok := questionTexts.Load(shape); ok {
		if text, ok := known.(string); ok {
			return text
		}
	}
	query := q.query
	if skips {
		query += " SKIP LOCKED"
	}
	text := numbered(query)
	if shape.many {
		var from, columns strings.Builder
		for i := range q.keys {
			n := strconv.Itoa(i + 1)
			from.WriteString("$" + n + "::text[], ")
			columns.WriteString("k" + n + ", ")
			query = strings.Replace(query, "?", "k.k"+n, 1)
		}
		// The limit keeps the planner from turning it around: each key is looked up, however few rows it believes there to be.
		text = "SELECT k.place, r.* FROM unnest(" + strings.TrimSuffix(from.String(), ", ") + ") WITH ORDINALITY AS k (" + columns.String() +
			"place) CROSS JOIN LATERAL (" + query + " LIMIT 1) AS r"
	}
	questionTexts.Store(shape, text)
	return text
}

// questionShape is what the text of a question depends on. There are as many as there are statements that read rows by their keys.
type questionShape struct {
	query       string
	many, skips bool
}

var questionTexts sync.Map // questionShape to string

// answer takes the next result.
func (q *question) answer(results pgx.BatchResults) error {
	rows, err := results.Query()
	if err != nil {
		return err
	}
	defer rows.Close()
	place := int64(1)
	row := placedRow{rows: rows}
	if len(q.rows) > 1 {
		row.place = &place
	}
	for rows.Next() {
		found, err := q.scan(row)
		if err != nil {
			return err
		}
		q.rows[place-1] = found
	}
	rows.Close()
	return rows.Err()
}

// placedRow is a row that may have its place before it.
type placedRow struct {
	rows  pgx.Rows
	place *int64 // nil: it has not
}

// Scan implements [scanner].
func (r placedRow) Scan(dest ...any) error {
	if r.place != nil {
		dest = append([]any{r.place}, dest...)
	}
	return r.rows.Scan(dest...)
}

// onPostgres runs fn on the driver's own connection.
func onPostgres(conn *sql.Conn, fn func(*pgx.Conn) error) error {
	return conn.Raw(func(driverConn any) error {
		c, ok := driverConn.(*stdlib.Conn)
		if !ok {
			return fmt.Errorf("sqlstore: the connection is a %T", driverConn)
		}
		return fn(c.Conn())
	})
}
