package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/zonemint/zonemint/internal/remote"
	"github.com/zonemint/zonemint/tokens"
)

// maxPassword is the longest password that is read, in bytes: the 1024 characters of the contract in UTF-8.
const maxPassword = 4 * 1024

// fromStdin is the file name that stands for standard input.
const fromStdin = "-"

// secretReader reads secrets for one command. Standard input is read at most once, unless somebody is typing there.
type secretReader struct {
	cmd   *cobra.Command
	out   *outside
	stdin string // the flag that has read it
}

// password reads a password: the first line of what a flag names.
func (s *secretReader) password(flag, path string) (remote.Secret, error) {
	text, err := s.read(flag, path, "Password", maxPassword)
	line, _, _ := strings.Cut(text, "\n")
	line = strings.TrimSuffix(line, "\r")
	if err == nil && line == "" {
		err = fmt.Errorf("%s: there is no password on the first line", flag)
	}
	return remote.NewSecret(line), err
}

// token reads a token: all of what a flag names, without the white space around it.
func (s *secretReader) token(flag, path string) (string, error) {
	text, err := s.read(flag, path, "Token", tokens.MaxTokenText+2)
	return strings.TrimSpace(text), err
}

// read reads from a file or, for "-", from standard input. Where that is a terminal, it asks for a line that is not shown.
func (s *secretReader) read(flag, path, what string, limit int64) (string, error) {
	if path != fromStdin {
		f, err := os.Open(path)
		if err != nil {
			return "", fmt.Errorf("%s: %w", flag, err)
		}
		defer f.Close() //nolint:errcheck // only read
		text, err := io.ReadAll(io.LimitReader(f, limit))
		return string(text), err
	}
	in := s.cmd.InOrStdin()
	if s.out.isTerminal(in) {
		fmt.Fprintf(s.cmd.ErrOrStderr(), "%s (for %s, not shown): ", what, flag)
		line, err := s.out.hidden(s.cmd.Context(), in)
		fmt.Fprintln(s.cmd.ErrOrStderr())
		return string(line), err
	}
	if s.stdin != "" {
		return "", fmt.Errorf("%s and %s cannot both be read from standard input", s.stdin, flag)
	}
	s.stdin = flag
	text, err := readAll(s.cmd.Context(), io.LimitReader(in, limit))
	return string(text), err
}

// tokenFlag is the flag of every command that is given a support token. It is never --token: a token on the command line could
// be read by every user of the machine.
const tokenFlag = "token-file"

// addTokenFlag adds the flag that names where the token to work with is.
func addTokenFlag(cmd *cobra.Command, file *string) {
	cmd.Flags().StringVar(file, tokenFlag, "", "file that holds the token to work with; \"-\" is standard input (default standard input)")
}

// tokenText reads a token from the one place that was named: argument, file, or standard input.
func (s *secretReader) tokenText(file string, args []string) (string, error) {
	switch {
	case file != "" && len(args) > 0:
		return "", errors.New("give the token as an argument or by --" + tokenFlag + ", not both")
	case len(args) > 0 && args[0] != fromStdin:
		return strings.TrimSpace(args[0]), nil
	case file == "":
		file = fromStdin
	}
	return s.token("--"+tokenFlag, file)
}

// readAll reads until the end or until ctx ends: a pipe may never end, and then Ctrl-C has to work.
func readAll(ctx context.Context, r io.Reader) ([]byte, error) {
	var text bytes.Buffer
	done := make(chan error, 1)
	go func() {
		_, err := text.ReadFrom(r)
		done <- err
	}()
	select {
	case err := <-done:
		return text.Bytes(), err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
