package main

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// serverGroup marks the flags that all commands which call a server share.
const serverGroup = "zonemint_server"

// markServerFlags marks the flags that cmd has by now.
func markServerFlags(cmd *cobra.Command) {
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if f.Annotations == nil {
			f.Annotations = map[string][]string{}
		}
		f.Annotations[serverGroup] = []string{"true"}
	})
	cmd.SetUsageTemplate(serverUsage)
}

// serverUsage is cobra's template with the flags in two groups: what the command does, and how it gets there.
var serverUsage = strings.Replace((&cobra.Command{}).UsageTemplate(),
	"{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}",
	"{{ownFlags . | trimTrailingWhitespaces}}\n\nServer and Output Flags:\n{{serverFlags . | trimTrailingWhitespaces}}", 1)

func init() {
	cobra.AddTemplateFunc("ownFlags", func(cmd *cobra.Command) string { return flagUsages(cmd, false) })
	cobra.AddTemplateFunc("serverFlags", func(cmd *cobra.Command) string { return flagUsages(cmd, true) })
}

func flagUsages(cmd *cobra.Command, ofServer bool) string {
	chosen := pflag.NewFlagSet("", pflag.ContinueOnError)
	cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if _, marked := f.Annotations[serverGroup]; marked == ofServer {
			chosen.AddFlag(f)
		}
	})
	return chosen.FlagUsages()
}
