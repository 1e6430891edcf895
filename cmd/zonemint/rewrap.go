package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// rewrapCommand is "zonemint key rewrap".
type rewrapCommand struct {
	*app
	cmd     *cobra.Command
	zone    zoneFlags
	newFile string
	consent consentFlags
}

func newKeyRewrap(p *app) *cobra.Command {
	c := rewrapCommand{app: p}
	c.cmd = &cobra.Command{
		Use: "rewrap", Short: "Replace the key-encryption key", Args: cobra.NoArgs,
		Long: `Make a new key-encryption key and wrap the master keys by it. Tokens do not notice, and servers on the same data directory follow
without a restart. The old key is kept beside the new one, with the time in its name: backups of the database that were made until
now open only with it. Delete it when you have deleted those.

Where the key is not a file that can be replaced (a systemd credential, or servers on several machines), give --new-kek-file, twice. The
first time the file is not there: it is made, and nothing else is done. Put a copy beside each running server's own key, named with
".next" at the end. The second time the master keys are wrapped by the key in the file, and no file is moved. Where there is no such
copy beside the key of this machine, the command asks first, since servers that run answer 503 until they can read the new key.

If it is cut off half-way, run it again.`,
		Example: "  zonemint key rewrap --data-dir /var/lib/zonemint\n  zonemint key rewrap --new-kek-file /secure/kek-2027",
		RunE: func(cmd *cobra.Command, _ []string) error {
			return orShown(withAssembly(cmd, c.zone, c.run))
		},
	}
	flags := c.cmd.Flags()
	c.zone.add(flags)
	flags.StringVar(&c.newFile, "new-kek-file", "", "file of the new key-encryption key; one that does not exist is made, and nothing else is done "+
		"(default a new key in the place of the old one)")
	c.consent.add(c.cmd)
	return c.cmd
}

// errLocked says that another process has the lock of a folder.
var errLocked = errors.New("another rewrap is running on this database")

// run holds the lock of the database's folder throughout: of two at the same time, one would take the file of the other's key away.
func (c *rewrapCommand) run(ctx context.Context, a *assembly) (err error) {
	unlock, err := lockDir(filepath.Dir(strings.TrimPrefix(c.zone.dsn(), "sqlite:")))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, unlock()) }()
	s, err := a.service(ctx)
	if err != nil {
		return err
	}
	path := kekPath(c.zone.kekFile, c.zone.dataDir)
	switch {
	case c.newFile == "":
		return c.inPlace(ctx, a, s, path)
	case !exists(c.newFile):
		return c.prepare(path)
	}
	return c.toFile(ctx, a, s, path)
}

// inPlace wraps the ring by a new key, in the file next to path unless an earlier attempt or the operator has left one there, and puts
// it in the place of path.
func (c *rewrapCommand) inPlace(ctx context.Context, a *assembly, s *zone.Service, path string) error {
	if err := c.rehearsed(c.cmd, c.consent, "wrap the master keys by a new key in the place of %s", path); err != nil {
		return err
	}
	next := nextKEK(path)
	kek, err := nextOf(path)
	if err != nil {
		return err
	}
	if err := s.RewrapKeys(ctx, operator, kek); err != nil {
		return err
	}
	old, err := replaceKEK(path, next, time.Now())
	if err != nil {
		return err
	}
	if err := a.opensWith(ctx, path); err != nil {
		return err
	}
	fmt.Fprintf(c.cmd.ErrOrStderr(), "The keys are wrapped by a new key in %s. Back it up, apart from the database.\n"+
		"The old one is %s: backups of the database until now open only with it.\n", path, old)
	return nil
}

// nextOf reads or makes the key that is to replace the one in path, for the same owner: a server that cannot read it would not start
// again.
func nextOf(path string) (tokens.KEK, error) {
	next := nextKEK(path)
	if exists(next) {
		kek, err := loadKEK(next)
		if err != nil {
			// The ring was opened with another key, so that this file is no part of it.
			return kek, fmt.Errorf("%w; if it was left behind by something else, move it away and run this again", err)
		}
		return kek, giveLike(next, path, os.Lchown)
	}
	kek, err := createKEK(next, rand.Reader)
	if err != nil {
		return kek, fmt.Errorf("%w: where no file can be made beside the old key, give --new-kek-file", err)
	}
	if err := giveLike(next, path, os.Lchown); err != nil {
		return kek, errors.Join(err, os.Remove(next)) // nothing is wrapped by it
	}
	return kek, nil
}

// prepare makes the file of a new key that the servers have to be told of before the ring is wrapped by it.
func (c *rewrapCommand) prepare(path string) error {
	if err := c.rehearsed(c.cmd, c.consent, "make the key-encryption key %s, and wrap nothing by it yet", c.newFile); err != nil {
		return err
	}
	if _, err := createKEK(c.newFile, rand.Reader); err != nil {
		return err
	}
	if err := giveLike(c.newFile, path, os.Lchown); err != nil {
		return errors.Join(err, os.Remove(c.newFile))
	}
	fmt.Fprintf(c.cmd.ErrOrStderr(), "A new key is in %s, and nothing is wrapped by it yet. Back it up, apart from the database. Put a copy of it beside\n"+
		"each running server's own key, named with \".next\" at the end (here: %s), or be ready to start them with\n"+
		"--kek-file %s. Then run this again.\n", c.newFile, nextKEK(path), c.newFile)
	return nil
}

// toFile wraps the ring by the key in the file of --new-kek-file.
func (c *rewrapCommand) toFile(ctx context.Context, a *assembly, s *zone.Service, path string) error {
	kek, err := loadKEK(c.newFile)
	if err != nil {
		return err
	}
	if hasKey(path, kek) || hasKey(nextKEK(path), kek) {
		err = c.rehearsed(c.cmd, c.consent, "wrap the master keys by %s", c.newFile)
	} else {
		err = c.agreed(c.cmd, c.consent, "wrap the master keys by %s, a key that is not in %s: servers that run answer 503 until they can read it",
			c.newFile, nextKEK(path))
	}
	if err != nil {
		return err
	}
	if err := s.RewrapKeys(ctx, operator, kek); err != nil {
		return err
	}
	if err := a.opensWith(ctx, c.newFile); err != nil {
		return err
	}
	fmt.Fprintf(c.cmd.ErrOrStderr(), "The keys are wrapped by %s. Back it up, apart from the database, and start the server with --kek-file %s.\n",
		c.newFile, c.newFile)
	return nil
}

// hasKey tells whether a file holds a key.
func hasKey(path string, kek tokens.KEK) bool {
	found, err := loadKEK(path)
	return err == nil && found == kek
}

// opensWith reads the file anew, as a server that starts does, and opens the ring with it and nothing else.
func (a *assembly) opensWith(ctx context.Context, path string) error {
	alone := *a
	alone.keks = nil
	var err error
	if alone.kek, err = loadKEK(path); err == nil {
		_, err = alone.service(ctx)
	}
	if err != nil {
		return fmt.Errorf("the ring is wrapped anew, but %s does not open it; keep every key-encryption key and look into this: %w", path, err)
	}
	return nil
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
