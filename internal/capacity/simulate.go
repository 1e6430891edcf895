package main

import (
	"math/rand/v2"
	"slices"
)

// node is one server process.
type node struct {
	cpu, readers, writers, audit *pool
	groups                       grouper
}

// simulation is one run. Requests come at random times (Poisson), each goes to a node that is drawn by lot, and waits its turn at
// each resource.
type simulation struct {
	clock
	system
	load
	op       operation
	random   *rand.Rand
	fleet    []*node
	database *pool
	log      *journal
	row      hotRow

	population meter // requests under way
	outcome    outcome
	latencies  []span
	at, start  reading
}

// outcome is what a run came to.
type outcome struct {
	arrived, completed, failed int
	retries                    int
	p50, p99, mean             span
	ended                      span               // when everything was over
	sojourns                   int64              // of all requests, summed
	population                 int64              // requests under way, integrated over time
	perFlush                   float64            // commits that one flush of the log took along
	perGroup                   float64            // redemptions in one group
	busy                       map[string]float64 // the share of its time, or of its places, that each resource was in use
}

// simulate runs a load to its end.
func simulate(s system, o operation, l load) outcome {
	r := newSimulation(s, o, l)
	r.after(r.exponential(1e9/l.rate), r.arrive)
	for r.step() { //revive:disable-line:empty-block // the events do everything
	}
	return r.result()
}

func newSimulation(s system, o operation, l load) *simulation {
	r := &simulation{system: s, load: l, op: o, random: rand.New(rand.NewPCG(l.seed, 1))} //nolint:gosec // nothing here is a secret
	r.database = newPool(&r.clock, s.databaseCores)
	r.log = &journal{meter: meter{clock: &r.clock}, flush: s.flush}
	r.population.clock = &r.clock
	for range s.nodes {
		r.fleet = append(r.fleet, &node{
			cpu: newPool(&r.clock, s.nodeCores), readers: newPool(&r.clock, s.readers), writers: newPool(&r.clock, s.writers),
			audit: newPool(&r.clock, 1), groups: grouper{meter: meter{clock: &r.clock}, most: s.groups, members: s.members},
		})
	}
	return r
}

// exponential draws a time of that mean.
func (r *simulation) exponential(mean float64) span {
	return span(float64(mean * r.random.ExpFloat64()))
}

// demand draws a CPU time of that mean.
func (r *simulation) demand(mean span) span {
	if r.steady {
		return mean
	}
	return r.exponential(float64(mean))
}

// arrive lets a request in and plans the next one.
func (r *simulation) arrive() {
	if r.outcome.arrived == r.warmUp {
		r.start = r.read()
	}
	r.outcome.arrived++
	q := &request{simulation: r, node: r.fleet[r.random.IntN(len(r.fleet))], began: r.now, measured: r.outcome.arrived > r.warmUp}
	q.hot = r.hot > 0 && r.random.Float64() < r.hot
	r.population.add(1)
	q.node.cpu.serve(r.demand(r.op.nodeCPU), func() { q.read(r.op.reads) })
	if r.outcome.arrived < r.requests {
		r.after(r.exponential(1e9/r.rate), r.arrive)
	} else {
		r.at = r.read()
	}
}

// reading is what the meters showed at a moment.
type reading struct {
	at   span
	area map[string]int64
}

func (r *simulation) read() reading {
	area := map[string]int64{databaseCPU: r.database.read(), databaseLog: r.log.read()}
	for _, n := range r.fleet {
		area[nodeCPU] += n.cpu.read()
		area[readSessions] += n.readers.read()
		area[writeSessions] += n.writers.read()
		area[theGroups] += n.groups.read()
		area[auditWriter] += n.audit.read()
	}
	return reading{at: r.now, area: area}
}

func (r *simulation) result() outcome {
	o := r.outcome
	o.population, o.ended = r.population.read(), r.now
	if r.log.flushes > 0 {
		o.perFlush = float64(r.log.commits) / float64(r.log.flushes)
	}
	begun, grouped := 0, 0
	for _, n := range r.fleet {
		begun, grouped = begun+n.groups.begun, grouped+n.groups.grouped
	}
	if begun > 0 {
		o.perGroup = float64(grouped) / float64(begun)
	}
	o.busy = make(map[string]float64)
	for resource, size := range map[string]int{
		nodeCPU: r.nodes * r.nodeCores, readSessions: r.nodes * r.readers, writeSessions: r.nodes * r.writers, theGroups: r.nodes * r.groups,
		databaseCPU: r.databaseCores, databaseLog: 1, auditWriter: r.nodes,
	} {
		if window := r.at.at - r.start.at; window > 0 && size > 0 {
			o.busy[resource] = float64(r.at.area[resource]-r.start.area[resource]) / float64(int64(size)*window)
		}
	}
	slices.Sort(r.latencies)
	if n := len(r.latencies); n > 0 {
		var sum int64
		for _, l := range r.latencies {
			sum += l
		}
		o.p50, o.p99, o.mean = r.latencies[n/2], r.latencies[n*99/100], sum/int64(n)
	}
	return o
}
