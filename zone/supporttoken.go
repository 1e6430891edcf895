package zone

import (
	"context"
	"net/netip"
	"time"

	"github.com/zonemint/zonemint/tokens"
)

// NewSupportToken describes a support token to mint. TTL, Audience, From and the sizes become caveats.
type NewSupportToken struct {
	TTL      time.Duration  // 0: the zone's default; for a named token, that it never expires
	Audience []ProviderID   // who may redeem it; empty: any provider. "*" names any provider too
	From     []netip.Prefix // from where; empty: from everywhere
	MinSize  int64          // bytes of support; 0: no bound
	MaxSize  int64          // bytes of support; 0: no bound

	Name       string // makes it a named token, which has a row; empty: a temporary one
	Memo       string // of a named token
	UsageLimit int64  // of a named token: how many providers may redeem it; 0: one
}

// MintedSupportToken is a new support token: the one time that its text is seen.
type MintedSupportToken struct {
	ID        tokens.Nonce
	Text      tokens.Serialized
	Named     bool
	ExpiresAt time.Time // zero: never
}

// MintSupportToken mints a support token for a space. For a temporary one nothing is written but, a moment later, an audit record.
// It takes space_add_provider, or a zone admin; a provider can never mint. InvalidRequest: the options make no token that could be
// redeemed, or are for named tokens only. Conflict: the space has a named token of that name.
func (s *Service) MintSupportToken(ctx context.Context, c Caller, space SpaceID, n NewSupportToken) (MintedSupportToken, error) {
	if n.Name != "" {
		return s.mintNamed(ctx, c, space, n)
	}
	op := operation{caller: c, action: "mint_support_token", object: spaceObject(space)}
	var minted MintedSupportToken
	err := s.viewBy(ctx, s.viewRecently, op, inSpace(space, NewPrivilegeSet(SpaceAddProvider)), func(tx ReadTx) error {
		m, err := s.moment(tx)
		if err != nil {
			return err
		}
		request, err := s.temporary(n, m.now)
		if err != nil {
			return err
		}
		secrets, err := supportSecrets(tx, space, c.User)
		if err != nil {
			return err
		}
		request.Subject, request.Target = c.Subject(), string(space)
		minted, err = mintedSupport(s.mint(tx, m, request, secrets...))
		op.token, op.at = minted.ID, m.now
		return err
	})
	if err != nil {
		return MintedSupportToken{}, err
	}
	s.note(ctx, op, nil)
	return minted, nil
}

// temporary says what a temporary token is to be that is minted now.
func (s *Service) temporary(n NewSupportToken, now time.Time) (tokens.MintRequest, error) {
	for _, field := range []struct {
		name string
		set  bool
	}{{"usageLimit", n.UsageLimit != 0}, {"memo", n.Memo != ""}} {
		if field.set {
			return tokens.MintRequest{}, Errorf(InvalidRequest, "field '%s' is for named tokens only: give a 'name', too", field.name)
		}
	}
	ttl, err := s.tokenTTL(n.TTL)
	if err != nil {
		return tokens.MintRequest{}, err
	}
	caveats, err := n.caveats(s.minSupportSize)
	return tokens.MintRequest{
		Purpose: tokens.PurposeSupport, Persistence: tokens.Temporary, IssuedAt: now, ExpiresAt: now.Add(ttl), UsageLimit: 1, Caveats: caveats,
	}, err
}

// mintedSupport describes what [Service.mint] has made of a support token.
func mintedSupport(text tokens.Serialized, id tokens.Identifier, err error) (MintedSupportToken, error) {
	return MintedSupportToken{ID: id.Nonce, Text: text, Named: id.Persistence == tokens.Named, ExpiresAt: id.ExpiresAt}, err
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
	if n.MinSize < 0 || n.MinSize > MaxSupportSize || n.MaxSize < 0 {
		return nil, Errorf(InvalidRequest, "fields 'minSize' and 'maxSize' must be between 1 and %d bytes", int64(MaxSupportSize))
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
