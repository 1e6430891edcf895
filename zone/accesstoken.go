package zone

import (
	"context"
	"net/netip"
	"time"

	"github.com/zonemint/zonemint/tokens"
)

// NewAccessToken describes an access token to mint.
type NewAccessToken struct {
	Name string
	TTL  time.Duration  // 0: never expires
	From []netip.Prefix // empty: usable from everywhere
}

// MintedAccessToken is a new access token: the one time that its text is seen.
type MintedAccessToken struct {
	ID   tokens.Nonce
	Text tokens.Serialized
}

// MintAccessToken mints an access token for the calling user. Forbidden: the caller's own access token carries caveats, which the
// new one would not. InvalidRequest: a life of less than a second.
func (s *Service) MintAccessToken(ctx context.Context, c Caller, n NewAccessToken) (MintedAccessToken, error) {
	row, err := s.newAccessToken(c.User, n)
	if err != nil {
		return MintedAccessToken{}, err
	}
	var text tokens.Serialized
	op := operation{caller: c, action: "create_client_token", object: userObject(c.User), token: row.ID, detail: n.Name}
	err = s.changeIn(ctx, op, unconfined(anyUser), func(tx Tx, m moment) error {
		if n.TTL != 0 && n.TTL < time.Second { // a negative one would be no expiry at all
			return Errorf(InvalidRequest, "field 'ttl' must be at least 1 second")
		}
		row.CreatedAt = m.now.Truncate(time.Second)
		if n.TTL > 0 {
			row.ExpiresAt = row.CreatedAt.Add(n.TTL)
		}
		if text, err = s.accessTokenText(tx, m, row, n.From); err != nil {
			return err
		}
		return tx.InsertAccessToken(row)
	})
	if err != nil {
		return MintedAccessToken{}, err
	}
	return MintedAccessToken{ID: row.ID, Text: text}, nil
}

// accessTokenText makes the token of a row.
func (s *Service) accessTokenText(tx ReadTx, m moment, row AccessToken, from []netip.Prefix) (tokens.Serialized, error) {
	var caveats []tokens.Caveat
	if len(from) > 0 {
		caveats = append(caveats, tokens.FromNetwork(from))
	}
	text, _, err := s.mint(tx, m, tokens.MintRequest{
		Purpose: tokens.PurposeAccess, Persistence: tokens.Named, IssuedAt: row.CreatedAt, ExpiresAt: row.ExpiresAt,
		Nonce: row.ID, Subject: userPrefix + string(row.User), Caveats: caveats,
	}, row.Secret)
	return text, err
}

func (s *Service) newAccessToken(user UserID, n NewAccessToken) (AccessToken, error) {
	nonce, err := tokens.NewNonce(s.random)
	if err != nil {
		return AccessToken{}, err
	}
	secret, err := tokens.NewSecret(s.random)
	if err != nil {
		return AccessToken{}, err
	}
	return AccessToken{ID: nonce, User: user, Name: n.Name, Secret: secret}, nil
}

// AccessTokens lists the caller's access tokens, without their texts.
func (s *Service) AccessTokens(ctx context.Context, c Caller, r PageRequest) (rows []AccessToken, next string, err error) {
	err = s.view(ctx, operation{caller: c, action: "list_client_tokens"}, anyUser, func(tx ReadTx) error {
		rows, next, err = listBy(r, func(p Page) ([]AccessToken, error) { return tx.UserAccessTokens(c.User, p) },
			func(t AccessToken) string { return string(t.ID) })
		return err
	})
	return rows, next, err
}

// DeleteAccessToken ends an access token of the caller. NotFound: none of that id, or somebody else's.
func (s *Service) DeleteAccessToken(ctx context.Context, c Caller, id tokens.Nonce) error {
	op := operation{caller: c, action: "delete_client_token", object: userObject(c.User), token: id}
	return s.change(ctx, op, ownToken(id), func(tx Tx) error { return tx.DeleteAccessToken(id) })
}

func ownToken(id tokens.Nonce) rule {
	return func(tx ReadTx, c Caller) error {
		if err := anyUser(tx, c); err != nil {
			return err
		}
		row, err := tx.AccessToken(id)
		if err == nil && row.User != c.User {
			err = NotFound
		}
		return missing(err, "You have no access token with this id.")
	}
}
