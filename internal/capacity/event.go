package main

import "container/heap"

// span is simulated time in nanoseconds. It is an integer, so that the order of events does not hang on how a processor rounds.
type span = int64

// event is something that happens at a time. Of two at the same time the one that was planned first comes first.
type event struct {
	at    span
	order int64
	do    func()
}

// agenda is a heap of events, the next one on top.
type agenda []event

func (a agenda) Len() int      { return len(a) }
func (a agenda) Swap(i, j int) { a[i], a[j] = a[j], a[i] }
func (a agenda) Less(i, j int) bool {
	if a[i].at != a[j].at {
		return a[i].at < a[j].at
	}
	return a[i].order < a[j].order
}

// Push implements [heap.Interface].
func (a *agenda) Push(x any) { *a = append(*a, x.(event)) } //nolint:errcheck // nothing else is ever pushed

// Pop implements [heap.Interface].
func (a *agenda) Pop() any {
	last := len(*a) - 1
	e := (*a)[last]
	(*a)[last] = event{}
	*a = (*a)[:last]
	return e
}

// clock is the time of a simulation and what is still to happen.
type clock struct {
	now    span
	orders int64
	agenda agenda
}

// after plans an event.
func (c *clock) after(wait span, do func()) {
	c.orders++
	heap.Push(&c.agenda, event{at: c.now + wait, order: c.orders, do: do})
}

// step lets the next event happen, or reports false when there is none.
func (c *clock) step() bool {
	if len(c.agenda) == 0 {
		return false
	}
	e, _ := heap.Pop(&c.agenda).(event)
	c.now = e.at
	e.do()
	return true
}
