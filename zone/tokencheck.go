package zone

import (
	"context"
	"errors"
	"net/netip"
	"time"

	"github.com/zonemint/zonemint/tokens"
)

// ExamineToken reads a token without verifying it: nothing in it is true until it is redeemed. Any user or provider may.
// InvalidToken: it is not one of this format.
func (s *Service) ExamineToken(ctx context.Context, c Caller, text string) (token *tokens.Unverified, err error) {
	err = s.view(ctx, operation{caller: c, action: "examine_token"}, anyCaller, func(ReadTx) error {
		if token, err = tokens.Parse(text); err != nil {
			return tokenError(err)
		}
		return nil
	})
	return token, err
}

// AttenuateToken adds caveats to a token, as anybody can without asking. The result is genuine if the token was. Any user or provider
// may. InvalidToken: it is not one of this format. InvalidRequest: the result would be none.
func (s *Service) AttenuateToken(ctx context.Context, c Caller, text string, caveats []tokens.Caveat) (weaker tokens.Serialized, err error) {
	err = s.view(ctx, operation{caller: c, action: "confine_token"}, anyCaller, func(ReadTx) error {
		token, err := tokens.Parse(text)
		if err != nil {
			return tokenError(err)
		}
		if weaker, err = token.Attenuate(caveats...); errors.Is(err, tokens.ErrCaveats) {
			return Errorf(InvalidRequest, "field 'caveats': with them the token would have more than %d caveats or %d bytes, or one is not of the grammar",
				tokens.MaxCaveats, tokens.MaxTokenBytes).WithCause(err)
		}
		return err
	})
	return weaker, err
}

// VerifyRequest asks whether the calling provider could redeem a token.
type VerifyRequest struct {
	Token   string     // the text, secret
	Size    int64      // bytes of support; 0: is there any size that would do
	Address netip.Addr // from where; the zero value: from where this request comes
}

// Redeemable says what a provider would get for a token.
type Redeemable struct {
	Issuer    UserID
	Space     SpaceID
	SpaceName string
	ExpiresAt time.Time     // the earliest end; zero: never
	Left      time.Duration // until then; meaningless where it never ends
	MinSize   int64         // bytes of support
	MaxSize   int64         // bytes of support; 0: no bound
	UsesLeft  int64
	Redeemed  bool // this provider has redeemed it, and that support stands: redeeming again with that size changes nothing
}

// VerifySupportToken says whether the calling provider could redeem a token now, and for what. It uses nothing up, and comes to the
// answer in the way that [Service.Redeem] does, so the errors are the same.
func (s *Service) VerifySupportToken(ctx context.Context, c Caller, r VerifyRequest) (found Redeemable, err error) {
	op := operation{caller: c, action: "verify_invite_token"}
	if !r.Address.IsValid() {
		r.Address = c.Address
	}
	err = s.view(ctx, op, anyProvider, func(tx ReadTx) error {
		if r.Size != 0 {
			if err := s.checkSize(r.Size); err != nil {
				return err
			}
		}
		unverified, err := tokens.Parse(r.Token)
		if err != nil {
			return tokenError(err)
		}
		m, err := s.soundMoment(tx)
		if err != nil {
			return err
		}
		token, err := s.authenticate(tx, m, unverified)
		if err != nil {
			return err
		}
		before, err := s.decide(tx, m, token, use{provider: c.Provider, address: r.Address, size: r.Size})
		if err != nil {
			return err
		}
		found, err = s.redeemable(tx, m, token, before)
		return err
	})
	return found, err
}

// redeemable describes a token that was found good; before is the redemption that another one would repeat.
func (s *Service) redeemable(tx ReadTx, m moment, token *tokens.Authentic, before *Redemption) (Redeemable, error) {
	id, limits := token.Identifier(), token.Limits()
	issuer, _ := userOfSubject(id.Subject)
	space, err := tx.Space(SpaceID(id.Target))
	if err != nil {
		return Redeemable{}, err
	}
	left, err := usesLeft(tx, id)
	if err != nil {
		return Redeemable{}, err
	}
	r := Redeemable{
		Issuer: issuer, Space: space.ID, SpaceName: space.Name, ExpiresAt: limits.ExpiresAt,
		MinSize: max(s.minSupportSize, limits.MinSize), UsesLeft: left,
	}
	if !r.ExpiresAt.IsZero() {
		r.Left = max(0, r.ExpiresAt.Sub(m.now))
	}
	if limits.HasMax {
		r.MaxSize = limits.MaxSize
	}
	if before != nil {
		r.Redeemed, r.MinSize, r.MaxSize = true, before.Size, before.Size
	}
	return r, nil
}
