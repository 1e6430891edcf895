package sqlstore

import (
	"strings"
	"sync"
)

// statementTexts are the texts of statements that depend on how many keys or rows they are for. There are a few for each statement.
var statementTexts sync.Map // what a text depends on, to string

// written is the text that depends on key. It is written once.
func written(key any, write func() string) string {
	if known, ok := statementTexts.Load(key); ok {
		if text, ok := known.(string); ok {
			return text
		}
	}
	text := write()
	statementTexts.Store(key, text)
	return text
}

// rowCounts are how many rows go into one statement: most of what a statement costs is the same for one row and for many. Every number is a
// sum of a few of these.
var rowCounts = [...]int{AuditRows, 16, 8, 4, 2, 1}

// rowsStatement inserts rows. Its head ends where VALUES would stand.
type rowsStatement struct{ head, row, tail string }

type rowsKey struct {
	rowsStatement
	rows int
}

func (s rowsStatement) text(rows int) string {
	return written(rowsKey{s, rows}, func() string {
		return s.head + " VALUES " + s.row + strings.Repeat(", "+s.row, rows-1) + s.tail
	})
}

// insertRows inserts rows, and returns how many of them were inserted or changed. The parameter what names them in errors; add appends the
// arguments of one row, and those of the statement's tail follow.
func (t *tx) insertRows(what string, s rowsStatement, rows int, add func(args []any, i int) []any, tail ...any) (changed int64, err error) {
	at := 0
	for first := 0; first < rows; first += rowCounts[at] {
		for rowCounts[at] > rows-first {
			at++
		}
		var args []any
		for i := range rowCounts[at] {
			args = add(args, first+i)
		}
		n, err := t.write(what, s.text(rowCounts[at]), append(args, tail...)...)
		if err != nil {
			return changed, err
		}
		changed += n
	}
	return changed, nil
}
