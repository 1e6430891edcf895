from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="SpaceSupportRequest")


@_attrs_define
class SpaceSupportRequest:
    """A support token to be redeemed, and how much storage the space gets for it.

    Attributes:
        token (str): Text of a token as it was handed over, in base64url or in Onezone's "base62" spelling. A secret:
            whoever has it
            can use it.
             Example: MDAxNWxvY2F0aW9uIG9uZXpvbmUKMDBhNGlkZW50aWZpZXIgMS5zdXBwb3J0LnRtcC41ZjBjMmE5MWU0N2I4M2Q2LjE3OTU0MzA0MD
            AuMTc5NTUxNjgwMC4xLnExVzhyVDV5VTJpTzlwQTZzRDNmR2gudXNyLVprM3ZUcThuUjFtWHc1Y0o3YllkTGcuOXVlVWVvWkE2S1h4Tmd6bHZxbW
            1yYnpxRV9CUWlhSEVFREMyMXNZMUt1YwowMDFhY2lkIHRpbWUgPCAxNzk1NTE2ODAwCjAwMmZzaWduYXR1cmUg1_Xb5-vfdATgk8Nd-
            8CWXKFS_H_zGnw2crVWqTTmIPcK.
        size (int): Size of a support in bytes. The zone has a smallest size of its own, 1,000,000 bytes unless
            configured otherwise;
            less than that is 400 `invalid_request`.
             Example: 1073741824.
    """

    token: str = _attrs_field(repr=False)
    size: int

    def to_dict(self) -> dict[str, Any]:
        token = self.token

        size = self.size

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "token": token,
                "size": size,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        token = d.pop("token")

        size = d.pop("size")

        space_support_request = cls(
            token=token,
            size=size,
        )

        return space_support_request
