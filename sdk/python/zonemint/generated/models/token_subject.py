from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.subject_type import SubjectType, check_subject_type

T = TypeVar("T", bound="TokenSubject")


@_attrs_define
class TokenSubject:
    """Who issued a token, or whom an access token stands for.

    Attributes:
        type_ (SubjectType): Whether a subject is a user or a provider. Example: user.
        id (str): Id of the user or the provider. Example: Zk3vTq8nR1mXw5cJ7bYdLg.
    """

    type_: SubjectType
    id: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_: str = self.type_

        id = self.id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "id": id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        type_ = check_subject_type(d.pop("type"))

        id = d.pop("id")

        token_subject = cls(
            type_=type_,
            id=id,
        )

        token_subject.additional_properties = d
        return token_subject

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
