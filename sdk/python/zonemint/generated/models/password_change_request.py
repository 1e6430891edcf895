from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PasswordChangeRequest")


@_attrs_define
class PasswordChangeRequest:
    """A change of the caller's own password.

    Attributes:
        old_password (str): The password until now. Example: password.
        new_password (str): A password to be set: at least 8 characters of any kind but NUL, at most 1024 bytes in
            UTF-8. The username, and those that
            are most common, are 400 `invalid_request`.
             Example: correct horse battery staple.
    """

    old_password: str = _attrs_field(repr=False)
    new_password: str = _attrs_field(repr=False)

    def to_dict(self) -> dict[str, Any]:
        old_password = self.old_password

        new_password = self.new_password

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "oldPassword": old_password,
                "newPassword": new_password,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        old_password = d.pop("oldPassword")

        new_password = d.pop("newPassword")

        password_change_request = cls(
            old_password=old_password,
            new_password=new_password,
        )

        return password_change_request
