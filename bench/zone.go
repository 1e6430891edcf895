package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// node is zonemint on one kind of store, with everybody in it.
type node struct {
	*process
	*population
	client *client
}

// adminPassword is that of the zones that are made here, for as long as the measurement takes.
const adminPassword = "the password of a measurement"

// newNode sets a zone up, serves it and fills it. The folder must be empty.
func newNode(ctx context.Context, binary, dir, dsn string, sites int) (*node, error) {
	n, admin, err := emptyNode(ctx, binary, dir, dsn)
	if err != nil {
		return nil, err
	}
	if n.population, err = populate(ctx, n.client, admin, spaceCount, sites); err == nil {
		err = n.mintAll(ctx, n.client)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("fill the zone: %w", err), n.stop())
	}
	return n, nil
}

// emptyNode sets a zone up and serves it, with its admin alone. The folder must be empty.
func emptyNode(ctx context.Context, binary, dir, dsn string) (*node, credential, error) {
	admin, arguments := credential{username: "admin", password: adminPassword}, storeArguments(dsn)
	printed := filepath.Join(dir, "password")
	if dsn != "memory:" {
		if err := os.WriteFile(printed, []byte(adminPassword+"\n"), 0o600); err != nil {
			return nil, admin, err
		}
		initialise := append([]string{"init", "--data-dir", dir, "--admin-password-file", printed}, arguments...)
		if out, err := exec.CommandContext(ctx, binary, initialise...).CombinedOutput(); err != nil { //nolint:gosec // what it runs is what it was told to measure
			return nil, admin, fmt.Errorf("zonemint init: %w: %s", err, out)
		}
	}
	p, err := startNode(ctx, binary, dir, printed, arguments...)
	if err != nil {
		return nil, admin, err
	}
	if dsn == "memory:" { // which prints its password
		text, err := os.ReadFile(printed)
		if err != nil {
			return nil, admin, errors.Join(err, p.stop())
		}
		admin.password = strings.TrimSpace(string(text))
	}
	return &node{process: p, client: newClient(p.HTTP)}, admin, nil
}

// storeArguments name a store to zonemint; none where it is the SQLite file of the data directory.
func storeArguments(dsn string) []string {
	if dsn == "" {
		return nil
	}
	return []string{"--store", dsn}
}
