package handlers

import (
	"context"

	"github.com/zonemint/zonemint/gen"
)

// ListSpaceNamedTokens implements GET /spaces/{id}/providers/tokens.
func (a *API) ListSpaceNamedTokens(ctx context.Context, r gen.ListSpaceNamedTokensRequestObject) (gen.ListSpaceNamedTokensResponseObject, error) {
	rows, next, err := a.service.NamedTokens(ctx, callerOf(ctx), spaceID(r.ID), pageRequest(r.Params.Limit, r.Params.Cursor))
	if err != nil {
		return nil, err
	}
	return gen.ListSpaceNamedTokens200JSONResponse{Tokens: each(rows, namedTokenOf), NextCursor: optional(next)}, nil
}

// GetSpaceNamedToken implements GET /spaces/{id}/providers/tokens/{tid}.
func (a *API) GetSpaceNamedToken(ctx context.Context, r gen.GetSpaceNamedTokenRequestObject) (gen.GetSpaceNamedTokenResponseObject, error) {
	row, err := a.service.NamedToken(ctx, callerOf(ctx), spaceID(r.ID), tokenID(r.TID))
	if err != nil {
		return nil, err
	}
	return gen.GetSpaceNamedToken200JSONResponse(namedTokenOf(row)), nil
}

// UpdateSpaceNamedToken implements PATCH /spaces/{id}/providers/tokens/{tid}.
func (a *API) UpdateSpaceNamedToken(ctx context.Context, r gen.UpdateSpaceNamedTokenRequestObject) (gen.UpdateSpaceNamedTokenResponseObject, error) {
	if err := a.service.ChangeNamedToken(ctx, callerOf(ctx), spaceID(r.ID), tokenID(r.TID), namedTokenChange(r.Body)); err != nil {
		return nil, err
	}
	return gen.UpdateSpaceNamedToken204Response{}, nil
}

// DeleteSpaceNamedToken implements DELETE /spaces/{id}/providers/tokens/{tid}.
func (a *API) DeleteSpaceNamedToken(ctx context.Context, r gen.DeleteSpaceNamedTokenRequestObject) (gen.DeleteSpaceNamedTokenResponseObject, error) {
	if err := a.service.DeleteNamedToken(ctx, callerOf(ctx), spaceID(r.ID), tokenID(r.TID)); err != nil {
		return nil, err
	}
	return gen.DeleteSpaceNamedToken204Response{}, nil
}
