package main

import (
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// origin is where a setting comes from. The lower one wins.
type origin int

const (
	fromCommandLine origin = iota
	fromEnvironment        // ZONEMINT_…
	fromOnezone            // ONEZONE_…, the variables of Onezone's own clients
	fromConfig             // --config
	fromContext            // zonemint context
	fromNowhere
)

// The variables of Onezone's clients, and ours with the same meaning. They hold what no flag does: secrets themselves.
const (
	onezoneHost      = "ONEZONE_HOST"
	onezoneBasicAuth = "ONEZONE_BASIC_AUTH"
	onezoneAPIKey    = "ONEZONE_API_KEY"
	ownBasicAuth     = envPrefix + "BASIC_AUTH"
	ownAPIKey        = envPrefix + "API_KEY"
)

// settings are where each flag of a command has its value from.
type settings map[string]origin

// settle gives every flag its value and notes where it came from.
func settle(cmd *cobra.Command) (settings, error) {
	if err := checkEmpty(cmd); err != nil {
		return nil, err
	}
	origins := settings{}
	cmd.Flags().Visit(func(f *pflag.Flag) { origins[f.Name] = fromCommandLine })
	if err := origins.applyOnezone(cmd.Flags()); err != nil {
		return nil, err
	}
	if err := origins.apply(cmd); err != nil {
		return nil, err
	}
	return origins, origins.quieten(cmd.Flags())
}

// quieten lets --quiet on the command line win over a format that was set for good, where both on the command line would be an error.
func (s settings) quieten(flags *pflag.FlagSet) error {
	format := flags.Lookup("output")
	if format == nil || s.of("quiet") != fromCommandLine || s.of("output") == fromCommandLine {
		return nil
	}
	if quiet, err := flags.GetBool("quiet"); err != nil || !quiet {
		return err
	}
	delete(s, "output")
	format.Changed = false
	return format.Value.Set(format.DefValue)
}

// applyOnezone takes the host from Onezone's variable where neither flag nor ZONEMINT_HOST gives one.
func (s settings) applyOnezone(flags *pflag.FlagSet) error {
	host := flags.Lookup(hostFlag)
	value := os.Getenv(onezoneHost)
	if host == nil || host.Changed || value == "" {
		return nil
	}
	if os.Getenv(environmentName(host)) != "" {
		return nil
	}
	s[hostFlag] = fromOnezone
	host.Changed = true
	return host.Value.Set(value)
}

// of is where a flag has its value from.
func (s settings) of(flag string) origin {
	if o, ok := s[flag]; ok {
		return o
	}
	return fromNowhere
}
