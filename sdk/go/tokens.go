package zonemint

import (
	"context"
	"net/http"
	"strings"

	"github.com/zonemint/zonemint/sdk/go/api"
)

// Mint mints a support token for a space: redeemed once, by any provider, within the time that the zone gives it. The zone keeps no
// copy of its text. Who: members of the space with space_add_provider, and zone admins.
func (c *Client) Mint(ctx context.Context, spaceID string) (token string, err error) {
	answer, err := c.api.GetSpaceProviderTokenWithResponse(ctx, spaceID)
	if err != nil {
		return "", asAPIError(err)
	}
	if answer.JSON200 == nil || answer.JSON200.Token == "" {
		return "", strange(answer)
	}
	return answer.JSON200.Token, nil
}

// MintWith mints a support token that is confined, or, with a name, one that is listed and can be redeemed several times. It is not
// sent again after 503, since a named token may have been made.
func (c *Client) MintWith(ctx context.Context, spaceID string, options api.SpaceSupportTokenRequest) (*api.MintedSupportToken, error) {
	answer, err := c.api.CreateSpaceSupportTokenWithResponse(ctx, spaceID, options)
	if err != nil {
		return nil, asAPIError(err)
	}
	minted := answer.JSON200
	if minted == nil {
		minted = answer.JSON201
	}
	if minted == nil || minted.Token == "" || minted.TokenID == "" {
		return nil, strange(answer)
	}
	return minted, nil
}

// Examine reads what stands in a token. Nothing of it is verified.
func (c *Client) Examine(ctx context.Context, token string) (*api.TokenExamination, error) {
	answer, err := c.api.ExamineTokenWithResponse(ctx, api.TokenExaminationRequest{Token: token})
	if err != nil {
		return nil, asAPIError(err)
	}
	if answer.JSON200 == nil || answer.JSON200.TokenID == "" {
		return nil, strange(answer)
	}
	return answer.JSON200, nil
}

// Confine adds caveats to a token and returns the new text. The one before stays as good as it was.
func (c *Client) Confine(ctx context.Context, token string, caveats ...api.Caveat) (confined string, err error) {
	answer, err := c.api.ConfineTokenWithResponse(ctx, api.TokenConfineRequest{Token: token, Caveats: caveats})
	if err != nil {
		return "", asAPIError(err)
	}
	if answer.JSON200 == nil || answer.JSON200.Token == "" {
		return "", strange(answer)
	}
	return answer.JSON200.Token, nil
}

// Verify asks whether the calling provider could redeem a token now, with a size in bytes; 0 asks for no size. Nothing is changed.
func (c *Client) Verify(ctx context.Context, token string, size int64) (*api.RedeemableSupport, error) {
	body := api.InviteTokenVerifyRequest{Token: token}
	if size != 0 {
		body.Size = &size
	}
	answer, err := c.api.VerifyInviteTokenWithResponse(ctx, body)
	if err != nil {
		return nil, asAPIError(err)
	}
	if answer.JSON200 == nil || answer.JSON200.SpaceID == "" {
		return nil, strange(answer)
	}
	return answer.JSON200, nil
}

// Redeem redeems a token: from then on the calling provider supports the space with size bytes. It returns the id of the space. The
// same provider with the same token and size gets its first answer again, so a call whose answer was lost can be repeated.
func (c *Client) Redeem(ctx context.Context, token string, size int64) (spaceID string, err error) {
	answer, err := c.api.ProviderSpaceSupportWithResponse(ctx, api.SpaceSupportRequest{Token: token, Size: size})
	if err != nil {
		return "", asAPIError(err)
	}
	spaceID, ok := strings.CutPrefix(answer.HTTPResponse.Header.Get("Location"), "/provider/spaces/")
	if answer.StatusCode() != http.StatusCreated || !ok || spaceID == "" {
		return "", strange(answer)
	}
	return spaceID, nil
}

// List lists the named tokens of a space, all pages of them, without their texts.
func (c *Client) List(ctx context.Context, spaceID string) ([]api.NamedToken, error) {
	var all []api.NamedToken
	for params := (&api.ListSpaceNamedTokensParams{}); ; {
		answer, err := c.api.ListSpaceNamedTokensWithResponse(ctx, spaceID, params)
		if err != nil {
			return nil, asAPIError(err)
		}
		if answer.JSON200 == nil || answer.JSON200.Tokens == nil {
			return nil, strange(answer)
		}
		all = append(all, answer.JSON200.Tokens...)
		next := answer.JSON200.NextCursor
		if next == nil {
			return all, nil
		}
		if params.Cursor != nil && *next == *params.Cursor { // which would go on for ever
			return nil, strange(answer)
		}
		params.Cursor = next
	}
}

// Revoke revokes a token by its text: every copy of it dies, however it was confined. Supports that were given for it stay.
func (c *Client) Revoke(ctx context.Context, token string) error {
	return c.revoke(ctx, api.TokenRevokeRequest{Token: &token})
}

// RevokeByID revokes a support token of a space by its id, without its text.
func (c *Client) RevokeByID(ctx context.Context, spaceID, tokenID string) error {
	return c.revoke(ctx, api.TokenRevokeRequest{SpaceID: &spaceID, TokenID: &tokenID})
}

func (c *Client) revoke(ctx context.Context, which api.TokenRevokeRequest) error {
	answer, err := c.api.RevokeTokenWithResponse(ctx, which)
	if err != nil {
		return asAPIError(err)
	}
	if answer.StatusCode() != http.StatusNoContent { // nobody is to believe that a token is dead by any other answer
		return strange(answer)
	}
	return nil
}

// strange is the error for a success that lacks what a zone would send: what answered is none, or whether it had an effect is
// unknown.
func strange(answer interface{ StatusCode() int }) error {
	return &APIError{
		Status: answer.StatusCode(), Code: CodeBadAnswer,
		Description: "the answer lacks what a zone would send: whether the request had an effect is unknown",
	}
}
