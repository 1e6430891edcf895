package handlers

import (
	"context"

	"github.com/zonemint/zonemint/gen"
)

// GetSpaceProviderToken implements GET /spaces/{id}/providers/token.
func (a *API) GetSpaceProviderToken(ctx context.Context, r gen.GetSpaceProviderTokenRequestObject) (gen.GetSpaceProviderTokenResponseObject, error) {
	minted, err := a.mintSupportToken(ctx, r.ID, nil)
	if err != nil {
		return nil, err
	}
	if a.plain {
		return gen.GetSpaceProviderToken200JSONResponse{Token: minted.Text.Reveal()}, nil
	}
	return mintedAnswer(minted.Text.Reveal()), nil
}

// CreateSpaceSupportToken implements POST /spaces/{id}/providers/token. A named token is a resource with a path of its own.
func (a *API) CreateSpaceSupportToken(ctx context.Context, r gen.CreateSpaceSupportTokenRequestObject) (gen.CreateSpaceSupportTokenResponseObject, error) {
	minted, err := a.mintSupportToken(ctx, r.ID, r.Body)
	if err != nil {
		return nil, err
	}
	if !minted.Named {
		return gen.CreateSpaceSupportToken200JSONResponse(mintedSupportToken(minted)), nil
	}
	return gen.CreateSpaceSupportToken201JSONResponse{
		Body: mintedSupportToken(minted),
		Headers: gen.CreateSpaceSupportToken201ResponseHeaders{
			Location: location("/spaces/%s/providers/tokens/%s", r.ID, minted.ID),
		},
	}, nil
}

// RevokeSpaceSupportTokens implements DELETE /spaces/{id}/providers/token.
func (a *API) RevokeSpaceSupportTokens(ctx context.Context, r gen.RevokeSpaceSupportTokensRequestObject) (gen.RevokeSpaceSupportTokensResponseObject, error) {
	if err := a.service.RevokeSupportTokens(ctx, callerOf(ctx), spaceID(r.ID)); err != nil {
		return nil, err
	}
	return gen.RevokeSpaceSupportTokens204Response{}, nil
}
