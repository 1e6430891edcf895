from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="SpaceProvider")


@_attrs_define
class SpaceProvider:
    """A provider and the support that it gives to a space.

    Attributes:
        provider_id (str): Id of a provider. Example: p0kW9sQe2HfUaN4xVtB6Rw.
        name (str): Name of a provider. Need not be unique. Example: Storage site Krakow.
        domain (str): Domain name or address under which a provider is reached. Example: storage.example.org.
        size (int): Size of a support in bytes. The zone has a smallest size of its own, 1,000,000 bytes unless
            configured otherwise;
            less than that is 400 `invalid_request`.
             Example: 1073741824.
        since (int): A point in time, in seconds since 1970-01-01T00:00:00Z. Example: 1795430400.
        latitude (float | Unset): Degrees north of the equator, negative to the south. Example: 50.06.
        longitude (float | Unset): Degrees east of Greenwich, negative to the west. Example: 19.94.
    """

    provider_id: str
    name: str
    domain: str
    size: int
    since: int
    latitude: float | Unset = UNSET
    longitude: float | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        provider_id = self.provider_id

        name = self.name

        domain = self.domain

        size = self.size

        since = self.since

        latitude = self.latitude

        longitude = self.longitude

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "providerId": provider_id,
                "name": name,
                "domain": domain,
                "size": size,
                "since": since,
            }
        )
        if latitude is not UNSET:
            field_dict["latitude"] = latitude
        if longitude is not UNSET:
            field_dict["longitude"] = longitude

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        provider_id = d.pop("providerId")

        name = d.pop("name")

        domain = d.pop("domain")

        size = d.pop("size")

        since = d.pop("since")

        latitude = d.pop("latitude", UNSET)

        longitude = d.pop("longitude", UNSET)

        space_provider = cls(
            provider_id=provider_id,
            name=name,
            domain=domain,
            size=size,
            since=since,
            latitude=latitude,
            longitude=longitude,
        )

        space_provider.additional_properties = d
        return space_provider

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
