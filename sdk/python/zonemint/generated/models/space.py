from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.providers_supports import ProvidersSupports


T = TypeVar("T", bound="Space")


@_attrs_define
class Space:
    """A space.

    Attributes:
        space_id (str): Id of a space. Example: 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc.
        name (str): Name of a space. Need not be unique. Example: Particle physics 2026.
        providers_supports (ProvidersSupports): How many bytes each provider gives to the space, by the provider's id.
            Example: {'p0kW9sQe2HfUaN4xVtB6Rw': 1073741824}.
    """

    space_id: str
    name: str
    providers_supports: ProvidersSupports
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        space_id = self.space_id

        name = self.name

        providers_supports = self.providers_supports.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "spaceId": space_id,
                "name": name,
                "providersSupports": providers_supports,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.providers_supports import ProvidersSupports

        d = dict(src_dict)
        space_id = d.pop("spaceId")

        name = d.pop("name")

        providers_supports = ProvidersSupports.from_dict(d.pop("providersSupports"))

        space = cls(
            space_id=space_id,
            name=name,
            providers_supports=providers_supports,
        )

        space.additional_properties = d
        return space

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
