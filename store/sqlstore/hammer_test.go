package sqlstore

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/zonemint/zonemint/zone"
)

// hammer lets many goroutines write at once, and keeps account of what they were told.
type hammer struct {
	stores []*Store
	mu     sync.Mutex
	kept   []zone.UserID // whose Update returned nil
	told   map[string]int
}

func (h *hammer) note(id zone.UserID, what string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.told[what]++
	if what == "kept" {
		h.kept = append(h.kept, id)
	}
}

// write makes one transaction of a kind that its number says, on one of the stores. It always writes before anything else happens.
func (h *hammer) write(t *testing.T, n int) {
	s, id, kind := h.stores[n%len(h.stores)], zone.UserID(fmt.Sprintf("u%04d", n)), n/len(h.stores)%8
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	if kind == 5 {
		time.AfterFunc(time.Duration(n)*500*time.Microsecond, cancel) // before, while or after it runs
	}
	what := "unwound"
	defer func() {
		if r := recover(); r != nil && r != "what the function says" {
			t.Errorf("a panic: %v", r)
		}
		h.note(id, what)
	}()
	err := s.Update(ctx, func(z zone.Tx) error {
		if err := addUser(id)(z); err != nil {
			return err
		}
		switch kind {
		case 0:
			return errRefused
		case 1:
			panic("what the function says")
		case 2:
			runtime.Goexit()
		case 3:
			return addUser(id)(z)
		case 4:
			ended, cancel := context.WithCancel(innerOf(t, z).ctx)
			cancel()
			innerOf(t, z).ctx = ended // as if its time had run out
		}
		return nil
	})
	what = h.outcome(t, s, id, kind, err)
}

// outcome says what a caller was told, and fails when it is not what its function did.
func (h *hammer) outcome(t *testing.T, s *Store, id zone.UserID, kind int, err error) string {
	switch {
	case err == nil:
		if _, err := userOf(t, s, id); err != nil {
			t.Errorf("what was committed is not there: %v", err)
		}
		if kind < 5 {
			t.Errorf("kind %d was committed", kind)
		}
		return "kept"
	case kind == 0 && err == errRefused: //nolint:errorlint // the same, not wrapped
		return "refused"
	case kind == 3 && errors.Is(err, zone.Conflict):
		return "refused"
	case (kind == 4 || kind == 5) && errors.Is(err, zone.Unavailable):
		return "ended"
	}
	t.Errorf("kind %d is told %v", kind, err)
	return "wrong"
}

// userOf reads a user.
func userOf(t *testing.T, s *Store, id zone.UserID) (user zone.User, err error) {
	err = s.View(t.Context(), func(tx zone.ReadTx) error {
		user, err = tx.User(id)
		return err
	})
	return user, err
}

// TestHammer mixes everything that can become of a member, in two stores on one file, and looks whether exactly what was
// acknowledged is there.
func TestHammer(t *testing.T) {
	t.Parallel()
	patient := Options{Wait: time.Minute, Transaction: time.Minute}
	first, path := newStore(t, patient)
	h := &hammer{stores: []*Store{first, reopen(t, path, patient)}, told: make(map[string]int)}
	first.batches.longest = time.Minute // its batches are as large as the queue, however slow the machine is
	commits := countCommits(t, first)
	const writes = 800
	var done sync.WaitGroup
	for n := range writes {
		done.Go(func() { h.write(t, n) })
	}
	done.Wait()
	total := 0
	for _, n := range h.told {
		total += n
	}
	if total != writes || h.told["unwound"] != writes/4 || h.told["refused"] != writes/4 {
		t.Errorf("of %d transactions the callers were told %v", writes, h.told)
	}
	slices.SortFunc(h.kept, func(a, b zone.UserID) int { return strings.Compare(string(a), string(b)) })
	wantOnly(t, first, h.kept...)
	if n := commits.Load(); n >= int64(len(h.kept)/2) {
		t.Errorf("%d transactions of the first of two stores took %d commits", len(h.kept)/2, n)
	}
	t.Logf("%v, the first store committed %d times", h.told, commits.Load())
	for _, s := range h.stores {
		if s.batches.open != nil || s.batches.turn.taken {
			t.Error("a batch was left open")
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}
