from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.token_caveat_type import TokenCaveatType, check_token_caveat_type
from ..types import UNSET, Unset

T = TypeVar("T", bound="TokenCaveat")


@_attrs_define
class TokenCaveat:
    """A restriction of a token: its text as it stands there, and what that says. A token with a caveat of type `unknown`
    is
    refused whenever it is used.

        Attributes:
            text (str): The caveat's own text. May be empty in a token that was not verified. Example: size <=
                1099511627776.
            type_ (TokenCaveatType): What a caveat restricts: until when (`time`), from where (`ip`), by which providers
                (`consumer`), or for how many bytes
                (`size`) the token is good. The zone does not know what an `unknown` one restricts.
                 Example: size.
            valid_until (int | Unset): For `time`: the token is good before this point in time, in seconds since
                1970-01-01T00:00:00Z. Example: 1795516800.
            whitelist (list[str] | Unset): For `ip` the networks from which the token is good, in CIDR notation. For
                `consumer` the ids of the providers that
                it is good for, or `*` for any.
                 Example: ['p0kW9sQe2HfUaN4xVtB6Rw'].
            min_size (int | Unset): For `size`: the smallest support in bytes that the token is good for. Example:
                1073741824.
            max_size (int | Unset): For `size`: the largest support in bytes that the token is good for. Example:
                1099511627776.
    """

    text: str
    type_: TokenCaveatType
    valid_until: int | Unset = UNSET
    whitelist: list[str] | Unset = UNSET
    min_size: int | Unset = UNSET
    max_size: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        text = self.text

        type_: str = self.type_

        valid_until = self.valid_until

        whitelist: list[str] | Unset = UNSET
        if not isinstance(self.whitelist, Unset):
            whitelist = self.whitelist

        min_size = self.min_size

        max_size = self.max_size

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "text": text,
                "type": type_,
            }
        )
        if valid_until is not UNSET:
            field_dict["validUntil"] = valid_until
        if whitelist is not UNSET:
            field_dict["whitelist"] = whitelist
        if min_size is not UNSET:
            field_dict["minSize"] = min_size
        if max_size is not UNSET:
            field_dict["maxSize"] = max_size

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        text = d.pop("text")

        type_ = check_token_caveat_type(d.pop("type"))

        valid_until = d.pop("validUntil", UNSET)

        whitelist = cast(list[str], d.pop("whitelist", UNSET))

        min_size = d.pop("minSize", UNSET)

        max_size = d.pop("maxSize", UNSET)

        token_caveat = cls(
            text=text,
            type_=type_,
            valid_until=valid_until,
            whitelist=whitelist,
            min_size=min_size,
            max_size=max_size,
        )

        token_caveat.additional_properties = d
        return token_caveat

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
