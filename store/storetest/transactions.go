package storetest

import (
	"errors"
	"runtime"
	"testing"

	"github.com/zonemint/zonemint/zone"
)

var transactionTests = []test{
	{"an error rolls everything back and is returned", testRollback},
	{"a panic rolls everything back and goes on", testPanic},
	{"a goroutine that exits rolls everything back", testGoexit},
	{"a transaction sees its own writes", testOwnWrites},
	{"a conflict leaves the transaction usable", testConflictGoesOn},
	{"a view cannot write", testViewCannotWrite},
	{"a view returns what its function returns", func(t *testing.T, s zone.Store) {
		wantRolledBack(t, s.View(t.Context(), func(zone.ReadTx) error { return errRollback }))
	}},
	{"a transaction is of no use after its end", testAfterEnd},
}

var errRollback = errors.New("roll back")

// wantRolledBack fails unless a transaction returned the very error of its function.
func wantRolledBack(t testing.TB, err error) {
	t.Helper()
	if err != errRollback { //nolint:errorlint // the same, not wrapped
		t.Errorf("the transaction returns %v, want what its function returned", err)
	}
}

// writeEverything makes every kind of write.
func writeEverything(t testing.TB, tx zone.Tx) {
	t.Helper()
	for _, call := range writes() {
		if err := call.run(tx); err != nil {
			t.Errorf("%s: %v", call.name, err)
		}
	}
}

// wantUntouched fails unless s is as prepare left it.
func wantUntouched(t testing.TB, s zone.Store) {
	t.Helper()
	wantMissing(t, s, zone.ReadTx.Instance)
	if keys, err := read(s, zone.ReadTx.Keys); err != nil || len(keys) != 0 {
		t.Errorf("keys %v, error %v", keys, err)
	}
	wantPages(t, s, []string{"A", "B"}, asString, zone.ReadTx.Users)
	wantPages(t, s, []string{"S", "T"}, asString, zone.ReadTx.Spaces)
	wantPages(t, s, []string{"P", "Q"}, asString, zone.ReadTx.Providers)
	wantRead(t, s, keptUser(newUser("A")), func(tx zone.ReadTx) (zone.User, error) { return tx.User("A") })
	wantRead(t, s, keptUser(newUser("A")), func(tx zone.ReadTx) (zone.User, error) { return tx.UserByName(newUser("A").Username) })
	wantRead(t, s, keptSpace(newSpace("S")), func(tx zone.ReadTx) (zone.Space, error) { return tx.Space("S") })
	wantRead(t, s, newMember("S", "A"), func(tx zone.ReadTx) (zone.Member, error) { return tx.Member("S", "A") })
	wantRead(t, s, keptProvider(newProvider("P")), func(tx zone.ReadTx) (zone.Provider, error) { return tx.Provider("P") })
	wantRead(t, s, []zone.Support{keptSupport(newSupport("S", "P"))},
		func(tx zone.ReadTx) ([]zone.Support, error) { return tx.SpaceSupports("S", zone.Page{Limit: 10}) })
	wantRead(t, s, []zone.AccessToken{keptAccessToken(newAccessToken("t", "A"))},
		func(tx zone.ReadTx) ([]zone.AccessToken, error) {
			return tx.UserAccessTokens("A", zone.Page{Limit: 10})
		})
	wantMissing(t, s, func(tx zone.ReadTx) (zone.FormerSpace, error) { return tx.FormerSpace("S") })
	wantNamedTokens(t, s, "S", "nA", "nB")
	wantNamedToken(t, s, newNamedToken("nA", "S", "A"))
	wantRevoked(t, s, "n", "S")
	wantNotRevoked(t, s, "r", "S")
	wantUses(t, s, "n", 1)
	wantMissing(t, s, func(tx zone.ReadTx) (zone.Redemption, error) { return tx.Redemption("n", "P") })
	wantEqual(t, len(records(t, s)), 1)
}

// prepare gives every write of writes something to work on.
func prepare(t testing.TB, s zone.Store) {
	t.Helper()
	insert(t, s, newUser("A"), newUser("B"), newSpace("S"), newSpace("T"), newProvider("P"), newProvider("Q"),
		newMember("S", "A"), newSupport("S", "P"), newAccessToken("t", "A"), newNamedToken("nA", "S", "A"),
		newNamedToken("nB", "S", "B"), newRevocation("n", "S"), newRecord("prepare"))
	consume(t, s, "n", 5)
}

func testRollback(t *testing.T, s zone.Store) {
	prepare(t, s)
	wantRolledBack(t, try(s, func(tx zone.Tx) error {
		writeEverything(t, tx)
		return errRollback
	}))
	wantUntouched(t, s)
	update(t, s, func(tx zone.Tx) error { // what was rolled back is not in the way
		writeEverything(t, tx)
		return nil
	})
}

func testPanic(t *testing.T, s zone.Store) {
	prepare(t, s)
	func() {
		defer func() { wantEqual(t, recover(), "what the function says") }()
		_ = try(s, func(tx zone.Tx) error {
			writeEverything(t, tx)
			panic("what the function says")
		})
	}()
	wantUntouched(t, s)
	func() {
		defer func() { wantEqual(t, recover(), "in a view") }()
		_ = s.View(t.Context(), func(zone.ReadTx) error { panic("in a view") })
	}()
	insert(t, s, newUser("C"))
}

func testGoexit(t *testing.T, s zone.Store) {
	prepare(t, s)
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = try(s, func(tx zone.Tx) error {
			writeEverything(t, tx)
			runtime.Goexit()
			return nil
		})
	}()
	<-done
	wantUntouched(t, s)
	insert(t, s, newUser("C"))
}

func testOwnWrites(t *testing.T, s zone.Store) {
	update(t, s, func(tx zone.Tx) error {
		if err := insertIn(tx, newUser("A"), newUser("B")); err != nil {
			return err
		}
		if err := tx.DeleteUser("B"); err != nil {
			return err
		}
		user, err := tx.User("A")
		wantEqual(t, user, keptUser(newUser("A")))
		ids, listErr := tx.Users(zone.Page{Limit: 10})
		wantEqual(t, ids, []zone.UserID{"A"})
		return errors.Join(err, listErr)
	})
}

func testConflictGoesOn(t *testing.T, s zone.Store) {
	insert(t, s, newUser("A"))
	update(t, s, func(tx zone.Tx) error {
		wantKind(t, tx.InsertUser(newUser("A")), zone.Conflict)
		wantKind(t, tx.InsertMember(newMember("S", "A")), zone.NotFound)
		wantKind(t, tx.DeleteUser("x"), zone.NotFound)
		if _, err := tx.User("x"); !errors.Is(err, zone.NotFound) {
			t.Errorf("User: %v", err)
		}
		return tx.InsertUser(newUser("B"))
	})
	wantPages(t, s, []string{"A", "B"}, asString, zone.ReadTx.Users)
}

func testViewCannotWrite(t *testing.T, s zone.Store) {
	err := s.View(t.Context(), func(tx zone.ReadTx) error {
		if _, ok := tx.(zone.Tx); ok {
			t.Error("what View gives is a zone.Tx")
		}
		if _, ok := tx.(interface{ InsertUser(zone.User) error }); ok {
			t.Error("what View gives inserts users")
		}
		return nil
	})
	if err != nil {
		t.Errorf("View: %v", err)
	}
}

func testAfterEnd(t *testing.T, s zone.Store) {
	prepare(t, s)
	var stale []zone.ReadTx
	var staleTx []zone.Tx
	_ = s.View(t.Context(), func(tx zone.ReadTx) error { stale = append(stale, tx); return nil })
	for _, result := range []error{nil, errRollback} {
		_ = try(s, func(tx zone.Tx) error { staleTx = append(staleTx, tx); return result })
	}
	wantEqual(t, len(stale)+len(staleTx), 3)
	for _, tx := range staleTx {
		stale = append(stale, tx)
		for _, call := range writes() {
			if err := call.run(tx); err == nil || errors.Is(err, zone.NotFound) || errors.Is(err, zone.Conflict) {
				t.Errorf("%s after the end: error %v", call.name, err)
			}
		}
	}
	for _, tx := range stale {
		for _, call := range reads() {
			if err := call.run(tx); err == nil || errors.Is(err, zone.NotFound) {
				t.Errorf("%s after the end: error %v", call.name, err)
			}
		}
	}
	wantUntouched(t, s)
}
