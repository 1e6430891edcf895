package zone

import (
	"context"
	"fmt"
	"strings"

	"github.com/zonemint/zonemint/tokens"
)

// NewUser describes a user to make.
type NewUser struct {
	Username string
	FullName string
	Password string // empty: none, so the user can only use access tokens
	Admin    bool
}

// CreateUser makes a user. Zone admins may. InvalidRequest: the username or the password is not acceptable. Conflict: the
// username is taken.
func (s *Service) CreateUser(ctx context.Context, c Caller, n NewUser) (UserID, error) {
	id, err := s.newID()
	if err != nil {
		return "", err
	}
	op := operation{caller: c, action: "create_user", object: userObject(UserID(id)), detail: n.Username}
	// Hashing is dear: find out whether the caller may before it, not only in the transaction after it.
	if err := s.view(ctx, op, unconfined(zoneAdmin), func(ReadTx) error { return nil }); err != nil {
		return "", err
	}
	user, err := s.newUser(ctx, UserID(id), n)
	if err != nil {
		return "", err
	}
	return user.ID, s.changeIn(ctx, op, unconfined(zoneAdmin), func(tx Tx, m moment) error {
		user.CreatedAt = m.now
		return conflict(tx.InsertUser(user), "This username is taken.")
	})
}

func (s *Service) newUser(ctx context.Context, id UserID, n NewUser) (User, error) {
	username, ok := NormaliseUsername(n.Username)
	if !ok {
		return User{}, Errorf(InvalidRequest, "field 'username' must be 1 to 64 characters of a-z, 0-9, '.', '_', '@' and '-', beginning and ending with a letter or digit")
	}
	var hash string
	if n.Password != "" {
		var err error
		if hash, err = s.hashPassword(ctx, "password", n.Password, username); err != nil {
			return User{}, err
		}
	}
	secret, err := tokens.NewSecret(s.random)
	if err != nil {
		return User{}, err
	}
	if n.FullName == "" {
		n.FullName = username
	}
	return User{
		ID: id, Username: username, FullName: n.FullName, PasswordHash: hash, Admin: n.Admin, Secret: secret,
	}, nil
}

// ListUsers lists the ids of all users. Zone admins may.
func (s *Service) ListUsers(ctx context.Context, c Caller, r PageRequest) (ids []UserID, next string, err error) {
	err = s.view(ctx, operation{caller: c, action: "list_users"}, zoneAdmin, func(tx ReadTx) error {
		ids, next, err = list(r, tx.Users)
		return err
	})
	return ids, next, err
}

// User returns a user. Zone admins may.
func (s *Service) User(ctx context.Context, c Caller, id UserID) (user User, err error) {
	op := operation{caller: c, action: "get_user", object: userObject(id)}
	err = s.view(ctx, op, overUser(id), func(tx ReadTx) error {
		user, err = tx.User(id)
		return err
	})
	return user, err
}

// UserChange holds what to change of a user; nil leaves a field as it is.
type UserChange struct {
	FullName *string
	Password *string
	Admin    *bool
	Blocked  *bool
}

// ChangeUser changes a user. Zone admins may. A user who is blocked can neither authenticate nor have their tokens redeemed,
// from the moment this returns. Conflict: it would leave the zone without an admin who is not blocked.
func (s *Service) ChangeUser(ctx context.Context, c Caller, id UserID, change UserChange) error {
	op := operation{caller: c, action: "modify_user", object: userObject(id), detail: change.describe()}
	hash, err := s.hashOfChange(ctx, op, id, change)
	if err != nil {
		return err
	}
	return s.change(ctx, op, unconfined(overUser(id)), func(tx Tx) error {
		user, err := tx.User(id)
		if err != nil {
			return err
		}
		assign(&user.FullName, change.FullName)
		assign(&user.Admin, change.Admin)
		assign(&user.Blocked, change.Blocked)
		if change.Password != nil {
			user.PasswordHash = hash
		}
		if err := tx.UpdateUser(user); err != nil {
			return err
		}
		return keepAnAdmin(tx)
	})
}

// hashOfChange hashes the new password where there is one, after it made sure that the caller may set it.
func (s *Service) hashOfChange(ctx context.Context, op operation, id UserID, change UserChange) (hash string, err error) {
	if change.Password == nil {
		return "", nil
	}
	var user User
	err = s.view(ctx, op, unconfined(overUser(id)), func(tx ReadTx) error {
		user, err = tx.User(id)
		return err
	})
	if err != nil {
		return "", err
	}
	return s.hashPassword(ctx, "password", *change.Password, user.Username)
}

// describe says what is changed, for the audit record; of the password only that it is.
func (u UserChange) describe() string {
	var did []string
	if u.FullName != nil {
		did = append(did, "full name "+*u.FullName)
	}
	if u.Password != nil {
		did = append(did, "password changed")
	}
	if u.Admin != nil {
		did = append(did, fmt.Sprintf("admin %t", *u.Admin))
	}
	if u.Blocked != nil {
		did = append(did, fmt.Sprintf("blocked %t", *u.Blocked))
	}
	return strings.Join(did, ", ")
}

// RemoveUser removes a user with memberships and access tokens; the support tokens that the user minted die. Zone admins may.
// Conflict: it is the last admin who is not blocked.
func (s *Service) RemoveUser(ctx context.Context, c Caller, id UserID) error {
	op := operation{caller: c, action: "remove_user", object: userObject(id)}
	return s.change(ctx, op, overUser(id), func(tx Tx) error {
		if err := tx.DeleteUser(id); err != nil {
			return err
		}
		return keepAnAdmin(tx)
	})
}

func keepAnAdmin(tx Tx) error {
	admins, err := tx.CountAdmins()
	if err == nil && admins == 0 {
		return Errorf(Conflict, "The zone would be left without an administrator who is not blocked.")
	}
	return err
}

// overUser admits zone admins to an existing user.
func overUser(id UserID) rule {
	return existing("There is no user with this id.", zoneAdmin, func(tx ReadTx) error {
		_, err := tx.User(id)
		return err
	})
}

// existing puts the existence of an object before the decision on it, for everybody but an anonymous caller.
func existing(detail string, may rule, find func(ReadTx) error) rule {
	return func(tx ReadTx, c Caller) error {
		if c.Kind == CallerAnonymous {
			return ErrNoCredentials
		}
		if err := find(tx); err != nil {
			return missing(err, detail)
		}
		return may(tx, c)
	}
}

func assign[T any](field *T, value *T) {
	if value != nil {
		*field = *value
	}
}

func userObject(id UserID) string { return "user/" + string(id) }
