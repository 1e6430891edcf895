package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

func newMan() *cobra.Command {
	return &cobra.Command{
		Use: "man DIR", Short: "Write the manual pages into a folder", Args: wants("DIR"),
		Long: `Write a manual page for each command, in section 1, into a folder, which is made if it is not there. Pages of the same names are
replaced. SOURCE_DATE_EPOCH, in unix seconds, is their date where it is set.`,
		Example: "  zonemint man /usr/local/share/man/man1 && man zonemint-token-mint",
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil { //nolint:gosec // manuals are for everybody
				return err
			}
			header := &doc.GenManHeader{Section: "1", Source: "zonemint " + version, Manual: "zonemint"}
			if err := doc.GenManTree(cmd.Root(), header, args[0]); err != nil {
				return fmt.Errorf("manual pages: %w", err)
			}
			return nil
		},
	}
}
