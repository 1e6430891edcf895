package remote

import "net/http"

// Space is a space with its supports, in bytes by provider.
type Space struct {
	SpaceID           string           `json:"spaceId"`
	Name              string           `json:"name"`
	ProvidersSupports map[string]int64 `json:"providersSupports"`
}

// SpaceCreated names a space that was made.
type SpaceCreated struct {
	SpaceID string `json:"spaceId"`
}

type named struct {
	Name string `json:"name"`
}

// CreateSpace makes a space of which the caller becomes a member. The answer is a [SpaceCreated].
func CreateSpace(name string) Request {
	return request("create_user_space", http.MethodPost, "user", "spaces").with(named{name}).giving(http.StatusCreated)
}

// GetSpace shows a [Space].
func GetSpace(space string) Request { return request("get_space", http.MethodGet, "spaces", space) }

// RenameSpace gives a space another name.
func RenameSpace(space, name string) Request {
	return request("modify_space", http.MethodPatch, "spaces", space).with(named{name})
}

// RemoveSpace removes a space with its members and supports.
func RemoveSpace(space string) Request {
	return request("remove_space", http.MethodDelete, "spaces", space)
}

// ListSpaces lists the ids of the spaces of the calling user, or for a zone admin those of the zone.
func ListSpaces(all bool) Listing {
	r := request("list_user_spaces", http.MethodGet, "user", "spaces")
	if all {
		r = request("list_spaces", http.MethodGet, "spaces")
	}
	return Listing{r, "spaces", idPage}
}

// Privileges are the privileges of a member in a space.
type Privileges struct {
	Privileges []string `json:"privileges"`
}

// ListMembers lists the ids of the members of a space.
func ListMembers(space string) Listing {
	return Listing{request("list_space_users", http.MethodGet, "spaces", space, "users"), "users", idPage}
}

// AddMember makes a user a member of a space. Nil privileges are the zone's default.
func AddMember(space, user string, privileges []string) Request {
	r := request("add_space_user", http.MethodPut, "spaces", space, "users", user).giving(http.StatusCreated, http.StatusNoContent)
	if privileges == nil {
		return r
	}
	return r.with(Privileges{privileges})
}

// RemoveMember takes a user out of a space.
func RemoveMember(space, user string) Request {
	return request("remove_space_user", http.MethodDelete, "spaces", space, "users", user)
}

// GetPrivileges shows the [Privileges] of a member.
func GetPrivileges(space, user string) Request {
	return request("list_space_user_privileges", http.MethodGet, "spaces", space, "users", user, "privileges")
}

// ChangePrivileges sets, grants or revokes privileges of a member.
func ChangePrivileges(space, user, operation string, privileges []string) Request {
	return request("update_space_user_privileges", http.MethodPatch, "spaces", space, "users", user, "privileges").with(struct {
		Operation  string   `json:"operation"`
		Privileges []string `json:"privileges"`
	}{operation, privileges})
}

// SpaceProvider is a provider that supports a space.
type SpaceProvider struct {
	Provider
	Size  int64 `json:"size"`
	Since Time  `json:"since"`
}

// ListSpaceProviders lists the ids of the providers that support a space.
func ListSpaceProviders(space string) Listing {
	return Listing{request("list_space_providers", http.MethodGet, "spaces", space, "providers"), "providers", idPage}
}

// GetSpaceProvider shows a [SpaceProvider].
func GetSpaceProvider(space, provider string) Request {
	return request("get_space_provider", http.MethodGet, "spaces", space, "providers", provider)
}

// RemoveSpaceProvider ends the support of a provider for a space.
func RemoveSpaceProvider(space, provider string) Request {
	return request("remove_provider_supporting_space", http.MethodDelete, "spaces", space, "providers", provider)
}
