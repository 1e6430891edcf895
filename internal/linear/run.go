package linear

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"

	"github.com/anishathalye/porcupine"

	"github.com/zonemint/zonemint/zone"
)

// Config says what a history is to be like.
type Config struct {
	Seed    uint64 // of what the clients choose; when their calls meet is another matter, and differs each time
	Realms  int
	Clients int
	Calls   int // by each client
}

// run is the making of a history.
type run struct {
	zone    *Zone
	realms  []*realm
	now     atomic.Int64 // the counter that stands for a clock
	clients atomic.Int64 // how many clients there have been

	mu      sync.Mutex
	history *History
}

// Run lets clients call the nodes at once, in realms of their own, and records what they were answered.
func (z *Zone) Run(ctx context.Context, cfg Config) (*History, error) {
	realms, err := z.newRealms(ctx, cfg.Realms)
	if err != nil {
		return nil, err
	}
	r := &run{zone: z, realms: realms, history: &History{Seed: cfg.Seed}}
	r.clients.Store(int64(cfg.Clients) + 1)
	r.mintFirst(ctx, cfg)
	var done sync.WaitGroup
	start := make(chan struct{})
	for i := range cfg.Clients {
		done.Go(func() {
			<-start
			c, id := newClient(cfg.Seed, i, realms), i
			for range cfg.Calls {
				in, node := c.next(), c.random.IntN(len(z.nodes))
				if unknown := r.record(ctx, id, node, in); unknown {
					id = int(r.clients.Add(1)) - 1 // who waits for an answer does nothing else meanwhile
				}
			}
		})
	}
	close(start)
	done.Wait()
	r.history.end(r.now.Add(1))
	return r.history, nil
}

// mintFirst gives each space a temporary and a named token, so that there is something to meet at from the beginning.
func (r *run) mintFirst(ctx context.Context, cfg Config) {
	for i, realm := range r.realms {
		for space := range realm.spaces {
			for limit := range 2 {
				in := input{realm: i, action: mint, byIssuer: true, space: space, token: realm.known.next(), limit: limit * 2}
				r.record(ctx, cfg.Clients, 0, in)
			}
		}
	}
}

// record makes a call and takes down what came of it. It reports whether the outcome is unknown.
func (r *run) record(ctx context.Context, client, node int, in input) (unknown bool) {
	realm := r.realms[in.realm]
	c := call{node: r.zone.nodes[node], realm: realm, admin: r.zone.admin, in: in}
	if traits[in.action].token && in.action != mint {
		c.token = realm.known.numbered(in.token)
	}
	op := porcupine.Operation{ClientId: client, Input: in, Metadata: node, Call: r.now.Add(1)}
	out, err := c.do(ctx)
	op.Output, op.Return = out, r.now.Add(1)
	if in.action == mint && out.kind == granted {
		realm.known.tell(c.token) // after it counts as answered: nobody has a token before it was minted
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.history.add(op, err)
	return out.unknown
}

// History is what clients were answered.
type History struct {
	Seed     uint64
	Granted  int   // redemptions, those that were repeated too
	Refused  int   // redemptions
	Unknown  int   // calls whose outcome is not known
	Internal error // the first error that no call may end in; nil: none did

	calls []porcupine.Operation
}

// add takes down a call. Of those whose outcome is unknown, one that only reads tells nothing, and neither does a minting: nobody knows
// the token.
func (h *History) add(op porcupine.Operation, err error) {
	in, out := as[input](op.Input), as[output](op.Output)
	if in.action == redeem && out.kind == granted {
		h.Granted++
	} else if in.action == redeem {
		h.Refused++
	}
	if out.unknown {
		h.Unknown++
		if h.Internal == nil && !errors.Is(err, zone.Unavailable) {
			h.Internal = err
		}
		if traits[in.action].reads || in.action == mint {
			return
		}
	}
	h.calls = append(h.calls, op)
}

// end lets the calls whose outcome is unknown last until the end.
func (h *History) end(now int64) {
	for i := range h.calls {
		if as[output](h.calls[i].Output).unknown {
			h.calls[i].Return = now
		}
	}
}

// Calls is how many calls the history has.
func (h *History) Calls() int { return len(h.calls) }

// Realms is how many realms the calls are about.
func (h *History) Realms() int { return len(partition(h.calls)) }

// Overlapping counts the calls during which another one about the same realm ran.
func (h *History) Overlapping() (n int) {
	for _, calls := range partition(h.calls) {
		for i, a := range calls {
			for j, b := range calls {
				if i != j && a.Call < b.Return && b.Call < a.Return {
					n++
					break
				}
			}
		}
	}
	return n
}
