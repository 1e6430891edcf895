package zone_test

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/zonemint/zonemint/store"
	"github.com/zonemint/zonemint/store/memory"
	"github.com/zonemint/zonemint/store/sqlstore"
	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// TestMachine has a zone with two nodes do random things, and compares each answer, and what is in the store after it, with what an
// oracle says. -rapid.checks says how many zones there are, 100 unless told otherwise.
func TestMachine(t *testing.T) {
	t.Parallel()
	f := begin(t)
	rapid.Check(t, func(rt *rapid.T) {
		shared := memory.New()
		run(rt, f, files{open: func(int) (zone.Store, error) { return shared, nil }, shut: func(int) error { return nil }})
	})
}

// TestMachineOnSQLite is the same on files, a quarter as often. A restart of a node closes and opens its file, and backups of it come
// back. It is not parallel, as the flag is that of all.
func TestMachineOnSQLite(t *testing.T) {
	checks := flag.Lookup("rapid.checks").Value
	all := checks.String()
	n, err := strconv.Atoi(all)
	must(t, err)
	must(t, checks.Set(strconv.Itoa((n+3)/4)))
	defer func() { must(t, checks.Set(all)) }()
	f, dir, made := begin(t), t.TempDir(), 0
	rapid.Check(t, func(rt *rapid.T) {
		made++
		path := filepath.Join(dir, fmt.Sprintf("%d.db", made))
		var opened [2]zone.Store
		on := files{
			open: func(node int) (s zone.Store, err error) {
				opened[node], err = store.Open(t.Context(), "sqlite:"+path, store.Options{})
				return opened[node], err
			},
			shut:    func(node int) error { return opened[node].Close() },
			backup:  func(to string) error { return sqlstore.BackupSQLite(t.Context(), path, path+to) },
			restore: func(from string) error { return replaceFile(path+from, path) },
		}
		defer func() {
			for _, s := range opened {
				if s != nil {
					_ = s.Close()
				}
			}
		}()
		run(rt, f, on)
	})
}

// files are where a machine keeps its zone.
type files struct {
	open    func(node int) (zone.Store, error) // opens the store for a node, also when it was shut
	shut    func(node int) error
	backup  func(to string) error   // copies what is there. Nil: it cannot be copied
	restore func(from string) error // puts a copy in its place; both nodes have shut it
}

// machine is a zone, and what the oracle knows of it.
type machine struct {
	oracle
	clock     *manualClock
	config    zone.Config
	files     files
	nodes     [2]*zone.Service
	witnesses [2]memoryWitness
	copies    []*oracleCopy
	store     zone.Store // the one of the first node
	admin     zone.Caller
	providers []zone.Caller
	grants    int // redemptions that were granted
}

// run does random things in a new zone, three times as many as -rapid.steps says.
func run(t *rapid.T, f *fixture, on files) {
	m := newMachine(t, f, on)
	actions := map[string]func(*rapid.T){
		"":          m.check,
		"mint":      m.mint,
		"mint also": m.mint,
		"redeem":    m.redeemOne, "redeem more": m.redeemOne, "redeem much": m.redeemOne, "redeem most": m.redeemOne,
		"verify":    m.verify,
		"attenuate": m.attenuate,
		"revoke":    m.revoke, "revoke more": m.revoke,
		"right":   m.right,
		"support": m.support,
		"time":    m.time,
		"prune":   m.pruneSteadily,
		"ring":    m.ring,
		"restart": m.restart,
		"login":   m.login,
	}
	if on.backup != nil {
		actions["backup"], actions["restore"] = m.backup, m.restore
	}
	for range 3 {
		t.Repeat(actions)
	}
	m.checkAudit(t)
}

func newMachine(t *rapid.T, f *fixture, on files) *machine {
	ctx := context.Background()
	m := &machine{files: on, clock: &manualClock{now: time.Date(2026, 11, 23, 12, 0, 0, 5e8, time.UTC)}, config: f.config}
	var err error
	m.store, err = on.open(0)
	must(t, err)
	random := rand.NewChaCha8([32]byte{})
	m.config.Now, m.config.Random, m.config.Log = m.clock.Now, random, slog.New(slog.DiscardHandler)
	setup := f.setup
	setup.Store, setup.Now, setup.Random = m.store, m.clock.Now, random
	admin, err := zone.Setup(ctx, setup)
	must(t, err)
	m.admin = user(admin)
	for _, mints := range []tokens.Persistence{tokens.Temporary, tokens.Named} {
		m.activate(mints, m.clock.Now())
	}
	m.learn(t)
	if rapid.Bool().Draw(t, "upgraded") {
		m.upgrade(t)
	}
	must(t, on.shut(0)) // that it is opened again for the first node would keep it open
	for node := range m.nodes {
		m.start(t, node)
	}
	m.users = []*oracleUser{{id: admin, admin: true}}
	for _, name := range []string{"alice", "bob"} {
		id, err := m.nodes[0].CreateUser(ctx, m.admin, zone.NewUser{Username: name})
		must(t, err)
		m.users = append(m.users, &oracleUser{id: id})
	}
	alice, bob := m.users[1], m.users[2]
	for i := range 2 {
		id, err := m.nodes[0].CreateSpace(ctx, user(alice.id), zone.NewSpace{Name: fmt.Sprint(i)})
		must(t, err)
		member := zone.Member{Space: id, User: bob.id, Privileges: zone.NewPrivilegeSet(zone.SpaceAddProvider)}
		must(t, second(m.nodes[0].AddMember(ctx, user(alice.id), member)))
		m.spaces = append(m.spaces, &oracleSpace{
			id: id, may: map[*oracleUser]bool{alice: true, bob: true}, supports: make(map[int]*oracleSupport), named: make(map[string]*oracleToken),
		})
	}
	for i := range 3 {
		p, err := m.nodes[0].RegisterProvider(ctx, m.admin, zone.NewProvider{Name: fmt.Sprint(i), Domain: "x"})
		must(t, err)
		m.providers = append(m.providers, provider(p.ID))
		m.logins = append(m.logins, &oracleLogin{text: p.Text.Reveal(), key: m.minting(tokens.Named), by: i})
	}
	return m
}

// start opens the store and the zone for a node. Another node may have it open already.
func (m *machine) start(t *rapid.T, node int) {
	s, err := m.files.open(node)
	must(t, err)
	if node == 0 {
		m.store = s
	}
	config := m.config
	config.Store, config.Witness = s, &m.witnesses[node]
	m.oracle.nodes[node] = oracleNode{}
	m.nodes[node], err = zone.New(context.Background(), config)
	must(t, err)
}

// upgrade makes the ring one of a zone that was set up before keys were made for one kind of token each.
func (m *machine) upgrade(t *rapid.T) {
	must(t, upgradeRing(m.store))
	for _, k := range m.keys {
		if k.mints == tokens.Named {
			k.retire()
		} else {
			k.mints = ""
		}
	}
}

// learn finds out how the zone calls the keys that are new to the oracle.
func (m *machine) learn(t *rapid.T) {
	known := make(map[tokens.KeyID]bool)
	for _, k := range m.keys {
		known[k.id] = true
	}
	rows := m.rows(t)
	for _, row := range rows {
		for _, k := range m.keys {
			if !known[row.ID] && k.id == "" && k.mints == row.Mints && k.state == row.State {
				k.id, known[row.ID] = row.ID, true
			}
		}
	}
}

func (m *machine) rows(t *rapid.T) (rows []tokens.WrappedKey) {
	must(t, m.store.View(context.Background(), func(tx zone.ReadTx) (err error) {
		rows, err = tx.Keys()
		return err
	}))
	return rows
}

// check compares the store with the oracle.
func (m *machine) check(t *rapid.T) {
	m.checkKeys(t)
	must(t, m.store.View(context.Background(), func(tx zone.ReadTx) error {
		for _, space := range m.spaces {
			supports, err := tx.SpaceSupports(space.id, zone.Page{Limit: 100})
			if err != nil {
				return err
			}
			var got, want []string
			for _, s := range supports {
				got = append(got, fmt.Sprint(s.Provider, s.Size, s.Token))
			}
			for by, s := range space.supports {
				want = append(want, fmt.Sprint(m.providers[by].Provider, s.size, s.token.id))
			}
			if slices.Sort(want); !slices.Equal(got, want) { // the ids of providers are of one length, so this is their order
				t.Errorf("the space %s has the supports %q, want %q", space.id, got, want)
			}
			if err := m.checkNamed(t, tx, space); err != nil {
				return err
			}
		}
		return m.checkUses(t, tx)
	}))
}

// checkUses counts what was redeemed.
func (m *machine) checkUses(t *rapid.T, tx zone.ReadTx) error {
	for _, token := range m.tokens {
		use, err := tx.Use(token.id)
		if err != nil && zone.AsError(err).Kind != zone.NotFound {
			return err
		}
		want := int64(len(token.redeemedBy))
		if token.forgotten {
			want = 0
		}
		if use.Count != want || use.Count > token.limit {
			t.Errorf("the token %s was used %d times, want %d of %d", token.id, use.Count, want, token.limit)
		}
	}
	return nil
}

func (m *machine) checkNamed(t *rapid.T, tx zone.ReadTx, space *oracleSpace) error {
	rows, err := tx.SpaceNamedTokens(space.id, zone.Page{Limit: 100})
	if err != nil {
		return err
	}
	got, want := make(map[string]string), make(map[string]string)
	for _, row := range rows {
		got[row.Name] = fmt.Sprint(row.ID, !row.RevokedAt.IsZero(), row.Uses, row.UsageLimit, row.Issuer, row.ExpiresAt)
	}
	for name, token := range space.named {
		want[name] = fmt.Sprint(token.id, token.revoked, len(token.redeemedBy), token.limit, token.issuer.id, token.expires)
	}
	if !maps.Equal(got, want) {
		t.Errorf("the space %s has the named tokens\n%v, want\n%v", space.id, got, want)
	}
	return nil
}

// checkKeys compares the ring, and makes sure that what is retired is destroyed.
func (m *machine) checkKeys(t *rapid.T) {
	var got, want []string
	for _, row := range m.rows(t) {
		got = append(got, fmt.Sprint(row.ID, row.State, row.Mints, row.ActiveAt, row.VerifyUntil))
		if (row.State == tokens.KeyRetired) != (len(row.Ciphertext) == 0) {
			t.Errorf("the key %s is %s, and its ciphertext has %d bytes", row.ID, row.State, len(row.Ciphertext))
		}
	}
	for _, k := range m.keys {
		want = append(want, fmt.Sprint(k.id, k.state, k.mints, k.activeAt, k.until))
	}
	if slices.Sort(want); !slices.Equal(got, want) {
		t.Errorf("the keys are\n%s, want\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// checkAudit counts the records of redemptions that were granted: each has one, whatever was refused or repeated.
func (m *machine) checkAudit(t *rapid.T) {
	for _, node := range m.nodes {
		must(t, node.WriteAudit(context.Background()))
	}
	grants := 0
	must(t, m.store.View(context.Background(), func(tx zone.ReadTx) error {
		records, err := tx.Audit(0, 1_000_000)
		for _, r := range records {
			if r.Action == "provider_space_support" && r.Result == zone.AuditOK && !strings.HasSuffix(r.Detail, "repeated") {
				grants++
			}
		}
		return err
	}))
	if grants != m.grants {
		t.Errorf("%d redemptions were granted, and %d are on record", m.grants, grants)
	}
}
