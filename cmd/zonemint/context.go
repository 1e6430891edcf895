package main

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"

	"github.com/spf13/cobra"

	"github.com/zonemint/zonemint/internal/remote"
)

func newContext(p *app) *cobra.Command {
	return group("context", "Keep servers and credentials under names",
		`A context is a server and who you are there. The current one is what commands use when neither flags nor variables say otherwise.
Contexts are in the file contexts.yaml in the folder zonemint of the user's configuration (--contexts names another file). It has
passwords and access tokens in it, is written for its owner only, and is refused when others can read it. Its credentials are
sent to the context's own host and to no other.`,
		newContextSet(p), newContextList(p), newContextUse(p), newContextShow(p), newContextDelete(p))
}

// contextNames are the names that contexts can have.
var contextNames = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$`)

// contextFlags are the flags of every command on contexts.
type contextFlags struct {
	file   string
	output outputFlags
}

// onContexts makes cmd a command on the file of contexts. run tells whether it has changed something that is to be saved.
func onContexts(cmd *cobra.Command, run func(c *contextRun) (changed bool, err error)) *cobra.Command {
	var f contextFlags
	cmd.Flags().StringVar(&f.file, "contexts", "", contextsUsage)
	f.output.add(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := f.output.check(); err != nil {
			return err
		}
		path, err := contextsPath(f.file)
		if err != nil {
			return err
		}
		file, err := loadContexts(path)
		if err != nil {
			return err
		}
		changed, err := run(&contextRun{cmd: cmd, args: args, output: f.output, file: file})
		if err == nil && changed {
			err = file.save(path)
		}
		return err
	}
	return cmd
}

// contextRun is one run of a command on contexts.
type contextRun struct {
	cmd    *cobra.Command
	args   []string
	output outputFlags
	file   *contextFile
}

func (c *contextRun) print(v view) error { return c.output.render(c.cmd.OutOrStdout(), v) }

func (c *contextRun) talk(format string, args ...any) {
	if !c.output.quiet {
		fmt.Fprintf(c.cmd.ErrOrStderr(), format+"\n", args...)
	}
}

// existing is the name of the context that the argument names, or of the current one.
func (c *contextRun) existing() (string, error) {
	name := ""
	if len(c.args) > 0 {
		name = c.args[0]
	}
	name, _, ok, err := c.file.find(name)
	if err == nil && !ok {
		err = errors.New("no context is current: \"zonemint context use\" makes one so")
	}
	return name, err
}

func newContextSet(p *app) *cobra.Command {
	var flags serverFlags
	cmd := onContexts(&cobra.Command{
		Use: "set NAME", Short: "Make or change a context", Args: wants("NAME"),
		Long: `Make a context, or change what the flags say of one. The first one is current at once. Secrets are read from files or standard
input and kept in the file of contexts. They are for their host: with another --host they have to be given anew. Variables and the
configuration file do not change a context that there is. A context has either a user with a password or an access token, of a user or a provider.
A user without a password is asked for it at each command.`,
		Example: `  zonemint context set work --host https://zone.example.org:8443 --api-key-file key.txt
  zonemint context set try --host https://127.0.0.1:8443 --insecure --username admin --password-file -`,
		ValidArgsFunction: cobra.NoFileCompletions,
	}, func(c *contextRun) (bool, error) {
		name := c.args[0]
		if !contextNames.MatchString(name) {
			return false, errors.New("a context is named by 1 to 64 letters, digits, '.', '_', '@' and '-'")
		}
		old, exists := c.file.Contexts[name]
		flags := flags
		flags.choose(p.settings, exists)
		changed, err := flags.apply(old, p.settings, &secretReader{cmd: c.cmd, out: p.outside})
		if err != nil {
			return false, err
		}
		c.file.Contexts[name] = changed
		if c.file.Current == "" {
			c.file.Current = name
		}
		c.talk("Set the context %s, %s.", name, changed.Host)
		if old.hasSecret() && !changed.hasSecret() && !remote.SameHost(old.Host, changed.Host) {
			c.talk("Its credentials were for %s and are gone: give those for the new host.", old.Host)
		}
		return true, nil
	})
	flags.add(cmd)
	return cmd
}

// choose drops what must not be taken from variables and the configuration file, where it may have been meant for something else:
// a context that there is changes only as the command line says, and that certificates are not checked is never kept unasked.
func (f *serverFlags) choose(from settings, exists bool) {
	if from.of(insecureFlag) != fromCommandLine {
		f.insecure = false
	}
	if !exists {
		return
	}
	for flag, value := range map[string]*string{
		hostFlag: &f.host, "ca-file": &f.caFile, usernameFlag: &f.username, passwordFlag: &f.passwordFile, apiKeyFlag: &f.apiKeyFile,
	} {
		if from.of(flag) != fromCommandLine {
			*value = ""
		}
	}
}

// apply is the context with what the flags say.
func (f *serverFlags) apply(c serverContext, from settings, secrets *secretReader) (serverContext, error) {
	if f.host != "" {
		if !remote.SameHost(f.host, c.Host) {
			c.Password, c.AccessToken = "", "" // they are for the host that they were given for
		}
		c.Host = f.host
	}
	if _, err := remote.ParseHost(c.Host); err != nil {
		return c, fmt.Errorf("--%s: %w", hostFlag, err)
	}
	if from.of(insecureFlag) == fromCommandLine {
		c.Insecure = f.insecure
	}
	switch {
	case f.caFile != "":
		path, err := filepath.Abs(f.caFile) // commands run in other folders
		if err != nil {
			return c, err
		}
		c.CAFile = path
	case from.of("ca-file") == fromCommandLine:
		c.CAFile = ""
	}
	switch {
	case f.apiKeyFile != "" && (f.username != "" || f.passwordFile != ""):
		return c, errors.New("a context has a user or an access token, not both")
	case f.apiKeyFile != "":
		token, err := secrets.token("--"+apiKeyFlag, f.apiKeyFile)
		if err == nil && !tokenTexts.MatchString(token) {
			err = fmt.Errorf("--%s: there is no access token", apiKeyFlag)
		}
		c.Username, c.Password, c.AccessToken = "", "", token
		return c, err
	case f.username != "":
		if f.username != c.Username {
			c.Password = ""
		}
		c.Username, c.AccessToken = f.username, ""
	}
	if f.passwordFile == "" {
		return c, nil
	}
	if c.Username == "" {
		return c, fmt.Errorf("--%s is the password of whom? Give --%s too", passwordFlag, usernameFlag)
	}
	password, err := secrets.password("--"+passwordFlag, f.passwordFile)
	c.Password = password.Reveal()
	return c, err
}

// contextView is a context without its secrets.
type contextView struct {
	Name        string `json:"name"`
	Current     bool   `json:"current"`
	Host        string `json:"host"`
	CAFile      string `json:"caFile,omitempty"`
	Insecure    bool   `json:"insecure"`
	Username    string `json:"username,omitempty"`
	Credentials string `json:"credentials"` // password, access token or none
}

func (f *contextFile) view(name string) contextView {
	c := f.Contexts[name]
	v := contextView{
		Name: name, Current: name == f.Current, Host: c.Host, CAFile: c.CAFile, Insecure: c.Insecure, Username: c.Username, Credentials: "none",
	}
	switch {
	case c.AccessToken != "":
		v.Credentials = "access token"
	case c.Password != "":
		v.Credentials = "password"
	}
	return v
}

func newContextList(_ *app) *cobra.Command {
	return onContexts(&cobra.Command{
		Use: "list", Short: "List the contexts", Args: cobra.NoArgs,
		Long: "List the contexts, without their secrets. The current one has an asterisk.", Example: "  zonemint context list",
	}, func(c *contextRun) (bool, error) {
		names := slices.Sorted(maps.Keys(c.file.Contexts))
		views := make([]contextView, len(names))
		for i, name := range names {
			views[i] = c.file.view(name)
		}
		return false, c.print(view{
			document: struct {
				document
				Contexts []contextView `json:"contexts"`
			}{newDocument(), views},
			quiet: names,
			table: func(t *table) {
				t.row("CURRENT", "NAME", "HOST", "USERNAME", "CREDENTIALS")
				for _, v := range views {
					t.row(map[bool]string{true: "*"}[v.Current], v.Name, v.Host, v.Username, v.Credentials)
				}
			},
		})
	})
}

func newContextUse(_ *app) *cobra.Command {
	return onContexts(&cobra.Command{
		Use: "use NAME", Short: "Make a context the current one", Args: wants("NAME"),
		Long: "Make a context the one that commands use.", Example: "  zonemint context use work", ValidArgsFunction: completeContexts,
	}, func(c *contextRun) (bool, error) {
		name, err := c.existing()
		if err != nil {
			return false, err
		}
		c.file.Current = name
		c.talk("The current context is %s now.", name)
		return true, nil
	})
}

func newContextShow(_ *app) *cobra.Command {
	return onContexts(&cobra.Command{
		Use: "show [NAME]", Short: "Show a context, the current one by default", Args: cobra.MaximumNArgs(1),
		Long: "Show a context, without its secrets.", Example: "  zonemint context show", ValidArgsFunction: completeContexts,
	}, func(c *contextRun) (bool, error) {
		name, err := c.existing()
		if err != nil {
			return false, err
		}
		v := c.file.view(name)
		return false, c.print(view{
			document: struct {
				document
				contextView
			}{newDocument(), v},
			quiet: []string{name},
			table: func(t *table) {
				t.field("name", v.Name)
				t.field("current", yesNo(v.Current))
				t.field("host", v.Host)
				t.field("ca file", v.CAFile)
				t.field("insecure", yesNo(v.Insecure))
				t.field("username", v.Username)
				t.field("credentials", v.Credentials)
			},
		})
	})
}

func newContextDelete(_ *app) *cobra.Command {
	return onContexts(&cobra.Command{
		Use: "delete NAME", Short: "Delete a context", Args: wants("NAME"),
		Long:    "Delete a context with its secrets. An access token stays good in the zone: \"zonemint access-token delete\" ends it there.",
		Example: "  zonemint context delete work", ValidArgsFunction: completeContexts,
	}, func(c *contextRun) (bool, error) {
		name, err := c.existing()
		if err != nil {
			return false, err
		}
		delete(c.file.Contexts, name)
		if c.file.Current == name {
			c.file.Current = ""
		}
		c.talk("Deleted the context %s.", name)
		return true, nil
	})
}

// completeContexts offers the names of the contexts.
func completeContexts(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	const noFiles = cobra.ShellCompDirectiveNoFileComp
	flag, err := cmd.Flags().GetString("contexts")
	if err != nil || len(args) > 0 {
		return nil, noFiles
	}
	path, err := contextsPath(flag)
	if err != nil {
		return nil, noFiles
	}
	file, err := loadContexts(path)
	if err != nil {
		return nil, noFiles
	}
	return slices.Sorted(maps.Keys(file.Contexts)), noFiles
}
