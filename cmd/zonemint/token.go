package main

import (
	"fmt"
	"io"
	"strconv"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/zonemint/zonemint/tokens"
)

func newToken(p *app) *cobra.Command {
	return group("token", "Work with tokens", `Mint support tokens, hand them over, redeem and revoke them; read and narrow them offline.

The text of a token is a secret. It is read from a file or from standard input, and printed once, where it was minted. What is
offline needs neither server nor credentials.`,
		newTokenMint(p), newTokenInspect(p), newTokenExplain(p), newTokenAttenuate(p), newTokenVerify(p), newTokenRedeem(p),
		newTokenList(p), newTokenShow(p), newTokenUpdate(p), newTokenRevoke(p), newTokenUnrevoke(p), newTokenDelete(p))
}

func newTokenInspect(p *app) *cobra.Command {
	var file string
	var output outputFlags
	cmd := &cobra.Command{
		Use: "inspect [TOKEN]", Short: "Show what a token says, offline", Args: cobra.MaximumNArgs(1),
		Long: `Show what a token says of itself: who issued it, for which space, until when, with which caveats. It needs neither server nor
key, and therefore cannot tell whether the token is genuine. "zonemint token explain" says the same in plain words.

The token is read from standard input unless given; other users of this machine can see arguments while the command runs.
Exits with 6 for a text that is no token.`,
		Example:           "  zonemint token inspect --token-file token.txt -o json",
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := output.check(); err != nil {
			return err
		}
		secrets := secretReader{cmd: cmd, out: p.outside}
		token, err := secrets.parseToken(file, args)
		if err != nil {
			return err
		}
		return printInspection(cmd.OutOrStdout(), inspect(token), output)
	}
	addTokenFlag(cmd, &file)
	cmd.Flags().StringVar(&file, "file", "", "the same as --"+tokenFlag)
	cmd.Flags().Lookup("file").Hidden = true // its name before there were other commands with a file
	output.addFormat(cmd)
	return cmd
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

func printInspection(w io.Writer, i inspection, output outputFlags) error {
	if output.structured() {
		return printDocument(w, output.format, i)
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
