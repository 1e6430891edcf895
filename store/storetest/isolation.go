package storetest

import (
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/zonemint/zonemint/zone"
)

var isolationTests = []test{
	{"nobody sees a write that is not committed", testUncommitted},
	{"what a transaction read is still true when it commits", testLostUpdate},
	{"a check and the write that rests on it are one", testWriteSkew},
	{"readers see all of a transaction or nothing", testTornRead},
	{"transactions that run at once leave each other alone", testNeighbours},
	{"a refusal rests on what is there", testRefusalIsTrue},
}

func testUncommitted(t *testing.T, s zone.Store) {
	var seen error
	began, done := make(chan struct{}), make(chan struct{})
	err := try(s, func(tx zone.Tx) error {
		if err := insertIn(tx, newUser("A")); err != nil {
			return err
		}
		go func() {
			defer close(done)
			close(began)
			// A store with one lock makes this wait for the end of the writer, others answer at once.
			_, seen = read(s, func(tx zone.ReadTx) (zone.User, error) { return tx.User("A") })
		}()
		<-began
		return errRollback
	})
	wantRolledBack(t, err)
	<-done
	wantKind(t, seen, zone.NotFound)
}

func testLostUpdate(t *testing.T, s zone.Store) {
	const goroutines = 50
	insert(t, s, newSpace("S"), newProvider("P"), zone.Support{Space: "S", Provider: "P"})
	var done sync.WaitGroup
	for range goroutines {
		done.Go(func() {
			err := s.Update(t.Context(), func(tx zone.Tx) error {
				support, err := tx.Support("S", "P")
				if err != nil {
					return err
				}
				support.Size++
				return tx.UpdateSupport(support)
			})
			if err != nil {
				t.Errorf("Update: %v", err)
			}
		})
	}
	done.Wait()
	support, err := read(s, func(tx zone.ReadTx) (zone.Support, error) { return tx.Support("S", "P") })
	if err != nil || support.Size != goroutines {
		t.Errorf("%d of %d increments are left, error %v", support.Size, goroutines, err)
	}
}

// testWriteSkew lets many admins leave at once, each under the condition that another one stays.
func testWriteSkew(t *testing.T, s zone.Store) {
	errLast := errors.New("the last one stays")
	var admins []zone.User
	for _, id := range tricky {
		admin := newUser(id)
		admin.Admin = true
		admins = append(admins, admin)
		insert(t, s, admin)
	}
	var done sync.WaitGroup
	for _, admin := range admins {
		done.Go(func() {
			err := s.Update(t.Context(), func(tx zone.Tx) error {
				if count, err := tx.CountAdmins(); err != nil || count < 2 {
					return errors.Join(err, errLast)
				}
				blocked := admin
				blocked.Blocked = true
				return tx.UpdateUser(blocked)
			})
			if err != nil && !errors.Is(err, errLast) {
				t.Errorf("Update: %v", err)
			}
		})
	}
	done.Wait()
	wantRead(t, s, 1, zone.ReadTx.CountAdmins)
}

// testTornRead moves one member to and fro between two spaces while readers look where it is.
func testTornRead(t *testing.T, s zone.Store) {
	insert(t, s, newUser("A"), newSpace("S"), newSpace("T"), newMember("S", "A"))
	var reading sync.WaitGroup
	stop := make(chan struct{})
	defer reading.Wait()
	defer close(stop)
	for range 2 {
		reading.Go(func() { watchMember(t, s, stop) })
	}
	from, to := "S", "T"
	for range 50 {
		update(t, s, func(tx zone.Tx) error {
			return errors.Join(tx.DeleteMember(zone.SpaceID(from), "A"), tx.InsertMember(newMember(to, "A")))
		})
		from, to = to, from
	}
}

// watchMember looks until stop is closed whether user A is in one space, by two reads of one snapshot.
func watchMember(t *testing.T, s zone.Store, stop <-chan struct{}) {
	for {
		spaces, err := read(s, func(tx zone.ReadTx) ([]zone.SpaceID, error) {
			spaces, err := tx.UserSpaces("A", zone.Page{Limit: 10})
			if err != nil || len(spaces) != 1 {
				return spaces, err
			}
			_, err = tx.Member(spaces[0], "A")
			return spaces, err
		})
		if err != nil || len(spaces) != 1 {
			t.Errorf("the user is in %q, error %v", spaces, err)
			return
		}
		select {
		case <-stop:
			return
		default:
		}
	}
}

// testNeighbours lets transactions that commit run beside others that end in every other way.
func testNeighbours(t *testing.T, s zone.Store) {
	ends := []func() error{
		func() error { return nil },
		func() error { return errRollback },
		func() error { panic(errRollback) },
		func() error { runtime.Goexit(); return nil },
	}
	var want []string
	var done sync.WaitGroup
	for i := range 25 * len(ends) {
		id, end := fmt.Sprintf("u%03d", i), ends[i%len(ends)]
		commits := i%len(ends) == 0
		if commits {
			want = append(want, id)
		}
		done.Go(func() {
			defer func() {
				if r := recover(); r != nil && r != errRollback { //nolint:errorlint // the very value
					t.Errorf("%s: a panic: %v", id, r)
				}
			}()
			err := s.Update(t.Context(), func(tx zone.Tx) error { return errors.Join(insertIn(tx, newUser(id)), end()) })
			if commits != (err == nil) || err != nil && !errors.Is(err, errRollback) {
				t.Errorf("%s: error %v", id, err)
			}
		})
	}
	done.Wait()
	wantPages(t, s, want, asString, zone.ReadTx.Users)
}

// testRefusalIsTrue lets many insert the same row. Whoever is told that it is there must find it.
func testRefusalIsTrue(t *testing.T, s zone.Store) {
	for _, id := range []string{"A", "B", "C", "D", "E"} {
		var inserted atomic.Int64
		var done sync.WaitGroup
		for range 20 {
			done.Go(func() {
				err := try(s, func(tx zone.Tx) error { return tx.InsertUser(newUser(id)) })
				if err == nil {
					inserted.Add(1)
				} else {
					wantKind(t, err, zone.Conflict)
				}
				wantRead(t, s, keptUser(newUser(id)), func(tx zone.ReadTx) (zone.User, error) { return tx.User(zone.UserID(id)) })
			})
		}
		done.Wait()
		wantEqual(t, inserted.Load(), int64(1))
	}
}
