package handlers

import (
	"context"

	"github.com/zonemint/zonemint/gen"
)

// GetCurrentProvider implements GET /provider.
func (a *API) GetCurrentProvider(ctx context.Context, _ gen.GetCurrentProviderRequestObject) (gen.GetCurrentProviderResponseObject, error) {
	provider, err := a.service.CurrentProvider(ctx, callerOf(ctx))
	if err != nil {
		return nil, err
	}
	return gen.GetCurrentProvider200JSONResponse(providerOf(provider)), nil
}

// ModifyCurrentProvider implements PATCH /provider.
func (a *API) ModifyCurrentProvider(ctx context.Context, r gen.ModifyCurrentProviderRequestObject) (gen.ModifyCurrentProviderResponseObject, error) {
	if err := a.service.ChangeCurrentProvider(ctx, callerOf(ctx), providerChange(r.Body)); err != nil {
		return nil, err
	}
	return gen.ModifyCurrentProvider204Response{}, nil
}

// UnregisterCurrentProvider implements DELETE /provider.
func (a *API) UnregisterCurrentProvider(ctx context.Context, _ gen.UnregisterCurrentProviderRequestObject) (gen.UnregisterCurrentProviderResponseObject, error) {
	if err := a.service.UnregisterCurrentProvider(ctx, callerOf(ctx)); err != nil {
		return nil, err
	}
	return gen.UnregisterCurrentProvider204Response{}, nil
}
