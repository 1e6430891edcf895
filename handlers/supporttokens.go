package handlers

import (
	"context"

	"github.com/zonemint/zonemint/gen"
)

// GetSpaceProviderToken implements GET /spaces/{id}/providers/token.
func (a *API) GetSpaceProviderToken(ctx context.Context, r gen.GetSpaceProviderTokenRequestObject) (gen.GetSpaceProviderTokenResponseObject, error) {
	text, err := a.mintSupportToken(ctx, r.ID, nil)
	if err != nil {
		return nil, err
	}
	return gen.GetSpaceProviderToken200JSONResponse{Token: text}, nil
}

// CreateSpaceSupportToken implements POST /spaces/{id}/providers/token.
func (a *API) CreateSpaceSupportToken(ctx context.Context, r gen.CreateSpaceSupportTokenRequestObject) (gen.CreateSpaceSupportTokenResponseObject, error) {
	text, err := a.mintSupportToken(ctx, r.ID, r.Body)
	if err != nil {
		return nil, err
	}
	return gen.CreateSpaceSupportToken200JSONResponse{Token: text}, nil
}

// mintSupportToken returns the text of a new token.
func (a *API) mintSupportToken(ctx context.Context, id string, body *gen.SpaceSupportTokenRequest) (string, error) {
	options, err := newSupportToken(body)
	if err != nil {
		return "", err
	}
	text, err := a.service.MintSupportToken(ctx, callerOf(ctx), spaceID(id), options)
	if err != nil {
		return "", err
	}
	return text.Reveal(), nil
}

// RevokeSpaceSupportTokens implements DELETE /spaces/{id}/providers/token.
func (a *API) RevokeSpaceSupportTokens(ctx context.Context, r gen.RevokeSpaceSupportTokensRequestObject) (gen.RevokeSpaceSupportTokensResponseObject, error) {
	if err := a.service.RevokeSupportTokens(ctx, callerOf(ctx), spaceID(r.ID)); err != nil {
		return nil, err
	}
	return gen.RevokeSpaceSupportTokens204Response{}, nil
}
