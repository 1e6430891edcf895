package zone

import (
	"context"
	"time"

	"github.com/zonemint/zonemint/tokens"
)

// AcceptRestore says that the database is to go on as it is, although it lacks what was acknowledged (a backup was put in its place, or a
// standby took over that did not have everything), or although the clock is behind what it was. What was lost, nobody knows; it can be
// that tokens were used up, that others were revoked, that keys were. So every token of the zone dies, access tokens too: the epoch, from
// which all keys are derived, and all keys are replaced, as by [Service.ReplaceKeys]. Passwords, blocked users and privileges are as the
// database has them. Every process that serves the zone follows by itself; the witness does with the next [Service.KeepMark].
//
// The secrets of users and spaces stay. A token is made of them and of a key, and no key of before is left, whatever was restored.
// For the operator.
func (s *Service) AcceptRestore(ctx context.Context, c Caller) error {
	epoch, err := tokens.NewSecret(s.random)
	if err != nil {
		return err
	}
	op := operation{caller: c, action: "accept_restore", object: keyRingObject}
	return s.changeRing(ctx, op, func(r *ringChange) error {
		// From now on time is what the clock tells, even if that is earlier than what was decided by before.
		r.now = r.told
		r.instance.Restores = max(r.instance.Restores, s.history.acceptances()) + 1
		r.instance.MinIssuedAt = r.told.Truncate(time.Second) // as coarse as what it is compared with
		return r.replaceAll(epoch)
	})
}
