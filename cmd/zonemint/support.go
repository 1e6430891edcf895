package main

import (
	"errors"

	"github.com/spf13/cobra"

	"github.com/zonemint/zonemint/internal/remote"
)

func newProviderSpaces(p *app) *cobra.Command {
	var limit int
	cmd := p.remote(&cobra.Command{
		Use: "spaces", Short: "List the spaces that you support", Args: cobra.NoArgs,
		Long: `List the spaces that the calling provider supports, with how many providers support each and with how much together. With --quiet
the ids alone are asked for.`,
		Example: "  zonemint provider spaces --api-key-file provider-key.txt",
	}, func(s *session) error {
		return listSpaces(s, remote.ListSupportedSpaces(), limit, remote.GetSupportedSpace)
	})
	limitFlag(cmd, &limit, defaultLimit)
	return cmd
}

func newProviderResize(p *app) *cobra.Command {
	var size sizeFlag
	cmd := p.remote(&cobra.Command{
		Use: "resize SPACE", Short: "Change how much you give to a space", Args: ids("SPACE"),
		Long:    "Change the size of the support that the calling provider gives to a space.",
		Example: "  zonemint provider resize 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc --size 2TiB", ValidArgsFunction: cobra.NoFileCompletions,
	}, func(s *session) error {
		if size == 0 {
			return errors.New("--size is missing: " + sizeHint)
		}
		id := s.args[0]
		r := remote.ResizeSupport(id, int64(size))
		return s.change("cannot resize the support of the space "+id, r, id, "The space %s has %s now.", id, humanSize(int64(size)))
	})
	cmd.Flags().Var(&size, "size", "how much storage to give, such as 100GB or 1TiB (required)")
	return cmd
}

func newProviderLeave(p *app) *cobra.Command {
	return p.destructive(&cobra.Command{
		Use: "leave SPACE", Short: "End your support of a space", Args: ids("SPACE"),
		Long:    "End the support that the calling provider gives to a space. To support it again takes a new token.",
		Example: "  zonemint provider leave 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc", ValidArgsFunction: cobra.NoFileCompletions,
	}, func(s *session) error {
		id := s.args[0]
		if err := s.rehearse("end the support of the space %s", id); err != nil {
			return err
		}
		return s.change("cannot leave the space "+id, remote.EndSupport(id), id, "The provider no longer supports the space %s.", id)
	})
}
