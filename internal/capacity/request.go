package main

// request is one on its way through the system.
type request struct {
	*simulation
	node     *node
	began    span
	measured bool
	hot      bool
	backoff  float64
}

// trip is one statement: over the network and back, and the database's work.
func (q *request) trip(then func()) {
	q.after(q.system.trip, func() { q.database.serve(q.demand(q.op.statementCPU()), then) })
}

// statements is a number of them, one after the other.
func (q *request) statements(n int, then func()) {
	if n <= 0 {
		then()
		return
	}
	q.trip(func() { q.statements(n-1, then) })
}

// read runs the transactions that read, and then what writes, if anything does.
func (q *request) read(transactions []int) {
	if len(transactions) == 0 {
		if q.op.shared > 0 {
			q.node.groups.join(q)
		} else {
			q.end(true)
		}
		return
	}
	q.node.readers.take(func() {
		q.statements(transactions[0], func() {
			q.node.readers.give()
			q.read(transactions[1:])
		})
	})
}

// write runs the transaction that writes alone, after that of the group was undone.
func (q *request) write() {
	q.node.writers.take(func() {
		const begin = 2 // BEGIN and the first statement, which takes the snapshot
		q.statements(begin, func() {
			snapshot := q.now
			q.statements(q.op.writes-begin-tripsFromUse, func() { q.use(snapshot) })
		})
	})
}

// use counts the use of the token, and goes on to the commit, or begins anew.
func (q *request) use(snapshot span) {
	q.statements(1, func() {
		if !q.hot {
			q.commit()
			return
		}
		q.row.claim(snapshot, func(first bool) {
			if first {
				q.commit()
			} else {
				q.again()
			}
		})
	})
}

func (q *request) commit() {
	q.statements(tripsFromUse-1, func() {
		q.log.commit(func() {
			if q.hot {
				q.row.release(q.now)
			}
			q.node.writers.give()
			q.end(true)
		})
	})
}

// again runs a transaction that collided once more, or gives it up when its time is over.
func (q *request) again() {
	q.node.writers.give()
	if q.now-q.began > patience {
		q.end(false)
		return
	}
	q.outcome.retries++
	if q.backoff == 0 {
		q.backoff = firstBackoff
	}
	wait := span(float64(q.backoff * q.random.Float64()))
	q.backoff = min(2*q.backoff, longBackoff)
	q.after(wait, q.write)
}

// end counts the request, and leaves its audit records to the node's one writer of them.
func (q *request) end(ok bool) {
	q.population.add(-1)
	if ok {
		q.outcome.completed++
	} else {
		q.outcome.failed++
	}
	took := q.now - q.began
	q.outcome.sojourns += took
	if q.measured {
		q.latencies = append(q.latencies, took)
	}
	for range q.op.records {
		q.node.audit.take(func() {
			q.after(q.recordTrip(), func() { q.database.serve(q.demand(q.op.recordCPU), q.node.audit.give) })
		})
	}
}
