from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.caveat import Caveat


T = TypeVar("T", bound="TokenConfineRequest")


@_attrs_define
class TokenConfineRequest:
    """A token and what to confine it to.

    Attributes:
        token (str): Text of a token as it was handed over, in base64url or in Onezone's "base62" spelling. A secret:
            whoever has it
            can use it.
             Example: MDAxNWxvY2F0aW9uIG9uZXpvbmUKMDBhNGlkZW50aWZpZXIgMS5zdXBwb3J0LnRtcC41ZjBjMmE5MWU0N2I4M2Q2LjE3OTU0MzA0MD
            AuMTc5NTUxNjgwMC4xLnExVzhyVDV5VTJpTzlwQTZzRDNmR2gudXNyLVprM3ZUcThuUjFtWHc1Y0o3YllkTGcuOXVlVWVvWkE2S1h4Tmd6bHZxbW
            1yYnpxRV9CUWlhSEVFREMyMXNZMUt1YwowMDFhY2lkIHRpbWUgPCAxNzk1NTE2ODAwCjAwMmZzaWduYXR1cmUg1_Xb5-vfdATgk8Nd-
            8CWXKFS_H_zGnw2crVWqTTmIPcK.
        caveats (list[Caveat]): The caveats to add. A token can have 32 in all, those that it has already included, and
            8192 bytes.
    """

    token: str = _attrs_field(repr=False)
    caveats: list[Caveat]

    def to_dict(self) -> dict[str, Any]:
        token = self.token

        caveats = []
        for caveats_item_data in self.caveats:
            caveats_item = caveats_item_data.to_dict()
            caveats.append(caveats_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "token": token,
                "caveats": caveats,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.caveat import Caveat

        d = dict(src_dict)
        token = d.pop("token")

        caveats = []
        _caveats = d.pop("caveats")
        for caveats_item_data in _caveats:
            caveats_item = Caveat.from_dict(caveats_item_data)

            caveats.append(caveats_item)

        token_confine_request = cls(
            token=token,
            caveats=caveats,
        )

        return token_confine_request
