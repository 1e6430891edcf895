package zone_test

import (
	"errors"
	"fmt"
	"io"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/zonemint/zonemint/zone"
)

// storedBits are the numbers in which privileges are stored. They never change.
var storedBits = map[zone.Privilege]zone.PrivilegeSet{
	"space_view_data": 1, "space_write_files": 2, "space_manage_shares": 4, "space_invite_user": 8, "space_remove_user": 16,
	"space_invite_group": 32, "space_remove_group": 64, "space_add_provider": 128, "space_remove_provider": 256, "space_set_privileges": 512,
	"space_change_data": 1024, "space_remove": 2048,
}

func TestPrivilegeBits(t *testing.T) {
	t.Parallel()
	var all zone.PrivilegeSet
	for privilege, bit := range storedBits {
		if got := zone.NewPrivilegeSet(privilege); got != bit {
			t.Errorf("%s is stored as %d, want %d", privilege, got, bit)
		}
		parsed, err := zone.ParsePrivileges([]string{string(privilege)})
		if err != nil || parsed != bit || !slices.Equal(parsed.Names(), []string{string(privilege)}) {
			t.Errorf("%s is read as %d, %v", privilege, parsed, err)
		}
		all |= bit
	}
	if all != zone.AllPrivileges || zone.DefaultPrivileges != 3 {
		t.Errorf("all are %d and the default is %d", zone.AllPrivileges, zone.DefaultPrivileges)
	}
	if zone.NewPrivilegeSet("nonsense", "", "space_view") != 0 || zone.PrivilegeSet(1<<12).Names() == nil {
		t.Error("a name that is none is a privilege, or no names are nil")
	}
	for _, names := range [][]string{{"nonsense"}, {""}, {"space_view_data", "SPACE_VIEW_DATA"}, {"space_view_data "}} {
		_, err := zone.ParsePrivileges(names)
		wantKind(t, err, zone.InvalidRequest)
		if strings.Contains(err.Error(), "nonsense") {
			t.Errorf("the error repeats the name: %v", err)
		}
	}
	if set, err := zone.ParsePrivileges(nil); set != 0 || err != nil {
		t.Errorf("no names are %d, %v", set, err)
	}
}

func TestNormaliseUsername(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"a": "a", "A": "a", "Ada.Lovelace@example-1_x.org": "ada.lovelace@example-1_x.org", strings.Repeat("A", 64): strings.Repeat("a", 64), "0": "0",
	} {
		if got, ok := zone.NormaliseUsername(text); !ok || got != want {
			t.Errorf("%q is %q, %t", text, got, ok)
		}
	}
	for _, text := range []string{
		"", " ", "a b", "a ", " a", ".", "a.", ".a", "_a", "a-", "@a", "ä", "a\n", "a\x00", "\u212a", "\u212ate", "\u0130", "ａ", "a/b", "a:b", "a%20",
		strings.Repeat("a", 65), "\xff", "a\u200b",
	} {
		if got, ok := zone.NormaliseUsername(text); ok {
			t.Errorf("%q is the username %q", text, got)
		}
	}
}

func TestErrors(t *testing.T) {
	t.Parallel()
	names := make(map[string]bool)
	for _, kind := range zone.Kinds() {
		if kind.Error() == "" || names[kind.Error()] {
			t.Errorf("the kind %d is named %q", kind, kind.Error())
		}
		names[kind.Error()] = true
		err := fmt.Errorf("wrapped: %w", zone.Errorf(kind, "what %s", "happened").WithCause(io.ErrUnexpectedEOF).Retry(time.Minute))
		if !errors.Is(err, kind) || !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("%v does not match its kind and its cause", err)
		}
		if e := zone.AsError(err); e.Kind != kind || e.Detail != "what happened" || e.RetryAfter != time.Minute {
			t.Errorf("got %+v", e)
		}
		if e := zone.AsError(fmt.Errorf("wrapped: %w", kind)); e.Kind != kind {
			t.Errorf("a kind alone is %+v", e)
		}
	}
	if e := zone.AsError(io.EOF); e.Kind != zone.Internal || !errors.Is(e, io.EOF) || e.Detail != "" {
		t.Errorf("a foreign error is %+v", e)
	}
	if zone.Kind(-1).Error() != zone.Internal.Error() || zone.Kind(1000).Error() != zone.Internal.Error() {
		t.Error("a kind that there is not has a name of its own")
	}
	whole := zone.Errorf(zone.NotFound, "none")
	if caused := whole.WithCause(io.EOF); !errors.Is(caused, io.EOF) || errors.Is(whole, io.EOF) {
		t.Error("WithCause changes its receiver, or nothing")
	}
}

func TestCallers(t *testing.T) {
	t.Parallel()
	for want, caller := range map[string]zone.Caller{
		"anonymous": {}, "usr-x": {Kind: zone.CallerUser, User: "x"}, "prv-y": {Kind: zone.CallerProvider, Provider: "y", User: "x"},
	} {
		if got := caller.Subject(); got != want {
			t.Errorf("%+v is %s, want %s", caller, got, want)
		}
	}
	f := newFixture(t)
	f.alice.Address = netip.MustParseAddr("::ffff:192.0.2.9")
	must(t, second(f.CreateSpace(t.Context(), f.alice, zone.NewSpace{Name: "x"})))
	if records := f.audit(t); records[len(records)-1].Address != "192.0.2.9" {
		t.Errorf("the address is written as %s", records[len(records)-1].Address)
	}
}

func TestPageRequests(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	for _, r := range []zone.PageRequest{
		{Limit: -1}, {Limit: 1001}, {Cursor: "="}, {Cursor: "YQ=="}, {Cursor: "AA"}, {Cursor: "_w"}, {Cursor: "YR"}, {Cursor: " "},
	} {
		_, _, err := f.ListUsers(t.Context(), f.admin, r)
		wantKind(t, err, zone.InvalidRequest)
	}
	users, next, err := f.ListUsers(t.Context(), f.admin, zone.PageRequest{Limit: 2})
	if err != nil || len(users) != 2 || next == "" {
		t.Fatalf("got %q, %q, %v", users, next, err)
	}
	rest, end, err := f.ListUsers(t.Context(), f.admin, zone.PageRequest{Limit: 2, Cursor: next})
	if err != nil || len(rest) != 1 || end != "" {
		t.Errorf("got %q, %q, %v", rest, end, err)
	}
}
