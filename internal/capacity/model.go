package main

import "github.com/zonemint/zonemint/store/sqlstore"

// operation is what one request demands of each resource.
type operation struct {
	name        string
	nodeCPU     span
	databaseCPU span  // of all its statements, when it is by itself
	groupCPU    span  // how much of that those in one group have in common
	reads       []int // for each transaction that reads, its round trips to the database
	shared      int   // round trips of a group, the last of them its COMMIT; 0: there are no groups
	writes      int   // the same of one that writes alone; 0: there is none
	records     int   // audit records that the node writes later
	recordCPU   span  // of the database, for one of them
}

// recordTrip is what one audit record takes of the round trip that it shares where there are many.
func (s system) recordTrip() span { return s.trip / sqlstore.AuditRows }

// memberCPU is what each one in a group costs the database.
func (o operation) memberCPU() span { return o.databaseCPU - o.groupCPU }

// trips is how often the request goes to the database and back when it is by itself.
func (o operation) trips() int {
	n := o.writes
	for _, reads := range o.reads {
		n += reads
	}
	return n
}

// statementCPU is what one round trip costs the database.
func (o operation) statementCPU() span { return o.databaseCPU / span(max(1, o.trips())) }

// system is what serves the requests.
type system struct {
	nodes         int
	nodeCores     int
	databaseCores int
	readers       int  // sessions of one node for transactions that read
	writers       int  // and for those that write
	groups        int  // of one node at once
	members       int  // of one group, at most
	trip          span // over the network from a node to the database and back
	flush         span // of the database's log
	hot           float64
	steady        bool // CPU demands are all the same; otherwise they are exponentially distributed
}

// load is how much is asked, and for how long.
type load struct {
	rate     float64 // requests a second
	requests int
	seconds  float64 // how long requests come at least when a capacity is looked for
	warmUp   int     // of these, how many come before anything is measured
	seed     uint64
}

// Of a redemption alone, after the statement that counts a use come those that write the support and the redemption, and the COMMIT.
const tripsFromUse = 4

// How a transaction that collided is run again: as store/sqlstore does it.
const (
	firstBackoff = 1e6
	longBackoff  = 50e6
	patience     = 5e9
)

// bounds is how many requests a second each resource could do at most, were it the only one: its size by the demand on it, which is
// least where all groups are full. The hot row's is that of those who never have to try twice, and are alone in their groups.
func (s system) bounds(o operation) []bound {
	statement := float64(s.trip + o.statementCPU())
	reads := float64(o.trips()-o.writes) * statement
	commit := 1.5 * float64(s.flush) // half of one flush until the next begins
	database := float64(o.databaseCPU + span(o.records)*o.recordCPU)
	if o.shared > 0 {
		database = float64(o.memberCPU()) + float64(o.groupCPU)/float64(s.members)
	}
	all := []bound{
		{resource: nodeCPU, rate: perSecond(s.nodes*s.nodeCores, float64(o.nodeCPU))},
		{resource: readSessions, rate: perSecond(s.nodes*s.readers, reads)},
		{resource: databaseCPU, rate: perSecond(s.databaseCores, database)},
	}
	if o.shared > 0 {
		full := float64(span(o.shared)*s.trip) + float64(s.members)*database + commit
		all = append(all, bound{resource: theGroups, rate: perSecond(s.nodes*s.groups*s.members, full)})
	}
	if o.records > 0 {
		all = append(all, bound{resource: auditWriter, rate: perSecond(s.nodes, float64(o.records)*float64(s.recordTrip()+o.recordCPU))})
	}
	if s.hot > 0 && o.shared > 0 {
		held := float64(o.databaseCPU)/2 + float64(s.trip) + commit // what it writes, and its COMMIT
		all = append(all, bound{resource: theHotRow, rate: perSecond(1, s.hot*held)})
	}
	return all
}

// bound is what a resource allows.
type bound struct {
	resource string
	rate     float64
}

// The resources, as the tables name them.
const (
	nodeCPU       = "node CPU"
	readSessions  = "read sessions"
	writeSessions = "write sessions"
	theGroups     = "groups"
	databaseCPU   = "database CPU"
	databaseLog   = "log"
	auditWriter   = "audit writer"
	theHotRow     = "hot row"
)

// perSecond is how many demands of so many nanoseconds a number of servers can do in a second.
func perSecond(servers int, demand float64) float64 {
	if demand <= 0 {
		return maxRate
	}
	return float64(servers) * 1e9 / demand
}

// maxRate stands for no bound at all.
const maxRate = 1e9

// lowest is the least of the bounds.
func lowest(all []bound) bound {
	least := bound{rate: maxRate}
	for _, b := range all {
		if b.rate < least.rate {
			least = b
		}
	}
	return least
}
