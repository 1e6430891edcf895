package main

import (
	"errors"
	"fmt"
	"io"
	"net/netip"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/zonemint/zonemint/internal/remote"
	"github.com/zonemint/zonemint/tokens"
)

// refusedError says that a token surely would be refused.
type refusedError struct{ reasons []string }

// Error gives the reasons.
func (e *refusedError) Error() string {
	return "the token would be refused: " + strings.Join(e.reasons, "; ")
}

// Is makes it an error of a bad token, whose exit code it has.
func (*refusedError) Is(target error) bool { return target == tokens.ErrInvalid }

func newTokenExplain(p *app) *cobra.Command {
	var file, provider, from string
	var size sizeFlag
	var output outputFlags
	cmd := &cobra.Command{
		Use: "explain [TOKEN]", Short: "Say in plain words what a token allows, offline", Args: cobra.MaximumNArgs(1),
		Long: `Say in plain words who issued a token, what for, until when and with which caveats, and whether it would be refused now, as far
as that can be told offline. --as-provider, --from and --size ask whether it would be refused for somebody, from somewhere, for so
much. It needs neither server nor key, and says what it therefore cannot know.

The token is read from standard input unless given; other users of this machine can see arguments while the command runs.
Exits with 6 for a text that is no token, and for a token that surely would be refused.`,
		Example: `  zonemint token explain --token-file token.txt
  zonemint token explain --token-file token.txt --as-provider p0kW9sQe2HfUaN4xVtB6Rw --from 192.0.2.7 --size 100GB`,
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := output.check(); err != nil {
			return err
		}
		q := question{now: p.now(), size: int64(size)}
		if err := q.ask(provider, from); err != nil {
			return err
		}
		secrets := secretReader{cmd: cmd, out: p.outside}
		token, err := secrets.parseToken(file, args)
		if err != nil {
			return err
		}
		e := explain(token, q)
		if err := printExplanation(cmd.OutOrStdout(), e, output); err != nil {
			return err
		}
		if e.Refused {
			return &refusedError{e.Reasons}
		}
		return nil
	}
	addTokenFlag(cmd, &file)
	flags := cmd.Flags()
	flags.StringVar(&provider, "as-provider", "", "ask whether the provider with this id could redeem it")
	flags.StringVar(&from, "from", "", "ask whether it could be used from this address")
	flags.Var(&size, "size", "ask whether it could be redeemed for so much, such as 100GB")
	output.addFormat(cmd)
	return cmd
}

// ask adds who would present the token and from where.
func (q *question) ask(id, from string) (err error) {
	if id != "" {
		if q.provider, err = providerID(id); err != nil {
			return fmt.Errorf("--as-provider: %w", err)
		}
	}
	if from != "" {
		if q.from, err = netip.ParseAddr(from); err != nil {
			return errors.New("--from must be an address, such as 192.0.2.7")
		}
	}
	return nil
}

// parseToken reads a token as tokenText does, and takes it apart.
func (s *secretReader) parseToken(file string, args []string) (*tokens.Unverified, error) {
	text, err := s.tokenText(file, args)
	if err != nil {
		return nil, err
	}
	token, err := tokens.Parse(text)
	if err != nil {
		return nil, fmt.Errorf("cannot read the token: %w", err)
	}
	return token, nil
}

func printExplanation(w io.Writer, e *explanation, output outputFlags) error {
	if output.structured() {
		return printDocument(w, output.format, e)
	}
	t := newTable(w)
	e.summary(t)
	if err := t.end(); err != nil {
		return err
	}
	section(w, "Caveats, each of which must hold", e.caveatLines())
	switch {
	case e.Refused:
		section(w, "It would be REFUSED now", e.Reasons)
	case len(e.DependsOn) > 0:
		section(w, "Nothing speaks against it yet. It depends on", e.DependsOn)
	default:
		fmt.Fprintln(w, "\nNothing speaks against it, as far as can be told offline.")
	}
	section(w, "Not known offline", e.Unknown)
	return nil
}

func section(w io.Writer, title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s:\n", title)
	for _, line := range lines {
		fmt.Fprintf(w, "  - %s\n", remote.Printable(line))
	}
}

// summary is the token as a whole.
func (e *explanation) summary(t *table) {
	what := withArticle(tokens.Purpose(e.Purpose))
	if tokens.Persistence(e.Persistence) == tokens.Temporary {
		what += ", temporary"
	} else {
		what += ", with a row in the zone"
	}
	t.field("what", what)
	t.field("token id", e.TokenID)
	t.field("zone", shown(e.Zone))
	t.field("issued by", person(e.Issuer))
	t.field("issued", e.issued())
	t.field("space", e.Space)
	if e.ends.IsZero() {
		t.field("ends", "never expires by itself")
	} else {
		t.field("ends", ending(e.ends, e.now))
	}
	if e.UsageLimit > 0 {
		t.field("uses", times(e.UsageLimit))
	}
	t.field("size", sizeRange(e.MinSize, e.MaxSize))
}

// issued says when the token was issued.
func (e *explanation) issued() string {
	at, err := time.Parse(time.RFC3339, e.IssuedAt)
	if err != nil {
		return ""
	}
	if ago := e.now.Sub(at); ago >= time.Second {
		return roughly(ago) + " ago (" + moment(at) + ")"
	}
	return moment(at)
}

// caveatLines are the caveats in plain words. What is not known is quoted, since anybody can have written anything there.
func (e *explanation) caveatLines() []string {
	lines := make([]string, len(e.Caveats))
	for i, c := range e.Caveats {
		lines[i] = c.Meaning
		if c.Type == typeUnknown {
			lines[i] = strconv.QuoteToASCII(c.Text) + ": " + c.Meaning
		}
	}
	return lines
}

// person names a subject.
func person(subject string) string {
	if id, ok := strings.CutPrefix(subject, "usr-"); ok {
		return "user " + id
	}
	return "provider " + strings.TrimPrefix(subject, "prv-")
}

// times says how often.
func times(n int64) string {
	if n == 1 {
		return "can be redeemed once"
	}
	return fmt.Sprintf("can be redeemed %d times", n)
}

// sizeRange says which sizes are left; empty for all of them.
func sizeRange(least int64, most *int64) string {
	switch {
	case most == nil && least == 0:
		return ""
	case most == nil:
		return "at least " + humanSize(least)
	case least == 0:
		return "at most " + humanSize(*most)
	case least == *most:
		return "exactly " + humanSize(least)
	}
	return "between " + humanSize(least) + " and " + humanSize(*most)
}
