package handlers

import (
	"context"

	"github.com/zonemint/zonemint/gen"
)

// ListSpaceProviders implements GET /spaces/{id}/providers.
func (a *API) ListSpaceProviders(ctx context.Context, r gen.ListSpaceProvidersRequestObject) (gen.ListSpaceProvidersResponseObject, error) {
	ids, next, err := a.service.SpaceProviders(ctx, callerOf(ctx), spaceID(r.ID), pageRequest(r.Params.Limit, r.Params.Cursor))
	if err != nil {
		return nil, err
	}
	return gen.ListSpaceProviders200JSONResponse{Providers: texts(ids), NextCursor: optional(next)}, nil
}

// GetSpaceProvider implements GET /spaces/{id}/providers/{pid}.
func (a *API) GetSpaceProvider(ctx context.Context, r gen.GetSpaceProviderRequestObject) (gen.GetSpaceProviderResponseObject, error) {
	provider, support, err := a.service.SpaceProvider(ctx, callerOf(ctx), spaceID(r.ID), providerID(r.PID))
	if err != nil {
		return nil, err
	}
	return gen.GetSpaceProvider200JSONResponse(spaceProviderOf(provider, support)), nil
}

// RemoveProviderSupportingSpace implements DELETE /spaces/{id}/providers/{pid}.
func (a *API) RemoveProviderSupportingSpace(ctx context.Context, r gen.RemoveProviderSupportingSpaceRequestObject) (gen.RemoveProviderSupportingSpaceResponseObject, error) {
	if err := a.service.RemoveSpaceProvider(ctx, callerOf(ctx), spaceID(r.ID), providerID(r.PID)); err != nil {
		return nil, err
	}
	return gen.RemoveProviderSupportingSpace204Response{}, nil
}
