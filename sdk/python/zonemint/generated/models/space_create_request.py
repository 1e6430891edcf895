from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="SpaceCreateRequest")


@_attrs_define
class SpaceCreateRequest:
    """A space to be made.

    Attributes:
        name (str): Name of a space. Need not be unique. Example: Particle physics 2026.
    """

    name: str

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        name = d.pop("name")

        space_create_request = cls(
            name=name,
        )

        return space_create_request
