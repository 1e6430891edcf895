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
	err := s.view(ctx, op, unconfined(zoneAdmin), func(tx ReadTx) error {
		issuer, err := tx.User(c.User)
		if err != nil {
			return err
		}
		var id tokens.Identifier
		m, err := s.moment(tx)
		if err != nil {
			return err
		}
		text, id, err = s.mint(tx, m, tokens.MintRequest{
			Purpose: tokens.PurposeRegister, Persistence: tokens.Temporary, IssuedAt: m.now, ExpiresAt: m.now.Add(s.defaultTokenTTL),
			UsageLimit: 1, Subject: c.Subject(),
		}, issuer.Secret)
		op.token, op.at = id.Nonce, m.now
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
	accessToken, err := tokens.NewNonce(s.random)
	if err != nil {
		return RegisteredProvider{}, err
	}
	provider := Provider{
		ID: ProviderID(id), Name: n.Name, Domain: n.Domain, Latitude: n.Latitude, Longitude: n.Longitude,
		TokenID: accessToken,
	}
	op := operation{
		caller: c, action: "register_provider", object: providerObject(provider.ID), token: accessToken, detail: "domain " + n.Domain,
	}
	may, spend := unconfined(zoneAdmin), func(Tx) error { return nil }
	if n.Token != "" {
		unverified, err := tokens.Parse(n.Token)
		if err != nil {
			return RegisteredProvider{}, s.view(ctx, op, anybody, func(ReadTx) error { return tokenError(err) })
		}
		registration := unverified.UnsafeIdentifier() // genuine once may has admitted it
		op.token, op.detail = registration.Nonce, op.detail+", access token "+string(accessToken)
		may = s.holding(unverified)
		spend = func(tx Tx) error { return spendRegistration(tx, registration) }
		// Anybody can come with a token, so that one that is refused must not keep others from writing.
		if err := s.view(ctx, op, may, func(ReadTx) error { return nil }); err != nil {
			return RegisteredProvider{}, err
		}
	}
	var text tokens.Serialized
	err = s.changeIn(ctx, op, may, func(tx Tx, m moment) error {
		if err := spend(tx); err != nil {
			return err
		}
		provider.CreatedAt = m.now
		if text, err = s.giveToken(tx, m, &provider); err != nil {
			return err
		}
		return tx.InsertProvider(provider)
	})
	if err != nil {
		return RegisteredProvider{}, err
	}
	return RegisteredProvider{ID: provider.ID, Text: text}, nil
}

// giveToken makes the access token of a provider whose id is in the row, and writes what it is made of into the row. The one that the
// row had dies when the row is stored.
func (s *Service) giveToken(tx ReadTx, m moment, provider *Provider) (tokens.Serialized, error) {
	secret, err := tokens.NewSecret(s.random)
	if err != nil {
		return tokens.Serialized{}, err
	}
	text, _, err := s.mint(tx, m, tokens.MintRequest{
		Purpose: tokens.PurposeAccess, Persistence: tokens.Named, IssuedAt: m.now, Nonce: provider.TokenID,
		Subject: providerPrefix + string(provider.ID),
	}, secret)
	provider.Secret = secret
	return text, err
}

// ReplaceProviderToken gives a provider a new access token; the old one dies at once. It is for one that was lost or is known to
// others. Zone admins may.
func (s *Service) ReplaceProviderToken(ctx context.Context, c Caller, id ProviderID) (text tokens.Serialized, err error) {
	nonce, err := tokens.NewNonce(s.random)
	if err != nil {
		return tokens.Serialized{}, err
	}
	op := operation{caller: c, action: "replace_provider_token", object: providerObject(id), token: nonce}
	err = s.changeIn(ctx, op, unconfined(overProvider(id)), func(tx Tx, m moment) error {
		provider, err := tx.Provider(id)
		if err != nil {
			return err
		}
		provider.TokenID = nonce
		if text, err = s.giveToken(tx, m, &provider); err != nil {
			return err
		}
		return tx.UpdateProvider(provider)
	})
	if err != nil {
		return tokens.Serialized{}, err
	}
	return text, nil
}

// anybody admits everybody, anonymous callers too.
func anybody(ReadTx, Caller) error { return nil }

// holding admits anybody who holds a registration token that is genuine, in time and not revoked, and whose issuer still
// administers the zone.
func (s *Service) holding(u *tokens.Unverified) rule {
	return func(tx ReadTx, c Caller) error {
		m, err := s.soundMoment(tx)
		if err != nil {
			return err
		}
		token, err := s.authenticate(tx, m, u)
		if err != nil {
			return err
		}
		verified, err := token.Verify(tokens.PurposeRegister, tokens.Request{Now: m.now, Address: c.Address})
		if err != nil {
			return tokenError(err)
		}
		id := verified.Identifier()
		if err := m.inTime(id); err != nil {
			return err
		}
		issuer, _ := userOfSubject(id.Subject)
		err = zoneAdmin(tx, Caller{Kind: CallerUser, User: issuer})
		if errors.Is(err, Forbidden) || errors.Is(err, Unauthorized) {
			return Errorf(IssuerNotAuthorized, "Who issued the token no longer administers the zone.").WithCause(err)
		}
		if err != nil {
			return err
		}
		return notRevoked(tx, id)
	}
}

// spendRegistration counts the use of a registration token.
func spendRegistration(tx Tx, id tokens.Identifier) error {
	granted, err := tx.Consume(id.Nonce, id.IssuedAt, id.UsageLimit)
	if err == nil && !granted {
		return errTokenUsed()
	}
	return err
}
