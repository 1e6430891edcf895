package main

import (
	"github.com/spf13/cobra"

	"github.com/zonemint/zonemint/internal/remote"
)

// spaceProviderList is the providers of a space.
type spaceProviderList struct {
	document
	Providers []remote.SpaceProvider `json:"providers"`
	More      bool                   `json:"more"`
}

func newSpaceProviders(p *app) *cobra.Command {
	var limit int
	cmd := p.remote(&cobra.Command{
		Use: "providers SPACE", Short: "List the providers that support a space", Args: ids("SPACE"),
		Long: `List the providers that support a space, with how much and since when. It takes the privilege space_view_data in the space, or
a zone admin. With --quiet the ids alone are asked for.`,
		Example: "  zonemint space providers 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc", ValidArgsFunction: cobra.NoFileCompletions,
	}, func(s *session) error { return listSpaceProviders(s, limit) })
	limitFlag(cmd, &limit, defaultLimit)
	return cmd
}

func listSpaceProviders(s *session, limit int) error {
	space := s.args[0]
	doing := "cannot list the providers of the space " + space
	ids, more, err := list[string](s, doing, remote.ListSpaceProviders(space), limit)
	if err != nil {
		return err
	}
	if s.output.quiet {
		return s.print(view{quiet: ids})
	}
	ask := func(id string) remote.Request { return remote.GetSpaceProvider(space, id) }
	providers, err := details(s, doing, ids, ask, itself[remote.SpaceProvider])
	if err != nil {
		return err
	}
	return s.print(view{document: spaceProviderList{newDocument(), providers, more}, table: func(t *table) {
		t.row("PROVIDER", "NAME", "DOMAIN", "SIZE", "SINCE")
		for _, one := range providers {
			t.row(one.ProviderID, one.Name, one.Domain, humanSize(one.Size), timeCell(one.Since))
		}
	}})
}

func newSpaceRemoveProvider(p *app) *cobra.Command {
	return p.destructive(&cobra.Command{
		Use: "remove-provider SPACE PROVIDER", Short: "End the support of a provider for a space", Args: ids("SPACE", "PROVIDER"),
		Long: `End the support that a provider gives to a space. It takes the privilege space_remove_provider in the space, or a zone admin. A
provider ends its own support with "zonemint provider leave".`,
		Example: "  zonemint space remove-provider SPACE PROVIDER", ValidArgsFunction: cobra.NoFileCompletions,
	}, func(s *session) error {
		space, provider := s.args[0], s.args[1]
		if err := s.rehearse("end the support of the provider %s for the space %s", provider, space); err != nil {
			return err
		}
		r := remote.RemoveSpaceProvider(space, provider)
		return s.change("cannot remove the provider "+provider, r, provider, "The provider %s no longer supports the space.", provider)
	})
}
