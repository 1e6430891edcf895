package main

// span is simulated time in nanoseconds. It is an integer, so that the order of events does not hang on how a processor rounds.
type span = int64

// event is something that happens at a time. Of two at the same time the one that was planned first comes first.
type event struct {
	at    span
	order int64
	do    func()
}

func (e event) before(o event) bool { return e.at < o.at || e.at == o.at && e.order < o.order }

// clock is the time of a simulation and what is still to happen: a binary heap, the next event first. It is written out because
// package container/heap takes twice as long, and the tests run all simulations.
type clock struct {
	now    span
	orders int64
	agenda []event
}

// after plans an event.
func (c *clock) after(wait span, do func()) {
	c.orders++
	e := event{at: c.now + wait, order: c.orders, do: do}
	i := len(c.agenda)
	c.agenda = append(c.agenda, e)
	for ; i > 0 && e.before(c.agenda[(i-1)/2]); i = (i - 1) / 2 {
		c.agenda[i] = c.agenda[(i-1)/2]
	}
	c.agenda[i] = e
}

// step lets the next event happen, or reports false when there is none.
func (c *clock) step() bool {
	last := len(c.agenda) - 1
	if last < 0 {
		return false
	}
	next, moved := c.agenda[0], c.agenda[last]
	c.agenda[last] = event{}
	c.agenda = c.agenda[:last]
	if last > 0 {
		c.sink(moved)
	}
	c.now = next.at
	next.do()
	return true
}

// sink puts an event in the place of the first one, and then where it belongs.
func (c *clock) sink(e event) {
	i, n := 0, len(c.agenda)
	for {
		child := 2*i + 1
		if child >= n {
			break
		}
		if child+1 < n && c.agenda[child+1].before(c.agenda[child]) {
			child++
		}
		if !c.agenda[child].before(e) {
			break
		}
		c.agenda[i] = c.agenda[child]
		i = child
	}
	c.agenda[i] = e
}
