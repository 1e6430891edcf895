package main

// What a system must do for its requests to be served.
const (
	latencyBound = span(100e6) // of the 99th percentile
	auditBound   = 0.95        // of the time of the writer of audit records, which would fall behind otherwise
	steps        = 40          // of the search: fractions of what the bounds allow
)

// capacity is the highest rate at which a system serves, and what it looks like then.
type capacity struct {
	rate    float64
	outcome outcome
	bound   bound
}

// findCapacity looks for the highest rate, in steps of a fortieth of the lowest bound, at which all is served in time. What does
// not hold at a rate does not hold at a higher one, so it halves.
func findCapacity(s system, o operation, l load) capacity {
	found := capacity{bound: lowest(s.bounds(o))}
	low, high := 0, steps+1
	for high-low > 1 {
		middle := (low + high) / 2
		l.rate = float64(found.bound.rate * float64(middle) / steps)
		if result := simulate(s, o, l); result.serves() {
			low, found.rate, found.outcome = middle, l.rate, result
		} else {
			high = middle
		}
	}
	return found
}

func (o outcome) serves() bool {
	return o.failed == 0 && o.p99 <= latencyBound && o.busy[auditWriter] <= auditBound
}

// bottleneck is the resource that is busiest. The log does not count: the busier it is, the more commits it takes along.
func (c capacity) bottleneck() string {
	if c.bound.resource == theHotRow {
		return theHotRow
	}
	busiest := ""
	for _, resource := range []string{nodeCPU, readSessions, writeSessions, databaseCPU, auditWriter} {
		if busiest == "" || c.outcome.busy[resource] > c.outcome.busy[busiest] {
			busiest = resource
		}
	}
	return busiest
}
