from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ProviderAccessToken")


@_attrs_define
class ProviderAccessToken:
    """The access token of a provider.

    Attributes:
        token (str): Text of a new token: a libmacaroons V1 macaroon in unpadded base64url. A secret, shown this once
            and never again.
             Example: MDAxNWxvY2F0aW9uIG9uZXpvbmUKMDBhNGlkZW50aWZpZXIgMS5zdXBwb3J0LnRtcC41ZjBjMmE5MWU0N2I4M2Q2LjE3OTU0MzA0MD
            AuMTc5NTUxNjgwMC4xLnExVzhyVDV5VTJpTzlwQTZzRDNmR2gudXNyLVprM3ZUcThuUjFtWHc1Y0o3YllkTGcuOXVlVWVvWkE2S1h4Tmd6bHZxbW
            1yYnpxRV9CUWlhSEVFREMyMXNZMUt1YwowMDFhY2lkIHRpbWUgPCAxNzk1NTE2ODAwCjAwMmZzaWduYXR1cmUg1_Xb5-vfdATgk8Nd-
            8CWXKFS_H_zGnw2crVWqTTmIPcK.
    """

    token: str = _attrs_field(repr=False)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        token = self.token

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "token": token,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        token = d.pop("token")

        provider_access_token = cls(
            token=token,
        )

        provider_access_token.additional_properties = d
        return provider_access_token

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
