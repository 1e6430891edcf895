package zone_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/zonemint/zonemint/zone"
)

// What a doubtfulStore does with a transaction.
const (
	committed  = "commits, and its answer is lost"
	rolledBack = "does not commit, and its answer is lost"
	refusing   = "cannot begin"
)

// doubtfulStore loses the answers to some commits.
type doubtfulStore struct {
	zone.Store
	next   []string // what happens with the next transactions of redemptions
	always string   // and with those after them
	runs   int
	began  func(run int) // is called before each; nil: nothing is
}

// errLostAnswer is what such a store returns, and [zone.ErrOutcomeUnknown] besides.
var errLostAnswer = errors.New("the connection is gone")

// UpdateShared implements [zone.Store].
func (s *doubtfulStore) UpdateShared(ctx context.Context, r zone.Reading, fn func(zone.Tx) error) error {
	s.runs++
	if s.began != nil {
		s.began(s.runs)
	}
	what := s.always
	if len(s.next) > 0 {
		what, s.next = s.next[0], s.next[1:]
	}
	unknown := zone.Errorf(zone.Unavailable, "look again").Retry(time.Second).WithCause(errors.Join(zone.ErrOutcomeUnknown, errLostAnswer))
	switch what {
	case committed:
		if err := s.Store.UpdateShared(ctx, r, fn); err != nil {
			return err
		}
		return unknown
	case rolledBack:
		err := s.Store.UpdateShared(ctx, r, func(tx zone.Tx) error {
			if err := fn(tx); err != nil {
				return err
			}
			return errRunAgain
		})
		if errors.Is(err, errRunAgain) {
			return unknown
		}
		return err
	case refusing:
		return errDenied
	}
	return s.Store.UpdateShared(ctx, r, fn)
}

// TestUnknownOutcome: where the answer to a commit is lost, the redemption is run once more, which finds what the first run has done or
// does it; and where that says nothing either, so does the answer, and asking again tells.
func TestUnknownOutcome(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		spent   bool // beforehand, by the same provider
		next    []string
		unknown bool // stays
		details []string
	}{
		"known":                         {details: []string{""}},
		"committed":                     {next: []string{committed}, details: []string{"", ", confirmed"}},
		"not committed":                 {next: []string{rolledBack}, details: []string{""}},
		"committed, twice":              {next: []string{committed, committed}, unknown: true, details: []string{"", ", confirmed"}},
		"committed, then not":           {next: []string{committed, rolledBack}, unknown: true, details: []string{""}},
		"committed, then away":          {next: []string{committed, refusing}, unknown: true, details: []string{""}},
		"not committed, twice":          {next: []string{rolledBack, rolledBack}, unknown: true},
		"not committed, then committed": {next: []string{rolledBack, committed}, unknown: true, details: []string{""}},
		"repeated":                      {spent: true, next: []string{committed}, details: []string{"", ", repeated", ", repeated"}},
		"repeated, not committed":       {spent: true, next: []string{rolledBack}, details: []string{"", ", repeated"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			eachStore(t, func(t *testing.T, c *cluster) {
				doubtful := &doubtfulStore{Store: c.stores[0]}
				c.config.Store = doubtful
				service, err := zone.New(t.Context(), c.config)
				must(t, err)
				token := mint(t, service, c.alice, c.space, zone.NewSupportToken{})
				if tt.spent {
					must(t, redeem(service, c.provider, token.Text.Reveal()))
				}
				doubtful.next = tt.next
				err = redeem(service, c.provider, token.Text.Reveal())
				if tt.unknown {
					wantUnknown(t, err)
				} else {
					must(t, err)
				}
				if len(doubtful.next) != 0 {
					t.Errorf("it was run, and the transactions %q were left", doubtful.next)
				}
				if got := c.redeemed(t); fmt.Sprint(got) != fmt.Sprint(tt.details) {
					t.Errorf("the records are %q, want %q", got, tt.details)
				}
				must(t, redeem(service, c.provider, token.Text.Reveal())) // asking again tells, whatever it was
				wantKind(t, redeem(service, c.register(t, "another"), token.Text.Reveal()), zone.TokenUsed)
				supports, _, err := service.SpaceProviders(t.Context(), c.alice, c.space, zone.PageRequest{})
				if err != nil || len(supports) != 1 {
					t.Errorf("there are the supports %v, %v", supports, err)
				}
			})
		})
	}
}

// redeemed is what the records of granted redemptions have after the size, in their order.
func (f *fixture) redeemed(t testing.TB) (details []string) {
	t.Helper()
	must(t, f.WriteAudit(t.Context()))
	for _, r := range f.audit(t) {
		if r.Action == "provider_space_support" && r.Result == zone.AuditOK {
			details = append(details, strings.TrimPrefix(r.Detail, fmt.Sprintf("size %d", size)))
		}
	}
	return details
}

func wantUnknown(t testing.TB, err error) {
	t.Helper()
	wantKind(t, err, zone.Unavailable)
	if e := zone.AsError(err); e.RetryAfter < time.Second || !strings.Contains(e.Detail, "not known") || !strings.Contains(e.Detail, "again") {
		t.Errorf("the answer is %+v", e)
	}
}

// TestRefusedAfterUnknown: what refuses the second run may have come about after the first one was committed. So nothing is said of it
// until the provider asks again.
func TestRefusedAfterUnknown(t *testing.T) {
	t.Parallel()
	for _, first := range []string{committed, rolledBack} {
		t.Run(first, func(t *testing.T) {
			t.Parallel()
			f := newFixture(t)
			doubtful := &doubtfulStore{Store: f.store.Store, next: []string{first}}
			doubtful.began = func(run int) {
				if run == 2 {
					must(t, f.RevokeIssuedTokens(t.Context(), f.alice))
				}
			}
			f.config.Store = doubtful
			service, err := zone.New(t.Context(), f.config)
			must(t, err)
			token := f.mint(t)
			wantUnknown(t, redeem(service, f.provider, token))
			wantKind(t, redeem(service, f.provider, token), zone.InvalidToken)
			if !strings.Contains(f.log.String(), "not known whether") || !strings.Contains(f.log.String(), errLostAnswer.Error()) {
				t.Errorf("the log is %s", f.log)
			}
		})
	}
}

// TestUnknownStays: it is run twice and no more, however often the answer is lost.
func TestUnknownStays(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	doubtful := &doubtfulStore{Store: f.store.Store, always: committed}
	f.config.Store = doubtful
	service, err := zone.New(t.Context(), f.config)
	must(t, err)
	token := f.mint(t)
	for n := 1; n <= 3; n++ {
		wantUnknown(t, redeem(service, f.provider, token))
		if doubtful.runs != 2*n {
			t.Errorf("asked %d times, it was run %d times", n, doubtful.runs)
		}
	}
	if got := f.redeemed(t); len(got) != 6 || got[0] != "" || got[1] != ", confirmed" || got[2] != ", repeated" {
		t.Errorf("the records are %q", got)
	}
}
