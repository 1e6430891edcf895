package faults_test

import "sync"

// token is a support token, as whoever minted it knows it.
type token struct {
	id    string // its nonce, by which the database names it
	text  string // secret
	space string
	limit int64
}

// outcome is what a client knows of a request that it made.
type outcome int

const (
	unknown      outcome = iota // no answer, or one that says that the server could not tell
	acknowledged                // granted
	refused                     // by a definite answer
)

// attempt is one request to redeem, and what became of it.
type attempt struct {
	token    token
	provider string
	size     int64
	outcome  outcome
	code     string // of the refusal
}

// use is a token in the hands of a provider.
type use struct{ token, provider string }

func (a attempt) use() use { return use{a.token.id, a.provider} }

// history is all attempts of all clients of a zone.
type history struct {
	mu       sync.Mutex
	attempts []attempt
	settled  int // how many of them settle has dealt with
}

// add records an attempt whose outcome is known as far as it ever will be.
func (h *history) add(a attempt) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.attempts = append(h.attempts, a)
}

// all is a copy of what was recorded until now.
func (h *history) all() []attempt {
	h.mu.Lock()
	defer h.mu.Unlock()
	return append([]attempt(nil), h.attempts...)
}

// unsettled is what was recorded since settle was called last.
func (h *history) unsettled() []attempt {
	h.mu.Lock()
	defer h.mu.Unlock()
	return append([]attempt(nil), h.attempts[h.settled:]...)
}

// settle marks everything until now as settled.
func (h *history) settle() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.settled = len(h.attempts)
}
