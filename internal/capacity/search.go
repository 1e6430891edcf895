package main

// What a system must do for its requests to be served.
const (
	latencyBound = span(100e6) // of the 99th percentile
	// steps is how finely rates are searched, as fractions of what the lowest bound allows. The last of them is left out: a run ends
	// before a queue that just so cannot be served has grown long enough to be seen.
	steps = 20
	// nearlyUsedUp is the share from which a resource is what bounds the others.
	nearlyUsedUp = 0.9
)

// capacity is the highest rate at which a system serves, and what it looks like then.
type capacity struct {
	rate    float64
	outcome outcome
	bound   bound
}

// findCapacity looks for the highest rate, in steps of a twentieth of the lowest bound, at which all is served in time. What does
// not hold at a rate does not hold at a higher one, so it halves.
func findCapacity(s system, o operation, l load) capacity {
	found := capacity{bound: lowest(s.bounds(o))}
	low, high := 0, steps
	for high-low > 1 {
		middle := (low + high) / 2
		run := l.at(float64(found.bound.rate * float64(middle) / steps))
		if result := simulate(s, o, run); result.serves() {
			low, found.rate, found.outcome = middle, run.rate, result
		} else {
			high = middle
		}
	}
	return found
}

func (o outcome) serves() bool {
	return o.failed == 0 && o.p99 <= latencyBound
}

// at is a load of that rate, which lasts as long as it must: of what is just overloaded the queue is to grow until it is seen.
func (l load) at(rate float64) load {
	l.rate = rate
	if least := int(float64(rate * l.seconds)); least > l.requests {
		l.warmUp, l.requests = l.warmUp*least/l.requests, least
	}
	return l
}

// bottleneck is the resource that is busiest, unless nothing is nearly used up and the hot row has the lowest bound. The log and groups do
// not count: the busier they are, the more they take along.
func (c capacity) bottleneck() string {
	busiest := ""
	for _, resource := range []string{nodeCPU, readSessions, writeSessions, databaseCPU, auditWriter} {
		if busiest == "" || c.outcome.busy[resource] > c.outcome.busy[busiest] {
			busiest = resource
		}
	}
	if c.bound.resource == theHotRow && c.outcome.busy[busiest] < nearlyUsedUp {
		return theHotRow
	}
	return busiest
}
