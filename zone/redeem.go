package zone

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/netip"
	"time"

	"github.com/zonemint/zonemint/tokens"
)

// RedeemRequest is what a provider asks for.
type RedeemRequest struct {
	Token string // the text, secret
	Size  int64  // bytes of support
}

// Redeem spends a support token: the calling provider supports the token's space from then on. Everything happens in one
// transaction, so it happens exactly once or not at all, and a refused redemption does not use the token up.
//
// The same provider with the same token and size gets the first answer again while that support stands, because an answer
// can be lost on its way. Any other repetition is refused.
//
// Errors: InvalidRequest for the size; InvalidToken; and once the signature holds TokenType, TokenExpired, CaveatNotMet,
// TokenRevoked, TokenUsed, TargetNotFound, IssuerNotAuthorized; AlreadySupported. Unavailable: not now, or it is not known whether
// the token was redeemed, and asking again tells.
func (s *Service) Redeem(ctx context.Context, c Caller, r RedeemRequest) (SpaceID, error) {
	unverified, err := s.parseRedeem(r)
	if err != nil {
		// Who may redeem is asked before what, but nobody else waits for a transaction that cannot change anything.
		return "", s.view(ctx, redeeming(c), anyProvider, func(ReadTx) error { return err })
	}
	run := &redemption{operation: redeeming(c), text: unverified, size: r.Size}
	err = s.redeemAtMostTwice(ctx, run)
	s.reportRedemption(ctx, run.operation, err)
	return run.granted(err), err
}

// redeeming is the operation.
func redeeming(c Caller) operation { return operation{caller: c, action: "provider_space_support"} }

// redemption is a call of [Service.Redeem], and what its last run found.
type redemption struct {
	operation
	bearer *presented // authenticates the caller; nil: that is done
	text   *tokens.Unverified
	size   int64
	space  SpaceID
	before *Redemption // the one that it repeats; nil: none
	unsure bool        // it was run before as if for the first time, and it is not known what became of that
}

// reading is what deciding on a redemption reads, unless it is refused before that. For others than providers nothing is read.
func (run *redemption) reading() Reading {
	provider := run.caller.Provider
	if run.bearer != nil {
		provider = providerOfSubject(run.bearer.UnsafeIdentifier().Subject)
	}
	if provider == "" {
		return Reading{}
	}
	id := run.text.UnsafeIdentifier()
	issuer, _ := userOfSubject(id.Subject)
	return Reading{
		Provider: provider, Issuer: issuer, Space: SpaceID(id.Target), Token: id.Nonce, Named: id.Persistence == tokens.Named,
	}
}

// granted is the space that the token was redeemed for; empty after an error.
func (run *redemption) granted(err error) SpaceID {
	if err != nil {
		return ""
	}
	return run.space
}

// redeemAtMostTwice runs a redemption, and once more where it is not known what became of it.
func (s *Service) redeemAtMostTwice(ctx context.Context, run *redemption) error {
	err := s.redeemOnce(ctx, run)
	if errors.Is(err, ErrOutcomeUnknown) {
		err = s.redeemAgain(ctx, run, err)
	}
	return err
}

// redeemOnce runs a redemption in one transaction.
func (s *Service) redeemOnce(ctx context.Context, run *redemption) error {
	return s.store.UpdateShared(ctx, run.reading(), func(tx Tx) error {
		run.token, run.object, run.detail, run.before = "", "", fmt.Sprintf("size %d", run.size), nil // what an earlier run found
		if err := s.identify(tx, run); err != nil {
			return err
		}
		if err := anyProvider(tx, run.caller); err != nil {
			return err
		}
		m, err := s.soundMoment(tx)
		if err != nil {
			return err
		}
		run.at = m.now
		token, err := s.authenticate(tx, m, run.text)
		if err != nil {
			return err
		}
		id := token.Identifier()
		run.space, run.token, run.object = SpaceID(id.Target), id.Nonce, objectOf(id)
		return s.redeem(tx, m, run, token)
	})
}

// identify authenticates a bearer.
func (s *Service) identify(tx ReadTx, run *redemption) error {
	if run.bearer == nil {
		return nil
	}
	run.caller = run.caller.as(Caller{}) // what an earlier run found
	who, err := s.bearer(tx, run.bearer, run.caller.Address)
	if err == nil {
		run.caller = run.caller.as(who)
	}
	return err
}

// redeemAgain runs a redemption a second time whose commit may or may not have taken place. It finds what the first run has done, or
// does it now. Either way it writes and commits, and whoever acknowledges a commit has the earlier ones, too.
//
// Of a refusal nothing is told: where the connection was lost, the first commit may still be on its way, and what refuses the second
// run may have come about only after it.
func (s *Service) redeemAgain(ctx context.Context, run *redemption, unknown error) error {
	s.log.LogAttrs(ctx, slog.LevelWarn, "it is not known whether a redemption was committed, and it is run again",
		slog.String("token_id", string(run.token)), slog.String("request_id", run.caller.RequestID), slog.String("cause", unknown.Error()))
	run.unsure = run.before == nil
	if err := s.redeemOnce(ctx, run); err != nil {
		return Errorf(Unavailable, "It is not known whether the token was redeemed: send the same request again, which redeems it once at most.").
			Retry(retryUnknown).WithCause(errors.Join(unknown, err))
	}
	return nil
}

// retryUnknown is when to ask again for what is not known: a database that has lost its way needs about so long to find it.
const retryUnknown = 2 * time.Second

// reportRedemption keeps an audit record of a genuine token that was refused: whoever minted it will want to know. What was granted
// has its record already.
func (s *Service) reportRedemption(ctx context.Context, op operation, err error) {
	if genuine := op.token != ""; genuine && refused(err) {
		s.note(ctx, op, err)
	} else {
		s.report(ctx, op, err)
	}
}

// objectOf is what an audit record says of a token's target.
func objectOf(id tokens.Identifier) string {
	if id.Target == "" {
		return ""
	}
	return spaceObject(SpaceID(id.Target))
}

// parseRedeem checks what needs no store: the size, and that the token is well formed.
func (s *Service) parseRedeem(r RedeemRequest) (*tokens.Unverified, error) {
	if err := s.checkSize(r.Size); err != nil {
		return nil, err
	}
	unverified, err := tokens.Parse(r.Token)
	if err != nil {
		return nil, tokenError(err)
	}
	return unverified, nil
}

func (s *Service) checkSize(size int64) error {
	if size < s.minSupportSize || size > MaxSupportSize {
		return Errorf(InvalidRequest, "field 'size' must be between %d and %d bytes", s.minSupportSize, int64(MaxSupportSize))
	}
	return nil
}

// redeem is [Service.Redeem] on a token whose signature holds. A repetition leaves nothing but a record, and that in the transaction:
// its commit is what says that the first one is where it has to be.
func (s *Service) redeem(tx Tx, m moment, run *redemption, token *tokens.Authentic) (err error) {
	provider := run.caller.Provider
	run.before, err = s.decide(tx, m, token, use{provider: provider, address: run.caller.Address, size: run.size})
	if err != nil {
		return err
	}
	switch {
	case run.before != nil && run.unsure:
		run.detail += ", confirmed" // not by the provider, who has asked but once
	case run.before != nil:
		run.detail += ", repeated"
	}
	if err := tx.AppendAudit(run.record()); err != nil || run.before != nil {
		return err
	}
	return consume(tx, m, token.Identifier(), provider, run.size)
}

// use is what a token is to be redeemed for: by whom, from where, and for how many bytes.
type use struct {
	provider ProviderID
	address  netip.Addr
	size     int64 // 0: whatever the token allows, which only asking can mean
}

// decide says whether a token whose signature holds can be redeemed. It changes nothing, so asking beforehand
// ([Service.VerifySupportToken]) and redeeming come to the same answer. It returns the redemption that this use repeats, or nil.
func (s *Service) decide(tx ReadTx, m moment, token *tokens.Authentic, u use) (*Redemption, error) {
	if !token.Is(tokens.PurposeSupport) {
		return nil, tokenError(tokens.ErrPurpose)
	}
	id := token.Identifier()
	if err := m.inTime(id); err != nil {
		return nil, err
	}
	before, err := redeemedBefore(tx, id, u)
	if before != nil || err != nil {
		return before, err
	}
	if u.size == 0 {
		u.size = min(max(s.minSupportSize, token.Limits().MinSize), MaxSupportSize) // if this one does not do, none does
	}
	_, err = token.Verify(tokens.PurposeSupport, tokens.Request{
		Now: m.now, Address: u.address, Audience: providerPrefix + string(u.provider), Size: u.size,
	})
	if err != nil {
		return nil, tokenError(err)
	}
	return nil, mayBeRedeemed(tx, id, u.provider)
}

// redeemedBefore returns the redemption that this use repeats: the same provider and size, and its support stands. A provider that
// used the token in any other way is refused: it has had its use.
func redeemedBefore(tx ReadTx, id tokens.Identifier, u use) (*Redemption, error) {
	before, err := tx.Redemption(id.Nonce, u.provider)
	if errors.Is(err, NotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	support, err := tx.Support(before.Space, u.provider)
	if err != nil && !errors.Is(err, NotFound) {
		return nil, err
	}
	switch {
	case err != nil || support.Token != id.Nonce:
		return nil, errTokenUsed()
	case u.size == 0 || u.size == before.Size:
		return &before, nil
	case id.UsageLimit > 1:
		return nil, errAlreadySupported() // the token is good for other providers, but not for a second support by this one
	}
	return nil, errTokenUsed()
}

// mayBeRedeemed checks what the store knows: the token is not revoked or spent, its space and its issuer's right stand, and
// the provider does not support the space yet.
func mayBeRedeemed(tx ReadTx, id tokens.Identifier, provider ProviderID) error {
	if err := notRevoked(tx, id); err != nil {
		return err
	}
	left, err := usesLeft(tx, id)
	if err != nil {
		return err
	}
	if left <= 0 {
		return errTokenUsed()
	}
	space := SpaceID(id.Target)
	if err := issuerMay(tx, id, space); err != nil {
		return err
	}
	_, err = tx.Support(space, provider)
	if err == nil {
		return errAlreadySupported()
	}
	if errors.Is(err, NotFound) {
		return nil
	}
	return err
}

// usesLeft is how often a token can still be redeemed.
func usesLeft(tx ReadTx, id tokens.Identifier) (int64, error) {
	use, err := tx.Use(id.Nonce)
	if errors.Is(err, NotFound) {
		return id.UsageLimit, nil
	}
	return id.UsageLimit - use.Count, err
}

func errAlreadySupported() error {
	return Errorf(AlreadySupported, "This provider supports the space already; the token was not used up.")
}

// issuerMay checks that the issuer could still mint the token that is being redeemed: the space is there, and the right.
func issuerMay(tx ReadTx, id tokens.Identifier, space SpaceID) error {
	issuer, ok := userOfSubject(id.Subject)
	if !ok {
		return tokenError(tokens.ErrMalformed)
	}
	err := inSpace(space, NewPrivilegeSet(SpaceAddProvider))(tx, Caller{Kind: CallerUser, User: issuer})
	switch {
	case errors.Is(err, Forbidden), errors.Is(err, Unauthorized):
		return Errorf(IssuerNotAuthorized, "Who issued the token may no longer add providers to the space.").WithCause(err)
	case errors.Is(err, NotFound):
		return Errorf(TargetNotFound, "The space of the token was removed.").WithCause(err)
	}
	return err
}

// consume counts the use and writes what it grants. The conditional statement behind Consume has the last word, whatever was
// read before it.
func consume(tx Tx, m moment, id tokens.Identifier, provider ProviderID, size int64) error {
	granted, err := tx.Consume(id.Nonce, id.IssuedAt, id.UsageLimit)
	if err != nil {
		return err
	}
	if !granted {
		return errTokenUsed()
	}
	space := SpaceID(id.Target)
	err = tx.InsertSupport(Support{Space: space, Provider: provider, Size: size, Since: m.now, Token: id.Nonce})
	if err != nil {
		return err
	}
	return tx.InsertRedemption(Redemption{Nonce: id.Nonce, Provider: provider, Space: space, Size: size, RedeemedAt: m.now})
}

func errTokenUsed() error {
	return Errorf(TokenUsed, "The token was used: ask for a new one.")
}
