package zone

import (
	"context"
	"errors"
	"strings"
)

// Bearer is the bearer of a provider's access token whose signature was found to hold when it was presented before. That says nothing of
// now: the token may have been replaced since. Whether it holds is found out in the transaction that acts, which reads the same rows, so
// that no transaction is needed beforehand. Who was not seen before is not let into one that writes.
type Bearer struct{ presented *presented }

// RecogniseProvider returns the bearer of a text that was found to be a provider's access token before. It reports false for every other
// text, which is to be authenticated by [Service.AuthenticateToken].
func (s *Service) RecogniseProvider(text string) (Bearer, bool) {
	if s.ringChanged.Load() {
		return Bearer{}, false // a transaction that reads has to come by and remember the new ring
	}
	presented, ok := s.proofs.known(text)
	if !ok || !strings.HasPrefix(presented.UnsafeIdentifier().Subject, providerPrefix) {
		return Bearer{}, false
	}
	return Bearer{presented}, true
}

// RedeemBearer is [Service.Redeem] for a bearer, who is authenticated in the transaction that redeems. Of the caller it takes the address and
// the request's id; it returns the caller that the bearer is, as far as that was found out.
//
// Errors: InvalidAccessToken, as from [Service.AuthenticateToken], before all others; those of Redeem.
func (s *Service) RedeemBearer(ctx context.Context, c Caller, b Bearer, r RedeemRequest) (Caller, SpaceID, error) {
	unverified, err := s.parseRedeem(r)
	if err != nil {
		who, invalid := s.authenticatePresented(ctx, s.store.View, b.presented, c.Address)
		if invalid != nil {
			return c, "", invalid
		}
		c = c.as(who)
		_, err = s.Redeem(ctx, c, r) // which finds the same, and says it to providers alone
		return c, "", err
	}
	run := &redemption{operation: redeeming(c), text: unverified, size: r.Size, bearer: b.presented}
	err = s.redeemAtMostTwice(ctx, run)
	if run.caller.Kind != CallerAnonymous || !errors.Is(err, InvalidAccessToken) {
		s.reportRedemption(ctx, run.operation, err) // who is not authenticated has done nothing
	}
	return run.caller, run.granted(err), err
}

// as is the caller with what its credentials say of it.
func (c Caller) as(who Caller) Caller {
	c.Kind, c.User, c.Provider, c.Confined = who.Kind, who.User, who.Provider, who.Confined
	return c
}
