from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="SpaceSupportTokenRequest")


@_attrs_define
class SpaceSupportTokenRequest:
    """What to confine a new support token to, and with a `name` how it is kept. Everything is optional; without a body the
    token is the one that the GET mints. Whoever holds the token can confine it further, but never widen it.

        Attributes:
            ttl (int | Unset): Seconds until the token expires. Without it a temporary token lives 24 hours unless
                configured otherwise, and a
                named token for ever. The zone has a longest life for temporary tokens, 7 days at most; more than that is 400
                `invalid_request`.
                 Example: 86400.
            name (str | Unset): What a token is for, in the words of who made it. Example: nightly backup.
            memo (str | Unset): What to remember about a token that has a name; may be empty. Example: Sent to the five
                operators on 23 November.
            usage_limit (int | Unset): How many times a named token may be redeemed, each time by another provider; 1 unless
                given. A temporary token
                is redeemed once, so without `name` this is 400 `invalid_request`.
                 Example: 5.
            consumer (list[str] | Unset): The providers that may redeem the token, or `*` alone for any. Example:
                ['p0kW9sQe2HfUaN4xVtB6Rw'].
            ip (list[str] | Unset): Addresses and networks from which the token may be redeemed. Example: ['192.0.2.0/24',
                '2001:db8::/32'].
            max_size (int | Unset): The largest support, in bytes, that the token may be redeemed for. Less than the
                smallest support of the zone, 1,000,000
                bytes unless configured otherwise, is 400 `invalid_request`.
                 Example: 1099511627776.
            min_size (int | Unset): The smallest support, in bytes, that the token may be redeemed for. At most `maxSize`.
                Example: 1073741824.
    """

    ttl: int | Unset = UNSET
    name: str | Unset = UNSET
    memo: str | Unset = UNSET
    usage_limit: int | Unset = UNSET
    consumer: list[str] | Unset = UNSET
    ip: list[str] | Unset = UNSET
    max_size: int | Unset = UNSET
    min_size: int | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        ttl = self.ttl

        name = self.name

        memo = self.memo

        usage_limit = self.usage_limit

        consumer: list[str] | Unset = UNSET
        if not isinstance(self.consumer, Unset):
            consumer = self.consumer

        ip: list[str] | Unset = UNSET
        if not isinstance(self.ip, Unset):
            ip = self.ip

        max_size = self.max_size

        min_size = self.min_size

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if ttl is not UNSET:
            field_dict["ttl"] = ttl
        if name is not UNSET:
            field_dict["name"] = name
        if memo is not UNSET:
            field_dict["memo"] = memo
        if usage_limit is not UNSET:
            field_dict["usageLimit"] = usage_limit
        if consumer is not UNSET:
            field_dict["consumer"] = consumer
        if ip is not UNSET:
            field_dict["ip"] = ip
        if max_size is not UNSET:
            field_dict["maxSize"] = max_size
        if min_size is not UNSET:
            field_dict["minSize"] = min_size

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        ttl = d.pop("ttl", UNSET)

        name = d.pop("name", UNSET)

        memo = d.pop("memo", UNSET)

        usage_limit = d.pop("usageLimit", UNSET)

        consumer = cast(list[str], d.pop("consumer", UNSET))

        ip = cast(list[str], d.pop("ip", UNSET))

        max_size = d.pop("maxSize", UNSET)

        min_size = d.pop("minSize", UNSET)

        space_support_token_request = cls(
            ttl=ttl,
            name=name,
            memo=memo,
            usage_limit=usage_limit,
            consumer=consumer,
            ip=ip,
            max_size=max_size,
            min_size=min_size,
        )

        return space_support_token_request
