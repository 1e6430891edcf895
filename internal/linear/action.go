package linear

import (
	"fmt"
	"strings"

	"github.com/zonemint/zonemint/zone"
)

// The shape of a realm: small, so that calls get in each other's way.
const (
	spacesPerRealm    = 2
	providersPerRealm = 5
	mostUses          = 4 // of a named token
)

// sizes are what supports are asked for, in bytes. The first is for asking without one.
var sizes = [...]int64{0, 1_000_000, 2_000_000}

// action is what a call does.
type action int

const (
	redeem        action = iota // Redeem
	verify                      // VerifySupportToken
	getSupport                  // SpaceProvider
	listSupports                // SpaceProviders
	getNamed                    // NamedToken
	getPrivilege                // MemberPrivileges: has the issuer space_add_provider?
	getBlocked                  // User: is the issuer blocked?
	mint                        // MintSupportToken
	revokePriv                  // ChangePrivileges: take space_add_provider from the issuer
	grantPriv                   // ChangePrivileges: give it back
	block                       // ChangeUser: block the issuer
	unblock                     // ChangeUser: unblock the issuer
	revokeText                  // RevokeToken
	revokeID                    // RevokeTokenByID
	revokeNamed                 // ChangeNamedToken
	unrevokeNamed               // ChangeNamedToken
	deleteNamed                 // DeleteNamedToken
	revokeSpace                 // RevokeSupportTokens: all temporary tokens of the space
	revokeIssuer                // RevokeIssuedTokens, or RevokeUserTokens: all temporary tokens of the issuer
	removeSupport               // RemoveSpaceProvider
	endSupport                  // EndSupport
	actionCount
)

// traits are what a call of an action needs, and how it shows in the evidence.
var traits = [actionCount]struct {
	name     string
	weight   int  // how often it is chosen, beside the others
	reads    bool // changes nothing
	provider bool // is about a provider
	token    bool // is about a token
	named    bool // which is a named one
	space    bool // is about a space; that of the token where there is one
	issuer   bool // the issuer may do it, too, while they have the right
}{
	redeem:        {name: "redeem", weight: 30, provider: true, token: true},
	verify:        {name: "verify", weight: 10, reads: true, provider: true, token: true},
	getSupport:    {name: "get support", weight: 7, reads: true, provider: true, space: true},
	listSupports:  {name: "list supports", weight: 3, reads: true, space: true},
	getNamed:      {name: "get named", weight: 3, reads: true, token: true, named: true},
	getPrivilege:  {name: "get privilege", weight: 3, reads: true, space: true},
	getBlocked:    {name: "get blocked", weight: 2, reads: true},
	mint:          {name: "mint", weight: 14, token: true, space: true, issuer: true},
	revokePriv:    {name: "revoke privilege", weight: 4, space: true},
	grantPriv:     {name: "grant privilege", weight: 7, space: true},
	block:         {name: "block", weight: 3},
	unblock:       {name: "unblock", weight: 6},
	revokeText:    {name: "revoke text", weight: 3, token: true, issuer: true},
	revokeID:      {name: "revoke id", weight: 3, token: true, issuer: true},
	revokeNamed:   {name: "revoke named", weight: 2, token: true, named: true, issuer: true},
	unrevokeNamed: {name: "un-revoke named", weight: 4, token: true, named: true, issuer: true},
	deleteNamed:   {name: "delete named", weight: 1, token: true, named: true, issuer: true},
	revokeSpace:   {name: "revoke space", weight: 2, space: true, issuer: true},
	revokeIssuer:  {name: "revoke issuer", weight: 1, issuer: true},
	removeSupport: {name: "remove support", weight: 5, provider: true, space: true},
	endSupport:    {name: "end support", weight: 3, provider: true, space: true},
}

// input is a call. Everything in it is a number within its realm.
type input struct {
	realm    int
	action   action
	byIssuer bool // the issuer calls, whose right may be gone; else somebody whose right never is
	space    int
	provider int
	token    int // counted in the order in which minting began
	limit    int // of a token to mint; 0: it is temporary
	size     int // in sizes
}

// String shows the call in the evidence, as in "redeem token 3 by provider 1".
func (in input) String() string {
	t := traits[in.action]
	text := []string{t.name}
	if t.token {
		text = append(text, fmt.Sprintf("token %d", in.token))
	}
	if t.space || t.token {
		text = append(text, fmt.Sprintf("of space %d", in.space))
	}
	if t.provider {
		text = append(text, fmt.Sprintf("by provider %d", in.provider))
	}
	switch {
	case in.action == mint && in.limit == 0:
		text = append(text, "temporary")
	case in.action == mint:
		text = append(text, fmt.Sprintf("for %d uses", in.limit))
	case in.size != 0:
		text = append(text, fmt.Sprintf("size %d", in.size))
	}
	if in.byIssuer {
		text = append(text, "(the issuer)")
	}
	return strings.Join(text, " ")
}

// granted stands for no refusal.
const granted = zone.Kind(-1)

// output is an answer. Outputs are compared as a whole; what an action does not read is zero.
type output struct {
	kind    zone.Kind
	unknown bool // it may have been done, or not

	yes     bool  // the issuer is blocked, or has the privilege; the provider redeemed the token before; the named token is revoked
	uses    int64 // left, of a token that is verified; made, of a named token
	size    int   // in sizes; -1: none of them
	token   int   // by which a support came about; -1: none of the realm
	support uint  // the providers that support the space, as bits, the first the lowest
}

// describe shows a call and its answer in the evidence, as in "verify token 3 of space 0 by provider 1: ok, 2 uses left".
func describe(in input, out output) string {
	text := in.String() + ": "
	switch {
	case out.unknown:
		return text + "unknown"
	case out.kind != granted:
		return text + out.kind.Error()
	}
	text += "ok"
	switch in.action {
	case verify:
		text += fmt.Sprintf(", %d uses left", out.uses)
		if out.yes {
			text += fmt.Sprintf(", redeemed before for size %d", out.size)
		}
	case getSupport:
		text += fmt.Sprintf(", size %d by token %d", out.size, out.token)
	case listSupports:
		text += fmt.Sprintf(", %0*b", providersPerRealm, out.support)
	case getNamed:
		text += fmt.Sprintf(", %d uses made, revoked: %t", out.uses, out.yes)
	case getPrivilege, getBlocked:
		text += fmt.Sprintf(", %t", out.yes)
	default:
		if out != (output{kind: granted}) {
			text += ", and something else" // such as the support of another space
		}
	}
	return text
}
