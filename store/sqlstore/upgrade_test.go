package sqlstore

import (
	"database/sql"
	"errors"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// oldDB makes a database as the program of that schema version has left it.
func oldDB(t *testing.T, version int64) (db *sql.DB, path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "zone.db")
	if err := createFile(path); err != nil {
		t.Fatal(err)
	}
	db = rawDB(t, path)
	provider, err := newProvider(sqliteDialect(), db)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := provider.UpTo(t.Context(), version); err != nil {
		t.Fatal(err)
	}
	return db, path
}

func filled(size int) []byte { return []byte(strings.Repeat("x", size)) }

// fillVersion1 writes a row to each table of the first schema that the second one changes, and to what they refer to.
func fillVersion1(t *testing.T, db *sql.DB) {
	t.Helper()
	exec(t, db, `INSERT INTO instance (one, id, epoch, created_at) VALUES (1, 'i', ?, 1000)`, filled(32))
	exec(t, db, `INSERT INTO master_keys (id, state, created_at, ciphertext) VALUES
		('aa', 'active', 1001, x'0102'), ('bb', 'retired', 1002, x'03')`)
	exec(t, db, `INSERT INTO users (id, username, full_name, password_hash, admin, blocked, secret, created_at)
		VALUES ('U', 'u', 'Ada', '', 1, 0, ?, 1003)`, filled(32))
	exec(t, db, `INSERT INTO spaces (id, name, secret, created_at) VALUES ('S', 's', ?, 1004)`, filled(32))
	exec(t, db, `INSERT INTO token_uses (nonce, issued_at, count) VALUES ('n', 1005, 2)`)
	exec(t, db, `INSERT INTO token_uses (nonce, issued_at, count, revoked_at) VALUES ('by-hand', 1006, 0, 1007)`)
	exec(t, db, `INSERT INTO redemptions (nonce, provider_id, space_id, size, redeemed_at) VALUES ('n', 'P', 'S', 5, 1008)`)
	for _, object := range []string{"space/S", "user/U", "", "space/gone", "spaces/S", "Space/S", "space/", "a space/S", "space/S", "space/S/user/U", "space/S/provider/P"} {
		exec(t, db, `INSERT INTO audit (at, caller, address, request_id, action, object, token, detail)
			VALUES (1009, 'usr-U', 'a', 'r', 'act', ?, 'n', 'd')`, object)
	}
}

func TestUpgradeFromVersion1(t *testing.T) {
	t.Parallel()
	db, path := oldDB(t, 1)
	fillVersion1(t, db)
	status, err := SQLiteStatus(t.Context(), path)
	if err != nil || len(status) < 2 || status[0].AppliedAt.IsZero() || !status[1].AppliedAt.IsZero() || status[1].Name != "tokens" {
		t.Errorf("before: status is %+v, error %v", status, err)
	}
	_, err = OpenSQLite(t.Context(), path, Options{NoMigrate: true})
	if err == nil || !strings.Contains(err.Error(), "lacks migration 2 (tokens)") {
		t.Errorf("before: error is %v", err)
	}
	applied, err := MigrateSQLite(t.Context(), path)
	if err != nil || len(applied) != len(status)-1 || applied[0].Version != 2 {
		t.Fatalf("applied %+v, error %v", applied, err)
	}
	s := reopen(t, path, Options{NoMigrate: true})
	if err := s.View(t.Context(), func(tx zone.ReadTx) error { return wantUpgraded(t, tx) }); err != nil {
		t.Error(err)
	}
	wantAppendOnly(t, db)
	err = s.Update(t.Context(), func(tx zone.Tx) error {
		if counted, err := tx.Consume("by-hand", time.Time{}, 1_000_000_000); err != nil || counted {
			t.Errorf("a token that somebody revoked by hand can be used: %v, error %v", counted, err)
		}
		if counted, err := tx.Consume("n", time.Time{}, 3); err != nil || !counted {
			t.Errorf("a token with a use left cannot be used: %v, error %v", counted, err)
		}
		return tx.AppendAudit(zone.AuditRecord{Action: "next", Space: "S", Result: "refused"})
	})
	if err != nil {
		t.Error(err)
	}
	wantSeqs(t, s, "S", 12, 11, 10, 9, 1)
}

// millisUTC is a time as the store gives it back.
func millisUTC(ms int64) time.Time { return time.UnixMilli(ms).UTC() }

// wantUpgraded looks at what fillVersion1 wrote.
func wantUpgraded(t *testing.T, tx zone.ReadTx) error {
	t.Helper()
	instance, err1 := tx.Instance()
	if instance.ID != "i" || instance.RingVersion != 0 || instance.Epoch != tokens.Secret(filled(32)) ||
		instance.CreatedAt != millisUTC(1000) {
		t.Errorf("the instance is %q, ring version %d, since %v", instance.ID, instance.RingVersion, instance.CreatedAt)
	}
	keys, err2 := tx.Keys()
	if want := []tokens.WrappedKey{
		{ID: "aa", State: "active", CreatedAt: millisUTC(1001), ActiveAt: millisUTC(1001), Ciphertext: []byte{1, 2}},
		{ID: "bb", State: "retired", CreatedAt: millisUTC(1002), ActiveAt: millisUTC(1002), Ciphertext: []byte{3}},
	}; !reflect.DeepEqual(keys, want) {
		t.Errorf("the keys are %+v", keys)
	}
	use, err3 := tx.Use("n")
	if want := (zone.Use{Nonce: "n", IssuedAt: millisUTC(1005), Count: 2}); use != want {
		t.Errorf("the use is %+v", use)
	}
	_, err4 := tx.Redemption("n", "P")
	records, err5 := tx.Audit(0, 100)
	var spaces []zone.SpaceID
	for i, r := range records {
		spaces = append(spaces, r.Space)
		r.Space, r.Object = "", ""
		if want := (zone.AuditRecord{
			Seq: int64(i) + 1, At: millisUTC(1009), Caller: "usr-U", Address: "a", RequestID: "r", Action: "act", Token: "n",
			Detail: "d", Result: zone.AuditOK,
		}); r != want {
			t.Errorf("the record is %+v", r)
		}
	}
	if want := []zone.SpaceID{"S", "", "", "gone", "", "", "", "", "S", "S", "S"}; !reflect.DeepEqual(spaces, want) {
		t.Errorf("the records are of the spaces %q", spaces)
	}
	return errors.Join(err1, err2, err3, err4, err5)
}

// wantAppendOnly fails unless the audit, which has records, refuses to be changed.
func wantAppendOnly(t *testing.T, db *sql.DB) {
	t.Helper()
	for _, query := range []string{
		`UPDATE audit SET space_id = 'T'`, `UPDATE audit SET result = 'x' WHERE seq = 1`, `DELETE FROM audit WHERE seq = 1`,
		`DELETE FROM audit`,
	} {
		if _, err := db.ExecContext(t.Context(), query); err == nil {
			t.Errorf("%s is accepted", query)
		}
	}
}

// wantSeqs fails unless these are the records of a space.
func wantSeqs(t *testing.T, s *Store, space zone.SpaceID, want ...int64) {
	t.Helper()
	var got []int64
	err := s.View(t.Context(), func(tx zone.ReadTx) error {
		records, err := tx.RecentAudit(space, 0, 100)
		for _, r := range records {
			got = append(got, r.Seq)
		}
		return err
	})
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("the records of space %s are %v, want %v, error %v", space, got, want, err)
	}
}

// TestUpgradeOfAnEmptyZone opens what was migrated and never written to.
func TestUpgradeOfAnEmptyZone(t *testing.T) {
	t.Parallel()
	_, path := oldDB(t, 1)
	s := reopen(t, path, Options{})
	if err := s.Update(t.Context(), addUser("A")); err != nil {
		t.Error(err)
	}
}

// TestUpgradeIsAllOrNothing lets the second migration fail half-way: two keys that are active stop it at its index, which no
// program ever wrote.
func TestUpgradeIsAllOrNothing(t *testing.T) {
	t.Parallel()
	db, path := oldDB(t, 1)
	fillVersion1(t, db)
	exec(t, db, `UPDATE master_keys SET state = 'active'`)
	if _, err := OpenSQLite(t.Context(), path, Options{}); err == nil || !strings.Contains(err.Error(), "UNIQUE") {
		t.Errorf("error is %v", err)
	}
	exec(t, db, `UPDATE token_uses SET revoked_at = 7 WHERE nonce = 'n'`) // the first schema is there still
	exec(t, db, `UPDATE token_uses SET revoked_at = NULL WHERE nonce = 'n'`)
	for _, query := range []string{`UPDATE audit SET detail = ''`, `DELETE FROM audit`, `SELECT ring_version FROM instance`} {
		if _, err := db.ExecContext(t.Context(), query); err == nil {
			t.Errorf("%s is accepted", query)
		}
	}
	exec(t, db, `UPDATE master_keys SET state = 'retired' WHERE id = 'bb'`)
	s := reopen(t, path, Options{})
	if err := s.View(t.Context(), func(tx zone.ReadTx) error { return wantUpgraded(t, tx) }); err != nil {
		t.Error(err)
	}
}
