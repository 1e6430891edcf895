package faults_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"strconv"
	"sync"
	"testing"
)

// load is clients that mint and redeem.
type load struct {
	cluster *cluster
	done    chan struct{}
}

// startLoad lets so many clients work on nodes until ctx ends. A client that a node does not answer leaves it to the others, and ends
// when there is no node left.
func (c *cluster) startLoad(ctx context.Context, t *testing.T, clients int, seed uint64, nodes ...*node) *load {
	t.Helper()
	l := &load{cluster: c, done: make(chan struct{})}
	var working sync.WaitGroup
	for i := range clients {
		random, nodes := rand.New(rand.NewPCG(seed, uint64(i))), slices.Clone(nodes)
		working.Go(func() {
			for ctx.Err() == nil && len(nodes) > 0 {
				at := random.IntN(len(nodes))
				if err := l.space(ctx, random, nodes[at]); !l.answered(err) {
					nodes = slices.Delete(nodes, at, at+1)
				}
			}
		})
	}
	go func() {
		working.Wait()
		close(l.done)
	}()
	return l
}

// wait waits until all clients have ended.
func (l *load) wait() { <-l.done }

// answered reports whether there was an answer, even if not the one that was wanted.
func (l *load) answered(err error) bool {
	l.cluster.judge(err)
	var answered *unwanted
	return err == nil || errors.As(err, &answered)
}

// space makes a space and lets provider after provider support it.
func (l *load) space(ctx context.Context, random *rand.Rand, n *node) error {
	c := l.cluster
	space, err := n.createSpace(ctx, c.user)
	if err != nil {
		return err
	}
	for i := 0; i+1 < len(c.providers) && ctx.Err() == nil; i += 2 {
		if err := l.redemption(ctx, random, n, space, c.providers[i], c.providers[i+1]); !l.answered(err) {
			return err
		}
	}
	return nil
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
