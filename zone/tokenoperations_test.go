package zone_test

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// tokenWrites are those of writes that are about tokens of which there is a row, about revocation and about keys. What stands in a
// name after a space tells cases of one method apart.
var tokenWrites = map[string]call{
	"Redeem named": {by: byProvider, object: "space/", token: true, prepare: named, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return second(f.Redeem(ctx, c, zone.RedeemRequest{Token: f.text, Size: size}))
	}, action: "provider_space_support"},
	"MintSupportToken named": {by: byAlice, object: "space/", token: true, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return second(f.MintSupportToken(ctx, c, f.space, zone.NewSupportToken{Name: "x", Memo: "y", UsageLimit: 3, MaxSize: size}))
	}, action: "mint_support_token"},
	"ChangeNamedToken": {by: byAlice, object: "space/", token: true, prepare: named, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return f.ChangeNamedToken(ctx, c, f.space, f.id, zone.NamedTokenChange{Revoked: new(true), Name: new("renamed"), Memo: new("for the site")})
	}, action: "update_space_named_token"},
	"DeleteNamedToken": {by: byAlice, object: "space/", token: true, prepare: named, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return f.DeleteNamedToken(ctx, c, f.space, f.id)
	}, action: "delete_space_named_token"},
	"RevokeToken": {by: byAlice, object: "space/", token: true, anybody: true, prepare: minted, do: revokeByText, action: "revoke_token"},
	"RevokeToken named": {
		by: byProvider, object: "space/", token: true, anybody: true, prepare: named, do: revokeByText, action: "revoke_token",
	},
	"RevokeToken access": {
		by: byAlice, object: "user/", token: true, anybody: true, prepare: accessible, do: revokeByText, action: "revoke_token",
	},
	"RevokeToken registration": {by: byProvider, token: true, anybody: true, prepare: registrable, do: revokeByText, action: "revoke_token"},
	"RevokeTokenByID":          {by: byAlice, object: "space/", token: true, prepare: minted, do: revokeByID, action: "revoke_token"},
	"RevokeTokenByID named":    {by: byAlice, object: "space/", token: true, prepare: named, do: revokeByID, action: "revoke_token"},
	"RevokeIssuedTokens": {by: byAlice, object: "user/", do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return f.RevokeIssuedTokens(ctx, c)
	}, action: "revoke_user_temporary_tokens"},
	"RevokeUserTokens": {by: byAdmin, object: "user/", do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return f.RevokeUserTokens(ctx, c, f.bob.User)
	}, action: "revoke_temporary_tokens_of_user"},
	"ReplaceProviderToken": {by: byAdmin, object: "provider/", token: true, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return second(f.ReplaceProviderToken(ctx, c, f.provider.Provider))
	}, action: "replace_provider_token"},
	"RotateKey":         {by: byOperator, object: "key", do: rotateKey, action: "rotate_key"},
	"RotateKey again":   {by: byOperator, object: "key", prepare: early, do: rotateKey, action: "rotate_key"},
	"RevokeKey":         {by: byOperator, object: "keys/", do: revokeKey(tokens.KeyActive, tokens.Temporary), action: "revoke_key"},
	"RevokeKey named":   {by: byOperator, object: "keys/", do: revokeKey(tokens.KeyActive, tokens.Named), action: "revoke_key"},
	"RevokeKey pending": {by: byOperator, object: "keys/", prepare: rotating, do: revokeKey(tokens.KeyPending, tokens.Temporary), action: "revoke_key"},
	"ReplaceKeys": {by: byOperator, object: "key", prepare: rotating, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return f.ReplaceKeys(ctx, c)
	}, action: "replace_keys"},
	"AcceptRestore": {by: byOperator, object: "key", prepare: rotating, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return f.AcceptRestore(ctx, c)
	}, action: "accept_restore"},
	"RewrapKeys": {by: byOperator, object: "key", prepare: rotating, do: func(ctx context.Context, f *fixture, c zone.Caller) error {
		return f.RewrapKeys(ctx, c, f.config.KEK)
	}, action: "rewrap_keys"},
}

func revokeByText(ctx context.Context, f *fixture, c zone.Caller) error {
	return f.RevokeToken(ctx, c, f.text)
}

func revokeByID(ctx context.Context, f *fixture, c zone.Caller) error {
	return f.RevokeTokenByID(ctx, c, f.space, f.id)
}

func rotateKey(ctx context.Context, f *fixture, c zone.Caller) error {
	return second(f.RotateKey(ctx, c))
}

// revokeKey revokes the first key of a state that mints or is to mint tokens of a kind.
func revokeKey(state tokens.KeyState, mints tokens.Persistence) func(context.Context, *fixture, zone.Caller) error {
	return func(ctx context.Context, f *fixture, c zone.Caller) error {
		id := tokens.KeyID("unknown")
		err := f.store.Store.View(ctx, func(tx zone.ReadTx) error {
			rows, err := tx.Keys()
			for _, row := range rows {
				if row.State == state && row.Mints == mints {
					id = row.ID
				}
			}
			return err
		})
		if err != nil {
			return err
		}
		return f.RevokeKey(ctx, c, id)
	}
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

// callerless are the methods that nobody asks for: what the server does on its own, and how it is.
var callerless = []string{"Ping", "Run", "Maintain", "KeepMark", "WriteAudit", "DroppedAudit"}

// byBearer are the methods by which an operation authenticates its caller itself; bearer_test.go is about them.
var byBearer = []string{"RecogniseProvider", "RedeemBearer"}

// TestAllOperationsAreListed compares the two tables with what the Service has: a method that takes a Caller is an operation.
func TestAllOperationsAreListed(t *testing.T) {
	t.Parallel()
	service, caller := reflect.TypeFor[*zone.Service](), reflect.TypeFor[zone.Caller]()
	for i := range service.NumMethod() {
		method := service.Method(i)
		takes := slices.ContainsFunc(slices.Collect(method.Type.Ins()), func(in reflect.Type) bool { return in == caller })
		_, isRead := reads[method.Name]
		_, isWrite := writes[method.Name]
		if takes != (isRead != isWrite) && !slices.Contains(byBearer, method.Name) {
			t.Errorf("%s is tested as a read %t and as a write %t", method.Name, isRead, isWrite)
		}
		authenticates := strings.HasPrefix(method.Name, "Authenticate") || slices.Contains(byBearer, method.Name)
		if !takes && !authenticates && !slices.Contains(callerless, method.Name) {
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
