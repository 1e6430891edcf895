package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/knadh/koanf/parsers/yaml"
	"github.com/knadh/koanf/providers/file"
	"github.com/knadh/koanf/v2"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// envPrefix begins the names of the environment variables that set flags.
const envPrefix = "ZONEMINT_"

// applySettings gives each flag that was not set on the command line its value from the environment or, failing that, from
// the configuration file. A value that the flag does not take is an error that says where it came from.
func applySettings(cmd *cobra.Command) error {
	flags := cmd.Flags()
	if err := applyEnvironment(flags.Lookup("config")); err != nil {
		return err
	}
	settings, path, err := readConfig(flags)
	if err != nil {
		return err
	}
	if err := checkKeys(cmd.Root(), settings, path); err != nil {
		return err
	}
	flags.VisitAll(func(f *pflag.Flag) {
		if err != nil || f.Changed || f.Name == "help" {
			return
		}
		if err = applyEnvironment(f); err == nil && !f.Changed && settings.Exists(f.Name) {
			err = applyConfig(f, settings, path)
		}
	})
	return err
}

// environmentName is the environment variable that sets a flag.
func environmentName(f *pflag.Flag) string {
	return envPrefix + strings.ToUpper(strings.ReplaceAll(f.Name, "-", "_"))
}

func applyEnvironment(f *pflag.Flag) error {
	name := environmentName(f)
	value, ok := os.LookupEnv(name)
	if !ok || f.Changed {
		return nil
	}
	if err := f.Value.Set(value); err != nil {
		return fmt.Errorf("environment variable %s is not what --%s takes: %w", name, f.Name, err)
	}
	f.Changed = true
	return nil
}

func applyConfig(f *pflag.Flag, settings *koanf.Koanf, path string) error {
	values := settings.Strings(f.Name)
	if len(values) == 0 {
		values = []string{settings.String(f.Name)}
	}
	for _, value := range values {
		if err := f.Value.Set(value); err != nil {
			return fmt.Errorf("%s: %s is not what --%s takes: %w", path, f.Name, f.Name, err)
		}
	}
	f.Changed = true
	return nil
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

// checkKeys refuses a key that is no flag of any command: it is a misspelling, and silence would hide it.
func checkKeys(root *cobra.Command, settings *koanf.Koanf, path string) error {
	for _, key := range settings.Keys() {
		if key == "config" || !knowsFlag(root, key) {
			return fmt.Errorf("configuration file %s: %q is not the name of a flag", path, key)
		}
	}
	return nil
}

func knowsFlag(cmd *cobra.Command, name string) bool {
	if cmd.Flags().Lookup(name) != nil || cmd.PersistentFlags().Lookup(name) != nil {
		return true
	}
	for _, sub := range cmd.Commands() {
		if knowsFlag(sub, name) {
			return true
		}
	}
	return false
}
