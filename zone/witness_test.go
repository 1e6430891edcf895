package zone_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/zonemint/zonemint/store/memory"
	"github.com/zonemint/zonemint/zone"
)

// faultyWitness fails as a test says.
type faultyWitness struct {
	memoryWitness
	load, save error
	entered    chan struct{} // is sent to by Save; nil: nothing is
	leave      chan struct{} // what Save then waits for
}

func (w *faultyWitness) Load() (zone.Mark, error) {
	if w.load != nil {
		return zone.Mark{}, w.load
	}
	return w.memoryWitness.Load()
}

func (w *faultyWitness) Save(m zone.Mark) error {
	if w.entered != nil {
		w.entered <- struct{}{}
		<-w.leave
	}
	if w.save != nil {
		return w.save
	}
	return w.memoryWitness.Save(m)
}

// TestWitnessFails: a zone is not opened without its witness. One that fails later stops nothing, and is told what it missed.
func TestWitnessFails(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	w := &faultyWitness{load: errors.New("cannot be read")}
	f.config.Witness = w
	if _, err := zone.New(t.Context(), f.config); !errors.Is(err, w.load) {
		t.Errorf("opened with a witness that cannot be read: %v", err)
	}
	w.load, w.save = nil, errors.New("cannot be written")
	if _, err := zone.New(t.Context(), f.config); !errors.Is(err, w.save) {
		t.Errorf("opened with a witness that cannot be written: %v", err)
	}
	w.save = nil
	s := f.reopened(t)
	first := *w.mark
	w.save = errors.New("cannot be written")
	must(t, redeem(s, f.provider, f.mint(t)))
	for range 2 {
		if err := s.KeepMark(t.Context()); !errors.Is(err, w.save) {
			t.Errorf("the mark was kept: %v", err)
		}
	}
	must(t, s.Ping(t.Context()))
	if *w.mark != first {
		t.Errorf("the witness has %+v", w.mark)
	}
	w.save = nil
	must(t, s.KeepMark(t.Context()))
	if w.mark.Seq <= first.Seq {
		t.Errorf("the witness has %+v, had %+v", w.mark, first)
	}
}

// TestWitnessDelaysNobody: while the witness writes to its disk, others mint and redeem.
func TestWitnessDelaysNobody(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	w := new(faultyWitness)
	f.config.Witness, f.config.Store = w, f.store.Store
	s := f.reopened(t)
	must(t, redeem(s, f.provider, f.mint(t)))
	w.entered, w.leave = make(chan struct{}), make(chan struct{})
	kept := make(chan error)
	go func() { kept <- s.KeepMark(context.WithoutCancel(t.Context())) }()
	<-w.entered
	done := make(chan error)
	go func() {
		done <- errors.Join(second(s.MintSupportToken(t.Context(), f.alice, f.space, zone.NewSupportToken{})),
			s.EndSupport(t.Context(), f.provider, f.space), s.Ping(t.Context()))
	}()
	select {
	case err := <-done:
		must(t, err)
	case <-time.After(10 * time.Second):
		t.Error("minting waits for the witness")
	}
	close(w.leave)
	must(t, <-kept)
}

// TestMarkIsKept: a second after a change, and when the process ends; and a database that is lost is told in the log once a minute.
func TestMarkIsKept(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	w := new(memoryWitness)
	f.config.Witness, f.config.Store = w, f.store.Store
	f.config.Now = nil
	newest := func() int64 {
		records := f.audit(t)
		return records[len(records)-1].Seq
	}
	synctest.Test(t, func(t *testing.T) {
		<-time.After(time.Until(f.clock.Now())) // the bubble's clock begins long before the fixture's
		service := f.reopened(t)
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			service.Run(ctx)
		}()
		synctest.Wait()
		mint(t, service, f.alice, f.space, zone.NewSupportToken{})
		<-time.After(time.Second)
		synctest.Wait()
		if w.mark.Seq != newest() {
			t.Errorf("after a second the witness has the record %d of %d", w.mark.Seq, newest())
		}
		mint(t, service, f.alice, f.space, zone.NewSupportToken{})
		cancel()
		<-ended
		if w.mark.Seq != newest() {
			t.Errorf("at the end the witness has the record %d of %d", w.mark.Seq, newest())
		}

		w.mark.Seq++
		service = f.reopened(t)
		ctx, cancel = context.WithCancel(t.Context())
		ended = make(chan struct{})
		go func() {
			defer close(ended)
			service.Run(ctx)
		}()
		<-time.After(5*time.Minute + time.Second/2)
		synctest.Wait()
		cancel()
		<-ended
		log := f.log.String()
		if n := strings.Count(log, `"msg":"tokens are neither minted nor redeemed"`); n != 6 {
			t.Errorf("in five minutes the log was told %d times", n)
		}
		if strings.Contains(log, "background work failed") {
			t.Errorf("the log is %s", log)
		}
	})
}

// TestLines goes through what a zone makes of the line of history that its database is on.
func TestLines(t *testing.T) {
	t.Parallel()
	at := func(database string, synchronous bool) zone.Origin {
		return zone.Origin{Database: database, Synchronous: synchronous}
	}
	for name, tt := range map[string]struct {
		lines   []zone.Origin // in turn
		lacking bool          // that the last one lacks the newest record
		restart bool          // before the last one
		want    bool          // that it is taken for the zone's own
	}{
		"none":                             {[]zone.Origin{{}, {}}, false, false, true},
		"one and the same":                 {[]zone.Origin{at("a", false), at("a", false)}, false, false, true},
		"the first that can tell":          {[]zone.Origin{{}, at("a", false)}, false, false, true},
		"one that cannot tell":             {[]zone.Origin{at("a", false), {}}, false, false, true},
		"another":                          {[]zone.Origin{at("a", false), at("b", true)}, false, false, false},
		"another at start":                 {[]zone.Origin{at("a", false), at("b", true)}, false, true, false},
		"a standby with everything":        {[]zone.Origin{at("a", true), at("b", false)}, false, false, true},
		"the same at start":                {[]zone.Origin{at("a", true), at("b", false)}, false, true, true},
		"one that lacks something":         {[]zone.Origin{at("a", true), at("b", true)}, true, false, false},
		"the same lack at start":           {[]zone.Origin{at("a", true), at("b", true)}, true, true, false},
		"a third":                          {[]zone.Origin{at("a", true), at("b", true), at("c", true)}, false, false, true},
		"a third, after one alone":         {[]zone.Origin{at("a", true), at("b", false), at("c", true)}, false, false, false},
		"back to the first":                {[]zone.Origin{at("a", true), at("b", true), at("a", true)}, false, false, false},
		"once without a standby":           {[]zone.Origin{at("a", true), at("a", false), at("a", true), at("b", true)}, false, false, false},
		"a setting that no start has seen": {[]zone.Origin{at("a", false), at("a", true), at("b", true)}, false, true, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := &historyFixture{fixture: beginOn(t, memory.New()), witness: new(memoryWitness)}
			h.store = &originStore{Store: h.fixture.store.Store, origin: tt.lines[0]}
			h.setup.Store, h.config.Store, h.config.Witness = h.store, h.store, h.witness
			admin, err := zone.Setup(t.Context(), h.setup)
			must(t, err)
			h.admin = user(admin)
			h.populate(t)
			for _, line := range tt.lines[:len(tt.lines)-1] {
				h.store.origin = line
				h.wantIntact(t)
				must(t, h.KeepMark(t.Context()))
			}
			text := h.mint(t)
			must(t, h.WriteAudit(t.Context()))
			must(t, h.KeepMark(t.Context()))
			if tt.lacking {
				h.store.Store = lackingStore{h.store.Store, h.witness.mark.Seq}
			}
			h.store.origin = tt.lines[len(tt.lines)-1]
			if tt.restart {
				h.reopen(t)
			}
			if tt.want {
				h.wantIntact(t)
				must(t, h.KeepMark(t.Context()))
				return
			}
			h.wantLost(t, text)
			wantKind(t, h.KeepMark(t.Context()), zone.Unavailable)
			if tt.lacking {
				return // it has no number for the next record
			}
			must(t, h.AcceptRestore(t.Context(), h.operator))
			h.wantIntact(t)
		})
	}
}

// lackingStore is a store that lacks the audit records from a number on.
type lackingStore struct {
	zone.Store
	from int64
}

func (s lackingStore) View(ctx context.Context, fn func(zone.ReadTx) error) error {
	return s.Store.View(ctx, func(tx zone.ReadTx) error { return fn(lackingReadTx{tx, s.from}) })
}

func (s lackingStore) Update(ctx context.Context, fn func(zone.Tx) error) error {
	return s.Store.Update(ctx, func(tx zone.Tx) error { return fn(lackingTx{tx, s.from}) })
}

type lackingReadTx struct {
	zone.ReadTx
	from int64
}

func (t lackingReadTx) RecentAudit(space zone.SpaceID, before int64, limit int) ([]zone.AuditRecord, error) {
	if before == 0 || before > t.from {
		before = t.from
	}
	return t.ReadTx.RecentAudit(space, before, limit)
}

func (t lackingReadTx) Audit(after int64, limit int) ([]zone.AuditRecord, error) {
	return without(t.from)(t.ReadTx.Audit(after, limit))
}

type lackingTx struct {
	zone.Tx
	from int64
}

func (t lackingTx) Audit(after int64, limit int) ([]zone.AuditRecord, error) {
	return without(t.from)(t.Tx.Audit(after, limit))
}

// without leaves out the records from a number on.
func without(from int64) func([]zone.AuditRecord, error) ([]zone.AuditRecord, error) {
	return func(records []zone.AuditRecord, err error) ([]zone.AuditRecord, error) {
		for i, r := range records {
			if r.Seq >= from {
				return records[:i], err
			}
		}
		return records, err
	}
}

// TestEveryFieldCounts: a record that differs in any field from the one that was there is another one.
func TestEveryFieldCounts(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*zone.AuditRecord){
		"time":                                func(r *zone.AuditRecord) { r.At = r.At.Add(time.Millisecond) },
		"caller":                              func(r *zone.AuditRecord) { r.Caller += "x" },
		"address":                             func(r *zone.AuditRecord) { r.Address += "x" },
		"request":                             func(r *zone.AuditRecord) { r.RequestID += "x" },
		"action":                              func(r *zone.AuditRecord) { r.Action += "x" },
		"object":                              func(r *zone.AuditRecord) { r.Object += "x" },
		"space":                               func(r *zone.AuditRecord) { r.Space += "x" },
		"token":                               func(r *zone.AuditRecord) { r.Token += "x" },
		"detail":                              func(r *zone.AuditRecord) { r.Detail += "x" },
		"result":                              func(r *zone.AuditRecord) { r.Result += "x" },
		"a text that moves to the next field": func(r *zone.AuditRecord) { r.Caller, r.Address = r.Caller+r.Address, "" },
		"nothing":                             func(*zone.AuditRecord) {},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFixture(t)
			w := new(memoryWitness)
			f.config.Witness = w
			must(t, f.reopened(t).Ping(t.Context()))
			f.config.Store = alteredStore{f.store.Store, w.mark.Seq, change}
			err := f.reopened(t).Ping(t.Context())
			if name == "nothing" {
				must(t, err)
				return
			}
			wantKind(t, err, zone.Unavailable)
			if err != nil && !strings.Contains(err.Error(), fmt.Sprintf("its audit record %d is not the one", w.mark.Seq)) {
				t.Errorf("it says %v", err)
			}
		})
	}
}

// alteredStore is a store one of whose audit records is another.
type alteredStore struct {
	zone.Store
	seq    int64
	change func(*zone.AuditRecord)
}

func (s alteredStore) View(ctx context.Context, fn func(zone.ReadTx) error) error {
	return s.Store.View(ctx, func(tx zone.ReadTx) error { return fn(alteredTx{tx, s}) })
}

type alteredTx struct {
	zone.ReadTx
	store alteredStore
}

func (t alteredTx) RecentAudit(space zone.SpaceID, before int64, limit int) ([]zone.AuditRecord, error) {
	records, err := t.ReadTx.RecentAudit(space, before, limit)
	for i := range records {
		if records[i].Seq == t.store.seq {
			t.store.change(&records[i])
		}
	}
	return records, err
}
