from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.privilege_operation import PrivilegeOperation, check_privilege_operation
from ..types import UNSET, Unset

T = TypeVar("T", bound="PrivilegesUpdateRequest")


@_attrs_define
class PrivilegesUpdateRequest:
    """A change of a member's privileges.

    Attributes:
        privileges (list[str]): The privileges to set, grant or revoke. Example: ['space_add_provider'].
        operation (PrivilegeOperation | Unset): What to do with the privileges given: `set` makes them the member's only
            ones, `grant` adds them, `revoke` takes
            them away.
             Example: grant.
    """

    privileges: list[str]
    operation: PrivilegeOperation | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        privileges = self.privileges

        operation: str | Unset = UNSET
        if not isinstance(self.operation, Unset):
            operation = self.operation

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "privileges": privileges,
            }
        )
        if operation is not UNSET:
            field_dict["operation"] = operation

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        privileges = cast(list[str], d.pop("privileges"))

        _operation = d.pop("operation", UNSET)
        operation: PrivilegeOperation | Unset
        if isinstance(_operation, Unset):
            operation = UNSET
        else:
            operation = check_privilege_operation(_operation)

        privileges_update_request = cls(
            privileges=privileges,
            operation=operation,
        )

        return privileges_update_request
