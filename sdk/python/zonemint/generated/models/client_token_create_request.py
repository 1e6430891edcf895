from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ClientTokenCreateRequest")


@_attrs_define
class ClientTokenCreateRequest:
    """What an access token is for and what to confine it to. Everything is optional.

    Attributes:
        name (str | Unset): What a token is for, in the words of who made it. Example: nightly backup.
        ttl (int | Unset): Seconds until the token expires. Without it the token is good until it is deleted. Example:
            2592000.
        ip (list[str] | Unset): Addresses and networks from which the token may be used. Example: ['192.0.2.0/24'].
    """

    name: str | Unset = UNSET
    ttl: int | Unset = UNSET
    ip: list[str] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        ttl = self.ttl

        ip: list[str] | Unset = UNSET
        if not isinstance(self.ip, Unset):
            ip = self.ip

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if ttl is not UNSET:
            field_dict["ttl"] = ttl
        if ip is not UNSET:
            field_dict["ip"] = ip

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        name = d.pop("name", UNSET)

        ttl = d.pop("ttl", UNSET)

        ip = cast(list[str], d.pop("ip", UNSET))

        client_token_create_request = cls(
            name=name,
            ttl=ttl,
            ip=ip,
        )

        return client_token_create_request
