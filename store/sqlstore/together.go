package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"
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
		if err := q.answerOnSQLite(t); err != nil {
			return nil, q.what, err
		}
	}
	return rowsAt(places), "", nil
}

// answerOnSQLite finds the rows, those of as many keys as possible by one statement: what a statement costs is much the same for one key and
// for many.
func (q *question) answerOnSQLite(t *txn) error {
	for first := 0; first < len(q.rows); {
		query, n := sqliteQuestion(q.query, len(q.rows)-first)
		stmt, err := t.prepare(query)
		if err != nil {
			return err
		}
		args := make([]any, 0, n*len(q.keys))
		for i := range n {
			for _, list := range q.keys {
				if at := first + i; at < len(list) {
					args = append(args, list[at])
				} else {
					args = append(args, nil) // which is equal to nothing
				}
			}
		}
		place := int64(0)
		err = stmt.each(t.brief(), args, func(r scanner) (err error) {
			if n > 1 {
				r = placedRow{r, &place}
			}
			row, err := q.scan(r)
			if err == nil {
				q.rows[first+int(place)] = row
			}
			return err
		})
		if err != nil {
			return err
		}
		first += n
	}
	return nil
}

// keyCounts are for how many keys there are statements. Those that are left over look for nothing.
var keyCounts = [...]int{4, 16, 64}

// sqliteQuestion is a statement that finds the rows of up to n keys by query, with the place of its key before each, and for how many keys it
// is. Where that is 1 it is query, with nothing before its row.
func sqliteQuestion(query string, keys int) (text string, n int) {
	if keys == 1 {
		return query, 1
	}
	for _, n = range keyCounts {
		if n >= keys {
			break
		}
	}
	text = written(keyedQuestion{query, n}, func() string { return manyKeys(query, n) })
	if text == "" {
		return query, 1
	}
	return text, n
}

// keyedQuestion is what the text of a statement for many keys depends on.
type keyedQuestion struct {
	query string
	keys  int
}

// manyKeys is a statement that finds the rows of n keys, or empty where that is more than putting a list of them beside the table of the query.
// CROSS JOIN is SQLite's way to say that the keys come first, and the row is looked up for each.
func manyKeys(query string, n int) string {
	columns, rest, plain := strings.Cut(strings.TrimPrefix(query, "SELECT "), " FROM ")
	table, where, found := strings.Cut(rest, " WHERE ")
	width := strings.Count(where, "?")
	if !plain || !found || width == 0 || strings.Contains(columns+rest, "SELECT") || strings.Contains(columns+table, "?") {
		return ""
	}
	var names, values strings.Builder
	for i := range width {
		name := "k" + strconv.Itoa(i+1)
		names.WriteString(", " + name)
		where = strings.Replace(where, "?", name, 1)
	}
	for i := range n {
		values.WriteString(", (" + strconv.Itoa(i) + strings.Repeat(", ?", width) + ")")
	}
	return "WITH k (place" + names.String() + ") AS (VALUES " + values.String()[2:] + ") SELECT place, " + columns + " FROM k CROSS JOIN " +
		table + " WHERE " + where
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
	return written(questionShape{q.query, len(q.rows) > 1, skips}, func() string {
		query := q.query
		if skips {
			query += " SKIP LOCKED"
		}
		if len(q.rows) == 1 {
			return numbered(query)
		}
		var from, columns strings.Builder
		for i := range q.keys {
			n := strconv.Itoa(i + 1)
			from.WriteString("$" + n + "::text[], ")
			columns.WriteString("k" + n + ", ")
			query = strings.Replace(query, "?", "k.k"+n, 1)
		}
		// The limit keeps the planner from turning it around: each key is looked up, however few rows it believes there to be.
		return "SELECT k.place, r.* FROM unnest(" + strings.TrimSuffix(from.String(), ", ") + ") WITH ORDINALITY AS k (" + columns.String() +
			"place) CROSS JOIN LATERAL (" + query + " LIMIT 1) AS r"
	})
}

// questionShape is what the text of a question depends on.
type questionShape struct {
	query       string
	many, skips bool
}

// answer takes the next result.
func (q *question) answer(results pgx.BatchResults) error {
	rows, err := results.Query()
	if err != nil {
		return err
	}
	defer rows.Close()
	place := int64(1)
	row := scanner(rows)
	if len(q.rows) > 1 {
		row = placedRow{rows, &place}
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

// placedRow is a row that has its place before it.
type placedRow struct {
	scanner
	place *int64
}

// Scan implements [scanner].
func (r placedRow) Scan(dest ...any) error {
	return r.scanner.Scan(append([]any{r.place}, dest...)...)
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
