package faults_test

import (
	"net/http"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/tier"
)

// storeWait is how long a server waits for the database before it says that it is not available.
const storeWait = 5 * time.Second

// TestLocked has another process hold the database for longer than a server waits, and for less.
func TestLocked(t *testing.T) {
	t.Parallel()
	tier.NeedAll(t)
	fault := newTally(t, "F6 locked by another process")
	c, minted := readyZone(t, 1, 6)
	n := c.start(t)
	unlock := lock(t, sqliteFile{filepath.Join(c.dataDir, "zonemint.db")})
	var waiting sync.WaitGroup
	for _, tok := range minted[:5] {
		waiting.Go(func() {
			began := time.Now()
			o, a, err := c.redeem(t.Context(), n, tok, c.providers[0])
			took := time.Since(began)
			if wantUnavailable(t, "a redemption while the database is locked", a); o != unknown {
				t.Errorf("it gets %s, %v", a, err)
			}
			if took < storeWait-time.Second || took > 2*storeWait {
				t.Errorf("it took %s", took)
			}
		})
	}
	wantReading(t, c, n, minted[0].space)
	waiting.Wait()
	late := make(chan answer, 1)
	go func() {
		_, a, _ := c.redeem(t.Context(), n, minted[5], c.providers[0])
		late <- a
	}()
	for range 20 { // meanwhile
		wantReading(t, c, n, minted[5].space)
	}
	unlock()
	if a := <-late; a.status != http.StatusCreated {
		t.Errorf("a redemption that did not have to wait for long gets %s", a)
	}
	for _, tok := range minted {
		if o, a, err := c.redeem(t.Context(), n, tok, c.providers[0]); o != acknowledged {
			t.Errorf("after the lock is gone redeeming gets %s, %v", a, err)
		}
	}
	fault.round(c.recover(t, n))
	fault.note("refused 5")
}

// lock takes the lock by which SQLite lets one process write, and returns what gives it back.
func lock(t *testing.T, file sqliteFile) (unlock func()) {
	t.Helper()
	db, err := file.open()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	if _, err := db.ExecContext(t.Context(), "BEGIN EXCLUSIVE"); err != nil {
		t.Fatal(err)
	}
	return func() {
		t.Helper()
		if _, err := db.ExecContext(t.Context(), "ROLLBACK"); err != nil {
			t.Error(err)
		}
	}
}
