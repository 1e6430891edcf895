package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// sharedTests are about [zone.Store.UpdateShared].
var sharedTests = []test{
	{"commits what it wrote", func(t *testing.T, s zone.Store) {
		insert(t, s, newUser("A"))
		updateShared(t, s, func(tx zone.Tx) error {
			user, err := tx.User("A")
			wantEqual(t, user, keptUser(newUser("A")))
			return errors.Join(err, insertIn(tx, newProvider("P"), newRedemption("n", "P"), newRecord("x")))
		})
		wantRead(t, s, keptProvider(newProvider("P")), func(tx zone.ReadTx) (zone.Provider, error) { return tx.Provider("P") })
		wantEqual(t, len(records(t, s)), 1)
	}},
	{"an error rolls everything back and is returned", func(t *testing.T, s zone.Store) {
		prepare(t, s)
		wantRolledBack(t, s.UpdateShared(t.Context(), zone.Reading{}, func(tx zone.Tx) error {
			writeEverything(t, tx)
			return errRollback
		}))
		wantUntouched(t, s)
	}},
	{"a panic rolls everything back and goes on", func(t *testing.T, s zone.Store) {
		prepare(t, s)
		func() {
			defer func() { wantEqual(t, recover(), "what the function says") }()
			_ = s.UpdateShared(t.Context(), zone.Reading{}, func(tx zone.Tx) error {
				writeEverything(t, tx)
				panic("what the function says")
			})
		}()
		wantUntouched(t, s)
	}},
	{"a conflict leaves the transaction usable", func(t *testing.T, s zone.Store) {
		insert(t, s, newUser("A"), newRedemption("n", "P"))
		updateShared(t, s, func(tx zone.Tx) error {
			wantKind(t, tx.InsertRedemption(newRedemption("n", "P")), zone.Conflict)
			wantKind(t, tx.InsertSupport(newSupport("S", "P")), zone.NotFound)
			return tx.InsertRedemption(newRedemption("n", "Q"))
		})
	}},
	{"a token is used no more often than its limit", testSharedRace},
	{"what it read stands until it commits", func(t *testing.T, s zone.Store) {
		testSharedHolds(t, s, func(string) zone.Reading { return zone.Reading{} })
	}},
	{"what it read ahead stands until it commits", func(t *testing.T, s zone.Store) {
		testSharedHolds(t, s, func(token string) zone.Reading {
			return zone.Reading{Provider: "P", Issuer: "A", Space: "S", Token: tokens.Nonce(token)}
		})
	}},
	{"a use and a revocation are not both the first", testSharedRevocation},
	{"what many read at once does not stop them", testSharedReaders},
}

// updateShared is update with [zone.Store.UpdateShared].
func updateShared(t testing.TB, s zone.Store, fn func(zone.Tx) error) {
	t.Helper()
	updateAhead(t, s, zone.Reading{}, fn)
}

// updateAhead is updateShared for a function that says what it reads.
func updateAhead(t testing.TB, s zone.Store, r zone.Reading, fn func(zone.Tx) error) {
	t.Helper()
	if err := s.UpdateShared(t.Context(), r, fn); err != nil {
		t.Fatalf("UpdateShared: %v", err)
	}
}

func testSharedRace(t *testing.T, s zone.Store) {
	insert(t, s, newProvider("P"))
	for _, limit := range []int64{1, 2, 7} {
		for _, r := range []zone.Reading{{}, {Provider: "P"}} {
			nonce := tokens.Nonce(fmt.Sprintf("limit-%d-%s", limit, r.Provider))
			r.Token = nonce
			if counted := Race(t, 100, limit, nonce, sharing{s, r}); counted != limit {
				t.Errorf("limit %d: %d uses were granted", limit, counted)
			}
			wantUses(t, s, nonce, limit)
		}
	}
}

// sharing is a store all of whose updates are shared, and say what they read.
type sharing struct {
	zone.Store
	r zone.Reading
}

// Update implements [zone.Store].
func (s sharing) Update(ctx context.Context, fn func(zone.Tx) error) error {
	return s.UpdateShared(ctx, s.r, fn)
}

// held are the rows that a shared update holds: how each says that something may be done, and how that is taken back.
var held = map[string]struct {
	may  func(zone.ReadTx) (bool, error)
	stop func(zone.Tx) error
}{
	"user": {
		func(tx zone.ReadTx) (bool, error) { u, err := tx.User("A"); return !u.Blocked, err },
		func(tx zone.Tx) error {
			u := newUser("A")
			u.Blocked = true
			return tx.UpdateUser(u)
		},
	},
	"space": {
		func(tx zone.ReadTx) (bool, error) { s, err := tx.Space("S"); return s.Name != "closed", err },
		func(tx zone.Tx) error { return tx.UpdateSpace(zone.Space{ID: "S", Name: "closed"}) },
	},
	"member": {
		func(tx zone.ReadTx) (bool, error) {
			m, err := tx.Member("S", "A")
			return err == nil && m.Privileges != 0, missingIsFalse(err)
		},
		func(tx zone.Tx) error { return tx.DeleteMember("S", "A") },
	},
	"provider": {
		func(tx zone.ReadTx) (bool, error) { p, err := tx.Provider("P"); return p.Name != "closed", err },
		func(tx zone.Tx) error { return tx.UpdateProvider(zone.Provider{ID: "P", Name: "closed"}) },
	},
	"named token": {
		func(tx zone.ReadTx) (bool, error) { n, err := tx.NamedToken("nA"); return n.RevokedAt.IsZero(), err },
		func(tx zone.Tx) error {
			n := newNamedToken("nA", "S", "A")
			n.RevokedAt = noon
			return tx.UpdateNamedToken(n)
		},
	},
}

// missingIsFalse makes nothing of a row that is not there.
func missingIsFalse(err error) error {
	if errors.Is(err, zone.NotFound) {
		return nil
	}
	return err
}

// testSharedHolds has many do what a row allows, until it is changed: from the moment at which that was acknowledged on, nobody does.
// Each says what it reads of its token.
func testSharedHolds(t *testing.T, s zone.Store, reading func(token string) zone.Reading) {
	prepare(t, s)
	for name, row := range held {
		begun, stopped := make(chan struct{}), make(chan struct{})
		var once sync.Once
		var done sync.WaitGroup
		for i := range 4 {
			done.Go(func() {
				for n := range 40 {
					did := false
					token := fmt.Sprint(name, i, n)
					err := s.UpdateShared(t.Context(), reading(token), func(tx zone.Tx) error {
						may, err := row.may(tx)
						if did = may; err != nil || !may {
							return err
						}
						return tx.InsertRedemption(newRedemption(token, "P"))
					})
					if err != nil {
						t.Errorf("%s: %v", name, err)
					}
					if did {
						once.Do(func() { close(begun) })
						continue
					}
					<-stopped // it may have been stopped before that was acknowledged
					return
				}
			})
		}
		<-begun
		update(t, s, row.stop)
		at := countRedemptions(t, s, name)
		close(stopped)
		done.Wait()
		if after := countRedemptions(t, s, name); after != at {
			t.Errorf("%s: %d were done when it was stopped, and %d in the end", name, at, after)
		}
	}
}

// countRedemptions counts those of testSharedHolds.
func countRedemptions(t testing.TB, s zone.Store, name string) (count int) {
	t.Helper()
	_, err := read(s, func(tx zone.ReadTx) (none struct{}, err error) {
		count = 0
		for i := range 4 {
			for n := range 40 {
				_, err := tx.Redemption(tokens.Nonce(fmt.Sprint(name, i, n)), "P")
				if err == nil {
					count++
				} else if !errors.Is(err, zone.NotFound) {
					return none, err
				}
			}
		}
		return none, nil
	})
	if err != nil {
		t.Errorf("count: %v", err)
	}
	return count
}

// testSharedRevocation uses and revokes tokens at once. A use that has not seen the revocation was before it: it is there when the
// revocation is acknowledged.
func testSharedRevocation(t *testing.T, s zone.Store) {
	var done sync.WaitGroup
	for n := range 30 {
		nonce := tokens.Nonce(fmt.Sprint(n))
		acknowledged, granted := make(chan bool, 1), make(chan bool, 1)
		done.Go(func() {
			used := false
			err := s.UpdateShared(t.Context(), zone.Reading{}, func(tx zone.Tx) (err error) {
				used = false
				if _, err := tx.Revocation(nonce, "S"); !errors.Is(err, zone.NotFound) {
					return err
				}
				used, err = tx.Consume(nonce, noon, 1)
				return err
			})
			if err != nil {
				t.Errorf("use: %v", err)
			}
			granted <- used
		})
		done.Go(func() {
			update(t, s, func(tx zone.Tx) error { return tx.InsertRevocation(newRevocation(string(nonce), "S"), noon) })
			_, err := read(s, func(tx zone.ReadTx) (zone.Use, error) { return tx.Use(nonce) })
			if err := missingIsFalse(err); err != nil {
				t.Errorf("read: %v", err)
			}
			acknowledged <- err == nil
		})
		done.Go(func() {
			if was, used := <-acknowledged, <-granted; used && !was {
				t.Errorf("token %s was used after its revocation was acknowledged", nonce)
			}
		})
	}
	done.Wait()
}

// testSharedReaders has many transactions that read the same rows wait for one another: a store with many writers must not make them
// take turns, and one with a single writer runs them one after the other.
func testSharedReaders(t *testing.T, s zone.Store) {
	prepare(t, s)
	var done sync.WaitGroup
	for n := range 20 {
		done.Go(func() {
			err := s.UpdateShared(t.Context(), zone.Reading{}, func(tx zone.Tx) error {
				for _, row := range held {
					if _, err := row.may(tx); err != nil {
						return err
					}
				}
				return tx.InsertRedemption(newRedemption(fmt.Sprint(n), "P"))
			})
			if err != nil {
				t.Errorf("UpdateShared: %v", err)
			}
		})
	}
	done.Wait()
	for n := range 20 {
		wantRedeemed(t, s, fmt.Sprint(n))
	}
}
