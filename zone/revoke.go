package zone

import (
	"context"
	"errors"
	"time"

	"github.com/zonemint/zonemint/tokens"
)

// This file has the levels of revocation that one request reaches: a token, those of an issuer, those of a space. Keys and the
// epoch are in keys.go. After each of them was acknowledged, no redemption that begins later succeeds, because redeeming reads what
// they write in its own transaction.

// RevokeToken revokes the token that is presented, with all that was ever attenuated from it, for ever; a named one until it is
// un-revoked. Whoever holds a genuine token may, since holding it is the right to use it, and whoever finds one should be able to
// stop it; that it has expired does not matter. Revoking again changes nothing. An access token of a user is deleted: by that user, by
// a zone admin, or by whoever has a text of it that is accepted here and now.
//
// Errors: InvalidToken; TokenExpired and CaveatNotMet for an access token that is not accepted; TokenType for the access token of a provider, which only an admin replaces.
func (s *Service) RevokeToken(ctx context.Context, c Caller, text string) error {
	op := operation{caller: c, action: "revoke_token"}
	unverified, err := tokens.Parse(text)
	if err != nil {
		return s.view(ctx, op, anyCaller, func(ReadTx) error { return tokenError(err) })
	}
	err = s.store.Update(ctx, func(tx Tx) error {
		op.token, op.object = "", "" // what an earlier run found
		if err := anyCaller(tx, c); err != nil {
			return err
		}
		m, err := s.moment(tx)
		if err != nil {
			return err
		}
		token, err := s.authenticate(tx, m, unverified)
		if err != nil {
			return err
		}
		id := token.Identifier()
		op.token, op.object, op.at = id.Nonce, objectOf(id), m.now
		return revoke(tx, op, token)
	})
	s.report(ctx, op, err)
	return err
}

// revoke revokes a token whose signature holds, with an audit record when that changes something.
func revoke(tx Tx, op operation, token *tokens.Authentic) error {
	id := token.Identifier()
	user, isUser := userOfSubject(id.Subject)
	switch {
	case id.Purpose == tokens.PurposeAccess && !isUser:
		return Errorf(TokenType, "The access token of a provider is not revoked but replaced, by a zone admin.")
	case id.Purpose == tokens.PurposeAccess:
		if err := mayEndAccess(tx, op, user, token); err != nil {
			return err
		}
		op.object = userObject(user)
		return errors.Join(tx.AppendAudit(op.record()), tx.DeleteAccessToken(id.Nonce))
	case id.Persistence == tokens.Named:
		row, err := tx.NamedToken(id.Nonce)
		if err != nil {
			return err
		}
		return revokeNamed(tx, op, row)
	}
	return revokeTemporary(tx, op, id.Nonce, SpaceID(id.Target), id.IssuedAt)
}

// mayEndAccess decides whether the caller may delete an access token that it presents: its user and zone admins may, and whoever could
// use it here and now. A copy that was narrowed until it is good for nothing must not end the token that it was made from.
func mayEndAccess(tx ReadTx, op operation, owner UserID, token *tokens.Authentic) error {
	c := op.caller
	if c.Kind == CallerUser {
		if c.User == owner {
			return nil
		}
		if err := zoneAdmin(tx, c); err == nil || !errors.Is(err, Forbidden) {
			return err
		}
	}
	_, err := token.Verify(tokens.PurposeAccess, tokens.Request{Now: op.at, Address: c.Address})
	return tokenError(err)
}

// RevokeTokenByID revokes a support token of a space by its id, named or temporary. It takes space_add_provider. Nobody knows which
// temporary tokens exist, so an id that none has is accepted, too. Revoking again changes nothing.
//
// Errors: InvalidRequest for what is no id of a token; NotFound for a named token of another space.
func (s *Service) RevokeTokenByID(ctx context.Context, c Caller, space SpaceID, id tokens.Nonce) error {
	op := operation{caller: c, action: "revoke_token", object: spaceObject(space), token: id}
	err := s.store.Update(ctx, func(tx Tx) error {
		if err := inSpace(space, NewPrivilegeSet(SpaceAddProvider))(tx, c); err != nil {
			return err
		}
		if !id.Valid() { // one that was cut off while copying would revoke nothing, and seem to
			return Errorf(InvalidRequest, "field 'tokenId' must be the id of a token: 22 characters")
		}
		m, err := s.moment(tx)
		if err != nil {
			return err
		}
		op.at = m.now
		row, err := tx.NamedToken(id)
		switch {
		case err == nil && row.Space != space:
			return Errorf(NotFound, "This space has no token with this id.")
		case err == nil:
			return revokeNamed(tx, op, row)
		case !errors.Is(err, NotFound):
			return err
		}
		// Whoever has the id has not seen the token: it was issued before now, by whichever clock.
		return revokeTemporary(tx, op, id, space, m.now.Add(tokens.MaxClockSkew))
	})
	s.report(ctx, op, err)
	return err
}

func revokeNamed(tx Tx, op operation, row NamedToken) error {
	if !row.RevokedAt.IsZero() {
		return nil
	}
	row.RevokedAt = op.at
	if err := tx.AppendAudit(op.record()); err != nil {
		return err
	}
	return tx.UpdateNamedToken(row)
}

func revokeTemporary(tx Tx, op operation, id tokens.Nonce, space SpaceID, issuedAt time.Time) error {
	_, err := tx.Revocation(id, space)
	if !errors.Is(err, NotFound) {
		return err // revoked already, if it is nil
	}
	if err := tx.AppendAudit(op.record()); err != nil {
		return err
	}
	return tx.InsertRevocation(Revocation{Nonce: id, Space: space, RevokedAt: op.at}, issuedAt)
}

// notRevoked returns TokenRevoked for a token that was revoked by itself. The other levels of revocation change what the signature
// is made of.
func notRevoked(tx ReadTx, id tokens.Identifier) error {
	revoked := false
	if id.Persistence == tokens.Named {
		row, err := tx.NamedToken(id.Nonce)
		if err != nil {
			return err
		}
		revoked = !row.RevokedAt.IsZero()
	} else {
		_, err := tx.Revocation(id.Nonce, SpaceID(id.Target))
		if err != nil && !errors.Is(err, NotFound) {
			return err
		}
		revoked = err == nil
	}
	if revoked {
		return Errorf(TokenRevoked, "The token was revoked: ask for a new one.")
	}
	return nil
}

// RevokeIssuedTokens kills every outstanding temporary token that the caller issued, by replacing the caller's secret.
func (s *Service) RevokeIssuedTokens(ctx context.Context, c Caller) error {
	op := operation{caller: c, action: "revoke_user_temporary_tokens", object: userObject(c.User)}
	return s.replaceUserSecret(ctx, op, anyUser, c.User)
}

// RevokeUserTokens kills every outstanding temporary token that a user issued. Zone admins may.
func (s *Service) RevokeUserTokens(ctx context.Context, c Caller, id UserID) error {
	op := operation{caller: c, action: "revoke_temporary_tokens_of_user", object: userObject(id)}
	return s.replaceUserSecret(ctx, op, overUser(id), id)
}

func (s *Service) replaceUserSecret(ctx context.Context, op operation, may rule, id UserID) error {
	secret, err := tokens.NewSecret(s.random)
	if err != nil {
		return err
	}
	return s.change(ctx, op, may, func(tx Tx) error {
		user, err := tx.User(id)
		if err != nil {
			return err
		}
		user.Secret = secret
		return tx.UpdateUser(user)
	})
}

// RevokeSupportTokens kills every outstanding temporary support token of a space by replacing the space's secret. Named ones have
// rows, and are revoked one by one. It takes space_add_provider.
func (s *Service) RevokeSupportTokens(ctx context.Context, c Caller, id SpaceID) error {
	secret, err := tokens.NewSecret(s.random)
	if err != nil {
		return err
	}
	op := operation{caller: c, action: "revoke_space_support_tokens", object: spaceObject(id)}
	return s.change(ctx, op, inSpace(id, NewPrivilegeSet(SpaceAddProvider)), func(tx Tx) error {
		space, err := tx.Space(id)
		if err != nil {
			return err
		}
		space.Secret = secret
		return tx.UpdateSpace(space)
	})
}
