package handlers

import (
	"context"

	"github.com/zonemint/zonemint/gen"
)

// RegisterProvider implements POST /providers.
func (a *API) RegisterProvider(ctx context.Context, r gen.RegisterProviderRequestObject) (gen.RegisterProviderResponseObject, error) {
	registered, err := a.service.RegisterProvider(ctx, callerOf(ctx), newProvider(r.Body))
	if err != nil {
		return nil, err
	}
	return gen.RegisterProvider201JSONResponse{
		Body:    gen.ProviderRegistered{ProviderID: string(registered.ID), Token: registered.Text.Reveal()},
		Headers: gen.RegisterProvider201ResponseHeaders{Location: location("/providers/%s", registered.ID)},
	}, nil
}

// CreateProviderRegistrationToken implements POST /providers/token.
func (a *API) CreateProviderRegistrationToken(ctx context.Context, _ gen.CreateProviderRegistrationTokenRequestObject) (gen.CreateProviderRegistrationTokenResponseObject, error) {
	text, err := a.service.MintRegistrationToken(ctx, callerOf(ctx))
	if err != nil {
		return nil, err
	}
	return gen.CreateProviderRegistrationToken200JSONResponse{Token: text.Reveal()}, nil
}

// ListProviders implements GET /providers.
func (a *API) ListProviders(ctx context.Context, r gen.ListProvidersRequestObject) (gen.ListProvidersResponseObject, error) {
	ids, next, err := a.service.Providers(ctx, callerOf(ctx), pageRequest(r.Params.Limit, r.Params.Cursor))
	if err != nil {
		return nil, err
	}
	return gen.ListProviders200JSONResponse{Providers: texts(ids), NextCursor: optional(next)}, nil
}

// GetProviderDetails implements GET /providers/{pid}.
func (a *API) GetProviderDetails(ctx context.Context, r gen.GetProviderDetailsRequestObject) (gen.GetProviderDetailsResponseObject, error) {
	provider, err := a.service.Provider(ctx, callerOf(ctx), providerID(r.PID))
	if err != nil {
		return nil, err
	}
	return gen.GetProviderDetails200JSONResponse(providerOf(provider)), nil
}

// RemoveProvider implements DELETE /providers/{pid}.
func (a *API) RemoveProvider(ctx context.Context, r gen.RemoveProviderRequestObject) (gen.RemoveProviderResponseObject, error) {
	if err := a.service.RemoveProvider(ctx, callerOf(ctx), providerID(r.PID)); err != nil {
		return nil, err
	}
	return gen.RemoveProvider204Response{}, nil
}

// ReplaceProviderToken implements POST /providers/{pid}/token.
func (a *API) ReplaceProviderToken(ctx context.Context, r gen.ReplaceProviderTokenRequestObject) (gen.ReplaceProviderTokenResponseObject, error) {
	text, err := a.service.ReplaceProviderToken(ctx, callerOf(ctx), providerID(r.PID))
	if err != nil {
		return nil, err
	}
	return gen.ReplaceProviderToken200JSONResponse{Token: text.Reveal()}, nil
}
