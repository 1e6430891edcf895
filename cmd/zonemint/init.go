package main

import (
	"bufio"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/zonemint/zonemint/store"
	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
	"github.com/zonemint/zonemint/zone/password"
)

// initCommand is "zonemint init".
type initCommand struct {
	zone          zoneFlags
	adminUser     string
	adminPassword string // a file's path
}

func newInit() *cobra.Command {
	var c initCommand
	cmd := &cobra.Command{
		Use: "init", Short: "Make a data directory with a new zone", Args: cobra.NoArgs,
		Long: `Make a data directory: the key-encryption key, the database, and the first administrator. The administrator's random
password is printed once, on standard output, and kept nowhere. Nothing that exists is ever overwritten.

Back the key-encryption key up, apart from the database: without it the zone's tokens are lost, and with both anybody can forge them.`,
		RunE: func(cmd *cobra.Command, _ []string) error { return c.run(cmd) },
	}
	flags := cmd.Flags()
	c.zone.add(flags)
	flags.StringVar(&c.adminUser, "admin-user", "admin", "username of the administrator")
	flags.StringVar(&c.adminPassword, "admin-password-file", "", "file whose first line is the administrator's password (default a random one)")
	return cmd
}

func (c *initCommand) run(cmd *cobra.Command) (err error) {
	if c.zone.store == "memory:" {
		return errors.New("a zone in memory needs no init: run \"zonemint serve --store memory:\"")
	}
	if _, ok := zone.NormaliseUsername(c.adminUser); !ok {
		return errors.New("--admin-user must be 1 to 64 characters of a-z, 0-9, '.', '_', '@' and '-'")
	}
	pass, err := c.password()
	if err != nil {
		return err
	}
	if err := makePrivateDir(c.zone.dataDir); err != nil {
		return err
	}
	if info, err := os.Stat(c.zone.dataDir); err == nil && info.Mode().Perm()&0o077 != 0 {
		fmt.Fprintf(cmd.ErrOrStderr(), "Others can enter %s (mode %04o): run chmod 700 on it.\n", c.zone.dataDir, info.Mode().Perm())
	}
	s, err := openStore(cmd.Context(), c.zone.dsn(), false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	path := kekPath(c.zone.kekFile, c.zone.dataDir)
	if err := c.setUp(cmd.Context(), s, path, pass); err != nil {
		return err
	}
	where, more := c.zone.dataDir, ""
	if store.Shared(c.zone.dsn()) {
		where, more = "the database", "More servers can use the same database: give each a copy of that file.\n"
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "A new zone is in %s. Back up %s, apart from the database.\n%sStart it with: zonemint serve %s\n",
		where, path, more, c.zone.arguments())
	if c.adminPassword != "" {
		return nil
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "The password of the user %s, printed this once:\n", c.adminUser)
	_, err = fmt.Fprintln(cmd.OutOrStdout(), pass)
	return err
}

// setUp makes the zone. The key is made only when the store is known to be empty, since a new key over old data opens nothing.
func (c *initCommand) setUp(ctx context.Context, s zone.Store, kekFile, pass string) error {
	hasher, err := password.NewHasher(password.HasherConfig{})
	if err != nil {
		return err
	}
	err = s.View(ctx, func(tx zone.ReadTx) error {
		_, err := tx.Instance()
		return err
	})
	if err == nil {
		return zone.Errorf(zone.Conflict, "the store holds a zone already; nothing was changed")
	}
	if !errors.Is(err, zone.NotFound) {
		return err
	}
	kek, err := c.kek(kekFile)
	if err != nil {
		return err
	}
	return setUp(ctx, s, kek, hasher, c.adminUser, pass)
}

func (c *initCommand) kek(path string) (tokens.KEK, error) {
	if exists(path) {
		return loadKEK(path)
	}
	return createKEK(path, rand.Reader)
}

// password reads the administrator's password, or makes one.
func (c *initCommand) password() (string, error) {
	if c.adminPassword == "" {
		return randomPassword(rand.Reader)
	}
	f, err := os.Open(c.adminPassword)
	if err != nil {
		return "", fmt.Errorf("administrator's password: %w", err)
	}
	defer f.Close() //nolint:errcheck // only read
	line, err := bufio.NewReader(f).ReadString('\n')
	line = strings.TrimRight(line, "\r\n")
	if err != nil && line == "" {
		return "", fmt.Errorf("administrator's password: %s is empty", c.adminPassword)
	}
	if err := password.CheckPolicy(line, c.adminUser); err != nil {
		return "", fmt.Errorf("administrator's password: %w", err)
	}
	return line, nil
}
