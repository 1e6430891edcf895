package sqlstore

import (
	"database/sql"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestOldNodeRunsOn migrates a database while a server of the release before has it open. Its statements, which are in testdata as it
// ran them, must do on the new schema what they did on the old one.
func TestOldNodeRunsOn(t *testing.T) {
	t.Parallel()
	const version = 2
	text, err := os.ReadFile("testdata/statements-v2.sql")
	if err != nil {
		t.Fatal(err)
	}
	db, path := oldDB(t, version)
	db.SetMaxOpenConns(1) // and so one that the statements are prepared on
	exec(t, db, `PRAGMA foreign_keys = OFF`)
	prepared := make(map[string]*sql.Stmt)
	for statement := range strings.Lines(string(text)) {
		stmt, err := db.PrepareContext(t.Context(), statement)
		if err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
		t.Cleanup(func() { _ = stmt.Close() })
		prepared[strings.TrimSpace(statement)] = stmt
	}
	if _, err := MigrateSQLite(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	for statement, stmt := range prepared {
		if _, err := stmt.ExecContext(t.Context(), oldArguments(t, db, statement)...); err != nil {
			t.Errorf("%s: %v", statement, err)
		}
	}
	if len(prepared) < 50 {
		t.Errorf("only %d statements were tried", len(prepared))
	}
	var oldest int64
	if err := db.QueryRowContext(t.Context(), `SELECT oldest FROM compatibility`).Scan(&oldest); err != nil || oldest > version {
		t.Errorf("the schema is for programs that know %d, error %v", oldest, err)
	}
}

var inserting = regexp.MustCompile(`^INSERT INTO (\w+) \(([^)]*)\) VALUES \(([^)]*)\)`)

// oldArguments gives a statement arguments that its table takes: of an INSERT by the types of the columns, else numbers.
func oldArguments(t *testing.T, db *sql.DB, statement string) []any {
	t.Helper()
	arguments := make([]any, strings.Count(statement, "?"))
	for i := range arguments {
		arguments[i] = 1
	}
	parts := inserting.FindStringSubmatch(statement)
	if parts == nil {
		if strings.HasPrefix(statement, "UPDATE") {
			for i := range arguments {
				arguments[i] = nil // no row has this id, so nothing is written
			}
		}
		return arguments
	}
	columns, values := strings.Split(parts[2], ", "), strings.Split(parts[3], ", ")
	next := 0
	for i, column := range columns {
		if values[i] != "?" {
			continue
		}
		var kind string
		if err := db.QueryRowContext(t.Context(), `SELECT type FROM pragma_table_info(?) WHERE name = ?`, parts[1], column).Scan(&kind); err != nil {
			t.Fatalf("%s: column %s: %v", statement, column, err)
		}
		switch kind {
		case "TEXT":
			arguments[next] = "x"
		case "BLOB":
			arguments[next] = filled(32)
		}
		next++
	}
	return arguments
}
