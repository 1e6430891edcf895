from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="TokenRevokeRequest")


@_attrs_define
class TokenRevokeRequest:
    """The token to be revoked, either by its text, `token`, or by its id and its space, `tokenId` and `spaceId`.

    Attributes:
        token (str | Unset): Text of a token as it was handed over, in base64url or in Onezone's "base62" spelling. A
            secret: whoever has it
            can use it.
             Example: MDAxNWxvY2F0aW9uIG9uZXpvbmUKMDBhNGlkZW50aWZpZXIgMS5zdXBwb3J0LnRtcC41ZjBjMmE5MWU0N2I4M2Q2LjE3OTU0MzA0MD
            AuMTc5NTUxNjgwMC4xLnExVzhyVDV5VTJpTzlwQTZzRDNmR2gudXNyLVprM3ZUcThuUjFtWHc1Y0o3YllkTGcuOXVlVWVvWkE2S1h4Tmd6bHZxbW
            1yYnpxRV9CUWlhSEVFREMyMXNZMUt1YwowMDFhY2lkIHRpbWUgPCAxNzk1NTE2ODAwCjAwMmZzaWduYXR1cmUg1_Xb5-vfdATgk8Nd-
            8CWXKFS_H_zGnw2crVWqTTmIPcK.
        token_id (str | Unset): Public id of a token. It is no secret, and good for nothing but naming the token.
            Example: Hq2LxUo5yTfA8sVbE0rMwg.
        space_id (str | Unset): Id of a space. Example: 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc.
    """

    token: str | Unset = _attrs_field(default=UNSET, repr=False)
    token_id: str | Unset = UNSET
    space_id: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        token = self.token

        token_id = self.token_id

        space_id = self.space_id

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if token is not UNSET:
            field_dict["token"] = token
        if token_id is not UNSET:
            field_dict["tokenId"] = token_id
        if space_id is not UNSET:
            field_dict["spaceId"] = space_id

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        token = d.pop("token", UNSET)

        token_id = d.pop("tokenId", UNSET)

        space_id = d.pop("spaceId", UNSET)

        token_revoke_request = cls(
            token=token,
            token_id=token_id,
            space_id=space_id,
        )

        return token_revoke_request
