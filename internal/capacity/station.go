package main

// meter integrates how much of a resource is in use.
type meter struct {
	clock *clock
	inUse int
	since span
	area  int64
}

func (m *meter) add(n int) {
	m.area += int64(m.inUse) * (m.clock.now - m.since)
	m.inUse, m.since = m.inUse+n, m.clock.now
}

// read returns the area up to now.
func (m *meter) read() int64 {
	m.add(0)
	return m.area
}

// pool is a number of equal things that are lent in the order in which they are asked for: cores, or sessions of a database.
type pool struct {
	meter
	size    int
	waiting []func()
}

func newPool(c *clock, size int) *pool { return &pool{meter: meter{clock: c}, size: size} }

// take calls then once one of the things is free. The caller gives it back.
func (p *pool) take(then func()) {
	if p.inUse < p.size {
		p.add(1)
		then()
		return
	}
	p.waiting = append(p.waiting, then)
}

// give hands the thing to who has waited longest.
func (p *pool) give() {
	if len(p.waiting) == 0 {
		p.add(-1)
		return
	}
	next := p.waiting[0]
	p.waiting = p.waiting[1:]
	next()
}

// serve has one of the things work for a time.
func (p *pool) serve(work span, then func()) {
	p.take(func() {
		p.clock.after(work, func() {
			p.give()
			then()
		})
	})
}

// journal is a write-ahead log with group commit: one flush at a time, which takes along everything that waits when it begins.
type journal struct {
	meter
	flush   span
	waiting []func()
	flushes int
	commits int
}

func (j *journal) commit(then func()) {
	j.waiting = append(j.waiting, then)
	if j.inUse == 0 {
		j.add(1)
		j.begin()
	}
}

func (j *journal) begin() {
	group := j.waiting
	j.waiting = nil
	j.flushes++
	j.commits += len(group)
	j.clock.after(j.flush, func() {
		if len(j.waiting) > 0 {
			j.begin()
		} else {
			j.add(-1)
		}
		for _, then := range group {
			then()
		}
	})
}

// hotRow is a row that many transactions write, each of which holds it until its commit.
type hotRow struct {
	held    bool
	changed span // when the last of them committed
	waiting []func()
}

// claim asks for the row in a transaction whose snapshot is of a time. It calls got with true, or with false when another
// transaction has changed the row since: then this one is to begin anew.
func (h *hotRow) claim(snapshot span, got func(bool)) {
	switch {
	case h.changed > snapshot:
		got(false)
	case h.held:
		h.waiting = append(h.waiting, func() { got(false) })
	default:
		h.held = true
		got(true)
	}
}

// release commits the holder's change. All who wait find the row changed.
func (h *hotRow) release(now span) {
	h.held, h.changed = false, now
	waiting := h.waiting
	h.waiting = nil
	for _, refused := range waiting {
		refused()
	}
}
