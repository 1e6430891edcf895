package zone

import (
	"context"
	"errors"
	"fmt"

	"github.com/zonemint/zonemint/tokens"
)

// RedeemRequest is what a provider asks for.
type RedeemRequest struct {
	Token string // the text, secret
	Size  int64  // bytes of support
}

// Redeem spends a support token: the calling provider supports the token's space from then on. Everything happens in one
// transaction, so it happens exactly once or not at all, and a refused redemption does not use the token up.
//
// The same provider with the same token and size gets the first answer again while that support stands, because an answer
// can be lost on its way. Any other repetition is TokenUsed.
//
// Errors: InvalidRequest for the size; InvalidToken; and once the signature holds TokenType, TokenExpired, CaveatNotMet,
// TokenRevoked, TokenUsed, TargetNotFound, IssuerNotAuthorized; AlreadySupported.
func (s *Service) Redeem(ctx context.Context, c Caller, r RedeemRequest) (SpaceID, error) {
	op := operation{caller: c, action: "provider_space_support", detail: fmt.Sprintf("size %d", r.Size)}
	unverified, err := s.parseRedeem(r)
	if err != nil {
		// Who may redeem is asked before what, but nobody else waits for a transaction that cannot change anything.
		return "", s.view(ctx, op, anyProvider, func(ReadTx) error { return err })
	}
	var space SpaceID
	err = s.store.Update(ctx, func(tx Tx) error {
		if err := anyProvider(tx, c); err != nil {
			return err
		}
		token, err := s.authenticate(tx, unverified)
		if err != nil {
			return err
		}
		id := token.Identifier()
		space, op.token, op.object = SpaceID(id.Target), id.Nonce, spaceObject(SpaceID(id.Target))
		return s.redeem(tx, op, token, r.Size)
	})
	s.report(ctx, op, err)
	if err != nil {
		return "", err
	}
	return space, nil
}

// parseRedeem checks what needs no store: the size, and that the token is well formed.
func (s *Service) parseRedeem(r RedeemRequest) (*tokens.Unverified, error) {
	if r.Size < s.minSupportSize {
		return nil, Errorf(InvalidRequest, "field 'size' must be at least %d bytes", s.minSupportSize)
	}
	unverified, err := tokens.Parse(r.Token)
	if err != nil {
		return nil, tokenError(err)
	}
	return unverified, nil
}

// redeem is the decision of [Service.Redeem] on a token whose signature holds.
func (s *Service) redeem(tx Tx, op operation, token *tokens.Authentic, size int64) error {
	if !token.Is(tokens.PurposeSupport) {
		return tokenError(tokens.ErrPurpose)
	}
	provider, id := op.caller.Provider, token.Identifier()
	again, err := redeemedBefore(tx, id, provider, size)
	if again || err != nil {
		return err
	}
	verified, err := token.Verify(tokens.PurposeSupport, tokens.Request{
		Now: s.now(), Address: op.caller.Address, Audience: op.caller.Subject(), Size: size,
	})
	if err != nil {
		return tokenError(err)
	}
	if err := mayBeRedeemed(tx, verified.Identifier(), provider); err != nil {
		return err
	}
	if err := tx.AppendAudit(s.record(op)); err != nil {
		return err
	}
	return s.consume(tx, verified.Identifier(), provider, size)
}

// redeemedBefore reports whether this very request was granted before and its support still stands. A provider that used the
// token in any other way gets TokenUsed: it has had its use.
func redeemedBefore(tx ReadTx, id tokens.Identifier, provider ProviderID, size int64) (bool, error) {
	before, err := tx.Redemption(id.Nonce, provider)
	if errors.Is(err, NotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	support, err := tx.Support(before.Space, provider)
	if err != nil && !errors.Is(err, NotFound) {
		return false, err
	}
	if err != nil || support.Token != id.Nonce || before.Size != size {
		return false, errTokenUsed()
	}
	return true, nil
}

// mayBeRedeemed checks what the store knows: the token is not revoked or spent, its space and its issuer's right stand, and
// the provider does not support the space yet.
func mayBeRedeemed(tx ReadTx, id tokens.Identifier, provider ProviderID) error {
	use, err := tx.Use(id.Nonce)
	switch {
	case errors.Is(err, NotFound):
	case err != nil:
		return err
	case use.Count >= id.UsageLimit:
		return errTokenUsed()
	}
	space := SpaceID(id.Target)
	if err := issuerMay(tx, id, space); err != nil {
		return err
	}
	_, err = tx.Support(space, provider)
	if err == nil {
		return Errorf(AlreadySupported, "This provider supports the space already; the token was not used up.")
	}
	if errors.Is(err, NotFound) {
		return nil
	}
	return err
}

// issuerMay checks that the issuer could still mint the token that is being redeemed: the space is there, and the right.
func issuerMay(tx ReadTx, id tokens.Identifier, space SpaceID) error {
	issuer, ok := userOfSubject(id.Subject)
	if !ok {
		return tokenError(tokens.ErrMalformed)
	}
	err := inSpace(space, NewPrivilegeSet(SpaceAddProvider))(tx, Caller{Kind: CallerUser, User: issuer})
	switch {
	case errors.Is(err, Forbidden), errors.Is(err, Unauthorized):
		return Errorf(IssuerNotAuthorized, "Who issued the token may no longer add providers to the space.").WithCause(err)
	case errors.Is(err, NotFound):
		return Errorf(TargetNotFound, "The space of the token was removed.").WithCause(err)
	}
	return err
}

// consume counts the use and writes what it grants. The conditional statement behind Consume has the last word, whatever was
// read before it.
func (s *Service) consume(tx Tx, id tokens.Identifier, provider ProviderID, size int64) error {
	granted, err := tx.Consume(id.Nonce, id.IssuedAt, id.UsageLimit)
	if err != nil {
		return err
	}
	if !granted {
		return errTokenUsed()
	}
	now, space := s.now(), SpaceID(id.Target)
	err = tx.InsertSupport(Support{Space: space, Provider: provider, Size: size, Since: now, Token: id.Nonce})
	if err != nil {
		return err
	}
	return tx.InsertRedemption(Redemption{Nonce: id.Nonce, Provider: provider, Space: space, Size: size, RedeemedAt: now})
}

func errTokenUsed() error {
	return Errorf(TokenUsed, "The token was used: ask for a new one.")
}
