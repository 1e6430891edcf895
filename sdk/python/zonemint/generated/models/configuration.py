from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Configuration")


@_attrs_define
class Configuration:
    """What this server is.

    Attributes:
        name (str): Name of the zone, which is also the location of its tokens. Example: onezone.
        version (str): Version of the server. Example: 0.1.0.
        compatibility (list[str]): The Onezone generations whose clients this server understands. Example: ['3.0.0',
            '17.06', '18.02'].
    """

    name: str
    version: str
    compatibility: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        version = self.version

        compatibility = self.compatibility

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "version": version,
                "compatibility": compatibility,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        name = d.pop("name")

        version = d.pop("version")

        compatibility = cast(list[str], d.pop("compatibility"))

        configuration = cls(
            name=name,
            version=version,
            compatibility=compatibility,
        )

        configuration.additional_properties = d
        return configuration

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
