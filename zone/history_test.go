package zone_test

import (
	"context"
	"errors"
	"testing"

	"github.com/zonemint/zonemint/store/memory"
	"github.com/zonemint/zonemint/zone"
)

// memoryWitness keeps a mark as long as the test runs.
type memoryWitness struct {
	mark  *zone.Mark
	saved int
}

func (w *memoryWitness) Load() (zone.Mark, error) {
	if w.mark == nil {
		return zone.Mark{}, zone.ErrNoMark
	}
	return *w.mark, nil
}

func (w *memoryWitness) Save(m zone.Mark) error {
	w.mark, w.saved = &m, w.saved+1
	return nil
}

// originStore is a store whose transactions are on a line of history.
type originStore struct {
	zone.Store
	origin zone.Origin
}

type originReadTx struct {
	zone.ReadTx
	origin zone.Origin
}

func (t originReadTx) Origin() zone.Origin { return t.origin }

type originTx struct {
	zone.Tx
	origin zone.Origin
}

func (t originTx) Origin() zone.Origin { return t.origin }

func (s *originStore) View(ctx context.Context, fn func(zone.ReadTx) error) error {
	return s.Store.View(ctx, func(tx zone.ReadTx) error { return fn(originReadTx{tx, s.origin}) })
}

func (s *originStore) Update(ctx context.Context, fn func(zone.Tx) error) error {
	return s.Store.Update(ctx, func(tx zone.Tx) error { return fn(originTx{tx, s.origin}) })
}

func (s *originStore) UpdateShared(ctx context.Context, _ zone.Reading, fn func(zone.Tx) error) error {
	return s.Update(ctx, fn)
}

// historyFixture is a zone with a witness, whose database can be on any line of history.
type historyFixture struct {
	*fixture
	witness *memoryWitness
	store   *originStore
}

func newHistory(t *testing.T) *historyFixture {
	t.Helper()
	h := &historyFixture{fixture: beginOn(t, memory.New()), witness: new(memoryWitness)}
	h.store = &originStore{Store: h.fixture.store.Store, origin: zone.Origin{Database: "one"}}
	h.setup.Store, h.config.Store, h.config.Witness = h.store, h.store, h.witness
	admin, err := zone.Setup(t.Context(), h.setup)
	must(t, err)
	h.admin = user(admin)
	h.populate(t)
	must(t, h.KeepMark(t.Context()))
	return h
}

// reopen starts the program again.
func (h *historyFixture) reopen(t *testing.T) {
	t.Helper()
	var err error
	h.Service, err = zone.New(t.Context(), h.config)
	must(t, err)
}

func (h *historyFixture) wantLost(t *testing.T, text string) {
	t.Helper()
	for what, err := range map[string]error{
		"Ping":   h.Ping(t.Context()),
		"redeem": redeem(h.Service, h.provider, text),
		"mint":   second(h.MintSupportToken(t.Context(), h.alice, h.space, zone.NewSupportToken{})),
	} {
		if wantKind(t, err, zone.Unavailable); err != nil && zone.AsError(err).RetryAfter <= 0 {
			t.Errorf("%s: %v does not say when to try again", what, err)
		}
	}
	if _, err := h.Space(t.Context(), h.alice, h.space); err != nil {
		t.Errorf("reading: %v", err)
	}
}

func (h *historyFixture) wantIntact(t *testing.T) {
	t.Helper()
	must(t, h.Ping(t.Context()))
	must(t, redeem(h.Service, h.provider, h.mint(t)))
	must(t, h.EndSupport(t.Context(), h.provider, h.space))
}

// TestLostRecords marks the history of a database and takes the newest record, or what one says, away.
func TestLostRecords(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*zone.Mark){
		"a record that is not there":     func(m *zone.Mark) { m.Seq++ },
		"another record with its number": func(m *zone.Mark) { m.Digest[0] ^= 1 },
		"an acceptance that is gone":     func(m *zone.Mark) { m.Restores++ },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHistory(t)
			h.wantIntact(t)
			text := h.mint(t)
			must(t, h.KeepMark(t.Context()))
			change(h.witness.mark)
			h.reopen(t)
			h.wantLost(t, text)
			must(t, h.AcceptRestore(t.Context(), h.operator))
			wantKind(t, redeem(h.Service, h.provider, text), zone.InvalidToken)
			h.wantIntact(t)
			must(t, h.KeepMark(t.Context()))
			h.reopen(t)
			h.wantIntact(t)
		})
	}
}

// TestWitnessOfAnotherZone: the data directory is not that of the database.
func TestWitnessOfAnotherZone(t *testing.T) {
	t.Parallel()
	h := newHistory(t)
	h.witness.mark.Instance = "another"
	if _, err := zone.New(t.Context(), h.config); !errors.Is(err, zone.ErrForeignMark) {
		t.Errorf("error is %v", err)
	}
}

// TestFailover lets the database go on on another line of history.
func TestFailover(t *testing.T) {
	t.Parallel()
	h := newHistory(t)
	text := h.mint(t)
	h.store.origin = zone.Origin{Database: "two"}
	h.wantLost(t, text) // the standby need not have had everything
	h.reopen(t)
	h.wantLost(t, text)
	h.store.origin = zone.Origin{Database: "one"}
	h.wantIntact(t) // the old one is there again

	h.store.origin.Synchronous = true
	h.reopen(t)
	h.wantIntact(t)
	must(t, h.KeepMark(t.Context()))
	h.store.origin = zone.Origin{Database: "three"}
	h.wantIntact(t) // the standby has all that was acknowledged
	h.store.origin = zone.Origin{Database: "one", Synchronous: true}
	h.wantLost(t, text) // two primaries at once
	must(t, h.AcceptRestore(t.Context(), h.operator))
	wantKind(t, redeem(h.Service, h.provider, text), zone.InvalidToken)
	h.wantIntact(t)
}

// TestAcceptedElsewhere has another process accept a restore: this one follows.
func TestAcceptedElsewhere(t *testing.T) {
	t.Parallel()
	h := newHistory(t)
	text := h.mint(t)
	config := h.config
	config.Witness = nil
	other, err := zone.New(t.Context(), config)
	must(t, err)
	h.witness.mark.Seq++
	h.reopen(t)
	h.wantLost(t, text)
	must(t, other.AcceptRestore(t.Context(), h.operator))
	wantKind(t, redeem(h.Service, h.provider, text), zone.InvalidToken)
	h.wantIntact(t)
	must(t, h.KeepMark(t.Context()))
	if h.witness.mark.Restores != 1 || h.witness.mark.Seq == 0 {
		t.Errorf("the witness has %+v", h.witness.mark)
	}
}

// TestWitnessIsToldOfChanges: not of looks.
func TestWitnessIsToldOfChanges(t *testing.T) {
	t.Parallel()
	h := newHistory(t)
	before := h.witness.saved
	for range 3 {
		must(t, h.KeepMark(t.Context()))
	}
	if h.witness.saved != before {
		t.Errorf("nothing has changed, and the witness was told %d times", h.witness.saved-before)
	}
	h.wantIntact(t)
	must(t, h.KeepMark(t.Context()))
	if h.witness.saved != before+1 {
		t.Errorf("after a change the witness was told %d times", h.witness.saved-before)
	}
}
