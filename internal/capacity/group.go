package main

import "slices"

// grouper makes groups of a node's redemptions, each of which is one transaction, as store/sqlstore does: a first one at once, and
// beside it others as soon as as many wait as the newest one has.
type grouper struct {
	meter   // groups that run
	most    int
	members int
	newest  int
	waiting []*request
	hot     bool // a group that runs has a redemption of the hot token; no other one may have
	begun   int
	grouped int // redemptions in the groups that have begun
}

// group is one transaction.
type group struct {
	*simulation
	node    *node
	members []*request
	hot     bool
}

func (g *grouper) join(q *request) {
	g.waiting = append(g.waiting, q)
	g.form()
}

func (g *grouper) form() {
	for g.inUse == 0 || g.inUse < g.most && len(g.waiting) >= g.newest {
		var next *group
		g.waiting = slices.DeleteFunc(g.waiting, func(q *request) bool {
			if next != nil && len(next.members) == g.members || q.hot && g.hot {
				return false
			}
			if next == nil {
				next = &group{simulation: q.simulation, node: q.node}
			}
			next.members = append(next.members, q)
			next.hot, g.hot = next.hot || q.hot, g.hot || q.hot
			return true
		})
		if next == nil {
			return
		}
		g.add(1)
		g.newest = len(next.members)
		g.begun, g.grouped = g.begun+1, g.grouped+g.newest
		next.run()
	}
}

// ended lets others have the place of a group that is over.
func (g *grouper) ended(over *group) {
	g.hot = g.hot && !over.hot
	g.add(-1)
	g.form()
}

// work draws half of the CPU time that the database needs: for all reads, or for all writes.
func (g *group) work() span {
	sum := g.demand(g.op.groupCPU / 2)
	for range g.members {
		sum += g.demand(g.op.memberCPU() / 2)
	}
	return sum
}

// run begins, reads, writes, and commits. The first and the last cost the database next to nothing.
func (g *group) run() {
	const later = 2 // trips after the reads: the writes and COMMIT
	g.node.writers.take(func() {
		g.after(span(g.op.shared-later)*g.trip, func() {
			snapshot := g.now
			g.database.serve(g.work(), func() { g.after(g.trip, func() { g.write(snapshot) }) })
		})
	})
}

// write holds the hot token's row from the beginning, or waits for it and is undone.
func (g *group) write(snapshot span) {
	if !g.hot {
		g.database.serve(g.work(), g.commit)
		return
	}
	g.row.claim(snapshot, func(first bool) {
		if first {
			g.database.serve(g.work(), g.commit)
		} else {
			g.database.serve(g.work(), g.undo)
		}
	})
}

func (g *group) commit() {
	g.after(g.trip, func() {
		g.log.commit(func() {
			if g.hot {
				g.row.release(g.now)
			}
			g.end(func(q *request) { q.end(true) })
		})
	})
}

// undo has each member begin anew, alone.
func (g *group) undo() {
	g.after(g.trip, func() {
		g.outcome.retries += len(g.members)
		g.end((*request).write)
	})
}

func (g *group) end(each func(*request)) {
	g.node.writers.give()
	for _, q := range g.members {
		each(q)
	}
	g.node.groups.ended(g)
}
