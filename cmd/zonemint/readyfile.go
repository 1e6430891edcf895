package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// readiness is what the ready file says: enough for a program that started the server to use it.
type readiness struct {
	HTTPSURL      string             `json:"httpsUrl"` // empty: off
	HTTPURL       string             `json:"httpUrl"`  // empty: off
	AdminURL      string             `json:"adminUrl,omitempty"`
	AdminUser     string             `json:"adminUser,omitempty"`
	AdminPassword string             `json:"adminPassword,omitempty"`
	SpaceID       string             `json:"spaceId,omitempty"`
	Providers     []providerIdentity `json:"providers,omitempty"`
	DataDir       string             `json:"dataDir"`
}

// providerIdentity is a provider of the try-out zone.
type providerIdentity struct {
	ID    string `json:"id"`
	Token string `json:"token"`
}

// clearReadiness removes the file of an earlier run, which would say of a server that is only starting, or not there at all, that it
// is ready. An empty path names none.
func clearReadiness(path string) error {
	if path == "" {
		return nil
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("ready file: %w", err)
	}
	return nil
}

// serve writes the file at path, serves until ctx ends, and removes the file again.
func (r *readiness) serve(ctx context.Context, s *server, path string) error {
	if err := r.write(path); err != nil {
		s.close()
		return err
	}
	go returnMemory() // beside, so that nobody waits for it
	return errors.Join(s.serve(ctx), clearReadiness(path))
}

// write writes the file, all of it or nothing, for its owner only. An empty path writes none.
func (r *readiness) write(path string) error {
	if path == "" {
		return nil
	}
	data, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	if err := replace(path, append(data, '\n')); err != nil {
		return fmt.Errorf("ready file: %w", err)
	}
	return nil
}
