from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="NamedTokenModifyRequest")


@_attrs_define
class NamedTokenModifyRequest:
    """What to change of a named token. What is absent stays as it is.

    Attributes:
        revoked (bool | Unset): Whether the token is to be refused. A revoked token can be taken back into use. Example:
            True.
        name (str | Unset): What a token is for, in the words of who made it. Example: nightly backup.
        memo (str | Unset): What to remember about a token that has a name; may be empty. Example: Sent to the five
            operators on 23 November.
    """

    revoked: bool | Unset = UNSET
    name: str | Unset = UNSET
    memo: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        revoked = self.revoked

        name = self.name

        memo = self.memo

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if revoked is not UNSET:
            field_dict["revoked"] = revoked
        if name is not UNSET:
            field_dict["name"] = name
        if memo is not UNSET:
            field_dict["memo"] = memo

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        revoked = d.pop("revoked", UNSET)

        name = d.pop("name", UNSET)

        memo = d.pop("memo", UNSET)

        named_token_modify_request = cls(
            revoked=revoked,
            name=name,
            memo=memo,
        )

        return named_token_modify_request
