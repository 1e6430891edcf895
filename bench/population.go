package main

import (
	"context"
	"fmt"
	"net/http"
)

// What a zone holds that is measured.
const (
	spaceCount  = 1000 // each with two members: who made it, and one of its own
	minterCount = 100  // who made the spaces, in turn
	shownSites  = 50   // that support the first space
)

// population is who and what is in a zone.
type population struct {
	admin   credential
	minters []credential // by password
	tokens  []credential // access tokens of the minters, one for each space
	spaces  []string
	sites   []credential
	minted  []string // support tokens, one for each space, where mintAll was called
}

// minter is who made a space.
func (p *population) minter(space int) credential { return p.minters[space%minterCount] }

// populate fills a zone with so many spaces and sites. The passwords are few, because each costs the server a slow hash.
func populate(ctx context.Context, c *client, admin credential, spaces, sites int) (*population, error) {
	p := &population{
		admin: admin, minters: make([]credential, minterCount), tokens: make([]credential, spaces),
		spaces: make([]string, spaces), sites: make([]credential, sites),
	}
	if err := p.makeMinters(ctx, c); err != nil {
		return nil, err
	}
	if err := each(spaces, func(i int) error { return p.makeSpace(ctx, c, i) }); err != nil {
		return nil, err
	}
	return p, p.makeSites(ctx, c)
}

// mintAll mints a token for each space.
func (p *population) mintAll(ctx context.Context, c *client) error {
	p.minted = make([]string, len(p.spaces))
	return each(len(p.spaces), func(i int) (err error) {
		p.minted[i], err = c.mint(ctx, p.tokens[i], p.spaces[i])
		return err
	})
}

// makeMinters makes the users who mint.
func (p *population) makeMinters(ctx context.Context, c *client) error {
	// One after the other: more at once would wait for the slots of the hasher for too long.
	for i := range p.minters {
		p.minters[i] = credential{username: fmt.Sprintf("minter-%d", i), password: fmt.Sprintf("correct horse battery %d", i)}
		_, err := c.made(ctx, p.admin, "/users", map[string]any{"username": p.minters[i].username, "password": p.minters[i].password})
		if err != nil {
			return err
		}
		if _, err := c.ask(ctx, p.minters[i], http.MethodGet, "/user", nil, nil); err != nil {
			return err
		}
	}
	return nil
}

// makeSites registers the providers.
func (p *population) makeSites(ctx context.Context, c *client) error {
	return each(len(p.sites), func(i int) error {
		var made struct{ Token string }
		_, err := c.ask(ctx, p.admin, http.MethodPost, "/providers",
			map[string]any{"name": fmt.Sprintf("Site %d", i), "domain": fmt.Sprintf("site-%d.example.org", i)}, &made)
		p.sites[i].token = made.Token
		return err
	})
}

// makeSpace makes a space with its members, and an access token of who made it.
func (p *population) makeSpace(ctx context.Context, c *client, i int) (err error) {
	who := p.minter(i)
	if p.spaces[i], err = c.made(ctx, who, "/user/spaces", map[string]any{"name": fmt.Sprintf("Space %d", i)}); err != nil {
		return err
	}
	member, err := c.made(ctx, p.admin, "/users", map[string]any{"username": fmt.Sprintf("member-%d", i)})
	if err != nil {
		return err
	}
	if _, err := c.ask(ctx, who, http.MethodPut, "/spaces/"+p.spaces[i]+"/users/"+member, nil, nil); err != nil {
		return err
	}
	var made struct{ Token string }
	_, err = c.ask(ctx, who, http.MethodPost, "/user/client_tokens", map[string]any{"name": fmt.Sprintf("bench-%d", i)}, &made)
	p.tokens[i].token = made.Token
	return err
}
