package sqlstore

import (
	"fmt"
	"math"

	"github.com/zonemint/zonemint/zone"
)

const selectAudit = `SELECT seq, at, caller, address, request_id, action, object, space_id, token, detail, result FROM audit `

// Audit implements [zone.ReadTx].
func (t *readTx) Audit(after int64, limit int) ([]zone.AuditRecord, error) {
	return t.auditRecords(limit, selectAudit+`WHERE seq > ? ORDER BY seq LIMIT ?`, after, limit)
}

// RecentAudit implements [zone.ReadTx].
func (t *readTx) RecentAudit(space zone.SpaceID, before int64, limit int) ([]zone.AuditRecord, error) {
	if before == 0 {
		before = math.MaxInt64
	}
	if space == "" {
		return t.auditRecords(limit, selectAudit+`WHERE seq < ? ORDER BY seq DESC LIMIT ?`, before, limit)
	}
	// The index leaves out the records of no space, and the statement has to say that it does not want them.
	return t.auditRecords(limit, selectAudit+`WHERE space_id = ? AND space_id <> '' AND seq < ? ORDER BY seq DESC LIMIT ?`,
		string(space), before, limit)
}

func (t *readTx) auditRecords(limit int, query string, args ...any) ([]zone.AuditRecord, error) {
	if limit < 1 {
		// A negative limit would be none at all.
		return nil, fmt.Errorf("sqlstore: audit records: limit %d is less than 1", limit)
	}
	return many(&t.txn, "audit records", scanAuditRecord, query, args...)
}

func scanAuditRecord(row scanner) (r zone.AuditRecord, err error) {
	err = row.Scan(&r.Seq, scanTime{&r.At}, &r.Caller, &r.Address, &r.RequestID, &r.Action, &r.Object, &r.Space, &r.Token,
		&r.Detail, &r.Result)
	return r, err
}

// AuditRows is how many audit records go into one statement where there are many: minting leaves a record for each token.
const AuditRows = 32

var auditRows = rowsStatement{
	head: `INSERT INTO audit (at, caller, address, request_id, action, object, space_id, token, detail, result)`,
	row:  `(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
}

// AppendAudit implements [zone.Tx].
func (t *tx) AppendAudit(records ...zone.AuditRecord) error {
	_, err := t.insertRows("audit record", auditRows, len(records), func(args []any, i int) []any {
		r := records[i]
		return append(args, millis(r.At), r.Caller, r.Address, r.RequestID, r.Action, r.Object, string(r.Space), string(r.Token), r.Detail, r.Result)
	})
	return err
}
