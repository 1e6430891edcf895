from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.invite_type import InviteType, check_invite_type
from ..types import UNSET, Unset

T = TypeVar("T", bound="InviteTokenVerifyRequest")


@_attrs_define
class InviteTokenVerifyRequest:
    """A support token, and what it is to be redeemed for.

    Attributes:
        token (str): Text of a token as it was handed over, in base64url or in Onezone's "base62" spelling. A secret:
            whoever has it
            can use it.
             Example: MDAxNWxvY2F0aW9uIG9uZXpvbmUKMDBhNGlkZW50aWZpZXIgMS5zdXBwb3J0LnRtcC41ZjBjMmE5MWU0N2I4M2Q2LjE3OTU0MzA0MD
            AuMTc5NTUxNjgwMC4xLnExVzhyVDV5VTJpTzlwQTZzRDNmR2gudXNyLVprM3ZUcThuUjFtWHc1Y0o3YllkTGcuOXVlVWVvWkE2S1h4Tmd6bHZxbW
            1yYnpxRV9CUWlhSEVFREMyMXNZMUt1YwowMDFhY2lkIHRpbWUgPCAxNzk1NTE2ODAwCjAwMmZzaWduYXR1cmUg1_Xb5-vfdATgk8Nd-
            8CWXKFS_H_zGnw2crVWqTTmIPcK.
        size (int | Unset): Size of a support in bytes. The zone has a smallest size of its own, 1,000,000 bytes unless
            configured otherwise;
            less than that is 400 `invalid_request`.
             Example: 1073741824.
        peer_ip (str | Unset): The IPv4 or IPv6 address that the token would be redeemed from; without it that of this
            request. Example: 192.0.2.7.
        expected_invite_type (InviteType | Unset): What the token is expected to invite to. Providers are invited to
            support a space, and to nothing else. Example: supportSpace.
    """

    token: str = _attrs_field(repr=False)
    size: int | Unset = UNSET
    peer_ip: str | Unset = UNSET
    expected_invite_type: InviteType | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        token = self.token

        size = self.size

        peer_ip = self.peer_ip

        expected_invite_type: str | Unset = UNSET
        if not isinstance(self.expected_invite_type, Unset):
            expected_invite_type = self.expected_invite_type

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "token": token,
            }
        )
        if size is not UNSET:
            field_dict["size"] = size
        if peer_ip is not UNSET:
            field_dict["peerIp"] = peer_ip
        if expected_invite_type is not UNSET:
            field_dict["expectedInviteType"] = expected_invite_type

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        token = d.pop("token")

        size = d.pop("size", UNSET)

        peer_ip = d.pop("peerIp", UNSET)

        _expected_invite_type = d.pop("expectedInviteType", UNSET)
        expected_invite_type: InviteType | Unset
        if isinstance(_expected_invite_type, Unset):
            expected_invite_type = UNSET
        else:
            expected_invite_type = check_invite_type(_expected_invite_type)

        invite_token_verify_request = cls(
            token=token,
            size=size,
            peer_ip=peer_ip,
            expected_invite_type=expected_invite_type,
        )

        return invite_token_verify_request
