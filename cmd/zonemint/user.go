package main

import (
	"errors"

	"github.com/spf13/cobra"

	"github.com/zonemint/zonemint/internal/remote"
)

// The shell variables that stand for passwords in the lines of --curl.
const (
	variableOldPassword = "ONEZONE_OLD_PASSWORD"
	variableNewPassword = "ONEZONE_NEW_PASSWORD"
)

// newPasswordFlag names the file of a password to be set. It is another than --password-file, by which one logs in.
const newPasswordFlag = "new-password-file"

func newUser(p *app) *cobra.Command {
	return group("user", "Work with users", "Show yourself and change your password; as a zone admin, manage the users of the zone.",
		newUserShow(p), newUserCreate(p), newUserList(p), newUserModify(p), newUserDelete(p), newUserPassword(p), newUserRevokeTokens(p))
}

// userList is users of the zone.
type userList struct {
	document
	Users []remote.User `json:"users"`
	More  bool          `json:"more"`
}

func newUserShow(p *app) *cobra.Command {
	return p.remote(&cobra.Command{
		Use: "show [USER]", Short: "Show yourself, or another user", Args: optionalID("USER"),
		Long:    "Show who the credentials are of; with an id, which takes a zone admin, another user.",
		Example: "  zonemint user show\n  zonemint user show Zk3vTq8nR1mXw5cJ7bYdLg -o json", ValidArgsFunction: cobra.NoFileCompletions,
	}, func(s *session) error {
		r := remote.GetCurrentUser()
		if len(s.args) > 0 {
			r = remote.GetUser(s.args[0])
		}
		var user remote.User
		if err := s.call("cannot show the user", r, &user); err != nil {
			return err
		}
		return s.print(view{
			document: struct {
				document
				remote.User
			}{newDocument(), user},
			quiet: []string{user.UserID},
			table: func(t *table) {
				t.field("user", user.UserID)
				t.field("username", user.Username)
				t.field("full name", user.FullName)
				t.field("zone admin", yesNo(user.Admin))
				t.field("blocked", yesNo(user.Blocked))
			},
		})
	})
}

func newUserList(p *app) *cobra.Command {
	var limit int
	cmd := p.remote(&cobra.Command{
		Use: "list", Short: "List the users of the zone", Args: cobra.NoArgs,
		Long:    "List the users of the zone. It takes a zone admin. With --quiet the ids alone are asked for.",
		Example: "  zonemint user list",
	}, func(s *session) error {
		const doing = "cannot list users"
		ids, more, err := list[string](s, doing, remote.ListUsers(), limit)
		if err != nil {
			return err
		}
		if s.output.quiet {
			return s.print(view{quiet: ids})
		}
		users, err := details(s, doing, ids, remote.GetUser, itself[remote.User])
		if err != nil {
			return err
		}
		return s.print(view{document: userList{newDocument(), users, more}, table: func(t *table) {
			t.row("ID", "USERNAME", "FULL NAME", "ADMIN", "BLOCKED")
			for _, one := range users {
				t.row(one.UserID, one.Username, one.FullName, yesNo(one.Admin), yesNo(one.Blocked))
			}
		}})
	})
	limitFlag(cmd, &limit, defaultLimit)
	return cmd
}

func newUserCreate(p *app) *cobra.Command {
	var n remote.NewUser
	var passwordFile string
	cmd := p.remote(&cobra.Command{
		Use: "create USERNAME", Short: "Create a user", Args: wants("USERNAME"),
		Long: `Create a user. It takes a zone admin. Without --new-password-file nobody can log in as the user until "zonemint user modify" sets
a password. Standard output gets the user's id.`,
		Example:           `  zonemint user create ada --full-name "Ada Lovelace" --new-password-file password.txt`,
		ValidArgsFunction: cobra.NoFileCompletions,
	}, func(s *session) error {
		password, err := s.newPassword(passwordFile)
		if err != nil {
			return err
		}
		n.Username, n.Password = s.args[0], password
		var made remote.UserCreated
		if err := s.call("cannot create the user", remote.CreateUser(n), &made); err != nil {
			return err
		}
		s.talk("Created the user %s.", remote.Printable(n.Username))
		return s.print(view{
			document: struct {
				document
				remote.UserCreated
			}{newDocument(), made},
			quiet: []string{made.UserID},
			table: func(t *table) { t.field("user", made.UserID) },
		})
	})
	cmd.Flags().StringVar(&n.FullName, "full-name", "", "the user's full name (default the username)")
	cmd.Flags().BoolVar(&n.Admin, "admin", false, "make the user a zone admin")
	addNewPasswordFlag(cmd, &passwordFile)
	return cmd
}

func addNewPasswordFlag(cmd *cobra.Command, file *string) {
	cmd.Flags().StringVar(file, newPasswordFlag, "", "file whose first line is the password to set; \"-\" is standard input")
}

// newPassword reads a password to be set; nil where no file is named.
func (s *session) newPassword(file string) (*remote.Secret, error) {
	if file == "" {
		return nil, nil
	}
	password, err := s.secret(variableNewPassword, func() (remote.Secret, error) { return s.secrets.password("--"+newPasswordFlag, file) })
	return &password, err
}

func newUserModify(p *app) *cobra.Command {
	var fullName, passwordFile string
	var admin, noAdmin, block, unblock bool
	cmd := p.remote(&cobra.Command{
		Use: "modify USER", Short: "Block, unblock, promote or rename a user, or set a password", Args: ids("USER"),
		Long: `Change a user. It takes a zone admin. Who is blocked cannot log in, and the support tokens that they issued are refused as long as
they are blocked.`,
		Example: "  zonemint user modify Zk3vTq8nR1mXw5cJ7bYdLg --block", ValidArgsFunction: cobra.NoFileCompletions,
	}, func(s *session) error {
		password, err := s.newPassword(passwordFile)
		if err != nil {
			return err
		}
		change := remote.UserChange{Password: password, Admin: choice(admin, noAdmin), Blocked: choice(block, unblock)}
		if isSet(s.cmd.Flags(), "full-name") {
			change.FullName = &fullName
		}
		if change == (remote.UserChange{}) {
			return errors.New("nothing to change: give --block, --unblock, --admin, --no-admin, --full-name or --" + newPasswordFlag)
		}
		id := s.args[0]
		return s.change("cannot change the user "+id, remote.ModifyUser(id, change), id, "Changed the user %s.", id)
	})
	flags := cmd.Flags()
	flags.BoolVar(&block, "block", false, "let the user do nothing any more")
	flags.BoolVar(&unblock, "unblock", false, "let a blocked user go on")
	flags.BoolVar(&admin, "admin", false, "make the user a zone admin")
	flags.BoolVar(&noAdmin, "no-admin", false, "make the user no zone admin any more")
	flags.StringVar(&fullName, "full-name", "", "the user's full name")
	addNewPasswordFlag(cmd, &passwordFile)
	cmd.MarkFlagsMutuallyExclusive("block", "unblock")
	cmd.MarkFlagsMutuallyExclusive("admin", "no-admin")
	return cmd
}

// choice is the choice between two flags of which at most one is given; nil where neither is.
func choice(yes, no bool) *bool {
	if yes == no {
		return nil
	}
	return &yes
}

func newUserDelete(p *app) *cobra.Command {
	return p.sweeping(&cobra.Command{
		Use: "delete USER", Short: "Delete a user", Args: ids("USER"),
		Long: `Delete a user. The tokens that they issued are worth nothing any more, and they are no member of any space; supports stay. It
takes a zone admin. It asks first. "zonemint user modify --block" can be undone, this cannot.`,
		Example: "  zonemint user delete Zk3vTq8nR1mXw5cJ7bYdLg --dry-run", ValidArgsFunction: cobra.NoFileCompletions,
	}, func(s *session) error {
		id := s.args[0]
		doing := "cannot delete the user " + id
		what := "delete the user " + id
		if !s.target.curl {
			var user remote.User
			if err := s.call(doing, remote.GetUser(id), &user); err != nil {
				return err
			}
			what += " (" + remote.Printable(user.Username) + ")"
		}
		if err := s.agree("%s", what); err != nil {
			return err
		}
		return s.change(doing, remote.RemoveUser(id), id, "Deleted the user %s.", id)
	})
}

func newUserPassword(p *app) *cobra.Command {
	var oldFile, newFile string
	cmd := p.remote(&cobra.Command{
		Use: "password", Short: "Change your password", Args: cobra.NoArgs,
		Long: `Change your own password. The old one is the one that you log in with, unless --old-password-file names another place. At a
terminal both are asked for.`,
		Example: "  zonemint user password --username ada --password-file old.txt --new-password-file new.txt",
	}, func(s *session) error {
		old, err := s.secret(variableOldPassword, func() (remote.Secret, error) { return s.oldPassword(oldFile) })
		if err != nil {
			return err
		}
		if newFile == "" {
			newFile = fromStdin
		}
		next, err := s.newPassword(newFile)
		if err != nil {
			return err
		}
		err = s.change("cannot change the password", remote.ChangePassword(old, *next), "", "Changed the password.")
		if err == nil && s.target.who.level == fromContext && s.target.who.username != "" {
			s.talk("Now %s has an old password: set the new one with \"zonemint context set\".", s.target.who.source)
		}
		return err
	})
	cmd.Flags().StringVar(&oldFile, "old-password-file", "", "file whose first line is the password until now (default the one that you log in with)")
	addNewPasswordFlag(cmd, &newFile)
	return cmd
}

// oldPassword is the password until now: of the named file, or the one that the caller logs in with.
func (s *session) oldPassword(file string) (remote.Secret, error) {
	if file != "" {
		return s.secrets.password("--old-password-file", file)
	}
	who, err := s.credentials()
	if err == nil && who.Username == "" {
		err = errors.New("the credentials are an access token: give the password until now with --old-password-file")
	}
	return who.Password, err
}

func newUserRevokeTokens(p *app) *cobra.Command {
	return p.sweeping(&cobra.Command{
		Use: "revoke-tokens [USER]", Short: "Revoke all temporary tokens that you, or another user, issued", Args: optionalID("USER"),
		Long: `Revoke all temporary tokens that you issued, in every space; with an id, which takes a zone admin, those of another user. Named
tokens, access tokens and supports stay. It asks first.`,
		Example: "  zonemint user revoke-tokens --yes", ValidArgsFunction: cobra.NoFileCompletions,
	}, func(s *session) error {
		r, id, whose := remote.RevokeOwnTokens(), "", "that you issued"
		if len(s.args) > 0 {
			id = s.args[0]
			r, whose = remote.RevokeTokensOf(id), "that the user "+id+" issued"
		}
		if err := s.agree("revoke all temporary tokens %s, in every space", whose); err != nil {
			return err
		}
		return s.change("cannot revoke the tokens", r, id, "Revoked all temporary tokens %s.", whose)
	})
}
