package memory

import (
	"fmt"
	"slices"

	"github.com/zonemint/zonemint/zone"
)

// Audit implements [zone.ReadTx].
func (t *readTx) Audit(after int64, limit int) ([]zone.AuditRecord, error) {
	if err := t.usable(); err != nil {
		return nil, err
	}
	if limit < 1 {
		return nil, fmt.Errorf("memory: audit limit %d is less than 1", limit)
	}
	// The record of number n stands at n-1.
	rest := t.data.audit[min(max(after, 0), int64(len(t.data.audit))):]
	return slices.Clone(rest[:min(limit, len(rest))]), nil
}

// AppendAudit implements [zone.Tx].
func (t *tx) AppendAudit(r zone.AuditRecord) error {
	if err := t.usable(); err != nil {
		return err
	}
	length := len(t.data.audit)
	t.undo = append(t.undo, func() { t.data.audit = t.data.audit[:length] })
	r.Seq, r.At = int64(length)+1, cut(r.At)
	t.data.audit = append(t.data.audit, r)
	return nil
}
