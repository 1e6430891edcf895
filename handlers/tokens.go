package handlers

import (
	"context"

	"github.com/zonemint/zonemint/gen"
)

// ExamineToken implements POST /tokens/examine.
func (a *API) ExamineToken(ctx context.Context, r gen.ExamineTokenRequestObject) (gen.ExamineTokenResponseObject, error) {
	unverified, err := a.service.ExamineToken(ctx, callerOf(ctx), r.Body.Token)
	if err != nil {
		return nil, err
	}
	return gen.ExamineToken200JSONResponse(examinationOf(unverified)), nil
}

// ConfineToken implements POST /tokens/confine.
func (a *API) ConfineToken(ctx context.Context, r gen.ConfineTokenRequestObject) (gen.ConfineTokenResponseObject, error) {
	caveats, err := newCaveats(r.Body.Caveats)
	if err != nil {
		return nil, err
	}
	text, err := a.service.AttenuateToken(ctx, callerOf(ctx), r.Body.Token, caveats)
	if err != nil {
		return nil, err
	}
	return gen.ConfineToken200JSONResponse{Token: text.Reveal()}, nil
}

// VerifyInviteToken implements POST /tokens/verify_invite_token. The expected type says nothing: there is but one.
func (a *API) VerifyInviteToken(ctx context.Context, r gen.VerifyInviteTokenRequestObject) (gen.VerifyInviteTokenResponseObject, error) {
	request, err := verifyRequest(r.Body)
	if err != nil {
		return nil, err
	}
	support, err := a.service.VerifySupportToken(ctx, callerOf(ctx), request)
	if err != nil {
		return nil, err
	}
	return gen.VerifyInviteToken200JSONResponse(redeemableOf(support)), nil
}

// RevokeToken implements POST /tokens/revoke.
func (a *API) RevokeToken(ctx context.Context, r gen.RevokeTokenRequestObject) (gen.RevokeTokenResponseObject, error) {
	if err := a.revokeToken(ctx, r.Body); err != nil {
		return nil, err
	}
	return gen.RevokeToken204Response{}, nil
}

// revokeToken finds out which of the two ways to name a token the client took.
func (a *API) revokeToken(ctx context.Context, body *gen.TokenRevokeRequest) error {
	byText, byID := body.Token != nil, body.TokenID != nil && body.SpaceID != nil
	switch {
	case byText && body.TokenID == nil && body.SpaceID == nil:
		return a.service.RevokeToken(ctx, callerOf(ctx), *body.Token)
	case byID && !byText:
		return a.service.RevokeTokenByID(ctx, callerOf(ctx), spaceID(*body.SpaceID), tokenID(*body.TokenID))
	}
	return errRevocation
}
