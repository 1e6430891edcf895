package zone

import "context"

// CurrentUser returns the caller.
func (s *Service) CurrentUser(ctx context.Context, c Caller) (user User, err error) {
	err = s.view(ctx, operation{caller: c, action: "get_current_user"}, anyUser, func(tx ReadTx) error {
		user, err = tx.User(c.User)
		return err
	})
	return user, err
}

// CurrentUserSpaces lists the ids of the spaces that the caller is a member of.
func (s *Service) CurrentUserSpaces(ctx context.Context, c Caller, r PageRequest) (ids []SpaceID, next string, err error) {
	err = s.view(ctx, operation{caller: c, action: "list_user_spaces"}, anyUser, func(tx ReadTx) error {
		ids, next, err = list(r, func(p Page) ([]SpaceID, error) { return tx.UserSpaces(c.User, p) })
		return err
	})
	return ids, next, err
}

// ChangeCurrentPassword replaces the caller's password. Forbidden: the old one is wrong, or there is none, or another
// request has replaced it meanwhile. InvalidRequest: the new one is not acceptable.
func (s *Service) ChangeCurrentPassword(ctx context.Context, c Caller, old, replacement string) error {
	op := operation{caller: c, action: "change_current_user_password", object: userObject(c.User)}
	var user User
	err := s.view(ctx, op, anyUser, func(tx ReadTx) (err error) {
		user, err = tx.User(c.User)
		return err
	})
	if err != nil {
		return err
	}
	ok, err := s.checkPassword(ctx, user, old, c.Address)
	if err != nil {
		return err
	}
	if !ok {
		return errOldPassword()
	}
	hash, err := s.hashPassword(ctx, "newPassword", replacement, user.Username)
	if err != nil {
		return err
	}
	return s.change(ctx, op, anyUser, func(tx Tx) error {
		now, err := tx.User(c.User)
		if err != nil {
			return err
		}
		if now.PasswordHash != user.PasswordHash {
			return errOldPassword() // it was a moment ago, but another request has changed it
		}
		now.PasswordHash = hash
		return tx.UpdateUser(now)
	})
}

func errOldPassword() error {
	return Errorf(Forbidden, "field 'oldPassword' is not the current password")
}
