package storetest

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/zonemint/zonemint/zone"
)

var recentAuditTests = []test{
	{"none", func(t *testing.T, s zone.Store) {
		wantRecent(t, s, "", nil)
		wantRecent(t, s, "S", nil)
		insert(t, s, recordOf("zone", ""))
		wantRecent(t, s, "S", nil)
	}},
	{"newest first, of all or of one space", testRecentAudit},
	{"before", testRecentAuditBefore},
	{"a record that comes in between moves no page", testRecentAuditMoves},
	{"is one with the rest of its transaction", testRecentAuditRollback},
	{"limit below one", func(t *testing.T, s zone.Store) {
		insert(t, s, newRecord("a"))
		for _, space := range []zone.SpaceID{"", "S"} {
			for _, limit := range []int{0, -1} {
				_, err := read(s, func(tx zone.ReadTx) ([]zone.AuditRecord, error) { return tx.RecentAudit(space, 0, limit) })
				if err == nil {
					t.Errorf("space %q: a limit of %d is taken", space, limit)
				}
			}
		}
	}},
	{"what comes out is not shared", func(t *testing.T, s zone.Store) {
		insert(t, s, newRecord("a"), newRecord("b"))
		got := recent(t, s, "S", 0, 10)
		got[0].Action, got[1] = "changed", zone.AuditRecord{}
		wantActions(t, recent(t, s, "S", 0, 10), "b", "a")
	}},
}

// recordOf is a record that concerns a space. Its Object says nothing of it: the two are apart.
func recordOf(action string, space zone.SpaceID) zone.AuditRecord {
	r := newRecord(action)
	r.Space, r.Object = space, "user/U"
	return r
}

func recent(t testing.TB, s zone.Store, space zone.SpaceID, before int64, limit int) []zone.AuditRecord {
	t.Helper()
	got, err := read(s, func(tx zone.ReadTx) ([]zone.AuditRecord, error) { return tx.RecentAudit(space, before, limit) })
	if err != nil {
		t.Fatalf("RecentAudit: %v", err)
	}
	return got
}

// wantRecent fails unless the records of a space are want, whatever the size of the pages.
func wantRecent(t testing.TB, s zone.Store, space zone.SpaceID, want []zone.AuditRecord) {
	t.Helper()
	for _, limit := range []int{1, 2, 3, len(want), len(want) + 1, math.MaxInt32} {
		limit = max(limit, 1)
		var got []zone.AuditRecord
		for before := int64(0); ; {
			page := recent(t, s, space, before, limit)
			if len(page) == 0 {
				break
			}
			if len(page) > limit {
				t.Fatalf("%d records for a limit of %d", len(page), limit)
			}
			got = append(got, page...)
			before = page[len(page)-1].Seq
		}
		wantEqual(t, got, want)
	}
}

func wantActions(t testing.TB, records []zone.AuditRecord, want ...string) {
	t.Helper()
	var got []string
	for _, r := range records {
		got = append(got, r.Action)
	}
	wantEqual(t, got, want)
}

func testRecentAudit(t *testing.T, s zone.Store) {
	refused := recordOf("refused", "S")
	refused.Result = "token expired"
	insert(t, s, recordOf("1", "S"), recordOf("2", ""), recordOf("3", "T"), refused, recordOf("5", "s"), recordOf("6", ""),
		recordOf("7", "S"))
	all := slices.Clone(records(t, s))
	slices.Reverse(all)
	wantActions(t, all, "7", "6", "5", "refused", "3", "2", "1")
	wantRecent(t, s, "", all)
	wantRecent(t, s, "S", []zone.AuditRecord{all[0], all[3], all[6]})
	wantRecent(t, s, "T", all[4:5])
	wantRecent(t, s, "s", all[2:3])
	wantRecent(t, s, "S!", nil)
	wantEqual(t, all[3].Result, "token expired")
}

func testRecentAuditBefore(t *testing.T, s zone.Store) {
	for i := range 4 {
		insert(t, s, recordOf(fmt.Sprint(i), "S"))
	}
	all := records(t, s)
	for _, space := range []zone.SpaceID{"", "S"} {
		wantActions(t, recent(t, s, space, math.MaxInt64, 2), "3", "2")
		wantActions(t, recent(t, s, space, all[3].Seq+1, 9), "3", "2", "1", "0")
		wantActions(t, recent(t, s, space, all[3].Seq, 9), "2", "1", "0")
		wantActions(t, recent(t, s, space, all[1].Seq, 9), "0")
		for _, before := range []int64{all[0].Seq, -1, math.MinInt64} {
			wantActions(t, recent(t, s, space, before, 9))
		}
	}
}

func testRecentAuditMoves(t *testing.T, s zone.Store) {
	insert(t, s, recordOf("1", "S"), recordOf("2", "S"), recordOf("3", "S"))
	first := recent(t, s, "S", 0, 1)
	wantActions(t, first, "3")
	insert(t, s, recordOf("4", "S"))
	wantActions(t, recent(t, s, "S", first[0].Seq, 9), "2", "1")
	wantActions(t, recent(t, s, "S", 0, 1), "4")
}

func testRecentAuditRollback(t *testing.T, s zone.Store) {
	insert(t, s, recordOf("kept", "S"))
	wantRolledBack(t, try(s, func(tx zone.Tx) error {
		if err := insertIn(tx, recordOf("lost", "S")); err != nil {
			return err
		}
		for _, space := range []zone.SpaceID{"", "S"} {
			within, err := tx.RecentAudit(space, 0, 9)
			if err != nil {
				t.Error(err)
			}
			wantActions(t, within, "lost", "kept")
		}
		return errRollback
	}))
	insert(t, s, recordOf("next", "S"))
	wantActions(t, recent(t, s, "S", 0, 9), "next", "kept")
	wantActions(t, recent(t, s, "", 0, 9), "next", "kept")
}
