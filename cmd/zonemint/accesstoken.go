package main

import (
	"github.com/spf13/cobra"

	"github.com/zonemint/zonemint/internal/remote"
)

func newAccessToken(p *app) *cobra.Command {
	return group("access-token", "Work with your access tokens",
		"An access token is what a user logs in with instead of a password. It can be deleted by itself, end by itself, and be confined to networks.",
		newAccessTokenCreate(p), newAccessTokenList(p), newAccessTokenDelete(p))
}

// accessTokenList is the access tokens of a user.
type accessTokenList struct {
	document
	Tokens []remote.AccessToken `json:"tokens"`
	More   bool                 `json:"more"`
}

func newAccessTokenCreate(p *app) *cobra.Command {
	var n remote.NewAccessToken
	var ttl lifeFlag
	var save saveFlag
	cmd := p.remote(&cobra.Command{
		Use: "create", Short: "Create an access token", Args: cobra.NoArgs,
		Long: `Create an access token for yourself. Its text is all that standard output gets, this once. Without --ttl it is good until it is
deleted.`,
		Example: `  zonemint access-token create --username ada --password-file password.txt --name laptop --save-to key.txt
  zonemint context set work --host https://zone.example.org:8443 --api-key-file key.txt`,
	}, func(s *session) error {
		networks := caveatFlags{networks: n.IP}
		if err := networks.check(); err != nil {
			return err
		}
		n.TTL = ttl.seconds()
		return s.issuing(save).request(s, "cannot create an access token", "Created", remote.CreateAccessToken(n))
	})
	flags := cmd.Flags()
	flags.StringVar(&n.Name, "name", "", "what the token is for")
	flags.Var(&ttl, "ttl", "how long it is good for, such as 8h or 30d (default until it is deleted)")
	flags.StringSliceVar(&n.IP, "ip", nil, "address or network in CIDR notation that it may be used from; repeatable")
	save.add(cmd)
	return cmd
}

func newAccessTokenList(p *app) *cobra.Command {
	var limit int
	cmd := p.remote(&cobra.Command{
		Use: "list", Short: "List your access tokens", Args: cobra.NoArgs,
		Long:    "List your access tokens, without their texts.",
		Example: "  zonemint access-token list",
	}, func(s *session) error {
		all, more, err := list[remote.AccessToken](s, "cannot list the access tokens", remote.ListAccessTokens(), limit)
		if err != nil {
			return err
		}
		v := view{document: accessTokenList{newDocument(), all, more}, table: func(t *table) {
			t.row("ID", "NAME", "CREATED", "EXPIRES")
			for _, one := range all {
				t.row(one.TokenID, one.Name, timeCell(one.CreatedAt), timeCell(one.ExpiresAt))
			}
		}}
		for _, one := range all {
			v.quiet = append(v.quiet, one.TokenID)
		}
		return s.print(v)
	})
	limitFlag(cmd, &limit, defaultLimit)
	return cmd
}

func newAccessTokenDelete(p *app) *cobra.Command {
	return p.destructive(&cobra.Command{
		Use: "delete TOKEN-ID", Short: "Delete an access token", Args: ids("TOKEN-ID"),
		Long:    "Delete one of your access tokens: it is no longer accepted.",
		Example: "  zonemint access-token delete Hq2LxUo5yTfA8sVbE0rMwg", ValidArgsFunction: cobra.NoFileCompletions,
	}, func(s *session) error {
		id := s.args[0]
		if err := s.rehearse("delete the access token %s", id); err != nil {
			return err
		}
		return s.change("cannot delete the access token "+id, remote.DeleteAccessToken(id), id, "Deleted the access token %s.", id)
	})
}
