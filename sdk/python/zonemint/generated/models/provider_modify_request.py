from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ProviderModifyRequest")


@_attrs_define
class ProviderModifyRequest:
    """What to change of a provider. What is absent stays as it is.

    Attributes:
        name (str | Unset): Name of a provider. Need not be unique. Example: Storage site Krakow.
        domain (str | Unset): Domain name or address under which a provider is reached. Example: storage.example.org.
        latitude (float | Unset): Degrees north of the equator, negative to the south. Example: 50.06.
        longitude (float | Unset): Degrees east of Greenwich, negative to the west. Example: 19.94.
    """

    name: str | Unset = UNSET
    domain: str | Unset = UNSET
    latitude: float | Unset = UNSET
    longitude: float | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        domain = self.domain

        latitude = self.latitude

        longitude = self.longitude

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if domain is not UNSET:
            field_dict["domain"] = domain
        if latitude is not UNSET:
            field_dict["latitude"] = latitude
        if longitude is not UNSET:
            field_dict["longitude"] = longitude

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        name = d.pop("name", UNSET)

        domain = d.pop("domain", UNSET)

        latitude = d.pop("latitude", UNSET)

        longitude = d.pop("longitude", UNSET)

        provider_modify_request = cls(
            name=name,
            domain=domain,
            latitude=latitude,
            longitude=longitude,
        )

        return provider_modify_request
