from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="AuditRecord")


@_attrs_define
class AuditRecord:
    """One thing that somebody did, or tried to do.

    Attributes:
        seq (int): Number of the record. It rises with every record of the zone; numbers may be left out. Example: 481.
        at (int): A point in time, in seconds since 1970-01-01T00:00:00Z. Example: 1795430400.
        caller (str): Who it was: `usr-` and the id of a user, `prv-` and the id of a provider, `anonymous`, or
            `operator` for a command
            on the server itself.
             Example: prv-p0kW9sQe2HfUaN4xVtB6Rw.
        action (str): What was done, mostly by the name of the operation. Example: provider_space_support.
        object_ (str): What it was done to, such as `space/ID` or `user/ID`; empty for the zone itself. Example:
            space/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc.
        result (str): `ok`, or why it was refused, in words. Example: ok.
        address (str | Unset): From where; absent where it is not known. Example: 192.0.2.7.
        request_id (str | Unset): The `X-Request-Id` of the request; absent for a command on the server itself. Example:
            bzS6riZ-9VXr3kTjV8Kg.
        space_id (str | Unset): Id of a space. Example: 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc.
        token_id (str | Unset): Public id of a token. It is no secret, and good for nothing but naming the token.
            Example: Hq2LxUo5yTfA8sVbE0rMwg.
        detail (str | Unset): More about it; never a secret. Example: size 1073741824.
    """

    seq: int
    at: int
    caller: str
    action: str
    object_: str
    result: str
    address: str | Unset = UNSET
    request_id: str | Unset = UNSET
    space_id: str | Unset = UNSET
    token_id: str | Unset = UNSET
    detail: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        seq = self.seq

        at = self.at

        caller = self.caller

        action = self.action

        object_ = self.object_

        result = self.result

        address = self.address

        request_id = self.request_id

        space_id = self.space_id

        token_id = self.token_id

        detail = self.detail

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "seq": seq,
                "at": at,
                "caller": caller,
                "action": action,
                "object": object_,
                "result": result,
            }
        )
        if address is not UNSET:
            field_dict["address"] = address
        if request_id is not UNSET:
            field_dict["requestId"] = request_id
        if space_id is not UNSET:
            field_dict["spaceId"] = space_id
        if token_id is not UNSET:
            field_dict["tokenId"] = token_id
        if detail is not UNSET:
            field_dict["detail"] = detail

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        seq = d.pop("seq")

        at = d.pop("at")

        caller = d.pop("caller")

        action = d.pop("action")

        object_ = d.pop("object")

        result = d.pop("result")

        address = d.pop("address", UNSET)

        request_id = d.pop("requestId", UNSET)

        space_id = d.pop("spaceId", UNSET)

        token_id = d.pop("tokenId", UNSET)

        detail = d.pop("detail", UNSET)

        audit_record = cls(
            seq=seq,
            at=at,
            caller=caller,
            action=action,
            object_=object_,
            result=result,
            address=address,
            request_id=request_id,
            space_id=space_id,
            token_id=token_id,
            detail=detail,
        )

        audit_record.additional_properties = d
        return audit_record

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
