package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"github.com/zonemint/zonemint/internal/remote"
)

func newSpace(p *app) *cobra.Command {
	return group("space", "Work with spaces, their members and their providers",
		"A space is a data area that a group of users shares. Its members mint support tokens, by which providers come to support it.",
		newSpaceCreate(p), newSpaceList(p), newSpaceShow(p), newSpaceRename(p), newSpaceDelete(p),
		newSpaceMembers(p), newSpaceAddMember(p), newSpaceRemoveMember(p), newSpacePrivileges(p),
		newSpaceProviders(p), newSpaceRemoveProvider(p))
}

// spaceDocument is one space.
type spaceDocument struct {
	document
	remote.Space
}

func newSpaceCreate(p *app) *cobra.Command {
	return p.remote(&cobra.Command{
		Use: "create NAME", Short: "Create a space", Args: wants("NAME"),
		Long:    "Create a space. You become its first member, with every privilege. Standard output gets its id.",
		Example: `  SPACE=$(zonemint space create -q "Particle physics 2026")`, ValidArgsFunction: cobra.NoFileCompletions,
	}, func(s *session) error {
		var made remote.SpaceCreated
		if err := s.call("cannot create the space", remote.CreateSpace(s.args[0]), &made); err != nil {
			return err
		}
		s.talk("Created the space %s.", remote.Printable(s.args[0]))
		return s.print(view{
			document: struct {
				document
				remote.SpaceCreated
			}{newDocument(), made},
			quiet: []string{made.SpaceID},
			table: func(t *table) { t.field("space", made.SpaceID) },
		})
	})
}

// spaceList is a list of spaces.
type spaceList struct {
	document
	Spaces []remote.Space `json:"spaces"`
	More   bool           `json:"more"`
}

func newSpaceList(p *app) *cobra.Command {
	var limit int
	var all bool
	cmd := p.remote(&cobra.Command{
		Use: "list", Short: "List your spaces, or all spaces of the zone", Args: cobra.NoArgs,
		Long: `List the spaces that you are a member of; with --all, for zone admins, those of the zone. With --quiet the ids alone are asked
for, which is quick for many.`,
		Example: "  zonemint space list\n  zonemint space list --all -o json",
	}, func(s *session) error {
		return listSpaces(s, remote.ListSpaces(all), limit, remote.GetSpace)
	})
	cmd.Flags().BoolVar(&all, "all", false, "all spaces of the zone")
	limitFlag(cmd, &limit, defaultLimit)
	return cmd
}

func listSpaces(s *session, l remote.Listing, limit int, get func(id string) remote.Request) error {
	const doing = "cannot list spaces"
	ids, more, err := list[string](s, doing, l, limit)
	if err != nil {
		return err
	}
	if s.output.quiet {
		return s.print(view{quiet: ids})
	}
	spaces, err := details(s, doing, ids, get, itself[remote.Space])
	if err != nil {
		return err
	}
	return s.print(view{document: spaceList{newDocument(), spaces, more}, table: func(t *table) {
		t.row("ID", "NAME", "PROVIDERS", "SIZE")
		for _, one := range spaces {
			t.row(one.SpaceID, one.Name, fmt.Sprint(len(one.ProvidersSupports)), humanSize(totalOf(one)))
		}
	}})
}

func totalOf(space remote.Space) (total int64) {
	for _, size := range space.ProvidersSupports {
		total += size
	}
	return total
}

func newSpaceShow(p *app) *cobra.Command {
	return p.remote(&cobra.Command{
		Use: "show SPACE", Short: "Show a space and who supports it", Args: ids("SPACE"),
		Long:    "Show the name of a space and how much each provider gives to it. It takes a member of the space, or a zone admin.",
		Example: "  zonemint space show 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc", ValidArgsFunction: cobra.NoFileCompletions,
	}, func(s *session) error {
		space, err := getSpace(s, "cannot show the space "+s.args[0])
		if err != nil {
			return err
		}
		return s.print(view{document: spaceDocument{newDocument(), space}, quiet: []string{space.SpaceID}, table: func(t *table) {
			t.field("space", space.SpaceID)
			t.field("name", space.Name)
			t.field("size", humanSize(totalOf(space)))
			for _, id := range slices.Sorted(maps.Keys(space.ProvidersSupports)) {
				t.field("provider", id+" with "+humanSize(space.ProvidersSupports[id]))
			}
		}})
	})
}

func getSpace(s *session, doing string) (space remote.Space, err error) {
	return space, s.call(doing, remote.GetSpace(s.args[0]), &space)
}

func newSpaceRename(p *app) *cobra.Command {
	return p.remote(&cobra.Command{
		Use: "rename SPACE NAME", Short: "Rename a space", Args: func(cmd *cobra.Command, args []string) error {
			return cmp.Or(wants("SPACE", "NAME")(cmd, args), checkIDs([]string{"SPACE"}, args))
		},
		Long:    "Give a space another name. It takes the privilege space_change_data in the space, or a zone admin.",
		Example: `  zonemint space rename 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc "Particle physics 2027"`, ValidArgsFunction: cobra.NoFileCompletions,
	}, func(s *session) error {
		id := s.args[0]
		return s.change("cannot rename the space "+id, remote.RenameSpace(id, s.args[1]), id, "Renamed the space %s.", id)
	})
}

func newSpaceDelete(p *app) *cobra.Command {
	return p.sweeping(&cobra.Command{
		Use: "delete SPACE", Short: "Delete a space with its members, supports and tokens", Args: ids("SPACE"),
		Long: `Delete a space. Its members lose it, its providers no longer support it, and its support tokens are worth nothing any more. It
takes the privilege space_remove in the space, or a zone admin. It asks first.`,
		Example: "  zonemint space delete 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc --dry-run", ValidArgsFunction: cobra.NoFileCompletions,
	}, func(s *session) error {
		id := s.args[0]
		doing := "cannot delete the space " + id
		what := "delete the space " + id
		if !s.target.curl {
			space, err := getSpace(s, doing)
			if err != nil {
				return err
			}
			what += fmt.Sprintf(" (%s) with %s of %s", remote.Printable(space.Name),
				counted(len(space.ProvidersSupports), "support", "supports"), humanSize(totalOf(space)))
		}
		if err := s.agree("%s", what); err != nil {
			return err
		}
		return s.change(doing, remote.RemoveSpace(id), id, "Deleted the space %s.", id)
	})
}
