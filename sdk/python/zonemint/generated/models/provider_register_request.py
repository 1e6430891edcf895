from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ProviderRegisterRequest")


@_attrs_define
class ProviderRegisterRequest:
    """A provider to be registered.

    Attributes:
        name (str): Name of a provider. Need not be unique. Example: Storage site Krakow.
        domain (str): Domain name or address under which a provider is reached. Example: storage.example.org.
        latitude (float | Unset): Degrees north of the equator, negative to the south. Example: 50.06.
        longitude (float | Unset): Degrees east of Greenwich, negative to the west. Example: 19.94.
        token (str | Unset): Text of a token as it was handed over, in base64url or in Onezone's "base62" spelling. A
            secret: whoever has it
            can use it.
             Example: MDAxNWxvY2F0aW9uIG9uZXpvbmUKMDBhNGlkZW50aWZpZXIgMS5zdXBwb3J0LnRtcC41ZjBjMmE5MWU0N2I4M2Q2LjE3OTU0MzA0MD
            AuMTc5NTUxNjgwMC4xLnExVzhyVDV5VTJpTzlwQTZzRDNmR2gudXNyLVprM3ZUcThuUjFtWHc1Y0o3YllkTGcuOXVlVWVvWkE2S1h4Tmd6bHZxbW
            1yYnpxRV9CUWlhSEVFREMyMXNZMUt1YwowMDFhY2lkIHRpbWUgPCAxNzk1NTE2ODAwCjAwMmZzaWduYXR1cmUg1_Xb5-vfdATgk8Nd-
            8CWXKFS_H_zGnw2crVWqTTmIPcK.
    """

    name: str
    domain: str
    latitude: float | Unset = UNSET
    longitude: float | Unset = UNSET
    token: str | Unset = _attrs_field(default=UNSET, repr=False)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        domain = self.domain

        latitude = self.latitude

        longitude = self.longitude

        token = self.token

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "domain": domain,
            }
        )
        if latitude is not UNSET:
            field_dict["latitude"] = latitude
        if longitude is not UNSET:
            field_dict["longitude"] = longitude
        if token is not UNSET:
            field_dict["token"] = token

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        name = d.pop("name")

        domain = d.pop("domain")

        latitude = d.pop("latitude", UNSET)

        longitude = d.pop("longitude", UNSET)

        token = d.pop("token", UNSET)

        provider_register_request = cls(
            name=name,
            domain=domain,
            latitude=latitude,
            longitude=longitude,
            token=token,
        )

        return provider_register_request
