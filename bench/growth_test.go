package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net/netip"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/testlogin"
	"github.com/zonemint/zonemint/store/sqlstore"
	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// seedling is a small zone like the one that the others are copies of, without a server.
type seedling struct {
	*zone.Service
	*filler
	store  zone.Store
	people *population
	site   zone.Caller
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// as is a caller like those that the server makes.
func as(c zone.Caller) zone.Caller {
	c.Address, c.RequestID = netip.MustParseAddr("127.0.0.1"), "a request"
	return c
}

// newSeedling makes a zone with three minters, who have a space each.
func newSeedling(t *testing.T) *seedling {
	t.Helper()
	ctx := t.Context()
	store, err := sqlstore.OpenSQLite(ctx, filepath.Join(t.TempDir(), "zonemint.db"), sqlstore.Options{})
	must(t, err)
	t.Cleanup(func() { must(t, store.Close()) })
	login, err := testlogin.New(ctx, adminPassword)
	must(t, err)
	id, err := zone.Setup(ctx, login.Setup(store, time.Now))
	must(t, err)
	service, err := zone.New(ctx, login.Config(store, time.Now))
	must(t, err)
	s := &seedling{Service: service, store: store, people: &population{admin: credential{username: "admin"}}}
	admin := as(zone.Caller{Kind: zone.CallerUser, User: id})
	for i := range 3 {
		name := fmt.Sprintf("minter-%d", i)
		minter, err := s.CreateUser(ctx, admin, zone.NewUser{Username: name})
		must(t, err)
		space, err := s.CreateSpace(ctx, as(zone.Caller{Kind: zone.CallerUser, User: minter}), zone.NewSpace{Name: "Space"})
		must(t, err)
		s.people.minters, s.people.spaces = append(s.people.minters, credential{username: name}), append(s.people.spaces, string(space))
	}
	registered, err := s.RegisterProvider(ctx, admin, zone.NewProvider{Name: "Site", Domain: "site.example.org"})
	must(t, err)
	s.site = as(zone.Caller{Kind: zone.CallerProvider, Provider: registered.ID})
	s.filler, err = newFiller(ctx, store, s.people, false)
	must(t, err)
	return s
}

// growers fill a zone, and say how the same is made through the service.
var growers = map[string]struct {
	fill func(ctx context.Context, f *filler) error
	make func(t *testing.T, s *seedling)
}{
	"spaces": {
		func(ctx context.Context, f *filler) error { return f.fillSpaces(ctx, 5) },
		func(t *testing.T, s *seedling) {
			for i := range 5 {
				owner := as(s.owners[i%3])
				user, err := s.CreateUser(t.Context(), as(s.admin), zone.NewUser{Username: fmt.Sprintf("grown-%d", i)})
				must(t, err)
				space, err := s.CreateSpace(t.Context(), owner, zone.NewSpace{Name: fmt.Sprintf("Grown space %d", i)})
				must(t, err)
				_, err = s.AddMember(t.Context(), owner, zone.Member{Space: space, User: user, Privileges: zone.DefaultPrivileges})
				must(t, err)
			}
		},
	},
	"members": {
		func(ctx context.Context, f *filler) error { return f.fillMembers(ctx, 6) },
		func(t *testing.T, s *seedling) {
			space := zone.SpaceID(s.base[0].space)
			for i := range 6 {
				m := zone.Member{Space: space, Privileges: zone.DefaultPrivileges}
				if i < 2 {
					m.User, m.Privileges = s.owners[i+1].User, m.Privileges|zone.NewPrivilegeSet(zone.SpaceAddProvider)
				} else {
					user, err := s.CreateUser(t.Context(), as(s.admin), zone.NewUser{Username: fmt.Sprintf("grown-%d", i)})
					must(t, err)
					m.User = user
				}
				_, err := s.AddMember(t.Context(), as(s.owners[0]), m)
				must(t, err)
			}
		},
	},
	"ledger": {
		func(ctx context.Context, f *filler) error { return f.fillLedger(ctx, 4) },
		func(t *testing.T, s *seedling) {
			var sites []zone.Caller
			for i := range 4 {
				site, err := s.RegisterProvider(t.Context(), as(s.admin),
					zone.NewProvider{Name: fmt.Sprintf("Grown site %d", i), Domain: fmt.Sprintf("grown-%d.example.org", i)})
				must(t, err)
				sites = append(sites, as(zone.Caller{Kind: zone.CallerProvider, Provider: site.ID}))
			}
			for _, site := range sites {
				for i, at := range s.base {
					redeemFor(t, s, as(s.owners[i]), zone.SpaceID(at.space), site)
				}
			}
		},
	},
	"named tokens": {
		func(ctx context.Context, f *filler) error { return f.fillNamedTokens(ctx, 5) },
		func(t *testing.T, s *seedling) {
			for i := range 5 {
				_, err := s.MintSupportToken(t.Context(), as(s.owners[0]), zone.SpaceID(s.base[0].space), zone.NewSupportToken{Name: fmt.Sprintf("Grown token %d", i)})
				must(t, err)
			}
		},
	},
}

// redeemFor mints a token and redeems it.
func redeemFor(t *testing.T, s *seedling, minter zone.Caller, space zone.SpaceID, site zone.Caller) {
	t.Helper()
	minted, err := s.MintSupportToken(t.Context(), minter, space, zone.NewSupportToken{})
	must(t, err)
	_, err = s.Redeem(t.Context(), site, zone.RedeemRequest{Token: minted.Text.Reveal(), Size: redeemedSize})
	must(t, err)
}

// TestFillIsWhatTheAPIMakes compares all rows of a zone that was filled with those of one that was grown through its service: they are
// alike but for ids, secrets and times.
func TestFillIsWhatTheAPIMakes(t *testing.T) {
	for name, g := range growers {
		t.Run(name, func(t *testing.T) {
			filled, made := newSeedling(t), newSeedling(t)
			must(t, g.fill(t.Context(), filled.filler))
			g.make(t, made)
			got, want := dump(t, filled.store), dump(t, made.store)
			if len(got) < 20 { // the seed alone has some 20
				t.Fatalf("only %d rows were compared", len(got))
			}
			for i := range max(len(got), len(want)) {
				if i >= len(got) || i >= len(want) || got[i] != want[i] {
					t.Fatalf("the zone that was filled has\n%s\nand the other one\n%s", strings.Join(got[min(i, len(got)):], "\n"), strings.Join(want[min(i, len(want)):], "\n"))
				}
			}
		})
	}
}

// TestFilledZoneWorks mints and redeems in zones that were filled, at every target that would be asked for.
func TestFilledZoneWorks(t *testing.T) {
	for name, g := range growers {
		t.Run(name, func(t *testing.T) {
			s := newSeedling(t)
			must(t, g.fill(t.Context(), s.filler))
			wantAll, wantOne := 3, 1
			switch name {
			case "spaces":
				wantAll = 8
			case "members":
				wantOne = 3
			}
			if len(s.all) != wantAll || len(s.one) != wantOne || len(s.base) != 3 {
				t.Fatalf("there are %d targets, %d in the first space and %d in the seed's", len(s.all), len(s.one), len(s.base))
			}
			for _, at := range s.all {
				redeemFor(t, s, as(s.owners[at.minter]), zone.SpaceID(at.space), s.site)
			}
			for _, at := range s.one {
				minted, err := s.MintSupportToken(t.Context(), as(s.owners[at.minter]), zone.SpaceID(at.space), zone.NewSupportToken{})
				must(t, err)
				_, err = s.Redeem(t.Context(), s.site, zone.RedeemRequest{Token: minted.Text.Reveal(), Size: redeemedSize})
				if !errors.Is(err, zone.AlreadySupported) {
					t.Errorf("a second support of the space by the same provider gives %v", err)
				}
			}
		})
	}
}

// dump is a line for each row of a zone, in an order that does not hang on ids. In place of an id stands the number under which
// the audit trail names it first.
func dump(t *testing.T, store zone.Store) []string {
	t.Helper()
	var lines []string
	numbers := map[string]string{"": "-"}
	name := func(id string) string {
		if numbers[id] == "" {
			numbers[id] = fmt.Sprintf("#%d", len(numbers))
		}
		return numbers[id]
	}
	add := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	all := zone.Page{Limit: 1000}
	must(t, store.View(t.Context(), func(tx zone.ReadTx) error {
		trail, err := tx.Audit(0, 1000)
		must(t, err)
		for _, r := range trail {
			caller, object := r.Caller, strings.Split(r.Object, "/")
			if kind, id, found := strings.Cut(r.Caller, "-"); found {
				caller = kind + name(id)
			}
			for i := 1; i < len(object); i += 2 {
				object[i] = name(object[i])
			}
			add("audit %s %s %v %s %s %q %s by %t", caller, r.Action, object, name(string(r.Space)), name(string(r.Token)), r.Detail, r.Result, r.RequestID != "")
			add("address %s", r.Address)
			if use, err := tx.Use(r.Token); err == nil {
				add("use %s %d", name(string(r.Token)), use.Count)
			}
			if p, err := tx.Redemption(r.Token, zone.ProviderID(strings.TrimPrefix(r.Caller, "prv-"))); err == nil {
				add("redemption %s by %s in %s of %d", name(string(p.Nonce)), name(string(p.Provider)), name(string(p.Space)), p.Size)
			}
		}
		users, err := tx.Users(all)
		must(t, err)
		for _, id := range users {
			u, err := tx.User(id)
			must(t, err)
			add("user %s %s %q %t %t %t %t", name(string(id)), u.Username, u.FullName, u.PasswordHash == "", u.Admin, u.Blocked, u.Secret == tokens.Secret{})
		}
		providers, err := tx.Providers(all)
		must(t, err)
		for _, id := range providers {
			p, err := tx.Provider(id)
			must(t, err)
			add("provider %s %s %s %v %v %s %t", name(string(id)), p.Name, p.Domain, p.Latitude, p.Longitude, name(string(p.TokenID)), p.Secret == tokens.Secret{})
		}
		spaces, err := tx.Spaces(all)
		must(t, err)
		for _, id := range spaces {
			dumpSpace(t, tx, id, name, add)
		}
		return nil
	}))
	slices.Sort(lines)
	return lines
}

// dumpSpace adds the rows of a space.
func dumpSpace(t *testing.T, tx zone.ReadTx, id zone.SpaceID, name func(string) string, add func(string, ...any)) {
	t.Helper()
	all := zone.Page{Limit: 1000}
	space, err := tx.Space(id)
	must(t, err)
	add("space %s %s %t", name(string(id)), space.Name, space.Secret == tokens.Secret{})
	members, err := tx.Members(id, all)
	must(t, err)
	for _, user := range members {
		m, err := tx.Member(id, user)
		must(t, err)
		add("member %s in %s %v", name(string(user)), name(string(id)), m.Privileges.Names())
	}
	supports, err := tx.SpaceSupports(id, all)
	must(t, err)
	for _, s := range supports {
		add("support %s by %s %d %s", name(string(id)), name(string(s.Provider)), s.Size, name(string(s.Token)))
	}
	named, err := tx.SpaceNamedTokens(id, all)
	must(t, err)
	for _, n := range named {
		add("named %s %s %s %q %q %d %v %t %t %t %d", name(string(n.ID)), name(string(n.Space)), name(string(n.Issuer)), n.Name, n.Memo, n.UsageLimit, n.Caveats,
			n.ExpiresAt.IsZero(), n.RevokedAt.IsZero(), n.Secret == tokens.Secret{}, n.Uses)
	}
}

// TestFillInParts fills a zone with more than goes into one transaction.
func TestFillInParts(t *testing.T) {
	s, ran := newSeedling(t), map[int]int{}
	const n = 2*fillRows + 1
	must(t, s.inParts(t.Context(), n, func(_ zone.Tx, i int) error { ran[i]++; return nil }))
	for i := range n {
		if ran[i] != 1 {
			t.Fatalf("number %d was written %d times", i, ran[i])
		}
	}
	if len(ran) != n {
		t.Errorf("%d were written, want %d", len(ran), n)
	}
}

// TestPairing gives each redemption a pair of its own, as long as there are any.
func TestPairing(t *testing.T) {
	const spaces, sites = 7, 4
	seen := map[[2]int]bool{}
	for n := range spaces * sites {
		space, site := pairing(n, spaces, sites)
		if space < 0 || space >= spaces || site < 0 || site >= sites || seen[[2]int{space, site}] {
			t.Errorf("redemption %d has the pair %d, %d, which is none or was used before", n, space, site)
		}
		seen[[2]int{space, site}] = true
	}
}

// TestTargetsText reads back what wrk reads.
func TestTargetsText(t *testing.T) {
	list := []target{{"aaaa", 0}, {"bbbb", 42}, {"cccc", 999}}
	text, err := targetsText(list)
	must(t, err)
	if got, want, width := string(text), "aaaa000bbbb042cccc999", list[0].width(); got != want || width != 7 {
		t.Errorf("the targets are %q, %d wide; want %q, 7 wide", got, width, want)
	}
	for _, bad := range [][]target{{{"aaaa", 0}, {"bbb", 0}}, {{"aaaa", 1000}}} {
		if text, err := targetsText(bad); err == nil {
			t.Errorf("%v gives %q and no error", bad, text)
		}
	}
}

// TestGrowthFlags reads the flags.
func TestGrowthFlags(t *testing.T) {
	for _, test := range []struct {
		arguments, stores, bad string
	}{
		{"-growth", "sqlite", ""},
		{"-growth -stores postgres -growth-spaces 100,200 -growth-many 200 -growth-of ledger", "postgres", ""},
		{"", "sqlite,memory,postgres", ""},
		{"-growth -stores memory", "", "-stores"},
		{"-growth -growth-spaces 100", "", "-growth-spaces"},
		{"-growth -growth-spaces 200,100", "", "-growth-spaces"},
		{"-growth -growth-spaces 10,100", "", "-growth-spaces"},
		{"-growth -growth-many 199", "", "-growth-many"},
		{"-growth -growth-of spaces,keys", "", "-growth-of"},
	} {
		s, err := parse(strings.Fields(test.arguments))
		switch {
		case test.bad == "" && (err != nil || strings.Join(s.stores, ",") != test.stores):
			t.Errorf("%q: %v, on %v", test.arguments, err, s.stores)
		case test.bad != "" && (err == nil || errors.Is(err, flag.ErrHelp) || !strings.Contains(err.Error(), test.bad)):
			t.Errorf("%q: got the error %v, want one that names %s", test.arguments, err, test.bad)
		}
	}
}
