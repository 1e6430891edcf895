package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/zonemint/zonemint/zone"
)

// witnessVersion is the version of the witness's format.
const witnessVersion = 1

// witnessFile is a [zone.Witness] in a file of the data directory, beside the key-encryption key and apart from the database.
type witnessFile struct{ path string }

// witnessIn is the witness of a data directory.
func witnessIn(dataDir string) *witnessFile { return &witnessFile{filepath.Join(dataDir, "witness")} }

// witnessDocument is what the file holds.
type witnessDocument struct {
	Version     int       `json:"version"`
	Zone        string    `json:"zone"`
	Restores    int64     `json:"restores"`
	Record      int64     `json:"record"`
	Digest      string    `json:"digest"`
	At          time.Time `json:"at"`
	Database    string    `json:"database"`
	Synchronous bool      `json:"synchronous"`
}

// Load implements [zone.Witness].
func (w *witnessFile) Load() (zone.Mark, error) {
	text, err := os.ReadFile(w.path)
	if errors.Is(err, fs.ErrNotExist) {
		return zone.Mark{}, zone.ErrNoMark
	}
	if err != nil {
		return zone.Mark{}, fmt.Errorf("witness: %w", err)
	}
	var d witnessDocument
	digest, failed := []byte(nil), json.Unmarshal(text, &d)
	if failed == nil {
		digest, failed = hex.DecodeString(d.Digest)
	}
	if failed != nil || d.Version != witnessVersion || d.Zone == "" || len(digest) != sha256.Size {
		return zone.Mark{}, fmt.Errorf("the witness %s cannot be read, so nobody knows whether the database is as new as it should be: bring the file back "+
			"from a copy, or, if you are sure of the database, remove it", w.path)
	}
	return zone.Mark{
		Instance: d.Zone, Restores: d.Restores, Seq: d.Record, Digest: [sha256.Size]byte(digest), At: d.At,
		Origin: zone.Origin{Database: d.Database, Synchronous: d.Synchronous},
	}, nil
}

// Save implements [zone.Witness]. The file is replaced as a whole, so that there is always one that can be read.
func (w *witnessFile) Save(m zone.Mark) error {
	text, err := json.MarshalIndent(witnessDocument{
		Version: witnessVersion, Zone: m.Instance, Restores: m.Restores, Record: m.Seq, Digest: hex.EncodeToString(m.Digest[:]), At: m.At.UTC(),
		Database: m.Origin.Database, Synchronous: m.Origin.Synchronous,
	}, "", "  ")
	if err != nil {
		return err
	}
	name, err := writeBeside(w.path, ".zonemint-witness-*", append(text, '\n'))
	if err != nil {
		return fmt.Errorf("witness: %w", err)
	}
	if err := os.Rename(name, w.path); err != nil {
		return fmt.Errorf("witness: %w", errors.Join(err, os.Remove(name)))
	}
	return syncDir(filepath.Dir(w.path))
}
