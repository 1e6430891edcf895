package zone

import "context"

// SpaceProviders lists the ids of the providers that support a space. It takes space_view_data.
func (s *Service) SpaceProviders(ctx context.Context, c Caller, space SpaceID, r PageRequest) (ids []ProviderID, next string, err error) {
	op := operation{caller: c, action: "list_space_providers", object: spaceObject(space)}
	err = s.view(ctx, op, inSpace(space, NewPrivilegeSet(SpaceViewData)), func(tx ReadTx) error {
		ids, next, err = list(r, func(p Page) ([]ProviderID, error) {
			return supportIDs(func(p Page) ([]Support, error) { return tx.SpaceSupports(space, p) }, p,
				func(s Support) ProviderID { return s.Provider })
		})
		return err
	})
	return ids, next, err
}

// SpaceProvider returns a provider that supports a space, and its support. It takes space_view_data.
func (s *Service) SpaceProvider(ctx context.Context, c Caller, space SpaceID, id ProviderID) (provider Provider, support Support, err error) {
	op := operation{caller: c, action: "get_space_provider", object: supportObject(space, id)}
	err = s.view(ctx, op, inSpace(space, NewPrivilegeSet(SpaceViewData)), func(tx ReadTx) error {
		if support, err = tx.Support(space, id); err != nil {
			return missing(err, errNoSupport)
		}
		provider, err = tx.Provider(id)
		return err
	})
	return provider, support, err
}

const errNoSupport = "This provider does not support this space."

// RemoveSpaceProvider ends a provider's support of a space. It takes space_remove_provider.
func (s *Service) RemoveSpaceProvider(ctx context.Context, c Caller, space SpaceID, id ProviderID) error {
	op := operation{caller: c, action: "remove_provider_supporting_space", object: supportObject(space, id)}
	return s.change(ctx, op, inSpace(space, NewPrivilegeSet(SpaceRemoveProvider)), func(tx Tx) error {
		return missing(tx.DeleteSupport(space, id), errNoSupport)
	})
}

// SupportedSpaces lists the ids of the spaces that the calling provider supports.
func (s *Service) SupportedSpaces(ctx context.Context, c Caller, r PageRequest) (ids []SpaceID, next string, err error) {
	op := operation{caller: c, action: "list_provider_spaces", object: providerObject(c.Provider)}
	err = s.view(ctx, op, anyProvider, func(tx ReadTx) error {
		ids, next, err = list(r, func(p Page) ([]SpaceID, error) {
			return supportIDs(func(p Page) ([]Support, error) { return tx.ProviderSupports(c.Provider, p) }, p,
				func(s Support) SpaceID { return s.Space })
		})
		return err
	})
	return ids, next, err
}

// SupportedSpace returns a space that the calling provider supports. NotFound: it does not.
func (s *Service) SupportedSpace(ctx context.Context, c Caller, id SpaceID) (details SpaceDetails, err error) {
	op := operation{caller: c, action: "get_provider_space", object: supportObject(id, c.Provider)}
	err = s.view(ctx, op, supporting(id), func(tx ReadTx) error {
		details, err = spaceDetails(tx, id)
		return err
	})
	return details, err
}

// ResizeSupport changes how many bytes the calling provider gives to a space. InvalidRequest: fewer than the zone's least.
func (s *Service) ResizeSupport(ctx context.Context, c Caller, id SpaceID, size int64) error {
	op := operation{caller: c, action: "modify_provider_space", object: supportObject(id, c.Provider)}
	return s.change(ctx, op, supporting(id), func(tx Tx) error {
		if err := s.checkSize(size); err != nil {
			return err
		}
		support, err := tx.Support(id, c.Provider)
		if err != nil {
			return err
		}
		support.Size = size
		return tx.UpdateSupport(support)
	})
}

// EndSupport ends the calling provider's support of a space. The token that began it stays spent.
func (s *Service) EndSupport(ctx context.Context, c Caller, id SpaceID) error {
	op := operation{caller: c, action: "remove_provider_space", object: supportObject(id, c.Provider)}
	return s.change(ctx, op, supporting(id), func(tx Tx) error { return tx.DeleteSupport(id, c.Provider) })
}

// supporting admits providers that support the space. To any other provider the space does not exist.
func supporting(id SpaceID) rule {
	return func(tx ReadTx, c Caller) error {
		if err := anyProvider(tx, c); err != nil {
			return err
		}
		_, err := tx.Support(id, c.Provider)
		return missing(err, "You do not support a space with this id.")
	}
}

func supportIDs[T ~string](read func(Page) ([]Support, error), page Page, id func(Support) T) ([]T, error) {
	supports, err := read(page)
	if err != nil {
		return nil, err
	}
	ids := make([]T, len(supports))
	for i, support := range supports {
		ids[i] = id(support)
	}
	return ids, nil
}

func supportObject(space SpaceID, provider ProviderID) string {
	return spaceObject(space) + "/" + providerObject(provider)
}
