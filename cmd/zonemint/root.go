package main

import (
	"encoding/json"
	"fmt"
	"runtime"

	"github.com/spf13/cobra"
)

func newRoot(std streams, out *outside) *cobra.Command {
	p := &app{outside: out}
	root := &cobra.Command{
		Use:   "zonemint",
		Short: "Space support token authority",
		Long: `zonemint lets a member of a space mint a support token and a storage provider redeem it, once, to support the space.

Try it out:   zonemint dev
Run it:       zonemint init && zonemint serve
Work with it: zonemint context set, then zonemint token mint, zonemint token redeem and the other commands

Data is on standard output, talk on standard error. A flag wins over the environment variable ZONEMINT_ and its name, such as
ZONEMINT_HOST for --host; that over the variables of Onezone's clients, ONEZONE_HOST, ONEZONE_BASIC_AUTH (username:password) and
ONEZONE_API_KEY (an access token); those over the configuration file; that over the current context. --context on the
command line loses only to other flags there. Variables and the file hold settings; what a command is to do is said on its line alone.

Exit codes: 0 done; 1 wrong usage, or something wrong on this machine; 2 the server cannot be reached or failed; 3 denied;
4 not found; 5 conflict, or already used; 6 a bad or expired token.`,
		SilenceErrors: true, SilenceUsage: true, DisableAutoGenTag: true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) (err error) {
			p.settings, err = settle(cmd)
			return err
		},
	}
	root.SetIn(std.in)
	root.SetOut(std.out)
	root.SetErr(std.err)
	root.PersistentFlags().String("config", "", "YAML file with settings as keys, such as \"data-dir: /var/lib/zonemint\"")
	root.AddCommand(newDev(), newMock(), newInit(), newServe(p), newMigrate(), newBackup(), newRestoreAccept(p), newKey(p), newVersion(), newMan())
	root.AddCommand(newToken(p), newSpace(p), newUser(p), newAccessToken(p), newProvider(p), newAudit(p), newContext(p))
	markSettings(root)
	root.SetFlagErrorFunc(flagError)
	return root
}

func newVersion() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "version", Short: "Print the version", Args: cobra.NoArgs,
		Long: "Print the version of this program, of the Go that it was built with, and the platform that it was built for.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if asJSON {
				return json.NewEncoder(cmd.OutOrStdout()).Encode(map[string]string{
					"version": version, "go": runtime.Version(), "platform": runtime.GOOS + "/" + runtime.GOARCH,
				})
			}
			_, err := fmt.Fprintf(cmd.OutOrStdout(), "zonemint %s (%s, %s/%s)\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print a JSON object")
	return cmd
}
