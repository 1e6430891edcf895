package handlers

import (
	"context"

	"github.com/zonemint/zonemint/gen"
)

// ListSpaceUsers implements GET /spaces/{id}/users.
func (a *API) ListSpaceUsers(ctx context.Context, r gen.ListSpaceUsersRequestObject) (gen.ListSpaceUsersResponseObject, error) {
	ids, next, err := a.service.ListMembers(ctx, callerOf(ctx), spaceID(r.ID), pageRequest(r.Params.Limit, r.Params.Cursor))
	if err != nil {
		return nil, err
	}
	return gen.ListSpaceUsers200JSONResponse{Users: texts(ids), NextCursor: optional(next)}, nil
}

// AddSpaceUser implements PUT /spaces/{id}/users/{uid}.
func (a *API) AddSpaceUser(ctx context.Context, r gen.AddSpaceUserRequestObject) (gen.AddSpaceUserResponseObject, error) {
	member, err := newMember(r.ID, r.UID, r.Body)
	if err != nil {
		return nil, err
	}
	added, err := a.service.AddMember(ctx, callerOf(ctx), member)
	if err != nil {
		return nil, err
	}
	if !added {
		return gen.AddSpaceUser204Response{}, nil
	}
	return gen.AddSpaceUser201Response{
		Headers: gen.AddSpaceUser201ResponseHeaders{Location: location("/spaces/%s/users/%s", r.ID, r.UID)},
	}, nil
}

// RemoveSpaceUser implements DELETE /spaces/{id}/users/{uid}.
func (a *API) RemoveSpaceUser(ctx context.Context, r gen.RemoveSpaceUserRequestObject) (gen.RemoveSpaceUserResponseObject, error) {
	if err := a.service.RemoveMember(ctx, callerOf(ctx), spaceID(r.ID), userID(r.UID)); err != nil {
		return nil, err
	}
	return gen.RemoveSpaceUser204Response{}, nil
}

// ListSpaceUserPrivileges implements GET /spaces/{id}/users/{uid}/privileges.
func (a *API) ListSpaceUserPrivileges(ctx context.Context, r gen.ListSpaceUserPrivilegesRequestObject) (gen.ListSpaceUserPrivilegesResponseObject, error) {
	set, err := a.service.MemberPrivileges(ctx, callerOf(ctx), spaceID(r.ID), userID(r.UID))
	if err != nil {
		return nil, err
	}
	return gen.ListSpaceUserPrivileges200JSONResponse(privilegesOf(set)), nil
}

// UpdateSpaceUserPrivileges implements PATCH /spaces/{id}/users/{uid}/privileges.
func (a *API) UpdateSpaceUserPrivileges(ctx context.Context, r gen.UpdateSpaceUserPrivilegesRequestObject) (gen.UpdateSpaceUserPrivilegesResponseObject, error) {
	member, how, err := privilegeChange(r.ID, r.UID, r.Body)
	if err != nil {
		return nil, err
	}
	if err := a.service.ChangePrivileges(ctx, callerOf(ctx), member, how); err != nil {
		return nil, err
	}
	return gen.UpdateSpaceUserPrivileges204Response{}, nil
}
