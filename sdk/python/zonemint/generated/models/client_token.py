from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ClientToken")


@_attrs_define
class ClientToken:
    """An access token of the calling user, without its text.

    Attributes:
        token_id (str): Public id of a token. It is no secret, and good for nothing but naming the token. Example:
            Hq2LxUo5yTfA8sVbE0rMwg.
        name (str): What the token is for; empty where no name was given. Example: nightly backup.
        created_at (int): A point in time, in seconds since 1970-01-01T00:00:00Z. Example: 1795430400.
        expires_at (int | Unset): A point in time, in seconds since 1970-01-01T00:00:00Z. Example: 1795430400.
    """

    token_id: str
    name: str
    created_at: int
    expires_at: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        token_id = self.token_id

        name = self.name

        created_at = self.created_at

        expires_at = self.expires_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "tokenId": token_id,
                "name": name,
                "createdAt": created_at,
            }
        )
        if expires_at is not UNSET:
            field_dict["expiresAt"] = expires_at

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        token_id = d.pop("tokenId")

        name = d.pop("name")

        created_at = d.pop("createdAt")

        expires_at = d.pop("expiresAt", UNSET)

        client_token = cls(
            token_id=token_id,
            name=name,
            created_at=created_at,
            expires_at=expires_at,
        )

        client_token.additional_properties = d
        return client_token

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
