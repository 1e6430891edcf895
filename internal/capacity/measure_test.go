package main

import (
	"encoding/binary"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/zonemint/zonemint/internal/pgtest"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Run(m)) }

// tiny is enough to see that everything is measured.
var tiny = effort{rounds: 2, mint: 10, lone: 5, service: 5, many: 64, disk: 3}

// TestMeasure measures a little, on both stores, and looks whether every figure is there and whether those that do not hang on the
// machine are right.
func TestMeasure(t *testing.T) {
	dir := t.TempDir()
	f, err := measureAllStores(t.Context(), pgtest.DSN(t), dir, tiny, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	for name, d := range map[string]demands{"SQLite": f.SQLite, "PostgreSQL": f.Postgres} {
		for phase, p := range map[string]phase{
			"mint service": d.MintService, "mint": d.Mint, "mint many": d.MintMany, "audit": d.Audit,
			"redeem service": d.RedeemService, "redeem": d.Redeem, "redeem many": d.RedeemMany,
		} {
			if p.Operations == 0 || p.Elapsed <= 0 || (p.DatabaseCPU > 0) != (name == "PostgreSQL") {
				t.Errorf("%s, %s: %+v", name, phase, p)
			}
		}
	}
	if f.Disk.Fsync <= 0 || f.Disk.Insert <= 0 {
		t.Errorf("the disk: %+v", f.Disk)
	}
	for store, n := range map[string]float64{"SQLite": f.SQLite.PerCommit, "PostgreSQL": f.Postgres.PerCommit} {
		if n <= 1 || n > atOnce {
			t.Errorf("%s: %g redemptions in a commit, want more than one and at most %d", store, n, atOnce)
		}
	}
	// BEGIN, the reads, and ROLLBACK; for redeeming BEGIN, the reads in one, the writes in one, or each of the four by itself, and COMMIT.
	if p := f.Postgres; p.MemberTrips != 5 || p.ProviderTrips != 4 || p.MintTrips != 6 || p.RedeemTrips != 4 || p.AloneTrips != 7 {
		t.Errorf("round trips: %d, %d, %d, %d, %d, want 5, 4, 6, 4 and 7",
			p.MemberTrips, p.ProviderTrips, p.MintTrips, p.RedeemTrips, p.AloneTrips)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("%v was left in the folder, %v", left, err)
	}
}

// TestLogCommits counts the frames that end a commit, and not those that an earlier log left behind.
func TestLogCommits(t *testing.T) {
	const page = 512
	log := make([]byte, logHeader)
	binary.BigEndian.PutUint32(log[8:], page)
	copy(log[16:], "saltsalt")
	for _, frame := range []struct {
		size  uint32
		salts string
	}{{0, "saltsalt"}, {7, "saltsalt"}, {8, "saltsalt"}, {0, "saltsalt"}, {9, "formerly"}} {
		f := make([]byte, frameHeader+page)
		binary.BigEndian.PutUint32(f[4:], frame.size)
		copy(f[8:], frame.salts)
		log = append(log, f...)
	}
	path := filepath.Join(t.TempDir(), "log")
	if err := os.WriteFile(path, log, 0o600); err != nil {
		t.Fatal(err)
	}
	if n, err := logCommits(path); n != 2 || err != nil {
		t.Errorf("found %d commits, %v, want 2", n, err)
	}
}

// TestUsage: what is not understood is told, and no DSN is repeated.
func TestUsage(t *testing.T) {
	for _, args := range [][]string{nil, {"guess"}, {"measure", "--store", "postgres://user:secret@host/db"}, {"simulate", "--figures", "none.json"}} {
		err := run(t.Context(), args, io.Discard)
		if err == nil {
			t.Errorf("%q was taken", args)
		}
	}
	_, err := newPostgresSide(t.Context(), "postgres://user:secret@host/db%zz")
	if err == nil || err.Error() != errPostgresDSN.Error() {
		t.Errorf("got %v", err)
	}
}
