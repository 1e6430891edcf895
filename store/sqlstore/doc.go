// Package sqlstore keeps a zone in an SQL database. [OpenSQLite] opens one in a SQLite file, [OpenPostgres] one in PostgreSQL.
//
// # How it is built
//
// The statements are written once, in SQL that every database reads; what differs (how a transaction begins, how errors are
// told apart, the schema) is a dialect, of which there is one file each. [Store] runs the transactions:
//
//   - a pool has a fixed number of sessions, each a connection with the statements prepared on it. Callers queue for a
//     session in Go, so that waiting ends with their context or after [Options].Wait, whichever is first;
//   - the transaction is begun, committed and rolled back by hand rather than by [database/sql.Tx], which rolls back behind
//     the caller's back when a context ends: a prepared statement would then run outside of any transaction;
//   - once begun, a writing transaction no longer hears the request's context. It has a bound of its own
//     ([Options].Transaction), and the commit has none: it is never cut off half-way;
//   - the first failure that is not a plain [zone.Conflict] or [zone.NotFound] ends the transaction, because databases roll
//     back by themselves after some errors. Later calls return that failure, and nothing is committed, whatever the function
//     returns;
//   - a session whose begin, commit or rollback failed is thrown away, and its connection with it.
//
// # SQLite
//
// Write-ahead log, synchronous=FULL (a commit that was acknowledged survives a power loss), foreign keys on. One connection
// writes, with BEGIN IMMEDIATE, so that what a transaction read is still true when it commits; several read snapshots and
// refuse to write. Other processes may have the same file open: their locks are waited for as long as for a session.
//
// What takes long about a small transaction is the fsync of its commit, so those that had to queue for the one writer share it
// (batch.go). The first one begins the transaction of the database. Whoever is done passes the turn on with that transaction open, to
// the next one that waits, and whoever finds nobody waiting commits. So a batch is as large as the queue was, nobody waits for others
// to come, and who is alone runs the same statements as without batches.
//
//   - each function runs on its caller's goroutine, one after the other, the second one and all later ones between a SAVEPOINT and its
//     RELEASE. When one fails or panics, the savepoint is rolled back to, and the neighbours' work stays;
//   - every answer waits for the commit, a refusal, too: what it rests on may be a neighbour's. Only a first one that fails has
//     nothing to wait for;
//   - a statement that writes is not cut off when the time of its transaction is over, unless it is the first one's: SQLite would roll
//     back everything. The bound is seen before the next statement, and at the end;
//   - after some errors (a full disk, a failed read or write) SQLite rolls everything back by itself. Then the savepoint is gone, which
//     rolling back to it shows, and all members are told [zone.Unavailable]: nothing was kept, and they can try again. A commit that
//     fails is the failure of all, too;
//   - a batch is committed although others wait when it has 256 members or has run for 100 ms, since those in it wait for an answer and
//     other processes for the lock.
//
// The file is made with mode 0600, which the -wal and -shm files beside it take over. Its folder must exist. It must be on a
// local disk: the write-ahead log does not work over a network.
//
// When the disk refuses to make a commit durable (a failed fsync), the store takes no more writes and [Store.Ping] reports
// [zone.Unavailable] until it is opened anew, because what the operating system then holds in memory can no longer be trusted.
//
// # Groups
//
// Transactions of [Store.UpdateShared] that say what they read share one with those that wait at the same time, on both databases. It is read
// for all of them, their functions run at the same time, what these write is noted, and then it is written. None sees what another one
// writes; and where the database finds anything to be otherwise than a function was told, the group is undone and each is run by
// itself. See grouper.
//
// # PostgreSQL
//
// Any number of processes write at once. [Store.Update] runs at the isolation level SERIALIZABLE, and before it commits it holds the
// rows that its decision rests on: SERIALIZABLE alone promises some order of the transactions, and not the one in which they were
// acknowledged. [Store.UpdateShared], by which tokens are redeemed, runs on a snapshot (REPEATABLE READ) and reads the rows that its
// decision rests on FOR SHARE: whoever takes a right away waits for the redemptions under way, and one that finds the row changed since
// its snapshot collides. The one row of the zone is not held, since every redemption reads it and whoever changes it would wait for
// ever. What a redemption finds to be missing collides with who adds it, because both write the same row of the ledger, or rows of the
// same key. That all this makes several nodes answer like one is tested with package internal/linear.
//
// A transaction that collided (SQLSTATE 40001 and 40P01, and one internal error of PostgreSQL that means the same) is run again, after
// a pause drawn at random that grows, for as long as [Options].Wait and a hundred times at most. A violated constraint would end the
// transaction, so rows are inserted ON CONFLICT DO NOTHING, and updates that may violate one have a savepoint before them.
//
// A commit is cut off by no context of a caller, and has a bound of 5 s. When its answer does not come, or the server says that it did
// not wait for its synchronous standby, the error matches [zone.ErrOutcomeUnknown]. A connection is made anew when it was lost while
// idle; when none can be had, nobody tries for a while, at most 2 s. Of several hosts the one is used that takes writes.
//
// A group takes four round trips, however many members it has, and one statement a table; a redemption that is run by itself takes seven.
// Whoever wants a row that somebody is changing is run by itself, so that its neighbours need not wait.
//
// What a server must be set to is checked on each connection: fsync on, synchronous_commit not off or local, UTF-8. Sorting is by
// bytes, whatever the database's collation. Nothing rests on advisory locks, notifications, or superusers' rights.
//
// # Schema
//
// Migrations are embedded, forward only, and each runs in a transaction. Opening runs those that are pending unless told
// not to, and refuses a database that is not a zone's. The table compatibility says which programs can work with a schema: servers of
// a release that can go on while a newer one migrates, and one that cannot refuses to open it. Versions are the same numbers for both
// databases; that PostgreSQL begins with 3 is because there was none before.
package sqlstore
