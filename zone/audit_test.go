package zone_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/zonemint/zonemint/zone"
)

// TestAudited: a change leaves one record, which says who did what to what, from where and in which request.
func TestAudited(t *testing.T) {
	t.Parallel()
	eachCall(t, writes, func(t *testing.T, f *fixture, m call) {
		t.Helper()
		before := f.audit(t)
		caller := m.by(f)
		must(t, m.do(t.Context(), f, caller))
		after := f.audit(t)
		if len(after) != len(before)+1 {
			t.Fatalf("left %d records", len(after)-len(before))
		}
		got := after[len(before)]
		if got.Action != m.action || !strings.HasPrefix(got.Object, m.object) || m.object != "" && got.Object == m.object {
			t.Errorf("the record has %q of %q, want %q of %q...", got.Action, got.Object, m.action, m.object)
		}
		if got.Caller != caller.Subject() || got.Address != caller.Address.String() || got.RequestID != caller.RequestID {
			t.Errorf("the record says %s from %s in %s, want %+v", got.Caller, got.Address, got.RequestID, caller)
		}
		if (got.Token != "") != m.token || !got.At.Equal(f.clock.Now().Truncate(1e6)) || got.Seq <= before[len(before)-1].Seq {
			t.Errorf("the record is %+v", got)
		}
		concerns := m.object == "space/"
		if got.Result != zone.AuditOK || concerns != (got.Space != "") || concerns && !strings.HasPrefix(got.Object+"/", "space/"+string(got.Space)+"/") {
			t.Errorf("the record says %q of the space %q: %+v", got.Result, got.Space, got)
		}
		if !strings.Contains(f.log.String(), `"action":"`+m.action+`"`) {
			t.Error("the log does not have the operation")
		}
	})
}

// TestReadsAreNotAudited: minting is the one that would tempt; it must write nothing.
func TestReadsAreNotAudited(t *testing.T) {
	t.Parallel()
	eachCall(t, reads, func(t *testing.T, f *fixture, m call) {
		t.Helper()
		before := len(f.audit(t))
		f.store.writes = nil
		must(t, m.do(t.Context(), f, m.by(f)))
		if len(f.store.writes) > 0 || len(f.audit(t)) != before {
			t.Errorf("wrote by %q", f.store.writes)
		}
	})
}

// TestAuthoriseAuditAct holds every change to its order: who may not gets to write nothing, not even a record; who may gets
// the record before anything else is written.
func TestAuthoriseAuditAct(t *testing.T) {
	t.Parallel()
	eachCall(t, writes, func(t *testing.T, f *fixture, m call) {
		t.Helper()
		stranger := zone.Caller{Kind: zone.CallerUser, User: f.bob.User}
		if !m.anybody && (m.by(f).User != f.alice.User || m.object == "space/" && m.action != "create_space") {
			f.store.writes = nil
			wantKind(t, m.do(t.Context(), f, stranger), zone.Forbidden)
			if len(f.store.writes) > 0 {
				t.Errorf("who may not wrote by %q", f.store.writes)
			}
		}
		must(t, m.do(t.Context(), f, m.by(f)))
		if len(f.store.writes) < 2 || f.store.writes[0] != "AppendAudit" || slices.Contains(f.store.writes[1:], "AppendAudit") {
			t.Errorf("wrote by %q: the record comes first, and once", f.store.writes)
		}
	})
}

// TestNoChangeWithoutRecord: where the record cannot be written, nothing is done; and where something cannot be done, there is
// no record.
func TestNoChangeWithoutRecord(t *testing.T) {
	t.Parallel()
	eachCall(t, writes, func(t *testing.T, f *fixture, m call) {
		t.Helper()
		must(t, dryRun(t, f, m))
		for _, call := range slices.Clone(f.store.writes) {
			before, trail := f.dump(t), len(f.audit(t))
			f.store.deny = call
			wantKind(t, m.do(t.Context(), f, m.by(f)), zone.Unavailable)
			f.store.deny = ""
			if after := f.dump(t); after != before || len(f.audit(t)) != trail {
				t.Errorf("%s failed, and something was changed:\n%s\n%s", call, before, after)
			}
		}
		must(t, m.do(t.Context(), f, m.by(f)))
	})
}

// dryRun finds out by which calls a method writes, in a zone of its own.
func dryRun(t *testing.T, f *fixture, m call) error {
	t.Helper()
	other := newFixture(t)
	if m.prepare != nil {
		m.prepare(t, other)
	}
	err := m.do(t.Context(), other, m.by(other))
	f.store.writes = other.store.writes
	return err
}

// TestEveryCallFails has each call to the store fail in turn: the answer is always that the store cannot serve, and never that
// something is not there, not allowed or not genuine, and nothing is changed.
func TestEveryCallFails(t *testing.T) {
	t.Parallel()
	for _, calls := range []map[string]call{reads, writes} {
		eachCall(t, calls, func(t *testing.T, f *fixture, m call) {
			t.Helper()
			before, trail := f.dump(t), len(f.audit(t))
			for n := 1; ; n++ {
				f.store.calls, f.store.denyCall = 0, n
				err := m.do(t.Context(), f, m.by(f))
				f.store.denyCall = 0
				if err == nil && f.store.calls < n {
					break // there is no such call
				}
				wantKind(t, err, zone.Unavailable)
				if f.dump(t) != before || len(f.audit(t)) != trail {
					t.Fatalf("the call %d failed, and something was changed", n)
				}
			}
		})
	}
}

// TestAuthenticationFails is the same for authentication.
func TestAuthenticationFails(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	minted, err := f.MintAccessToken(t.Context(), f.alice, zone.NewAccessToken{})
	must(t, err)
	registered, err := f.RegisterProvider(t.Context(), f.admin, zone.NewProvider{Name: "x", Domain: "x"})
	must(t, err)
	for name, do := range map[string]func() error{
		"password": func() error {
			return second(f.AuthenticatePassword(t.Context(), "alice", alicePassword, f.alice.Address))
		},
		"token": func() error { return second(f.AuthenticateToken(t.Context(), minted.Text.Reveal(), f.alice.Address)) },
		"provider": func() error {
			return second(f.AuthenticateToken(t.Context(), registered.Text.Reveal(), f.alice.Address))
		},
	} {
		t.Run(name, func(t *testing.T) {
			for n := 1; ; n++ {
				f.store.calls, f.store.denyCall = 0, n
				err := do()
				f.store.denyCall = 0
				if err == nil && f.store.calls < n {
					return
				}
				wantKind(t, err, zone.Unavailable)
			}
		})
	}
}

// TestRunTwice: a store may run a transaction more than once. What counts is the last time.
func TestRunTwice(t *testing.T) {
	t.Parallel()
	eachCall(t, writes, func(t *testing.T, f *fixture, m call) {
		t.Helper()
		before := len(f.audit(t))
		f.store.twice = true
		must(t, m.do(t.Context(), f, m.by(f)))
		if after := len(f.audit(t)); after != before+1 {
			t.Errorf("left %d records", after-before)
		}
	})
	f := newFixture(t)
	f.store.twice = true
	added, err := f.AddMember(t.Context(), f.alice, zone.Member{Space: f.space, User: f.bob.User, Privileges: 1})
	if err != nil || !added {
		t.Errorf("a member who was added: %t, %v", added, err)
	}
	added, err = f.AddMember(t.Context(), f.alice, zone.Member{Space: f.space, User: f.bob.User, Privileges: 1})
	if err != nil || added {
		t.Errorf("a member who was one already: %t, %v", added, err)
	}
	space, err := f.Redeem(t.Context(), f.provider, zone.RedeemRequest{Token: f.mint(t), Size: size})
	if err != nil || space != f.space {
		t.Errorf("redeemed for %q, %v", space, err)
	}
}

// TestLogHasNoSecrets: what was refused is in the log, and no text of a token and no password is.
func TestLogHasNoSecrets(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	ctx := context.WithoutCancel(t.Context())
	token := f.mint(t)
	_, err := f.Redeem(ctx, f.provider, zone.RedeemRequest{Token: token, Size: 1})
	wantKind(t, err, zone.InvalidRequest)
	_, err = f.Redeem(ctx, f.alice, zone.RedeemRequest{Token: token, Size: size})
	wantKind(t, err, zone.Forbidden)
	wantKind(t, f.ChangeCurrentPassword(ctx, f.alice, "not the password", alicePassword), zone.Forbidden)
	log := f.log.String()
	for _, result := range []string{`"result":"invalid request"`, `"result":"forbidden"`} {
		if !strings.Contains(log, result) {
			t.Errorf("the log lacks %s", result)
		}
	}
	for _, secret := range []string{token[len(token)-30:], alicePassword, "not the password"} {
		if strings.Contains(log, secret) {
			t.Error("the log has a secret")
		}
	}
}
