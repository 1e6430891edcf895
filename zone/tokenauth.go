package zone

import (
	"errors"
	"strings"

	"github.com/zonemint/zonemint/tokens"
)

// authenticate checks the signature of a token against secrets that it reads in tx, whatever the token is for. InvalidToken
// is the one answer to everything that fails before the signature holds.
func (s *Service) authenticate(tx ReadTx, m moment, u *tokens.Unverified) (*tokens.Authentic, error) {
	return s.prove(tx, m, &presented{Unverified: u})
}

// prove is authenticate for a token that may have been presented before.
func (s *Service) prove(tx ReadTx, m moment, p *presented) (*tokens.Authentic, error) {
	secrets, err := secretsOf(tx, p.UnsafeIdentifier())
	if errors.Is(err, NotFound) {
		p.proof.Store(nil)
		return nil, tokenError(tokens.ErrSignature)
	}
	if err != nil {
		return nil, err
	}
	authority, err := s.authorityIn(tx, m)
	if err != nil {
		return nil, err
	}
	token, err := p.authenticate(authority, secrets)
	if err != nil {
		return nil, tokenError(err)
	}
	return token, nil
}

// secretsOf reads the secrets that the root key of a token is made of. NotFound: one of them is gone, and the token with it.
// The secret of a removed space is still found, so that its tokens are told from forged ones.
func secretsOf(tx ReadTx, id tokens.Identifier) ([]tokens.Secret, error) {
	user, isUser := userOfSubject(id.Subject)
	switch {
	case id.Purpose == tokens.PurposeAccess && isUser:
		row, err := tx.AccessToken(id.Nonce)
		if err == nil && row.User != user {
			err = NotFound
		}
		return []tokens.Secret{row.Secret}, err
	case id.Purpose == tokens.PurposeAccess:
		provider, err := tx.Provider(providerOfSubject(id.Subject))
		if err == nil && provider.TokenID != id.Nonce {
			err = NotFound
		}
		return []tokens.Secret{provider.Secret}, err
	case !isUser:
		return nil, NotFound
	case id.Purpose == tokens.PurposeSupport && id.Persistence == tokens.Named:
		row, err := tx.NamedToken(id.Nonce)
		if err == nil && (row.Issuer != user || row.Space != SpaceID(id.Target)) {
			err = NotFound
		}
		return []tokens.Secret{row.Secret}, err
	}
	issuer, err := tx.User(user)
	if err != nil || id.Purpose == tokens.PurposeRegister {
		return []tokens.Secret{issuer.Secret}, err
	}
	space, err := spaceSecret(tx, SpaceID(id.Target))
	return []tokens.Secret{space, issuer.Secret}, err
}

func spaceSecret(tx ReadTx, id SpaceID) (tokens.Secret, error) {
	space, err := tx.Space(id)
	if !errors.Is(err, NotFound) {
		return space.Secret, err
	}
	former, err := tx.FormerSpace(id)
	return former.Secret, err
}

// userOfSubject returns the user that a token's subject names.
func userOfSubject(subject string) (UserID, bool) {
	id, ok := strings.CutPrefix(subject, userPrefix)
	return UserID(id), ok
}

// providerOfSubject returns the provider that the subject of an access token names which is no user's.
func providerOfSubject(subject string) ProviderID {
	return ProviderID(strings.TrimPrefix(subject, providerPrefix))
}

// tokenError turns an error of package tokens into the refusal of a token in a body.
func tokenError(err error) error {
	var caveat *tokens.CaveatError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, tokens.ErrInvalid), errors.Is(err, tokens.ErrNotYetValid):
		return Errorf(InvalidToken, "Provided token could not be validated.").WithCause(err)
	case errors.Is(err, tokens.ErrPurpose):
		return Errorf(TokenType, "The token is valid, but made for something else.").WithCause(err)
	case errors.Is(err, tokens.ErrExpired):
		return Errorf(TokenExpired, "The token has expired: ask for a new one.").WithCause(err)
	case errors.As(err, &caveat) && caveat.Name != "":
		return Errorf(CaveatNotMet, "The token's caveat on '%s' does not hold for this request.", caveat.Name).WithCause(err)
	case errors.As(err, &caveat):
		return Errorf(CaveatNotMet, "The token carries a caveat that this zone does not know.").WithCause(err)
	default:
		return err
	}
}
