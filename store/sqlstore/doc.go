// Package sqlstore keeps a zone in an SQL database. [OpenSQLite] opens one in a SQLite file.
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
// # Schema
//
// Migrations are embedded, forward only, and each runs in a transaction. Opening runs those that are pending unless told
// not to, and refuses a database that a newer program has migrated or that is not a zone's.
package sqlstore
