package zone

import (
	"context"
	"fmt"
	"time"

	"github.com/zonemint/zonemint/tokens"
)

// AcceptRestore goes on with a database that was restored from a backup, or has otherwise lost what was acknowledged. What the lost part
// said of tokens is not known: which were used up, revoked, or minted at all, and with which keys that were destroyed since. So every key
// is replaced, as one that was destroyed because others knew it may be back, and so is the epoch; every token of the zone dies, access
// tokens too. Nothing else changes: passwords, rights, spaces and supports are those of the database.
//
// It is also the way to accept that the clock went back. The time of the zone begins anew at what the clock says, and so do the lives of
// the keys and the watermark, which otherwise never falls; here it may, since no token is left that it is there for.
//
// Every process that serves the zone follows with its next transaction. [Service.KeepMark] tells the witness. For the operator.
func (s *Service) AcceptRestore(ctx context.Context, c Caller) error {
	epoch, err := tokens.NewSecret(s.random)
	if err != nil {
		return err
	}
	op := operation{caller: c, action: "accept_restore"}
	return s.changeRing(ctx, op, func(r *ringChange) error {
		r.now = r.told
		r.instance.Restores = max(r.instance.Restores, s.acceptances()) + 1
		// Tokens are issued at full seconds, and one that is minted right afterwards must not be too old.
		r.instance.MinIssuedAt = r.now.Truncate(time.Second)
		r.does = append(r.does, fmt.Sprintf("accepts the database for the time %d", r.instance.Restores))
		return r.replaceAll(epoch)
	})
}

// acceptances is how many acceptances this process knows of. The database may have lost some of them, and a number that was there before
// would not be taken for a new one.
func (s *Service) acceptances() int64 {
	s.history.mu.Lock()
	defer s.history.mu.Unlock()
	return s.history.mark.Restores
}

// secretsBatch is how many secrets of users, and of spaces, are replaced in one transaction.
const secretsBatch = 200

// ReplaceSecrets gives every user and every space a new secret, which ends all temporary tokens. The secrets of a database that was lost,
// or copied, are then worth nothing. Together with the keys they would be worth something, so it goes before [Service.AcceptRestore]. It is
// done in many transactions, none of which takes long, each with its audit record; where it is cut off, it can be begun anew. For the
// operator.
func (s *Service) ReplaceSecrets(ctx context.Context, c Caller) error {
	op := operation{caller: c, action: "replace_secrets"}
	var err error
	for next := new(secretsPage); next != nil && err == nil; {
		page := *next
		err = s.store.Update(ctx, func(tx Tx) (err error) {
			next, err = s.replaceSecrets(tx, op, page)
			return err
		})
	}
	s.report(ctx, op, err)
	return err
}

// secretsPage is where the secrets begin that one transaction replaces: after which ids.
type secretsPage struct {
	user  UserID
	space SpaceID
}

// replaceSecrets replaces the secrets of a page, and returns the next one; nil: there is none.
func (s *Service) replaceSecrets(tx Tx, op operation, page secretsPage) (next *secretsPage, err error) {
	if err := operatorOnly(tx, op.caller); err != nil {
		return nil, err
	}
	m, err := s.moment(tx)
	if err != nil {
		return nil, err
	}
	users, err := tx.Users(Page{After: string(page.user), Limit: secretsBatch})
	if err != nil {
		return nil, err
	}
	spaces, err := tx.Spaces(Page{After: string(page.space), Limit: secretsBatch})
	if err != nil || len(users)+len(spaces) == 0 {
		return nil, err
	}
	op.at, op.detail = m.now, fmt.Sprintf("of %d users and %d spaces", len(users), len(spaces))
	if err := tx.AppendAudit(op.record()); err != nil {
		return nil, err
	}
	for _, page.user = range users {
		if err := s.replaceSecretOfUser(tx, page.user); err != nil {
			return nil, err
		}
	}
	for _, page.space = range spaces {
		if err := s.replaceSecretOfSpace(tx, page.space); err != nil {
			return nil, err
		}
	}
	if len(users) < secretsBatch && len(spaces) < secretsBatch {
		return nil, nil
	}
	return &page, nil
}

func (s *Service) replaceSecretOfUser(tx Tx, id UserID) error {
	user, err := tx.User(id)
	if err != nil {
		return err
	}
	if user.Secret, err = tokens.NewSecret(s.random); err != nil {
		return err
	}
	return tx.UpdateUser(user)
}

func (s *Service) replaceSecretOfSpace(tx Tx, id SpaceID) error {
	space, err := tx.Space(id)
	if err != nil {
		return err
	}
	if space.Secret, err = tokens.NewSecret(s.random); err != nil {
		return err
	}
	return tx.UpdateSpace(space)
}
