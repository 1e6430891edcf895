from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="SupportModifyRequest")


@_attrs_define
class SupportModifyRequest:
    """A change of a support.

    Attributes:
        size (int): Size of a support in bytes. The zone has a smallest size of its own, 1,000,000 bytes unless
            configured otherwise;
            less than that is 400 `invalid_request`.
             Example: 1073741824.
    """

    size: int

    def to_dict(self) -> dict[str, Any]:
        size = self.size

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "size": size,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        size = d.pop("size")

        support_modify_request = cls(
            size=size,
        )

        return support_modify_request
