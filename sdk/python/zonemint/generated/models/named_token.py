from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.token_caveat import TokenCaveat


T = TypeVar("T", bound="NamedToken")


@_attrs_define
class NamedToken:
    """A named support token, without its text. `expiresAt` is absent for one that never expires, `lastUsedAt` for one that
    was not used yet, `revokedAt` for one that is not revoked.

        Attributes:
            token_id (str): Public id of a token. It is no secret, and good for nothing but naming the token. Example:
                Hq2LxUo5yTfA8sVbE0rMwg.
            name (str): What a token is for, in the words of who made it. Example: nightly backup.
            memo (str): What to remember about a token that has a name; may be empty. Example: Sent to the five operators on
                23 November.
            issuer (str): Id of a user. Example: Zk3vTq8nR1mXw5cJ7bYdLg.
            created_at (int): A point in time, in seconds since 1970-01-01T00:00:00Z. Example: 1795430400.
            usage_limit (int): How many times the token may be redeemed. Example: 5.
            uses (int): How many times the token was redeemed. Example: 2.
            revoked (bool): Whether the token is revoked, and therefore refused. Example: False.
            caveats (list[TokenCaveat]): What the token was confined to when it was minted. Its holders may have confined it
                further.
            expires_at (int | Unset): A point in time, in seconds since 1970-01-01T00:00:00Z. Example: 1795430400.
            last_used_at (int | Unset): A point in time, in seconds since 1970-01-01T00:00:00Z. Example: 1795430400.
            revoked_at (int | Unset): A point in time, in seconds since 1970-01-01T00:00:00Z. Example: 1795430400.
    """

    token_id: str
    name: str
    memo: str
    issuer: str
    created_at: int
    usage_limit: int
    uses: int
    revoked: bool
    caveats: list[TokenCaveat]
    expires_at: int | Unset = UNSET
    last_used_at: int | Unset = UNSET
    revoked_at: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        token_id = self.token_id

        name = self.name

        memo = self.memo

        issuer = self.issuer

        created_at = self.created_at

        usage_limit = self.usage_limit

        uses = self.uses

        revoked = self.revoked

        caveats = []
        for caveats_item_data in self.caveats:
            caveats_item = caveats_item_data.to_dict()
            caveats.append(caveats_item)

        expires_at = self.expires_at

        last_used_at = self.last_used_at

        revoked_at = self.revoked_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "tokenId": token_id,
                "name": name,
                "memo": memo,
                "issuer": issuer,
                "createdAt": created_at,
                "usageLimit": usage_limit,
                "uses": uses,
                "revoked": revoked,
                "caveats": caveats,
            }
        )
        if expires_at is not UNSET:
            field_dict["expiresAt"] = expires_at
        if last_used_at is not UNSET:
            field_dict["lastUsedAt"] = last_used_at
        if revoked_at is not UNSET:
            field_dict["revokedAt"] = revoked_at

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.token_caveat import TokenCaveat

        d = dict(src_dict)
        token_id = d.pop("tokenId")

        name = d.pop("name")

        memo = d.pop("memo")

        issuer = d.pop("issuer")

        created_at = d.pop("createdAt")

        usage_limit = d.pop("usageLimit")

        uses = d.pop("uses")

        revoked = d.pop("revoked")

        caveats = []
        _caveats = d.pop("caveats")
        for caveats_item_data in _caveats:
            caveats_item = TokenCaveat.from_dict(caveats_item_data)

            caveats.append(caveats_item)

        expires_at = d.pop("expiresAt", UNSET)

        last_used_at = d.pop("lastUsedAt", UNSET)

        revoked_at = d.pop("revokedAt", UNSET)

        named_token = cls(
            token_id=token_id,
            name=name,
            memo=memo,
            issuer=issuer,
            created_at=created_at,
            usage_limit=usage_limit,
            uses=uses,
            revoked=revoked,
            caveats=caveats,
            expires_at=expires_at,
            last_used_at=last_used_at,
            revoked_at=revoked_at,
        )

        named_token.additional_properties = d
        return named_token

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
