package storetest

import (
	"fmt"
	"math"
	"sync"
	"testing"

	"github.com/zonemint/zonemint/zone"
)

var auditTests = []test{
	{"append and read", testAudit},
	{"pages", testAuditPages},
	{"is one with the rest of its transaction", testAuditAtomic},
	{"from many goroutines", testAuditRace},
	{"many at once", testAuditMany},
}

// records reads the whole audit.
func records(t testing.TB, s zone.Store) []zone.AuditRecord {
	t.Helper()
	all, err := read(s, func(tx zone.ReadTx) ([]zone.AuditRecord, error) { return tx.Audit(0, math.MaxInt32) })
	if err != nil {
		t.Fatalf("Audit: %v", err)
	}
	return all
}

func testAudit(t *testing.T, s zone.Store) {
	if all := records(t, s); len(all) != 0 {
		t.Errorf("an empty store has the records %+v", all)
	}
	first := newRecord("first")
	first.Seq = 1_000_000 // the store gives its own
	insert(t, s, first, zone.AuditRecord{At: noon, Caller: "anonymous", Action: "second"})
	all := records(t, s)
	if len(all) != 2 {
		t.Fatalf("%d records, want 2", len(all))
	}
	if all[0].Seq < 1 || all[0].Seq >= all[1].Seq || all[1].Seq >= first.Seq {
		t.Errorf("the numbers are %d, %d", all[0].Seq, all[1].Seq)
	}
	first.Seq, first.At = all[0].Seq, kept(noon)
	wantEqual(t, all[0], first)
	wantEqual(t, all[1], zone.AuditRecord{Seq: all[1].Seq, At: kept(noon), Caller: "anonymous", Action: "second"})
}

func testAuditPages(t *testing.T, s zone.Store) {
	for i := range 7 {
		insert(t, s, newRecord(fmt.Sprint(i)))
	}
	all := records(t, s)
	for _, limit := range []int{1, 3, 7, 100} {
		var got []zone.AuditRecord
		for after := int64(0); ; {
			page, err := read(s, func(tx zone.ReadTx) ([]zone.AuditRecord, error) { return tx.Audit(after, limit) })
			if err != nil {
				t.Fatal(err)
			}
			if len(page) == 0 {
				break
			}
			if len(page) > limit {
				t.Fatalf("%d records for a limit of %d", len(page), limit)
			}
			got = append(got, page...)
			after = page[len(page)-1].Seq
		}
		wantEqual(t, got, all)
	}
	if _, err := read(s, func(tx zone.ReadTx) ([]zone.AuditRecord, error) { return tx.Audit(0, 0) }); err == nil {
		t.Error("a limit of 0 is taken")
	}
}

func testAuditAtomic(t *testing.T, s zone.Store) {
	insert(t, s, newSpace("kept"), newRecord("kept"))
	err := try(s, func(tx zone.Tx) error {
		if err := insertIn(tx, newRecord("lost"), newSpace("lost")); err != nil {
			return err
		}
		if all, err := tx.Audit(0, 10); err != nil || len(all) != 2 {
			t.Errorf("within the transaction: %d records, error %v", len(all), err)
		}
		return errRollback
	})
	wantRolledBack(t, err)
	insert(t, s, newRecord("next"))
	var actions []string
	for _, r := range records(t, s) {
		actions = append(actions, r.Action)
	}
	wantEqual(t, actions, []string{"kept", "next"})
	wantMissing(t, s, func(tx zone.ReadTx) (zone.Space, error) { return tx.Space("lost") })
}

// testAuditMany proves that records that are added together are all there, in their order, and go together. Stores may add them some
// at a time, hence the numbers.
func testAuditMany(t *testing.T, s zone.Store) {
	var want []zone.AuditRecord
	for _, n := range []int{0, 1, 31, 32, 33, 64, 1000} {
		list := make([]zone.AuditRecord, n)
		for i := range list {
			list[i] = newRecord(fmt.Sprint(n, " ", i))
		}
		if err := s.Update(t.Context(), func(tx zone.Tx) error { return tx.AppendAudit(list...) }); err != nil {
			t.Fatalf("Update: %v", err)
		}
		undone := s.Update(t.Context(), func(tx zone.Tx) error {
			if err := tx.AppendAudit(list...); err != nil {
				return err
			}
			return zone.Errorf(zone.Forbidden, "undone")
		})
		wantKind(t, undone, zone.Forbidden)
		want = append(want, list...)
	}
	all := records(t, s)
	wantEqual(t, len(all), len(want))
	for i, r := range all {
		if i > 0 && r.Seq <= all[i-1].Seq {
			t.Errorf("number %d follows %d", r.Seq, all[i-1].Seq)
		}
		want[i].Seq, want[i].At = r.Seq, kept(want[i].At)
		wantEqual(t, r, want[i])
	}
}

// testAuditRace proves that the numbers rise in the order of commits: each transaction sees all records before its own.
func testAuditRace(t *testing.T, s zone.Store) {
	const goroutines = 50
	var done sync.WaitGroup
	for range goroutines {
		done.Go(func() {
			err := s.Update(t.Context(), func(tx zone.Tx) error {
				before, err := tx.Audit(0, math.MaxInt32)
				if err != nil {
					return err
				}
				return tx.AppendAudit(newRecord(fmt.Sprint(len(before))))
			})
			if err != nil {
				t.Errorf("Update: %v", err)
			}
		})
	}
	done.Wait()
	all := records(t, s)
	wantEqual(t, len(all), goroutines)
	for i, r := range all {
		wantEqual(t, r.Action, fmt.Sprint(i))
		if i > 0 && r.Seq <= all[i-1].Seq {
			t.Errorf("number %d follows %d", r.Seq, all[i-1].Seq)
		}
	}
}
