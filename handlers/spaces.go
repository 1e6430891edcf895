package handlers

import (
	"context"

	"github.com/zonemint/zonemint/gen"
)

// CreateSpace implements POST /spaces.
func (a *API) CreateSpace(ctx context.Context, r gen.CreateSpaceRequestObject) (gen.CreateSpaceResponseObject, error) {
	id, err := a.createSpace(ctx, r.Body.Name)
	if err != nil {
		return nil, err
	}
	return gen.CreateSpace201JSONResponse{
		Body: gen.SpaceCreated{SpaceID: id}, Headers: gen.CreateSpace201ResponseHeaders{Location: location("/spaces/%s", id)},
	}, nil
}

// ListSpaces implements GET /spaces.
func (a *API) ListSpaces(ctx context.Context, r gen.ListSpacesRequestObject) (gen.ListSpacesResponseObject, error) {
	ids, next, err := a.service.ListSpaces(ctx, callerOf(ctx), pageRequest(r.Params.Limit, r.Params.Cursor))
	if err != nil {
		return nil, err
	}
	return gen.ListSpaces200JSONResponse{Spaces: texts(ids), NextCursor: optional(next)}, nil
}

// GetSpace implements GET /spaces/{id}.
func (a *API) GetSpace(ctx context.Context, r gen.GetSpaceRequestObject) (gen.GetSpaceResponseObject, error) {
	details, err := a.service.Space(ctx, callerOf(ctx), spaceID(r.ID))
	if err != nil {
		return nil, err
	}
	return gen.GetSpace200JSONResponse(spaceOf(details)), nil
}

// ModifySpace implements PATCH /spaces/{id}.
func (a *API) ModifySpace(ctx context.Context, r gen.ModifySpaceRequestObject) (gen.ModifySpaceResponseObject, error) {
	if err := a.service.RenameSpace(ctx, callerOf(ctx), spaceID(r.ID), r.Body.Name); err != nil {
		return nil, err
	}
	return gen.ModifySpace204Response{}, nil
}

// RemoveSpace implements DELETE /spaces/{id}.
func (a *API) RemoveSpace(ctx context.Context, r gen.RemoveSpaceRequestObject) (gen.RemoveSpaceResponseObject, error) {
	if err := a.service.RemoveSpace(ctx, callerOf(ctx), spaceID(r.ID)); err != nil {
		return nil, err
	}
	return gen.RemoveSpace204Response{}, nil
}
