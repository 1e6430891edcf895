package handlers

import (
	"context"

	"github.com/zonemint/zonemint/gen"
)

// ListSpaceAudit implements GET /spaces/{id}/audit.
func (a *API) ListSpaceAudit(ctx context.Context, r gen.ListSpaceAuditRequestObject) (gen.ListSpaceAuditResponseObject, error) {
	rows, next, err := a.service.SpaceAudit(ctx, callerOf(ctx), spaceID(r.ID), pageRequest(r.Params.Limit, r.Params.Cursor))
	if err != nil {
		return nil, err
	}
	return gen.ListSpaceAudit200JSONResponse{Records: each(rows, auditRecordOf), NextCursor: optional(next)}, nil
}

// ListAudit implements GET /audit.
func (a *API) ListAudit(ctx context.Context, r gen.ListAuditRequestObject) (gen.ListAuditResponseObject, error) {
	rows, next, err := a.service.ZoneAudit(ctx, callerOf(ctx), pageRequest(r.Params.Limit, r.Params.Cursor))
	if err != nil {
		return nil, err
	}
	return gen.ListAudit200JSONResponse{Records: each(rows, auditRecordOf), NextCursor: optional(next)}, nil
}
