package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

func newKeyRewrap() *cobra.Command {
	var z zoneFlags
	var newFile string
	cmd := &cobra.Command{
		Use: "rewrap", Short: "Replace the key-encryption key", Args: cobra.NoArgs,
		Long: `Make a new key-encryption key and wrap the master keys by it. Tokens do not notice, and servers on the same data directory follow
without a restart. The old key is kept beside the new one, with the time in its name: backups of the database that were made until
now open only with it. Delete it when you have deleted those.

Where the key is not a file that can be replaced (a systemd credential, or servers on several machines), give --new-kek-file: the ring is
wrapped by the key in that file, which is made if it is not there, and no file is moved. Beforehand, put it beside each server's own key,
named with ".next" at the end, so that servers which run can read it.

If it is cut off half-way, run it again.`,
		Example: "  zonemint key rewrap --data-dir /var/lib/zonemint\n  zonemint key rewrap --new-kek-file /secure/kek-2027",
		RunE: func(cmd *cobra.Command, _ []string) error {
			path := kekPath(z.kekFile, z.dataDir)
			next := newFile
			if next == "" {
				next = nextKEK(path)
			}
			err := withZone(cmd, z, func(ctx context.Context, s *zone.Service) error { return rewrap(ctx, s, next) })
			if err != nil {
				return err
			}
			if newFile != "" {
				fmt.Fprintf(cmd.ErrOrStderr(), "The keys are wrapped by %s. Back it up, apart from the database, and start the server with --kek-file %s.\n",
					newFile, newFile)
				return nil
			}
			old, err := replaceKEK(path, next, time.Now())
			if err != nil {
				return err
			}
			fmt.Fprintf(cmd.ErrOrStderr(), "The keys are wrapped by a new key in %s. Back it up, apart from the database.\n"+
				"The old one is %s: backups of the database until now open only with it.\n", path, old)
			return nil
		},
	}
	z.add(cmd.Flags())
	cmd.Flags().StringVar(&newFile, "new-kek-file", "", "file of the new key-encryption key, made if it does not exist (default a new key in the place of the old one)")
	return cmd
}

// rewrap wraps the ring by the key in path, which is made unless an earlier attempt, or the operator, has left one.
func rewrap(ctx context.Context, s *zone.Service, path string) error {
	var kek tokens.KEK
	var err error
	if exists(path) {
		kek, err = loadKEK(path)
	} else {
		kek, err = createKEK(path, rand.Reader)
	}
	if err != nil {
		return err
	}
	return s.RewrapKeys(ctx, operator, kek)
}

// replaceKEK puts the file next in the place of path, which it keeps under another name. At each moment one of the names that a server
// tries holds the key that opens the ring: path or next.
func replaceKEK(path, next string, now time.Time) (old string, err error) {
	old = fmt.Sprintf("%s.until-%s", path, now.UTC().Format("20060102T150405.000Z"))
	if err := os.Link(path, old); err != nil {
		return "", fmt.Errorf("keep the old key-encryption key: %w; the ring is wrapped by %s now: keep that file, and run this again", err, next)
	}
	if err := os.Rename(next, path); err != nil {
		return "", fmt.Errorf("replace the key-encryption key: %w; the ring is wrapped by %s now: keep that file, and run this again", err, next)
	}
	return old, syncDir(filepath.Dir(path))
}
