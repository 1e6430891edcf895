package linear

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"

	"github.com/zonemint/zonemint/internal/tier"
	"github.com/zonemint/zonemint/zone"
)

// Plan says how much is tested.
type Plan struct {
	Seeds int    // one history each
	First uint64 // the first seed
	Config
	Limit time.Duration // for the check of one history
	// Fault makes, of the store of a node, the one by which the node redeems. Nil: it is the same.
	Fault func(zone.Store) zone.Store
}

// NewPlan is the usual plan: short histories, each of which is checked in no time, or in the long form long ones.
func NewPlan(seeds int) Plan {
	p := Plan{Seeds: seeds, First: 1, Config: Config{Realms: 2, Clients: 12, Calls: 8}, Limit: 30 * time.Second}
	if tier.Long() {
		p.Config = Config{Realms: 8, Clients: 16, Calls: 300}
	}
	return p
}

// Test fails unless every history of a plan is linearizable. The stores all have the same, empty content; there is a node for each.
func Test(t *testing.T, p Plan, stores ...zone.Store) {
	t.Helper()
	z, err := Begin(t.Context(), stores, p.Fault)
	if err != nil {
		t.Fatal(err)
	}
	var sum summary
	for sum.histories < p.Seeds {
		h, v := p.next(t, z, &sum)
		if v.Result != porcupine.Ok {
			t.Fatal(explain(t, h, v, p.Limit))
		}
	}
	t.Logf("counted: %s: %s", t.Name(), &sum)
	sum.judge(t)
	if p.Fault != nil && sum.unknown == 0 {
		t.Error("no outcome is unknown: the fault did nothing")
	}
}

// MustCatch fails unless a history of the plan is found not to be linearizable. It is for stores that have a fault, or get one by the
// plan.
func MustCatch(t *testing.T, p Plan, stores ...zone.Store) {
	t.Helper()
	z, err := Begin(t.Context(), stores, p.Fault)
	if err != nil {
		t.Fatal(err)
	}
	var sum summary
	for sum.histories < p.Seeds {
		h, v := p.next(t, z, &sum)
		if v.Result == porcupine.Illegal {
			where, _, _ := strings.Cut(v.Evidence, "\n")
			t.Logf("counted: %s: caught after %s", t.Name(), &sum)
			t.Logf("caught by the history of seed %d: %s", h.Seed, where)
			return
		}
	}
	t.Errorf("the fault was not noticed: %s", &sum)
}

// next makes and checks one more history of the plan.
func (p Plan) next(t *testing.T, z *Zone, sum *summary) (*History, Verdict) {
	t.Helper()
	cfg := p.Config
	cfg.Seed = p.First + uint64(sum.histories) //nolint:gosec // it is not negative
	h, err := z.Run(t.Context(), cfg)
	if err != nil {
		t.Fatalf("seed %d: %v", cfg.Seed, err)
	}
	if h.Internal != nil {
		t.Fatalf("seed %d: a call ended in an error that none may end in: %v", cfg.Seed, h.Internal)
	}
	begin := time.Now()
	v := h.Check(p.Limit)
	sum.add(h, time.Since(begin))
	return h, v
}

// explain says why a history is no proof of anything good, and draws it.
func explain(t *testing.T, h *History, v Verdict, limit time.Duration) string {
	t.Helper()
	why := "the history is not linearizable: no order of its calls explains the answers"
	if v.Result == porcupine.Unknown {
		why = fmt.Sprintf("whether the history is linearizable could not be found out within %v", limit)
	}
	picture := filepath.Join(t.ArtifactDir(), fmt.Sprintf("linear-seed-%d.html", h.Seed))
	if err := v.WritePicture(picture); err != nil {
		picture = err.Error()
	}
	return fmt.Sprintf("seed %d: %s\n%spicture (kept with -artifacts): %s", h.Seed, why, v.Evidence, picture)
}

// summary is what the histories of a plan amount to.
type summary struct {
	histories, calls, realms, overlapping int
	granted, refused, unknown             int
	checking, longest                     time.Duration
}

func (s *summary) add(h *History, check time.Duration) {
	s.histories++
	s.calls += h.Calls()
	s.realms += h.Realms()
	s.overlapping += h.Overlapping()
	s.granted += h.Granted
	s.refused += h.Refused
	s.unknown += h.Unknown
	s.checking += check
	s.longest = max(s.longest, check)
}

// String is the report.
func (s *summary) String() string {
	return fmt.Sprintf("%d histories of %d calls about %d realms; %d calls overlapped another about the same realm; "+
		"%d redemptions were granted and %d refused; %d outcomes are unknown; checking took %v, the longest check %v",
		s.histories, s.calls, s.realms, s.overlapping, s.granted, s.refused, s.unknown,
		s.checking.Round(time.Millisecond), s.longest.Round(10*time.Microsecond))
}

// judge fails where too little happened to find anything.
func (s *summary) judge(t *testing.T) {
	t.Helper()
	if s.overlapping < s.calls/10 {
		t.Errorf("only %d of %d calls overlapped another: that is no test of what happens at once", s.overlapping, s.calls)
	}
	if s.granted < s.histories || s.refused < s.histories {
		t.Errorf("%d redemptions were granted and %d refused in %d histories: too few to tell", s.granted, s.refused, s.histories)
	}
	if s.unknown > s.calls/20 {
		t.Errorf("the outcomes of %d of %d calls are unknown: too many to tell", s.unknown, s.calls)
	}
}
