package main

import (
	"fmt"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/zonemint/zonemint/store"
)

func newMigrate() *cobra.Command {
	var z zoneFlags
	var status bool
	cmd := &cobra.Command{
		Use: "migrate", Short: "Bring the database's schema up to date", Args: cobra.NoArgs,
		Long: `Bring the schema of the database up to date. "zonemint serve" does it at start, too; this command is for doing it beforehand,
and with --status for looking only.`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			run := store.Migrate
			if status {
				run = store.MigrationStatus
			}
			list, err := run(cmd.Context(), z.dsn())
			if err != nil {
				return fmt.Errorf("store: %w", err)
			}
			return printMigrations(cmd, list, status)
		},
	}
	z.add(cmd.Flags())
	cmd.Flags().BoolVar(&status, "status", false, "list all migrations and change nothing")
	return cmd
}

func printMigrations(cmd *cobra.Command, list []store.Migration, status bool) error {
	if len(list) == 0 && !status {
		fmt.Fprintln(cmd.ErrOrStderr(), "The schema is up to date.")
		return nil
	}
	w := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 8, 2, ' ', 0)
	fmt.Fprintln(w, "VERSION\tNAME\tAPPLIED")
	for _, m := range list {
		applied := "pending"
		if !m.AppliedAt.IsZero() {
			applied = m.AppliedAt.UTC().Format(time.RFC3339)
		}
		fmt.Fprintf(w, "%d\t%s\t%s\n", m.Version, m.Name, applied)
	}
	return w.Flush()
}
