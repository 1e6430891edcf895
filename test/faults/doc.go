// Package faults breaks what stands around a zone while it works, and looks at what is left. Its tests run the built program from
// outside: they kill it, let its disk fail and fill up, cut its power, lock and damage its database. docs/faults.md says in plain
// words what each of them does.
//
// # How it is built
//
// A cluster is a zone: its data directory, its database, and the nodes that serve it, each a process of "zonemint serve". A node has
// a client of its own; which node is asked, and whether another one is asked after it, is up to the test and never hidden. What a
// client has asked for and what it was told goes into a history, and check holds the history against the rows of the database. That
// is the one place where it is decided whether a redemption was lost or doubled.
//
// A database says how it is reached past the program: there is one for SQLite and one for PostgreSQL. Tests that begin with TestPostgres
// are on the latter.
//
// # How much of it
//
// make test runs some of the tests, and each in a short form; make test-all runs all of them, make faults at length (package tier). What is
// random comes from a seed, which is printed; ZONEMINT_TEST_SEED repeats it.
package faults
