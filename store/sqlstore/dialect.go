package sqlstore

import (
	"context"
	"database/sql"
	"io/fs"

	"github.com/pressly/goose/v3"
)

// dialect is what differs between databases. Everything else in this package is written once.
type dialect struct {
	goose      goose.Dialect
	migrations fs.FS // the *.sql files, at its root

	beginRead  string // begins a snapshot in which nothing can be written
	beginWrite string // begins a transaction that may write
	// lockRow is appended to each read of a row within a writing transaction, so that what was read is still true at the
	// commit. Empty where the writer is alone.
	lockRow string
	// stmtsHold says that a connection that is closed stays, with its transaction and its locks, until the statements that were
	// prepared on it are closed, too. Elsewhere closing them would only be another question to a server that may not answer.
	stmtsHold bool
	// rebind turns the placeholder "?" into the database's own.
	rebind func(query string) string

	// classify tells errors of the driver apart by their code, never by their text.
	classify func(error) class
	// check reports settings of a fresh connection that did not take effect.
	check func(ctx context.Context, conn *sql.Conn, writes bool) error
	// tables counts the tables of the database, and those of them that are named name.
	tables func(ctx context.Context, db *sql.DB, name string) (all, named int, err error)
}

// class is what an error of a driver means.
type class int

const (
	classUnexpected class = iota
	classDuplicate        // a unique or primary key is taken
	classOrphan           // a row refers to one that is not there
	classBusy             // the database cannot serve now
	classSuspect          // the disk did not keep what was written
)
