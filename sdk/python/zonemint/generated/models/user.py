from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="User")


@_attrs_define
class User:
    """A user of the zone.

    Attributes:
        user_id (str): Id of a user. Example: Zk3vTq8nR1mXw5cJ7bYdLg.
        username (str): The name to log in with, unique in the zone. Example: admin.
        full_name (str): The user's full name; the username where none was given. Example: Ada Lovelace.
        admin (bool): Whether the user is a zone admin, who may manage users, providers and all spaces. Example: True.
        blocked (bool): Whether the user is blocked. A blocked user cannot log in, and the support tokens that they
            issued are
            refused as long as they are blocked.
             Example: False.
    """

    user_id: str
    username: str
    full_name: str
    admin: bool
    blocked: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        user_id = self.user_id

        username = self.username

        full_name = self.full_name

        admin = self.admin

        blocked = self.blocked

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "userId": user_id,
                "username": username,
                "fullName": full_name,
                "admin": admin,
                "blocked": blocked,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        user_id = d.pop("userId")

        username = d.pop("username")

        full_name = d.pop("fullName")

        admin = d.pop("admin")

        blocked = d.pop("blocked")

        user = cls(
            user_id=user_id,
            username=username,
            full_name=full_name,
            admin=admin,
            blocked=blocked,
        )

        user.additional_properties = d
        return user

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
