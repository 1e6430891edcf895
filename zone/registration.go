package zone

import (
	"context"
	"errors"

	"github.com/zonemint/zonemint/tokens"
)

// MintRegistrationToken mints a token with which somebody without an account registers one provider, once. Zone admins may.
// Nothing is written but, a moment later, an audit record.
func (s *Service) MintRegistrationToken(ctx context.Context, c Caller) (tokens.Serialized, error) {
	op := operation{caller: c, action: "create_provider_registration_token"}
	var text tokens.Serialized
	err := s.view(ctx, op, zoneAdmin, func(tx ReadTx) error {
		issuer, err := tx.User(c.User)
		if err != nil {
			return err
		}
		authority, err := s.authorityIn(tx)
		if err != nil {
			return err
		}
		var id tokens.Identifier
		now := s.now()
		text, id, err = authority.Mint(s.random, tokens.MintRequest{
			Purpose: tokens.PurposeRegister, Persistence: tokens.Temporary, IssuedAt: now, ExpiresAt: now.Add(s.defaultTokenTTL),
			UsageLimit: 1, Subject: c.Subject(),
		}, issuer.Secret)
		op.token = id.Nonce
		return err
	})
	if err != nil {
		return tokens.Serialized{}, err
	}
	s.note(ctx, op, nil)
	return text, nil
}

// NewProvider describes a provider to register.
type NewProvider struct {
	Name      string
	Domain    string
	Latitude  *float64 // degrees
	Longitude *float64 // degrees
	// Token is the text of a registration token, secret; empty: the caller is a zone admin.
	Token string
}

// RegisteredProvider is a new provider: the one time that its access token is seen.
type RegisteredProvider struct {
	ID   ProviderID
	Text tokens.Serialized
}

// RegisterProvider registers a provider. Zone admins may, and anybody with a registration token, which is spent by it.
// Without either: Unauthorized for an anonymous caller, else Forbidden. The errors of the token are those of
// [Service.Redeem].
func (s *Service) RegisterProvider(ctx context.Context, c Caller, n NewProvider) (RegisteredProvider, error) {
	id, err := s.newID()
	if err != nil {
		return RegisteredProvider{}, err
	}
	provider := Provider{
		ID: ProviderID(id), Name: n.Name, Domain: n.Domain, Latitude: n.Latitude, Longitude: n.Longitude, CreatedAt: s.now(),
	}
	var text tokens.Serialized
	op := operation{caller: c, action: "register_provider", object: providerObject(provider.ID), detail: n.Domain}
	may, spend, genuine := rule(zoneAdmin), func(Tx) error { return nil }, false
	if n.Token != "" {
		may = func(ReadTx, Caller) error { return nil } // the token decides, in spend
		unverified, parseErr := tokens.Parse(n.Token)
		if parseErr == nil {
			op.token = unverified.UnsafeIdentifier().Nonce // on record only if spend finds it genuine
		}
		spend = func(tx Tx) (err error) {
			genuine, err = s.spendRegistration(tx, c, unverified, parseErr)
			return err
		}
	}
	err = s.change(ctx, op, may, func(tx Tx) error {
		if err := spend(tx); err != nil {
			return err
		}
		if text, err = s.giveToken(tx, &provider); err != nil {
			return err
		}
		return tx.InsertProvider(provider)
	})
	if err != nil {
		if genuine && refused(err) {
			s.keep(op, err)
		}
		return RegisteredProvider{}, err
	}
	return RegisteredProvider{ID: provider.ID, Text: text}, nil
}

// giveToken makes a new access token for a provider, and writes what it is made of into the row. The one that the row had dies when
// the row is stored.
func (s *Service) giveToken(tx ReadTx, provider *Provider) (tokens.Serialized, error) {
	secret, err := tokens.NewSecret(s.random)
	if err != nil {
		return tokens.Serialized{}, err
	}
	authority, err := s.authorityIn(tx)
	if err != nil {
		return tokens.Serialized{}, err
	}
	text, id, err := authority.Mint(s.random, tokens.MintRequest{
		Purpose: tokens.PurposeAccess, Persistence: tokens.Named, IssuedAt: s.now(), Subject: providerPrefix + string(provider.ID),
	}, secret)
	provider.TokenID, provider.Secret = id.Nonce, secret
	return text, err
}

// ReplaceProviderToken gives a provider a new access token; the old one dies at once. It is for one that was lost or is known to
// others. Zone admins may.
func (s *Service) ReplaceProviderToken(ctx context.Context, c Caller, id ProviderID) (text tokens.Serialized, err error) {
	op := operation{caller: c, action: "replace_provider_token", object: providerObject(id)}
	err = s.change(ctx, op, overProvider(id), func(tx Tx) error {
		provider, err := tx.Provider(id)
		if err != nil {
			return err
		}
		if text, err = s.giveToken(tx, &provider); err != nil {
			return err
		}
		return tx.UpdateProvider(provider)
	})
	if err != nil {
		return tokens.Serialized{}, err
	}
	return text, nil
}

// spendRegistration verifies a registration token and counts its use. It reports whether the signature holds.
func (s *Service) spendRegistration(tx Tx, c Caller, u *tokens.Unverified, parseErr error) (genuine bool, err error) {
	if parseErr != nil {
		return false, tokenError(parseErr)
	}
	token, err := s.authenticate(tx, u)
	if err != nil {
		return false, err
	}
	return true, s.consumeRegistration(tx, c, token)
}

func (s *Service) consumeRegistration(tx Tx, c Caller, token *tokens.Authentic) error {
	verified, err := token.Verify(tokens.PurposeRegister, tokens.Request{Now: s.now(), Address: c.Address})
	if err != nil {
		return tokenError(err)
	}
	id := verified.Identifier()
	issuer, _ := userOfSubject(id.Subject)
	err = zoneAdmin(tx, Caller{Kind: CallerUser, User: issuer})
	if errors.Is(err, Forbidden) || errors.Is(err, Unauthorized) {
		return Errorf(IssuerNotAuthorized, "Who issued the token no longer administers the zone.").WithCause(err)
	}
	if err != nil {
		return err
	}
	if err := notRevoked(tx, id); err != nil {
		return err
	}
	granted, err := tx.Consume(id.Nonce, id.IssuedAt, id.UsageLimit)
	if err == nil && !granted {
		return errTokenUsed()
	}
	return err
}
