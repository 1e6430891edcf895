from typing import Literal, cast

SpacePrivilege = Literal[
    "space_add_provider",
    "space_change_data",
    "space_invite_group",
    "space_invite_user",
    "space_manage_shares",
    "space_remove",
    "space_remove_group",
    "space_remove_provider",
    "space_remove_user",
    "space_set_privileges",
    "space_view_data",
    "space_write_files",
]

SPACE_PRIVILEGE_VALUES: set[SpacePrivilege] = {
    "space_add_provider",
    "space_change_data",
    "space_invite_group",
    "space_invite_user",
    "space_manage_shares",
    "space_remove",
    "space_remove_group",
    "space_remove_provider",
    "space_remove_user",
    "space_set_privileges",
    "space_view_data",
    "space_write_files",
}


def check_space_privilege(value: str) -> SpacePrivilege:
    return cast(SpacePrivilege, value)
