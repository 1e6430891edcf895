package zone

import (
	"context"
	"errors"
)

// ListMembers lists the ids of a space's members. It takes space_view_data.
func (s *Service) ListMembers(ctx context.Context, c Caller, space SpaceID, r PageRequest) (ids []UserID, next string, err error) {
	op := operation{caller: c, action: "list_space_users", object: spaceObject(space)}
	err = s.view(ctx, op, inSpace(space, NewPrivilegeSet(SpaceViewData)), func(tx ReadTx) error {
		ids, next, err = list(r, func(p Page) ([]UserID, error) { return tx.Members(space, p) })
		return err
	})
	return ids, next, err
}

// AddMember makes a user a member of a space. It takes space_invite_user, and space_set_privileges too where privileges go
// beyond [DefaultPrivileges]: else whoever may invite could give rights that they do not have. It reports false when the user
// is a member with just these privileges already. Conflict: a member with others. NotFound: no such user.
func (s *Service) AddMember(ctx context.Context, c Caller, m Member) (added bool, err error) {
	need := NewPrivilegeSet(SpaceInviteUser)
	if !DefaultPrivileges.Has(m.Privileges) {
		need |= NewPrivilegeSet(SpaceSetPrivileges)
	}
	op := operation{caller: c, action: "add_space_user", object: memberObject(m.Space, m.User), detail: m.Privileges.describe()}
	err = s.change(ctx, op, inSpace(m.Space, need), func(tx Tx) error {
		added, err = addMember(tx, m)
		return err
	})
	return added, err
}

func addMember(tx Tx, m Member) (bool, error) {
	if _, err := tx.User(m.User); err != nil {
		return false, missing(err, "There is no user with this id.")
	}
	now, err := tx.Member(m.Space, m.User)
	switch {
	case errors.Is(err, NotFound):
		return true, tx.InsertMember(m)
	case err != nil:
		return false, err
	case now.Privileges != m.Privileges:
		return false, Errorf(Conflict, "This user is a member already, with other privileges: change them at .../privileges.")
	}
	return false, nil
}

// RemoveMember ends a membership. Tokens that the member minted are refused from then on. It takes space_remove_user.
func (s *Service) RemoveMember(ctx context.Context, c Caller, space SpaceID, user UserID) error {
	op := operation{caller: c, action: "remove_space_user", object: memberObject(space, user)}
	return s.change(ctx, op, inSpace(space, NewPrivilegeSet(SpaceRemoveUser)), func(tx Tx) error {
		return missing(tx.DeleteMember(space, user), errNoMember)
	})
}

const errNoMember = "This space has no member with this id."

// MemberPrivileges returns the privileges of a member. It takes space_view_data.
func (s *Service) MemberPrivileges(ctx context.Context, c Caller, space SpaceID, user UserID) (set PrivilegeSet, err error) {
	op := operation{caller: c, action: "list_space_user_privileges", object: memberObject(space, user)}
	err = s.view(ctx, op, inSpace(space, NewPrivilegeSet(SpaceViewData)), func(tx ReadTx) error {
		member, err := tx.Member(space, user)
		set = member.Privileges
		return missing(err, errNoMember)
	})
	return set, err
}

// PrivilegeChange is how [Service.ChangePrivileges] treats the privileges that it is given.
type PrivilegeChange string

// The changes.
const (
	SetPrivileges    PrivilegeChange = "set"
	GrantPrivileges  PrivilegeChange = "grant"
	RevokePrivileges PrivilegeChange = "revoke"
)

// ChangePrivileges changes the privileges of a member. A support token whose issuer loses space_add_provider by it is refused
// from then on, until the privilege is given back. It takes space_set_privileges.
func (s *Service) ChangePrivileges(ctx context.Context, c Caller, m Member, how PrivilegeChange) error {
	op := operation{
		caller: c, action: "update_space_user_privileges", object: memberObject(m.Space, m.User), detail: string(how) + " " + m.Privileges.describe(),
	}
	return s.change(ctx, op, inSpace(m.Space, NewPrivilegeSet(SpaceSetPrivileges)), func(tx Tx) error {
		now, err := tx.Member(m.Space, m.User)
		if err != nil {
			return missing(err, errNoMember)
		}
		switch how {
		case GrantPrivileges:
			now.Privileges |= m.Privileges
		case RevokePrivileges:
			now.Privileges &^= m.Privileges
		default:
			now.Privileges = m.Privileges
		}
		return tx.UpdateMember(now)
	})
}

func memberObject(space SpaceID, user UserID) string {
	return spaceObject(space) + "/user/" + string(user)
}
