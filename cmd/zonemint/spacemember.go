package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/zonemint/zonemint/internal/remote"
	"github.com/zonemint/zonemint/zone"
)

// member is a user of a space.
type member struct {
	UserID     string   `json:"userId"`
	Privileges []string `json:"privileges"`
}

// memberList is the members of a space.
type memberList struct {
	document
	Members []member `json:"members"`
	More    bool     `json:"more"`
}

func newSpaceMembers(p *app) *cobra.Command {
	var limit int
	cmd := p.remote(&cobra.Command{
		Use: "members SPACE", Short: "List the members of a space and what they may do", Args: ids("SPACE"),
		Long: `List the members of a space with their privileges. It takes the privilege space_view_data in the space, or a zone admin. With
--quiet the ids alone are asked for.`,
		Example: "  zonemint space members 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc", ValidArgsFunction: cobra.NoFileCompletions,
	}, func(s *session) error { return listMembers(s, limit) })
	limitFlag(cmd, &limit, defaultLimit)
	return cmd
}

func listMembers(s *session, limit int) error {
	doing := "cannot list the members of the space " + s.args[0]
	ids, more, err := list[string](s, doing, remote.ListMembers(s.args[0]), limit)
	if err != nil {
		return err
	}
	if s.output.quiet {
		return s.print(view{quiet: ids})
	}
	members, err := details(s, doing, ids, func(id string) remote.Request { return remote.GetPrivileges(s.args[0], id) },
		func(id string, p remote.Privileges) member { return member{id, p.Privileges} })
	if err != nil {
		return err
	}
	return s.print(view{document: memberList{newDocument(), members, more}, table: func(t *table) {
		t.row("USER", "PRIVILEGES")
		for _, m := range members {
			t.row(m.UserID, strings.Join(m.Privileges, " "))
		}
	}})
}

func newSpaceAddMember(p *app) *cobra.Command {
	var privileges []string
	cmd := p.remote(&cobra.Command{
		Use: "add-member SPACE USER", Short: "Make a user a member of a space", Args: ids("SPACE", "USER"),
		Long: `Make a user a member of a space. Without --privilege the member may see and write data. It takes the privilege
space_invite_user in the space, for more than these two space_set_privileges too, or a zone admin.`,
		Example:           "  zonemint space add-member SPACE USER --privilege space_view_data --privilege space_add_provider",
		ValidArgsFunction: cobra.NoFileCompletions,
	}, func(s *session) error {
		if err := checkPrivileges(privileges); err != nil {
			return err
		}
		r := remote.AddMember(s.args[0], s.args[1], privileges)
		return s.change("cannot add the member "+s.args[1], r, s.args[1], "The user %s is a member now.", s.args[1])
	})
	cmd.Flags().StringSliceVar(&privileges, "privilege", nil, "what the member may do; repeatable")
	complete(cmd, "privilege", privilegeNames()...)
	return cmd
}

func newSpaceRemoveMember(p *app) *cobra.Command {
	return p.destructive(&cobra.Command{
		Use: "remove-member SPACE USER", Short: "Take a user out of a space", Args: ids("SPACE", "USER"),
		Long: `Take a user out of a space. The support tokens that they minted for it are refused from then on, unless they are a zone admin.
It takes the privilege space_remove_user in the space, or a zone admin.`,
		Example: "  zonemint space remove-member SPACE USER", ValidArgsFunction: cobra.NoFileCompletions,
	}, func(s *session) error {
		space, user := s.args[0], s.args[1]
		if err := s.rehearse("take the user %s out of the space %s", user, space); err != nil {
			return err
		}
		return s.change("cannot remove the member "+user, remote.RemoveMember(space, user), user, "The user %s is no longer a member.", user)
	})
}

// privilegesDocument is what a member may do.
type privilegesDocument struct {
	document
	remote.Privileges
}

func newSpacePrivileges(p *app) *cobra.Command {
	return group("privileges", "Show and change what members may do", `Show and change the privileges of a member of a space. A change takes effect at once, also on support tokens that the member
minted before: a token is redeemed only while its issuer may mint.

The privileges:
  `+strings.Join(privilegeNames(), "\n  "),
		newPrivilegesShow(p), newPrivilegesChange(p, "set", "Make these the member's only privileges; none takes all away"),
		newPrivilegesChange(p, "grant", "Add privileges to the member's"), newPrivilegesChange(p, "revoke", "Take privileges away from the member"))
}

func newPrivilegesShow(p *app) *cobra.Command {
	return p.remote(&cobra.Command{
		Use: "show SPACE USER", Short: "Show what a member may do", Args: ids("SPACE", "USER"),
		Long:    "Show the privileges of a member, one a line. It takes the privilege space_view_data in the space, or a zone admin.",
		Example: "  zonemint space privileges show SPACE USER", ValidArgsFunction: cobra.NoFileCompletions,
	}, func(s *session) error {
		var has remote.Privileges
		if err := s.call("cannot show the privileges of "+s.args[1], remote.GetPrivileges(s.args[0], s.args[1]), &has); err != nil {
			return err
		}
		return s.print(view{document: privilegesDocument{newDocument(), has}, quiet: has.Privileges, table: func(t *table) {
			for _, name := range has.Privileges {
				t.row(name)
			}
		}})
	})
}

func newPrivilegesChange(p *app, operation, short string) *cobra.Command {
	return p.remote(&cobra.Command{
		Use: operation + " SPACE USER PRIVILEGE…", Short: short,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 || len(args) == 2 && operation != "set" {
				return errors.New("give a space, a user and privileges")
			}
			if err := checkIDs([]string{"SPACE", "USER"}, args[:2]); err != nil {
				return err
			}
			return checkPrivileges(args[2:])
		},
		Long:    short + ". It takes the privilege space_set_privileges in the space, or a zone admin.",
		Example: "  zonemint space privileges " + operation + " SPACE USER space_view_data space_add_provider",
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) < 2 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return privilegeNames(), cobra.ShellCompDirectiveNoFileComp
		},
	}, func(s *session) error {
		user := s.args[1]
		r := remote.ChangePrivileges(s.args[0], user, operation, s.args[2:])
		return s.change("cannot change the privileges of "+user, r, user, "Changed the privileges of %s.", user)
	})
}

// privilegeNames are the canonical names of all privileges.
func privilegeNames() []string { return zone.AllPrivileges.Names() }

// checkPrivileges refuses a name that no zone of this version knows.
func checkPrivileges(names []string) error {
	for _, name := range names {
		if _, err := zone.ParsePrivileges([]string{name}); err != nil {
			return fmt.Errorf("%q is not a privilege: there are %s", name, strings.Join(privilegeNames(), ", "))
		}
	}
	return nil
}
