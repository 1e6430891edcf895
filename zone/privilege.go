package zone

import "strings"

// Privilege is one right of a member within a space.
type Privilege string

// The privileges, by the names of Onezone 3.0 (2016). These are the names that are stored and given out.
const (
	SpaceViewData       Privilege = "space_view_data"
	SpaceWriteFiles     Privilege = "space_write_files"
	SpaceManageShares   Privilege = "space_manage_shares"
	SpaceInviteUser     Privilege = "space_invite_user"
	SpaceRemoveUser     Privilege = "space_remove_user"
	SpaceInviteGroup    Privilege = "space_invite_group"
	SpaceRemoveGroup    Privilege = "space_remove_group"
	SpaceAddProvider    Privilege = "space_add_provider"
	SpaceRemoveProvider Privilege = "space_remove_provider"
	SpaceSetPrivileges  Privilege = "space_set_privileges"
	SpaceChangeData     Privilege = "space_change_data"
	SpaceRemove         Privilege = "space_remove"
)

// bits gives each privilege its place in a PrivilegeSet. The numbers are stored: never change one, only add.
var bits = []struct {
	privilege Privilege
	bit       PrivilegeSet
}{
	{SpaceViewData, 1 << 0},
	{SpaceWriteFiles, 1 << 1},
	{SpaceManageShares, 1 << 2},
	{SpaceInviteUser, 1 << 3},
	{SpaceRemoveUser, 1 << 4},
	{SpaceInviteGroup, 1 << 5},
	{SpaceRemoveGroup, 1 << 6},
	{SpaceAddProvider, 1 << 7},
	{SpaceRemoveProvider, 1 << 8},
	{SpaceSetPrivileges, 1 << 9},
	{SpaceChangeData, 1 << 10},
	{SpaceRemove, 1 << 11},
}

// aliases are the spellings of later Onezone generations (17.06, 18.02, 20.02 and after), taken on input only.
var aliases = map[string]Privilege{
	"space_invite_provider": SpaceAddProvider,
	"space_add_support":     SpaceAddProvider,
	"space_remove_support":  SpaceRemoveProvider,
	"space_view":            SpaceViewData,
	"space_update":          SpaceChangeData,
	"space_delete":          SpaceRemove,
	"space_write_data":      SpaceWriteFiles,
	"space_read_data":       SpaceViewData,
	"space_add_user":        SpaceInviteUser,
	"space_add_group":       SpaceInviteGroup,
}

// PrivilegeSet is a set of privileges. Its value is what stores keep.
type PrivilegeSet uint32

// AllPrivileges is what a space's creator gets.
const AllPrivileges PrivilegeSet = 1<<12 - 1

// DefaultPrivileges is what a member who is added gets unless told otherwise.
const DefaultPrivileges PrivilegeSet = 1<<0 | 1<<1

// NewPrivilegeSet makes a set of p.
func NewPrivilegeSet(p ...Privilege) PrivilegeSet {
	var set PrivilegeSet
	for _, one := range p {
		for _, b := range bits {
			if b.privilege == one {
				set |= b.bit
			}
		}
	}
	return set
}

// ParsePrivileges reads canonical names and aliases. It returns an [*Error] of kind InvalidRequest for an unknown name.
func ParsePrivileges(names []string) (PrivilegeSet, error) {
	var set PrivilegeSet
	for _, name := range names {
		p := Privilege(name)
		if canonical, ok := aliases[name]; ok {
			p = canonical
		}
		one := NewPrivilegeSet(p)
		if one == 0 {
			return 0, Errorf(InvalidRequest, "field 'privileges' holds a name that is not a privilege; the names are %s",
				strings.Join(AllPrivileges.Names(), ", "))
		}
		set |= one
	}
	return set, nil
}

// describe is the names in one line, for audit records.
func (s PrivilegeSet) describe() string {
	if s == 0 {
		return "no privilege"
	}
	return strings.Join(s.Names(), " ")
}

// Has reports whether every privilege of other is in s.
func (s PrivilegeSet) Has(other PrivilegeSet) bool { return s&other == other }

// Names lists the canonical names, in the order of the constants.
func (s PrivilegeSet) Names() []string {
	names := make([]string, 0, len(bits))
	for _, b := range bits {
		if s&b.bit != 0 {
			names = append(names, string(b.privilege))
		}
	}
	return names
}
