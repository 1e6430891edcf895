package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

// consentFlags are the flags of commands that take something away.
type consentFlags struct {
	dryRun, yes bool
}

// destructive is remote for a command that takes something away: it has --dry-run as well.
func (p *app) destructive(cmd *cobra.Command, run func(*session) error) *cobra.Command {
	var consent consentFlags
	p.remoteWith(cmd, &consent, run)
	cmd.Flags().BoolVar(&consent.dryRun, "dry-run", false, "say what would be done, and do nothing")
	return cmd
}

// sweeping is destructive for a command that can take much away: it has --yes as well, which answers the question that it asks.
func (p *app) sweeping(cmd *cobra.Command, run func(*session) error) *cobra.Command {
	var consent consentFlags
	p.remoteWith(cmd, &consent, run)
	consent.add(cmd)
	return cmd
}

// add adds the flags to a command that works on this machine.
func (f *consentFlags) add(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.dryRun, "dry-run", false, "say what would be done, and do nothing")
	cmd.Flags().BoolVar(&f.yes, "yes", false, "do it without asking, as where there is no terminal")
}

// agreed is agree for a command that works on this machine.
func (p *app) agreed(cmd *cobra.Command, consent consentFlags, format string, args ...any) error {
	return p.here(cmd, consent).agree(format, args...)
}

// rehearsed is rehearse for a command that works on this machine.
func (p *app) rehearsed(cmd *cobra.Command, consent consentFlags, format string, args ...any) error {
	return p.here(cmd, consent).rehearse(format, args...)
}

// here is a session without a server.
func (p *app) here(cmd *cobra.Command, consent consentFlags) *session {
	return &session{app: p, cmd: cmd, consent: consent, output: outputFlags{format: formatTable}, target: &target{}}
}

// orShown makes nothing of the end of a command that was to show what it would do, and has.
func orShown(err error) error {
	if errors.Is(err, errShown) {
		return nil
	}
	return err
}

// rehearse ends the command where it was only to say what it would do.
func (s *session) rehearse(format string, args ...any) error {
	if !s.consent.dryRun || s.target.curl {
		return nil
	}
	w := s.cmd.OutOrStdout()
	if s.output.structured() {
		w = s.cmd.ErrOrStderr() // whoever reads JSON could not read this
	}
	if _, err := fmt.Fprintf(w, "would "+format+"\n", args...); err != nil {
		return err
	}
	return errShown
}

// agree is rehearse for what has to be agreed to: it asks at a terminal, and elsewhere wants --yes.
func (s *session) agree(format string, args ...any) error {
	if err := s.rehearse(format, args...); err != nil || s.consent.yes || s.target.curl {
		return err
	}
	what := fmt.Sprintf(format, args...)
	if !s.isTerminal(s.cmd.InOrStdin()) {
		return fmt.Errorf("this would %s: give --yes to do it, or --dry-run to look first", what)
	}
	fmt.Fprintf(s.cmd.ErrOrStderr(), "This would %s. Type yes to do it: ", what)
	answer, err := readLine(s.cmd.Context(), s.cmd.InOrStdin())
	if err != nil {
		return err
	}
	if answer != "yes" {
		return errors.New("nothing was done")
	}
	return nil
}

// readLine reads a line until its end or until ctx ends.
func readLine(ctx context.Context, in io.Reader) (string, error) {
	type result struct {
		line string
		err  error
	}
	done := make(chan result, 1)
	go func() {
		line, err := bufio.NewReader(in).ReadString('\n')
		if errors.Is(err, io.EOF) {
			err = nil // the end is as good as an empty line
		}
		done <- result{strings.TrimSpace(line), err}
	}()
	select {
	case r := <-done:
		return r.line, r.err
	case <-ctx.Done():
		return "", ctx.Err()
	}
}
