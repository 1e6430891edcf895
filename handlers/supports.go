package handlers

import (
	"context"

	"github.com/zonemint/zonemint/gen"
)

// ProviderSpaceSupport implements POST /provider/spaces/support.
func (a *API) ProviderSpaceSupport(ctx context.Context, r gen.ProviderSpaceSupportRequestObject) (gen.ProviderSpaceSupportResponseObject, error) {
	space, err := a.redeem(ctx, redeemRequest(r.Body))
	if err != nil {
		return nil, err
	}
	return gen.ProviderSpaceSupport201Response{
		Headers: gen.ProviderSpaceSupport201ResponseHeaders{Location: location("/provider/spaces/%s", space)},
	}, nil
}

// ListProviderSpaces implements GET /provider/spaces.
func (a *API) ListProviderSpaces(ctx context.Context, r gen.ListProviderSpacesRequestObject) (gen.ListProviderSpacesResponseObject, error) {
	ids, next, err := a.service.SupportedSpaces(ctx, callerOf(ctx), pageRequest(r.Params.Limit, r.Params.Cursor))
	if err != nil {
		return nil, err
	}
	return gen.ListProviderSpaces200JSONResponse{Spaces: texts(ids), NextCursor: optional(next)}, nil
}

// GetProviderSpace implements GET /provider/spaces/{sid}.
func (a *API) GetProviderSpace(ctx context.Context, r gen.GetProviderSpaceRequestObject) (gen.GetProviderSpaceResponseObject, error) {
	details, err := a.service.SupportedSpace(ctx, callerOf(ctx), spaceID(r.SID))
	if err != nil {
		return nil, err
	}
	return gen.GetProviderSpace200JSONResponse(spaceOf(details)), nil
}

// ModifyProviderSpace implements PATCH /provider/spaces/{sid}.
func (a *API) ModifyProviderSpace(ctx context.Context, r gen.ModifyProviderSpaceRequestObject) (gen.ModifyProviderSpaceResponseObject, error) {
	if err := a.service.ResizeSupport(ctx, callerOf(ctx), spaceID(r.SID), r.Body.Size); err != nil {
		return nil, err
	}
	return gen.ModifyProviderSpace204Response{}, nil
}

// RemoveProviderSpace implements DELETE /provider/spaces/{sid}.
func (a *API) RemoveProviderSpace(ctx context.Context, r gen.RemoveProviderSpaceRequestObject) (gen.RemoveProviderSpaceResponseObject, error) {
	if err := a.service.EndSupport(ctx, callerOf(ctx), spaceID(r.SID)); err != nil {
		return nil, err
	}
	return gen.RemoveProviderSpace204Response{}, nil
}
