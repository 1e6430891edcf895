package faults_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
)

// scribe is the role "scribe": it writes one row after the other to a SQLite file, and says so on standard output when each is
// committed. What it does not do, unlike zonemint, is to insist on synchronous=FULL.
func scribe(args []string) (err error) {
	if len(args) != 3 {
		return errors.New("give a file, a value of synchronous and how many rows")
	}
	rows, err := strconv.Atoi(args[2])
	if err != nil {
		return err
	}
	db, err := (sqliteFile{args[0]}).open("journal_mode(WAL)", "synchronous("+args[1]+")")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	ctx := context.Background()
	if _, err := db.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL)`); err != nil {
		return err
	}
	for i := range rows {
		if _, err := db.ExecContext(ctx, `INSERT INTO notes VALUES (?, ?)`, i+1, fmt.Sprintf("note %d", i+1)); err != nil {
			return err
		}
		if _, err := fmt.Fprintf(os.Stdout, "acknowledged %d\n", i+1); err != nil {
			return err
		}
	}
	return nil
}
