package zone

import (
	"crypto/sha256"
	"slices"
	"sync/atomic"

	"github.com/maypok86/otter/v2"

	"github.com/zonemint/zonemint/tokens"
)

// provenTokens is how many access tokens are remembered at most.
const provenTokens = 10_000

// proofs remembers the access tokens whose signatures were found to hold, since a program presents its token with every request. This is no
// memory of what a token may do, but of a computation: the same text, keys and secrets give the same result, and keys and secrets are
// read anew each time. It holds no token's text, but its hash; and only tokens that hold, or an attacker could push the good ones out.
type proofs struct {
	shelf *otter.Cache[[sha256.Size]byte, *presented]
}

// presented is an access token as it was presented.
type presented struct {
	*tokens.Unverified
	proof atomic.Pointer[proof]
	keep  func() // keeps it for the next time; nil: it is not kept
}

// proof says by which keys and secrets a token's signature holds.
type proof struct {
	authority *tokens.Authority
	secrets   []tokens.Secret
	token     *tokens.Authentic
}

func newProofs() *proofs {
	return &proofs{otter.Must(&otter.Options[[sha256.Size]byte, *presented]{
		MaximumSize: provenTokens,
		Executor:    func(task func()) { task() }, // no goroutine outlives a call
	})}
}

// parse reads the text of a token, or remembers having done so.
func (p *proofs) parse(text string) (*presented, error) {
	if len(text) > tokens.MaxTokenText {
		return nil, tokens.ErrMalformed
	}
	key := sha256.Sum256([]byte(text))
	if found, ok := p.shelf.GetIfPresent(key); ok {
		return found, nil
	}
	unverified, err := tokens.Parse(text)
	if err != nil {
		return nil, err
	}
	fresh := &presented{Unverified: unverified}
	fresh.keep = func() { p.shelf.Set(key, fresh) }
	return fresh, nil
}

// known returns a token that was presented before and whose signature held then.
func (p *proofs) known(text string) (*presented, bool) {
	if len(text) > tokens.MaxTokenText {
		return nil, false
	}
	found, ok := p.shelf.GetIfPresent(sha256.Sum256([]byte(text)))
	if !ok || found.proof.Load() == nil {
		return nil, false
	}
	return found, true
}

// authenticate is [tokens.Authority.Authenticate], which it need not do again for the same keys and secrets.
func (p *presented) authenticate(authority *tokens.Authority, secrets []tokens.Secret) (*tokens.Authentic, error) {
	if known := p.proof.Load(); known != nil && known.authority == authority && slices.Equal(known.secrets, secrets) {
		return known.token, nil
	}
	token, err := authority.Authenticate(p.Unverified, secrets...)
	if err != nil {
		p.proof.Store(nil)
	}
	if err == nil && p.keep != nil {
		p.proof.Store(&proof{authority, secrets, token})
		p.keep()
	}
	return token, err
}
