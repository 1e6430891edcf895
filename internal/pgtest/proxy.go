package pgtest

import (
	"bytes"
	"net"
	"sync"
	"sync/atomic"
	"testing"
)

// Fault is what a [Proxy] does to connections.
type Fault int32

// Faults of a proxy. Those of a commit strike once, after which the proxy passes everything on again.
const (
	NoFault    Fault = iota
	LoseAnswer       // passes the next COMMIT on and cuts the connection when the answer comes: it was done, and nobody knows
	LoseCommit       // cuts the connection instead of passing the next COMMIT on: it was not done, and nobody knows
	BlackHole        // passes nothing on, and cuts nothing
)

// Proxy is a way to a server that can fail.
type Proxy struct {
	target   string
	listener net.Listener
	fault    atomic.Int32
	struck   atomic.Int64
	mu       sync.Mutex
	healed   chan struct{} // closed when there is no black hole any more
	open     map[net.Conn]struct{}
	closed   bool
	running  sync.WaitGroup
}

// NewProxy starts a proxy to an address, and stops it after the test.
func NewProxy(tb testing.TB, target string) *Proxy {
	tb.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0") //nolint:noctx // it returns at once
	if err != nil {
		tb.Fatal(err)
	}
	p := &Proxy{target: target, listener: l, healed: make(chan struct{}), open: make(map[net.Conn]struct{})}
	p.running.Go(p.accept)
	tb.Cleanup(p.close)
	return p
}

// Address is where the proxy listens, as HOST:PORT.
func (p *Proxy) Address() string { return p.listener.Addr().String() }

// Set lets the proxy fail in a way, or be whole again.
func (p *Proxy) Set(f Fault) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if Fault(p.fault.Swap(int32(f))) == BlackHole && f != BlackHole {
		close(p.healed)
		p.healed = make(chan struct{})
	}
}

// Struck is how many commits were lost in one way or the other.
func (p *Proxy) Struck() int64 { return p.struck.Load() }

// Cut cuts all connections.
func (p *Proxy) Cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for c := range p.open {
		_ = c.Close() // it may be closed already
	}
}

func (p *Proxy) close() {
	p.mu.Lock()
	p.closed = true
	p.mu.Unlock()
	_ = p.listener.Close()
	p.Set(NoFault)
	p.Cut()
	p.running.Wait()
}

func (p *Proxy) accept() {
	for {
		client, err := p.listener.Accept()
		if err != nil {
			return
		}
		p.running.Go(func() { p.serve(client) })
	}
}

// serve joins a client with the server.
func (p *Proxy) serve(client net.Conn) {
	server, err := net.Dial("tcp", p.target) //nolint:noctx // it is on this machine
	if err != nil {
		_ = client.Close()
		return
	}
	if !p.add(client, server) {
		return
	}
	var answerLost atomic.Bool
	var both sync.WaitGroup
	both.Go(func() { p.pass(server, client, &answerLost, true) })
	both.Go(func() { p.pass(client, server, &answerLost, false) })
	both.Wait()
	p.remove(client, server)
}

func (p *Proxy) add(pair ...net.Conn) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range pair {
		if p.closed {
			_ = c.Close()
		}
		p.open[c] = struct{}{}
	}
	return !p.closed
}

func (p *Proxy) remove(pair ...net.Conn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range pair {
		delete(p.open, c)
	}
}

// pass passes on what comes from one side, until one of them ends.
func (p *Proxy) pass(to, from net.Conn, answerLost *atomic.Bool, requests bool) {
	defer func() { _, _ = to.Close(), from.Close() }() // the other direction ends with them
	buffer := make([]byte, 64<<10)
	for {
		n, err := from.Read(buffer)
		if err != nil {
			return
		}
		p.waitForHealing()
		if requests && bytes.Contains(buffer[:n], []byte("COMMIT\x00")) && p.strike(answerLost) {
			return
		}
		if !requests && answerLost.Load() {
			return
		}
		if _, err := to.Write(buffer[:n]); err != nil {
			return
		}
	}
}

// strike loses a commit, if that is the fault. It reports true when the commit must not be passed on.
func (p *Proxy) strike(answerLost *atomic.Bool) bool {
	for _, f := range []Fault{LoseAnswer, LoseCommit} {
		if p.fault.CompareAndSwap(int32(f), int32(NoFault)) {
			p.struck.Add(1)
			answerLost.Store(f == LoseAnswer)
			return f == LoseCommit
		}
	}
	return false
}

func (p *Proxy) waitForHealing() {
	for Fault(p.fault.Load()) == BlackHole {
		p.mu.Lock()
		healed := p.healed
		p.mu.Unlock()
		if Fault(p.fault.Load()) == BlackHole {
			<-healed
		}
	}
}
