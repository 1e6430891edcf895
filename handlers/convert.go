package handlers

import (
	"context"
	"fmt"
	"net/netip"
	"time"

	"github.com/zonemint/zonemint/gen"
	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// This file is the only one that names types of both the contract and the domain. What the contract calls consumer, client
// token and confine is called audience, access token and attenuate behind it.

func errorBody(code, description string) gen.Error {
	return gen.Error{Error: code, ErrorDescription: description}
}

func spaceID(id string) zone.SpaceID       { return zone.SpaceID(id) }
func userID(id string) zone.UserID         { return zone.UserID(id) }
func providerID(id string) zone.ProviderID { return zone.ProviderID(id) }
func tokenID(id string) tokens.Nonce       { return tokens.Nonce(id) }

// texts turns ids into what the contract lists: never nil, which would be null.
func texts[T ~string](ids []T) []string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = string(id)
	}
	return list
}

// optional is nil for the zero value, which the contract leaves out.
func optional[T comparable](value T) *T {
	var zero T
	if value == zero {
		return nil
	}
	return &value
}

// value is the zero value for nil.
func value[T any](p *T) T {
	if p == nil {
		var zero T
		return zero
	}
	return *p
}

func pageRequest(limit *int64, cursor *string) zone.PageRequest {
	return zone.PageRequest{Limit: int(value(limit)), Cursor: value(cursor)}
}

func seconds(n *int64) time.Duration { return time.Duration(value(n)) * time.Second }

// networks reads the field 'ip', whose items are addresses or networks.
func networks(items []string) ([]netip.Prefix, error) {
	list := make([]netip.Prefix, len(items))
	for i, item := range items {
		p, err := tokens.ParseNetwork(item)
		if err != nil {
			return nil, zone.Errorf(zone.InvalidRequest,
				"field 'ip.%d' must be an address or a network in CIDR notation without bits behind the prefix", i)
		}
		list[i] = p
	}
	return list, nil
}

func newSupportToken(body *gen.SpaceSupportTokenRequest) (zone.NewSupportToken, error) {
	if body == nil {
		return zone.NewSupportToken{}, nil
	}
	from, err := networks(body.IP)
	if err != nil {
		return zone.NewSupportToken{}, err
	}
	if len(body.Consumer) > 1 {
		for i, consumer := range body.Consumer {
			if consumer == "*" {
				return zone.NewSupportToken{}, zone.Errorf(zone.InvalidRequest, "field 'consumer.%d': '*' admits every provider, so it stands alone", i)
			}
		}
	}
	audience := make([]zone.ProviderID, len(body.Consumer))
	for i, consumer := range body.Consumer {
		audience[i] = zone.ProviderID(consumer)
	}
	return zone.NewSupportToken{
		TTL: seconds(body.TTL), Audience: audience, From: from, MinSize: value(body.MinSize), MaxSize: value(body.MaxSize),
	}, nil
}

func newAccessToken(body *gen.ClientTokenCreateRequest) (zone.NewAccessToken, error) {
	if body == nil {
		return zone.NewAccessToken{}, nil
	}
	from, err := networks(body.IP)
	return zone.NewAccessToken{Name: value(body.Name), TTL: seconds(body.TTL), From: from}, err
}

func spaceOf(d zone.SpaceDetails) gen.Space {
	supports := make(gen.ProvidersSupports, len(d.Supports))
	for provider, size := range d.Supports {
		supports[string(provider)] = size
	}
	return gen.Space{SpaceID: string(d.ID), Name: d.Name, ProvidersSupports: supports}
}

func userOf(u zone.User) gen.User {
	return gen.User{UserID: string(u.ID), Username: u.Username, FullName: u.FullName, Admin: u.Admin, Blocked: u.Blocked}
}

func newUser(body *gen.UserCreateRequest) zone.NewUser {
	return zone.NewUser{
		Username: body.Username, FullName: value(body.FullName), Password: value(body.Password), Admin: value(body.Admin),
	}
}

func userChange(body *gen.UserModifyRequest) zone.UserChange {
	return zone.UserChange{FullName: body.FullName, Password: body.Password, Admin: body.Admin, Blocked: body.Blocked}
}

func providerOf(p zone.Provider) gen.Provider {
	return gen.Provider{ProviderID: string(p.ID), Name: p.Name, Domain: p.Domain, Latitude: p.Latitude, Longitude: p.Longitude}
}

func spaceProviderOf(p zone.Provider, s zone.Support) gen.SpaceProvider {
	return gen.SpaceProvider{
		ProviderID: string(p.ID), Name: p.Name, Domain: p.Domain, Latitude: p.Latitude, Longitude: p.Longitude,
		Size: s.Size, Since: s.Since.Unix(),
	}
}

func newProvider(body *gen.ProviderRegisterRequest) zone.NewProvider {
	return zone.NewProvider{
		Name: body.Name, Domain: body.Domain, Latitude: body.Latitude, Longitude: body.Longitude, Token: value(body.Token),
	}
}

func providerChange(body *gen.ProviderModifyRequest) zone.ProviderChange {
	return zone.ProviderChange{Name: body.Name, Domain: body.Domain, Latitude: body.Latitude, Longitude: body.Longitude}
}

func redeemRequest(body *gen.SpaceSupportRequest) zone.RedeemRequest {
	return zone.RedeemRequest{Token: body.Token, Size: body.Size}
}

func accessTokensOf(rows []zone.AccessToken) []gen.ClientToken {
	list := make([]gen.ClientToken, len(rows))
	for i, row := range rows {
		list[i] = gen.ClientToken{TokenID: string(row.ID), Name: row.Name, CreatedAt: row.CreatedAt.Unix()}
		if !row.ExpiresAt.IsZero() {
			list[i].ExpiresAt = optional(row.ExpiresAt.Unix())
		}
	}
	return list
}

// newMember is a member with the default privileges where the body gives none. An empty list is no privilege at all.
func newMember(space, user string, body *gen.MemberAddRequest) (zone.Member, error) {
	m := zone.Member{Space: zone.SpaceID(space), User: zone.UserID(user), Privileges: zone.DefaultPrivileges}
	if body == nil || body.Privileges == nil {
		return m, nil
	}
	set, err := zone.ParsePrivileges(body.Privileges)
	m.Privileges = set
	return m, err
}

func privilegeChange(space, user string, body *gen.PrivilegesUpdateRequest) (zone.Member, zone.PrivilegeChange, error) {
	set, err := zone.ParsePrivileges(body.Privileges)
	how := zone.SetPrivileges
	if body.Operation != nil {
		how = zone.PrivilegeChange(*body.Operation)
	}
	return zone.Member{Space: zone.SpaceID(space), User: zone.UserID(user), Privileges: set}, how, err
}

func privilegesOf(set zone.PrivilegeSet) gen.SpaceUserPrivileges {
	names := set.Names()
	list := make([]gen.SpacePrivilege, len(names))
	for i, name := range names {
		list[i] = gen.SpacePrivilege(name)
	}
	return gen.SpaceUserPrivileges{Privileges: list}
}

// location is a path below the base path, as Onezone gives it.
func location(format string, ids ...any) string { return fmt.Sprintf(format, ids...) }

// createSpace is what POST /spaces and POST /user/spaces have in common.
func (a *API) createSpace(ctx context.Context, name string) (string, error) {
	id, err := a.service.CreateSpace(ctx, callerOf(ctx), zone.NewSpace{Name: name})
	return string(id), err
}
