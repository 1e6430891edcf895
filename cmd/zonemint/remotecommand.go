package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"github.com/zonemint/zonemint/internal/remote"
)

// app is what all commands of one run share.
type app struct {
	*outside
	settings settings
}

// session is one run of a command that calls a server.
type session struct {
	*app
	cmd     *cobra.Command
	args    []string
	output  outputFlags
	secrets secretReader
	consent consentFlags
	target  *target
	who     remote.Credentials // once they were read
	client  *remote.Client
}

// errShown ends a command that was to show what it would do, and has.
var errShown = errors.New("shown")

// remote makes cmd a command that calls a server: it adds the flags that all of those have, and run.
func (p *app) remote(cmd *cobra.Command, run func(*session) error) *cobra.Command {
	return p.remoteWith(cmd, &consentFlags{}, run)
}

func (p *app) remoteWith(cmd *cobra.Command, consent *consentFlags, run func(*session) error) *cobra.Command {
	var connection connectionFlags
	var output outputFlags
	connection.add(cmd)
	output.add(cmd)
	markServerFlags(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := output.check(); err != nil {
			return err
		}
		t, err := connection.resolve(p.settings)
		if err != nil {
			return err
		}
		s := &session{app: p, cmd: cmd, args: args, output: output, consent: *consent, target: t}
		s.secrets = secretReader{cmd: cmd, out: p.outside}
		err = run(s)
		if s.client != nil {
			s.client.Close()
		}
		if errors.Is(err, errShown) {
			return nil
		}
		return err
	}
	return cmd
}

// credentials reads the credentials, unless that was done before.
func (s *session) credentials() (remote.Credentials, error) {
	if s.who == (remote.Credentials{}) {
		who, err := s.target.who.credentials(&s.secrets)
		if err != nil {
			return who, err
		}
		s.who = who
	}
	return s.who, nil
}

// connect makes the client, unless that was done before. Only now are the credentials read.
func (s *session) connect(anonymous bool) (err error) {
	if s.client != nil {
		return nil
	}
	c := s.target.config()
	if !anonymous {
		if c.Credentials, err = s.credentials(); err != nil {
			return err
		}
	}
	c.Now = s.now
	c.Notify = func(wait time.Duration, why *remote.Error) {
		s.talk("The server asks to wait %s: %s", wait, why)
	}
	s.client, err = remote.New(c)
	return err
}

// call sends a request, or shows it where --curl was given. doing says what fails when it does: "cannot mint a token".
func (s *session) call(doing string, r remote.Request, out any) error {
	_, err := s.ask(doing, r, out)
	return err
}

// ask is call for who wants to see the answer.
func (s *session) ask(doing string, r remote.Request, out any) (remote.Answer, error) {
	if s.target.curl {
		return remote.Answer{}, s.show(r)
	}
	if err := s.connect(r.Anonymous); err != nil {
		return remote.Answer{}, err
	}
	answer, err := s.client.Do(s.cmd.Context(), r, out)
	return answer, s.failed(doing, err)
}

// show prints the cURL line of a request.
func (s *session) show(r remote.Request) error {
	c := s.target.config()
	if s.target.who.username != "" {
		c.Credentials.Username = s.target.who.username
	}
	line, err := c.Curl(r)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(s.cmd.OutOrStdout(), line); err != nil {
		return err
	}
	return errShown
}

// secret is a secret of a request, which stays unread where it is only shown: there it is the variable.
func (s *session) secret(variable string, read func() (remote.Secret, error)) (remote.Secret, error) {
	if s.target.curl {
		return remote.Variable(variable), nil
	}
	return read()
}

// print prints a view as the flags say.
func (s *session) print(v view) error { return s.output.render(s.cmd.OutOrStdout(), v) }

// talk says something to the person at the terminal.
func (s *session) talk(format string, args ...any) {
	if !s.output.quiet {
		fmt.Fprintf(s.cmd.ErrOrStderr(), format+"\n", args...)
	}
}

// outcome is what there is to print of a change that answers with nothing.
type outcome struct {
	document
	Operation string `json:"operation"`
	ID        string `json:"id"`
}

// done says that a change was made.
func (s *session) done(r remote.Request, id, format string, args ...any) error {
	s.talk(format, args...)
	if !s.output.structured() {
		return nil
	}
	return s.print(view{document: outcome{newDocument(), r.Operation, id}})
}

// change sends a request that answers with nothing, and says that it is done.
func (s *session) change(doing string, r remote.Request, id, format string, args ...any) error {
	if err := s.call(doing, r, nil); err != nil {
		return err
	}
	return s.done(r, id, format, args...)
}

// progressStep is how often long work says how far it is.
const progressStep = 500

// list asks for all pages of a list, up to limit items; more tells whether there are others.
func list[T any](s *session, doing string, l remote.Listing, limit int) (items []T, more bool, err error) {
	if limit < 1 {
		return nil, false, errors.New("--limit must be at least 1")
	}
	if s.target.curl {
		return nil, false, s.show(l.First(limit))
	}
	if err := s.connect(false); err != nil {
		return nil, false, err
	}
	said := 0
	items, more, err = remote.List[T](s.cmd.Context(), s.client, l, limit, func(n int) {
		if n >= said+progressStep {
			said = n
			s.talk("%d so far …", n)
		}
	})
	if more {
		s.talk("There are more than these %d: ask for them with --limit.", len(items))
	}
	return items, more, s.failed(doing, err)
}

// lookers is how many requests ask for details at once.
const lookers = 8

// details asks for something about each id, several at a time, and puts what it gets beside the id. What has gone since it was
// listed is left out.
func details[T, R any](s *session, doing string, ids []string, ask func(id string) remote.Request, join func(id string, one T) R) ([]R, error) {
	found := make([]*R, len(ids))
	group, ctx := errgroup.WithContext(s.cmd.Context())
	group.SetLimit(lookers)
	for i, id := range ids {
		if i > 0 && i%progressStep == 0 {
			s.talk("Looking at %d of %d …", i, len(ids))
		}
		group.Go(func() error {
			var one T
			_, err := s.client.Do(ctx, ask(id), &one)
			var refused *remote.Error
			if errors.As(err, &refused) && refused.Code == "not_found" {
				return nil
			}
			both := join(id, one)
			found[i] = &both
			return err
		})
	}
	if err := s.failed(doing, group.Wait()); err != nil {
		return nil, err
	}
	all := make([]R, 0, len(ids))
	for _, one := range found {
		if one != nil {
			all = append(all, *one)
		}
	}
	return all, nil
}

// itself is for details that have their id in them.
func itself[T any](_ string, one T) T { return one }

// failed wraps what went wrong, and leaves alone what is no failure.
func (s *session) failed(doing string, err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	return &failure{doing: doing, source: s.target.who.source, err: err}
}
