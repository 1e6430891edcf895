package zone

import (
	"context"
	"errors"
	"time"

	"github.com/zonemint/zonemint/tokens"
)

// SpaceID names a space.
type SpaceID string

// Space is a data area that a group of users shares and that providers give storage to.
type Space struct {
	ID        SpaceID
	Name      string
	Secret    tokens.Secret // part of the root key of each of the space's support tokens
	CreatedAt time.Time
}

// FormerSpace is what stays of a space that was removed: enough to tell the holder of an honest token that the space is
// gone, instead of calling the token forged.
type FormerSpace struct {
	ID        SpaceID
	Secret    tokens.Secret
	RemovedAt time.Time
}

// Member is a user's part in a space.
type Member struct {
	Space      SpaceID
	User       UserID
	Privileges PrivilegeSet
}

// NewSpace describes a space to make.
type NewSpace struct {
	ID   SpaceID // empty: made; one that is given must be a valid id, such as that of a space moved here from Onezone
	Name string
}

// CreateSpace makes a space whose one member is the caller, with all privileges. Any user may. Conflict: the id is taken.
func (s *Service) CreateSpace(ctx context.Context, c Caller, n NewSpace) (SpaceID, error) {
	secret, err := tokens.NewSecret(s.random)
	if err != nil {
		return "", err
	}
	if n.ID == "" {
		id, err := s.newID()
		if err != nil {
			return "", err
		}
		n.ID = SpaceID(id)
	}
	if !tokens.ValidID(string(n.ID)) {
		return "", Errorf(InvalidRequest, "the space's id must be 1 to 128 characters of A-Z, a-z, 0-9, _ and -")
	}
	op := operation{caller: c, action: "create_space", object: spaceObject(n.ID), detail: n.Name}
	err = s.changeIn(ctx, op, anyUser, func(tx Tx, m moment) error {
		space := Space{ID: n.ID, Name: n.Name, Secret: secret, CreatedAt: m.now}
		if err := tx.InsertSpace(space); err != nil {
			return conflict(err, "A space with this id exists, or existed.")
		}
		return tx.InsertMember(Member{Space: n.ID, User: c.User, Privileges: AllPrivileges})
	})
	return n.ID, err
}

// ListSpaces lists the ids of all spaces. Zone admins may.
func (s *Service) ListSpaces(ctx context.Context, c Caller, r PageRequest) (ids []SpaceID, next string, err error) {
	err = s.view(ctx, operation{caller: c, action: "list_spaces"}, zoneAdmin, func(tx ReadTx) error {
		ids, next, err = list(r, tx.Spaces)
		return err
	})
	return ids, next, err
}

// SpaceDetails is what a member or a supporting provider sees of a space.
type SpaceDetails struct {
	ID       SpaceID
	Name     string
	Supports map[ProviderID]int64 // bytes
}

// Space returns a space. Its members and zone admins may.
func (s *Service) Space(ctx context.Context, c Caller, id SpaceID) (details SpaceDetails, err error) {
	op := operation{caller: c, action: "get_space", object: spaceObject(id)}
	err = s.view(ctx, op, inSpace(id, 0), func(tx ReadTx) error {
		details, err = spaceDetails(tx, id)
		return err
	})
	return details, err
}

func spaceDetails(tx ReadTx, id SpaceID) (SpaceDetails, error) {
	space, err := tx.Space(id)
	if err != nil {
		return SpaceDetails{}, err
	}
	details := SpaceDetails{ID: space.ID, Name: space.Name, Supports: make(map[ProviderID]int64)}
	for page := (Page{Limit: MaxPageSize}); ; {
		supports, err := tx.SpaceSupports(id, page)
		if err != nil {
			return SpaceDetails{}, err
		}
		for _, support := range supports {
			details.Supports[support.Provider] = support.Size
		}
		if len(supports) < page.Limit {
			return details, nil
		}
		page.After = string(supports[len(supports)-1].Provider)
	}
}

// RenameSpace changes the name of a space. It takes space_change_data.
func (s *Service) RenameSpace(ctx context.Context, c Caller, id SpaceID, name string) error {
	op := operation{caller: c, action: "modify_space", object: spaceObject(id), detail: name}
	return s.change(ctx, op, inSpace(id, NewPrivilegeSet(SpaceChangeData)), func(tx Tx) error {
		space, err := tx.Space(id)
		if err != nil {
			return err
		}
		space.Name = name
		return tx.UpdateSpace(space)
	})
}

// RemoveSpace removes a space, its memberships and its supports. Tokens that were minted for it are refused from then on
// with TargetNotFound. It takes space_remove.
func (s *Service) RemoveSpace(ctx context.Context, c Caller, id SpaceID) error {
	op := operation{caller: c, action: "remove_space", object: spaceObject(id)}
	return s.changeIn(ctx, op, inSpace(id, NewPrivilegeSet(SpaceRemove)), func(tx Tx, m moment) error {
		return tx.DeleteSpace(id, m.now)
	})
}

func spaceObject(id SpaceID) string { return "space/" + string(id) }

// conflict gives a Conflict of the store a text for the client. Other errors pass.
func conflict(err error, detail string) error {
	if errors.Is(err, Conflict) {
		return Errorf(Conflict, "%s", detail).WithCause(err)
	}
	return err
}
