from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.caveat_type import CaveatType, check_caveat_type
from ..types import UNSET, Unset

T = TypeVar("T", bound="Caveat")


@_attrs_define
class Caveat:
    """A restriction to be added to a token. It has the fields of its type and no others: `validUntil` for `time`,
    `whitelist`
    for `ip` and `consumer`, `minSize` or `maxSize` or both for `size`.

        Attributes:
            type_ (CaveatType): What a caveat restricts: until when (`time`), from where (`ip`), by which providers
                (`consumer`), or for how many bytes
                (`size`) the token is good.
                 Example: size.
            valid_until (int | Unset): A point in time, in seconds since 1970-01-01T00:00:00Z. Example: 1795430400.
            whitelist (list[str] | Unset): For `ip` addresses and networks. For `consumer` ids of providers, or `*` alone
                for any.
                 Example: ['p0kW9sQe2HfUaN4xVtB6Rw'].
            min_size (int | Unset): The smallest support in bytes. At most `maxSize`. Example: 1073741824.
            max_size (int | Unset): The largest support in bytes. Example: 1099511627776.
    """

    type_: CaveatType
    valid_until: int | Unset = UNSET
    whitelist: list[str] | Unset = UNSET
    min_size: int | Unset = UNSET
    max_size: int | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        type_: str = self.type_

        valid_until = self.valid_until

        whitelist: list[str] | Unset = UNSET
        if not isinstance(self.whitelist, Unset):
            whitelist = self.whitelist

        min_size = self.min_size

        max_size = self.max_size

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
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
        type_ = check_caveat_type(d.pop("type"))

        valid_until = d.pop("validUntil", UNSET)

        whitelist = cast(list[str], d.pop("whitelist", UNSET))

        min_size = d.pop("minSize", UNSET)

        max_size = d.pop("maxSize", UNSET)

        caveat = cls(
            type_=type_,
            valid_until=valid_until,
            whitelist=whitelist,
            min_size=min_size,
            max_size=max_size,
        )

        return caveat
