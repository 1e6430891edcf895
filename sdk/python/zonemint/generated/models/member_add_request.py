from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="MemberAddRequest")


@_attrs_define
class MemberAddRequest:
    """How a user becomes a member.

    Attributes:
        privileges (list[str] | Unset): What the new member may do. Without it, `space_view_data` and
            `space_write_files`; an empty list is no
            privilege at all.
             Example: ['space_view_data', 'space_add_provider'].
    """

    privileges: list[str] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        privileges: list[str] | Unset = UNSET
        if not isinstance(self.privileges, Unset):
            privileges = self.privileges

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if privileges is not UNSET:
            field_dict["privileges"] = privileges

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        privileges = cast(list[str], d.pop("privileges", UNSET))

        member_add_request = cls(
            privileges=privileges,
        )

        return member_add_request
