package linear

import (
	"sync"

	"github.com/zonemint/zonemint/tokens"
)

// minted is a token that some client was given.
type minted struct {
	number int
	space  int
	limit  int // 0: it is temporary
	id     tokens.Nonce
	text   string
}

// known is what the clients of a realm have told each other: tokens travel by other ways than through the zone.
type known struct {
	mu      sync.Mutex
	begun   int // how many mintings have begun
	tokens  []*minted
	numbers map[tokens.Nonce]int
}

// next is the number of the next token.
func (k *known) next() int {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.begun++
	return k.begun - 1
}

// tell lets all clients know a token.
func (k *known) tell(t *minted) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.numbers == nil {
		k.numbers = make(map[tokens.Nonce]int)
	}
	k.tokens = append(k.tokens, t)
	k.numbers[t.id] = t.number
}

// all is every token that is known, in the order in which they became so. With namedOnly, the temporary ones are left out.
func (k *known) all(namedOnly bool) []*minted {
	k.mu.Lock()
	defer k.mu.Unlock()
	var list []*minted
	for _, t := range k.tokens {
		if !namedOnly || t.limit > 0 {
			list = append(list, t)
		}
	}
	return list
}

// number is that of the token with an id. -1: nobody was given such a token.
func (k *known) number(id tokens.Nonce) int {
	k.mu.Lock()
	defer k.mu.Unlock()
	if n, ok := k.numbers[id]; ok {
		return n
	}
	return -1
}

// numbered is the token with a number, which is known.
func (k *known) numbered(n int) *minted {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, t := range k.tokens {
		if t.number == n {
			return t
		}
	}
	return nil
}
