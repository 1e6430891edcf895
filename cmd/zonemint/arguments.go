package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/zonemint/zonemint/tokens"
)

// ids wants exactly these arguments, each of them an id. The names are for messages.
func ids(names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := wants(names...)(cmd, args); err != nil {
			return err
		}
		return checkIDs(names, args)
	}
}

// optionalID wants at most one argument, an id.
func optionalID(name string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return nil
		}
		return ids(name)(cmd, args)
	}
}

// wants wants exactly these arguments.
func wants(names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < len(names):
			return fmt.Errorf("%q needs %s: %s is missing", cmd.CommandPath(), strings.Join(names, " "), names[len(args)])
		case len(args) > len(names):
			return fmt.Errorf("%q takes %s and nothing more", cmd.CommandPath(), strings.Join(names, " "))
		}
		return nil
	}
}

// checkIDs looks at the arguments that have a name.
func checkIDs(names, args []string) error {
	for i, name := range names[:min(len(names), len(args))] {
		if !tokens.ValidID(args[i]) {
			return fmt.Errorf("%s must be an id: 1 to %d characters of A-Z, a-z, 0-9, '_' and '-'", name, tokens.MaxIDLength)
		}
	}
	return nil
}

// shortestID is the length of the shortest ids that a zone makes.
const shortestID = 22

// flagError adds, where an id was taken for a flag, how to write it.
func flagError(_ *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) {
		return err
	}
	word := "--" + unknown.GetSpecifiedName()
	if letters := unknown.GetSpecifiedShortnames(); letters != "" {
		word = "-" + letters
	}
	if len(word) < shortestID || !tokens.ValidID(word) {
		return err
	}
	return fmt.Errorf("%w: put \"--\" before ids that begin with \"-\"", err)
}

// group is a command that only has others below it.
func group(use, short, long string, below ...*cobra.Command) *cobra.Command {
	cmd := &cobra.Command{
		Use: use, Short: short, Long: long, Args: cobra.NoArgs, // cobra by itself takes a misspelt subcommand for a call for help
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(below...)
	return cmd
}

// limitFlag bounds a list.
func limitFlag(cmd *cobra.Command, limit *int, value int) {
	cmd.Flags().IntVar(limit, "limit", value, "the most items to list")
}

// defaultLimit bounds lists that nobody has bounded.
const defaultLimit = 10000

// providerID takes an id with or without the "prv-" that tokens have in front of it.
func providerID(id string) (string, error) {
	bare := strings.TrimPrefix(id, "prv-")
	if !tokens.ValidID(bare) {
		return "", errors.New("a provider is named by its id, with or without \"prv-\" in front")
	}
	return bare, nil
}
