package linear

import (
	"fmt"
	"slices"
	"strings"

	"github.com/anishathalye/porcupine"

	"github.com/zonemint/zonemint/zone"
)

// state is what a realm is in, as somebody would remember it who sees one call after the other. It has no secrets, no rows and no
// transactions. It is never changed: what changes it makes another one.
type state struct {
	blocked bool
	spaces  [spacesPerRealm]space
	tokens  []token // by their numbers; those that are not minted yet are zero
}

type space struct {
	lacks    bool // the issuer has lost space_add_provider
	supports [providersPerRealm]support
}

type support struct {
	size  uint8 // in sizes; 0: there is none
	token int   // by which it came about
}

type token struct {
	limit    uint8 // 0: not minted
	named    bool
	space    uint8
	dead     bool                     // its signature holds no more: a secret was replaced, or its row is gone
	revoked  bool                     // by itself
	redeemed [providersPerRealm]uint8 // for which of the sizes; 0: never
}

// Model is the zone as one node would be that does one thing after the other.
func Model() porcupine.Model {
	return porcupine.Model{
		Partition: partition,
		Init:      func() any { return state{} },
		Step: func(now, in, out any) (bool, any) {
			next, want := as[state](now).apply(as[input](in))
			got := as[output](out)
			return got.unknown || got == want, next
		},
		Equal:             func(a, b any) bool { return as[state](a).equal(as[state](b)) },
		DescribeOperation: func(in, out any) string { return describe(as[input](in), as[output](out)) },
		DescribeState:     func(now any) string { return as[state](now).String() },
	}
}

// as is a value of ours that porcupine carries without knowing its type.
func as[T any](v any) T {
	value, ok := v.(T)
	if !ok {
		panic(fmt.Sprintf("linear: this is a %T", v))
	}
	return value
}

func (s state) equal(t state) bool {
	return s.blocked == t.blocked && s.spaces == t.spaces && slices.Equal(s.tokens, t.tokens)
}

// partition takes a history apart by realms.
func partition(history []porcupine.Operation) [][]porcupine.Operation {
	var realms [][]porcupine.Operation
	for _, op := range history {
		realm := as[input](op.Input).realm
		for len(realms) <= realm {
			realms = append(realms, nil)
		}
		realms[realm] = append(realms[realm], op)
	}
	return slices.DeleteFunc(realms, func(ops []porcupine.Operation) bool { return len(ops) == 0 })
}

// apply is what a call leads to, and its answer.
func (s state) apply(in input) (state, output) {
	if in.byIssuer && !s.admitsIssuer(in) {
		return s, output{kind: zone.Forbidden}
	}
	if traits[in.action].reads {
		return s, s.read(in)
	}
	switch in.action {
	case redeem:
		return s.redeem(in)
	case removeSupport, endSupport:
		if s.spaces[in.space].supports[in.provider].size == 0 {
			return s, output{kind: zone.NotFound}
		}
		s.spaces[in.space].supports[in.provider] = support{}
	case revokePriv, grantPriv:
		s.spaces[in.space].lacks = in.action == revokePriv
	case block, unblock:
		s.blocked = in.action == block
	case mint:
		s.tokens = slices.Clone(s.tokens)
		for len(s.tokens) <= in.token {
			s.tokens = append(s.tokens, token{})
		}
		s.tokens[in.token] = token{limit: uint8(max(1, in.limit)), named: in.limit > 0, space: uint8(in.space)} //nolint:gosec // both are small
	case revokeSpace, revokeIssuer:
		s.tokens = slices.Clone(s.tokens)
		for i, t := range s.tokens {
			if t.limit > 0 && !t.named && (in.action == revokeIssuer || int(t.space) == in.space) {
				s.tokens[i].dead = true
			}
		}
	default:
		return s.changeToken(in)
	}
	return s, output{kind: granted}
}

// admitsIssuer reports whether the issuer may do what they ask for.
func (s state) admitsIssuer(in input) bool {
	switch in.action {
	case revokeText, revokeIssuer: // any user may
		return !s.blocked
	default:
		return !s.blocked && !s.spaces[in.space].lacks
	}
}

// changeToken is what can happen to one token but redeeming it.
func (s state) changeToken(in input) (state, output) {
	t := s.tokens[in.token]
	switch {
	case !t.dead:
	case in.action == revokeText:
		return s, output{kind: zone.InvalidToken}
	case in.action != revokeID: // what a revocation by its id is about need not exist
		return s, output{kind: zone.NotFound}
	}
	t.dead = t.dead || in.action == deleteNamed
	t.revoked = in.action != unrevokeNamed && (in.action != deleteNamed || t.revoked)
	s.tokens = slices.Clone(s.tokens)
	s.tokens[in.token] = t
	return s, output{kind: granted}
}

// redeem is the heart: compare zone/redeem.go.
func (s state) redeem(in input) (state, output) {
	refusal, again := s.decide(in)
	if refusal != granted || again {
		return s, output{kind: refusal}
	}
	s.spaces[in.space].supports[in.provider] = support{size: uint8(in.size), token: in.token} //nolint:gosec // there are three sizes
	s.tokens = slices.Clone(s.tokens)
	s.tokens[in.token].redeemed[in.provider] = uint8(in.size) //nolint:gosec // the same
	return s, output{kind: granted}
}

// decide says what a provider is answered that asks for a support of the size, or whether there is a size that would do. The order
// of the questions is part of the answer.
func (s state) decide(in input) (refusal zone.Kind, again bool) {
	t := s.tokens[in.token]
	if t.dead {
		return zone.InvalidToken, false
	}
	stands := s.spaces[in.space].supports[in.provider]
	if before := int(t.redeemed[in.provider]); before != 0 {
		switch {
		case stands.size == 0 || stands.token != in.token:
			return zone.TokenUsed, false
		case in.size == 0 || in.size == before:
			return granted, true
		case t.limit > 1:
			return zone.AlreadySupported, false
		}
		return zone.TokenUsed, false
	}
	switch {
	case t.revoked:
		return zone.TokenRevoked, false
	case t.uses() >= int64(t.limit):
		return zone.TokenUsed, false
	case s.blocked || s.spaces[in.space].lacks:
		return zone.IssuerNotAuthorized, false
	case stands.size != 0:
		return zone.AlreadySupported, false
	}
	return granted, false
}

// uses counts how often a token was redeemed.
func (t token) uses() (n int64) {
	for _, size := range t.redeemed {
		if size != 0 {
			n++
		}
	}
	return n
}

// read is the answer to a question.
func (s state) read(in input) output {
	out := output{kind: granted}
	sp := s.spaces[in.space]
	switch in.action {
	case verify:
		if out.kind, out.yes = s.decide(in); out.kind != granted {
			return out
		}
		t := s.tokens[in.token]
		out.uses = int64(t.limit) - t.uses()
		if out.yes {
			out.size = int(t.redeemed[in.provider])
		}
	case getSupport:
		stands := sp.supports[in.provider]
		if stands.size == 0 {
			return output{kind: zone.NotFound}
		}
		out.size, out.token = int(stands.size), stands.token
	case listSupports:
		for provider, stands := range sp.supports {
			if stands.size != 0 {
				out.support |= 1 << provider
			}
		}
	case getNamed:
		t := s.tokens[in.token]
		if t.dead {
			return output{kind: zone.NotFound}
		}
		out.yes, out.uses = t.revoked, t.uses()
	case getPrivilege:
		out.yes = !sp.lacks
	case getBlocked:
		out.yes = s.blocked
	default:
		panic("linear: no such question")
	}
	return out
}

// String shows the state in the evidence. Of tokens it tells what is not as it was at minting.
func (s state) String() string {
	parts := []string{"the issuer is" + or(" blocked", s.blocked, " not blocked")}
	for i, sp := range s.spaces {
		text := fmt.Sprintf("space %d", i) + or(" without the privilege", sp.lacks, "")
		for provider, stands := range sp.supports {
			if stands.size != 0 {
				text += fmt.Sprintf(", provider %d supports it by token %d", provider, stands.token)
			}
		}
		parts = append(parts, text)
	}
	for i, t := range s.tokens {
		if t.uses() > 0 || t.revoked || t.dead {
			text := fmt.Sprintf("token %d was used %d of %d times", i, t.uses(), t.limit)
			parts = append(parts, text+or(", revoked", t.revoked, "")+or(", dead", t.dead, ""))
		}
	}
	return strings.Join(parts, "; ")
}

// or is the one text or the other.
func or(text string, is bool, other string) string {
	if is {
		return text
	}
	return other
}
