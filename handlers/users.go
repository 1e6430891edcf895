package handlers

import (
	"context"

	"github.com/zonemint/zonemint/gen"
)

// CreateUser implements POST /users.
func (a *API) CreateUser(ctx context.Context, r gen.CreateUserRequestObject) (gen.CreateUserResponseObject, error) {
	id, err := a.service.CreateUser(ctx, callerOf(ctx), newUser(r.Body))
	if err != nil {
		return nil, err
	}
	return gen.CreateUser201JSONResponse{
		Body:    gen.UserCreated{UserID: string(id)},
		Headers: gen.CreateUser201ResponseHeaders{Location: location("/users/%s", id)},
	}, nil
}

// ListUsers implements GET /users.
func (a *API) ListUsers(ctx context.Context, r gen.ListUsersRequestObject) (gen.ListUsersResponseObject, error) {
	ids, next, err := a.service.ListUsers(ctx, callerOf(ctx), pageRequest(r.Params.Limit, r.Params.Cursor))
	if err != nil {
		return nil, err
	}
	return gen.ListUsers200JSONResponse{Users: texts(ids), NextCursor: optional(next)}, nil
}

// GetUser implements GET /users/{id}.
func (a *API) GetUser(ctx context.Context, r gen.GetUserRequestObject) (gen.GetUserResponseObject, error) {
	user, err := a.service.User(ctx, callerOf(ctx), userID(r.ID))
	if err != nil {
		return nil, err
	}
	return gen.GetUser200JSONResponse(userOf(user)), nil
}

// ModifyUser implements PATCH /users/{id}.
func (a *API) ModifyUser(ctx context.Context, r gen.ModifyUserRequestObject) (gen.ModifyUserResponseObject, error) {
	if err := a.service.ChangeUser(ctx, callerOf(ctx), userID(r.ID), userChange(r.Body)); err != nil {
		return nil, err
	}
	return gen.ModifyUser204Response{}, nil
}

// RemoveUser implements DELETE /users/{id}.
func (a *API) RemoveUser(ctx context.Context, r gen.RemoveUserRequestObject) (gen.RemoveUserResponseObject, error) {
	if err := a.service.RemoveUser(ctx, callerOf(ctx), userID(r.ID)); err != nil {
		return nil, err
	}
	return gen.RemoveUser204Response{}, nil
}

// RevokeTemporaryTokensOfUser implements DELETE /users/{id}/tokens/temporary.
func (a *API) RevokeTemporaryTokensOfUser(ctx context.Context, r gen.RevokeTemporaryTokensOfUserRequestObject) (gen.RevokeTemporaryTokensOfUserResponseObject, error) {
	if err := a.service.RevokeUserTokens(ctx, callerOf(ctx), userID(r.ID)); err != nil {
		return nil, err
	}
	return gen.RevokeTemporaryTokensOfUser204Response{}, nil
}
