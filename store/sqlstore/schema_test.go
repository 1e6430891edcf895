package sqlstore

import (
	"database/sql"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/zonemint/zonemint/store/storetest"
)

// TestPlans asks the database for its plan of every statement: none may read a whole table or sort.
func TestPlans(t *testing.T) {
	t.Parallel()
	s, path := newStore(t, Options{Readers: 1})
	storetest.Exercise(t, s)
	db := rawDB(t, path)
	seen := 0
	for _, p := range []*pool{s.read, s.write} {
		session := <-p.free
		for query := range session.stmts {
			if strings.Contains(query, " ") && !strings.HasPrefix(query, "BEGIN") {
				seen++
				wantIndexed(t, db, query)
			}
		}
		p.free <- session
	}
	if seen < 58 { // as many as there are methods
		t.Errorf("only %d statements were seen", seen)
	}
}

// scanned is what may be read from one end to the other: all master keys are wanted, the index of the admins holds nobody else, and the others
// are lists of what is looked for.
var scanned = regexp.MustCompile(`^SCAN (master_keys|users USING .*users_admins.*|k|blocks|(\d+ )?CONSTANT ROWS?)$`)

func wantIndexed(t *testing.T, db *sql.DB, query string) {
	t.Helper()
	arguments := make([]any, strings.Count(query, "?"))
	rows, err := db.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+query, arguments...)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer func() { _ = rows.Close() }()
	var steps []string
	for rows.Next() {
		var id, parent, unused int
		var step string
		if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
			t.Fatal(err)
		}
		steps = append(steps, step)
		whole := strings.HasPrefix(step, "SCAN") && !scanned.MatchString(step)
		if whole || strings.Contains(step, "TEMP B-TREE") {
			t.Errorf("%s\nplan: %s", query, step)
		}
	}
	if err := rows.Err(); err != nil {
		t.Error(err)
	}
	// The page of a list of something's rows is found by both; by its beginning alone, everybody else's would be passed over.
	list := strings.Contains(query, " = ?") && strings.Contains(query, "LIMIT ?")
	if list && !regexp.MustCompile(`\((<expr>=\? AND )?\w+=\? AND \w+[<>]\?\)`).MatchString(steps[0]) {
		t.Errorf("%s\nplan: %s", query, steps)
	}
}

// TestReferencesAreIndexed asks how the rows are found that refer to one that is deleted, which no plan of a statement shows.
func TestReferencesAreIndexed(t *testing.T) {
	t.Parallel()
	_, path := newStore(t, Options{})
	db := rawDB(t, path)
	rows, err := db.QueryContext(t.Context(), `SELECT m.name, k."from" FROM sqlite_schema m
		JOIN pragma_foreign_key_list(m.name) k WHERE m.type = 'table'`)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	seen := 0
	for rows.Next() {
		var table, column string
		if err := rows.Scan(&table, &column); err != nil {
			t.Fatal(err)
		}
		seen++
		wantIndexed(t, db, "SELECT 1 FROM "+table+" WHERE "+column+" = ?")
	}
	if err := rows.Err(); err != nil || seen < 6 {
		t.Errorf("%d references were seen, error %v", seen, err)
	}
}

// TestIntegrity checks a database that was written to by many and closed, and one that is still open.
func TestIntegrity(t *testing.T) {
	t.Parallel()
	s, path := newStore(t, Options{Wait: time.Minute})
	storetest.Race(t, 50, 10, "n", s)
	check := func(when string) {
		var result string
		if err := rawDB(t, path).QueryRowContext(t.Context(), `PRAGMA integrity_check`).Scan(&result); err != nil || result != "ok" {
			t.Errorf("%s: integrity_check says %q, error %v", when, result, err)
		}
		var broken int
		err := rawDB(t, path).QueryRowContext(t.Context(), `SELECT count(*) FROM pragma_foreign_key_check`).Scan(&broken)
		if err != nil || broken != 0 {
			t.Errorf("%s: %d rows refer to nothing, error %v", when, broken, err)
		}
	}
	check("open")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	check("closed")
}
