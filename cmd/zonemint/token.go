package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/zonemint/zonemint/tokens"
)

func newToken() *cobra.Command {
	cmd := &cobra.Command{
		Use: "token", Short: "Work with tokens", Args: cobra.NoArgs, // cobra by itself takes a misspelt subcommand for a call for help
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newTokenInspect())
	return cmd
}

func newTokenInspect() *cobra.Command {
	var file, output string
	cmd := &cobra.Command{
		Use: "inspect [TOKEN]", Short: "Show what a token says, offline", Args: cobra.MaximumNArgs(1),
		Long: `Show what a token says of itself: who issued it, for which space, until when, with which caveats. It needs neither server nor
key, and therefore cannot tell whether the token is genuine.

The token is read from standard input unless given; other users of this machine can see arguments while the command runs.
Exits with 6 for a text that is no token.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			text, err := tokenText(cmd.Context(), cmd.InOrStdin(), file, args)
			if err != nil {
				return err
			}
			token, err := tokens.Parse(text)
			if err != nil {
				return fmt.Errorf("cannot read the token: %w", err)
			}
			return printInspection(cmd.OutOrStdout(), inspect(token), output)
		},
	}
	cmd.Flags().StringVar(&file, "file", "", "file that holds the token")
	cmd.Flags().StringVarP(&output, "output", "o", "table", "table or json")
	return cmd
}

// tokenText reads a token from the one place that was named: argument, file, or standard input.
func tokenText(ctx context.Context, stdin io.Reader, file string, args []string) (string, error) {
	if file != "" && len(args) > 0 {
		return "", fmt.Errorf("give the token as an argument or by --file, not both")
	}
	if len(args) > 0 && args[0] != "-" {
		return strings.TrimSpace(args[0]), nil
	}
	source := stdin
	if file != "" {
		f, err := os.Open(file)
		if err != nil {
			return "", err
		}
		defer f.Close() //nolint:errcheck // only read
		source = f
	}
	text, err := readAll(ctx, io.LimitReader(source, tokens.MaxTokenText+2))
	return strings.TrimSpace(string(text)), err
}

// readAll reads until the end or until ctx ends: a terminal may never send anything, and then Ctrl-C has to work.
func readAll(ctx context.Context, r io.Reader) ([]byte, error) {
	var text []byte
	done := make(chan error, 1)
	go func() {
		var err error
		text, err = io.ReadAll(r)
		done <- err
	}()
	select {
	case err := <-done:
		return text, err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// inspection is what is shown of a token. It has neither the text nor the signature: what is shown can be shared.
type inspection struct {
	SchemaVersion int      `json:"schemaVersion"`
	Verified      bool     `json:"verified"` // always false: there is no key to verify with
	Location      string   `json:"location"`
	Spelling      string   `json:"spelling"`
	Purpose       string   `json:"purpose"`
	Persistence   string   `json:"persistence"`
	TokenID       string   `json:"tokenId"`
	KeyID         string   `json:"keyId"`
	Issuer        string   `json:"issuer"`
	Space         string   `json:"space,omitempty"`
	IssuedAt      string   `json:"issuedAt"`
	ExpiresAt     string   `json:"expiresAt,omitempty"`
	UsageLimit    int64    `json:"usageLimit,omitempty"`
	Caveats       []string `json:"caveats"`
}

func inspect(u *tokens.Unverified) inspection {
	id := u.UnsafeIdentifier()
	i := inspection{
		SchemaVersion: 1, Location: u.UnsafeLocation(), Spelling: string(u.Spelling()), Purpose: string(id.Purpose),
		Persistence: string(id.Persistence), TokenID: string(id.Nonce), KeyID: string(id.Key), Issuer: id.Subject, Space: id.Target,
		IssuedAt: id.IssuedAt.Format(time.RFC3339), UsageLimit: id.UsageLimit, Caveats: u.UnsafeCaveats(),
	}
	if !id.ExpiresAt.IsZero() {
		i.ExpiresAt = id.ExpiresAt.Format(time.RFC3339)
	}
	return i
}

// shown quotes a location that no zone has: no signature covers it, so it can hold what a terminal would take for a command.
func shown(location string) string {
	if location == "" || tokens.ValidLocation(location) {
		return location
	}
	return strconv.QuoteToASCII(location)
}

func printInspection(w io.Writer, i inspection, output string) error {
	switch output {
	case "json":
		e := json.NewEncoder(w)
		e.SetIndent("", "  ")
		e.SetEscapeHTML(false)
		return e.Encode(i)
	case "table":
	default:
		return fmt.Errorf("--output must be table or json")
	}
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	for _, row := range [][2]string{
		{"purpose", i.Purpose},
		{"token id", i.TokenID},
		{"issuer", i.Issuer},
		{"space", i.Space},
		{"issued at", i.IssuedAt},
		{"expires at", i.ExpiresAt},
		{"location", shown(i.Location)},
		{"key id", i.KeyID},
		{"spelling", i.Spelling},
	} {
		if row[1] != "" {
			fmt.Fprintf(t, "%s\t%s\n", row[0], row[1])
		}
	}
	for _, c := range i.Caveats {
		fmt.Fprintf(t, "caveat\t%q\n", c)
	}
	fmt.Fprintln(t, "verified\tno: only the zone has the key")
	return t.Flush()
}
