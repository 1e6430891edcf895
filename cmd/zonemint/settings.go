package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/knadh/koanf/parsers/yaml"
	"github.com/knadh/koanf/providers/file"
	"github.com/knadh/koanf/v2"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// envPrefix begins the names of the environment variables that set flags.
const envPrefix = "ZONEMINT_"

// settingMark marks the flags that the environment and the configuration file can set. The others say what one run of a command
// is to do: a variable that is left over must neither choose what is deleted nor agree to it.
const settingMark = "zonemint_setting"

var (
	// serverCommands are the commands all of whose flags are settings.
	serverCommands = []string{"dev", "mock", "serve", "init", "migrate"}
	// commonSettings are the flags that are settings of every command.
	commonSettings = []string{
		"config", "output", hostFlag, "ca-file", insecureFlag, usernameFlag, passwordFlag, apiKeyFlag, contextFlag, "contexts", "timeout",
		"retry-wait", "data-dir", "store", "kek-file",
	}
	// emptyFlags are the flags to which an empty text says something: that there is none.
	emptyFlags = []string{"https-addr", "http-addr", "admin-addr", "memo"}
)

// markSettings marks the settings of a command and of those below it.
func markSettings(cmd *cobra.Command) {
	all := slices.Contains(serverCommands, cmd.Name()) && cmd.HasParent() && !cmd.Parent().HasParent()
	mark := func(f *pflag.Flag) {
		if !all && !slices.Contains(commonSettings, f.Name) {
			return
		}
		if f.Annotations == nil {
			f.Annotations = map[string][]string{}
		}
		f.Annotations[settingMark] = []string{"true"}
	}
	cmd.Flags().VisitAll(mark)
	cmd.PersistentFlags().VisitAll(mark)
	for _, sub := range cmd.Commands() {
		markSettings(sub)
	}
}

func isSetting(f *pflag.Flag) bool {
	return f != nil && f.Annotations[settingMark] != nil
}

// apply gives each setting that was not given on the command line its value from the environment or, failing that, from the
// configuration file. A value that the flag does not take is an error that says where it came from.
func (s settings) apply(cmd *cobra.Command) error {
	flags := cmd.Flags()
	if err := s.applyEnvironment(flags.Lookup("config")); err != nil {
		return err
	}
	values, path, err := readConfig(flags)
	if err != nil {
		return err
	}
	if err := checkKeys(cmd.Root(), values, path); err != nil {
		return err
	}
	flags.VisitAll(func(f *pflag.Flag) {
		if err != nil || f.Changed || !isSetting(f) {
			return
		}
		if err = s.applyEnvironment(f); err == nil && !f.Changed && values.Exists(f.Name) {
			err = s.applyConfig(f, values, path)
		}
	})
	return err
}

// environmentName is the environment variable that sets a flag.
func environmentName(f *pflag.Flag) string {
	return envPrefix + strings.ToUpper(strings.ReplaceAll(f.Name, "-", "_"))
}

// applyEnvironment sets a flag from its variable. An empty one counts as not set, which is how shells and units take a setting
// away, unless empty is a value of the flag or no value of its kind, such as a duration.
func (s settings) applyEnvironment(f *pflag.Flag) error {
	name := environmentName(f)
	value, ok := os.LookupEnv(name)
	if !ok || f.Changed || value == "" && isText(f) && !slices.Contains(emptyFlags, f.Name) {
		return nil
	}
	if err := f.Value.Set(value); err != nil {
		return fmt.Errorf("environment variable %s is not what --%s takes: %w", name, f.Name, err)
	}
	f.Changed = true
	s[f.Name] = fromEnvironment
	return nil
}

func (s settings) applyConfig(f *pflag.Flag, settings *koanf.Koanf, path string) error {
	values := settings.Strings(f.Name)
	if len(values) == 0 {
		values = []string{settings.String(f.Name)}
	}
	for _, value := range values {
		if err := f.Value.Set(value); err != nil {
			return fmt.Errorf("%s: %s is not what --%s takes: %w", path, f.Name, f.Name, err)
		}
	}
	if f.Value.Type() == "string" && isEmpty(f) {
		return fmt.Errorf("%s: %s is empty: leave it out", path, f.Name)
	}
	f.Changed = true
	s[f.Name] = fromConfig
	return nil
}

// isText tells whether a flag takes any text, so that an empty one is no error by itself.
func isText(f *pflag.Flag) bool {
	return f.Value.Type() == "string" || f.Value.Type() == "stringSlice"
}

// isEmpty tells whether a flag was given a value that is none, as from a shell variable that nobody has set. It would be as if the
// flag had not been given, and a token would be without the restriction that was meant.
func isEmpty(f *pflag.Flag) bool {
	if !isText(f) || slices.Contains(emptyFlags, f.Name) {
		return false
	}
	if list, ok := f.Value.(pflag.SliceValue); ok {
		return len(list.GetSlice()) == 0 || slices.Contains(list.GetSlice(), "")
	}
	return f.Value.String() == ""
}

// checkEmpty refuses flags that were given on the command line with nothing in them. An empty --ca-file takes the one of a context
// away.
func checkEmpty(cmd *cobra.Command) (err error) {
	clears := cmd.CommandPath() == "zonemint context set"
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if err == nil && isEmpty(f) && (!clears || f.Name != "ca-file") {
			err = fmt.Errorf("--%s is empty", f.Name)
		}
	})
	return err
}

func readConfig(flags *pflag.FlagSet) (*koanf.Koanf, string, error) {
	settings := koanf.New("\x00") // keys are flags' names, so nothing separates levels
	path, err := flags.GetString("config")
	if err != nil || path == "" {
		return settings, "", err
	}
	if err := settings.Load(file.Provider(path), yaml.Parser()); err != nil {
		return nil, "", fmt.Errorf("configuration file %s: %w", path, err)
	}
	return settings, path, nil
}

// checkKeys refuses a key that is no setting of any command: it is a misspelling, or belongs on the command line, and silence would
// hide it.
func checkKeys(root *cobra.Command, settings *koanf.Koanf, path string) error {
	for _, key := range settings.Keys() {
		switch known, setting := knowsFlag(root, key); {
		case key == "config" || !known:
			return fmt.Errorf("configuration file %s: %q is not the name of a flag", path, key)
		case !setting:
			return fmt.Errorf("configuration file %s: %q is no setting: give --%s on the command line", path, key, key)
		}
	}
	return nil
}

// knowsFlag tells whether a command, or one below it, has a flag of that name, and whether it is a setting of any.
func knowsFlag(cmd *cobra.Command, name string) (known, setting bool) {
	for _, f := range []*pflag.Flag{cmd.Flags().Lookup(name), cmd.PersistentFlags().Lookup(name)} {
		known, setting = known || f != nil, setting || isSetting(f)
	}
	for _, sub := range cmd.Commands() {
		k, s := knowsFlag(sub, name)
		known, setting = known || k, setting || s
	}
	return known, setting
}
