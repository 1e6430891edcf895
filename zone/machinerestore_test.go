package zone_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"time"

	"pgregory.net/rapid"

	"github.com/zonemint/zonemint/zone"
)

// oracleCopy is what the oracle knew when a backup was made.
type oracleCopy struct {
	file     string
	seq      int64 // of the newest audit record
	restores int64
	grants   int
	oldest   time.Time
	users    map[*oracleUser]oracleUser
	spaces   map[*oracleSpace]oracleSpace
	keys     []*oracleKey
	keysAre  map[*oracleKey]oracleKey
	tokens   map[*oracleToken]oracleToken
	logins   map[*oracleLogin]oracleLogin
}

// remember copies what the oracle knows.
func (o *oracle) remember() *oracleCopy {
	c := &oracleCopy{
		oldest: o.oldest, keys: slices.Clone(o.keys), keysAre: make(map[*oracleKey]oracleKey), users: make(map[*oracleUser]oracleUser),
		spaces: make(map[*oracleSpace]oracleSpace), tokens: make(map[*oracleToken]oracleToken), logins: make(map[*oracleLogin]oracleLogin),
	}
	for _, k := range o.keys {
		c.keysAre[k] = *k
	}
	for _, u := range o.users {
		c.users[u] = *u
	}
	for _, s := range o.spaces {
		c.spaces[s] = s.clone()
	}
	for _, t := range o.tokens {
		c.tokens[t] = t.clone()
	}
	for _, l := range o.logins {
		c.logins[l] = *l
	}
	return c
}

func (s *oracleSpace) clone() oracleSpace {
	c := *s
	c.may, c.named, c.supports = maps.Clone(s.may), maps.Clone(s.named), make(map[int]*oracleSupport)
	for by, support := range s.supports {
		c.supports[by] = new(*support)
	}
	return c
}

func (t *oracleToken) clone() oracleToken {
	c := *t
	c.redeemedBy = maps.Clone(t.redeemedBy)
	return c
}

// forget goes back to what was known when a copy was made. Of what came later, the texts of tokens are left, and that they are worth
// nothing.
func (o *oracle) forget(c *oracleCopy) {
	for _, k := range o.keys {
		k.retire() // stays so unless the copy has it
	}
	o.oldest, o.keys = c.oldest, slices.Clone(c.keys)
	for k, was := range c.keysAre {
		*k = was
	}
	for u, was := range c.users {
		*u = was
	}
	for s, was := range c.spaces {
		*s = was.clone()
	}
	for _, t := range o.tokens {
		was, known := c.tokens[t]
		if !known {
			t.redeemedBy, t.inLedger, t.forgotten, t.revoked, t.deleted = make(map[int]int64), time.Time{}, false, false, t.name != ""
			continue
		}
		texts := t.texts // what was attenuated since is genuine, too
		*t = was.clone()
		t.texts = texts
	}
	for _, l := range o.logins {
		if was, known := c.logins[l]; known {
			*l = was
		} else {
			l.deleted = true
		}
	}
}

// accept is what accepting the database does.
func (o *oracle) accept(now time.Time) {
	o.replaceKeys(now)
	o.oldest = now.Truncate(time.Second)
}

// backup copies the database while it is open. Two copies are enough for one to be older than an acceptance, and take their time.
func (m *machine) backup(t *rapid.T) {
	if len(m.copies) == 2 {
		t.Skip("there are enough")
	}
	m.settle(t)
	c := m.remember()
	c.file, c.grants = fmt.Sprintf(".%d", len(m.copies)), m.grants
	c.seq, c.restores = m.progress(t)
	must(t, m.files.backup(c.file))
	m.copies = append(m.copies, c)
}

// settle has both nodes write what waits, and then look how far the history has come, as they do each second.
func (m *machine) settle(t *rapid.T) {
	for _, node := range m.nodes {
		must(t, node.WriteAudit(context.Background()))
	}
	for _, node := range m.nodes {
		must(t, node.KeepMark(context.Background()))
	}
}

// progress is how far the history of the database has come.
func (m *machine) progress(t *rapid.T) (seq, restores int64) {
	must(t, m.store.View(context.Background(), func(tx zone.ReadTx) error {
		instance, err := tx.Instance()
		newest, auditErr := tx.RecentAudit("", 0, 1)
		for _, r := range newest {
			seq = r.Seq
		}
		restores = instance.Restores
		return errors.Join(err, auditErr)
	}))
	return seq, restores
}

// restore puts a backup in the place of the database. Where that has lost anything, nothing is minted or used until one node is told
// that it is to go on; then every token is dead, for the other node, too.
func (m *machine) restore(t *rapid.T) {
	c := pick(t, "backup", m.copies)
	if rapid.IntRange(0, 2).Draw(t, "seldom") > 0 {
		t.Skip("what happens in between matters more")
	}
	m.settle(t)
	seq, restores := m.progress(t)
	for node := range m.nodes {
		must(t, m.files.shut(node))
	}
	must(t, m.files.restore(c.file))
	for node := range m.nodes {
		m.start(t, node)
	}
	m.forget(c)
	m.grants = c.grants
	if seq == c.seq && restores == c.restores {
		m.settle(t)
		return
	}
	for _, node := range m.nodes {
		m.refusesAll(t, node)
	}
	ctx := context.Background()
	must(t, m.nodes[rapid.IntRange(0, 1).Draw(t, "node")].AcceptRestore(ctx, zone.Caller{Kind: zone.CallerOperator}))
	m.accept(m.clock.Now())
	m.learn(t)
	if after, now := m.progress(t); now <= restores || after <= c.seq {
		t.Fatalf("accepted, the history is at %d after %d acceptances, was at %d after %d", after, now, seq, restores)
	}
	m.settle(t)
}

// refusesAll is how a node answers while its database lacks what was acknowledged.
func (m *machine) refusesAll(t *rapid.T, node *zone.Service) {
	ctx := context.Background()
	answered(t, "ping", node.Ping(ctx), zone.Unavailable)
	answered(t, "mint", second(node.MintSupportToken(ctx, m.admin, m.spaces[0].id, zone.NewSupportToken{})), zone.Unavailable)
	answered(t, "keep the mark", node.KeepMark(ctx), zone.Unavailable)
	if len(m.tokens) > 0 {
		x := m.drawText(t)
		_, err := node.Redeem(ctx, m.providers[0], zone.RedeemRequest{Token: x.text, Size: leastSize})
		answered(t, "redeem", err, zone.Unavailable)
		_, err = node.VerifySupportToken(ctx, m.providers[0], zone.VerifyRequest{Token: x.text})
		answered(t, "verify", err, zone.Unavailable)
	}
	_, err := node.User(ctx, m.admin, m.users[0].id)
	ask(t, "read", err)
}

// replaceFile puts a copy in the place of a database that nobody has open.
func replaceFile(from, to string) error {
	for _, suffix := range []string{"-wal", "-shm"} {
		if err := os.Remove(to + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	content, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, content, 0o600)
}
