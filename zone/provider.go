package zone

import (
	"context"
	"time"

	"github.com/zonemint/zonemint/tokens"
)

// ProviderID names a provider.
type ProviderID string

// Provider is a storage site. It authenticates with the access token that registering it gave.
type Provider struct {
	ID        ProviderID
	Name      string
	Domain    string   // host name, as its users reach it
	Latitude  *float64 // degrees north, -90 to 90; nil: not told
	Longitude *float64 // degrees east, -180 to 180; nil: not told
	TokenID   tokens.Nonce
	Secret    tokens.Secret // makes the provider's access token; replacing it kills the token
	CreatedAt time.Time
}

// Support is storage that a provider gives to a space.
type Support struct {
	Space    SpaceID
	Provider ProviderID
	Size     int64 // bytes
	Since    time.Time
	Token    tokens.Nonce // by which token it came about
}

// Use is the ledger's row of a token: how often it was redeemed. A token that was never redeemed has none, since minting
// writes nothing.
type Use struct {
	Nonce    tokens.Nonce
	IssuedAt time.Time // when the token was issued; rows go when no token of that age can be accepted any more
	Count    int64
}

// Redemption is the record of one redeemed use: what was asked, so that the same request can be answered again.
type Redemption struct {
	Nonce      tokens.Nonce
	Provider   ProviderID
	Space      SpaceID
	Size       int64 // bytes
	RedeemedAt time.Time
}

// Providers lists the ids of all providers. Zone admins may.
func (s *Service) Providers(ctx context.Context, c Caller, r PageRequest) (ids []ProviderID, next string, err error) {
	err = s.view(ctx, operation{caller: c, action: "list_providers"}, zoneAdmin, func(tx ReadTx) error {
		ids, next, err = list(r, tx.Providers)
		return err
	})
	return ids, next, err
}

// Provider returns a provider. Zone admins may.
func (s *Service) Provider(ctx context.Context, c Caller, id ProviderID) (provider Provider, err error) {
	op := operation{caller: c, action: "get_provider_details", object: providerObject(id)}
	err = s.view(ctx, op, overProvider(id), func(tx ReadTx) error {
		provider, err = tx.Provider(id)
		return err
	})
	return provider, err
}

// RemoveProvider removes a provider and its supports; its access token dies. Zone admins may.
func (s *Service) RemoveProvider(ctx context.Context, c Caller, id ProviderID) error {
	op := operation{caller: c, action: "remove_provider", object: providerObject(id)}
	return s.change(ctx, op, overProvider(id), func(tx Tx) error { return tx.DeleteProvider(id) })
}

// CurrentProvider returns the calling provider.
func (s *Service) CurrentProvider(ctx context.Context, c Caller) (provider Provider, err error) {
	op := operation{caller: c, action: "get_current_provider", object: providerObject(c.Provider)}
	err = s.view(ctx, op, anyProvider, func(tx ReadTx) error {
		provider, err = tx.Provider(c.Provider)
		return err
	})
	return provider, err
}

// ProviderChange holds what to change of a provider; nil leaves a field as it is.
type ProviderChange struct {
	Name      *string
	Domain    *string
	Latitude  *float64
	Longitude *float64
}

// ChangeCurrentProvider changes the calling provider.
func (s *Service) ChangeCurrentProvider(ctx context.Context, c Caller, change ProviderChange) error {
	op := operation{caller: c, action: "modify_current_provider", object: providerObject(c.Provider)}
	return s.change(ctx, op, anyProvider, func(tx Tx) error {
		provider, err := tx.Provider(c.Provider)
		if err != nil {
			return err
		}
		assign(&provider.Name, change.Name)
		assign(&provider.Domain, change.Domain)
		if change.Latitude != nil {
			provider.Latitude = change.Latitude
		}
		if change.Longitude != nil {
			provider.Longitude = change.Longitude
		}
		return tx.UpdateProvider(provider)
	})
}

// UnregisterCurrentProvider removes the calling provider and its supports; its access token dies.
func (s *Service) UnregisterCurrentProvider(ctx context.Context, c Caller) error {
	op := operation{caller: c, action: "unregister_current_provider", object: providerObject(c.Provider)}
	return s.change(ctx, op, anyProvider, func(tx Tx) error { return tx.DeleteProvider(c.Provider) })
}

// overProvider admits zone admins to an existing provider.
func overProvider(id ProviderID) rule {
	return existing("There is no provider with this id.", zoneAdmin, func(tx ReadTx) error {
		_, err := tx.Provider(id)
		return err
	})
}

func providerObject(id ProviderID) string { return "provider/" + string(id) }
