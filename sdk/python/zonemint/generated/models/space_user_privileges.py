from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.space_privilege import SpacePrivilege, check_space_privilege

T = TypeVar("T", bound="SpaceUserPrivileges")


@_attrs_define
class SpaceUserPrivileges:
    """What a member may do in a space.

    Attributes:
        privileges (list[SpacePrivilege]): The member's privileges. Example: ['space_view_data', 'space_write_files'].
    """

    privileges: list[SpacePrivilege]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        privileges = []
        for privileges_item_data in self.privileges:
            privileges_item: str = privileges_item_data
            privileges.append(privileges_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "privileges": privileges,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        privileges = []
        _privileges = d.pop("privileges")
        for privileges_item_data in _privileges:
            privileges_item = check_space_privilege(privileges_item_data)

            privileges.append(privileges_item)

        space_user_privileges = cls(
            privileges=privileges,
        )

        space_user_privileges.additional_properties = d
        return space_user_privileges

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
