package linear

import (
	"context"
	"fmt"
	"slices"

	"github.com/zonemint/zonemint/zone"
)

// call is one call of a node.
type call struct {
	node  node
	realm *realm
	admin zone.Caller
	in    input
	token *minted // that it is about, or that it minted; nil: none
}

// do makes the call. The error is what the node answered with; output says of it what the model knows.
func (c *call) do(ctx context.Context) (out output, err error) {
	if traits[c.in.action].reads {
		out, err = c.ask(ctx)
	} else {
		out, err = c.act(ctx)
	}
	if err == nil {
		out.kind = granted
		return out, nil
	}
	kind := zone.AsError(err).Kind
	return output{kind: kind, unknown: kind == zone.Unavailable || kind == zone.Internal}, err
}

func (c *call) space() zone.SpaceID   { return c.realm.spaces[c.in.space] }
func (c *call) provider() zone.Caller { return c.realm.providers[c.in.provider] }

// user is who calls where a user does: the issuer, or the admin, who may everything.
func (c *call) user() zone.Caller {
	if c.in.byIssuer {
		return c.realm.issuer
	}
	return c.admin
}

// ask reads.
func (c *call) ask(ctx context.Context) (out output, err error) {
	switch c.in.action {
	case verify:
		found, err := c.node.VerifySupportToken(ctx, c.provider(), zone.VerifyRequest{Token: c.token.text, Size: sizes[c.in.size]})
		out.yes, out.uses = found.Redeemed, found.UsesLeft
		if found.Redeemed {
			out.size = numberOfSize(found.MinSize)
		}
		return out, err
	case getSupport:
		_, support, err := c.node.SpaceProvider(ctx, c.admin, c.space(), c.provider().Provider)
		if err != nil {
			return out, err
		}
		return output{size: numberOfSize(support.Size), token: c.realm.known.number(support.Token)}, nil
	case listSupports:
		ids, _, err := c.node.SpaceProviders(ctx, c.admin, c.space(), zone.PageRequest{})
		for _, id := range ids {
			out.support |= c.bit(id)
		}
		return out, err
	case getNamed:
		row, err := c.node.NamedToken(ctx, c.admin, c.space(), c.token.id)
		return output{yes: !row.RevokedAt.IsZero(), uses: row.Uses}, err
	case getPrivilege:
		set, err := c.node.MemberPrivileges(ctx, c.admin, c.space(), c.realm.issuer.User)
		return output{yes: set.Has(zone.NewPrivilegeSet(zone.SpaceAddProvider))}, err
	case getBlocked:
		user, err := c.node.User(ctx, c.admin, c.realm.issuer.User)
		return output{yes: user.Blocked}, err
	default:
		panic("linear: no such question")
	}
}

// bit stands for a provider in a list of them; the one after the last for all that are not of the realm, and should not be there.
func (c *call) bit(id zone.ProviderID) uint {
	i := slices.IndexFunc(c.realm.providers, func(p zone.Caller) bool { return p.Provider == id })
	if i < 0 {
		i = providersPerRealm
	}
	return 1 << i
}

// act does what may change something.
func (c *call) act(ctx context.Context) (out output, err error) {
	switch c.in.action {
	case redeem:
		return c.redeem(ctx)
	case mint:
		return out, c.mint(ctx)
	case revokePriv:
		return out, c.changePrivilege(ctx, zone.RevokePrivileges)
	case grantPriv:
		return out, c.changePrivilege(ctx, zone.GrantPrivileges)
	case block, unblock:
		return out, c.node.ChangeUser(ctx, c.admin, c.realm.issuer.User, zone.UserChange{Blocked: new(c.in.action == block)})
	case revokeText:
		who := c.realm.providers[0] // whoever holds the token may
		if c.in.byIssuer {
			who = c.realm.issuer
		}
		return out, c.node.RevokeToken(ctx, who, c.token.text)
	case revokeID:
		return out, c.node.RevokeTokenByID(ctx, c.user(), c.space(), c.token.id)
	case revokeNamed, unrevokeNamed:
		change := zone.NamedTokenChange{Revoked: new(c.in.action == revokeNamed)}
		return out, c.node.ChangeNamedToken(ctx, c.user(), c.space(), c.token.id, change)
	case deleteNamed:
		return out, c.node.DeleteNamedToken(ctx, c.user(), c.space(), c.token.id)
	case revokeSpace:
		return out, c.node.RevokeSupportTokens(ctx, c.user(), c.space())
	case revokeIssuer:
		if c.in.byIssuer {
			return out, c.node.RevokeIssuedTokens(ctx, c.realm.issuer)
		}
		return out, c.node.RevokeUserTokens(ctx, c.admin, c.realm.issuer.User)
	case removeSupport:
		return out, c.node.RemoveSpaceProvider(ctx, c.admin, c.space(), c.provider().Provider)
	case endSupport:
		return out, c.node.EndSupport(ctx, c.provider(), c.space())
	default:
		panic("linear: no such action")
	}
}

func (c *call) redeem(ctx context.Context) (out output, err error) {
	space, err := c.node.redeeming.Redeem(ctx, c.provider(), zone.RedeemRequest{Token: c.token.text, Size: sizes[c.in.size]})
	if err == nil && space != c.space() {
		out.token = -1 // which the model never answers
	}
	return out, err
}

// mint keeps the token in the call.
func (c *call) mint(ctx context.Context) error {
	n := zone.NewSupportToken{}
	if c.in.limit > 0 {
		n.Name, n.UsageLimit = fmt.Sprintf("token %d", c.in.token), int64(c.in.limit)
	}
	got, err := c.node.MintSupportToken(ctx, c.realm.issuer, c.space(), n)
	if err == nil {
		c.token = &minted{number: c.in.token, space: c.in.space, limit: c.in.limit, id: got.ID, text: got.Text.Reveal()}
	}
	return err
}

func (c *call) changePrivilege(ctx context.Context, how zone.PrivilegeChange) error {
	return c.node.ChangePrivileges(ctx, c.admin, zone.Member{
		Space: c.space(), User: c.realm.issuer.User, Privileges: zone.NewPrivilegeSet(zone.SpaceAddProvider),
	}, how)
}

// numberOfSize is the place of a size in sizes. -1: it is none of them.
func numberOfSize(bytes int64) int { return slices.Index(sizes[:], bytes) }
