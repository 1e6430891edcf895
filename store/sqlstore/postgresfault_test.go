package sqlstore

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/stdlib"

	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/store/storetest"
	"github.com/zonemint/zonemint/zone"
)

// newPostgres opens a store that the test closes.
func newPostgres(tb testing.TB, dsn string, opts Options) *Store {
	tb.Helper()
	s, err := OpenPostgres(tb.Context(), dsn, opts)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = s.Close() })
	return s
}

// rawPostgres is a connection of the test's own.
func rawPostgres(tb testing.TB, dsn string) *sql.DB {
	tb.Helper()
	config, err := postgresConfig(dsn, Options{}.withDefaults())
	if err != nil {
		tb.Fatal(err)
	}
	db := stdlib.OpenDB(*config)
	tb.Cleanup(func() { _ = db.Close() })
	return db
}

func wantUnknown(t *testing.T, err error) {
	t.Helper()
	if !errors.Is(err, zone.ErrOutcomeUnknown) || !errors.Is(err, zone.Unavailable) || zone.AsError(err).RetryAfter <= 0 {
		t.Errorf("error is %v, want one that says that the outcome is unknown, and when to try again", err)
	}
}

func wantUsers(t *testing.T, s *Store, want int) {
	t.Helper()
	if n := countUsers(t, s); n != want {
		t.Errorf("there are %d users, want %d", n, want)
	}
}

// TestCommitAnswerLost cuts the connection after the commit, before it, and while it waits.
func TestCommitAnswerLost(t *testing.T) {
	t.Parallel()
	cluster := pgtest.Start(t)
	proxy := pgtest.NewProxy(t, cluster.Address())
	s := newPostgres(t, cluster.Through(proxy.Address(), "postgres"), Options{Writers: 2, Readers: 2})
	proxy.Set(pgtest.LoseAnswer)
	wantUnknown(t, s.Update(t.Context(), addUser("A")))
	wantUsers(t, s, 1)
	proxy.Set(pgtest.LoseCommit)
	wantUnknown(t, s.UpdateShared(t.Context(), zone.Reading{}, addUser("B")))
	wantUsers(t, s, 1)
	if proxy.Struck() != 2 {
		t.Errorf("%d commits were lost", proxy.Struck())
	}
	d := *s.dialect
	d.commitBound = 50 * time.Millisecond
	s.dialect, s.write.dialect = &d, &d
	err := s.Update(t.Context(), func(tx zone.Tx) error {
		err := addUser("C")(tx)
		proxy.Set(pgtest.BlackHole)
		return err
	})
	wantUnknown(t, err)
	proxy.Set(pgtest.NoFault)
	if err := s.Update(t.Context(), addUser("D")); err != nil {
		t.Errorf("afterwards: %v", err)
	}
}

// TestCollisionsAreRunAgain lets two transactions write what rests on what the other one writes.
func TestCollisionsAreRunAgain(t *testing.T) {
	t.Parallel()
	s := newPostgres(t, pgtest.DSN(t), Options{})
	storetest.Race(t, 100, 7, "n", s)
	runs := 0
	err := s.Update(t.Context(), func(tx zone.Tx) error {
		runs++
		if _, err := tx.Instance(); !errors.Is(err, zone.NotFound) { // takes the snapshot
			return fmt.Errorf("instance: %w", err)
		}
		if runs < 3 {
			if err := s.Update(t.Context(), func(other zone.Tx) error { _, err := other.Consume("n", time.Time{}, 100); return err }); err != nil {
				t.Error(err)
			}
		}
		_, err := tx.Consume("n", time.Time{}, 100)
		if err != nil {
			return errors.New("something else") // what fn makes of a collision does not matter
		}
		return nil
	})
	if err != nil || runs != 3 {
		t.Errorf("the transaction was run %d times, error %v", runs, err)
	}
	err = s.View(t.Context(), func(tx zone.ReadTx) error {
		use, err := tx.Use("n")
		if use.Count != 10 {
			t.Errorf("the count is %d", use.Count)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// TestCollisionsHaveABound lets the database say of every attempt that it collided. How many attempts there are is TestAgain's matter.
func TestCollisionsHaveABound(t *testing.T) {
	t.Parallel()
	s := newPostgres(t, pgtest.DSN(t), Options{})
	s.write.wait = time.Minute // what ends it is the number of attempts, however slow the machine is
	collide := func() (runs int, err error) {
		err = s.Update(t.Context(), func(z zone.Tx) error {
			runs++
			_, err := innerOf(t, z).exec("row", `SELECT collide()`)
			return err
		})
		return runs, err
	}
	if runs, err := collide(); err == nil || errors.Is(err, zone.Unavailable) || runs != 1 {
		t.Errorf("a plain error of the database: %d runs, error %v", runs, err)
	}
	exec(t, rawPostgres(t, s.dsnForTest(t)), `CREATE FUNCTION collide() RETURNS void LANGUAGE plpgsql AS
		$$ BEGIN RAISE EXCEPTION 'collision' USING ERRCODE = '40001'; END $$`)
	runs, err := collide()
	if wantUnavailable(t, err); runs != attempts {
		t.Errorf("the transaction was run %d times, not %d", runs, attempts)
	}
}

// dsnForTest finds the database of a store again.
func (s *Store) dsnForTest(t *testing.T) string {
	t.Helper()
	var dsn string
	conn, err := s.write.db.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	err = conn.Raw(func(driverConn any) error {
		c, ok := driverConn.(*stdlib.Conn)
		if !ok {
			return errors.New("another driver")
		}
		dsn = c.Conn().Config().ConnString()
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return dsn
}

// TestHeldRows lets somebody want to change a row that a transaction has read.
func TestHeldRows(t *testing.T) {
	t.Parallel()
	s := newPostgres(t, pgtest.DSN(t), Options{Wait: time.Minute, Transaction: time.Minute})
	if err := s.Update(t.Context(), addUser("A")); err != nil {
		t.Fatal(err)
	}
	changed := make(chan error, 1)
	err := s.UpdateShared(t.Context(), zone.Reading{}, func(tx zone.Tx) error {
		user, err := tx.User("A")
		if err != nil {
			return err
		}
		err = s.UpdateShared(t.Context(), zone.Reading{}, func(other zone.Tx) error { _, err := other.User("A"); return err }) // may read it, too
		if err != nil {
			t.Error(err)
		}
		user.Blocked = true
		go func() {
			changed <- s.Update(t.Context(), func(other zone.Tx) error { return other.UpdateUser(user) })
		}()
		waitForLock(t, s)
		select {
		case err := <-changed:
			t.Errorf("the row was changed under the transaction that holds it, error %v", err)
		default:
		}
		return nil
	})
	if err := errors.Join(err, <-changed); err != nil {
		t.Error(err)
	}
}

// TestReadsAreHeldOnce: a row that a change reads more than once is held by one statement when it commits, and another one by another.
func TestReadsAreHeldOnce(t *testing.T) {
	t.Parallel()
	s := newPostgres(t, pgtest.DSN(t), Options{})
	err := errors.Join(s.Update(t.Context(), addUser("A")), s.Update(t.Context(), addUser("B")))
	if err != nil {
		t.Fatal(err)
	}
	err = s.Update(t.Context(), func(tx zone.Tx) error {
		for _, id := range []zone.UserID{"A", "B", "A", "A", "B"} {
			if _, err := tx.User(id); err != nil {
				return err
			}
		}
		if n := len(innerOf(t, tx).read); n != 2 {
			t.Errorf("%d rows are to be held, want 2", n)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// waitForLock returns when a transaction waits for another one.
func waitForLock(t *testing.T, s *Store) {
	t.Helper()
	for range 1000 {
		var waiting int
		err := s.write.db.QueryRowContext(t.Context(), `SELECT count(*) FROM pg_locks WHERE NOT granted`).Scan(&waiting)
		if err != nil {
			t.Fatal(err)
		}
		if waiting > 0 {
			return
		}
		time.Sleep(5 * time.Millisecond) //nolint:forbidigo // another process is waited for
	}
	t.Error("nobody waits")
}

// TestBackendsTerminated ends the connections of a store under it: the next transaction goes on a new one.
func TestBackendsTerminated(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	s := newPostgres(t, dsn, Options{Writers: 2, Readers: 2})
	db := rawPostgres(t, dsn)
	for i := range 20 {
		if err := s.Update(t.Context(), addUser(zone.UserID(rune('A'+i)))); err != nil {
			t.Errorf("round %d: %v", i, err)
		}
		wantUsers(t, s, i+1)
		exec(t, db, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`)
	}
	err := s.Update(t.Context(), func(tx zone.Tx) error {
		exec(t, db, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`)
		return addUser("under way")(tx)
	})
	wantUnavailable(t, err)
	if errors.Is(err, zone.ErrOutcomeUnknown) {
		t.Errorf("no commit was asked for, and the outcome is called unknown: %v", err)
	}
	wantUnavailable(t, s.UpdateShared(t.Context(), zone.Reading{Provider: "P", Issuer: "A", Space: "S", Token: "n"}, func(tx zone.Tx) error {
		exec(t, db, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`)
		return addUser("under way")(tx)
	}))
	wantUsers(t, s, 20)
}

// TestServerRestarts stops the server and starts it again: it is said to be away, and found again without anybody's doing.
func TestServerRestarts(t *testing.T) {
	t.Parallel()
	cluster := pgtest.Start(t)
	s := newPostgres(t, cluster.DSN("postgres"), Options{Writers: 2, Readers: 2})
	for _, stop := range []func() error{func() error { return cluster.Stop(pgtest.Fast) }, func() error { return cluster.Stop(pgtest.Immediate) }, cluster.Kill} {
		if err := s.Update(t.Context(), func(tx zone.Tx) error { return tx.AppendAudit(zone.AuditRecord{Action: "a"}) }); err != nil {
			t.Fatal(err)
		}
		if err := stop(); err != nil {
			t.Fatal(err)
		}
		for range 5 {
			wantUnavailable(t, s.Update(t.Context(), addUser("A")))
			wantUnavailable(t, s.Ping(t.Context()))
		}
		if err := cluster.StartAgain(); err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		for s.Ping(t.Context()) != nil {
			if time.Since(began) > time.Minute {
				t.Fatal("the store does not find the database again")
			}
			time.Sleep(10 * time.Millisecond) //nolint:forbidigo // the store rests between attempts
		}
	}
	err := s.View(t.Context(), func(tx zone.ReadTx) error {
		records, err := tx.Audit(0, 10)
		if len(records) != 3 {
			t.Errorf("there are %d records", len(records))
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// TestStandby commits with a synchronous standby, cuts off the wait for one that is away, and lets it take over.
func TestStandby(t *testing.T) {
	t.Parallel()
	primary := pgtest.Start(t)
	standby := primary.Standby(t, "second")
	s := newPostgres(t, primary.Through(primary.Address()+","+standby.Address(), "postgres"), Options{Writers: 2, Readers: 2})
	if o := originOf(t, s); o.Database == "" || o.Synchronous {
		t.Errorf("without a synchronous standby the origin is %+v", o)
	}
	primary.Execute(t, "postgres", `ALTER SYSTEM SET synchronous_standby_names = 'second'`)
	primary.Execute(t, "postgres", `SELECT pg_reload_conf()`)
	first := originOf(t, newPostgres(t, primary.DSN("postgres"), Options{}))
	if first.Database == "" || !first.Synchronous {
		t.Errorf("with a synchronous standby the origin is %+v", first)
	}
	if err := s.Update(t.Context(), addUser("A")); err != nil {
		t.Fatal(err)
	}
	if err := standby.Stop(pgtest.Fast); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- s.Update(t.Context(), addUser("B")) }()
	cancelSyncWait(t, primary)
	wantUnknown(t, <-done)
	if err := standby.Start(); err != nil {
		t.Fatal(err)
	}
	if err := s.Update(t.Context(), addUser("C")); err != nil {
		t.Errorf("with the standby back: %v", err)
	}
	if err := errors.Join(primary.Kill(), standby.Promote()); err != nil {
		t.Fatal(err)
	}
	for range 1000 {
		if s.Ping(t.Context()) == nil {
			break
		}
		time.Sleep(10 * time.Millisecond) //nolint:forbidigo // the store rests between attempts
	}
	wantUsers(t, s, 3)
	if second := originOf(t, s); second.Database == "" || second.Database == first.Database {
		t.Errorf("the origin was %+v and is %+v", first, second)
	}
	if err := s.Update(t.Context(), addUser("D")); err != nil {
		t.Errorf("on the standby that took over: %v", err)
	}
}

// cancelSyncWait waits for a commit that waits for its standby, and cancels it, which commits it without.
func cancelSyncWait(t *testing.T, c *pgtest.Cluster) {
	t.Helper()
	db := rawPostgres(t, c.DSN("postgres"))
	for range 1000 {
		var cancelled bool
		err := db.QueryRowContext(t.Context(), `SELECT coalesce(bool_or(pg_cancel_backend(pid)), false) FROM pg_stat_activity
			WHERE wait_event = 'SyncRep'`).Scan(&cancelled)
		if err != nil {
			t.Fatal(err)
		}
		if cancelled {
			return
		}
		time.Sleep(5 * time.Millisecond) //nolint:forbidigo // another process is waited for
	}
	t.Error("no commit waits for the standby")
}

// TestOpenTogether lets many open an empty database at once, as nodes do that are started together.
func TestPostgresOpenTogether(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	var done sync.WaitGroup
	for range 8 {
		done.Go(func() {
			s, err := OpenPostgres(t.Context(), dsn, Options{Writers: 1, Readers: 1})
			if err != nil {
				t.Errorf("Open: %v", err)
				return
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	done.Wait()
	all, err := PostgresStatus(t.Context(), dsn)
	if err != nil || len(all) == 0 || all[0].AppliedAt.IsZero() {
		t.Errorf("status is %+v, error %v", all, err)
	}
}

// TestPostgresRefused opens what cannot be a zone's, and wants to be told what to do, and no password.
func TestPostgresRefused(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	foreign, newer, loose := pgtest.DSN(t), pgtest.DSN(t), pgtest.DSN(t)
	exec(t, rawPostgres(t, foreign), `CREATE TABLE recipes (name TEXT)`)
	newPostgres(t, newer, Options{})
	exec(t, rawPostgres(t, newer), `INSERT INTO goose_db_version (version_id, is_applied) VALUES (4711, true)`)
	exec(t, rawPostgres(t, newer), `UPDATE compatibility SET oldest = 4711`)
	for dsn, help := range map[string]string{
		"postgres://zone:hunter2@[::1/zone":                     "postgres://USER:PASSWORD@HOST:PORT/DATABASE",
		"postgres://zone:hunter2@127.0.0.1:1/zone":              "cannot be reached",
		"postgres://zone:hunter2@127.0.0.1:1/zone?sslmode=bad":  "postgres://USER:PASSWORD@HOST:PORT/DATABASE",
		strings.Replace(dsn, "/zonemint_test_", "/missing_", 1): "createdb",
		strings.Replace(dsn, "zonemint_test:", "stranger:", 1):  "refuses the user or the password",
		dsn + "&colour=blue":                                    "unrecognized configuration parameter",
		foreign:                                                 "zonemint did not make",
		newer:                                                   "run the newer program",
		loose + "&synchronous_commit=off":                       "synchronous_commit=off where on is needed",
		loose + "&synchronous_commit=local":                     "synchronous_commit=local where on is needed",
	} {
		s, err := OpenPostgres(t.Context(), dsn, Options{})
		if err == nil {
			t.Errorf("the store is opened, want an error with %q", help)
			_ = s.Close()
			continue
		}
		if text := err.Error(); !strings.Contains(text, help) || strings.Contains(text, "hunter2") {
			t.Errorf("error is %q, want one with %q and no password", text, help)
		}
	}
}

func originOf(t *testing.T, s *Store) (o zone.Origin) {
	t.Helper()
	err := s.View(t.Context(), func(tx zone.ReadTx) error { o = tx.Origin(); return nil })
	if err != nil {
		t.Error(err)
	}
	return o
}
