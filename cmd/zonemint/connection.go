package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/zonemint/zonemint/internal/remote"
)

// The flags that say which server and who one is there.
const (
	hostFlag     = "host"
	insecureFlag = "insecure"
	contextFlag  = "context"
	usernameFlag = "username"
	passwordFlag = "password-file"
	apiKeyFlag   = "api-key-file"
)

// serverFlags say which server and who one is there. The same flags describe a context.
type serverFlags struct {
	host, caFile                       string
	insecure                           bool
	username, passwordFile, apiKeyFile string
}

func (f *serverFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.host, hostFlag, "", "address of the zone, such as https://zone.example.org:8443")
	flags.StringVar(&f.caFile, "ca-file", "", "PEM file of the certificates to trust (default those of the system)")
	flags.BoolVar(&f.insecure, insecureFlag, false, "check no certificate and allow plain HTTP, to try things out")
	flags.StringVar(&f.username, usernameFlag, "", "user to log in as, with a password")
	flags.StringVar(&f.passwordFile, passwordFlag, "", "file whose first line is the user's password; \"-\" is standard input")
	flags.StringVar(&f.apiKeyFile, apiKeyFlag, "", "file that holds an access token, of a user or a provider; \"-\" is standard input")
}

// connectionFlags are the flags of every command that calls a server.
type connectionFlags struct {
	serverFlags
	context, contexts  string
	timeout, retryWait time.Duration
	curl               bool
}

func (f *connectionFlags) add(cmd *cobra.Command) {
	f.serverFlags.add(cmd)
	flags := cmd.Flags()
	flags.StringVar(&f.context, contextFlag, "", "name of the context to take the server and the credentials from (default the current one)")
	flags.StringVar(&f.contexts, "contexts", "", contextsUsage)
	flags.DurationVar(&f.timeout, "timeout", remote.DefaultTimeout, "how long one attempt may take; 0: as long as it takes")
	flags.DurationVar(&f.retryWait, "retry-wait", remote.DefaultRetryWait, "how long to wait in all when the server is busy; 0: not at all")
	flags.BoolVar(&f.curl, "curl", false, "print the cURL line that does the same, and send nothing")
}

// contextsUsage is the usage of --contexts.
const contextsUsage = "file of the contexts (default contexts.yaml in the folder zonemint of the user's configuration)"

// target is the server that a command calls and who calls it.
type target struct {
	host, caFile string
	insecure     bool
	who          credential
	curl         bool
	flags        *connectionFlags
	from         settings
	weakest      origin // what is from further down is outranked
}

// resolve finds the server and the credentials: flags win over ZONEMINT_ variables, those over ONEZONE_ variables, those over the
// configuration file, that over the context. A context that is named on the command line is as good as a flag there, and only
// other flags win over it. Nothing secret is read yet.
func (f *connectionFlags) resolve(from settings) (*target, error) {
	if f.timeout < 0 || f.retryWait < 0 {
		return nil, errors.New("--timeout and --retry-wait must not be negative")
	}
	t := &target{curl: f.curl, flags: f, from: from, weakest: fromConfig}
	if from.of(contextFlag) == fromCommandLine {
		t.weakest = fromCommandLine
	}
	if t.counts(hostFlag) {
		t.host = f.host
	}
	if t.counts("ca-file") {
		t.caFile = f.caFile
	}
	t.insecure = f.insecure && t.counts(insecureFlag)
	who, found, err := f.credential(from, t.weakest)
	if err != nil {
		return nil, err
	}
	t.who = who
	if err := t.complete(found); err != nil {
		return nil, err
	}
	if t.host == "" {
		return nil, fmt.Errorf("no server: give --%s, %s%s or %s, or make a context with \"zonemint context set\"", hostFlag, envPrefix, "HOST", onezoneHost)
	}
	return t, nil
}

// counts tells whether a flag was given by somebody who is not outranked.
func (t *target) counts(flag string) bool { return t.from.of(flag) <= t.weakest }

// complete takes from the context what is still missing. Its credentials and its certificates are for its own host alone.
func (t *target) complete(found bool) error {
	path, err := contextsPath(t.flags.contexts)
	if err != nil {
		if t.host != "" && t.flags.context == "" {
			return nil
		}
		return err
	}
	file, err := loadContexts(path)
	if err != nil {
		return err
	}
	name, c, ok, err := file.find(t.flags.context)
	if err != nil || !ok {
		return err
	}
	if t.host != "" && !remote.SameHost(t.host, c.Host) {
		if !found {
			t.who.absent = fmt.Sprintf("those of the context %q are for %s alone", name, c.Host)
		}
		return nil
	}
	t.host = c.Host
	t.trust(c)
	if found {
		return nil
	}
	t.who = credentialOf(name, c)
	if t.who.read == nil && t.weakest < fromConfig { // it says nothing that could be outranked
		who, found, err := t.flags.credential(t.from, fromConfig)
		if err != nil || found {
			t.who = who
			return err
		}
	}
	return nil
}

// trust says which certificates count at the host of a context. Not to look at them is up to the context and to the command line: a
// variable that is left over does not weaken a context.
func (t *target) trust(c serverContext) {
	switch {
	case t.from.of(insecureFlag) == fromCommandLine: // as it says
	case t.counts("ca-file"), t.counts(insecureFlag) && !t.flags.insecure:
		t.insecure = false
	default:
		t.insecure = c.Insecure
	}
	if t.caFile == "" && !t.insecure {
		t.caFile = c.CAFile
	}
}

// config is the target for package remote, without credentials.
func (t *target) config() remote.Config {
	c := remote.Config{
		Host: t.host, CAFile: t.caFile, Insecure: t.insecure, UserAgent: "zonemint/" + version,
		Timeout: t.flags.timeout, RetryWait: t.flags.retryWait,
	}
	if c.Timeout == 0 {
		c.Timeout = -1
	}
	if c.RetryWait == 0 {
		c.RetryWait = -1
	}
	return c
}
