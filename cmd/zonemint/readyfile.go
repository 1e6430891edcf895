package main

import (
	"encoding/json"
	"fmt"
)

// readiness is what the ready file says: enough for a program that started the server to use it.
type readiness struct {
	HTTPSURL      string             `json:"httpsUrl"` // empty: off
	HTTPURL       string             `json:"httpUrl"`  // empty: off
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
