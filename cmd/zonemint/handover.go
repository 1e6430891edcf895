package main

import (
	"errors"
	"fmt"
	"os"
	"regexp"

	"github.com/spf13/cobra"

	"github.com/zonemint/zonemint/internal/remote"
	"github.com/zonemint/zonemint/tokens"
)

// issued is a token that was made just now, in the one moment in which its text can be had.
type issued struct {
	document
	Token       string      `json:"token,omitempty"` // absent where it went to a file
	TokenID     string      `json:"tokenId,omitempty"`
	ProviderID  string      `json:"providerId,omitempty"`
	SpaceID     string      `json:"spaceId,omitempty"`
	ExpiresAt   remote.Time `json:"expiresAt,omitzero"`
	SavedTo     string      `json:"savedTo,omitempty"`
	JoinCommand string      `json:"joinCommand,omitempty"`

	text string
	said []string // what it is, for people
}

// handOver gives a new token to whoever asked for it: as text, as a file, as a QR code or within a line for the shell.
type handOver struct {
	*app
	cmd    *cobra.Command
	output outputFlags
	save   saveFlag
	curl   bool // nothing will be made
	qr     bool
	join   func(token, file string) string // the line to print instead of the token, which is in the file if there is one; nil: none
}

// saveFlag names the file for a new token; empty: none.
type saveFlag struct{ path string }

func (f *saveFlag) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.path, "save-to", "", "new file for the token, for its owner only; it is then printed nowhere")
}

// tokenTexts are the texts that a zone makes.
var tokenTexts = regexp.MustCompile(`^[A-Za-z0-9_-]+$`)

// issue has a token made and hands it over. What would keep it from being handed over is looked at first, since a token that
// nobody gets is lost.
func (h *handOver) issue(mint func() (issued, error)) (err error) {
	if h.qr && h.save.path != "" {
		return errors.New("--qr and --save-to do not go together: the one shows the token, the other keeps it from being shown")
	}
	if h.qr && !h.curl && !h.isTerminal(h.cmd.OutOrStdout()) {
		return errors.New("--qr draws on a terminal, and standard output is none")
	}
	var file *os.File
	saved := false // from then on the file is all that there is of the token
	if h.save.path != "" && !h.curl {
		file, err = os.OpenFile(h.save.path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return fmt.Errorf("--save-to: %w", err)
		}
		defer func() {
			if err != nil && !saved {
				err = errors.Join(err, file.Close(), os.Remove(h.save.path))
			}
		}()
	}
	token, err := mint()
	if err != nil {
		return err
	}
	if !tokenTexts.MatchString(token.text) {
		return &remote.Error{Status: 200, Description: "the answer has no token in it"}
	}
	if file != nil {
		if _, err := file.WriteString(token.text + "\n"); err != nil {
			return fmt.Errorf("--save-to: the token %s is lost: %w", token.TokenID, err)
		}
		if err := errors.Join(file.Sync(), file.Close()); err != nil {
			return fmt.Errorf("--save-to: the token %s may be lost: %w", token.TokenID, err)
		}
		saved = true
		token.SavedTo = h.save.path
		token.said = append(token.said, "Saved to "+h.save.path+".")
	} else {
		token.Token = token.text
	}
	return h.print(token)
}

// read makes what is known of a token from its text. done says what was done: "Minted".
func (h *handOver) read(text, done string) issued {
	token := issued{document: newDocument(), text: text}
	parsed, err := tokens.Parse(text)
	if err != nil {
		return token
	}
	id := parsed.UnsafeIdentifier()
	token.TokenID, token.SpaceID = string(id.Nonce), id.Target
	e := explain(parsed, question{now: h.now()})
	token.ExpiresAt = remote.Time{Time: e.ends}
	token.said = append(token.said, e.sentence(done))
	for _, c := range e.Caveats {
		if c.Type != typeTime && c.Type != typeSize {
			token.said = append(token.said, "  "+c.Meaning)
		}
	}
	if sizes := sizeRange(e.MinSize, e.MaxSize); sizes != "" {
		token.said = append(token.said, "  "+sizes)
	}
	for _, reason := range e.Reasons {
		token.said = append(token.said, "Nobody can use it: "+reason+".")
	}
	return token
}

// sentence is what a new token is, in one line.
func (e *explanation) sentence(done string) string {
	text := fmt.Sprintf("%s %s, id %s", done, withArticle(tokens.Purpose(e.Purpose)), e.TokenID)
	if e.Space != "" {
		text += ", for the space " + e.Space
	}
	if e.ends.IsZero() {
		text += "; it never expires by itself"
	} else {
		text += "; it " + ending(e.ends, e.now)
	}
	if e.UsageLimit > 0 {
		text += " and " + times(e.UsageLimit)
	}
	return text + "."
}

// print writes the token to standard output and then what it is to standard error, whatever became of the first: the token may be in a
// file.
func (h *handOver) print(token issued) error {
	if h.join != nil {
		token.JoinCommand = h.join(token.text, token.SavedTo)
	}
	err := h.write(token)
	if !h.output.quiet {
		for _, line := range token.said {
			fmt.Fprintln(h.cmd.ErrOrStderr(), remote.Printable(line))
		}
	}
	return err
}

// write writes what standard output gets.
func (h *handOver) write(token issued) error {
	w := h.cmd.OutOrStdout()
	switch {
	case h.output.structured():
		return printDocument(w, h.output.format, token)
	case h.qr:
		return h.draw(token.text)
	case h.join != nil:
		_, err := fmt.Fprintln(w, token.JoinCommand)
		return err
	case token.Token != "":
		_, err := fmt.Fprintln(w, token.Token)
		return err
	case h.output.quiet:
		_, err := fmt.Fprintln(w, remote.Printable(token.TokenID))
		return err
	}
	return nil
}

// minted is the token in a server's answer.
func (h *handOver) minted(answer remote.Minted, done string) issued {
	token := h.read(answer.Token, done)
	if answer.TokenID != "" {
		token.TokenID = remote.Printable(answer.TokenID)
	}
	if !answer.ExpiresAt.IsZero() {
		token.ExpiresAt = answer.ExpiresAt
	}
	token.ProviderID = remote.Printable(answer.ProviderID)
	return token
}

// issuing is a command that asks a server for a token and hands it over.
func (s *session) issuing(save saveFlag) *handOver {
	return &handOver{app: s.app, cmd: s.cmd, output: s.output, save: save, curl: s.target.curl}
}

// request asks for a token.
func (h *handOver) request(s *session, doing, done string, r remote.Request) error {
	return h.issue(func() (issued, error) {
		var answer remote.Minted
		if err := s.call(doing, r, &answer); err != nil {
			return issued{}, err
		}
		return h.minted(answer, done), nil
	})
}
