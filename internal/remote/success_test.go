package remote

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/zonemint/zonemint"
)

// TestSuccessIsTheContracts: the statuses that count as success are those of the contract, for every request that changes something.
func TestSuccessIsTheContracts(t *testing.T) {
	var contract struct {
		Paths map[string]map[string]yaml.Node `yaml:"paths"`
	}
	if err := yaml.Unmarshal(zonemint.OpenAPI, &contract); err != nil {
		t.Fatal(err)
	}
	statuses := map[string][]int{}
	for _, path := range contract.Paths {
		for method, node := range path {
			var operation struct {
				ID        string               `yaml:"operationId"`
				Responses map[string]yaml.Node `yaml:"responses"`
			}
			if method == "parameters" {
				continue
			}
			if err := node.Decode(&operation); err != nil {
				t.Fatal(err)
			}
			for status := range operation.Responses {
				var number int
				if _, err := fmt.Sscan(status, &number); err == nil && number < 300 {
					statuses[operation.ID] = append(statuses[operation.ID], number)
				}
			}
		}
	}
	named, change := NewSupportToken{Name: "a"}, []string{}
	for _, r := range []Request{
		CreateSpace("a"), GetSpace("s"), RenameSpace("s", "a"), RemoveSpace("s"), AddMember("s", "u", nil), AddMember("s", "u", change),
		RemoveMember("s", "u"), GetPrivileges("s", "u"), ChangePrivileges("s", "u", "set", change), RemoveSpaceProvider("s", "p"),
		GetCurrentUser(), CreateUser(NewUser{}), ModifyUser("u", UserChange{}), RemoveUser("u"), ChangePassword(Secret{}, Secret{}),
		CreateAccessToken(NewAccessToken{}), DeleteAccessToken("t"), RegisterProvider(NewProvider{}), CreateRegistrationToken(),
		RemoveProvider("p"), ReplaceProviderToken("p"), ModifyCurrentProvider(ProviderChange{}), UnregisterCurrentProvider(),
		ResizeSupport("s", 1), EndSupport("s"), UpdateNamedToken("s", "t", NamedTokenChange{}), DeleteNamedToken("s", "t"),
		RevokeToken(Secret{}), RevokeTokenByID("s", "t"), RevokeSpaceTokens("s"), RevokeOwnTokens(), RevokeTokensOf("u"),
		VerifyToken(Secret{}, 0, ""), RedeemToken(Secret{}, 1),
	} {
		want := statuses[r.Operation]
		slices.Sort(want)
		if !slices.Equal(r.Success, want) {
			t.Errorf("%s: %v, the contract has %v", r.Operation, r.Success, want)
		}
	}
	for want, n := range map[int]NewSupportToken{http.StatusOK: {}, http.StatusCreated: named} {
		if r := MintSupportToken("s", n); !slices.Equal(r.Success, []int{want}) || !slices.Contains(statuses[r.Operation], want) {
			t.Errorf("%+v: %v", n, r.Success)
		}
	}
}

// TestStrangeSuccesses: what is no success of a zone's is not believed.
func TestStrangeSuccesses(t *testing.T) {
	for name, tt := range map[string]struct {
		request Request
		status  int
		body    string
		header  string
		out     any
		want    string
	}{
		"a revocation that a proxy answers": {RevokeOwnTokens(), 200, "<html>", "A: b", nil, "the answer is 200 OK, which is not what a zone would send"},
		"a deletion that is only accepted":  {RemoveSpace("s"), 202, "", "A: b", nil, "202 Accepted"},
		"a creation that is none":           {CreateSpace("s"), 200, `{"spaceId":"s"}`, "A: b", &SpaceCreated{}, "200 OK"},
		"a redemption without a place":      {RedeemToken(Secret{}, 1), 201, "", "A: b", nil, "does not say where it is"},
		"a redemption elsewhere":            {RedeemToken(Secret{}, 1), 201, "", "Location: /spaces/s", nil, "does not say where it is"},
		"a redemption of nothing":           {RedeemToken(Secret{}, 1), 201, "", "Location: /provider/spaces/", nil, "does not say where it is"},
		"a redemption":                      {RedeemToken(Secret{}, 1), 201, "", "Location: /provider/spaces/s", nil, ""},
		"a space without an id":             {GetSpace("s"), 200, `{"status":"ok"}`, "A: b", &Space{}, "not the JSON"},
		"a made space without an id":        {CreateSpace("s"), 201, `{}`, "A: b", &SpaceCreated{}, "not the JSON"},
		"a user without an id":              {GetCurrentUser(), 200, `{}`, "A: b", &User{}, "not the JSON"},
		"a made user without an id":         {CreateUser(NewUser{}), 201, `{}`, "A: b", &UserCreated{}, "not the JSON"},
		"a provider without an id":          {GetCurrentProvider(), 200, `{}`, "A: b", &Provider{}, "not the JSON"},
		"a support without a provider":      {GetSpaceProvider("s", "p"), 200, `{}`, "A: b", &SpaceProvider{}, "not the JSON"},
		"a token without an id":             {GetNamedToken("s", "t"), 200, `{}`, "A: b", &NamedToken{}, "not the JSON"},
		"no privileges":                     {GetPrivileges("s", "u"), 200, `{}`, "A: b", &Privileges{}, "not the JSON"},
		"an empty list of privileges":       {GetPrivileges("s", "u"), 200, `{"privileges":[]}`, "A: b", &Privileges{}, ""},
		"a token of no space":               {VerifyToken(Secret{}, 0, ""), 200, `{}`, "A: b", &Redeemable{}, "not the JSON"},
	} {
		c := client(t, Config{}, func(r *http.Request) (*http.Response, error) { return reply(r, tt.status, tt.body, tt.header), nil })
		_, err := c.Do(t.Context(), tt.request, tt.out)
		if tt.want == "" {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		var strange *Error
		if !errors.As(err, &strange) || strange.Code != "" || !strings.Contains(strange.Description, tt.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
