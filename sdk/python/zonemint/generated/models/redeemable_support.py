from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.token_subject import TokenSubject


T = TypeVar("T", bound="RedeemableSupport")


@_attrs_define
class RedeemableSupport:
    """A support token that the calling provider could redeem now.

    Attributes:
        subject (TokenSubject): Who issued a token, or whom an access token stands for.
        space_id (str): Id of a space. Example: 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc.
        space_name (str): Name of a space. Need not be unique. Example: Particle physics 2026.
        ttl (int | None): For how many seconds the token is good; null for one that never expires. Example: 82800.
        min_size (int): The smallest support in bytes that would be granted. Example: 1000000.
        uses_left (int): How many more times the token can be redeemed. Example: 1.
        redeemed (bool): Whether the calling provider has redeemed the token already and that support stands. Redeeming
            it again then
            changes nothing.
             Example: False.
        max_size (int | Unset): The largest support in bytes that would be granted; absent where there is no bound.
            Example: 1099511627776.
    """

    subject: TokenSubject
    space_id: str
    space_name: str
    ttl: int | None
    min_size: int
    uses_left: int
    redeemed: bool
    max_size: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        subject = self.subject.to_dict()

        space_id = self.space_id

        space_name = self.space_name

        ttl: int | None
        ttl = self.ttl

        min_size = self.min_size

        uses_left = self.uses_left

        redeemed = self.redeemed

        max_size = self.max_size

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "subject": subject,
                "spaceId": space_id,
                "spaceName": space_name,
                "ttl": ttl,
                "minSize": min_size,
                "usesLeft": uses_left,
                "redeemed": redeemed,
            }
        )
        if max_size is not UNSET:
            field_dict["maxSize"] = max_size

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.token_subject import TokenSubject

        d = dict(src_dict)
        subject = TokenSubject.from_dict(d.pop("subject"))

        space_id = d.pop("spaceId")

        space_name = d.pop("spaceName")

        def _parse_ttl(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        ttl = _parse_ttl(d.pop("ttl"))

        min_size = d.pop("minSize")

        uses_left = d.pop("usesLeft")

        redeemed = d.pop("redeemed")

        max_size = d.pop("maxSize", UNSET)

        redeemable_support = cls(
            subject=subject,
            space_id=space_id,
            space_name=space_name,
            ttl=ttl,
            min_size=min_size,
            uses_left=uses_left,
            redeemed=redeemed,
            max_size=max_size,
        )

        redeemable_support.additional_properties = d
        return redeemable_support

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
