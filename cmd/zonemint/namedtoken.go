package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/zonemint/zonemint/internal/remote"
	"github.com/zonemint/zonemint/tokens"
)

// tokenList is the named tokens of a space.
type tokenList struct {
	document
	Tokens []remote.NamedToken `json:"tokens"`
	More   bool                `json:"more"` // there are others, beyond --limit
}

func newTokenList(p *app) *cobra.Command {
	var limit int
	cmd := p.remote(&cobra.Command{
		Use: "list SPACE", Short: "List the named support tokens of a space", Args: ids("SPACE"),
		Long: `List the named support tokens of a space, with how often each was redeemed and when last. Temporary tokens are not listed:
nothing is kept of them. It takes the privilege space_add_provider in the space, or a zone admin.`,
		Example: "  zonemint token list 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc", ValidArgsFunction: cobra.NoFileCompletions,
	}, func(s *session) error { return listTokens(s, limit) })
	limitFlag(cmd, &limit, defaultLimit)
	return cmd
}

func listTokens(s *session, limit int) error {
	all, more, err := list[remote.NamedToken](s, "cannot list the tokens of the space "+s.args[0], remote.ListNamedTokens(s.args[0]), limit)
	if err != nil {
		return err
	}
	v := view{document: tokenList{newDocument(), all, more}, table: func(t *table) {
		t.row("ID", "NAME", "STATE", "USES", "EXPIRES", "LAST USED", "MEMO")
		for _, n := range all {
			t.row(n.TokenID, n.Name, stateOf(n, s.now()), usesOf(n), timeCell(n.ExpiresAt), timeCell(n.LastUsedAt), n.Memo)
		}
	}}
	for _, n := range all {
		v.quiet = append(v.quiet, n.TokenID)
	}
	return s.print(v)
}

// stateOf says in a word whether a named token can still be redeemed.
func stateOf(n remote.NamedToken, now time.Time) string {
	switch {
	case n.Revoked:
		return "revoked"
	case !n.ExpiresAt.IsZero() && !n.ExpiresAt.After(now):
		return "expired"
	case n.Uses >= n.UsageLimit:
		return "used up"
	}
	return "good"
}

func usesOf(n remote.NamedToken) string { return fmt.Sprintf("%d of %d", n.Uses, n.UsageLimit) }

func newTokenShow(p *app) *cobra.Command {
	return p.remote(&cobra.Command{
		Use: "show SPACE TOKEN-ID", Short: "Show a named support token", Args: ids("SPACE", "TOKEN-ID"),
		Long: `Show what a named support token allows and how often it was redeemed. Its text is shown at minting only, and never again.
It takes the privilege space_add_provider in the space, or a zone admin.`,
		Example:           "  zonemint token show 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc q1W8rT5yU2iO9pA6sD3fGh",
		ValidArgsFunction: cobra.NoFileCompletions,
	}, func(s *session) error {
		var n remote.NamedToken
		if err := s.call("cannot show the token "+s.args[1], remote.GetNamedToken(s.args[0], s.args[1]), &n); err != nil {
			return err
		}
		return s.print(view{
			document: struct {
				document
				remote.NamedToken
			}{newDocument(), n},
			quiet: []string{n.TokenID},
			table: func(t *table) { namedTokenTable(t, n, s.now()) },
		})
	})
}

func namedTokenTable(t *table, n remote.NamedToken, now time.Time) {
	t.field("token id", n.TokenID)
	t.field("name", n.Name)
	t.field("memo", n.Memo)
	t.field("state", stateOf(n, now))
	t.field("issued by", "user "+n.Issuer)
	t.field("created", timeCell(n.CreatedAt))
	if n.ExpiresAt.IsZero() {
		t.field("ends", "never expires by itself")
	} else {
		t.field("ends", ending(n.ExpiresAt.Time, now))
	}
	t.field("uses", usesOf(n))
	t.field("last used", timeCell(n.LastUsedAt))
	t.field("revoked at", timeCell(n.RevokedAt))
	for _, c := range n.Caveats {
		parsed := parsedCaveat(c.Text)
		if _, ok := parsed.(tokens.ExpiresBefore); ok {
			continue // said already
		}
		t.field("caveat", c.Text+": "+meaning(parsed, now))
	}
}

func newTokenUpdate(p *app) *cobra.Command {
	var name, memo string
	cmd := p.remote(&cobra.Command{
		Use: "update SPACE TOKEN-ID", Short: "Change the name or the memo of a named support token", Args: ids("SPACE", "TOKEN-ID"),
		Long: `Change the name or the memo of a named support token. What the token allows cannot be changed; "zonemint token attenuate" makes
a narrower one of it. It takes the privilege space_add_provider in the space, or a zone admin.`,
		Example:           `  zonemint token update SPACE TOKEN-ID --name "summer campaign" --memo "for the site in Krakow"`,
		ValidArgsFunction: cobra.NoFileCompletions,
	}, func(s *session) error {
		var change remote.NamedTokenChange
		if isSet(s.cmd.Flags(), "name") {
			change.Name = &name
		}
		if isSet(s.cmd.Flags(), "memo") {
			change.Memo = &memo
		}
		if change == (remote.NamedTokenChange{}) {
			return errors.New("nothing to change: give --name or --memo")
		}
		id := s.args[1]
		return s.change("cannot change the token "+id, remote.UpdateNamedToken(s.args[0], id, change), id, "Changed the token %s.", id)
	})
	cmd.Flags().StringVar(&name, "name", "", "new name")
	cmd.Flags().StringVar(&memo, "memo", "", "new memo; empty: none")
	return cmd
}

func newTokenUnrevoke(p *app) *cobra.Command {
	return p.remote(&cobra.Command{
		Use: "unrevoke SPACE TOKEN-ID", Short: "Let a named support token that was revoked be redeemed again", Args: ids("SPACE", "TOKEN-ID"),
		Long: `Let a named support token that was revoked be redeemed again, as often as it still could be. A temporary token that was revoked
stays so. It takes the privilege space_add_provider in the space, or a zone admin.`,
		Example: "  zonemint token unrevoke SPACE TOKEN-ID", ValidArgsFunction: cobra.NoFileCompletions,
	}, func(s *session) error {
		revoked, id := false, s.args[1]
		r := remote.UpdateNamedToken(s.args[0], id, remote.NamedTokenChange{Revoked: &revoked})
		return s.change("cannot un-revoke the token "+id, r, id, "The token %s is no longer revoked.", id)
	})
}

func newTokenDelete(p *app) *cobra.Command {
	return p.destructive(&cobra.Command{
		Use: "delete SPACE TOKEN-ID", Short: "Delete a named support token", Args: ids("SPACE", "TOKEN-ID"),
		Long: `Delete a named support token: it can never be redeemed again and is no longer listed. Supports that it gave stay.
"zonemint token revoke" can be undone, this cannot. It takes the privilege space_add_provider in the space, or a zone admin.`,
		Example: "  zonemint token delete SPACE TOKEN-ID", ValidArgsFunction: cobra.NoFileCompletions,
	}, func(s *session) error {
		id := s.args[1]
		if err := s.rehearse("delete the token %s of the space %s", id, s.args[0]); err != nil {
			return err
		}
		return s.change("cannot delete the token "+id, remote.DeleteNamedToken(s.args[0], id), id, "Deleted the token %s.", id)
	})
}

// revokeCommand is "zonemint token revoke".
type revokeCommand struct {
	file, space, id string
	all, mine       bool
}

func newTokenRevoke(p *app) *cobra.Command {
	var c revokeCommand
	cmd := p.sweeping(&cobra.Command{
		Use: "revoke", Short: "Revoke one token, those of a space, or all that you issued", Args: cobra.NoArgs,
		Long: `Revoke tokens, in one of four ways:

  --token-file FILE        the token in a file or on standard input ("-"), which is what you have when one got out
  --space SPACE --id ID    one support token of a space, temporary or named
  --space SPACE --all      all temporary support tokens of a space, whoever minted them; named ones stay
  --mine                   all temporary tokens that you issued, in every space

Supports that were given stay. What is revoked twice is no error. --all and --mine ask first.`,
		Example: `  zonemint token revoke --token-file leaked.txt
  zonemint token revoke --space 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc --id q1W8rT5yU2iO9pA6sD3fGh
  zonemint token revoke --mine --dry-run`,
	}, c.run)
	addTokenFlag(cmd, &c.file)
	flags := cmd.Flags()
	flags.StringVar(&c.space, "space", "", "space whose tokens are meant")
	flags.StringVar(&c.id, "id", "", "id of one token of the space")
	flags.BoolVar(&c.all, "all", false, "all temporary tokens of the space")
	flags.BoolVar(&c.mine, "mine", false, "all temporary tokens that you issued")
	return cmd
}

func (c *revokeCommand) run(s *session) error {
	if err := c.check(); err != nil {
		return err
	}
	const doing = "cannot revoke"
	switch {
	case c.mine:
		if err := s.agree("revoke all temporary tokens that you issued, in every space"); err != nil {
			return err
		}
		return s.change(doing, remote.RevokeOwnTokens(), "", "Revoked all temporary tokens that you issued.")
	case c.all:
		if err := s.agree("revoke all temporary support tokens of the space %s", c.space); err != nil {
			return err
		}
		return s.change(doing, remote.RevokeSpaceTokens(c.space), c.space, "Revoked all temporary support tokens of the space %s.", c.space)
	case c.id != "":
		if err := s.rehearse("revoke the token %s of the space %s", c.id, c.space); err != nil {
			return err
		}
		return s.change(doing, remote.RevokeTokenByID(c.space, c.id), c.id, "Revoked the token %s.", c.id)
	}
	return c.present(s, doing)
}

// present revokes a token by its text.
func (c *revokeCommand) present(s *session, doing string) error {
	token, err := s.supportToken(c.file)
	if err != nil {
		return err
	}
	id := "that was presented"
	if parsed, err := tokens.Parse(token.Reveal()); err == nil {
		id = string(parsed.UnsafeIdentifier().Nonce)
	}
	if err := s.rehearse("revoke the token %s", id); err != nil {
		return err
	}
	return s.change(doing, remote.RevokeToken(token), id, "Revoked the token %s.", id)
}

func (c *revokeCommand) check() error {
	var ways []string
	for _, way := range []struct {
		name  string
		given bool
	}{{"--" + tokenFlag, c.file != ""}, {"--id", c.id != ""}, {"--all", c.all}, {"--mine", c.mine}} {
		if way.given {
			ways = append(ways, way.name)
		}
	}
	switch {
	case len(ways) > 1:
		return errors.New("give one of " + strings.Join(ways, " and "))
	case c.space == "" && (c.id != "" || c.all):
		return errors.New(ways[0] + " needs --space")
	case c.space != "" && c.id == "" && !c.all:
		return errors.New("--space needs --id or --all")
	case c.space != "" && !tokens.ValidID(c.space):
		return errors.New("--space takes an id")
	case c.id != "" && !tokens.Nonce(c.id).Valid():
		return errors.New("--id is not the id of a token, which has 22 characters of A-Z, a-z, 0-9, '_' and '-'")
	}
	return nil
}
