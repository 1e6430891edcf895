package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// commandTree is every command of the program but those that cobra brings along.
func commandTree(cmd *cobra.Command) (all []*cobra.Command) {
	for _, below := range cmd.Commands() {
		if below.Name() != "help" && below.Name() != "completion" {
			all = append(append(all, below), commandTree(below)...)
		}
	}
	return all
}

// TestEveryCommandIsExplained: each has a line for lists, a text or an example, and says of each flag what it is for.
func TestEveryCommandIsExplained(t *testing.T) {
	all := commandTree(newRoot(streams{}, newOutside()))
	if len(all) < 50 {
		t.Fatalf("only %d commands", len(all))
	}
	for _, cmd := range all {
		if cmd.Short == "" || strings.HasSuffix(cmd.Short, ".") || cmd.Long == "" && cmd.Example == "" {
			t.Errorf("%s: Short is %q, Long %q, Example %q", cmd.CommandPath(), cmd.Short, cmd.Long, cmd.Example)
		}
		if cmd.Args == nil || cmd.RunE == nil {
			t.Errorf("%s takes any arguments, or does nothing", cmd.CommandPath())
		}
		for line := range strings.Lines(cmd.Long) {
			if len([]rune(line)) > 150 {
				t.Errorf("%s: a line of the help has %d characters", cmd.CommandPath(), len(line))
			}
		}
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Usage == "" || strings.HasSuffix(f.Usage, ".") {
				t.Errorf("%s --%s: %q", cmd.CommandPath(), f.Name, f.Usage)
			}
		})
	}
}

// TestNoSecretIsAnArgument: no flag takes the text of a secret, which every user of the machine could read.
func TestNoSecretIsAnArgument(t *testing.T) {
	for _, cmd := range commandTree(newRoot(streams{}, newOutside())) {
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			for _, word := range []string{"password", "token", "key", "secret"} {
				if strings.Contains(f.Name, word) && f.Value.Type() == "string" && !strings.HasSuffix(f.Name, "-file") && !slices.Contains(notSecret, f.Name) {
					t.Errorf("%s --%s would take a secret", cmd.CommandPath(), f.Name)
				}
			}
		})
		// The variables that hold secrets themselves must not set a flag.
		for _, name := range []string{ownAPIKey, ownBasicAuth} {
			cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
				if environmentName(f) == name {
					t.Errorf("%s --%s is set by %s", cmd.CommandPath(), f.Name, name)
				}
			})
		}
	}
}

// notSecret are flags that sound as if they took a secret.
var notSecret = []string{"tls-key"}

// TestManualPages: every command has one.
func TestManualPages(t *testing.T) {
	home(t)
	t.Setenv("SOURCE_DATE_EPOCH", "1700000000")
	dir := filepath.Join(t.TempDir(), "man", "man1")
	if got := runHere(t, indoors(), "", "man", dir); got != (result{}) {
		t.Fatalf("%+v", got)
	}
	root := newRoot(streams{}, newOutside())
	all := append(commandTree(root), root)
	for _, cmd := range all {
		page := strings.ReplaceAll(cmd.CommandPath(), " ", "-") + ".1"
		text, err := os.ReadFile(filepath.Join(dir, page))
		if err != nil {
			t.Error(err)
			continue
		}
		for _, want := range []string{".SH NAME", ".TH ", "Nov 2023", strings.Fields(cmd.Short)[0]} {
			if !strings.Contains(string(text), want) {
				t.Errorf("%s: %q is not in it", page, want)
			}
		}
	}
	if got := runHere(t, indoors(), "", "man"); got.code != exitLocal {
		t.Errorf("%+v", got)
	}
	if got := runHere(t, indoors(), "", "man", write(t, filepath.Join(t.TempDir(), "file"), "")); got.code != exitLocal {
		t.Errorf("%+v", got)
	}
}

// TestCompletion: flags with few values and names of privileges and contexts are offered; ids are not, and no files in their place.
func TestCompletion(t *testing.T) {
	dir := home(t)
	write(t, filepath.Join(dir, "contexts.yaml"), "version: 1\ncontexts: {work: {host: a}, play: {host: b}}\n")
	for args, want := range map[string]string{
		"token list s1 -o ":                                 "table json yaml :4",
		"space privileges grant s1 u1 space_add_":           "space_view_data space_write_files",
		"space privileges grant s1 ":                        ":4",
		"space add-member s1 u1 --privilege ":               "space_view_data",
		"space show ":                                       ":4",
		"token mint ":                                       ":4",
		"context use --contexts " + dir + "/contexts.yaml ": "play work :4",
		"token --token-f":                                   "",
		"token mint --ttl":                                  "--ttl",
	} {
		got := runHere(t, indoors(), "", append([]string{"__complete"}, strings.Split(args, " ")...)...)
		var offered []string
		for line := range strings.Lines(got.out) {
			word, _, _ := strings.Cut(strings.TrimSpace(line), "\t")
			offered = append(offered, word)
		}
		if text := strings.Join(offered, " "); got.code != 0 || !strings.HasPrefix(text, want) {
			t.Errorf("%q offers %q", args, text)
		}
	}
}
