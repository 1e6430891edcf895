package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"
	"unicode"
	"unicode/utf16"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v3"

	"github.com/zonemint/zonemint/internal/remote"
)

// The formats of --output.
const (
	formatTable = "table"
	formatJSON  = "json"
	formatYAML  = "yaml"
)

// outputFlags say how a command prints.
type outputFlags struct {
	format string
	quiet  bool
}

func (f *outputFlags) add(cmd *cobra.Command) {
	f.addFormat(cmd)
	cmd.Flags().BoolVarP(&f.quiet, "quiet", "q", false, "print ids alone, one a line, or the token alone, and no talk")
}

func (f *outputFlags) addFormat(cmd *cobra.Command) {
	cmd.Flags().StringVarP(&f.format, "output", "o", formatTable, "table, json or yaml")
	complete(cmd, "output", formatTable, formatJSON, formatYAML)
}

// complete lets the shell offer the values of a flag.
func complete(cmd *cobra.Command, flag string, values ...string) {
	if err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // the command has no such flag
	}
}

func (f *outputFlags) check() error {
	switch f.format {
	case formatTable, formatJSON, formatYAML:
	default:
		return errors.New("--output must be table, json or yaml")
	}
	if f.quiet && f.format != formatTable {
		return errors.New("--quiet and --output do not go together")
	}
	return nil
}

// structured tells whether a program reads what is printed.
func (f *outputFlags) structured() bool { return f.format != formatTable }

// document begins everything that is printed as JSON or YAML. The version rises when a field goes or changes its meaning; a new
// field is no such change.
type document struct {
	SchemaVersion int `json:"schemaVersion"`
}

// newDocument is a document of the version that this program writes.
func newDocument() document { return document{SchemaVersion: 1} }

// view is one thing in its three looks.
type view struct {
	document any      // as JSON and YAML
	quiet    []string // as lines
	table    func(t *table)
}

// render writes a view as the flags say.
func (f *outputFlags) render(w io.Writer, v view) error {
	switch {
	case f.quiet:
		for _, line := range v.quiet {
			if _, err := fmt.Fprintln(w, remote.Printable(line)); err != nil {
				return err
			}
		}
		return nil
	case f.structured():
		return printDocument(w, f.format, v.document)
	}
	t := newTable(w)
	v.table(t)
	return t.end()
}

// printDocument writes a value as JSON or as YAML with the same fields in the same order. What a terminal would take for a command is
// written as an escape of the format, so that a program reads it as it was.
func printDocument(w io.Writer, format string, value any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return err
	}
	text := escaped(b.String(), format)
	if format == formatYAML {
		var node yaml.Node
		if err := yaml.Unmarshal([]byte(text), &node); err != nil { // JSON is YAML
			return err
		}
		plain(&node)
		b.Reset()
		e := yaml.NewEncoder(&b)
		e.SetIndent(2)
		if err := errors.Join(e.Encode(&node), e.Close()); err != nil {
			return err
		}
		text = escaped(b.String(), format)
	}
	_, err := io.WriteString(w, text)
	return err
}

// escaped writes the runes of a document that do not show as escapes. Below DEL there are none but line breaks: the encoders escape
// control characters themselves.
func escaped(text, format string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r < unicode.MaxASCII || unicode.IsPrint(r):
			b.WriteRune(r)
		case r <= 0xffff:
			fmt.Fprintf(&b, `\u%04x`, r)
		case format == formatYAML: // which does not know the pairs of JSON
			fmt.Fprintf(&b, `\U%08x`, r)
		default:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		}
	}
	return b.String()
}

// plain takes from a document that it was JSON: brackets, and quotes where they are not needed by any reader. To those of YAML 1.1
// a bare "yes" is no text.
func plain(node *yaml.Node) {
	if len(node.Content) > 0 || node.Kind == yaml.ScalarNode && !needsQuotes(node) {
		node.Style = 0
	}
	for _, child := range node.Content {
		plain(child)
	}
}

func needsQuotes(node *yaml.Node) bool {
	if node.ShortTag() != "!!str" {
		return false
	}
	if node.Value == "<<" || node.Value == "=" { // which have a meaning of their own in YAML 1.1
		return true
	}
	if strings.ContainsFunc(node.Value, func(r rune) bool { return r != '\n' && !unicode.IsPrint(r) }) {
		return true // escapes are for quotes only
	}
	text, err := yaml.Marshal(node.Value)
	return err != nil || text[0] == '"' || text[0] == '\''
}

// table is aligned plain text.
type table struct {
	w   io.Writer
	tab *tabwriter.Writer
}

func newTable(w io.Writer) *table {
	return &table{w: w, tab: tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)}
}

// row adds a row of cells. What they hold may come from a server or a token, so that it is made safe to look at.
func (t *table) row(cells ...string) {
	for i, cell := range cells {
		if cells[i] = remote.Printable(cell); cell == "" {
			cells[i] = "-"
		}
	}
	fmt.Fprintln(t.tab, strings.Join(cells, "\t"))
}

// field adds a row of a name and a value, unless the value is empty.
func (t *table) field(name, value string) {
	if value != "" {
		t.row(name, value)
	}
}

// end writes what was collected.
func (t *table) end() error { return t.tab.Flush() }

// timeCell is a time in a table; none is empty.
func timeCell(t remote.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// counted is a number with what it counts.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

// isSet tells whether a flag was given, by whatever way.
func isSet(flags *pflag.FlagSet, name string) bool {
	f := flags.Lookup(name)
	return f != nil && f.Changed
}
