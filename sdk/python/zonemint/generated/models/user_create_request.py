from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="UserCreateRequest")


@_attrs_define
class UserCreateRequest:
    """A user to be made.

    Attributes:
        username (str): The name to log in with. Upper and lower case are the same. Example: ada.
        password (str | Unset): A password to be set: at least 8 characters of any kind but NUL, at most 1024 bytes in
            UTF-8. The username, and those that
            are most common, are 400 `invalid_request`.
             Example: correct horse battery staple.
        full_name (str | Unset): Full name of a user. Example: Ada Lovelace.
        admin (bool | Unset): Whether the user is to be a zone admin. Default: False. Example: False.
    """

    username: str
    password: str | Unset = _attrs_field(default=UNSET, repr=False)
    full_name: str | Unset = UNSET
    admin: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        username = self.username

        password = self.password

        full_name = self.full_name

        admin = self.admin

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "username": username,
            }
        )
        if password is not UNSET:
            field_dict["password"] = password
        if full_name is not UNSET:
            field_dict["fullName"] = full_name
        if admin is not UNSET:
            field_dict["admin"] = admin

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        username = d.pop("username")

        password = d.pop("password", UNSET)

        full_name = d.pop("fullName", UNSET)

        admin = d.pop("admin", UNSET)

        user_create_request = cls(
            username=username,
            password=password,
            full_name=full_name,
            admin=admin,
        )

        return user_create_request
