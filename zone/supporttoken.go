package zone

import (
	"context"
	"net/netip"
	"time"

	"github.com/zonemint/zonemint/tokens"
)

// NewSupportToken describes a temporary support token to mint. Each field but TTL becomes a caveat.
type NewSupportToken struct {
	TTL      time.Duration  // 0: the zone's default
	Audience []ProviderID   // who may redeem it; empty: any provider. "*" names any provider too
	From     []netip.Prefix // from where; empty: from everywhere
	MinSize  int64          // bytes of support; 0: no bound
	MaxSize  int64          // bytes of support; 0: no bound
}

// MintSupportToken mints a temporary support token for a space. Nothing is written. It takes space_add_provider, or a zone
// admin; a provider can never mint. InvalidRequest: the options make no token that could be redeemed.
func (s *Service) MintSupportToken(ctx context.Context, c Caller, space SpaceID, n NewSupportToken) (tokens.Serialized, error) {
	op := operation{caller: c, action: "mint_support_token", object: spaceObject(space)}
	var secrets []tokens.Secret
	err := s.view(ctx, op, inSpace(space, NewPrivilegeSet(SpaceAddProvider)), func(tx ReadTx) (err error) {
		secrets, err = supportSecrets(tx, space, c.User)
		return err
	})
	if err != nil {
		return tokens.Serialized{}, err
	}
	ttl, err := s.tokenTTL(n.TTL)
	if err != nil {
		return tokens.Serialized{}, err
	}
	caveats, err := n.caveats(s.minSupportSize)
	if err != nil {
		return tokens.Serialized{}, err
	}
	now := s.now()
	text, id, err := s.authority.Mint(s.random, tokens.MintRequest{
		Purpose: tokens.PurposeSupport, Persistence: tokens.Temporary, IssuedAt: now, ExpiresAt: now.Add(ttl), UsageLimit: 1,
		Subject: c.Subject(), Target: string(space), Caveats: caveats,
	}, secrets...)
	if err != nil {
		return tokens.Serialized{}, err
	}
	op.token = id.Nonce
	s.report(ctx, op, nil)
	return text, nil
}

// tokenTTL checks the life that was asked for, or gives the default.
func (s *Service) tokenTTL(asked time.Duration) (time.Duration, error) {
	if asked == 0 {
		return s.defaultTokenTTL, nil
	}
	if asked < time.Second || asked > s.maxTokenTTL {
		return 0, Errorf(InvalidRequest, "field 'ttl' must be between 1 and %d seconds", int64(s.maxTokenTTL/time.Second))
	}
	return asked, nil
}

func (n NewSupportToken) caveats(minSupport int64) ([]tokens.Caveat, error) {
	var caveats []tokens.Caveat
	if len(n.Audience) > 0 {
		audience := make(tokens.ForAudience, len(n.Audience))
		for i, provider := range n.Audience {
			audience[i] = providerPrefix + string(provider)
		}
		caveats = append(caveats, audience)
	}
	if len(n.From) > 0 {
		caveats = append(caveats, tokens.FromNetwork(n.From))
	}
	if n.MinSize > 0 && n.MaxSize > 0 && n.MinSize > n.MaxSize {
		return nil, Errorf(InvalidRequest, "field 'minSize' is greater than 'maxSize': no size would fit")
	}
	if n.MaxSize > 0 && n.MaxSize < minSupport {
		return nil, Errorf(InvalidRequest, "field 'maxSize' must be at least %d bytes, the least support in this zone", minSupport)
	}
	if n.MinSize > 0 {
		caveats = append(caveats, tokens.MinSize(n.MinSize))
	}
	if n.MaxSize > 0 {
		caveats = append(caveats, tokens.MaxSize(n.MaxSize))
	}
	return caveats, nil
}

// RevokeSupportTokens kills every outstanding temporary support token of a space by replacing the space's secret. It takes
// space_add_provider.
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

// supportSecrets are what the root key of a support token is made of.
func supportSecrets(tx ReadTx, space SpaceID, issuer UserID) ([]tokens.Secret, error) {
	row, err := tx.Space(space)
	if err != nil {
		return nil, err
	}
	user, err := tx.User(issuer)
	if err != nil {
		return nil, err
	}
	return []tokens.Secret{row.Secret, user.Secret}, nil
}
