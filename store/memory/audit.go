package memory

import (
	"slices"

	"github.com/zonemint/zonemint/zone"
)

// Audit implements [zone.ReadTx].
func (t *readTx) Audit(after int64, limit int) ([]zone.AuditRecord, error) {
	if err := t.auditUsable(limit); err != nil {
		return nil, err
	}
	// The record of number n stands at n-1.
	rest := t.data.audit[min(max(after, 0), int64(len(t.data.audit))):]
	return slices.Clone(rest[:min(limit, len(rest))]), nil
}

// RecentAudit implements [zone.ReadTx].
func (t *readTx) RecentAudit(space zone.SpaceID, before int64, limit int) ([]zone.AuditRecord, error) {
	if err := t.auditUsable(limit); err != nil {
		return nil, err
	}
	earlier := t.data.audit
	if before != 0 {
		earlier = earlier[:min(max(before, 1)-1, int64(len(earlier)))]
	}
	var recent []zone.AuditRecord
	for _, r := range slices.Backward(earlier) {
		if len(recent) == limit {
			break
		}
		if space == "" || r.Space == space {
			recent = append(recent, r)
		}
	}
	return recent, nil
}

// auditUsable returns why no records can be listed.
func (t *readTx) auditUsable(limit int) error {
	if err := checkLimit(limit); err != nil {
		return err
	}
	return t.usable()
}

// AppendAudit implements [zone.Tx].
func (t *tx) AppendAudit(records ...zone.AuditRecord) error {
	if err := t.usable(); err != nil {
		return err
	}
	length := len(t.data.audit)
	t.undo = append(t.undo, func() { t.data.audit = t.data.audit[:length] })
	for _, r := range records {
		r.Seq, r.At = int64(len(t.data.audit))+1, cut(r.At)
		t.data.audit = append(t.data.audit, r)
	}
	return nil
}
