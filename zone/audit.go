package zone

import (
	"context"
	"strconv"
)

// SpaceAudit lists the audit records that concern a space, the newest first. It takes space_view_data.
func (s *Service) SpaceAudit(ctx context.Context, c Caller, space SpaceID, r PageRequest) (records []AuditRecord, next string, err error) {
	op := operation{caller: c, action: "list_space_audit", object: spaceObject(space)}
	err = s.view(ctx, op, inSpace(space, NewPrivilegeSet(SpaceViewData)), func(tx ReadTx) error {
		records, next, err = recentAudit(tx, space, r)
		return err
	})
	return records, next, err
}

// ZoneAudit lists all audit records, the newest first. Zone admins may.
func (s *Service) ZoneAudit(ctx context.Context, c Caller, r PageRequest) (records []AuditRecord, next string, err error) {
	err = s.view(ctx, operation{caller: c, action: "list_audit"}, zoneAdmin, func(tx ReadTx) error {
		records, next, err = recentAudit(tx, "", r)
		return err
	})
	return records, next, err
}

// recentAudit reads a page. Its cursor is the number of the last record, so that what is added meanwhile shifts nothing.
func recentAudit(tx ReadTx, space SpaceID, r PageRequest) ([]AuditRecord, string, error) {
	page, err := r.page()
	if err != nil {
		return nil, "", err
	}
	var before int64
	if page.After != "" {
		if before, err = strconv.ParseInt(page.After, 10, 64); err != nil || before < 1 {
			return nil, "", errCursor()
		}
	}
	records, err := tx.RecentAudit(space, before, page.Limit)
	if err != nil {
		return nil, "", err
	}
	records, next := cut(records, page, func(r AuditRecord) string { return strconv.FormatInt(r.Seq, 10) })
	return records, next, nil
}
