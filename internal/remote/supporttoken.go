package remote

import "net/http"

// NewSupportToken describes a support token to mint. Zero fields are not asked for.
type NewSupportToken struct {
	TTL        int64    `json:"ttl,omitempty"` // seconds
	Consumer   []string `json:"consumer,omitempty"`
	IP         []string `json:"ip,omitempty"`
	MinSize    int64    `json:"minSize,omitempty"` // bytes
	MaxSize    int64    `json:"maxSize,omitempty"` // bytes
	Name       string   `json:"name,omitempty"`    // makes it a named token
	Memo       string   `json:"memo,omitempty"`
	UsageLimit int64    `json:"usageLimit,omitempty"`
}

// MintSupportToken mints a support token for a space. The answer is a [Minted] token. Minting a token without a name writes
// nothing, so it may be repeated.
func MintSupportToken(space string, n NewSupportToken) Request {
	r := request("create_space_support_token", http.MethodPost, "spaces", space, "providers", "token").with(n)
	if n.Name != "" {
		return r.giving(http.StatusCreated)
	}
	return r.giving(http.StatusOK).again()
}

// NamedToken is a support token that the server has a row for, without its text.
type NamedToken struct {
	TokenID    string   `json:"tokenId"`
	Name       string   `json:"name"`
	Memo       string   `json:"memo"`
	Issuer     string   `json:"issuer"` // a user's id
	CreatedAt  Time     `json:"createdAt"`
	ExpiresAt  Time     `json:"expiresAt,omitzero"` // zero: never
	UsageLimit int64    `json:"usageLimit"`
	Uses       int64    `json:"uses"`
	LastUsedAt Time     `json:"lastUsedAt,omitzero"`
	Revoked    bool     `json:"revoked"`
	RevokedAt  Time     `json:"revokedAt,omitzero"`
	Caveats    []Caveat `json:"caveats"`
}

// Caveat is a restriction of a token, as the server reads it.
type Caveat struct {
	Text       string   `json:"text"`
	Type       string   `json:"type"` // time, ip, consumer, size or unknown
	ValidUntil Time     `json:"validUntil,omitzero"`
	Whitelist  []string `json:"whitelist,omitempty"`
	MinSize    int64    `json:"minSize,omitempty"`
	MaxSize    int64    `json:"maxSize,omitempty"`
}

// NamedTokenChange says what to change of a named token; nil is left as it is.
type NamedTokenChange struct {
	Revoked *bool   `json:"revoked,omitempty"`
	Name    *string `json:"name,omitempty"`
	Memo    *string `json:"memo,omitempty"`
}

// ListNamedTokens lists the [NamedToken] values of a space.
func ListNamedTokens(space string) Listing {
	return Listing{request("list_space_named_tokens", http.MethodGet, "spaces", space, "providers", "tokens"), "tokens", recordPage}
}

// GetNamedToken shows a [NamedToken].
func GetNamedToken(space, id string) Request {
	return request("get_space_named_token", http.MethodGet, "spaces", space, "providers", "tokens", id)
}

// UpdateNamedToken changes a named token.
func UpdateNamedToken(space, id string, change NamedTokenChange) Request {
	return request("update_space_named_token", http.MethodPatch, "spaces", space, "providers", "tokens", id).with(change)
}

// DeleteNamedToken deletes a named token, which is refused from then on.
func DeleteNamedToken(space, id string) Request {
	return request("delete_space_named_token", http.MethodDelete, "spaces", space, "providers", "tokens", id)
}

// RevokeToken revokes a token that the caller holds.
func RevokeToken(token Secret) Request {
	return request("revoke_token", http.MethodPost, "tokens", "revoke").with(struct {
		Token Secret `json:"token"`
	}{token}).again()
}

// RevokeTokenByID revokes a support token of a space.
func RevokeTokenByID(space, id string) Request {
	return request("revoke_token", http.MethodPost, "tokens", "revoke").with(struct {
		TokenID string `json:"tokenId"`
		SpaceID string `json:"spaceId"`
	}{id, space}).again()
}

// RevokeSpaceTokens revokes all temporary support tokens of a space.
func RevokeSpaceTokens(space string) Request {
	return request("revoke_space_support_tokens", http.MethodDelete, "spaces", space, "providers", "token")
}

// RevokeOwnTokens revokes all temporary tokens that the calling user has issued.
func RevokeOwnTokens() Request {
	return request("revoke_user_temporary_tokens", http.MethodDelete, "user", "tokens", "temporary")
}

// RevokeTokensOf revokes all temporary tokens that a user has issued.
func RevokeTokensOf(user string) Request {
	return request("revoke_temporary_tokens_of_user", http.MethodDelete, "users", user, "tokens", "temporary")
}

// Subject is who something is about.
type Subject struct {
	Type string `json:"type"` // user or provider
	ID   string `json:"id"`
}

// Redeemable is what redeeming a token would give the calling provider.
type Redeemable struct {
	Subject   Subject `json:"subject"` // who issued it
	SpaceID   string  `json:"spaceId"`
	SpaceName string  `json:"spaceName"`
	TTL       *int64  `json:"ttl"` // seconds left; nil: it never expires
	MinSize   int64   `json:"minSize"`
	MaxSize   int64   `json:"maxSize,omitempty"` // 0: no bound
	UsesLeft  int64   `json:"usesLeft"`
	Redeemed  bool    `json:"redeemed"` // by this provider already, so that repeating changes nothing
}

// VerifyToken asks whether the calling provider could redeem a token. Size 0 and an empty peer are not asked about. The answer
// is a [Redeemable].
func VerifyToken(token Secret, size int64, peer string) Request {
	return request("verify_invite_token", http.MethodPost, "tokens", "verify_invite_token").with(struct {
		Token Secret `json:"token"`
		Size  int64  `json:"size,omitempty"`
		Peer  string `json:"peerIp,omitempty"`
	}{token, size, peer}).giving(http.StatusOK).again()
}

// RedeemToken redeems a token for a support of so many bytes. Repeating it gives the same answer while the support stands.
func RedeemToken(token Secret, size int64) Request {
	r := request("provider_space_support", http.MethodPost, "provider", "spaces", "support").with(struct {
		Token Secret `json:"token"`
		Size  int64  `json:"size"`
	}{token, size}).giving(http.StatusCreated).again()
	r.located = "/provider/spaces/" // the only place where the answer says which space it was
	return r
}
