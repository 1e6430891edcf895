package zone

import (
	"context"
	"strings"
	"time"

	"github.com/zonemint/zonemint/tokens"
)

// NamedToken is the row of a named support token. The text is shown once, at minting; the row cannot give it again.
type NamedToken struct {
	ID         tokens.Nonce
	Space      SpaceID
	Issuer     UserID
	Name       string // unique among the space's named tokens
	Memo       string
	Secret     tokens.Secret // makes the token; it dies with the row
	UsageLimit int64         // how many providers may redeem it, at least 1
	Caveats    []string      // the texts of those it was minted with, in order
	CreatedAt  time.Time
	ExpiresAt  time.Time // zero: never
	RevokedAt  time.Time // zero: not revoked

	Uses       int64     // how often it was redeemed; the ledger's, not written with the row
	LastUsedAt time.Time // zero: never; the ledger's, too
}

const (
	errNoNamedToken = "This space has no named token with this id."
	errNameTaken    = "This space has a named token of this name already."
)

// mintNamed makes a named token and its row.
func (s *Service) mintNamed(ctx context.Context, c Caller, space SpaceID, n NewSupportToken) (minted MintedSupportToken, err error) {
	row, err := s.newNamedToken(c, space, n)
	if err != nil {
		return MintedSupportToken{}, err
	}
	op := operation{caller: c, action: "mint_support_token", object: spaceObject(space), token: row.ID, detail: "named " + n.Name}
	err = s.changeIn(ctx, op, inSpace(space, NewPrivilegeSet(SpaceAddProvider)), func(tx Tx, m moment) error {
		row.CreatedAt = m.now.Truncate(time.Second)
		caveats, err := s.describeNamed(&row, n)
		if err != nil {
			return err
		}
		minted, err = mintedSupport(s.mint(tx, m, tokens.MintRequest{
			Purpose: tokens.PurposeSupport, Persistence: tokens.Named, IssuedAt: row.CreatedAt, ExpiresAt: row.ExpiresAt,
			UsageLimit: row.UsageLimit, Nonce: row.ID, Subject: c.Subject(), Target: string(space), Caveats: caveats,
		}, row.Secret))
		if err != nil {
			return err
		}
		return conflict(tx.InsertNamedToken(row), errNameTaken)
	})
	if err != nil {
		return MintedSupportToken{}, err
	}
	return minted, nil
}

func (s *Service) newNamedToken(c Caller, space SpaceID, n NewSupportToken) (NamedToken, error) {
	nonce, err := tokens.NewNonce(s.random)
	if err != nil {
		return NamedToken{}, err
	}
	secret, err := tokens.NewSecret(s.random)
	return NamedToken{
		ID: nonce, Space: space, Issuer: c.User, Name: n.Name, Memo: n.Memo, Secret: secret, UsageLimit: max(n.UsageLimit, 1),
	}, err
}

// describeNamed writes into the row what the options say, and returns the caveats. InvalidRequest: they make no sense.
func (s *Service) describeNamed(row *NamedToken, n NewSupportToken) ([]tokens.Caveat, error) {
	if n.TTL != 0 && n.TTL < time.Second { // a negative one would be no expiry at all
		return nil, Errorf(InvalidRequest, "field 'ttl' must be at least 1 second")
	}
	if n.UsageLimit < 0 {
		return nil, Errorf(InvalidRequest, "field 'usageLimit' must be at least 1")
	}
	caveats, err := n.caveats(s.minSupportSize)
	if err != nil {
		return nil, err
	}
	row.ExpiresAt, row.Caveats = time.Time{}, nil
	if n.TTL > 0 {
		row.ExpiresAt = row.CreatedAt.Add(n.TTL)
		row.Caveats = append(row.Caveats, tokens.ExpiresBefore(row.ExpiresAt.Unix()).String())
	}
	for _, caveat := range caveats {
		row.Caveats = append(row.Caveats, caveat.String())
	}
	return caveats, nil
}

// NamedTokens lists the named support tokens of a space. It takes space_add_provider.
func (s *Service) NamedTokens(ctx context.Context, c Caller, space SpaceID, r PageRequest) (rows []NamedToken, next string, err error) {
	op := operation{caller: c, action: "list_space_named_tokens", object: spaceObject(space)}
	err = s.view(ctx, op, inSpace(space, NewPrivilegeSet(SpaceAddProvider)), func(tx ReadTx) error {
		rows, next, err = listBy(r, func(p Page) ([]NamedToken, error) { return tx.SpaceNamedTokens(space, p) },
			func(t NamedToken) string { return string(t.ID) })
		return err
	})
	return rows, next, err
}

// NamedToken returns a named support token of a space. It takes space_add_provider.
func (s *Service) NamedToken(ctx context.Context, c Caller, space SpaceID, id tokens.Nonce) (row NamedToken, err error) {
	op := operation{caller: c, action: "get_space_named_token", object: spaceObject(space), token: id}
	err = s.view(ctx, op, inSpace(space, NewPrivilegeSet(SpaceAddProvider)), func(tx ReadTx) error {
		row, err = namedTokenOf(tx, space, id)
		return err
	})
	return row, err
}

// NamedTokenChange holds what to change of a named token; nil leaves a field as it is.
type NamedTokenChange struct {
	Name    *string
	Memo    *string
	Revoked *bool // false makes it valid again
}

// ChangeNamedToken renames a named token, or revokes it, or makes it valid again. It takes space_add_provider. Conflict: the name
// is taken.
func (s *Service) ChangeNamedToken(ctx context.Context, c Caller, space SpaceID, id tokens.Nonce, change NamedTokenChange) error {
	op := operation{caller: c, action: "update_space_named_token", object: spaceObject(space), token: id, detail: change.describe()}
	return s.changeIn(ctx, op, inSpace(space, NewPrivilegeSet(SpaceAddProvider)), func(tx Tx, m moment) error {
		row, err := namedTokenOf(tx, space, id)
		if err != nil {
			return err
		}
		assign(&row.Name, change.Name)
		assign(&row.Memo, change.Memo)
		if change.Revoked != nil && *change.Revoked != !row.RevokedAt.IsZero() {
			row.RevokedAt = time.Time{}
			if *change.Revoked {
				row.RevokedAt = m.now
			}
		}
		return conflict(tx.UpdateNamedToken(row), errNameTaken)
	})
}

func (n NamedTokenChange) describe() string {
	var did []string
	if n.Revoked != nil {
		did = append(did, map[bool]string{true: "revoked", false: "made valid again"}[*n.Revoked])
	}
	if n.Name != nil {
		did = append(did, "named "+*n.Name)
	}
	if n.Memo != nil {
		did = append(did, "memo changed")
	}
	return strings.Join(did, ", ")
}

// DeleteNamedToken removes a named token: its text is worth nothing from then on. Supports that it gave stay. It takes
// space_add_provider.
func (s *Service) DeleteNamedToken(ctx context.Context, c Caller, space SpaceID, id tokens.Nonce) error {
	op := operation{caller: c, action: "delete_space_named_token", object: spaceObject(space), token: id}
	return s.change(ctx, op, inSpace(space, NewPrivilegeSet(SpaceAddProvider)), func(tx Tx) error {
		if _, err := namedTokenOf(tx, space, id); err != nil {
			return err
		}
		return tx.DeleteNamedToken(id)
	})
}

func namedTokenOf(tx ReadTx, space SpaceID, id tokens.Nonce) (NamedToken, error) {
	row, err := tx.NamedToken(id)
	if err == nil && row.Space != space {
		err = NotFound
	}
	return row, missing(err, errNoNamedToken)
}
