package handlers

import (
	"context"
	"fmt"
	"net/netip"
	"slices"
	"strings"
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

// texts writes ids as the contract lists them.
func texts[T ~string](ids []T) []string {
	return each(ids, func(id T) string { return string(id) })
}

// each turns rows into what the contract lists: never nil, which would be null.
func each[T, U any](rows []T, convert func(T) U) []U {
	list := make([]U, len(rows))
	for i, row := range rows {
		list[i] = convert(row)
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

// unix is a point in time as the contract writes it; nil for the zero time, which the contract leaves out.
func unix(t time.Time) *int64 {
	if t.IsZero() {
		return nil
	}
	return new(t.Unix())
}

// networks reads a field whose items are addresses or networks.
func networks(field string, items []string) ([]netip.Prefix, error) {
	list := make([]netip.Prefix, len(items))
	for i, item := range items {
		p, err := tokens.ParseNetwork(item)
		if err != nil {
			return nil, zone.Errorf(zone.InvalidRequest,
				"field '%s.%d' must be an address or a network in CIDR notation without bits behind the prefix", field, i)
		}
		list[i] = p
	}
	return list, nil
}

// audience reads a field whose items are ids of providers, or '*' alone.
func audience(field string, items []string) ([]zone.ProviderID, error) {
	list := make([]zone.ProviderID, len(items))
	for i, item := range items {
		switch {
		case item == "*" && len(items) > 1:
			return nil, zone.Errorf(zone.InvalidRequest, "field '%s.%d': '*' admits every provider, so it stands alone", field, i)
		case item != "*" && !tokens.ValidID(item):
			return nil, zone.Errorf(zone.InvalidRequest, "field '%s.%d' must be the id of a provider, or '*'", field, i)
		}
		list[i] = providerNamed(item)
	}
	return list, nil
}

// providerNamed is the provider of an id, also where that is written as in the text of a token and by clients of Onezone, with
// providerSubject before it. An id of ours that begins with the same four characters is too short to be meant so.
func providerNamed(item string) zone.ProviderID {
	if id, ok := strings.CutPrefix(item, providerSubject); ok && len(id) >= ownIDLength {
		return zone.ProviderID(id)
	}
	return zone.ProviderID(item)
}

// ownIDLength is how long the ids of providers are, all of which the zone makes.
const ownIDLength = 22

func newSupportToken(body *gen.SpaceSupportTokenRequest) (zone.NewSupportToken, error) {
	if body == nil {
		return zone.NewSupportToken{}, nil
	}
	if body.Name == nil && body.UsageLimit != nil {
		return zone.NewSupportToken{}, zone.Errorf(zone.InvalidRequest, "field 'usageLimit' is for a token with a 'name': any other is redeemed once")
	}
	if body.Name == nil && body.Memo != nil {
		return zone.NewSupportToken{}, zone.Errorf(zone.InvalidRequest, "field 'memo' is for a token with a 'name': no other is kept")
	}
	from, err := networks("ip", body.IP)
	if err != nil {
		return zone.NewSupportToken{}, err
	}
	consumers, err := audience("consumer", body.Consumer)
	return zone.NewSupportToken{
		TTL: seconds(body.TTL), Audience: consumers, From: from, MinSize: value(body.MinSize), MaxSize: value(body.MaxSize),
		Name: value(body.Name), Memo: value(body.Memo), UsageLimit: value(body.UsageLimit),
	}, err
}

func mintedSupportToken(m zone.MintedSupportToken) gen.MintedSupportToken {
	return gen.MintedSupportToken{Token: m.Text.Reveal(), TokenID: string(m.ID), ExpiresAt: unix(m.ExpiresAt)}
}

func namedTokenOf(n zone.NamedToken) gen.NamedToken {
	return gen.NamedToken{
		TokenID: string(n.ID), Name: n.Name, Memo: n.Memo, Issuer: string(n.Issuer), CreatedAt: n.CreatedAt.Unix(), ExpiresAt: unix(n.ExpiresAt),
		UsageLimit: n.UsageLimit, Uses: n.Uses, LastUsedAt: unix(n.LastUsedAt), Revoked: !n.RevokedAt.IsZero(), RevokedAt: unix(n.RevokedAt),
		Caveats: each(n.Caveats, tokenCaveatOf),
	}
}

func namedTokenChange(body *gen.NamedTokenModifyRequest) zone.NamedTokenChange {
	return zone.NamedTokenChange{Name: body.Name, Memo: body.Memo, Revoked: body.Revoked}
}

func newAccessToken(body *gen.ClientTokenCreateRequest) (zone.NewAccessToken, error) {
	if body == nil {
		return zone.NewAccessToken{}, nil
	}
	from, err := networks("ip", body.IP)
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

func accessTokenOf(row zone.AccessToken) gen.ClientToken {
	return gen.ClientToken{TokenID: string(row.ID), Name: row.Name, CreatedAt: row.CreatedAt.Unix(), ExpiresAt: unix(row.ExpiresAt)}
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
	return gen.SpaceUserPrivileges{Privileges: each(set.Names(), func(name string) gen.SpacePrivilege { return gen.SpacePrivilege(name) })}
}

// caveatFields are the fields of each type of caveat.
var caveatFields = map[gen.CaveatType][]string{
	gen.CaveatTypeTime: {"validUntil"}, gen.CaveatTypeIP: {"whitelist"}, gen.CaveatTypeConsumer: {"whitelist"},
	gen.CaveatTypeSize: {"minSize", "maxSize"},
}

// newCaveats reads the field 'caveats'.
func newCaveats(body []gen.Caveat) ([]tokens.Caveat, error) {
	var list []tokens.Caveat
	for i, c := range body {
		field := fmt.Sprintf("caveats.%d", i)
		if err := checkCaveat(field, c); err != nil {
			return nil, err
		}
		caveats, err := newCaveat(field, c)
		if err != nil {
			return nil, err
		}
		list = append(list, caveats...)
	}
	return list, nil
}

// checkCaveat makes sure that a caveat has a field of its type and none of another, since what is not read would not restrict.
func checkCaveat(field string, c gen.Caveat) error {
	own, complete := caveatFields[c.Type], false
	for _, f := range []struct {
		name  string
		given bool
	}{
		{"validUntil", c.ValidUntil != nil}, {"whitelist", c.Whitelist != nil}, {"minSize", c.MinSize != nil}, {"maxSize", c.MaxSize != nil},
	} {
		if f.given && !slices.Contains(own, f.name) {
			return zone.Errorf(zone.InvalidRequest, "field '%s.%s' does not belong to a caveat of the type '%s'", field, f.name, c.Type)
		}
		complete = complete || f.given
	}
	if !complete {
		return zone.Errorf(zone.InvalidRequest, "field '%s.%s' is missing", field, strings.Join(own, "' or '"+field+"."))
	}
	return nil
}

func newCaveat(field string, c gen.Caveat) ([]tokens.Caveat, error) {
	switch c.Type {
	case gen.CaveatTypeTime:
		return []tokens.Caveat{tokens.ExpiresBefore(*c.ValidUntil)}, nil
	case gen.CaveatTypeIP:
		list, err := networks(field+".whitelist", c.Whitelist)
		return []tokens.Caveat{tokens.FromNetwork(list)}, err
	case gen.CaveatTypeConsumer:
		list, err := audience(field+".whitelist", c.Whitelist)
		return []tokens.Caveat{tokens.ForAudience(each(list, func(p zone.ProviderID) string { return providerSubject + string(p) }))}, err
	default:
		return sizeCaveats(field, c.MinSize, c.MaxSize)
	}
}

func sizeCaveats(field string, smallest, largest *int64) ([]tokens.Caveat, error) {
	var list []tokens.Caveat
	if smallest != nil && largest != nil && *smallest > *largest {
		return nil, zone.Errorf(zone.InvalidRequest, "field '%s.minSize' is greater than 'maxSize': no size would fit", field)
	}
	if smallest != nil {
		list = append(list, tokens.MinSize(*smallest))
	}
	if largest != nil {
		list = append(list, tokens.MaxSize(*largest))
	}
	return list, nil
}

// tokenCaveatOf says what the text of a caveat means. It may be of a token that was not verified, and then anything at all.
func tokenCaveatOf(text string) gen.TokenCaveat {
	c := gen.TokenCaveat{Text: text, Type: gen.TokenCaveatTypeUnknown}
	parsed, err := tokens.ParseCaveat(text)
	if err != nil {
		return c
	}
	switch caveat := parsed.(type) {
	case tokens.ExpiresBefore:
		c.Type, c.ValidUntil = gen.TokenCaveatTypeTime, new(int64(caveat))
	case tokens.FromNetwork:
		c.Type, c.Whitelist = gen.TokenCaveatTypeIP, each(caveat, netip.Prefix.String)
	case tokens.ForAudience:
		c.Type, c.Whitelist = gen.TokenCaveatTypeConsumer, each(caveat, func(name string) string { return strings.TrimPrefix(name, providerSubject) })
	case tokens.MinSize:
		c.Type, c.MinSize = gen.TokenCaveatTypeSize, new(int64(caveat))
	case tokens.MaxSize:
		c.Type, c.MaxSize = gen.TokenCaveatTypeSize, new(int64(caveat))
	}
	return c
}

// providerSubject stands before the id of a provider in tokens, and "usr-" before that of a user.
const providerSubject = "prv-"

func subjectOf(subject string) gen.TokenSubject {
	if id, ok := strings.CutPrefix(subject, providerSubject); ok {
		return gen.TokenSubject{Type: gen.SubjectTypeProvider, ID: id}
	}
	return gen.TokenSubject{Type: gen.SubjectTypeUser, ID: strings.TrimPrefix(subject, "usr-")}
}

func examinationOf(u *tokens.Unverified) gen.TokenExamination {
	id := u.UnsafeIdentifier()
	persistence := gen.TokenPersistenceTemporary
	if id.Persistence == tokens.Named {
		persistence = gen.TokenPersistenceNamed
	}
	return gen.TokenExamination{
		OnezoneDomain: u.UnsafeLocation(), TokenID: string(id.Nonce), Persistence: persistence, Type: gen.TokenType(id.Purpose),
		Subject: subjectOf(id.Subject), SpaceID: optional(id.Target), IssuedAt: id.IssuedAt.Unix(), ExpiresAt: unix(id.ExpiresAt),
		UsageLimit: optional(id.UsageLimit), Spelling: gen.TokenSpelling(u.Spelling()), Caveats: each(u.UnsafeCaveats(), tokenCaveatOf),
	}
}

func verifyRequest(body *gen.InviteTokenVerifyRequest) (zone.VerifyRequest, error) {
	r := zone.VerifyRequest{Token: body.Token, Size: value(body.Size)}
	if body.PeerIP == nil {
		return r, nil
	}
	addr, err := netip.ParseAddr(*body.PeerIP)
	if err != nil {
		return r, zone.Errorf(zone.InvalidRequest, "field 'peerIp' must be an IPv4 or IPv6 address")
	}
	r.Address = addr.Unmap()
	return r, nil
}

func redeemableOf(r zone.Redeemable) gen.RedeemableSupport {
	support := gen.RedeemableSupport{
		Subject: gen.TokenSubject{Type: gen.SubjectTypeUser, ID: string(r.Issuer)}, SpaceID: string(r.Space), SpaceName: r.SpaceName,
		MinSize: r.MinSize, MaxSize: optional(r.MaxSize), UsesLeft: r.UsesLeft, Redeemed: r.Redeemed,
	}
	if !r.ExpiresAt.IsZero() {
		support.TTL = new(int64(r.Left / time.Second))
	}
	return support
}

// errRevocation says that a request to revoke names no token, or names it twice.
var errRevocation = zone.Errorf(zone.InvalidRequest, "Send either the field 'token', or the two fields 'tokenId' and 'spaceId'.")

func auditRecordOf(r zone.AuditRecord) gen.AuditRecord {
	return gen.AuditRecord{
		Seq: r.Seq, At: r.At.Unix(), Caller: r.Caller, Address: optional(r.Address), RequestID: optional(r.RequestID), Action: r.Action,
		Object: r.Object, SpaceID: optional(string(r.Space)), TokenID: optional(string(r.Token)), Detail: optional(r.Detail), Result: r.Result,
	}
}

// location is a path below the base path, as Onezone gives it.
func location(format string, ids ...any) string { return fmt.Sprintf(format, ids...) }

// mintSupportToken is what GET and POST /spaces/{id}/providers/token have in common.
func (a *API) mintSupportToken(ctx context.Context, id string, body *gen.SpaceSupportTokenRequest) (zone.MintedSupportToken, error) {
	options, err := newSupportToken(body)
	if err != nil {
		return zone.MintedSupportToken{}, err
	}
	return a.service.MintSupportToken(ctx, callerOf(ctx), zone.SpaceID(id), options)
}

// createSpace is what POST /spaces and POST /user/spaces have in common.
func (a *API) createSpace(ctx context.Context, name string) (string, error) {
	id, err := a.service.CreateSpace(ctx, callerOf(ctx), zone.NewSpace{Name: name})
	return string(id), err
}
