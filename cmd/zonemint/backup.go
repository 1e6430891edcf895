package main

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"

	"github.com/zonemint/zonemint/store"
	"github.com/zonemint/zonemint/zone"
)

func newBackup() *cobra.Command {
	var z zoneFlags
	cmd := &cobra.Command{
		Use: "backup FILE", Short: "Copy the database to a new file, while servers go on", Args: cobra.ExactArgs(1),
		Long: `Copy the database to a new file, consistently, while servers go on using it. The copy of a SQLite database is a SQLite database; that
of one in PostgreSQL is what pg_dump makes, which must be installed, for pg_restore. The file is for its owner alone, and never written
over one that exists.

Neither the key-encryption key nor the witness is copied. Keep the key elsewhere: whoever has both can forge tokens. A copy of the witness
would be worth nothing: it tells that a database is older than it was, and has to be newer for that.`,
		Example: "  zonemint backup /var/backups/zonemint-2026-11-24.db --data-dir /var/lib/zonemint",
		RunE: func(cmd *cobra.Command, args []string) error {
			err := store.Backup(cmd.Context(), z.dsn(), args[0])
			switch {
			case errors.Is(err, fs.ErrExist):
				return zone.Errorf(zone.Conflict, "%s exists already, and is not overwritten", args[0])
			case errors.Is(err, fs.ErrNotExist):
				return errNoZone
			case err != nil:
				return fmt.Errorf("backup: %w", err)
			}
			fmt.Fprintf(cmd.ErrOrStderr(), "The database is in %s. The key-encryption key %s is not: keep a copy of it elsewhere.\n",
				args[0], kekPath(z.kekFile, z.dataDir))
			return nil
		},
	}
	z.add(cmd.Flags())
	return cmd
}
