package sqlstore

import (
	"fmt"

	"github.com/zonemint/zonemint/zone"
)

// Audit implements [zone.ReadTx].
func (t *readTx) Audit(after int64, limit int) ([]zone.AuditRecord, error) {
	if limit < 1 {
		return nil, fmt.Errorf("sqlstore: audit records: limit %d is less than 1", limit)
	}
	return many(&t.txn, "audit records", scanAuditRecord,
		`SELECT seq, at, caller, address, request_id, action, object, token, detail FROM audit WHERE seq > ? ORDER BY seq LIMIT ?`,
		after, limit)
}

func scanAuditRecord(row scanner) (r zone.AuditRecord, err error) {
	err = row.Scan(&r.Seq, scanTime{&r.At}, &r.Caller, &r.Address, &r.RequestID, &r.Action, &r.Object, &r.Token, &r.Detail)
	return r, err
}

// AppendAudit implements [zone.Tx].
func (t *tx) AppendAudit(r zone.AuditRecord) error {
	return t.insert("audit record", `INSERT INTO audit
		(at, caller, address, request_id, action, object, token, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		millis(r.At), r.Caller, r.Address, r.RequestID, r.Action, r.Object, string(r.Token), r.Detail)
}
