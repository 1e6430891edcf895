package faults_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"strconv"
	"sync"
	"testing"
)

// load is clients that mint and redeem.
type load struct {
	cluster *cluster
	nodes   []*node
	done    chan struct{}
}

// startLoad lets so many clients work until ctx ends or no node can be reached any more.
func (c *cluster) startLoad(ctx context.Context, t *testing.T, clients int, seed uint64, nodes ...*node) *load {
	t.Helper()
	l := &load{cluster: c, nodes: nodes, done: make(chan struct{})}
	var working sync.WaitGroup
	for i := range clients {
		random := rand.New(rand.NewPCG(seed, uint64(i)))
		working.Go(func() { l.work(ctx, random) })
	}
	go func() {
		working.Wait()
		close(l.done)
	}()
	return l
}

// wait waits until all clients have ended.
func (l *load) wait() { <-l.done }

// work is one client: it makes a space, and lets provider after provider support it.
func (l *load) work(ctx context.Context, random *rand.Rand) {
	c := l.cluster
	for ctx.Err() == nil {
		n := l.nodes[random.IntN(len(l.nodes))]
		space, err := n.createSpace(ctx, c.user)
		if !l.goesOn(err) {
			return
		}
		if err != nil {
			continue
		}
		for i := 0; i+1 < len(c.providers) && ctx.Err() == nil; i += 2 {
			if !l.goesOn(l.redemption(ctx, random, n, space, c.providers[i], c.providers[i+1])) {
				return
			}
		}
	}
}

// goesOn reports whether a client has reason to go on: it was answered, even if not as it wished.
func (l *load) goesOn(err error) bool {
	l.cluster.judge(err)
	var answered *unwanted
	return err == nil || errors.As(err, &answered)
}

// redemption has a token minted and redeemed, in one of the ways in which that happens.
func (l *load) redemption(ctx context.Context, random *rand.Rand, n *node, space string, p, other provider) error {
	c := l.cluster
	switch random.IntN(8) {
	case 0: // two providers at once, one wins
		return l.together(ctx, n, space, 1, p, other)
	case 1: // two providers, both can
		return l.together(ctx, n, space, 2, p, other)
	case 2: // one that may not, then one that may
		tok, err := n.mint(ctx, c.user, space, p.id)
		if err != nil {
			return err
		}
		if _, _, err := c.redeem(ctx, n, tok, other); err != nil {
			return err
		}
		_, _, err = c.redeem(ctx, n, tok, p)
		return err
	case 3: // twice, as after an answer that was lost
		tok, err := n.mint(ctx, c.user, space)
		if err != nil {
			return err
		}
		if _, _, err := c.redeem(ctx, n, tok, p); err != nil {
			return err
		}
		_, _, err = c.redeem(ctx, n, tok, p)
		return err
	}
	tok, err := n.mint(ctx, c.user, space)
	if err != nil {
		return err
	}
	_, _, err = c.redeem(ctx, n, tok, p)
	return err
}

// together lets two providers redeem one token at the same time.
func (l *load) together(ctx context.Context, n *node, space string, limit int64, providers ...provider) error {
	c := l.cluster
	mint := func() (token, error) { return n.mint(ctx, c.user, space) }
	if limit > 1 {
		mint = func() (token, error) {
			return n.mintNamed(ctx, c.user, space, "n"+strconv.FormatInt(c.names.Add(1), 10), limit)
		}
	}
	tok, err := mint()
	if err != nil {
		return err
	}
	errs := make([]error, len(providers))
	var racing sync.WaitGroup
	for i, p := range providers {
		racing.Go(func() { _, _, errs[i] = c.redeem(ctx, n, tok, p) })
	}
	racing.Wait()
	return errors.Join(errs...)
}
