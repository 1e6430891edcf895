from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="UserModifyRequest")


@_attrs_define
class UserModifyRequest:
    """What to change of a user. What is absent stays as it is.

    Attributes:
        full_name (str | Unset): Full name of a user. Example: Ada Lovelace.
        password (str | Unset): A password to be set: at least 8 characters of any kind but NUL, at most 1024 bytes in
            UTF-8. The username, and those that
            are most common, are 400 `invalid_request`.
             Example: correct horse battery staple.
        admin (bool | Unset): Whether the user is to be a zone admin. Example: False.
        blocked (bool | Unset): Whether the user is to be blocked. Example: True.
    """

    full_name: str | Unset = UNSET
    password: str | Unset = _attrs_field(default=UNSET, repr=False)
    admin: bool | Unset = UNSET
    blocked: bool | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        full_name = self.full_name

        password = self.password

        admin = self.admin

        blocked = self.blocked

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if full_name is not UNSET:
            field_dict["fullName"] = full_name
        if password is not UNSET:
            field_dict["password"] = password
        if admin is not UNSET:
            field_dict["admin"] = admin
        if blocked is not UNSET:
            field_dict["blocked"] = blocked

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        full_name = d.pop("fullName", UNSET)

        password = d.pop("password", UNSET)

        admin = d.pop("admin", UNSET)

        blocked = d.pop("blocked", UNSET)

        user_modify_request = cls(
            full_name=full_name,
            password=password,
            admin=admin,
            blocked=blocked,
        )

        return user_modify_request
