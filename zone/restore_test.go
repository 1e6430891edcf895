package zone_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/store/sqlstore"
	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// restorable is a database of which there are backups, and two nodes that serve the zone in it, each with a witness of its own.
type restorable struct {
	*cluster
	witnesses [2]memoryWitness
	open      func() zone.Store
	backup    func(to string) error
	put       func(t *testing.T, from string) // in the place of the database
	stopped   bool                            // the nodes have to be stopped for that
	dir       string
}

// restorables are the databases of which there are backups.
var restorables = map[string]func(t *testing.T) *restorable{
	"sqlite": func(t *testing.T) *restorable {
		t.Helper()
		path := filepath.Join(t.TempDir(), "zone.db")
		return &restorable{
			open:    func() zone.Store { return openStore(t, "sqlite:"+path) },
			backup:  func(to string) error { return sqlstore.BackupSQLite(t.Context(), path, to) },
			put:     func(t *testing.T, from string) { t.Helper(); must(t, replaceFile(from, path)) },
			stopped: true,
		}
	},
	"postgres": func(t *testing.T) *restorable {
		t.Helper()
		dsn := pgtest.DSN(t)
		return &restorable{
			open: func() zone.Store {
				s, err := sqlstore.OpenPostgres(t.Context(), dsn, sqlstore.Options{Now: func() time.Time { return time.Time{} }})
				must(t, err)
				t.Cleanup(func() { _ = s.Close() })
				return s
			},
			backup: func(to string) error { return sqlstore.BackupPostgres(t.Context(), dsn, to) },
			put:    func(t *testing.T, from string) { t.Helper(); pgtest.Restore(t, dsn, from) },
		}
	},
}

// eachRestorable runs a test on each of them.
func eachRestorable(t *testing.T, test func(t *testing.T, r *restorable)) {
	t.Helper()
	for name, kind := range restorables {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := kind(t)
			r.dir = t.TempDir()
			r.cluster = newCluster(t, r.open)
			r.start(t)
			test(t, r)
		})
	}
}

// start starts both nodes on the stores that there are.
func (r *restorable) start(t *testing.T) {
	t.Helper()
	var err error
	for i := range r.nodes {
		config := r.config
		config.Store, config.Witness = r.stores[i], &r.witnesses[i]
		r.nodes[i], err = zone.New(t.Context(), config)
		must(t, err)
	}
	r.Service = r.nodes[0]
}

// copied makes a backup.
func (r *restorable) copied(t *testing.T, name string) string {
	t.Helper()
	file := filepath.Join(r.dir, name)
	must(t, r.backup(file))
	return file
}

// restore lets the nodes see how far the history has come, as they do each second, and then puts a backup in its place that lacks some.
// They see that as well.
func (r *restorable) restore(t *testing.T, file string) {
	t.Helper()
	for _, node := range r.nodes {
		must(t, node.WriteAudit(t.Context()))
		must(t, node.KeepMark(t.Context()))
	}
	r.replace(t, file)
	for _, node := range r.nodes {
		wantKind(t, node.KeepMark(t.Context()), zone.Unavailable)
	}
}

// replace puts a file in the place of the database. Nodes that can run on do.
func (r *restorable) replace(t *testing.T, file string) {
	t.Helper()
	if !r.stopped {
		r.put(t, file)
		return
	}
	for i := range r.stores {
		must(t, r.stores[i].Close())
	}
	r.put(t, file)
	for i := range r.stores {
		r.stores[i] = r.open()
	}
	r.config.Store = r.stores[0]
	r.start(t)
}

// wantRefusing wants both nodes to mint nothing, to use nothing up and to say so, and to go on with everything else.
func (r *restorable) wantRefusing(t *testing.T, text string) {
	t.Helper()
	for i, node := range r.nodes {
		for what, err := range map[string]error{
			"ping":     node.Ping(t.Context()),
			"mint":     second(node.MintSupportToken(t.Context(), r.alice, r.space, zone.NewSupportToken{})),
			"named":    second(node.MintSupportToken(t.Context(), r.alice, r.space, zone.NewSupportToken{Name: fmt.Sprint("lost ", i)})),
			"access":   second(node.MintAccessToken(t.Context(), r.alice, zone.NewAccessToken{Name: "x"})),
			"register": second(node.RegisterProvider(t.Context(), r.admin, zone.NewProvider{Name: "x", Domain: "x"})),
			"redeem":   redeem(node, r.provider, text),
			"verify":   second(node.VerifySupportToken(t.Context(), r.provider, zone.VerifyRequest{Token: text})),
			"keep":     node.KeepMark(t.Context()),
		} {
			if wantKind(t, err, zone.Unavailable); err != nil && zone.AsError(err).RetryAfter <= 0 {
				t.Errorf("node %d, %s: %v does not say when to try again", i, what, err)
			}
		}
		must(t, second(node.Space(t.Context(), r.alice, r.space)))
		must(t, node.RenameSpace(t.Context(), r.alice, r.space, "renamed"))
		must(t, node.Maintain(t.Context()))
	}
}

// wantDead wants no node to take any of the tokens.
func (r *restorable) wantDead(t *testing.T, dead map[string]string) {
	t.Helper()
	for i, node := range r.nodes {
		for what, text := range dead {
			if err := redeem(node, r.provider, text); zone.AsError(err).Kind != zone.InvalidToken || err == nil {
				t.Errorf("node %d, %s: %v", i, what, err)
			}
		}
	}
}

// wantServing wants each node to mint what the other one can redeem.
func (r *restorable) wantServing(t *testing.T) {
	t.Helper()
	for i, node := range r.nodes {
		must(t, node.Ping(t.Context()))
		minted := mint(t, node, r.alice, r.space, zone.NewSupportToken{})
		must(t, redeem(r.nodes[1-i], r.provider, minted.Text.Reveal()))
		must(t, r.nodes[1-i].EndSupport(t.Context(), r.provider, r.space))
		must(t, node.KeepMark(t.Context()))
	}
}

// TestRestoreDrill loses, with a backup, that tokens were used up and revoked, that a right was taken away, and that keys were destroyed.
// None of them comes back to life: not before an operator has accepted the backup, not afterwards, and not when it is restored again.
func TestRestoreDrill(t *testing.T) {
	t.Parallel()
	eachRestorable(t, func(t *testing.T, r *restorable) {
		ctx := t.Context()
		must(t, second(r.AddMember(ctx, r.alice, zone.Member{
			Space: r.space, User: r.bob.User, Privileges: zone.NewPrivilegeSet(zone.SpaceViewData, zone.SpaceAddProvider),
		})))
		texts := make(map[string]string)
		minting := func(name string, by zone.Caller, n zone.NewSupportToken) string {
			texts[name] = mint(t, r.nodes[len(texts)%2], by, r.space, n).Text.Reveal()
			return texts[name]
		}
		minting("untouched", r.alice, zone.NewSupportToken{TTL: 7 * day})
		minting("named", r.alice, zone.NewSupportToken{Name: "named", UsageLimit: 5})
		used, revoked := minting("used", r.alice, zone.NewSupportToken{}), minting("revoked", r.alice, zone.NewSupportToken{})
		minting("of bob", r.bob, zone.NewSupportToken{})
		login, err := r.MintAccessToken(ctx, r.alice, zone.NewAccessToken{Name: "before"})
		must(t, err)
		file := r.copied(t, "backup")
		r.wantServing(t)

		// What is lost.
		must(t, redeem(r.nodes[1], r.provider, used))
		must(t, r.RevokeToken(ctx, r.alice, revoked))
		must(t, r.ChangePrivileges(ctx, r.alice, zone.Member{
			Space: r.space, User: r.bob.User, Privileges: zone.NewPrivilegeSet(zone.SpaceAddProvider),
		}, zone.RevokePrivileges))
		must(t, r.RevokeIssuedTokens(ctx, r.alice))
		minting("of a lost generation", r.alice, zone.NewSupportToken{})
		must(t, revokeKey(tokens.KeyActive, tokens.Temporary)(ctx, r.fixture, r.operator))
		minting("of a lost key", r.alice, zone.NewSupportToken{})

		r.restore(t, file)
		r.wantRefusing(t, used)
		must(t, r.nodes[1].AcceptRestore(ctx, r.operator))
		r.wantDead(t, texts)
		wantKind(t, second(r.AuthenticateToken(ctx, login.Text.Reveal(), r.alice.Address)), zone.InvalidAccessToken)
		r.wantServing(t)
		for range 3 { // the generations are counted anew, if they are counted
			must(t, r.RevokeIssuedTokens(ctx, r.alice))
			must(t, r.RevokeSupportTokens(ctx, r.alice, r.space))
			r.wantDead(t, texts)
		}
		minting("after the acceptance", r.alice, zone.NewSupportToken{})

		r.restore(t, file) // once more: it does not know of the acceptance
		r.wantRefusing(t, used)
		must(t, r.nodes[0].AcceptRestore(ctx, r.operator))
		r.wantDead(t, texts)
		r.wantServing(t)

		minting("before a backup of what was accepted", r.alice, zone.NewSupportToken{})
		file = r.copied(t, "another")
		r.wantServing(t)
		r.restore(t, file)
		r.wantRefusing(t, used)
		must(t, r.nodes[0].AcceptRestore(ctx, r.operator))
		r.wantDead(t, texts)
		r.wantServing(t)
		if r.witnesses[0].mark.Restores != 3 || r.witnesses[1].mark.Restores != 3 {
			t.Errorf("the witnesses know of %d and %d acceptances", r.witnesses[0].mark.Restores, r.witnesses[1].mark.Restores)
		}
	})
}

// TestNothingLost: a backup that lacks nothing is no loss, and a database that comes back is none any more.
func TestNothingLost(t *testing.T) {
	t.Parallel()
	eachRestorable(t, func(t *testing.T, r *restorable) {
		for _, node := range r.nodes {
			must(t, node.KeepMark(t.Context()))
		}
		text := r.mint(t)
		older := r.copied(t, "older")
		must(t, r.WriteAudit(t.Context()))
		newer := r.copied(t, "newer")
		r.restore(t, older)
		r.wantRefusing(t, text)
		r.replace(t, newer)
		for _, node := range r.nodes {
			must(t, node.KeepMark(t.Context()))
			must(t, node.Ping(t.Context()))
		}
		must(t, redeem(r.nodes[1], r.provider, text))
	})
}

// TestAcceptedClock: accepting lets time begin anew after a clock that was ahead, for every process and after a restart: tokens, keys and
// the watermark go by the clock as it is.
func TestAcceptedClock(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, c *cluster) {
		const ahead = 1000 * day
		ctx := t.Context()
		c.clock.advance(ahead)
		future := c.mint(t)
		must(t, c.nodes[1].RenameSpace(ctx, c.alice, c.space, "of the future"))
		must(t, c.Maintain(ctx))
		c.watermark(t, c.clock.Now().Add(-lifeOfTemporary))
		waiting := mint(t, c.nodes[1], c.alice, c.space, zone.NewSupportToken{}) // whose record is not written yet
		c.clock.advance(-ahead)
		for _, node := range append(c.nodes[:], c.reopened(t)) {
			wantClock(t, redeem(node, c.provider, future), ahead)
			wantClock(t, node.Ping(ctx), ahead)
		}
		must(t, c.reopened(t).AcceptRestore(ctx, c.operator))
		now := c.clock.Now().Truncate(time.Millisecond)
		if got := c.minIssuedAt(t); !got.Equal(now.Truncate(time.Second)) {
			t.Errorf("the watermark is %s, want %s", got, now)
		}
		keys, err := c.Keys(ctx, c.operator)
		must(t, err)
		for _, k := range keys {
			if k.State != tokens.KeyRetired && !k.ActiveAt.Equal(now) {
				t.Errorf("a key is active since %s", k.ActiveAt)
			}
		}
		must(t, c.nodes[1].WriteAudit(ctx))
		for _, node := range append(c.nodes[:], c.reopened(t)) {
			must(t, node.Ping(ctx))
			wantKind(t, redeem(node, c.provider, future), zone.InvalidToken)
			wantKind(t, redeem(node, c.provider, waiting.Text.Reveal()), zone.InvalidToken)
			minted := mint(t, node, c.alice, c.space, zone.NewSupportToken{TTL: time.Hour})
			if want := now.Truncate(time.Second).Add(time.Hour); !minted.ExpiresAt.Equal(want) {
				t.Errorf("minted until %s, want %s", minted.ExpiresAt, want)
			}
			must(t, redeem(node, c.provider, minted.Text.Reveal()))
			must(t, node.EndSupport(ctx, c.provider, c.space))
			must(t, node.WriteAudit(ctx))
		}
	})
}
