package main

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/zonemint/zonemint"
	"github.com/zonemint/zonemint/internal/remote"
)

// noCommand are the operations that no command calls, with the reason.
var noCommand = map[string]string{
	"get_configuration":        "the commands need nothing of it",
	"get_space_provider_token": "the POST on the same path mints too, and can do more",
	"create_space":             "the same as create_user_space",
	"examine_token":            "zonemint token explain does it offline",
	"confine_token":            "zonemint token attenuate does it offline",
}

// allRequests is every request that package remote can make.
func allRequests() []remote.Request {
	var secret remote.Secret
	all := []remote.Request{
		remote.CreateSpace("a"), remote.GetSpace("s"), remote.RenameSpace("s", "a"), remote.RemoveSpace("s"), remote.AddMember("s", "u", nil),
		remote.RemoveMember("s", "u"), remote.GetPrivileges("s", "u"), remote.ChangePrivileges("s", "u", "set", nil),
		remote.GetSpaceProvider("s", "p"), remote.RemoveSpaceProvider("s", "p"),
		remote.GetCurrentUser(), remote.GetUser("u"), remote.CreateUser(remote.NewUser{}), remote.ModifyUser("u", remote.UserChange{}),
		remote.RemoveUser("u"), remote.ChangePassword(secret, secret), remote.CreateAccessToken(remote.NewAccessToken{}), remote.DeleteAccessToken("t"),
		remote.RegisterProvider(remote.NewProvider{}), remote.CreateRegistrationToken(), remote.GetProvider("p"), remote.RemoveProvider("p"),
		remote.ReplaceProviderToken("p"), remote.GetCurrentProvider(), remote.ModifyCurrentProvider(remote.ProviderChange{}),
		remote.UnregisterCurrentProvider(), remote.GetSupportedSpace("s"), remote.ResizeSupport("s", 1), remote.EndSupport("s"),
		remote.MintSupportToken("s", remote.NewSupportToken{}), remote.GetNamedToken("s", "t"), remote.DeleteNamedToken("s", "t"),
		remote.UpdateNamedToken("s", "t", remote.NamedTokenChange{}), remote.RevokeToken(secret), remote.RevokeTokenByID("s", "t"),
		remote.RevokeSpaceTokens("s"), remote.RevokeOwnTokens(), remote.RevokeTokensOf("u"), remote.VerifyToken(secret, 1, ""), remote.RedeemToken(secret, 1),
	}
	for _, l := range []remote.Listing{
		remote.ListSpaces(false), remote.ListSpaces(true), remote.ListMembers("s"), remote.ListSpaceProviders("s"), remote.ListUsers(),
		remote.ListAccessTokens(), remote.ListProviders(), remote.ListSupportedSpaces(), remote.ListNamedTokens("s"), remote.ListAudit(""), remote.ListAudit("s"),
	} {
		all = append(all, l.Request)
	}
	return all
}

// TestOperations: each request is the operation that it says it is, and each operation of the contract has a request, or a reason
// why it has none.
func TestOperations(t *testing.T) {
	called := map[string]bool{}
	for _, r := range allRequests() {
		called[r.Operation] = true
		route, _, err := contract().FindRoute(&http.Request{Method: r.Method, URL: &url.URL{Path: r.Path}, Header: http.Header{}})
		if err != nil {
			t.Errorf("%s %s: %v", r.Method, r.Path, err)
			continue
		}
		if got := route.Operation.OperationID; got != r.Operation {
			t.Errorf("%s %s is %s, not %s", r.Method, r.Path, got, r.Operation)
		}
	}
	spec, err := openapi3.NewLoader().LoadFromData(zonemint.OpenAPI)
	if err != nil {
		t.Fatal(err)
	}
	for path, item := range spec.Paths.Map() {
		for method, operation := range item.Operations() {
			if reason := noCommand[operation.OperationID]; called[operation.OperationID] == (reason != "") {
				t.Errorf("%s %s, %s: called %t, reason %q", method, path, operation.OperationID, called[operation.OperationID], reason)
			}
		}
	}
}
