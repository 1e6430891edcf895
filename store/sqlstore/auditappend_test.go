package sqlstore

import (
	"testing"

	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/internal/tier"
	"github.com/zonemint/zonemint/zone"
)

// TestPostgresAuditIsAppendOnly: no statement of the role that serves changes or removes audit records, TRUNCATE included.
func TestPostgresAuditIsAppendOnly(t *testing.T) {
	tier.NeedTest(t)
	t.Parallel()
	dsn := pgtest.DSN(t)
	s := newPostgres(t, dsn, Options{})
	err := s.Update(t.Context(), func(tx zone.Tx) error { return tx.AppendAudit(zone.AuditRecord{Action: "a"}) })
	if err != nil {
		t.Fatal(err)
	}
	db := rawPostgres(t, dsn)
	for _, query := range []string{`UPDATE audit SET action = 'b'`, `DELETE FROM audit`, `TRUNCATE audit`, `TRUNCATE audit, users CASCADE`} {
		if _, err := db.ExecContext(t.Context(), query); err == nil {
			t.Errorf("%s is accepted", query)
		}
	}
	err = s.View(t.Context(), func(tx zone.ReadTx) error {
		records, err := tx.Audit(0, 10)
		if len(records) != 1 || records[0].Action != "a" {
			t.Errorf("the audit log is %+v", records)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
