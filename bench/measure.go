package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// subject is something that is asked of a zone again and again, and changes nothing that matters to the next request.
type subject struct {
	name     string
	requests func(*population) []request
}

// mintPath is where a space's tokens are minted.
func mintPath(space string) string { return basePath + "/spaces/" + space + "/providers/token" }

func basicHeader(c credential) map[string]string {
	r := newRequest()
	c.on(r)
	return map[string]string{"Authorization": r.Header.Get("Authorization")}
}

func tokenHeader(c credential) map[string]string { return map[string]string{"X-Auth-Token": c.token} }

// overSpaces makes one request for each space.
func overSpaces(make func(p *population, i int) request) func(*population) []request {
	return func(p *population) []request {
		list := []request{}
		for i := range p.spaces {
			list = append(list, make(p, i))
		}
		return list
	}
}

var subjects = []subject{
	{"mint-basic", overSpaces(func(p *population, i int) request {
		return request{method: "GET", path: mintPath(p.spaces[i]), headers: basicHeader(p.minter(i))}
	})},
	{"mint-token", overSpaces(func(p *population, i int) request {
		return request{method: "GET", path: mintPath(p.spaces[i]), headers: tokenHeader(p.tokens[i])}
	})},
	{"mint-post", overSpaces(func(p *population, i int) request {
		headers := basicHeader(p.minter(i))
		headers["Content-Type"] = "application/json"
		return request{method: "POST", path: mintPath(p.spaces[i]), headers: headers, body: `{"ttl":3600,"minSize":5000000}`}
	})},
}

func subjectNames() []string {
	var names []string
	for _, s := range subjects {
		names = append(names, s.name)
	}
	return names
}

// contestant is a server in a comparison.
type contestant struct {
	name string
	*process
	script  string
	samples []sample
}

// measureAll measures what the settings ask for, and writes it down.
func measureAll(ctx context.Context, s settings, dir string) error {
	for _, kind := range s.stores {
		if err := measureStore(ctx, s, dir, kind); err != nil {
			return fmt.Errorf("%s: %w", kind, err)
		}
	}
	return nil
}

// measureStore measures the subjects on one kind of store.
func measureStore(ctx context.Context, s settings, dir, kind string) (err error) {
	place, dsn := filepath.Join(dir, kind), map[string]string{"memory": "memory:"}[kind]
	if err := os.Mkdir(place, 0o700); err != nil {
		return err
	}
	n, err := newNode(ctx, s.binary, place, dsn, shownSites)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, n.stop()) }()
	for _, subject := range subjects {
		if !slices.Contains(s.subjects, subject.name) {
			continue
		}
		if err := measureSubject(ctx, s, place, kind, n, subject); err != nil {
			return fmt.Errorf("%s: %w", subject.name, err)
		}
	}
	return nil
}

func measureSubject(ctx context.Context, s settings, dir, kind string, n *node, what subject) (err error) {
	requests := what.requests(n.population)
	script, err := writeScript(dir, what.name, requests)
	if err != nil {
		return err
	}
	size, err := n.size(ctx, requests[0])
	if err != nil {
		return err
	}
	all := []*contestant{}
	for _, bare := range []string{bareHTTP, bareEcho} {
		p, err := startBare(ctx, bare, size, filepath.Dir(dir))
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, p.stop()) }()
		all = append(all, &contestant{name: bare, process: p, script: script})
	}
	all = append(all, &contestant{name: "zonemint", process: n.process, script: script})
	for _, tls := range s.tls {
		for _, connections := range s.connections {
			for _, c := range all {
				c.samples = nil
			}
			for range s.rounds {
				for _, c := range all {
					before := c.process.cpu()
					one, err := runWrk(ctx, c.urls.of(tls), c.script, connections, s.lasts)
					if err != nil {
						return err
					}
					one.cpu = time.Duration(float64(c.process.cpu()-before) / max(1, one.rate*s.lasts.Seconds()))
					c.samples = append(c.samples, one)
				}
			}
			if s.profiles != "" {
				if err := profile(ctx, s, n, fmt.Sprintf("%s-%s-%v-%d", what.name, kind, tls, connections), tls, connections, script); err != nil {
					return err
				}
			}
			report(os.Stdout, what.name, kind, tls, connections, all)
		}
	}
	return nil
}
