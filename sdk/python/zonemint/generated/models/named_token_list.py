from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.named_token import NamedToken


T = TypeVar("T", bound="NamedTokenList")


@_attrs_define
class NamedTokenList:
    """A page of the named tokens of a space.

    Attributes:
        tokens (list[NamedToken]): The tokens, without their texts.
        next_cursor (str | Unset): A place in a list. Opaque. Example: OXVlVWVvWkE2S1h4Tmd6bHZxbW1yYg.
    """

    tokens: list[NamedToken]
    next_cursor: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        tokens = []
        for tokens_item_data in self.tokens:
            tokens_item = tokens_item_data.to_dict()
            tokens.append(tokens_item)

        next_cursor = self.next_cursor

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "tokens": tokens,
            }
        )
        if next_cursor is not UNSET:
            field_dict["nextCursor"] = next_cursor

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.named_token import NamedToken

        d = dict(src_dict)
        tokens = []
        _tokens = d.pop("tokens")
        for tokens_item_data in _tokens:
            tokens_item = NamedToken.from_dict(tokens_item_data)

            tokens.append(tokens_item)

        next_cursor = d.pop("nextCursor", UNSET)

        named_token_list = cls(
            tokens=tokens,
            next_cursor=next_cursor,
        )

        named_token_list.additional_properties = d
        return named_token_list

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
