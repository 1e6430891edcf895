package zone_test

import (
	"context"
	"errors"
	"maps"
	"testing"
	"time"

	"github.com/zonemint/zonemint/tokens"
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
	anybody        bool // granted to users and providers, whoever they are
}

func byAdmin(f *fixture) zone.Caller    { return f.admin }
func byAlice(f *fixture) zone.Caller    { return f.alice }
func byProvider(f *fixture) zone.Caller { return f.provider }
func byOperator(f *fixture) zone.Caller { return f.operator }

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

// minted has alice mint a temporary token, named a named one; each prepares a method that is given one.
func minted(t *testing.T, f *fixture) { t.Helper(); f.prepare(t, zone.NewSupportToken{}) }

func named(t *testing.T, f *fixture) { t.Helper(); f.prepare(t, zone.NewSupportToken{Name: "named"}) }

func (f *fixture) prepare(t *testing.T, n zone.NewSupportToken) {
	t.Helper()
	token := mint(t, f.Service, f.alice, f.space, n)
	f.text, f.id = token.Text.Reveal(), token.ID
}

// accessible prepares a method that is given an access token of alice, registrable one that is given a registration token.
func accessible(t *testing.T, f *fixture) {
	t.Helper()
	token, err := f.MintAccessToken(t.Context(), f.alice, zone.NewAccessToken{})
	must(t, err)
	f.text, f.id = token.Text.Reveal(), token.ID
}

func registrable(t *testing.T, f *fixture) {
	t.Helper()
	token, err := f.MintRegistrationToken(t.Context(), f.admin)
	must(t, err)
	f.text, f.id = token.Reveal(), nonceOf(t, token.Reveal())
}

func nonceOf(t failer, text string) tokens.Nonce {
	t.Helper()
	token, err := tokens.Parse(text)
	must(t, err)
	return token.UnsafeIdentifier().Nonce
}

// rotating has a key pending.
func rotating(t *testing.T, f *fixture) {
	t.Helper()
	must(t, second(f.RotateKey(t.Context(), f.operator)))
}

// early has a key pending that was published by a clock which was ahead.
func early(t *testing.T, f *fixture) {
	t.Helper()
	rotating(t, f)
	must(t, f.postpone(time.Hour))
}

// postpone has the pending key mint later than it was to.
func (f *fixture) postpone(d time.Duration) error {
	return f.config.Store.Update(context.Background(), func(tx zone.Tx) error {
		keys, err := tx.Keys()
		for _, key := range keys {
			if key.State == tokens.KeyPending {
				key.ActiveAt = key.ActiveAt.Add(d)
				err = errors.Join(err, tx.UpdateKey(key))
			}
		}
		instance, instanceErr := tx.Instance()
		instance.RingVersion++
		return errors.Join(err, instanceErr, tx.UpdateInstance(instance))
	})
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
	"NamedTokens": {by: byAlice, prepare: named, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return third(f.NamedTokens(ctx, c, f.space, zone.PageRequest{}))
	}},
	"NamedToken": {by: byAlice, prepare: named, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return second(f.NamedToken(ctx, c, f.space, f.id))
	}},
	"ExamineToken": {by: byAlice, prepare: minted, anybody: true, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return second(f.ExamineToken(ctx, c, f.text))
	}},
	"AttenuateToken": {by: byAlice, prepare: minted, anybody: true, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return second(f.AttenuateToken(ctx, c, f.text, []tokens.Caveat{tokens.MaxSize(size)}))
	}},
	"VerifySupportToken": {by: byProvider, prepare: minted, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return second(f.VerifySupportToken(ctx, c, zone.VerifyRequest{Token: f.text}))
	}},
	"VerifySupportToken named": {by: byProvider, prepare: named, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return second(f.VerifySupportToken(ctx, c, zone.VerifyRequest{Token: f.text, Size: size}))
	}},
	"SpaceAudit": {by: byAlice, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return third(f.SpaceAudit(ctx, c, f.space, zone.PageRequest{}))
	}},
	"ZoneAudit": {by: byAdmin, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return third(f.ZoneAudit(ctx, c, zone.PageRequest{}))
	}},
	"Keys": {by: byOperator, do: func(ctx context.Context, f *fixture, c zone.Caller) error { return second(f.Keys(ctx, c)) }},
	"MintRegistrationToken": {by: byAdmin, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return second(f.MintRegistrationToken(ctx, c))
	}},
}

// writes are the methods that change something.
var writes = union(spaceWrites, tokenWrites)

func union(tables ...map[string]call) map[string]call {
	all := make(map[string]call)
	for _, table := range tables {
		maps.Copy(all, table)
	}
	return all
}

// spaceWrites are those of writes that are about users, spaces and providers.
var spaceWrites = map[string]call{
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
	"RegisterProvider": {by: byAdmin, object: "provider/", token: true, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
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
		token, err := f.MintSupportToken(ctx, f.alice, f.space, zone.NewSupportToken{})
		if err != nil {
			return err
		}
		return second(f.Redeem(ctx, c, zone.RedeemRequest{Token: token.Text.Reveal(), Size: size}))
	}, action: "provider_space_support"},
}
