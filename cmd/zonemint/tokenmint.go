package main

import (
	"errors"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/zonemint/zonemint/internal/remote"
)

// mintCommand is "zonemint token mint".
type mintCommand struct {
	caveats    caveatFlags
	name, memo string
	usageLimit int64
	save       saveFlag
	qr, join   bool
	joinSize   sizeFlag
}

func newTokenMint(p *app) *cobra.Command {
	var c mintCommand
	cmd := p.remote(&cobra.Command{
		Use: "mint SPACE", Short: "Mint a support token for a space", Args: ids("SPACE"),
		Long: `Mint a support token for a space, to be handed to the operator of a provider, who redeems it. It takes the privilege
space_add_provider in the space, or a zone admin.

The text of the token is all that standard output gets; what the token is, is said on standard error. It is shown this once.
A token without --name is temporary: nothing is kept of it. One with a name has a row in the zone, can be redeemed as often as
--usage-limit says, listed, revoked and un-revoked, and without --ttl never expires.

--join-command prints, instead of the token, the one line that the provider's operator runs. With --save-to, the line reads the file.`,
		Example: `  TOKEN=$(zonemint token mint 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc --ttl 2h)
  zonemint token mint SPACE --consumer p0kW9sQe2HfUaN4xVtB6Rw --min-size 1GiB --max-size 1TiB --save-to token.txt
  zonemint token mint SPACE --name "spring campaign" --usage-limit 5 --ttl 90d
  zonemint token mint SPACE --join-command --join-size 100GB`,
		ValidArgsFunction: cobra.NoFileCompletions,
	}, c.run)
	c.caveats.add(cmd)
	flags := cmd.Flags()
	flags.StringVar(&c.name, "name", "", "make it a named token, with this name")
	flags.StringVar(&c.memo, "memo", "", "note on a named token")
	flags.Int64Var(&c.usageLimit, "usage-limit", 0, "how often a named token can be redeemed (default once)")
	c.save.add(cmd)
	flags.BoolVar(&c.qr, "qr", false, "draw the token as a QR code on the terminal instead of printing it")
	flags.BoolVar(&c.join, "join-command", false, "print the line that redeems the token instead of the token")
	flags.Var(&c.joinSize, "join-size", "size of the support in the line of --join-command (default --min-size, else --max-size)")
	cmd.MarkFlagsMutuallyExclusive("qr", "join-command")
	return cmd
}

func (c *mintCommand) run(s *session) error {
	if err := c.check(s); err != nil {
		return err
	}
	h := s.issuing(c.save)
	h.qr = c.qr
	if c.join {
		h.join = func(token, file string) string { return c.joinCommand(s.target.host, token, file) }
	}
	return h.request(s, "cannot mint a token for the space "+s.args[0], "Minted", remote.MintSupportToken(s.args[0], remote.NewSupportToken{
		TTL: c.caveats.ttl.seconds(), Consumer: c.caveats.consumers, IP: c.caveats.networks,
		MinSize: int64(c.caveats.minSize), MaxSize: int64(c.caveats.maxSize),
		Name: c.name, Memo: c.memo, UsageLimit: c.usageLimit,
	}))
}

// check looks at what can be told to be wrong without the server.
func (c *mintCommand) check(s *session) error {
	flags := s.cmd.Flags()
	switch {
	case c.name == "" && isSet(flags, "name"):
		return errors.New("--name is empty")
	case c.name == "" && (c.memo != "" || c.usageLimit != 0):
		return errors.New("--memo and --usage-limit are for named tokens: give --name too")
	case c.usageLimit < 0 || c.usageLimit == 0 && isSet(flags, "usage-limit"):
		return errors.New("--usage-limit must be at least 1")
	case c.qr && (s.output.structured() || s.output.quiet):
		return errors.New("--qr goes with neither --output nor --quiet")
	case c.joinSize != 0 && !c.join:
		return errors.New("--join-size is for --join-command")
	}
	return c.caveats.check()
}

// joinCommand is the line that redeems the token. printf is built into every POSIX shell and the token goes through a pipe, so that
// no process has it among its arguments, where every user of the machine could read it, nor in its environment. A here-document
// would be as safe but not one line. Where the token went to a file, the line reads that. The operator's own credentials are not in the
// line: they are theirs to give.
func (c *mintCommand) joinCommand(host, token, file string) string {
	size := "SIZE" // to be filled in; as it stands it is refused
	for _, s := range []sizeFlag{c.joinSize, c.caveats.minSize, c.caveats.maxSize} {
		if s != 0 {
			size = strconv.FormatInt(int64(s), 10)
			break
		}
	}
	redeem := "zonemint token redeem --host " + remote.Quote(host) + " --size " + size + " --token-file "
	if file != "" {
		if strings.HasPrefix(file, "-") {
			file = "./" + file // "-" alone would be standard input
		}
		return redeem + remote.Quote(file)
	}
	return "printf %s " + remote.Quote(token) + " | " + redeem + "-"
}
