package zone

import (
	"context"
	"errors"

	"github.com/zonemint/zonemint/tokens"
)

// MintRegistrationToken mints a token with which somebody without an account registers one provider, once. Zone admins may.
// Nothing is written.
func (s *Service) MintRegistrationToken(ctx context.Context, c Caller) (tokens.Serialized, error) {
	op := operation{caller: c, action: "create_provider_registration_token"}
	var issuer User
	err := s.view(ctx, op, zoneAdmin, func(tx ReadTx) (err error) {
		issuer, err = tx.User(c.User)
		return err
	})
	if err != nil {
		return tokens.Serialized{}, err
	}
	now := s.now()
	text, id, err := s.authority.Mint(s.random, tokens.MintRequest{
		Purpose: tokens.PurposeRegister, Persistence: tokens.Temporary, IssuedAt: now, ExpiresAt: now.Add(s.defaultTokenTTL),
		UsageLimit: 1, Subject: c.Subject(),
	}, issuer.Secret)
	if err != nil {
		return tokens.Serialized{}, err
	}
	op.token = id.Nonce
	s.report(ctx, op, nil)
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
	provider, text, err := s.newProvider(n)
	if err != nil {
		return RegisteredProvider{}, err
	}
	op := operation{caller: c, action: "register_provider", object: providerObject(provider.ID), detail: n.Domain}
	may, spend := rule(zoneAdmin), func(Tx) error { return nil }
	if n.Token != "" {
		may = func(ReadTx, Caller) error { return nil } // the token decides, in spend
		unverified, parseErr := tokens.Parse(n.Token)
		if parseErr == nil {
			op.token = unverified.UnsafeIdentifier().Nonce // on record only if spend finds it genuine
		}
		spend = func(tx Tx) error { return s.spendRegistration(tx, c, unverified, parseErr) }
	}
	err = s.change(ctx, op, may, func(tx Tx) error {
		if err := spend(tx); err != nil {
			return err
		}
		return tx.InsertProvider(provider)
	})
	if err != nil {
		return RegisteredProvider{}, err
	}
	return RegisteredProvider{ID: provider.ID, Text: text}, nil
}

// newProvider makes the row of a provider and its access token.
func (s *Service) newProvider(n NewProvider) (Provider, tokens.Serialized, error) {
	id, err := s.newID()
	if err != nil {
		return Provider{}, tokens.Serialized{}, err
	}
	secret, err := tokens.NewSecret(s.random)
	if err != nil {
		return Provider{}, tokens.Serialized{}, err
	}
	text, minted, err := s.authority.Mint(s.random, tokens.MintRequest{
		Purpose: tokens.PurposeAccess, Persistence: tokens.Named, IssuedAt: s.now(), Subject: providerPrefix + id,
	}, secret)
	if err != nil {
		return Provider{}, tokens.Serialized{}, err
	}
	return Provider{
		ID: ProviderID(id), Name: n.Name, Domain: n.Domain, Latitude: n.Latitude, Longitude: n.Longitude,
		TokenID: minted.Nonce, Secret: secret, CreatedAt: s.now(),
	}, text, nil
}

// spendRegistration verifies a registration token and counts its use.
func (s *Service) spendRegistration(tx Tx, c Caller, u *tokens.Unverified, parseErr error) error {
	if parseErr != nil {
		return tokenError(parseErr)
	}
	token, err := s.authenticate(tx, u)
	if err != nil {
		return err
	}
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
	granted, err := tx.Consume(id.Nonce, id.IssuedAt, id.UsageLimit)
	if err == nil && !granted {
		return errTokenUsed()
	}
	return err
}
