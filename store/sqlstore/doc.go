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
