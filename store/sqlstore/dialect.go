package sqlstore

import (
	"context"
	"database/sql"
	"io/fs"
	"time"

	"github.com/pressly/goose/v3"

	"github.com/zonemint/zonemint/zone"
)

// dialect is what differs between databases. Everything else in this package is written once.
type dialect struct {
	goose      goose.Dialect
	migrations fs.FS // the *.sql files, at its root

	beginRead   string // begins a snapshot in which nothing can be written
	beginWrite  string // begins a transaction that may write, for [Store.Update]
	beginShared string // the same for [Store.UpdateShared]; empty: as for Update
	// lockRow is appended to each read of a row that [Store.UpdateShared] holds until the commit. Empty where the writer is alone.
	lockRow string
	// manyWriters says that transactions write at the same time. The database then refuses one of two that collide, which is run
	// again.
	manyWriters bool
	// failsWhole says that a statement that violates a constraint ends its transaction, unless a savepoint stands before it.
	failsWhole bool
	// commit bounds how long a commit may take, after which it is not known what became of it. 0: it has no bound.
	commitBound time.Duration
	// now is the SQL of the time in milliseconds at which the transaction began, or NULL where the database has no clock of its own.
	now string
	// stmtsHold says that a connection that is closed stays, with its transaction and its locks, until the statements that were
	// prepared on it are closed, too. Elsewhere closing them would only be another question to a server that may not answer.
	stmtsHold bool
	// direct says that the database runs in this process, so that statements need not go through database/sql, and one on a row that is
	// found by its key is too short to be cut off.
	direct bool
	// rebind turns the placeholder "?" into the database's own.
	rebind func(query string) string

	// classify tells errors of the driver apart by their code, never by their text.
	classify func(error) class
	// check reports settings of a fresh connection that did not take effect.
	check func(ctx context.Context, conn *sql.Conn, writes bool) error
	// origin says on which line of history a fresh connection is. Nil: the database cannot tell.
	origin func(ctx context.Context, conn *sql.Conn) (zone.Origin, error)
	// commit ends a transaction, and makes sure that it was committed. Nil: COMMIT tells by itself.
	commit func(ctx context.Context, conn *sql.Conn) error
	// readTogether makes readings together; see postgresReadTogether.
	readTogether func(t *txn, list []planned, skips bool) (rows []any, what string, err error)
	// writeTogether writes what redemptions that share a transaction grant, and reports whether each row went where its redemption believed
	// that it would.
	writeTogether func(t *tx, grants []*grant) (asBelieved bool, err error)
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
	classSuspect          // the disk did not keep what was written, or gives back something else
	classLost             // the connection is gone, or there is none to be had
	classCollision        // the transaction collided with another one: run again, it may succeed
)
