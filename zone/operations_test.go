package zone_test

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/zonemint/zonemint/zone"
)

// call is one method of [zone.Service], granted to by.
type call struct {
	by      func(f *fixture) zone.Caller
	do      func(ctx context.Context, f *fixture, c zone.Caller) error
	prepare func(t *testing.T, f *fixture)
	// For a method that changes something, the audit record's object, and its action where that is not the one of the method.
	object, action string
	token          bool // whether the record names a token
}

func byAdmin(f *fixture) zone.Caller    { return f.admin }
func byAlice(f *fixture) zone.Caller    { return f.alice }
func byProvider(f *fixture) zone.Caller { return f.provider }

func second[T any](_ T, err error) error        { return err }
func third[T, U any](_ T, _ U, err error) error { return err }

// supporting has the fixture's provider support its space.
func supporting(t *testing.T, f *fixture) {
	t.Helper()
	must(t, second(f.Redeem(t.Context(), f.provider, zone.RedeemRequest{Token: f.mint(t), Size: size})))
}

// member makes bob a member of the space.
func member(t *testing.T, f *fixture) {
	t.Helper()
	must(t, second(f.AddMember(t.Context(), f.alice, zone.Member{Space: f.space, User: f.bob.User, Privileges: zone.DefaultPrivileges})))
}

// reads are the methods that change nothing, minting among them.
var reads = map[string]call{
	"CurrentUser": {by: byAlice, do: func(ctx context.Context, f *fixture, c zone.Caller) error { return second(f.CurrentUser(ctx, c)) }},
	"CurrentUserSpaces": {by: byAlice, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return third(f.CurrentUserSpaces(ctx, c, zone.PageRequest{}))
	}},
	"AccessTokens": {by: byAlice, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return third(f.AccessTokens(ctx, c, zone.PageRequest{}))
	}},
	"ListUsers": {by: byAdmin, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return third(f.ListUsers(ctx, c, zone.PageRequest{}))
	}},
	"User": {by: byAdmin, do: func(ctx context.Context, f *fixture, c zone.Caller) error { return second(f.User(ctx, c, f.bob.User)) }},
	"ListSpaces": {by: byAdmin, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return third(f.ListSpaces(ctx, c, zone.PageRequest{}))
	}},
	"Space": {by: byAlice, do: func(ctx context.Context, f *fixture, c zone.Caller) error { return second(f.Space(ctx, c, f.space)) }},
	"ListMembers": {by: byAlice, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return third(f.ListMembers(ctx, c, f.space, zone.PageRequest{}))
	}},
	"MemberPrivileges": {by: byAlice, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return second(f.MemberPrivileges(ctx, c, f.space, f.alice.User))
	}},
	"SpaceProviders": {by: byAlice, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return third(f.SpaceProviders(ctx, c, f.space, zone.PageRequest{}))
	}},
	"SpaceProvider": {by: byAlice, prepare: supporting, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return third(f.SpaceProvider(ctx, c, f.space, f.provider.Provider))
	}},
	"Providers": {by: byAdmin, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return third(f.Providers(ctx, c, zone.PageRequest{}))
	}},
	"Provider": {by: byAdmin, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return second(f.Provider(ctx, c, f.provider.Provider))
	}},
	"CurrentProvider": {by: byProvider, do: func(ctx context.Context, f *fixture, c zone.Caller) error { return second(f.CurrentProvider(ctx, c)) }},
	"SupportedSpaces": {by: byProvider, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return third(f.SupportedSpaces(ctx, c, zone.PageRequest{}))
	}},
	"SupportedSpace": {by: byProvider, prepare: supporting, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return second(f.SupportedSpace(ctx, c, f.space))
	}},
	"MintSupportToken": {by: byAlice, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return second(f.MintSupportToken(ctx, c, f.space, zone.NewSupportToken{}))
	}},
	"MintRegistrationToken": {by: byAdmin, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return second(f.MintRegistrationToken(ctx, c))
	}},
}

// writes are the methods that change something.
var writes = map[string]call{
	"ChangeCurrentPassword": {by: byAlice, object: "user/", do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return f.ChangeCurrentPassword(ctx, c, alicePassword, "another horse battery staple")
	}, action: "change_current_user_password"},
	"MintAccessToken": {by: byAlice, object: "user/", token: true, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return second(f.MintAccessToken(ctx, c, zone.NewAccessToken{Name: "x"}))
	}, action: "create_client_token"},
	"DeleteAccessToken": {by: byAlice, object: "user/", token: true, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return f.DeleteAccessToken(ctx, c, f.token)
	}, action: "delete_client_token"},
	"CreateUser": {by: byAdmin, object: "user/", do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return second(f.CreateUser(ctx, c, zone.NewUser{Username: "carol", Password: alicePassword}))
	}, action: "create_user"},
	"ChangeUser": {by: byAdmin, object: "user/", do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return f.ChangeUser(ctx, c, f.bob.User, zone.UserChange{Blocked: new(true), Password: new("another horse battery staple")})
	}, action: "modify_user"},
	"RemoveUser": {by: byAdmin, object: "user/", do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return f.RemoveUser(ctx, c, f.bob.User)
	}, action: "remove_user"},
	"CreateSpace": {by: byAlice, object: "space/", do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return second(f.CreateSpace(ctx, c, zone.NewSpace{Name: "x"}))
	}, action: "create_space"},
	"RenameSpace": {by: byAlice, object: "space/", do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return f.RenameSpace(ctx, c, f.space, "x")
	}, action: "modify_space"},
	"RemoveSpace": {by: byAlice, object: "space/", do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return f.RemoveSpace(ctx, c, f.space)
	}, action: "remove_space"},
	"AddMember": {by: byAlice, object: "space/", do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return second(f.AddMember(ctx, c, zone.Member{Space: f.space, User: f.bob.User, Privileges: zone.AllPrivileges}))
	}, action: "add_space_user"},
	"RemoveMember": {by: byAlice, object: "space/", prepare: member, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return f.RemoveMember(ctx, c, f.space, f.bob.User)
	}, action: "remove_space_user"},
	"ChangePrivileges": {by: byAlice, object: "space/", prepare: member, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return f.ChangePrivileges(ctx, c, zone.Member{Space: f.space, User: f.bob.User}, zone.SetPrivileges)
	}, action: "update_space_user_privileges"},
	"RemoveSpaceProvider": {by: byAlice, object: "space/", prepare: supporting, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return f.RemoveSpaceProvider(ctx, c, f.space, f.provider.Provider)
	}, action: "remove_provider_supporting_space"},
	"RevokeSupportTokens": {by: byAlice, object: "space/", do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return f.RevokeSupportTokens(ctx, c, f.space)
	}, action: "revoke_space_support_tokens"},
	"RegisterProvider": {by: byAdmin, object: "provider/", do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return second(f.RegisterProvider(ctx, c, zone.NewProvider{Name: "x", Domain: "x.example.org"}))
	}, action: "register_provider"},
	"RemoveProvider": {by: byAdmin, object: "provider/", do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return f.RemoveProvider(ctx, c, f.provider.Provider)
	}, action: "remove_provider"},
	"ChangeCurrentProvider": {by: byProvider, object: "provider/", do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return f.ChangeCurrentProvider(ctx, c, zone.ProviderChange{Name: new("x")})
	}, action: "modify_current_provider"},
	"UnregisterCurrentProvider": {by: byProvider, object: "provider/", do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return f.UnregisterCurrentProvider(ctx, c)
	}, action: "unregister_current_provider"},
	"ResizeSupport": {by: byProvider, object: "space/", prepare: supporting, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return f.ResizeSupport(ctx, c, f.space, 2*size)
	}, action: "modify_provider_space"},
	"EndSupport": {by: byProvider, object: "space/", prepare: supporting, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return f.EndSupport(ctx, c, f.space)
	}, action: "remove_provider_space"},
	"Redeem": {by: byProvider, object: "space/", token: true, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		text, err := f.MintSupportToken(ctx, f.alice, f.space, zone.NewSupportToken{})
		if err != nil {
			return err
		}
		return second(f.Redeem(ctx, c, zone.RedeemRequest{Token: text.Reveal(), Size: size}))
	}, action: "provider_space_support"},
}

// eachCall runs a test of each of the methods in a zone of its own.
func eachCall(t *testing.T, calls map[string]call, test func(t *testing.T, f *fixture, m call)) {
	t.Helper()
	for name, m := range calls {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFixture(t)
			if m.prepare != nil {
				m.prepare(t, f)
			}
			test(t, f, m)
		})
	}
}

// TestAllOperationsAreListed compares the two tables with what the Service has: a method that takes a Caller is an operation.
func TestAllOperationsAreListed(t *testing.T) {
	t.Parallel()
	service, caller := reflect.TypeFor[*zone.Service](), reflect.TypeFor[zone.Caller]()
	for i := range service.NumMethod() {
		method := service.Method(i)
		takes := slices.ContainsFunc(slices.Collect(method.Type.Ins()), func(in reflect.Type) bool { return in == caller })
		_, isRead := reads[method.Name]
		_, isWrite := writes[method.Name]
		if takes != (isRead != isWrite) {
			t.Errorf("%s is tested as a read %t and as a write %t", method.Name, isRead, isWrite)
		}
		if !takes && !strings.HasPrefix(method.Name, "Authenticate") && method.Name != "Ping" {
			t.Errorf("%s has no caller and is no authentication", method.Name)
		}
	}
}

// TestGranted: each is granted to whom it is for.
func TestGranted(t *testing.T) {
	t.Parallel()
	for _, calls := range []map[string]call{reads, writes} {
		eachCall(t, calls, func(t *testing.T, f *fixture, m call) {
			t.Helper()
			must(t, m.do(t.Context(), f, m.by(f)))
		})
	}
}
