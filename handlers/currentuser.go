package handlers

import (
	"context"

	"github.com/zonemint/zonemint/gen"
)

// GetCurrentUser implements GET /user.
func (a *API) GetCurrentUser(ctx context.Context, _ gen.GetCurrentUserRequestObject) (gen.GetCurrentUserResponseObject, error) {
	user, err := a.service.CurrentUser(ctx, callerOf(ctx))
	if err != nil {
		return nil, err
	}
	return gen.GetCurrentUser200JSONResponse(userOf(user)), nil
}

// ChangeCurrentUserPassword implements PUT /user/password.
func (a *API) ChangeCurrentUserPassword(ctx context.Context, r gen.ChangeCurrentUserPasswordRequestObject) (gen.ChangeCurrentUserPasswordResponseObject, error) {
	if err := a.service.ChangeCurrentPassword(ctx, callerOf(ctx), r.Body.OldPassword, r.Body.NewPassword); err != nil {
		return nil, err
	}
	return gen.ChangeCurrentUserPassword204Response{}, nil
}

// ListUserSpaces implements GET /user/spaces.
func (a *API) ListUserSpaces(ctx context.Context, r gen.ListUserSpacesRequestObject) (gen.ListUserSpacesResponseObject, error) {
	ids, next, err := a.service.CurrentUserSpaces(ctx, callerOf(ctx), pageRequest(r.Params.Limit, r.Params.Cursor))
	if err != nil {
		return nil, err
	}
	return gen.ListUserSpaces200JSONResponse{Spaces: texts(ids), NextCursor: optional(next)}, nil
}

// CreateUserSpace implements POST /user/spaces, which is POST /spaces by another name.
func (a *API) CreateUserSpace(ctx context.Context, r gen.CreateUserSpaceRequestObject) (gen.CreateUserSpaceResponseObject, error) {
	id, err := a.createSpace(ctx, r.Body.Name)
	if err != nil {
		return nil, err
	}
	return gen.CreateUserSpace201JSONResponse{
		Body: gen.SpaceCreated{SpaceID: id}, Headers: gen.CreateUserSpace201ResponseHeaders{Location: location("/spaces/%s", id)},
	}, nil
}

// CreateClientToken implements POST /user/client_tokens.
func (a *API) CreateClientToken(ctx context.Context, r gen.CreateClientTokenRequestObject) (gen.CreateClientTokenResponseObject, error) {
	options, err := newAccessToken(r.Body)
	if err != nil {
		return nil, err
	}
	minted, err := a.service.MintAccessToken(ctx, callerOf(ctx), options)
	if err != nil {
		return nil, err
	}
	return gen.CreateClientToken200JSONResponse{TokenID: string(minted.ID), Token: minted.Text.Reveal()}, nil
}

// ListClientTokens implements GET /user/client_tokens.
func (a *API) ListClientTokens(ctx context.Context, r gen.ListClientTokensRequestObject) (gen.ListClientTokensResponseObject, error) {
	rows, next, err := a.service.AccessTokens(ctx, callerOf(ctx), pageRequest(r.Params.Limit, r.Params.Cursor))
	if err != nil {
		return nil, err
	}
	return gen.ListClientTokens200JSONResponse{Tokens: each(rows, accessTokenOf), NextCursor: optional(next)}, nil
}

// DeleteClientToken implements DELETE /user/client_tokens/{tid}.
func (a *API) DeleteClientToken(ctx context.Context, r gen.DeleteClientTokenRequestObject) (gen.DeleteClientTokenResponseObject, error) {
	if err := a.service.DeleteAccessToken(ctx, callerOf(ctx), tokenID(r.TID)); err != nil {
		return nil, err
	}
	return gen.DeleteClientToken204Response{}, nil
}

// RevokeUserTemporaryTokens implements DELETE /user/tokens/temporary.
func (a *API) RevokeUserTemporaryTokens(ctx context.Context, _ gen.RevokeUserTemporaryTokensRequestObject) (gen.RevokeUserTemporaryTokensResponseObject, error) {
	if err := a.service.RevokeIssuedTokens(ctx, callerOf(ctx)); err != nil {
		return nil, err
	}
	return gen.RevokeUserTemporaryTokens204Response{}, nil
}
