package faults_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"
)

// leastSize is the size of every support here, in bytes: the least that a zone takes.
const leastSize = 1_000_000

// cluster is a zone and the nodes that serve it.
type cluster struct {
	dir       string // for everything of the cluster
	dataDir   string
	database  database
	nodes     []*node // all that were started, those that have ended too
	user      string  // access token of the administrator
	providers []provider
	history   *history
	broken    atomic.Pointer[string] // an answer that no fault excuses, such as a 500
	names     atomic.Int64           // of the named tokens
	counted   int                    // redemptions that recover has counted
}

// password is the administrator's. It protects nothing: the zones here live for seconds, on the loopback interface.
const password = "correct horse battery staple"

// newCluster makes a zone in a SQLite file with so many providers, and starts one node.
func newCluster(t *testing.T, providers int) *cluster {
	t.Helper()
	return newClusterIn(t, providers, sqliteIn)
}

// sqliteIn is the SQLite file that a zone has in its data directory unless told otherwise.
func sqliteIn(dataDir string) database { return sqliteFile{filepath.Join(dataDir, "zonemint.db")} }

// newClusterIn makes a zone in a database, which is told the data directory, with so many providers, and starts one node.
func newClusterIn(t *testing.T, providers int, in func(dataDir string) database) *cluster {
	t.Helper()
	dir := t.TempDir()
	data := filepath.Join(dir, "data")
	c := &cluster{dir: dir, dataDir: data, database: in(data), history: &history{}}
	c.init(t)
	n := c.start(t)
	ctx, cancel := within(t.Context())
	defer cancel()
	var err error
	if c.user, err = n.login(ctx, password); err != nil {
		t.Fatal(err)
	}
	for i := range providers {
		p, err := n.register(ctx, c.user, fmt.Sprintf("p%d", i))
		if err != nil {
			t.Fatal(err)
		}
		c.providers = append(c.providers, p)
	}
	return c
}

// init makes the data directory and the zone in the database.
func (c *cluster) init(t *testing.T) {
	t.Helper()
	file := filepath.Join(c.dir, "password")
	if err := os.WriteFile(file, []byte(password+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := within(t.Context())
	defer cancel()
	cmd := exec.CommandContext(ctx, zonemint(t), "init", "--data-dir", c.dataDir, "--admin-password-file", file)
	cmd.Env = append(plainEnv(), storeEnv+c.database.store())
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("zonemint init: %v\n%s", err, out)
	}
}

// config is how another node of the cluster is started.
func (c *cluster) config() nodeConfig {
	return nodeConfig{dir: filepath.Join(c.dir, fmt.Sprintf("node%d", len(c.nodes))), dataDir: c.dataDir, store: c.database.store()}
}

// start starts another node.
func (c *cluster) start(t *testing.T) *node {
	t.Helper()
	return c.startAs(t, c.config())
}

// startAs starts another node in a way of its own.
func (c *cluster) startAs(t *testing.T, config nodeConfig) *node {
	t.Helper()
	n, err := launch(t, config)
	if err != nil {
		t.Fatal(err)
	}
	c.nodes = append(c.nodes, n)
	return n
}

// copy makes another cluster of a zone in a SQLite file that no node serves. The tokens and keys of the one are good for the other;
// the history is a new one.
func (c *cluster) copy(t *testing.T) *cluster {
	t.Helper()
	dir := t.TempDir()
	data := filepath.Join(dir, "data")
	if err := os.CopyFS(data, os.DirFS(c.dataDir)); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Join(data, "kek"), 0o600); err != nil {
		t.Fatal(err)
	}
	return &cluster{
		dir: dir, dataDir: data, database: sqliteIn(data), user: c.user, providers: c.providers, history: &history{},
	}
}

// token makes a space and mints a token for it.
func (c *cluster) token(t *testing.T, n *node) token {
	t.Helper()
	ctx, cancel := within(t.Context())
	defer cancel()
	space, err := n.createSpace(ctx, c.user)
	if err != nil {
		t.Fatal(err)
	}
	minted, err := n.mint(ctx, c.user, space)
	if err != nil {
		t.Fatal(err)
	}
	return minted
}

// redeem sends one request to redeem to a node, and records it.
func (c *cluster) redeem(ctx context.Context, n *node, tok token, p provider) (outcome, answer, error) {
	o, a, err := n.redeem(ctx, tok, p, leastSize)
	c.history.add(attempt{token: tok, provider: p.id, size: leastSize, outcome: o, code: a.code})
	c.judge(err)
	return o, a, err
}

// judge remembers an error that no fault excuses: no answer at all is one thing, and neither is a 503, but a 500 is a mistake.
func (c *cluster) judge(err error) {
	var answered *unwanted
	if errors.As(err, &answered) && answered.answer.status != http.StatusServiceUnavailable {
		text := err.Error()
		c.broken.CompareAndSwap(nil, &text)
	}
}

// redeemUntil asks the nodes in turn until the outcome is known, at most for patience. It is what a provider does whose request was lost.
func (c *cluster) redeemUntil(ctx context.Context, tok token, p provider, nodes ...*node) (outcome, answer, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for i := 0; ; i++ {
		o, a, err := c.redeem(ctx, nodes[i%len(nodes)], tok, p)
		if o != unknown || ctx.Err() != nil {
			return o, a, err
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return o, a, errors.Join(err, ctx.Err())
		}
	}
}

// settle repeats every request since the last time, until the outcome of each is known. What was acknowledged must be acknowledged
// again, and a token that nobody was granted must still be good: no failed request uses a token up.
func (c *cluster) settle(t *testing.T, nodes ...*node) {
	t.Helper()
	fresh := c.history.unsettled()
	granted, _ := digest(fresh)
	done := make(map[use]bool)
	for _, a := range fresh {
		_, had := granted[a.use()]
		if done[a.use()] || a.outcome == refused && !had {
			continue
		}
		done[a.use()] = true
		o, said, err := c.redeemUntil(t.Context(), a.token, c.providerOf(a.provider), nodes...)
		switch {
		case err != nil:
			t.Fatalf("asking again for token %s: %v", a.token.id, err)
		case had && o != acknowledged:
			t.Errorf("token %s was acknowledged to %s, and asking again gets %s", a.token.id, a.provider, said)
		}
	}
	c.wantHolders(t, c.history.unsettled())
	c.history.settle() // the repetitions too
}

// wantHolders wants that each token of these attempts was granted to somebody, unless only those have asked for it who may not have it.
// The attempts include the repetitions, so that the last answer to each is a definite one.
func (c *cluster) wantHolders(t *testing.T, fresh []attempt) {
	t.Helper()
	held := make(map[string]bool)
	for _, a := range c.history.all() {
		held[a.token.id] = held[a.token.id] || a.outcome == acknowledged
	}
	for _, a := range fresh {
		if a.outcome == refused && a.code != "caveat_not_met" && !held[a.token.id] {
			t.Errorf("token %s was granted to nobody, and %s cannot have it: %s", a.token.id, a.provider, a.code)
		}
	}
}

func (c *cluster) providerOf(id string) provider {
	for _, p := range c.providers {
		if p.id == id {
			return p
		}
	}
	return provider{id: id}
}

// verify holds the history against the database. A node must be serving.
func (c *cluster) verify(t *testing.T) verdict {
	t.Helper()
	ctx, cancel := within(t.Context())
	defer cancel()
	s, err := readSnapshot(ctx, c.database)
	if err != nil {
		t.Fatalf("read the database: %v", err)
	}
	v := check(c.history.all(), s)
	if broken := c.broken.Load(); broken != nil {
		v.say(&v.other, 1, "an answer that no fault excuses: %s", *broken)
	}
	for _, fault := range v.faults {
		t.Error(fault)
	}
	return v
}

// recover looks at a zone after a fault, lets every client ask again, and looks a second time. The second verdict counts, with those
// that were acknowledged since the last time.
func (c *cluster) recover(t *testing.T, nodes ...*node) verdict {
	t.Helper()
	c.verify(t)
	c.settle(t, nodes...)
	v := c.verify(t)
	v.acknowledged, c.counted = v.acknowledged-c.counted, v.acknowledged
	return v
}

// last is the node that was started last.
func (c *cluster) last() *node { return c.nodes[len(c.nodes)-1] }
